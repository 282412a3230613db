"""The rows of a PNG go into a document as they are, and only where they say it all."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image as Pillow

from credo_builder.compose.document import Document, Facts, Image, Look, Section
from credo_builder.render.pdf import build
from credo_builder.render.pdf.png_rows import rows_of

WIDE, HIGH = 23, 17


def saved(picture, **options):
    kept = BytesIO()
    picture.save(kept, "PNG", **options)
    return kept.getvalue()


def drawn(mode):
    """Return a picture of slopes and specks, which a PNG writer stores in different ways."""
    picture, chance = Pillow.new(mode, (WIDE, HIGH)), random.Random(7)
    for y in range(HIGH):
        for x in range(WIDE):
            slope = (x * 9 % 256, y * 13 % 256, (x + y) * 5 % 256, 255 - x * 4)
            specks = tuple(chance.randrange(256) for _ in slope)
            picture.putpixel((x, y), (specks if y > 11 else slope)[: len(mode)])
    return picture


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(raw, *, kind=2, depth=8, woven=0, more=b""):
    """Return a PNG of 2 by 2 pixels whose rows are *raw*."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, depth, kind, 0, 0, woven))
    body = chunk(b"IDAT", zlib.compress(raw))
    return b"\x89PNG\r\n\x1a\n" + head + more + body + chunk(b"IEND", b"")


def rows(content):
    return rows_of(content, most=1000, longest=100)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_every_pixel_reaches_the_document(mode):
    """A reader of the document finds the very pixels of the picture, and how clear each is."""
    picture = drawn(mode)
    section = Section("one", "One", (Image(saved(picture), 40, 40, "Slopes and specks"),))
    with pikepdf.open(BytesIO(build(Document(Facts("a", "b"), (section,)), Look()))) as file:
        (image,) = (i for page in file.pages for i in page.get_images().values())
        colour = image.read_bytes()
        clear = image.SMask.read_bytes() if mode == "RGBA" else None

    assert picture.convert("RGB").tobytes() == colour
    assert (picture.getchannel("A").tobytes() if mode == "RGBA" else None) == clear


WHOLE = bytes(14)
OTHERS = {
    "no picture": b"no picture",
    "cut off": png(WHOLE)[:-20],
    "changed": png(WHOLE).replace(b"IDATx", b"IDATy"),
    "too short": png(WHOLE[:-1]),
    "too long": png(WHOLE + b"\0"),
    "an unknown way of telling bytes": png(b"\5" + WHOLE[1:]),
    "grey": png(bytes(6), kind=0),
    "sixteen bits": png(bytes(26), depth=16),
    "woven": png(WHOLE, woven=1),
    "one colour clear": png(WHOLE, more=chunk(b"tRNS", bytes(6))),
    "a colour profile": png(WHOLE, more=chunk(b"iCCP", b"x\0\0")),
    "too wide": saved(Pillow.new("RGB", (101, 1))),
    "too many pixels": saved(Pillow.new("RGB", (40, 40))),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_pictures_are_looked_at_closely(name):
    """Rows that are damaged, too many, or not all there is to a picture are not taken."""
    assert rows(OTHERS[name]) is None


def test_plain_rows_are_taken():
    """The rows of a whole picture are those that its file keeps."""
    taken = rows(png(WHOLE))

    assert (2, 2, zlib.compress(WHOLE), b"") == taken
