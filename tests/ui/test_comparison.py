"""What changed is listed by chapter and leads to its place; an edition goes its way on Publish."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from credo_builder.app.approval import approve
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.promises import Promise
from credo_builder.ui import comparing
from credo_builder.ui.approving import ApproveDialog
from credo_builder.ui.comparison import ComparisonDialog


def edit(session, project):
    """Put *project* in force, as somebody who works on it does."""
    session.edit(project, "Edit")


@pytest.fixture
def edited(example):
    """Return the window with the example, one value renamed and one promise gone since 2.0."""
    session = example.workspace.session
    value = session.project.of(CoreValue)[1]
    edit(session, session.project.put(replace(value, name="Care in all we do")))
    edit(session, session.project.remove(session.project.of(Promise)[5].id))
    return example


def shown(window, command):
    """Choose *command* of the File menu; return the dialog it opens."""
    window.actions_[command].trigger()
    return QApplication.activeModalWidget()


def chosen(dialog, name):
    """Choose the row *name*; return its index."""
    index = dialog.rows.index(dialog.listed().index(name), 0)
    dialog.list.setCurrentIndex(index)
    return index


def test_what_changed_since_the_last_edition_is_listed_by_chapter(edited):
    """Each row says what happened, and beside it stand both answers."""
    dialog = shown(edited, "since")
    listed = dialog.listed()
    chosen(dialog, "V2 “Care in all we do”")
    headline = dialog.headline.text()
    told = dialog.told.text()
    lines = dialog.lines()
    dialog.reject()

    assert ["Core values", "V2 “Care in all we do”", "What we promise"] == listed[2:5]
    assert "V2 “Care in all we do” changed" == headline
    assert "1 gone" in told
    assert "    Value: Care in the detail → Care in all we do" in lines


def test_a_row_leads_to_the_record_and_its_field(edited):
    """Enter closes the list, opens the page and chooses the record."""
    dialog = shown(edited, "since")
    dialog.go(chosen(dialog, "V2 “Care in all we do”"))

    assert "core_values" == edited.area.key
    assert "V2" == edited.current_list().record.code


def test_what_is_gone_leads_to_its_list_and_the_settings_to_publish(edited):
    """There is a way from every row."""
    dialog = shown(edited, "since")
    gone = next(name for name in dialog.listed() if name.startswith("P6 "))
    dialog.go(chosen(dialog, gone))
    first = edited.area.key
    dialog = shown(edited, "since")
    dialog.go(chosen(dialog, "Settings"))

    assert ("promises", "publish") == (first, edited.area.key)


def test_the_earlier_edition_can_be_saved_as_a_file_of_its_own(edited, tmp_path):
    """It opens as it was approved, says that it was superseded, and is never the file in use."""
    dialog = shown(edited, "since")
    dialog.write_edition(tmp_path / "old.credo")
    said = dialog.told.text()
    dialog.reject()
    old = Session.open(tmp_path / "old.credo")

    assert "Saved as “old.credo”" == said
    assert "Care in the detail" == old.project.of(CoreValue)[1].name
    assert old.project.is_superseded
    assert old.warnings[0].startswith("Edition 2.0 was superseded")


def test_a_file_is_compared_with_the_window(edited, tmp_path):
    """What is open counts, saved or not; a file that is none of ours is told."""
    Session.example().save_as(tmp_path / "other.credo")
    comparing.show_file(edited, edited.workspace, tmp_path / "other.credo")
    dialog = QApplication.activeModalWidget()
    listed, head = dialog.listed(), dialog._head.text()
    dialog.reject()
    (tmp_path / "bad.credo").write_text("{}", encoding="utf-8")
    comparing.show_file(edited, edited.workspace, tmp_path / "bad.credo")
    fault = QApplication.activeModalWidget()
    title = fault.windowTitle()
    fault.accept()

    assert "V2 “Care in all we do”" in listed
    assert "other.credo" in head
    assert "This file cannot be opened" == title


def test_a_first_edition_says_when_there_will_be_something_to_compare(example):
    """Nothing is kept yet, and the sentence says when it will be."""
    dialog = shown(example, "since")
    title = dialog.windowTitle()
    dialog.accept()

    assert not isinstance(dialog, ComparisonDialog)
    assert "Nothing to compare with yet" == title


def test_of_several_editions_one_can_be_chosen_to_begin_from(edited):
    """The older edition tells more."""
    session = edited.workspace.session
    done = approve(session.project, person="Tom Ferris", on=dt.date(2027, 1, 4))
    session.approve(done, "Approve")
    value = session.project.of(CoreValue)[0]
    edit(session, session.project.put(replace(value, name="Warmth")))
    dialog = shown(edited, "since")
    newest = dialog.listed()
    dialog.choice.setCurrentIndex(1)
    older = dialog.listed()
    dialog.reject()

    assert ["Since edition 2.1", "Since edition 2.0"] == [
        dialog.choice.itemText(at) for at in range(2)
    ]
    assert "V2 “Care in all we do”" not in newest
    assert {"V1 “Warmth”", "V2 “Care in all we do”"} <= set(older)


def test_an_edition_goes_into_review_is_approved_and_can_be_taken_back(edited):
    """The card on Publish says where it stands; each step is one undo step."""
    edited.go_to("publish")
    card = edited.area.page._state
    said = [card.standing.text()]
    card.review.click()
    said.append(card.standing.text())
    session = edited.workspace.session
    session.approve(approve(session.project, person="Tom Ferris", on=dt.date(2027, 1, 4)), "Yes")
    said.append(card.standing.text())
    before = card.before.text()
    card.begin.click()
    said.append(card.standing.text())
    session.undo()
    card.back.click()
    said.append(card.standing.text())

    assert [
        "Edition 2.1 is a draft.",
        "Edition 2.1 is in review.",
        "Edition 2.1 was approved by Tom Ferris on 4 January 2027.",
        "Edition 2.2 is a draft.",
        "Edition 2.1 is a draft.",
    ] == said
    assert before.startswith("Editions before it: 2.0 (superseded, 21 November 2026), 1.1 (")


def test_the_question_before_an_approval_proposes_who_and_what_changed(edited):
    """Both can be written over; what stands there goes into the history of editions."""
    dialog = ApproveDialog(edited.workspace, edited)
    proposed = dialog._person.text(), dialog._summary.text()
    dialog._on.setText("4 January 2027")
    dialog._summary.setText("Lunch is no longer timed.")
    dialog._on_yes()
    row = edited.workspace.project.settings.history[0]

    assert ("Tom Ferris", "One core value changed, one promise deleted") == proposed
    assert ("2.1", "Lunch is no longer timed.") == (row.edition, row.summary)
