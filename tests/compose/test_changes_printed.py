"""What changed since the last edition is printed for those it concerns, as it was and as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from credo_builder.app import starters
from credo_builder.app.approval import approve, next_edition
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.promises import Promise
from credo_builder.compose.composer import compose
from credo_builder.compose.sections.changes import page
from credo_builder.compose.view import View
from credo_builder.domain import editions
from credo_builder.domain.terms import Edition

EXAMPLE = starters.example()


def edited():
    """Return the next edition of the example: a value, a barrier and a secret promise changed."""
    project = next_edition(EXAMPLE)
    first, second, *_rest = project.of(CoreValue)
    barrier, promise = project.of(Barrier)[0], project.of(Promise)[0]
    module = project.of(TrainingModule)[0]
    for record in (
        replace(first, name="Warmth at the door", notes="Between us."),
        replace(barrier, text="The lift is slow"),
        replace(promise, text="A secret", visibility="private"),
        replace(module, barrier_ids=(barrier.id,)),
        Promise(text="Ask for the {{customer}} book."),
    ):
        project = project.put(record)
    return project.remove(second.id)


def told(edition):
    """Return name, word and answers of everything that *edition* says has changed."""
    found = page(View(edited(), Edition(edition)))
    return {
        one.name: (one.word, [(a.before, a.after) for a in one.answers])
        for _title, held in found.chapters
        for one in held
    }


def test_every_change_stands_under_its_chapter_as_it_was_and_as_it_is():
    """New, gone and changed are words; a changed record has both answers."""
    found = told("full")

    assert ("Changed", [(("Welcome",), ("Warmth at the door",))]) == found[
        "V1 “Warmth at the door”"
    ]
    assert "Gone" == found["V2 “Care in the detail”"][0]
    assert ("New", []) == found["P12 “Ask for the {customer} book.”"]
    assert "B1 “The lift is slow”" in found


def test_our_people_are_not_told_what_is_kept_from_them():
    """A barrier is for ourselves; what became private is gone; no link tells of either."""
    found = told("staff")
    words = str(found)

    assert "Gone" == found["P1 “We will hold your table.”"][0]
    assert [] == [word for word in ("lift", "A secret", "Between us") if word in words]


@pytest.mark.parametrize(("edition", "project"), [("public", edited()), ("full", EXAMPLE)])
def test_there_is_no_such_section_where_nothing_can_be_told(edition, project):
    """The public edition has none, and a first edition has nothing before it."""
    assert "changes" not in [section.key for section in compose(project, edition).sections]


def test_an_edition_that_was_superseded_says_so_in_the_place_of_draft():
    """It still names who approved it, holds what it held, and lists none of what came later."""
    later = edited()
    old = compose(editions.edition_of(later, "2.0"), "staff")
    new = compose(EXAMPLE, "staff")

    assert ("Superseded", "Superseded", True) == (
        old.facts.state, old.words["draft"], old.facts.draft
    )  # fmt: skip
    assert [s.key for s in new.sections] == [s.key for s in old.sections]
    assert "Tom Ferris" in str(old.sections[1])
    assert "2.1" not in str(old.sections[1])


@pytest.mark.parametrize(
    ("project", "said"),
    [
        (EXAMPLE, "Editions 1.1 and 1.0 are superseded."),
        (edited(), "Editions 1.1 and 1.0 are superseded."),
        (
            approve(next_edition(EXAMPLE), person="Tom Ferris", on=dt.date(2027, 1, 4)),
            "Editions 2.0, 1.1 and 1.0 are superseded.",
        ),
    ],
)
def test_the_control_page_says_which_editions_are_superseded(project, said):
    """A draft takes nobody’s place yet; an approval does."""
    assert said in str(compose(project, "staff").sections[1])
