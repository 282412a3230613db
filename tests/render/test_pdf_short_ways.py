"""The short ways of the renderer give what the long ways give."""

from __future__ import annotations

from functools import cache

import pytest
from larder_lane import larder_lane

from credo_builder.compose.document import Look, Text
from credo_builder.render.pdf import archive, build, text
from credo_builder.render.pdf.theme import theme

STYLES = ("h1", "h2", "lede", "body", "text", "small", "cell", "cell_statement", "quote")
SENTENCES = (
    "Hello.",
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
    monkeypatch.setattr(text, "_plain", lambda *_arguments: None)

    assert text.set_lines((Text(sentence),), style, width, palette) == short


def test_the_file_is_the_one_the_library_writes(monkeypatch):
    """Objects, their places and the end of the file are byte for byte the library's."""
    written = build(larder_lane(), Look())
    monkeypatch.setattr(archive, "file_bytes", lambda document: type(document).format(document))

    assert build(larder_lane(), Look()) == written
