"""The words of a document as every yardstick reads them: plain parts, one after the other.

This module imports nothing of the program, so that a yardstick's cold run pays for itself only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["h1", "h2", "lede", "body", "statement", "line", "small", "bullet"]

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
FACES = {
    "sans": "SourceSans3-Regular",
    "strong": "SourceSans3-Semibold",
    "serif": "SourceSerif4-Regular",
    "italic": "SourceSerif4-It",
}
"""Name of a face -> its file in `FONTS`, without ``.ttf``."""

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
LEFT, TOP, BOTTOM = 22 * MM, 28 * MM, 22 * MM
WIDTH = 166 * MM
MAIN, MEASURE = 43.5 * MM, 116 * MM
"""Where running text starts from the left margin, and how wide it is, in points."""
BRAND = "#12395b"
GREY, RULE = "#555555", "#bbbbbb"


class Style(NamedTuple):
    """Face, size and leading in points, space before and after, and whether it is in colour."""

    face: str
    size: float
    leading: float
    before: float = 0
    after: float = 0
    coloured: bool = False


STYLES: dict[str, Style] = {
    "title": Style("serif", 42, 46, coloured=True),
    "h1": Style("serif", 28, 32, after=12),
    "h2": Style("strong", 15, 20, before=26, after=6),
    "lede": Style("serif", 14, 20, after=20),
    "body": Style("sans", 10.5, 16, after=8),
    "statement": Style("italic", 12, 17, after=6),
    "line": Style("serif", 18, 24, after=20),
    "small": Style("sans", 8.5, 12, after=2),
    "bullet": Style("sans", 9.5, 14, after=3),
    "cell": Style("sans", 9.5, 12),
    "head": Style("strong", 8.5, 12),
    "entry": Style("sans", 10.5, 24.5),
}


@dataclass(frozen=True)
class Words:
    """A heading, a paragraph or a point of a list; *key* is where links to it lead."""

    kind: Kind
    text: str
    number: str = ""
    key: str = ""


@dataclass(frozen=True)
class Register:
    """A table of plain words; *shares* are the columns' parts of the width, 1 in all."""

    columns: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Journey:
    """Numbered circles on a line; each step is number, name and note."""

    steps: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ContentsList:
    """The clickable contents: number, title and key of each section."""

    entries: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class NewPage:
    """What follows starts a new page; *running* is the right of its head, empty for none."""

    running: str


Part = Words | Register | Journey | ContentsList | NewPage


@dataclass(frozen=True)
class Script:
    """Everything a yardstick prints.

    Attributes:
        cover: lines of the cover: who, what, and its facts.
        foot: left and middle of every foot; the page number stands at its right.
    """

    organisation: str
    title: str
    cover: tuple[str, ...]
    foot: tuple[str, str]
    parts: tuple[Part, ...]


def font_file(face: str) -> Path:
    """Return the file of *face*, a key of `FACES`."""
    return FONTS / f"{FACES[face]}.ttf"
