"""Finding words anywhere in a project, and putting others in their place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credo_builder.app.session import Session
from credo_builder.app.wording_hits import Words, hits, replaced
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.policies import MayBend, Policy
from credo_builder.domain.project import Project

VALUE = CoreValue(
    id="val_aaaaaaaa",
    name="Guests first",
    belief="a guest, any guest’s child, and {guest} as such",
    behaviours_do=("Greet each guest", "Guesthouse: show the way"),
)
PROJECT = Project().put(VALUE).put(Credo(lines=(CredoLine(text="Our guest eats well"),)))


def told(project, words):
    return [(hit.field, [hit.text[a:b] for a, b in hit.spans]) for hit in hits(project, words)]


def test_words_are_found_in_every_text_and_in_rows_within_records():
    """Titles, lines of lists and rows of a record; placeholders are no words."""
    found = told(PROJECT, Words("guest"))

    assert [
        ("name", ["Guest"]), ("belief", ["guest", "guest"]), ("behaviours_do", ["guest"]),
        ("behaviours_do", ["Guest"]), ("lines", ["guest"]),
    ] == found  # fmt: skip


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (Words("guest"), 6), (Words("guest", whole=True), 4), (Words("guest", cased=True), 4),
        (Words("Guest", whole=True, cased=True), 0), (Words("guest's"), 1), (Words("{guest}"), 1),
        (Words("guést"), 0), (Words("guést", loose=True), 6), (Words(" "), 0), (Words("(.*"), 0),
    ],
)  # fmt: skip
def test_how_strictly_words_are_sought_is_a_choice(words, places):
    """Whole words, capitals, accents; signs mean themselves; straight quotes find curly ones."""
    assert places == sum(len(hit.spans) for hit in hits(PROJECT, words))


def test_accents_are_found_where_they_stand():
    """A place in a text with accents and ligatures is told in letters of that text."""
    project = Project().put(CoreValue(name="Näh ﬁne Café"))

    assert [("name", ["Café"])] == told(project, Words("cafe", loose=True))


def test_replacing_keeps_a_capital_and_leaves_placeholders():
    """Guests first becomes Visitors first; {guest} stays what it is."""
    project, count = replaced(PROJECT, Words("guest"), "visitor")

    value = project.get("val_aaaaaaaa")
    assert 6 == count
    assert "Visitors first" == value.name
    assert "a visitor, any visitor’s child, and {guest} as such" == value.belief
    assert ("Greet each visitor", "Visitorhouse: show the way") == value.behaviours_do
    assert "Our visitor eats well" == project.one(Credo).lines[0].text


def test_what_was_left_out_stays():
    """A field without a tick keeps its words, and is not counted."""
    without = frozenset({("val_aaaaaaaa", "belief"), ("val_aaaaaaaa", "name")})

    project, count = replaced(PROJECT, Words("guest"), "visitor", without)

    value = project.get("val_aaaaaaaa")
    assert 3 == count
    assert (VALUE.name, VALUE.belief) == (value.name, value.belief)
    assert "Greet each visitor" == value.behaviours_do[0]


def test_ids_codes_links_and_marks_are_never_touched():
    """Only what people wrote is words: links still lead where they led."""
    session = Session.example()

    project, _count = replaced(session.project, Words("e"), "xx")

    for before, after in zip(session.project.every(), project.every(), strict=True):
        assert (before.id, before.code) == (after.id, after.code)
    assert session.project.settings.language == project.settings.language
    assert session.project.settings.edition == project.settings.edition


def test_words_that_are_called_as_marks_are_elsewhere_are_still_words():
    """Where a policy was bent is noted in words; the currency and an edition are marks."""
    bend = Policy(may_bend=MayBend(record="In the guest book"))
    us = Organisation(currency="GBP", name="GBP and Daughters")

    project, count = replaced(Project().put(bend).put(us), Words("gbp"), "ABC")

    assert 1 == count
    assert ("GBP", "ABC and Daughters") == (
        project.one(Organisation).currency,
        project.one(Organisation).name,
    )
    assert [("may_bend", ["guest"])] == told(project, Words("guest"))


def test_the_name_of_the_project_is_found_too():
    """Settings lead to the page that publishes."""
    settings = replace(PROJECT.settings, name="Guest credo")

    first = hits(PROJECT.configured(settings), Words("guest credo"))[0]

    assert ("publish", "name", ("", "name")) == (first.chapter, first.field, first.key)


@given(st.text(max_size=30), st.text(max_size=12), st.booleans(), st.booleans())
def test_any_words_can_be_sought_in_any_text(text, sought, whole, loose):
    """Every place found is within the text, in order, and none overlaps another."""
    spans = Words(sought or "a", whole=whole, loose=loose).spans(text)

    ends = [0, *(place for span in spans for place in span), len(text)]
    assert sorted(ends) == ends
