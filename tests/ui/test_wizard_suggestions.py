"""Suggestions: whole sets to begin with, and making them ours one by one or all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from credo_builder.app.session import Session
from credo_builder.app.suggestions import unread, whole_sets
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Stage
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import RecoveryStep
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.domain.project import Project
from credo_builder.ui import dialogs
from credo_builder.ui.reading import MarkAll
from credo_builder.ui.suggesting import Suggestions


@pytest.mark.parametrize(
    ("kind", "counts"),
    [(RecoveryStep, [6]), (TrainingModule, [8]), (AppraisalCriterion, [6]), (Stage, [7, 7, 6])],
)
def test_the_method_itself_offers_whole_sets(kind, counts):
    """Without a trade, ladder, modules, criteria and stages come as the method proposes them."""
    offered = whole_sets(Project(), kind)

    assert counts == [len(one.records) for one in offered]


def test_a_trade_offers_its_own_ladder():
    """With a trade the whole set is that of its starter."""
    project = Project().put(Organisation(industry="restaurant_cafe"))

    (offered,) = whole_sets(project, Stage)

    assert "Hear of us" == offered.records[0].name


def test_a_whole_set_is_taken_over_by_one_press_and_one_undo(blank):
    """One button adds the six rungs, marked as suggestions; one undo takes them back."""
    blank.go_to("learning")
    offers = blank.area.page.findChild(Suggestions)
    button = offers.findChildren(type(blank.area.footer._next))[0]

    button.click()

    project = blank.workspace.project
    assert 8 == len(unread(project, TrainingModule))
    blank.actions_["undo"].trigger()
    assert () == blank.workspace.project.of(TrainingModule)


def test_calling_a_suggestion_ours_leads_on_to_the_next(window):
    """After one suggestion was read the next that nobody has read is chosen."""
    window.take(Session.new("restaurant_cafe"))
    window.workspace.session.take_path("full")
    window.go_to("core_values")
    editor = window.current_list()

    editor.form._mark.pressed.emit()

    held = window.workspace.project.of(CoreValue)
    assert [True, False, False] == [v.reviewed for v in held]
    assert held[1] == editor.record


def test_all_suggestions_of_a_list_become_ours_in_one_step(window):
    """The button under a list marks every suggestion in it, and hides."""
    window.take(Session.new("restaurant_cafe"))
    window.workspace.session.take_path("full")
    window.go_to("core_values")
    editor = window.current_list()
    offered = editor._every.isVisible()

    editor._every.click()

    assert (True, False) == (offered, editor._every.isVisible())
    assert () == unread(window.workspace.project, CoreValue)
    window.actions_["undo"].trigger()
    assert 3 == len(unread(window.workspace.project, CoreValue))


@pytest.mark.parametrize(("answer", "left"), [(dialogs.AGREE, False), (dialogs.STAY, True)])
def test_the_whole_project_becomes_ours_once_somebody_agrees(window, answer, left):
    """The command asks first; going back changes nothing."""
    window.take(Session.new("restaurant_cafe"))
    window.actions_["ours"].trigger()
    asking = window.findChild(dialogs.Asking)

    asking.answer = answer
    asking.accept()

    assert left == bool(unread(window.workspace.project))


def test_a_role_added_in_a_link_is_one_step_to_undo(blank, monkeypatch):
    """Naming a new role in a combo makes it and links it; one undo takes both back."""
    monkeypatch.setattr(
        "credo_builder.ui.editors.links.QInputDialog.getText", lambda *a: ("Host", True)
    )
    blank.go_to("governance")
    form = blank.area.page.forms[0]
    editor = form.sheet.fields["owner_role"].editor
    combo = editor.target()

    combo.activated.emit(combo.count() - 1)

    role = blank.workspace.project.of(Role)[0]
    assert role.id == blank.workspace.project.one(Governance).owner_role
    assert role.id == combo.currentData()
    blank.actions_["undo"].trigger()
    assert () == blank.workspace.project.of(Role)
    assert "" == blank.workspace.project.one(Governance).owner_role


def test_the_project_is_called_after_the_organisation_until_it_has_a_name(blank):
    """The shown name is the project's own, else the organisation's, else Untitled project."""
    session = blank.workspace.session
    names = [blank.workspace.name]
    session.edit(session.project.put(Organisation(name="Larder Lane")), "Name")
    names.append(blank.workspace.name)
    named = replace(session.project.settings, name="Credo 2027")
    session.edit(session.project.configured(named), "Name")
    names.append(blank.workspace.name)

    assert ["Untitled project", "Larder Lane", "Credo 2027"] == names


def test_the_question_tells_where_suggestions_wait_also_out_of_sight(window):
    """Check offers it; on Quick the question names the chapters that Quick hides."""
    session = Session.new("restaurant_cafe")
    session.take_path("quick")
    window.take(session)
    window.go_to("check")
    press = window.area.page.findChild(MarkAll)
    before = press.isVisible()
    press.click()
    asking = window.findChild(dialogs.Asking)
    words = " ".join(one.text() for one in asking.findChildren(QLabel))
    asking.answer = dialogs.AGREE
    asking.accept()
    after = press.isVisible()
    window.actions_["undo"].trigger()

    assert (True, False, True) == (before, after, bool(unread(window.workspace.project)))
    assert "are on these nine screens" in words
    assert "Learning (" in words.partition("the full path")[0].partition("Quick does not")[2]
    assert "What we promise (" not in words


def test_the_undo_bar_leads_to_what_a_deletion_touched(example, qtbot):
    """After a deletion each record that lost a link can be gone to."""
    example.go_to("core_values")
    editor = example.current_list()
    value = editor.record
    losers = {r.id for r in example.workspace.project.pointing_at(value.id)}
    editor.delete()
    bar = example.area.undo_bar
    menu = example.area._touched.menu()
    entries = menu.actions()
    qtbot.waitUntil(bar.see.isVisible)
    entries[0].trigger()

    assert losers == {entry.data() for entry in entries}
    assert "core_values" != example.area.key
