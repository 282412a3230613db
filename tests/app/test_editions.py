"""An edition goes from draft through review to approval; what it said stays with the next one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from credo_builder.app import starters
from credo_builder.app.approval import (
    approve,
    checked,
    news,
    next_edition,
    send_for_review,
    take_back,
)
from credo_builder.app.comparing import compare, told
from credo_builder.app.masters import Master
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.compose.composer import compose
from credo_builder.domain import editions
from credo_builder.domain.settings import Revision
from credo_builder.domain.shapes import Kept
from credo_builder.errors import NotReady
from credo_builder.storage import codec
from credo_builder.storage import editions as keeping

DAY, LATER = dt.date(2026, 3, 3), dt.date(2027, 3, 3)
EXAMPLE = starters.example()


def draft(**changes):
    """Return the example as a draft of its first edition, without a history."""
    fresh = {"edition": "1.0", "status": "draft", "approval": None, "history": (),
             "issued_on": None}  # fmt: skip
    return EXAMPLE.configured(replace(EXAMPLE.settings, **fresh | changes))


def approved(project=None, on=DAY, **more):
    """Return *project*, the draft unless given, approved by Tom."""
    return approve(project or draft(), person="Tom Ferris", on=on, **more)


def edited(project, name="Warmth at the door"):
    """Return *project* after an edit of its first value in a session."""
    session = Session(project)
    value = project.of(CoreValue)[0]
    session.edit(project.put(replace(value, name=name)), "Edit core value")
    return session.project


def states(project):
    """Return what its settings say of edition and approval."""
    held = project.settings
    return held.edition, held.status, held.approval and held.approval.person


def test_a_draft_goes_into_review_and_is_approved():
    """Who approves it, and when, is written down; the edition has its row in the history."""
    reviewed = send_for_review(draft())
    done = approved(reviewed)
    row = done.settings.history[0]

    assert ("1.0", "in_review", None) == states(reviewed)
    assert ("1.0", "approved", "Tom Ferris") == states(done)
    assert ("1.0", DAY, "First edition.", "Tom Ferris") == (row.edition, row.on, row.summary,
                                                            row.by)  # fmt: skip
    assert (done, "") == checked(done)


def test_mending_what_is_in_review_leaves_it_there():
    """A reviewer may write; only an approval fixes the words."""
    assert ("1.0", "in_review", None) == states(edited(send_for_review(draft())))


def test_review_and_approval_can_be_taken_back():
    """Both lead to a draft of the same edition; who approved it is no longer in its row."""
    back = take_back(approved())

    assert draft() == take_back(send_for_review(draft()))
    assert ("1.0", "draft", None) == states(back)
    assert (Revision(edition="1.0", summary="First edition."),) == back.settings.history


@pytest.mark.parametrize("step", [lambda: take_back(draft()), lambda: send_for_review(approved())])
def test_a_step_that_makes_no_sense_is_refused(step):
    """A draft cannot be taken back, nor what is approved be sent for review."""
    with pytest.raises(NotReady, match=r"^Only "):
        step()


def test_an_edit_of_what_is_approved_begins_the_next_edition_and_keeps_what_it_said():
    """The number is raised, and the answers of then come back to the letter, as superseded."""
    first = approved()
    second = edited(first)
    old = editions.edition_of(second, "1.0")

    assert ("1.1", "draft", None) == states(second)
    assert ("1.0", "superseded", "Tom Ferris") == states(old)
    assert codec.approval_digest(first) == codec.approval_digest(old)
    assert old == checked(old)[0]
    assert checked(old)[1].startswith("Edition 1.0 was superseded")
    assert ["", "core_values"] == [chapter.key for chapter in told(old, second)]


def test_the_next_approval_says_what_changed_and_has_its_own_day():
    """Nobody has to write the row, and the cover does not keep the day of the edition before."""
    first = approved()
    second = approved(edited(first), on=LATER)
    rows = [(row.edition, row.on, row.summary) for row in second.settings.history]

    assert [("1.1", LATER, "One core value changed"), ("1.0", DAY, "First edition.")] == rows
    assert LATER == second.settings.issued_on
    assert "Kinder." == approved(edited(first), summary="Kinder.").settings.history[0].summary


def test_the_editions_before_are_kept_once_each_and_come_back_whole():
    """Of three editions both older ones can be had, each as it was approved."""
    first = approved()
    second = approved(edited(first), on=LATER)
    third = edited(second, "Third name")
    found = [editions.edition_of(third, number) for number in ("1.1", "1.0")]

    assert [codec.approval_digest(p) for p in (second, first)] == [
        codec.approval_digest(p) for p in found
    ]
    assert codec.approval_digest(second) == codec.approval_digest(editions.last_kept(third))
    assert all(
        not row.answers
        for kept in third.settings.history
        if kept.answers
        for row in keeping.thawed(kept.answers).settings.history
    )


def test_what_a_newer_version_wrote_is_kept_with_the_edition(tmp_path):
    """Unknown keys of the file, its settings and records survive in the earlier edition."""
    value = EXAMPLE.of(CoreValue)[0]
    strange = draft(kept=Kept(("later",), {"later": "a"})).put(
        replace(value, kept=Kept(("id", "new"), {"new": "b"}))
    )
    session = Session(
        approved(
            replace(strange, kept=Kept(("format", "schema_version", "app", "top"), {"top": "c"}))
        )
    )
    session.edit(session.project.remove(EXAMPLE.of(CoreValue)[1].id), "Delete")
    session.save_as(tmp_path / "lane.credo")
    again = Session.open(tmp_path / "lane.credo").project
    old = editions.edition_of(again, "1.0")

    assert ("a", "b", "c") == (
        old.settings.kept.unknown["later"],
        old.of(CoreValue)[0].kept.unknown["new"],
        old.kept.unknown["top"],
    )
    assert codec.write(again) == codec.write(codec.read(codec.write(again), "again").project)


def test_a_number_written_by_hand_is_kept_and_one_that_was_there_is_passed_over():
    """From 1.0 one may go to 2.0; a raised number never meets a row of the history."""
    first = approved(draft(history=(Revision(edition="1.1"),)))
    settings = replace(first.settings, edition="2.0")

    assert "2.0" == next_edition(first.configured(settings), first).settings.edition
    assert "1.2" == next_edition(first).settings.edition


def test_a_superseded_edition_is_a_draft_once_it_is_edited_and_is_never_approved_again():
    """What is no longer what was approved does not say so."""
    old = editions.edition_of(edited(approved()), "1.0")

    assert ("1.0", "draft", None) == states(edited(old))
    with pytest.raises(NotReady, match="superseded"):
        approved(old)


@pytest.mark.parametrize("answers", [b"x", b"", keeping.zlib.compress(b" " * 40_000_000)])
def test_answers_that_are_damaged_or_far_too_many_are_none(answers):
    """A row that cannot be read says nothing, and no memory is spent on it."""
    row = Revision(edition="0.9", answers=answers)

    assert editions.edition_of(draft(history=(row,)), "0.9") is None


def test_the_oldest_answers_go_first_where_they_are_too_many():
    """Rows stay; a file never grows beyond what can be saved."""
    rows = [Revision(edition=str(n), answers=b"x" * (3 * 2**20)) for n in (2, 1)]

    assert [True, False] == [bool(row.answers) for row in keeping.within_limits(rows)]


def test_an_edition_known_by_its_row_alone_has_no_news():
    """Where nobody knows what it said, nothing is made up."""
    assert "" == news(EXAMPLE)
    assert () == compare(EXAMPLE, EXAMPLE)


def test_answers_that_nobody_approved_are_not_kept_as_an_edition():
    """A file that was changed by hand after its approval begins the next edition by its row."""
    value = EXAMPLE.of(CoreValue)[0]
    changed = approved().put(replace(value, name="By hand"))

    assert ["1.0"] == [row.edition for row in next_edition(changed).settings.history]
    assert () == editions.kept(next_edition(changed))


def test_a_site_of_a_master_does_not_call_its_address_a_change():
    """What is printed for a branch leaves out what changed since the master’s last edition."""
    later = edited(approved())
    branch = Master(later).at("Harbour", {"address": "1 Quay"})

    assert "changes" in [section.key for section in compose(later, "staff").sections]
    assert "changes" not in [section.key for section in compose(branch, "staff").sections]
    assert ["1.0"] == [row.edition for row in branch.settings.history]
