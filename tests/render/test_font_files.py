"""Fonts read table by table are what the library reads number by number."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfbase.ttfonts import TTFError

from credo_builder import assets
from credo_builder.render.pdf.fontfile import FontFile

LIBRARYS = FontFile.__mro__[1]
NOT_COMPARED = {"_pdfScale", "_pos", "glyphToChar"}
"""A function of its own in each, where reading ended, and what nobody asks for."""


def told(face):
    return {name: held for name, held in vars(face).items() if name not in NOT_COMPARED}


@pytest.mark.parametrize("name", assets.names("fonts", ".ttf"))
def test_each_shipped_font_is_read_as_the_library_reads_it(name):
    """Characters, widths, places of glyphs and measures are the same."""
    content = assets.read_bytes(f"fonts/{name}")

    assert told(LIBRARYS(BytesIO(content))) == told(FontFile(BytesIO(content)))


@pytest.mark.parametrize("table", [b"cmap", b"hmtx", b"loca", b"head"])
def test_a_font_without_a_table_is_refused_or_read_like_the_library(table):
    """Where the library says that a font is damaged, so does this."""
    content = assets.read_bytes("fonts/NotoSansHebrew-Regular.ttf")
    damaged = content.replace(table, b"none", 1)
    try:
        LIBRARYS(BytesIO(damaged))
    except (TTFError, KeyError):
        with pytest.raises((TTFError, KeyError)):
            FontFile(BytesIO(damaged))
    else:
        FontFile(BytesIO(damaged))


def test_a_font_that_ends_too_soon_is_refused():
    """Half a file is no font."""
    content = assets.read_bytes("fonts/NotoSansHebrew-Regular.ttf")

    with pytest.raises((TTFError, KeyError)):
        FontFile(BytesIO(content[:400]))
