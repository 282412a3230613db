"""Which characters the shipped faces can print; run it to write the list anew."""

from __future__ import annotations

from pathlib import Path

from credo_builder.render.pdf.fonts import FALLBACK, face

LIST = Path(__file__).parents[2] / "resources" / "fonts" / "coverage.ranges"
HIGHEST = 0x10FFFF


def ranges():
    """The covered characters as lines: a hexadecimal number, or two for the ends of a range."""
    codes = {c for key in FALLBACK for c, glyph in face(key).covered.items() if glyph}
    lines, start, last = [], None, None
    for code in [*sorted(c for c in codes if c <= HIGHEST), None]:
        if start is not None and (code is None or code != last + 1):
            lines.append(f"{start:X}" if start == last else f"{start:X}-{last:X}")
            start = None
        start = code if start is None else start
        last = code
        if code is None:
            break
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    LIST.write_text(ranges(), encoding="ascii")
