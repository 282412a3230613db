"""Pictures of the project, checked and written anew without metadata."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from credo_builder.errors import PictureRefused
from credo_builder.render.pdf.png_rows import PNG, Rows, rows_of

if TYPE_CHECKING:
    from PIL import Image as Pillow

MOST_PIXELS = 16_000_000
LONGEST_SIDE = 8000


class Placed(NamedTuple):
    """A picture in a document: its name there, and its size in pixels."""

    name: str
    width: int
    height: int


def placed(document: Any, content: bytes) -> Placed:
    """Add the picture *content* to ReportLab's *document* once; errors as `checked`."""
    rows = rows_of(content, most=MOST_PIXELS, longest=LONGEST_SIDE)
    if rows is not None:
        return Placed(_register_rows(document, rows), rows.width, rows.height)
    picture = checked(content)
    return Placed(_register(document, picture), picture.width, picture.height)


def checked(content: bytes) -> Pillow.Image:
    """Return the picture as sRGB, with alpha where it has any.

    Raises:
        PictureRefused: it is no PNG or JPEG, is broken, or is larger than 16 megapixels or
            8,000 pixels on a side.
    """
    try:
        picture = _opened(content)
    except (SyntaxError, OSError, ValueError) as error:
        raise PictureRefused("The picture is neither PNG nor JPEG. Save it as one.") from error
    wide, high = picture.size
    if max(wide, high) > LONGEST_SIDE or wide * high > MOST_PIXELS:
        raise PictureRefused(
            f"The picture measures {wide} by {high} pixels. Make it at most {LONGEST_SIDE} on a "
            f"side and {MOST_PIXELS // 1_000_000} million in all."
        )
    try:
        picture.load()
        return _as_srgb(picture)
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureRefused(
            "The picture is damaged. Save it again, or choose another."
        ) from error


def _opened(content: bytes) -> Pillow.Image:
    """Return the picture, not yet decoded, by the one reader it needs.

    Pillow's own ``open`` imports readers of five formats before it looks.

    Raises:
        SyntaxError: it is neither PNG nor JPEG.
    """
    if content.startswith(PNG):
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415

        return PngImageFile(BytesIO(content))
    from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415

    return JpegImageFile(BytesIO(content))


def _as_srgb(picture: Pillow.Image) -> Pillow.Image:
    clear = "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA"}
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        picture = _converted(picture, profile)
    return picture.convert("RGBA" if clear else "RGB")


def _converted(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """Return *picture* as sRGB, by the colour *profile* it carries.

    Raises:
        ValueError: the profile is no profile, or one of another kind of picture.
    """
    from PIL import ImageCms  # noqa: PLC0415  few pictures carry a profile

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    except ImageCms.PyCMSError as error:
        raise ValueError(str(error)) from error


def has_transparency(picture: Pillow.Image) -> bool:
    """Return whether any pixel lets the ground show."""
    if picture.mode != "RGBA":
        return False
    low, _ = picture.getchannel("A").getextrema()
    return isinstance(low, int | float) and low < 255  # noqa: PLR2004


def _register_rows(document: Any, rows: Rows) -> str:
    """Add the picture of *rows* to *document*, and return its name."""
    size = f"{rows.width} {rows.height} ".encode()
    name = hashlib.sha256(size + rows.colour + rows.clear).hexdigest()[:24]
    registered = document.getXObjectName(name)
    if registered in document.idToObject:
        return name
    mask = b""
    if rows.clear:
        stencil = document.getXObjectName(f"{name}-clear")
        document.Reference(_stream(rows, b"DeviceGray", 1, rows.clear), stencil)
        mask = b"/SMask %d 0 R" % document.idToObjectNumberAndVersion[stencil][0]
    document.Reference(_stream(rows, b"DeviceRGB", 3, rows.colour, mask), registered)
    return name


def _stream(
    rows: Rows, space: bytes, channels: int, content: bytes, entries: bytes = b""
) -> bytes:
    """Return an object of the file: compressed rows of so many channels in a colour *space*."""
    return (
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s%s"
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/Columns %d>>/Length %d>>"
        b"\nstream\n%s\nendstream"
    ) % (rows.width, rows.height, space, entries, channels, rows.width, len(content), content)


def _register(document: Any, picture: Pillow.Image) -> str:
    """Add *picture* to *document* once, and return its name."""
    digest = hashlib.sha256(picture.mode.encode() + repr(picture.size).encode())
    digest.update(picture.tobytes())
    name = digest.hexdigest()[:24]
    registered = document.getXObjectName(name)
    if registered in document.idToObject:
        return name
    image = pdfdoc.PDFImageXObject(name, ImageReader(picture), mask="auto")
    image.name = name
    document.Reference(image, registered)
    mask = getattr(image, "_smask", None)
    if mask is not None:
        image.smask = document.Reference(mask, document.getXObjectName(mask.name))
        del image._smask  # noqa: SLF001  as ReportLab's own canvas does
    return name
