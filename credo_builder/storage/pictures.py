"""Pictures from outside: checked before they are decoded, and made anew without their past."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING, Any

from credo_builder.domain.records import Picture
from credo_builder.errors import PictureRefused
from credo_builder.i18n import joined, told
from credo_builder.storage.picture_headers import PictureHeader, header_of, is_bare

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 8 * 2**20
"""Bytes of a picture file that is taken in."""

LARGEST_SIDE = 8_000
MOST_PIXELS = 16_000_000
KEPT_SIDE = 3_000
"""Pixels of the longer side of a picture we keep: A4 across at 350 dots an inch."""

KEPT_BYTES = 5 * 2**20
"""Bytes a kept picture may have, so that a project with two stays far below its limit."""

_QUALITY = 90
_RESAVE = told("Open it in a picture program, save it as PNG or JPEG, and choose that one.")


def take_in(content: bytes) -> Picture:
    """Return the picture file *content* as a project keeps it.

    It is turned upright, converted to sRGB, at most `KEPT_SIDE` pixels a side, and made
    anew, so that comments, places and embedded programs stay outside. The same bytes
    give the same picture.

    Args:
        content: a PNG or JPEG of at most 8 MiB, 16 million pixels, 8,000 a side.

    Raises:
        PictureRefused: it is none of these; says why and what to do.
    """
    if len(content) > LARGEST_FILE:
        raise PictureRefused(
            told(
                "The picture has {size} MiB; at most {most} fit. Save it smaller, and choose "
                "that one.",
                size=f"{len(content) / 2**20:.1f}",
                most=LARGEST_FILE // 2**20,
            )
        )
    header = header_of(content)
    if header is None:
        raise PictureRefused(joined([told("This is not a PNG or JPEG picture."), _RESAVE]))
    _refuse_size(header)
    image = _decoded(content)
    file = _encoded(image, header.media_type)
    made = header_of(file)
    if made is None:
        raise PictureRefused(joined([told("The picture could not be made anew."), _RESAVE]))
    return Picture(
        media_type=made.media_type,
        width=made.width,
        height=made.height,
        sha256=hashlib.sha256(file).hexdigest(),
        content=file,
    )


def _refuse_size(header: PictureHeader) -> None:
    width, height = header.width, header.height
    if not width or not height:
        raise PictureRefused(
            told(
                "The picture is empty: {width} by {height} pixels. {deed}",
                width=width,
                height=height,
                deed=_RESAVE,
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


def _decoded(content: bytes) -> Image:
    """Return the picture upright, in sRGB, as RGB or RGBA."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - the wizard starts without Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow, about pictures that are refused here
            image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            image.load()
            return _in_srgb(ImageOps.exif_transpose(image))
    except MemoryError as error:
        raise PictureRefused(told("The picture is too large for this computer.")) from error
    except Exception as error:  # a broken picture makes Pillow raise nearly anything
        raise PictureRefused(joined([told("The picture is damaged."), _RESAVE])) from error


def _in_srgb(image: Image) -> Image:
    if image.mode.startswith("I"):
        # 16 bits a pixel; a plain conversion would cut off instead of scaling.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    mode = "RGBA" if "A" in image.mode or "transparency" in image.info else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _by_profile(image, profile, mode)
    return image if image.mode == mode else image.convert(mode)


def _by_profile(image: Image, profile: Any, mode: str) -> Image:
    """Return *image* converted by its colour profile; as it is when that is broken."""
    from PIL import ImageCms  # noqa: PLC0415 - the wizard starts without Pillow

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        wanted = mode if image.mode == mode else "RGB"
        changed = ImageCms.profileToProfile(image, source, target, outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return changed or image


def _encoded(image: Image, media_type: str) -> bytes:
    """Return *image* as a file without metadata, smaller until it fits."""
    from PIL import Image  # noqa: PLC0415 - the wizard starts without Pillow

    longest = max(image.size)
    side = min(longest, KEPT_SIDE)
    while True:
        share = side / longest
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        scaled = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
        # A new picture takes the pixels and nothing that is said about them.
        bare = Image.new(scaled.mode, scaled.size)
        bare.paste(scaled)
        file = io.BytesIO()
        if media_type == "image/jpeg":
            bare.convert("RGB").save(file, "JPEG", quality=_QUALITY, subsampling=0)
        else:
            bare.save(file, "PNG")
        if file.tell() <= KEPT_BYTES:
            return file.getvalue()
        if media_type == "image/png" and image.mode == "RGB":
            media_type = "image/jpeg"
        else:
            side = side * 3 // 4


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
