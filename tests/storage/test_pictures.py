"""Pictures come in upright, in sRGB, without their past; what cannot be says why."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin
from storage_samples import PICTURE, drawn

from credo_builder.domain.records import Picture
from credo_builder.errors import PictureRefused
from credo_builder.storage import picture_making, pictures
from credo_builder.storage.picture_headers import PictureHeader, header_of, is_bare


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + crc

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_says_what_it_is(kind: str) -> None:
    """A picture knows its type, its size and the digest of its file."""
    picture = pictures.take_in(drawn(20, kind))

    assert (f"image/{kind.lower()}", 20, 10) == (picture.media_type, picture.width, picture.height)
    assert hashlib.sha256(picture.content).hexdigest() == picture.sha256
    assert kind == opened(picture).format


def test_metadata_stays_outside() -> None:
    """Comments, places and texts of a picture do not reach the project."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET place"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "SECRET")
    photo = pictures.take_in(drawn(20, "JPEG", exif=exif, comment="SECRET"))
    logo = pictures.take_in(drawn(20, "PNG", pnginfo=text, exif=exif))

    for picture in (photo, logo):
        assert b"SECRET" not in picture.content
        assert is_bare(picture.content)


def test_picture_is_turned_upright() -> None:
    """A photo that lies on its side is stored standing."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = pictures.take_in(drawn(20, "JPEG", exif=exif))

    assert (10, 20) == (picture.width, picture.height)


@pytest.mark.parametrize(
    ("mode", "kind", "kept"),
    [
        ("RGBA", "PNG", "RGBA"),
        ("LA", "PNG", "RGBA"),
        ("P", "PNG", "RGB"),
        ("L", "JPEG", "RGB"),
        ("CMYK", "JPEG", "RGB"),
        ("1", "PNG", "RGB"),
    ],
)
def test_any_colour_mode_becomes_srgb(mode: str, kind: str, kept: str) -> None:
    """Whatever its colours, a picture is kept as RGB, with its transparency."""
    file = io.BytesIO()
    Image.open(io.BytesIO(drawn(20))).convert("L" if mode == "LA" else "RGB").convert(mode).save(
        file, kind
    )

    assert kept == opened(pictures.take_in(file.getvalue())).mode


def test_sixteen_bits_are_scaled_and_not_cut() -> None:
    """A picture with 16 bits a pixel keeps its greys."""
    file = io.BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(file, "PNG")

    assert (128, 128, 128) == opened(pictures.take_in(file.getvalue())).getpixel((0, 0))


def test_colour_profile_is_applied_and_a_broken_one_ignored() -> None:
    """Colours are converted by the profile; a broken profile does not stop a picture."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    fine = pictures.take_in(drawn(20, "PNG", icc_profile=lab))
    broken = pictures.take_in(drawn(20, "PNG", icc_profile=b"none"))

    assert fine == broken
    assert "icc_profile" not in opened(fine).info


def test_same_bytes_give_the_same_picture() -> None:
    """Taking a picture in twice, or again, changes nothing more."""
    picture = pictures.take_in(drawn(40))

    assert picture == pictures.take_in(drawn(40))
    assert picture == pictures.take_in(picture.content)


def test_large_picture_is_kept_smaller() -> None:
    """A picture larger than paper needs is scaled, its proportions kept."""
    file = io.BytesIO()
    Image.new("RGB", (4000, 1000), (9, 99, 199)).save(file, "PNG")
    picture = pictures.take_in(file.getvalue())

    assert (3000, 750) == (picture.width, picture.height)


