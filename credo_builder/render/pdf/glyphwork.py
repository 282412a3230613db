"""Shaped runs as drawing operators: glyphs at their places, and the words they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from credo_builder.render.pdf.fonts import Face
from credo_builder.render.pdf.lines import Fragment, Glyphs

ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


def literal(codes: bytes) -> str:
    """Return *codes* as they stand between the brackets of a PDF string."""
    return codes.decode("latin-1").translate(ESCAPES)


ELSEWHERE = "\ufffd"
"""Stands for a character outside a face's first subset; no code of one byte is it."""
_USUAL = [*range(0x21, 0x7F), *map(ord, "–—‘’“”…•")]
"""Characters that most texts in our languages hold."""
_NEXT_LINE = ") Tj T*\n("


class FirstSubset(dict[int, str]):
    """From a character to its code in a face's first subset, as it stands in a PDF string.

    A line end leads to the next line. Codes above all characters are glyphs of the face's own.

    Args:
        face: whose characters. document: ReportLab's, which hands out the codes.
    """

    def __init__(self, face: Face, document: Any) -> None:
        super().__init__()
        self.face = face
        self.document = document
        self.resource = face.first_subset(document)
        self[ord("\n")] = _NEXT_LINE
        if document.is_excerpt:  # what is typed next then changes no subset
            face.encode_codes([code for code in _USUAL if face.covers(chr(code))], document)

    def __missing__(self, code: int) -> str:
        ((resource, number),) = self.face.encode_codes((code,), self.document)
        self[code] = found = literal(bytes((number,))) if resource == self.resource else ELSEWHERE
        return found

    def strings(self, text: str) -> list[tuple[str, str]]:
        """Return *text* as runs of one font resource name and what is between its brackets."""
        found = text.translate(self)
        if ELSEWHERE in found:
            encoded = self.face.encode(text, self.document)
            return [(resource, literal(codes)) for resource, codes in encoded]
        return [(self.resource, found)]


def spoken_as(text: str) -> str:
    """Return the entry of a marked-content dictionary that says *text* for what is drawn."""
    spoken = ("\ufeff" + text).encode("utf-16-be", "replace").hex()
    return f"/ActualText <{spoken}>"


def glyph_operators(
    fragment: Fragment, glyphs: Glyphs, subset: FirstSubset, font: str
) -> tuple[list[str], str]:
    """Return the operators that show *glyphs*, and the font they leave set.

    Args:
        fragment: whose glyphs they are.
        glyphs: what is shown.
        subset: of the fragment's face.
        font: the one set before.
    """
    if not glyphs.spoken and not any(glyphs.rises):
        shown = [subset[code] for code in glyphs.codes]
        if ELSEWHERE not in shown:
            return _in_one_string(fragment.size, shown, glyphs.moves, subset.resource, font)
    work = _Operators(fragment.size, font)
    encoded = fragment.face.encode_codes(glyphs.codes, subset.document)
    begins = {first: words for first, _, words in glyphs.spoken}
    ends = {last for _, last, _ in glyphs.spoken}
    for place, (resource, code) in enumerate(encoded):
        if place in ends:
            work.mark("EMC")
        if place in begins:
            work.mark(f"/Span << {spoken_as(begins[place])} >> BDC")
        work.show(resource, code, glyphs.moves[place], glyphs.rises[place])
    if len(encoded) in ends:
        work.mark("EMC")
    work.flush()
    if work.rise:
        work.code.append("0 Ts")
    return work.code, work.font


def _in_one_string(
    size: float, shown: Sequence[str], moves: Sequence[float], resource: str, font: str
) -> tuple[list[str], str]:
    """Return the operators for glyphs on one line, of which some are moved together."""
    parts: list[str] = []
    for text, move in zip(shown, moves, strict=True):
        step = round(-move * 1000) if move else 0
        if step:
            steps = " ".join(_in_short_steps(step))
            parts.append(f") {steps} (" if parts else f"{steps} (")
        elif not parts:
            parts.append("(")
        parts.append(text)
    wanted = f"{resource} {size:.4g} Tf"
    string = f"[{''.join(parts)})] TJ"
    return ([string] if wanted == font else [wanted, string]), wanted


_LONGEST_STEP = 80
"""Thousandths of an em that a glyph is moved on at once; programs that read the file take
longer steps for spaces."""


def _in_short_steps(step: int) -> list[str]:
    """Return *step*, in thousandths of an em, in parts of which none goes on far."""
    count = -(step // _LONGEST_STEP) if step < 0 else 1
    return [str(step * (n + 1) // count - step * n // count) for n in range(count)]


class _Operators:
    """Operators while they are put together; strings of one font and height share one."""

    def __init__(self, size: float, font: str) -> None:
        self.size = size
        self.font = font
        self.rise = 0.0
        self._resource = ""
        self.code: list[str] = []
        self._parts: list[str] = []
        self._codes = bytearray()

    def show(self, resource: str, code: int, move: float, rise: float) -> None:
        """Add one glyph, *move* ems on and *rise* ems up."""
        if resource != self._resource:
            self._set_font(resource)
        height = round(rise * self.size, 2) if rise else 0.0
        if height != self.rise:
            self.flush()
            self.code.append(f"{height:g} Ts")
            self.rise = height
        step = round(-move * 1000) if move else 0
        if step:
            self._string()
            self._parts += _in_short_steps(step)
        self._codes.append(code)

    def _set_font(self, resource: str) -> None:
        wanted = f"{resource} {self.size:.4g} Tf"
        if wanted != self.font:
            self.flush()
            self.code.append(wanted)
        self.font, self._resource = wanted, resource

    def mark(self, operator: str) -> None:
        """Begin or end marked content between two glyphs."""
        self.flush()
        self.code.append(operator)

    def _string(self) -> None:
        if self._codes:
            self._parts.append(f"({literal(bytes(self._codes))})")
            self._codes.clear()

    def flush(self) -> None:
        """End the string being shown."""
        self._string()
        if self._parts:
            self.code.append(f"[{' '.join(self._parts)}] TJ")
            self._parts.clear()
