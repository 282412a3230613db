"""Pictures are checked, and written anew without what their makers left in them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from credo_builder.compose.document import Document, Facts, Image, Look, Section
from credo_builder.errors import PictureRefused
from credo_builder.render.pdf import build
from credo_builder.render.pdf.pictures import checked


def saved(picture, kind="PNG", **options):
    kept = BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header_only(wide, high):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"")


@pytest.mark.parametrize("size", [(9000, 10), (5000, 4000)])
def test_too_large_is_refused_before_it_is_opened(size):
    """A picture beyond the limits is refused by what its header says."""
    with pytest.raises(PictureRefused, match=f"{size[0]} by {size[1]}"):
        checked(header_only(*size))


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", b"GIF89a" + bytes(40), header_only(10, 10), b"\x89PNG\r\n\x1a\n"]
)
def test_no_picture_is_refused(content):
    """What is no whole PNG or JPEG is refused with a sentence that says what to do."""
    with pytest.raises(PictureRefused, match="Save it"):
        checked(content)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_png_becomes_srgb(mode):
    """Any kind of PNG is drawn in red, green and blue, with alpha where it has any."""
    picture = checked(saved(Pillow.new(mode, (4, 4))))

    assert picture.mode == ("RGBA" if mode in {"LA", "RGBA"} else "RGB")


def test_cmyk_becomes_srgb():
    """A JPEG for printers is turned into screen colours."""
    assert "RGB" == checked(saved(Pillow.new("CMYK", (4, 4)), "JPEG")).mode


def test_nothing_but_pixels_is_kept():
    """A comment in the picture does not reach the document."""
    notes = PngInfo()
    notes.add_text("Comment", "taken at home by Maya")
    content = saved(Pillow.new("RGB", (4, 4)), pnginfo=notes)
    section = Section("one", "One", (Image(content, 4, 4, "A square"),))
    made = build(Document(Facts("a", "b"), (section,)), Look())

    assert b"taken at home" in content
    assert b"taken at home" not in made
