"""Word files by the rules of their format, as a program of other makers reads them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import hostile
import pytest
import world_projects
from openxml_audit import FileFormat, OpenXmlValidator
from word_text import W, paragraphs, part

from credo_builder.app.starters import example
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Column,
    Document,
    Facts,
    Heading,
    ListBlock,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.render import word

LONG = "W" * 10_000
WORST = (
    f"</w:t> & ]]> <script> %s {{0}} \0 \x0b \x1f \x7f \ud800 \udfff \ufffe \uffff \u202e {LONG}"
)
PROJECTS = {
    "example": example,
    "empty": lambda: Project(project_id=new_id("prj")),
    "hostile": hostile.project,
    "Arabic": lambda: world_projects.project_in("ar-EG"),
    "Japanese": lambda: world_projects.project_in("ja-JP"),
}


@pytest.fixture(scope="module")
def judge():
    """A validator of the format, as Word has read it since 2013."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2013)


def faults(judge, content, folder):
    """Return what the validator finds wrong with a file, in its words."""
    path = folder / "judged.docx"
    path.write_bytes(content)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in judge.validate(path).errors]


def made(project):
    return word.build(compose(project, "full"), look(project))


@pytest.mark.parametrize("name", PROJECTS)
def test_word_has_nothing_to_repair(judge, tmp_path, name):
    """Every element stands where the format has it, and every reference leads somewhere."""
    assert [] == faults(judge, made(PROJECTS[name]()), tmp_path)


def test_an_element_out_of_its_place_is_noticed(judge, tmp_path):
    """The judge bites: a border behind the spacing is named."""
    content = made(PROJECTS["empty"]())
    spoilt = spoil(content, b"<w:pPr><w:pStyle", b'<w:pPr><w:jc w:val="left"/><w:pStyle')

    assert faults(judge, spoilt, tmp_path)


def spoil(content, old, new):
    """Return the file with *old* replaced in its body."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as there, zipfile.ZipFile(file, "w") as again:
        for name in there.namelist():
            text = there.read(name)
            again.writestr(name, text.replace(old, new) if name == "word/document.xml" else text)
    return file.getvalue()


def test_the_worst_text_is_printed_as_it_is(judge, tmp_path):
    """Markup, controls, halves of characters and words of 10,000 letters harm no part."""
    cell = (Paragraph((Text(WORST, link="#x\0y"),), "text"),)
    blocks = (
        Heading(2, (Text(WORST),), anchor=WORST),
        Paragraph((Text(WORST, link="javascript:alert(1)", strong=True),)),
        Paragraph((Text("out", link=f"https://example.org/{LONG}"),)),
        ListBlock((cell,), "number"),
        Table((Column(WORST, 10), Column("", spoken=WORST)),
              (RowGroup((Row((cell, cell), anchor="x\0y"),), WORST, WORST),), WORST),
    )  # fmt: skip
    facts = Facts(WORST, WORST, *[WORST] * 5, author=WORST, keywords=WORST, motto=WORST)
    sections = (Section("cover", WORST, (), layout="cover"), Section(WORST, WORST, blocks, WORST))
    content = word.build(Document(facts, sections, words={"draft": WORST}), Look())
    said = "\n".join(paragraphs(content))

    assert [] == faults(judge, content, tmp_path)
    assert "</w:t> & ]]> <script> %s {0}" in said
    assert LONG in said
    assert b"javascript" not in content


def test_arabic_reads_from_the_right():
    """Paragraphs, tables and pages are turned round, and the letters say what they are."""
    root = part(made(PROJECTS["Arabic"]()), "word/document.xml")
    latin = re.compile("[A-Za-z]")
    said = {one: "".join(t.text or "" for t in one.iter(f"{W}t")) for one in root.iter(f"{W}p")}
    arabic = [one for one, text in said.items() if text.strip() and not latin.search(text)]
    english = [one for one, text in said.items() if text == "How we know"]

    assert len(arabic) > 50
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in arabic)
    assert any(one.find(f"{W}pPr/{W}bidi") is None for one in english)
    assert all(one.find(f"{W}tblPr/{W}bidiVisual") is not None for one in root.iter(f"{W}tbl"))
    assert all(one.find(f"{W}bidi") is not None for one in root.iter(f"{W}sectPr"))
    assert len(list(root.iter(f"{W}rtl"))) > 100
    assert {"ar-EG"} >= {one.get(f"{W}bidi") for one in root.iter(f"{W}lang")} - {None, "ar-SA"}


def test_japanese_is_called_by_its_name():
    """Letters of East Asia are spoken in the document's language, in a font that holds them."""
    content = made(PROJECTS["Japanese"]())
    styles = part(content, "word/styles.xml")
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    said = {one.get(f"{W}eastAsia") for one in part(content, "word/document.xml").iter(f"{W}lang")}

    assert "Yu Gothic" == fonts.get(f"{W}eastAsia")
    assert "ja-JP" in said
