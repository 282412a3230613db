"""The pages of a PDF as two programs read them that know nothing of ours, and answers on them."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
from answer_places import ANYWHERE, FRONT

from credo_builder.compose.composer import compose
from credo_builder.domain.project import Project

_QUOTES = str.maketrans(dict.fromkeys("“”„‟\"'«»‘’‹›「」『』", "'"))
"""Quotations within quotations change their marks; which marks they have is not compared."""
_SHORT = 4
"""Answers below this length count only where they stand as a word of their own."""


@dataclass(frozen=True)
class Answer:
    """Something a person answered, and how paper says it.

    Attributes:
        where: the record and field it comes from, for people.
        texts: ways in which it may be printed; one of them must be there.
    """

    where: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """Answers of one record that stand in one section, in the order of the page."""

    section: str
    answers: tuple[Answer, ...]
    in_order: bool


def squeezed(text: str) -> str:
    """Return *text* as it is compared: no white space, no invisible signs, no case.

    Marks of quotation are all the same.
    """
    kept = unicodedata.normalize("NFC", text).casefold().translate(_QUOTES)
    return "".join(
        c
        for c in unicodedata.normalize("NFC", kept)
        if not c.isspace()
        and unicodedata.category(c) not in ("Cc", "Cf")
        and not 0xFE00 <= ord(c) <= 0xFE0F
    )


class Pages:
    """The pages of a PDF as one program reads them, and where its sections lie."""

    def __init__(self, texts: list[str], ranges: dict[str, range]) -> None:
        self._ranges = ranges
        self._squeezed, self._bounds = [], []
        for text in texts:
            page, bounds = [], {0}
            for word in text.split():
                page.append(squeezed(word))
                bounds.add(sum(map(len, page[-1:])) + max(bounds))
            self._squeezed.append("".join(page))
            self._bounds.append(bounds)
        self.all = "".join(self._squeezed)

    def missing(self, run: Run) -> list[str]:
        """Return those answers of *run* that are not where they should be."""
        pages = self._ranges.get(run.section, range(0))
        if run.section == ANYWHERE:
            pages = range(len(self._squeezed))
        if not pages:
            return [f"{a.where}: no section {run.section}" for a in run.answers]
        ends, lost = dict.fromkeys(pages, 0), []
        for answer in run.answers:
            after = ends if run.in_order else dict.fromkeys(pages, 0)
            if not any(self._find(squeezed(t), pages, after) for t in answer.texts):
                lost.append(f"{answer.where}: “{answer.texts[0][:80]}” not in {run.section}")
        return lost

    def _find(self, text: str, pages: range, ends: dict[int, int]) -> bool:
        """Whether *text* stands on a page after what was found before, or goes on overleaf."""
        for page in pages:
            at = self._at(page, text, ends[page])
            if at is not None:
                ends[page] = at + len(text)
                return True
        return any(self._broken(text, page, pages, ends) for page in pages)

    def _at(self, page: int, text: str, start: int) -> int | None:
        whole = self._squeezed[page]
        at = whole.find(text, start)
        while at >= 0:
            if len(text) >= _SHORT or self._is_word(page, at, text):
                return at
            at = whole.find(text, at + 1)
        return None

    def _is_word(self, page: int, at: int, text: str) -> bool:
        """Whether a short text is no part of a longer word or number."""
        whole, end = self._squeezed[page], at + len(text)
        bounds = self._bounds[page]
        before, after = whole[at - 1 : at], whole[end : end + 1]
        return (at in bounds or not before.isalnum()) and (end in bounds or not after.isalnum())

    def _broken(self, text: str, page: int, pages: range, ends: dict[int, int]) -> bool:
        """Whether *text* begins on *page* and its rest follows on the next one."""
        if page + 1 not in pages:
            return False
        whole = self._squeezed[page]
        most = _longest(text, whole[ends[page] :])
        for cut in range(most, max(0, most - 12), -1):
            rest = text[cut:]
            at = self._squeezed[page + 1].find(rest, ends[page + 1])
            if at >= 0:
                ends[page] = whole.find(text[:cut], ends[page]) + cut
                ends[page + 1] = at + len(rest)
                return True
            if self._broken(rest, page + 1, pages, ends):
                ends[page] = whole.find(text[:cut], ends[page]) + cut
                return True
        return False


def _longest(text: str, whole: str) -> int:
    """Return how much of the beginning of *text* stands somewhere in *whole*."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[:middle] in whole:
            low = middle
        else:
            high = middle - 1
    return low


@cache
def read_by_poppler(path: Path) -> list[str]:
    """Return the pages as pdftotext reads them, in the order of their contents."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@cache
def read_by_pypdf(path: Path) -> list[str]:
    """Return the pages as pypdf reads them."""
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


READERS = {"poppler": read_by_poppler, "pypdf": read_by_pypdf}


def sections(path: Path, project: Project, edition: str) -> dict[str, range]:
    """Return the pages of each section, by the bookmarks of the PDF."""
    starts = [page for _, page in bookmarks(path)]
    keys = [s.key for s in compose(project, edition).sections if s.in_contents]
    assert len(keys) == len(starts)
    with pikepdf.open(path) as pdf:
        ends = [*starts[1:], len(pdf.pages)][: len(starts)]
    found = {k: range(a, max(a + 1, b)) for k, a, b in zip(keys, starts, ends, strict=True)}
    return {FRONT: range(starts[0] if starts else 1), **found}


@cache
def bookmarks(path: Path) -> tuple[tuple[str, int], ...]:
    """Return title and page, 0 the first, of each outermost bookmark of a PDF."""
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            return tuple((e.title, pages[e.destination[0].objgen]) for e in outline.root)


@cache
def spoken(path: Path) -> str:
    """Return what a PDF tells beside its pages: alternative texts, bookmarks, its facts."""
    with pikepdf.open(path) as pdf:
        said = [
            str(one[key])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
            for key in ("/Alt", "/ActualText", "/Contents", "/Title", "/Summary", "/E")
            if isinstance(one.get(key), pikepdf.String)
        ]
        said += [str(value) for value in pdf.docinfo.values()]
    return " ".join(said)
