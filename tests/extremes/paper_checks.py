"""What must hold on every page, looked at from outside: words, boxes, structure tree."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdf

from credo_builder.compose import document as paper
from credo_builder.render.pdf.theme import MM, geometry

HOLLOW = 0.15
INITIAL = 300
"""Height, in points, above which a letter is the great initial of a cover."""
_UNSEEN = 9
"""Height, in points, below which words for the ear alone are set."""
_OVERLAP = 0.4
"""Part of their height by which the boxes of lines set close may lie on one another."""
_BESIDES_INK = 0.15
"""Share of a word's box, above and below, that its face keeps free of ink."""
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
_SIZE = re.compile(r'(?:width|height)="([\d.]+)"')
_HEADING = re.compile(r"/H[1-6]")


@dataclass(frozen=True)
class Word:
    """A word of a page with its box, in points from the left top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """One page as a reader meets it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @cached_property
    def foot(self) -> float:
        """Where the foot begins."""
        return self.height - 10 * MM - 13

    @cached_property
    def body(self) -> tuple[Word, ...]:
        """The words between running head and foot."""
        return tuple(w for w in self.words if w.bottom > 10 * MM + 14 and w.top < self.foot)

    @property
    def has_foot(self) -> bool:
        """Whether a page number stands at its foot: cover and credo page have none."""
        return any(w.top >= self.foot and w.text == "Page" for w in self.words)


@dataclass(frozen=True)
class Paper:
    """A printed document and what it was composed of."""

    path: Path
    document: paper.Document

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Its pages with their words."""
        command = ["pdftotext", "-bbox", str(self.path), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return tuple(
            _page(number, part) for number, part in enumerate(text.split("<page ")[1:], 1)
        )

    @cached_property
    def section_starts(self) -> frozenset[int]:
        """The numbers of the pages on which a section starts."""
        reader = pypdf.PdfReader(self.path)
        tops = (entry for entry in reader.outline if not isinstance(entry, list))
        starts = {(reader.get_destination_page_number(entry) or 0) + 1 for entry in tops}
        framed = {page.number for page in self.pages if not page.has_foot}
        return frozenset(starts | framed | {n + 1 for n in framed} | {1, len(self.pages) + 1})


def _page(number: int, part: str) -> Page:
    width, height = (float(v) for v in _SIZE.findall(part)[:2])
    words = tuple(
        Word(*map(float, found[:4]), html.unescape(found[4])) for found in _WORD.findall(part)
    )
    return Page(number, width, height, words)


def lost_words(printed: Paper) -> list[str]:
    """Words of the composed document that no page holds, a word broken over lines included."""
    found = {word.text for page in printed.pages for word in page.words}
    joined = "".join(word.text for page in printed.pages for word in page.words)
    return [
        word
        for word in dict.fromkeys(_composed(printed.document))
        if word not in found and word not in joined and len(set(word)) > 1
    ]


def _composed(document: paper.Document):
    for section in document.sections:
        for block in paper.walk(section.blocks):
            match block:
                case paper.Heading() | paper.Paragraph():
                    for span in block.spans:
                        if isinstance(span, paper.Text):
                            yield from span.text.split()
                case paper.Badge() | paper.Chip():
                    yield from block.text.split()
                case paper.Callout():
                    yield from block.title.split()
                case paper.Table():
                    for group in block.groups:
                        yield from group.title.split()
                case paper.Figure():
                    yield from _drawn(block)


_STRAIGHT = (
    "stage", "feeling_now", "feeling_wanted", "promises", "levels", "backstage", "owner",
)  # fmt: skip


def _drawn(figure: paper.Figure):
    """Yield the words a map prints of its moments; other figures print labels and notes."""
    for datum in figure.data:
        if figure.kind in ("moments_map", "ladder", "chain"):
            yield from "" if datum.kind == "lane" else (*datum.label.split(), *datum.note.split())
        for name in _STRAIGHT:
            yield from datum.fact(name).split()


def outside(printed: Paper) -> list[tuple[int, str, float, float, float, float]]:
    """Words whose box leaves the live area of their page by more than a point."""
    found = []
    heard = _heard(printed.document)
    for page in printed.pages:
        at = geometry(printed.document.paper, landscape=page.width > page.height)
        right = at.left + at.live_width
        high, low = (
            (at.top, page.height - at.bottom) if page.has_foot else (8 * MM, page.height - 8 * MM)
        )
        for word in page.body:
            initial = page.number == 1 and word.bottom - word.top > INITIAL
            unseen = word.text in heard and word.bottom - word.top < _UNSEEN
            spare = _BESIDES_INK * (word.bottom - word.top)
            wide = word.left < at.left - 1 or word.right > right + 1
            tall = word.top + spare < high - 1 or word.bottom - spare > low + 1
            if (wide or tall) and not initial and not unseen:
                found.append(
                    (page.number, word.text[:20], word.left, word.top, word.right, word.bottom)
                )
    return found


def overlapping(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return every two words of which one lies on the ink of the other."""
    found = []
    for one, other in combinations(words, 2):
        spare = _OVERLAP * min(one.bottom - one.top, other.bottom - other.top)
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        if across > 1 and down > spare:
            found.append((one.text[:20], other.text[:20]))
    return found


def _heard(document: paper.Document) -> frozenset[str]:
    """Return the words of heads that are drawn in no colour, for the ear alone."""
    blocks = (b for s in document.sections for b in paper.walk(s.blocks))
    tables = (b for b in blocks if isinstance(b, paper.Table))
    return frozenset(w for t in tables for c in t.columns if not c.head for w in c.spoken.split())


def hollow(printed: Paper) -> list[int]:
    """Pages that hold next to nothing although their section goes on."""
    found = []
    for page in printed.pages:
        at = geometry(printed.document.paper, landscape=page.width > page.height)
        filled = max((w.bottom for w in page.body), default=at.top) - at.top
        whole = page.height - at.top - at.bottom
        if filled < HOLLOW * whole and page.number + 1 not in printed.section_starts:
            found.append(page.number)
    return found


def tables(path: Path) -> list[int]:
    """How many rows each table of the structure tree has, in reading order."""
    with pikepdf.open(path) as pdf:
        found = (e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Table")
        return [sum(1 for row in elements(table.K) if row.S == "/TR") for table in found]


def heading_gaps(path: Path) -> list[str]:
    """Headings that lie more than one level below the one before."""
    gaps, before = [], 0
    with pikepdf.open(path) as pdf:
        for element in elements(pdf.Root.StructTreeRoot.K):
            if _HEADING.fullmatch(str(element.S)):
                level = int(str(element.S)[2:])
                if level > before + 1:
                    gaps.append(f"H{level} after H{before}")
                before = level
    return gaps


def elements(kids):
    """Yield every structure element below *kids*, outer before inner."""
    waiting = [kids]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            if "/K" in one:
                waiting.append(one.K)
