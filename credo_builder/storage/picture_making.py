"""Makes a picture anew from its pixels alone: what runs in a process of its own.

A stranger's picture is decoded here and nowhere else. The process reads one picture file
from its standard input and writes the new one to its standard output; it may use little
memory and little time, and can open no file once it has begun to read. This module needs
Pillow and nothing of the package, so that the process is there soon.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

KEPT_SIDE = 3_000
"""Pixels of the longer side of a picture we keep: A4 across at 350 dots an inch."""

KEPT_BYTES = 5 * 2**20
"""Bytes a kept picture may have, so that a project with two stays far below its limit."""

DAMAGED, TOO_LARGE = 3, 4
"""Exit codes: the picture could not be decoded, or not in the memory there is."""

MOST_MEMORY = 400 * 2**20
"""Bytes of addresses the process may have, its libraries included."""

MOST_HELD = 192 * 2**20
"""Bytes the process may hold beside its libraries, where the system can tell them apart."""

MOST_SECONDS = 2
"""Seconds of the processor the process may use."""

_QUALITY = 90
_EFFORT = 4
"""How hard a PNG is pressed, of 9: more would take much longer and save little."""
_AS_THEY_ARE = ("L", "LA", "RGB", "RGBA", "CMYK")
"""Kinds of pixels whose neighbours may be mixed as they are."""


def made_anew(content: bytes) -> bytes:
    """Return the picture file *content* as a new one: upright, in sRGB, without its past.

    Args:
        content: a PNG or JPEG, its size looked at already.

    Raises:
        Exception: whatever Pillow raises for what it cannot decode, which is nearly anything.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow, about pictures that are refused here
        image = _opened(content)
        image.load()
        as_jpeg, profile = image.format == "JPEG", image.info.get("icc_profile")
        # Smaller first: what follows then needs less memory and time.
        for change in (_mixable, _small, _upright):
            image = _instead(image, change(image))
        return _encoded(_in_srgb(image, profile), as_jpeg=as_jpeg)


def _opened(content: bytes) -> Image:
    from PIL import Image  # noqa: PLC0415 - the wizard starts without Pillow

    return Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))


def _instead(old: Image, new: Image) -> Image:
    """Return *new*, and give back the memory of *old* even where somebody still holds it."""
    if new is not old:
        old.close()
    return new


def _mixable(image: Image) -> Image:
    """Return *image* with pixels that can be mixed: 8 bits a channel, no palette."""
    if image.mode.startswith("I"):
        # 16 bits a pixel; a plain conversion would cut off instead of scaling.
        wide = image.convert("I")
        image.close()
        return _instead(wide, wide.point([value >> 8 for value in range(2**16)], "L"))
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in _AS_THEY_ARE:
        return image
    return image.convert("RGBA" if "A" in image.mode else "RGB")


def _small(image: Image, most: int = KEPT_SIDE) -> Image:
    """Return *image* with at most *most* pixels a side."""
    from PIL import Image  # noqa: PLC0415 - the wizard starts without Pillow

    longest = max(image.size)
    if longest <= most:
        return image
    share = most / longest
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    if image.mode == "RGBA":
        # Pillow does the same, but keeps what it came from meanwhile.
        mixed = image.convert("RGBa")
        image.close()
        mixed = _instead(mixed, mixed.resize(size, Image.Resampling.HAMMING))
        return _instead(mixed, mixed.convert("RGBA"))
    return image.resize(size, Image.Resampling.HAMMING)


def _upright(image: Image) -> Image:
    from PIL import ImageOps  # noqa: PLC0415 - the wizard starts without Pillow

    ImageOps.exif_transpose(image, in_place=True)
    return image


def _in_srgb(image: Image, profile: Any) -> Image:
    mode = "RGBA" if "A" in image.mode else "RGB"
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


def _encoded(image: Image, *, as_jpeg: bool) -> bytes:
    """Return *image* as a file without metadata, smaller until it fits."""
    from PIL import Image  # noqa: PLC0415 - the wizard starts without Pillow

    side = max(image.size)
    while True:
        scaled = _small(image.copy(), side)
        # A new picture takes the pixels and nothing that is said about them.
        bare = Image.new(scaled.mode, scaled.size)
        bare.paste(scaled)
        scaled.close()
        file = io.BytesIO()
        if as_jpeg:
            bare.convert("RGB").save(file, "JPEG", quality=_QUALITY, subsampling=0)
        else:
            bare.save(file, "PNG", compress_level=_EFFORT)
        if file.tell() <= KEPT_BYTES:
            return file.getvalue()
        if not as_jpeg and image.mode == "RGB":
            as_jpeg = True
        else:
            side = side * 3 // 4


def confine() -> None:
    """Let this process use little from now on: memory, seconds, and no file at all.

    On Windows nothing of this can be set from inside; there only the size that the head of
    the picture tells, and the patience of whoever waits, hold.
    """
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_DATA, MOST_HELD),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        with suppress(ValueError, OSError):  # some systems do not know every limit
            resource.setrlimit(what, (most, most))


def fetch(content: bytes) -> None:
    """Import what the picture will need; later no file can be opened."""
    from PIL import Image, ImageOps  # noqa: F401, PLC0415 - as above

    Image.preinit()
    if b"ICC_PROFILE" in content or b"iCCP" in content:
        import_module("PIL.ImageCms")
    if b"Exif" in content or b"eXIf" in content or b"exif" in content:
        import_module("PIL.TiffImagePlugin")
    if b"MPF" in content:
        import_module("PIL.MpoImagePlugin")


def answer(content: bytes) -> tuple[int, bytes]:
    """Return the exit code, and the picture made anew; empty where there is none."""
    try:
        return 0, made_anew(content)
    except MemoryError:
        return TOO_LARGE, b""
    except Exception:  # noqa: BLE001 - a broken picture makes Pillow raise nearly anything
        return DAMAGED, b""


def main() -> int:
    """Make the picture on standard input anew; return 0, `DAMAGED` or `TOO_LARGE`."""
    content, sink = sys.stdin.buffer.read(), os.fdopen(os.dup(1), "wb")
    fetch(content)
    confine()
    code, file = answer(content)
    sink.write(file)
    sink.flush()
    return code


if __name__ == "__main__":
    # Started by its file, so that nothing but what it is told here is on the path.
    sys.path[:] = [*sys.path, *sys.argv[1:]]
    sys.exit(main())
