"""Good pictures of every kind we read, and wicked ones made by hand."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"SECRET-51.5N-0.12W"
"""Stands in every comment, place and profile of the seeds, and in no picture we keep."""
PNG = b"\x89PNG\r\n\x1a\n"
_PRESSED = 2**26


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a part of a PNG, with the checksum it should have."""
    crc = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)


def seeds() -> list[bytes]:
    """Return small pictures of every mode, with all that can be said about them."""
    return [*_pngs(), *_jpegs()]


def bombs() -> list[bytes]:
    """Return pictures that are small as files, and ask for much."""
    deep = zlib.compress(bytes(_PRESSED), 9)
    head = struct.pack(">IIBBBBB", 4000, 4000, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes((4000 * 4 + 1) * 4000), 9)
    small = _saved("PNG", "RGB")
    first = small.index(b"IDAT") - 4
    texts = [chunk(b"zTXt", b"Comment\0\0" + deep), chunk(b"iCCP", b"profile\0\0" + deep)]
    texts.append(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + deep))
    made = [small[:first] + text * 3 + small[first:] for text in texts]
    made += [_claiming(30_000, 30_000), _claiming(65_535, 1), _claiming(8_000, 2_000)]
    made.append(PNG + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    interlaced = struct.pack(">IIBBBBB", 3900, 4000, 16, 6, 0, 0, 1)
    made.append(PNG + chunk(b"IHDR", interlaced) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    made += [_many_scans(4000, 4000), _many_scans(600, 400)]
    made.append(_sized(_saved("JPEG", "CMYK"), 4000, 4000))
    made += [_sized(_saved("JPEG", m, progressive=True), 4000, 4000) for m in ("RGB", "CMYK")]
    return made


def _pngs() -> list[bytes]:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_text("Long", SECRET.decode() * 40, zip=True)
    text.add_itxt("XML:com.adobe.xmp", f"<x tiff:Orientation='6'>{SECRET.decode()}</x>")
    said = {"pnginfo": text, "exif": _exif(), "icc_profile": _profile()}
    made = [_saved("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "1", "P", "I;16")]
    made += [_saved("PNG", mode, **said) for mode in ("RGB", "RGBA", "L", "P")]
    made.append(_saved("PNG", "P", transparency=3))
    made.append(_saved("PNG", "RGB", transparency=(9, 9, 9), dpi=(300, 300)))
    frames = [Image.new("RGBA", (24, 18), (i * 60, 9, 9, 255)) for i in range(3)]
    file = io.BytesIO()
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:], duration=40)
    made.append(file.getvalue())
    return made


def _jpegs() -> list[bytes]:
    said = {"comment": SECRET, "exif": _exif(), "icc_profile": _profile()}
    made = [_saved("JPEG", mode) for mode in ("RGB", "L", "CMYK")]
    made += [_saved("JPEG", mode, progressive=True) for mode in ("RGB", "L", "CMYK")]
    made += [_saved("JPEG", mode, **said) for mode in ("RGB", "L")]
    made.append(_saved("JPEG", "RGB", restart_marker_blocks=1, xmp=b"<x>" + SECRET + b"</x>"))
    made.append(_saved("JPEG", "RGB", subsampling=2, quality=5))
    frames = [Image.new("RGB", (24, 18), (i * 60, 9, 9)) for i in range(2)]
    file = io.BytesIO()
    frames[0].save(file, "MPO", save_all=True, append_images=frames[1:])
    made.append(file.getvalue())
    return made


def _saved(kind: str, mode: str, **more: object) -> bytes:
    """Return the file of a gradient in *mode*."""
    grey = Image.linear_gradient("L").resize((32, 24))
    match mode:
        case "I;16":
            image = grey.convert("I").point(lambda v: v * 256).convert("I;16")
        case "RGBA" | "LA":
            image = grey.convert(mode)
            image.putalpha(grey.rotate(180))
        case _:
            image = Image.merge("RGB", (grey, grey.rotate(180), grey)).convert(mode)
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def _exif() -> Image.Exif:
    told = Image.Exif()
    told[0x0112] = 6
    told[0x010E] = told[0x013B] = SECRET.decode()
    told.get_ifd(0x8825)[29] = SECRET.decode()
    return told


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET


def _claiming(width: int, height: int) -> bytes:
    """Return a PNG that says it is as large as that."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _sized(jpeg: bytes, width: int, height: int) -> bytes:
    """Return *jpeg* with another size in its head."""
    at = next(i for i in range(len(jpeg)) if jpeg[i : i + 2] in (b"\xff\xc0", b"\xff\xc2"))
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def _many_scans(width: int, height: int) -> bytes:
    """Return a JPEG that goes over all of its pixels a thousand times."""
    jpeg = _sized(_saved("JPEG", "L", progressive=True), width, height)
    at = jpeg.rindex(b"\xff\xda")
    return jpeg[:at] + jpeg[at:-2] * 1000 + jpeg[-2:]
