"""Lists of a Word file: marks for points, and numbers that begin anew with each list."""

from __future__ import annotations

from typing import Any

from credo_builder.compose.document import ListKind
from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.word.styles import hexadecimal
from credo_builder.render.word.xml import Element, element

STYLES: dict[ListKind, str] = {
    "dot": "ListBullet",
    "tick": "ListTicked",
    "cross": "ListCrossed",
    "number": "ListNumber",
}
"""Style of a list's points by what stands before them."""

_KINDS: tuple[ListKind, ...] = ("dot", "tick", "cross", "number")
_MARKS = {"dot": "\u2022", "tick": "\u2713", "cross": "\u2717"}
_DEEPEST = 8
_STEP, _HANG = 283, 283
"""Indent of a level and of the words behind a mark, in twentieths of a point."""


class Numbering:
    """Hands out list numbers; *root* is the file's definition of its lists."""

    def __init__(self, root: Any, colour: Rgb) -> None:
        self._root = root
        for child in list(root):
            root.remove(child)
        for place, kind in enumerate(_KINDS):
            root.append(_definition(place, kind, hexadecimal(colour)))
        for place in range(len(_KINDS)):
            root.append(_use(place + 1, place))
        self._last = len(_KINDS)

    def number(self, kind: ListKind) -> int:
        """Return the number of a list of *kind*; one with numbers starts at 1 again."""
        place = _KINDS.index(kind)
        if kind != "number":
            return place + 1
        self._last += 1
        made = _use(self._last, place)
        made.extend(
            element("lvlOverride", element("startOverride", val=1), ilvl=level)
            for level in range(_DEEPEST + 1)
        )
        self._root.append(made)
        return self._last


def number_properties(number: int, level: int) -> Element:
    """Return what makes a paragraph a point of list *number* at *level*, 0 the outermost."""
    level = min(level, _DEEPEST)
    return element("numPr", element("ilvl", val=level), element("numId", val=number))


def indent(level: int) -> Element:
    """Return the indent of words below a point at *level*."""
    return element("ind", left=_STEP * min(level, _DEEPEST) + _HANG)


def _use(number: int, definition: int) -> Element:
    return element("num", element("abstractNumId", val=definition), numId=number)


def _definition(place: int, kind: ListKind, colour: str) -> Element:
    made = element("abstractNum", element("multiLevelType", val="hybridMultilevel"))
    made.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}abstractNumId",
             str(place))  # fmt: skip
    for level in range(_DEEPEST + 1):
        numbered = kind == "number"
        text = f"%{level + 1}" if numbered else _MARKS[kind]
        letters = element("rPr", element("color", val=colour))
        if not numbered:
            name = "Segoe UI Symbol"
            letters.insert(0, element("rFonts", ascii=name, hAnsi=name, cs=name, hint="default"))
        made.append(
            element(
                "lvl",
                element("start", val=1),
                element("numFmt", val="decimal" if numbered else "bullet"),
                element("lvlText", val=text),
                element("lvlJc", val="left"),
                element("pPr", element("ind", left=_STEP * level + _HANG, hanging=_HANG)),
                letters,
                ilvl=level,
            )
        )
    return made
