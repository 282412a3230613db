"""Pictures from outside: checked before they are decoded, and made anew without their past."""

from __future__ import annotations

import hashlib

from credo_builder.domain.records import Picture
from credo_builder.errors import PictureRefused
from credo_builder.i18n import joined, told
from credo_builder.storage import files
from credo_builder.storage.picture_headers import PictureHeader, header_of, is_bare, kind_of
from credo_builder.storage.picture_making import KEPT_BYTES, KEPT_SIDE
from credo_builder.storage.picture_process import RESAVE, made_apart

LARGEST_FILE = 8 * 2**20
"""Bytes of a picture file that is taken in."""

LARGEST_SIDE = 8_000
MOST_PIXELS = 16_000_000


def of_file(path: files.Name) -> Picture:
    """Return the picture in the file at *path*, as `take_in` does.

    Raises:
        PictureRefused: as `take_in`.
        OSError: it cannot be read, or is no regular file.
    """
    found, content = files.read_regular(path, LARGEST_FILE)
    _refuse_length(max(found.st_size, len(content)))
    return take_in(content)


def take_in(content: bytes) -> Picture:
    """Return the picture file *content* as a project keeps it.

    It is turned upright, converted to sRGB, at most `KEPT_SIDE` pixels a side, and made
    anew, so that comments, places and embedded programs stay outside. It is decoded in a
    process of its own, never in this one. The same bytes give the same picture.

    Args:
        content: a PNG or JPEG of at most 8 MiB, 16 million pixels, 8,000 a side.

    Raises:
        PictureRefused: it is none of these; says why and what to do.
    """
    _refuse_length(len(content))
    header = header_of(content)
    if header is None:
        raise PictureRefused(_way_out(content))
    _refuse_size(header)
    file = made_apart(content)
    made = header_of(file)
    if made is None:
        raise PictureRefused(joined([told("The picture could not be made anew."), RESAVE]))
    return Picture(
        media_type=made.media_type,
        width=made.width,
        height=made.height,
        sha256=hashlib.sha256(file).hexdigest(),
        content=file,
    )


def _refuse_length(length: int) -> None:
    if length > LARGEST_FILE:
        raise PictureRefused(
            told(
                "The picture has {size} MiB; at most {most} fit. Save it smaller, and choose "
                "that one.",
                size=f"{length / 2**20:.1f}",
                most=LARGEST_FILE // 2**20,
            )
        )


def _way_out(content: bytes) -> str:
    """Return what is wrong with a file of another kind, and how it becomes one we take."""
    kind = kind_of(content)
    if kind == "SVG":
        return told(
            "This is a drawing (SVG), and drawings can hold programs. Export it as PNG from the "
            "program it was drawn with, 2,000 pixels wide or so, and choose that one."
        )
    if kind:
        return joined([told("This is {kind}, not PNG or JPEG.", kind=kind), RESAVE])
    return joined([told("This is not a PNG or JPEG picture."), RESAVE])


def _refuse_size(header: PictureHeader) -> None:
    width, height = header.width, header.height
    if not width or not height:
        raise PictureRefused(
            told(
                "The picture is empty: {width} by {height} pixels. {deed}",
                width=width,
                height=height,
                deed=RESAVE,
            )
        )
    if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
        raise PictureRefused(
            told(
                "The picture has {width:,} by {height:,} pixels; at most {side:,} a side and "
                "{millions} million in all fit. Make it smaller, and choose that one.",
                width=width,
                height=height,
                side=LARGEST_SIDE,
                millions=MOST_PIXELS // 10**6,
            )
        )


def trusted(picture: Picture) -> tuple[Picture | None, str]:
    """Return a picture of a project file if it is what it says, else None and the reason.

    A picture as `take_in` makes it passes on the word of its checksum and its parts; one
    of another making is taken in like any picture from outside.
    """
    if hashlib.sha256(picture.content).hexdigest() != picture.sha256.lower():
        return None, "its checksum does not match. Choose the picture again."
    header = header_of(picture.content)
    if header is None:
        return None, "it is neither PNG nor JPEG. Choose the picture again."
    stated = PictureHeader(picture.media_type, picture.width, picture.height)
    small = max(header.width, header.height) <= KEPT_SIDE and len(picture.content) <= KEPT_BYTES
    if stated == header and small and is_bare(picture.content):
        return picture, ""
    try:
        made = take_in(picture.content)
    except PictureRefused as error:
        return None, str(error)
    return _instead(picture, made), ""


def _instead(picture: Picture, made: Picture) -> Picture:
    return Picture(
        media_type=made.media_type,
        width=made.width,
        height=made.height,
        sha256=made.sha256,
        alt=picture.alt,
        content=made.content,
        kept=picture.kept,
    )
