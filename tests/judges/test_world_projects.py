"""Projects written in Arabic, Hindi, Greek, Japanese and Thai print whole and are read back."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from answers import READERS, problems
from verapdf import judge
from world_projects import WORDS, keys, project_in, table

from credo_builder.app.export import pdf_bytes
from credo_builder.audit import audit
from credo_builder.chapters import RECORDS
from credo_builder.chapters.branding import Brand
from credo_builder.domain.findings import Severity
from credo_builder.render.pdf.theme import MM, geometry

_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
_MIRRORED = "ar-EG"
_INITIAL = 300.0
"""Height in points from which a letter is the great initial of a cover."""

each = pytest.mark.parametrize("language", WORDS)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The full edition of each project."""
    folder = tmp_path_factory.mktemp("world")
    files = {language: folder / f"{language}.pdf" for language in WORDS}
    for language, file in files.items():
        file.write_bytes(pdf_bytes(project_in(language), "full"))
    return files


def words(path: Path) -> Iterator[tuple[float, float, float, float, float, float, int, str]]:
    """Yield size of the page, box in points from the left top, page and letters of each word."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for number, part in enumerate(told.split("<page ")[1:], 1):
        wide, high = (float(v) for v in re.findall(r'(?:width|height)="([\d.]+)"', part)[:2])
        for found in _WORD.findall(part):
            yield wide, high, *map(float, found[:4]), number, html.unescape(found[4])


@each
def test_a_language_brings_all_words(language: str) -> None:
    """Every answer of the skeleton has its words, and none is left over."""
    told = table(WORDS[language])

    assert keys() == set(told)
    assert all(told.values())


@each
def test_every_chapter_holds_something(language: str) -> None:
    """Each kind of record is there, and nothing in them stops approval but the approval itself."""
    project = project_in(language)

    assert [] == [kind.key for kind in RECORDS if not project.of(kind)]
    assert [] == [f.rule for f in audit(project, None) if f.severity is Severity.BLOCKER]


def test_every_project_is_accessible_and_archival(printed: dict[str, Path]) -> None:
    """No project breaks a rule of either standard, whatever it is written in."""
    verdicts = judge(list(printed.values()))

    assert {} == {file.name: v.messages for file, v in verdicts.items() if not v.passes}


@each
@pytest.mark.parametrize("reader", READERS)
def test_every_answer_comes_back(printed: dict[str, Path], language: str, reader: str) -> None:
    """Two programs read every answer where it belongs and in the order of reading."""
    assert [] == problems(project_in(language), printed[language], "full", reader)


@each
def test_nothing_prints_as_a_box(printed: dict[str, Path], language: str) -> None:
    """Every letter of the five scripts has its glyph."""
    boxes = [
        f for f in audit(project_in(language), None) if f.rule == "QUA-03" and "font" in f.message
    ]

    assert [] == boxes
    assert [] == [word for *_, word in words(printed[language]) if "\u25a1" in word]


def outside(path: Path, language: str) -> list[tuple[object, ...]]:
    """Return the words beyond the live area, but for a cover's great initial."""
    found: list[tuple[object, ...]] = []
    for wide, high, left, top, right, foot, number, word in words(path):
        page = geometry("A4", landscape=wide > high)
        start = wide - page.left - page.live_width if language == _MIRRORED else page.left
        across = left >= start - 1 and right <= start + page.live_width + 1
        high_enough = top >= 8 * MM and foot <= high - 8 * MM
        if not (across and high_enough) and foot - top < _INITIAL:
            found.append((number, word, left, top, right, foot))
    return found


@each
def test_words_stay_inside(printed: dict[str, Path], language: str) -> None:
    """No word stands beyond the live area; margins are mirrored with the rest of the page."""
    assert [] == outside(printed[language], language)


@each
@pytest.mark.parametrize("cover", ["modern", "warm", "civic"])
def test_covers_hold_words_of_every_script(tmp_path: Path, language: str, cover: str) -> None:
    """Names, titles and mottos keep to the page on the other covers, too."""
    project = project_in(language)
    project = project.put(replace(project.one(Brand), style=cover))
    path = tmp_path / "cover.pdf"
    path.write_bytes(pdf_bytes(project, "public"))

    assert [] == [word for word in outside(path, language) if word[0] == 1]


@each
def test_a_document_says_which_way_it_reads(printed: dict[str, Path], language: str) -> None:
    """Viewers are told of pages that turn from right to left, and of the language."""
    with pikepdf.open(printed[language]) as pdf:
        told = pdf.Root.ViewerPreferences.get("/Direction")

        assert language == str(pdf.Root.Lang)
        assert ("/R2L" if language == _MIRRORED else None) == (str(told) if told else None)
