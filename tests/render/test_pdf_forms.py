"""Forms: fields with names, heard and filled in, in the order of reading."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont

from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.document import (
    Column,
    Columns,
    Document,
    Facts,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render import pdf

STATES = ("1", "2", "3")
TYPED = "Élodie Größe – “yes” €5"


def circles(name: str) -> tuple[tuple[Marks, ...], ...]:
    return tuple((Marks(name, "We help", (one,), shown=False),) for one in STATES)


def form(language: str = "en-GB") -> bytes:
    """Return a form with every kind of field, two of them side by side."""
    rows = tuple(Row(((Paragraph((Text("We help"),)),), *circles(f"s{n}"))) for n in (1, 2))
    table = Table(
        (Column("Statement"), *(Column(one, 14) for one in STATES)), (RowGroup(rows),), "Table"
    )
    blocks = (
        Blank("name", "Your name"),
        Columns(((Blank("left", "Left"),), (Blank("right", spoken="Right", lines=4),)), (1, 1)),
        table,
        Marks("own", "Own view", ("1", "2", "a b"), said=("low", "high", "other")),
        Marks("seen", "Seen", ("Seen",), kind="tick"),
    )
    section = Section("form", "A form", blocks, layout="plain")
    return pdf.build(Document(Facts("Org", "A form"), (section,), language), Look())


@pytest.fixture(scope="module")
def made() -> bytes:
    return form()


def test_each_field_has_a_name_and_words_to_be_heard(made):
    """A program finds fields by their names, a screen reader by their words."""
    fields = pypdf.PdfReader(BytesIO(made)).get_fields()
    about = {name: one["/TU"] for name, one in fields.items()}

    assert {
        "name": "Your name", "left": "Left", "right": "Right", "s1": "We help", "s2": "We help",
        "own": "Own view", "seen": "Seen",
    } == about  # fmt: skip
    assert ["/1", "/2", "/3"] == fields["s1"]["/_States_"]
    assert ["/1", "/2", "/m3"] == fields["own"]["/_States_"]


def test_every_circle_says_what_it_stands_for(made):
    """Whoever tabs through circles hears which one has the focus."""
    with pikepdf.open(BytesIO(made)) as document:
        heard = [str(one.TU) for one in document.pages[0].Annots]

    assert ["Own view: low", "Own view: high", "Own view: other", "Seen"] == heard[-4:]


def test_what_is_typed_is_shown(made, tmp_path):
    """Words with accents and signs, and marks, stay in the file and are seen on the page."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(made))
    values = {"left": TYPED, "right": "One\nTwo", "s2": "/3", "seen": "/Yes"}
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False)
    file = tmp_path / "filled.pdf"
    writer.write(file)
    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)

    kept = pypdf.PdfReader(file).get_fields()
    assert values == {name: kept[name]["/V"] for name in values}
    assert TYPED in said.stdout
    assert "Two" in said.stdout
    assert blackness(file, tmp_path) > blackness(written(made, tmp_path), tmp_path)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("pl-PL", "Zażółć gęślą jaźń"),
        ("tr-TR", "Şık İğne ışık"),
        ("el-GR", "Καλημέρα σας"),
        ("uk-UA", "Щира подяка, її"),
        ("lv-LV", "Ēst šķiņķi"),
    ],
)
def test_letters_of_the_document_language_can_be_typed(language, typed, tmp_path):
    """What is typed in the language of the form comes back as it was, letter by letter."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(form(language)))
    writer.update_page_form_field_values(writer.pages[0], {"left": typed}, auto_regenerate=False)
    file = tmp_path / "filled.pdf"
    writer.write(file)
    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)

    assert typed in said.stdout


def written(content: bytes, folder: Path) -> Path:
    file = folder / "empty.pdf"
    file.write_bytes(content)
    return file


def blackness(file: Path, folder: Path) -> int:
    """Return how many dark points the page has."""
    subprocess.run(["pdftoppm", "-gray", "-r", "40", file, folder / file.stem], check=True)
    picture = next(folder.glob(f"{file.stem}*.pgm")).read_bytes()
    return sum(1 for point in picture.split(b"\n", 3)[3] if point < 128)


@pytest.mark.parametrize("language", ["en-GB", "ar-EG"])
def test_tab_moves_in_the_order_of_reading(language):
    """The order of fields on the page, and that of the structure tree, are the same."""
    with pikepdf.open(BytesIO(form(language))) as document:
        page = document.pages[0]
        places = [one.objgen for one in page.Annots]
        told = [found.objgen for found in references(document.Root.StructTreeRoot.K[0])]

        assert places == told
        assert "/S" == page.Tabs
        assert "/NeedAppearances" not in document.Root.AcroForm


def references(node):
    """Yield the widgets of the structure tree, in its order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/OBJR":
                assert "/Form" == node.S
                yield kid.Obj
            else:
                yield from references(kid)


def test_the_font_of_fields_has_every_letter_it_names(made):
    """All letters of the encoding can be typed, each as wide as it is drawn."""
    with pikepdf.open(BytesIO(made)) as document:
        font = document.Root.AcroForm.DR.Font.Field
        file = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()), checkChecksums=2)
        characters = file.getBestCmap()
        letters = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)}
        widths = {code: int(wide) for code, wide in enumerate(font.Widths, 32)}

        for code, letter in letters.items():
            if letter and code != 0x7F:
                glyph = characters[ord(letter)]
                assert widths[code] == pytest.approx(file["hmtx"][glyph][0], abs=1)
