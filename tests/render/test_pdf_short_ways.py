"""The short ways of the renderer give what the long ways give."""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from larder_lane import larder_lane
from pypdf import PdfReader

from credo_builder.compose.document import Look, Text
from credo_builder.render.pdf import build, text
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.sheets import Sheet
from credo_builder.render.pdf.theme import theme

STYLES = ("h1", "h2", "lede", "body", "text", "small", "cell", "cell_statement", "quote")
SENTENCES = (
    "Hello.",
    "“Good morning” – it’s what we say, café or not: naïve, but it works… every single day",
    "Someone looks up and says hello before the door has closed behind you, and means it.",
    " Two  spaces   here, and one at the end ",
    "A (bracket), a \\ backslash and a wordthatiswiderthananycolumncouldeverbeonpaperofthissize.",
    "It ends on a very short word, which would stand on a line of its own if it were let be: so",
)


@cache
def look():
    return theme(Look())


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("width", [60, 140, 290])
def test_plain_words_break_as_any_others(monkeypatch, sentence, name, width):
    """A paragraph of one setting has the same lines, of the same width, either way."""
    style, palette = look()[name], look().palette
    short = text.set_lines((Text(sentence),), style, width, palette)
    monkeypatch.setattr(text, "plain_words", lambda *_arguments: None)
    long = text.set_lines((Text(sentence),), style, width, palette)

    assert [[f._replace(width=0) for f in line] for line in long] == [
        [f._replace(width=0) for f in line] for line in short
    ]
    assert [line_width(line) for line in short] == pytest.approx([line_width(x) for x in long])


def test_a_file_reads_as_other_libraries_read_it():
    """Objects packed together are found again by two readers, each page with its words."""
    content = build(larder_lane(), Look())
    with pikepdf.open(BytesIO(content)) as pdf:
        packed = sum(1 for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/N" in o)
        pages = len(pdf.pages)
    reader = PdfReader(BytesIO(content), strict=True)

    assert packed > 1
    assert pages == len(reader.pages)
    assert all(page.extract_text().strip() for page in reader.pages)


def test_what_is_drawn_late_is_on_its_page():
    """A sheet closed early and drawn on again is one stream, short or long."""
    for late in ("", "0 0 m", "0 0 m 9 9 l S\n" * 99):
        sheet = Sheet(0, 100, 100, code=["1 0 0 rg", "q"])
        sheet.close()
        sheet.code += [late] if late else []
        drawn = "1 0 0 rg\nq\n" + (late + "\n" if late else "")

        assert drawn == zlib.decompress(sheet.stream()).decode("latin-1")
