"""Projects at the limits of what anybody would write still print as a whole document."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter

import extreme_projects as extreme
import paper_checks as checks
import pikepdf
import pytest
from answers import problems
from pikepdf import Name
from structure import faults
from verapdf import judge

from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import Paragraph, Text
from credo_builder.render.pdf import build
from credo_builder.render.pdf.theme import MM

NAMES = tuple(extreme.extremes())
BROKEN_WORDS = "long answers"
"""Its words are broken over lines side by side; they are looked for as answers."""
HUGE_WORDS = "huge words"
"""Its words are cut with an ellipsis on the cover, in figures and in heads of columns.

A row of such words that no page holds under its heading leaves the heading alone on a page.
"""
WHOLE = bool(os.environ.get("CREDO_WHOLE"))
"""Whether the largest document is judged, too, which takes a minute."""
ANSWERED = (BROKEN_WORDS, "long groups, warm cover", "one value, no moment, no logo")
LARGEST = "three hundred pages"
LEAST_PAGES = 300
LEVELS = 300
TABLE_PAGES = 5
JUDGED = (
    *((LARGEST,) if WHOLE else ()),
    HUGE_WORDS,
    "long words",
    "sixty moments",
    "one value, no moment, no logo",
)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in (BROKEN_WORDS, HUGE_WORDS)]
)
def test_no_word_is_lost(printed, name):
    """Every word of the document stands on one of its pages."""
    assert [] == checks.lost_words(printed(name))


@pytest.mark.parametrize("name", ANSWERED)
def test_every_answer_comes_back(printed, name):
    """Every answer is read from the page again, and in its order."""
    assert [] == problems(extreme.extremes()[name], printed(name).path, "full")


@pytest.mark.parametrize("name", NAMES)
def test_no_word_leaves_the_live_area(printed, name):
    """No word stands beyond the live area; running heads and feet have their own places."""
    assert [] == checks.outside(printed(name))


@pytest.mark.parametrize("name", [name for name in NAMES if name != HUGE_WORDS])
def test_no_page_is_hollow(printed, name):
    """Only the last page of a section may hold next to nothing."""
    assert [] == checks.hollow(printed(name))


@pytest.mark.parametrize("name", NAMES)
def test_headings_go_down_one_level_at_a_time(printed, name):
    """No heading lies more than one level below the heading before it."""
    assert [] == checks.heading_gaps(printed(name).path)


@pytest.mark.parametrize("mark", ["s", "n", "f"])
def test_long_answers_are_printed_to_their_last_word(printed, mark):
    """Twenty thousand characters in a policy, a level's name and a freedom are all there."""
    words = extreme.long_text(mark).split()
    found = {
        word.text.strip(".,:").lower()
        for page in printed("long texts").pages
        for word in page.words
    }

    assert [] == [word for word in words[:-1] if word not in found]


@pytest.mark.parametrize("letter", [extreme.HEADING, extreme.CELL, extreme.SIDE])
def test_long_words_are_printed_to_their_last_letter(printed, letter):
    """A word of three thousand letters breaks over lines and loses none of them."""
    letters = Counter("".join(w.text for page in printed("long words").pages for w in page.words))

    assert letters[letter] >= extreme.LONG_WORD


def test_a_table_over_many_pages_is_one_table(printed):
    """Three hundred levels over at least five pages are one table for a screen reader."""
    paper = printed(LARGEST)
    names = [f"Answer{n:04d}" for n in range(1, LEVELS + 1)]
    pages = {p.number for p in paper.pages for w in p.words if w.text in names}

    assert TABLE_PAGES <= len(pages)
    assert 1 == sum(1 for rows in checks.tables(paper.path) if rows >= LEVELS)


def test_the_largest_document_has_its_pages(printed):
    """A document of about three hundred pages is printed, each page with its number."""
    pages = printed(LARGEST).pages
    numbered = {w.text for page in pages for w in page.words if w.top >= page.foot}

    assert LEAST_PAGES <= len(pages)
    assert str(len(pages)) in numbered


def test_the_judge_passes_the_extremes(printed):
    """Extremes of each sort are accessible and archival."""
    papers = [printed(name).path for name in JUDGED]
    verdicts = judge(papers)

    assert [] == [m for path in papers for m in verdicts[path].messages]
    assert all(verdicts[path].passes for path in papers)


def test_the_tree_of_the_largest_document_is_whole(printed):
    """Headings, heads, links and contents of hundreds of pages are as they should be."""
    assert [] == faults(printed(LARGEST).path)


@pytest.mark.parametrize("style", ["classic", "modern", "warm", "civic"])
def test_no_cover_lets_words_overlap(style, tmp_path):
    """However long name, title and motto are, no line of a cover lies on another."""
    project = extreme.huge_words(style, extreme.HUGE_WORD)
    document = compose(project, "public")
    cover = dataclasses.replace(document, sections=document.sections[:1])
    path = tmp_path / "cover.pdf"
    path.write_bytes(build(cover, look(project)))
    page = checks.Paper(path, cover).pages[0]
    letters = [w for w in page.words if w.bottom - w.top < checks.INITIAL]

    assert [] == checks.overlapping(letters)
    assert any(w.text.endswith("…") for w in letters)
    assert max(w.bottom for w in letters) < page.height - 8 * MM


def test_a_lost_word_is_noticed(printed):
    """A word that was composed and not printed is named."""
    paper = printed(NAMES[0])
    first, *others = paper.document.sections
    more = dataclasses.replace(
        first, blocks=(*first.blocks, Paragraph((Text("Overlooked words"),)))
    )
    told = dataclasses.replace(paper.document, sections=(more, *others))

    assert ["Overlooked"] == checks.lost_words(checks.Paper(paper.path, told))


def test_a_word_outside_is_noticed(printed):
    """The same pages, held against a narrower paper, have words outside."""
    paper = printed(NAMES[0])
    letter = dataclasses.replace(paper.document, paper="Letter")

    assert [] != checks.outside(checks.Paper(paper.path, letter))


def test_a_hollow_page_is_noticed(printed):
    """A page whose words all stand at its top is hollow when its section goes on."""
    paper = printed(NAMES[0])
    page = next(
        p
        for p in paper.pages
        if p.number not in paper.section_starts and p.number + 1 in paper.section_starts
    )
    top = tuple(w for w in page.words if w.bottom < page.height / 8)
    short = dataclasses.replace(page, words=top)
    copy = checks.Paper(paper.path, paper.document)
    copy.__dict__["pages"] = (short,)
    copy.__dict__["section_starts"] = frozenset()

    assert [page.number] == checks.hollow(copy)


def test_a_torn_table_and_a_skipped_heading_are_noticed(printed, tmp_path):
    """A level left out between headings is named, and a table torn in two is two."""
    source, broken = printed(NAMES[0]).path, tmp_path / "broken.pdf"
    with pikepdf.open(source) as pdf:
        headings = [e for e in checks.elements(pdf.Root.StructTreeRoot.K) if e.S == "/H2"]
        headings[0].S = Name.H4
        table = next(e for e in checks.elements(pdf.Root.StructTreeRoot.K) if e.S == "/TBody")
        table.S = Name.Table
        pdf.save(broken)

    assert ["H4 after H1"] == checks.heading_gaps(broken)
    assert len(checks.tables(source)) + 1 == len(checks.tables(broken))