def test_noisy_picture_fits_into_a_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture whose file would be too large is kept as JPEG, or smaller still."""
    monkeypatch.setattr(picture_making, "KEPT_BYTES", 20_000)
    noise = Image.effect_noise((300, 300), 90)
    opaque, clear = io.BytesIO(), io.BytesIO()
    noise.convert("RGB").save(opaque, "PNG")
    noise.convert("RGBA").save(clear, "PNG")
    photo, logo = (picture_making.made_anew(file.getvalue()) for file in (opaque, clear))

    assert ["image/jpeg", "image/png"] == [header_of(f).media_type for f in (photo, logo)]
    assert max(len(photo), len(logo)) <= 20_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This is not a PNG or JPEG picture. Open it in a picture program"),
        (b"GIF89a", "This is GIF, not PNG or JPEG."),
        (
            b"nothing of the kind",
            "This is not a PNG or JPEG picture. Open it in a picture program",
        ),
        (
            b"<?xml version='1.0'?><svg xmlns='x'/>",
            r"This is a drawing \(SVG\).* Export it as PNG",
        ),
        (b"RIFF1234WEBPVP8 ", "This is WebP, not PNG or JPEG. Open it in a picture program"),
        (b"\0\0\0\x18ftypheic", "This is HEIC, not PNG or JPEG."),
        (b"\x89PNG\r\n\x1a\n", "This is not a PNG or JPEG picture."),
        (b"\xff\xd8\xff\xe0", "This is not a PNG or JPEG picture."),
        (b"x" * (8 * 2**20 + 1), r"The picture has 8\.0 MiB; at most 8 fit\. Save it smaller"),
        (bomb(30_000, 30_000), "The picture has 30,000 by 30,000 pixels; at most 8,000 a side"),
        (bomb(5_000, 5_000), "and 16 million in all fit. Make it smaller"),
        (bomb(0, 5), "The picture is empty: 0 by 5 pixels."),
        (bomb(3000, 3000)[:500], "The picture is damaged. Open it in a picture program"),
        (drawn(200, "JPEG")[:700], "The picture is damaged."),
    ],
)
def test_pictures_that_are_refused(content: bytes, words: str) -> None:
    """A picture of the wrong kind, too large or damaged says why and what to do."""
    with pytest.raises(PictureRefused, match=words):
        pictures.take_in(content)


def test_picture_of_a_file_is_believed_by_its_parts() -> None:
    """What we made ourselves is believed without decoding it."""
    assert (PICTURE, "") == pictures.trusted(PICTURE)


def test_picture_of_a_file_that_is_not_what_it_says() -> None:
    """A picture with a wrong checksum, type or content is left out with a reason."""
    damaged = replace(PICTURE, content=PICTURE.content[:-9] + b"x" * 9)
    text = b"no picture"
    foreign = replace(PICTURE, content=text, sha256=hashlib.sha256(text).hexdigest())

    assert (None, "its checksum does not match. Choose the picture again.") == pictures.trusted(
        damaged
    )
    assert "neither PNG nor JPEG" in pictures.trusted(foreign)[1]


def test_picture_of_another_making_is_taken_in_anew() -> None:
    """A stranger's picture in a file loses its metadata before anything prints it."""
    file = drawn(20, "JPEG", comment="SECRET")
    digest = hashlib.sha256(file).hexdigest()
    stranger = Picture(media_type="image/jpeg", sha256=digest, alt="A logo", content=file)
    picture, why = pictures.trusted(stranger)

    assert "" == why
    assert ("A logo", 20) == (picture.alt, picture.width)
    assert b"SECRET" not in picture.content


def test_headers_are_read_without_decoding() -> None:
    """Type and size are known from the first bytes."""
    assert PictureHeader("image/png", 30_000, 7) == header_of(bomb(30_000, 7))
    assert PictureHeader("image/jpeg", 20, 10) == header_of(drawn(20, "JPEG", progressive=True))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.integers(0, 10**6), st.integers(0, 255))
def test_mutated_pictures_are_taken_or_refused(kind: str, at: int, byte: int) -> None:
    """A picture with any byte changed is taken in or refused in words."""
    content = bytearray(drawn(40, kind))
    content[at % len(content)] = byte
    try:
        kept = picture_making.made_anew(bytes(content))
    except Exception:  # noqa: BLE001  anything; see the process that decodes
        return

    assert is_bare(kept)


def test_opening_a_project_does_without_pillow() -> None:
    """A project with a picture of ours opens without the picture library."""
    program = "import sys, credo_builder.storage; print('PIL' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert b"False" == ran.stdout.strip()


def test_a_file_is_looked_at_before_it_is_read(tmp_path: Path) -> None:
    """A huge file is refused by its size, a pipe and a folder because they are no files."""
    huge, pipe = tmp_path / "huge.png", tmp_path / "pipe.png"
    with huge.open("wb") as file:
        file.truncate(3 * 2**30)
    os.mkfifo(pipe)

    with pytest.raises(PictureRefused, match=r"has 3,?072\.0 MiB; at most 8 fit"):
        pictures.of_file(huge)
    for other in (pipe, tmp_path):
        with pytest.raises(OSError, match="not a regular file"):
            pictures.of_file(other)


def test_a_picture_file_is_taken_in(tmp_path: Path) -> None:
    """The file of a picture gives what its content gives."""
    file = tmp_path / "logo.png"
    file.write_bytes(drawn())

    assert PICTURE == pictures.of_file(file)
