"""Somebody else saved the file meanwhile: both versions stay, and one chooses."""

from __future__ import annotations

import pytest

from credo_builder.app import earlier
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.ui import changed_elsewhere as question
from credo_builder.ui.holding import HOLDER


def names(session):
    """Return what the values of *session* are called."""
    return [value.name for value in session.project.of(CoreValue)]


def typed(session, name):
    """Let somebody add the value *name*."""
    session.edit(session.project.put(CoreValue(name=name)), f"Add {name}")


@pytest.fixture
def conflict(window, tmp_path):
    """Return a window with "Mine" that tried to save to a file in which "Theirs" was saved."""
    session = Session.new()
    session.save_as(tmp_path / "lane.credo")
    session.close()
    window.open_file(tmp_path / "lane.credo")
    typed(window.workspace.session, "Mine")
    theirs = Session.open(tmp_path / "lane.credo")
    typed(theirs, "Theirs")
    theirs.save()
    assert not window.save()
    return window


def answer(window, choice):
    """Answer the question of *window* with *choice*."""
    window._saving.conflict.asking.press(choice)


def test_nothing_is_replaced_and_the_top_says_so_until_one_chose(conflict, tmp_path):
    """Decide later leaves both as they are; a press on the words asks again."""
    first = conflict._saving.conflict.asking
    focus = first.focusWidget().accessibleName()
    first.reject()
    told = conflict._top._pill.text()
    conflict._top._pill.click()
    conflict._saving.conflict.asking.reject()

    assert focus.startswith("Keep mine as a copy. Saves yours beside it as “lane (mine).credo”")
    assert "Not saved: file changed on disk" == told
    assert ["Theirs"] == names(Session.open(tmp_path / "lane.credo"))
    assert ["Mine"] == names(conflict.workspace.session)


def test_mine_can_be_kept_as_a_copy_and_work_goes_on_there(conflict, tmp_path):
    """Both files are there, the other one is free for others."""
    answer(conflict, question.COPY)
    other = Session.open(tmp_path / "lane.credo", hold=HOLDER)

    assert tmp_path / "lane (mine).credo" == conflict.workspace.session.path
    assert ["Theirs"] == names(other)
    assert ["Mine"] == names(Session.open(tmp_path / "lane (mine).credo"))
    assert "Saved" == conflict._top._pill.text()
    other.close()


def test_loading_theirs_is_one_step_that_undo_takes_back(conflict, tmp_path):
    """Theirs is shown as saved; undo brings mine back, which may then be saved."""
    answer(conflict, question.LOAD)
    session = conflict.workspace.session
    loaded = names(session), conflict._top._pill.text()
    conflict.actions_["undo"].trigger()
    undone = names(session)

    assert ((["Theirs"], "Saved"), ["Mine"]) == (loaded, undone)
    assert conflict.save()
    assert ["Mine"] == names(Session.open(tmp_path / "lane.credo"))


def test_replacing_theirs_keeps_it_among_the_earlier_states(conflict, tmp_path):
    """Mine is in the file, theirs can be brought back."""
    answer(conflict, question.REPLACE)
    project = conflict.workspace.project

    assert ["Mine"] == names(Session.open(tmp_path / "lane.credo"))
    kept = [state.project() for state in earlier.states(project.project_id)]
    assert ["Theirs"] in [[v.name for v in one.of(CoreValue)] for one in kept]


def test_the_two_can_be_compared_before_choosing(conflict):
    """The comparison tells what mine has and what it lacks, and leads back to the question."""
    answer(conflict, question.COMPARE)
    comparison = conflict._saving.conflict.asking
    told = comparison.differences.toPlainText().splitlines()
    comparison.reject()
    conflict._saving.conflict.asking.reject()
    found = [line.strip() for line in told if "“" in line]

    assert ["V1 “Theirs” deleted", "V1 “Mine” added"] == found


def test_a_file_that_was_taken_over_can_be_taken_back(window, tmp_path):
    """The question says that it was taken over; replacing takes it back and writes mine."""
    session = Session.new()
    session.save_as(tmp_path / "lane.credo")
    session.close()
    window.open_file(tmp_path / "lane.credo")
    typed(window.workspace.session, "Mine")
    other = Session.open(tmp_path / "lane.credo", hold=HOLDER, over=True)
    window.save()
    title = window._saving.conflict.asking.windowTitle()
    answer(window, question.REPLACE)

    assert "This file was taken over elsewhere" == title
    assert other.home.has_lost_its_file
    assert ["Mine"] == names(Session.open(tmp_path / "lane.credo"))


def test_theirs_opens_anew_where_the_file_was_taken_over(window, tmp_path):
    """Mine goes among the earlier states; the file is asked for like any that is open."""
    session = Session.new()
    session.save_as(tmp_path / "lane.credo")
    session.close()
    window.open_file(tmp_path / "lane.credo")
    project_id = window.workspace.project.project_id
    typed(window.workspace.session, "Mine")
    other = Session.open(tmp_path / "lane.credo", hold=HOLDER, over=True)
    window.save()
    other.close()
    answer(window, question.LOAD)

    assert [] == names(window.workspace.session)
    assert not window.workspace.session.home.has_lost_its_file
    (state, *_rest) = earlier.states(project_id)
    assert ["Mine"] == [value.name for value in state.project().of(CoreValue)]


def test_a_file_that_is_gone_is_told_as_gone(window, tmp_path):
    """There is nothing to compare with or to load then."""
    session = Session.new()
    session.save_as(tmp_path / "lane.credo")
    session.close()
    window.open_file(tmp_path / "lane.credo")
    typed(window.workspace.session, "Mine")
    (tmp_path / "lane.credo").unlink()
    window.save()
    offered = [tile.answer for tile in window._saving.conflict.asking._tiles]
    answer(window, question.REPLACE)

    assert [question.COPY, question.REPLACE] == offered
    assert ["Mine"] == names(Session.open(tmp_path / "lane.credo"))
