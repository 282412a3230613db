"""What somebody without training runs into: Enter, Ctrl held, dropped files, the way on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget
from shiboken6 import isValid

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.ui import dialogs
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.pages.check import SHOWN_ALIKE, CheckPage
from credo_builder.ui.parts import button


def test_enter_presses_the_button_that_has_the_focus(window, qtbot):
    """Enter presses like Space does, once a press."""
    made = button("Go on")
    made.setCheckable(True)
    qtbot.addWidget(made)
    seen = []

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        qtbot.keyClick(made, key)
        seen.append(made.isChecked())

    assert [True, False, True] == seen


def test_a_shortcut_with_ctrl_leaves_one_record_chosen(blank, monkeypatch):
    """While Ctrl is held a new choice replaces the old, so Delete never takes two."""
    blank.go_to("core_values")
    editor = blank.current_list()
    editor.add_titled(["Warmth", "Honesty"])
    held = Qt.KeyboardModifier.ControlModifier
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: held)

    editor.choose(0)
    editor.duplicate()

    assert [1] == [i.row() for i in editor.view.selectionModel().selectedRows()]


def test_undo_of_a_deletion_chooses_what_came_back(blank):
    """The record that undo brings back is the one in the form."""
    blank.go_to("core_values")
    editor = blank.current_list()
    editor.add_titled(["Warmth", "Honesty", "Craft"])
    editor.choose(1)
    editor.delete()

    blank.actions_["undo"].trigger()

    assert "Honesty" == editor.record.name


def test_a_file_dropped_on_an_open_project_is_opened(blank, tmp_path):
    """A project can be dropped anywhere on the window, not on the start screen alone."""
    path = tmp_path / "other.credo"
    session = Session.new()
    session.edit(session.project.put(CoreValue(name="Warmth")), "Add")
    session.save_as(path)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, dropped,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip

    blank.area.dropEvent(event)

    assert path == blank.workspace.session.path


@pytest.mark.parametrize("key", ["organisation", "governance", "service_levels"])
def test_the_wheel_scrolls_the_page_and_changes_no_answer(example, key):
    """A combo or a number under the pointer keeps its answer while the page scrolls."""
    example.go_to(key)
    project = example.workspace.project

    for box in (*example.area.page.findChildren(QComboBox), *example.findChildren(QSpinBox)):
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(0, -120),
            QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own order
        )  # fmt: skip
        QApplication.sendEvent(box, turn)

    assert project is example.workspace.project


def test_the_badge_of_a_suggestion_says_enough(window):
    """A row that nobody has read carries its badge, not the same in amber once more."""
    session = Session.new("restaurant_cafe")
    session.take_path("full")
    window.take(session)
    window.go_to("core_values")
    session.visit("core_values")
    window.workspace.check()
    rows = window.current_list().rows

    words = rows.words(rows.record(0))

    assert ("Suggestion", "") == (words.badge, words.problem)


def test_the_check_shows_a_few_of_a_kind_until_somebody_asks_for_more(window):
    """Many findings of one rule stand behind one button that opens them."""
    session = Session.new("restaurant_cafe")
    session.take_path("full")
    window.take(session)
    for step in window.step_keys()[:18]:
        session.visit(step)
    window.go_to("check")
    page = window.area.page
    rules = [row.finding.rule for row in page.rows() if not row.isHidden()]
    most = max(rules.count(rule) for rule in set(rules))

    more = next(b for b in page.findChildren(type(page.head._why)) if b.property("alike"))
    more.click()
    QApplication.processEvents()

    assert isinstance(page, CheckPage)
    assert most <= SHOWN_ALIKE + 1
    assert len([r for r in page.rows() if not r.isHidden()]) > len(rules)


def test_next_leads_from_the_last_quick_screen_to_the_check_and_to_paper(window):
    """Quick does not end in a dead end: Next goes on to the check and to Publish."""
    session = Session.new("restaurant_cafe")
    session.take_path("quick")
    window.take(session)
    window.go_to("finish")
    seen = []

    for _again in range(3):
        window.area.forward()
        seen.append(window.area.key)

    assert ["check", "publish", "publish"] == seen


def test_a_click_on_the_words_of_a_row_ticks_it_in_the_check_list(example):
    """In the list of links the whole row ticks, and its box does not tick twice."""
    kind = CoreValue
    first = example.workspace.project.of(kind)[0]
    popup = LinkPopup(example.workspace, "Link", (kind,), (), example)
    index = popup._matches.index(0, 0)

    popup._list.pressed.emit(index)
    popup._list.clicked.emit(index)

    assert (first.id,) == popup.ticked()
    popup.close()


def test_the_preview_turns_to_the_section_of_the_step(example, qtbot):
    """Going to another step shows its pages; a step without pages of its own stays."""
    example.go_to("organisation")
    preview = example.area.preview
    with qtbot.waitSignal(preview.shown, timeout=30_000):
        example.actions_["preview"].trigger()
    levels = preview.page_of("service_levels")

    example.go_to("service_levels")

    assert levels > preview.page_of("promises") > 0
    assert levels == preview.view.current
    assert -1 == preview.page_of("investments")


def test_enter_saves_when_closing_asks(blank):
    """The question before closing begins on Save, and Escape leaves everything as it was."""
    session = blank.workspace.session
    session.edit(session.project.put(CoreValue(name="Warmth")), "Add")
    blank.close()
    asking = blank._leaving
    focused = asking.focusWidget()

    asking.reject()

    assert ("Save", dialogs.STAY) == (focused.text(), asking.answer)
    assert blank.workspace is not None


class Shown(QObject):
    """Remembers every window that was ever shown."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        """Look at each show, let it pass."""
        shows = event.type() == QEvent.Type.Show
        if shows and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("route", ["quick", "full"])
def test_no_part_of_a_page_flashes_up_as_a_window(window, qapp, route):
    """Building the steps shows no window: a flash takes the focus away from the field."""
    session = Session.new("restaurant_cafe")
    session.take_path(route)
    window.take(session)
    seen = Shown()
    qapp.installEventFilter(seen)

    for key in window.step_keys():
        window.go_to(key)
    qapp.removeEventFilter(seen)

    assert [] == seen.windows


def test_going_to_a_group_lands_on_the_part_without_an_answer(blank):
    """A finding about how to be reached leads to that line, not to the role before it."""
    session = blank.workspace.session
    role = Role(id="rol_aaaaaaaa", name="Owner")
    us = Organisation(complaint_contact=ComplaintContact(role=role.id))
    session.edit(session.project.put(role).put(us), "Edit")
    blank.go_to("organisation")

    blank.area.page.jump("organisation", "complaint_contact")

    group = blank.area.page.forms[0].sheet.fields["complaint_contact"].editor
    assert group.sheet.fields["reach"].editor.target().hasFocus()


def test_the_moments_open_on_the_moments_once_there_are_stages(example):
    """Stages come first only while there are none."""
    example.go_to("moments")

    assert "moments" == example.current_list().kind.key


def test_quick_shows_the_chain_over_the_groups_and_the_dots_beside_expectations(example):
    """The joined screen is built from the same parts as the two full pages."""
    example.workspace.session.take_path("quick")
    example.go_to("whom_you_serve")
    page = example.area.page
    page.open_every()
    groups, expectations = page.lists
    chosen = groups.record.id

    expectations.scatter.chosen_one.emit(expectations.records()[2].id)

    assert (chosen, expectations.records()[2].id) == (
        groups.chain.chosen, expectations.record.id,
    )  # fmt: skip


def test_linking_by_key_on_quick_leads_to_the_field_of_the_full_path(example):
    """Quick does not ask whom a group serves, so L goes where it is asked."""
    example.workspace.session.take_path("quick")
    example.go_to("whom_you_serve")
    groups = example.area.page.lists[0]

    groups.chain.linking.emit(groups.records()[5].id)

    assert ("segments", groups.records()[5].id) == (
        example.area.key, example.current_list().record.id,
    )  # fmt: skip


def test_quick_shows_where_values_are_written_without_scrolling(window):
    """At the usual size of a window the first value can be written where the page opens."""
    session = Session.new()
    session.take_path("quick")
    window.take(session)
    window.resize(1366, 768)
    window.go_to("what_you_stand_for")
    page = window.area.page
    line = page.lists[0]._value_rows()[0].cells["name"]

    low = line.mapTo(page.viewport(), QPoint(0, line.height())).y()

    assert low < page.viewport().height()


def test_many_words_to_choose_from_stand_behind_a_button(blank, qtbot):
    """Six feelings are in sight; the button shows the others and goes on with the first."""
    blank.go_to("outcome")
    editor = blank.area.page.forms[0].sheet.fields["feelings"].editor
    before = [chip for chip in editor._chips.values() if chip.isVisible()]

    qtbot.mouseClick(editor._more, Qt.MouseButton.LeftButton)
    after = [chip for chip in editor._chips.values() if chip.isVisible()]

    assert (6, 16, True) == (len(before), len(after), after[6].hasFocus())


def test_a_chosen_word_stays_in_sight_when_the_others_do_not(blank):
    """A feeling that was ticked earlier shows, though it is not among the first six."""
    blank.go_to("outcome")
    project = blank.workspace.project
    outcome = project.one(Outcome)

    blank.workspace.edit(project.put(replace(outcome, feelings=("cared_for", "at ease"))), "Edit")

    chips = blank.area.page.forms[0].sheet.fields["feelings"].editor._chips
    assert [True, True, False] == [
        chips[word].isVisible() for word in ("cared_for", "at ease", "treated_fairly")
    ]


def test_words_in_braces_are_explained_where_they_are_read(example):
    """Under a text with a placeholder stands what it prints, until the text has none."""
    example.go_to("core_values")
    project = example.workspace.project
    value = next(v for v in project.of(CoreValue) if "{customers}" in v.belief)
    editor = example.current_list()
    editor.choose_record(value.id)
    field = editor.form.sheet.fields["belief"]
    before = field._printed.text(), field._printed.isVisible()

    example.workspace.edit(project.put(replace(value, belief="We believe in bread.")), "Edit")

    assert (("On paper {customers} reads “guests”.", True), False) == (
        before, field._printed.isVisible(),
    )  # fmt: skip


@pytest.mark.parametrize("phase", ["write", "group", "define"])
def test_the_workshop_opens_with_its_heading_in_sight(window, phase):
    """Also while the definition is written, in large letters, the page begins at its top."""
    session = Session.example()
    session.take_path("workshop")
    window.take(session)
    window.resize(1366, 768)
    window.go_to("workshop")
    window.area.page.board_view.show_phase(phase)
    window.go_to("mindset")

    window.go_to("workshop")

    assert 0 == window.area.page.verticalScrollBar().value()


def test_the_preview_follows_edits_after_the_text_became_larger(window):
    """The menu over the pages outlives the window bar that large type replaces."""
    session = Session.example()
    session.take_path("workshop")
    window.take(session)
    QTest.qWait(50)

    session.take_path("full")

    assert [True, True] == [isValid(action) for action in window.area.preview._bar._outward]


def test_the_focus_stays_with_the_making_of_a_document(example, qtbot, tmp_path):
    """Enter on Make leads to Cancel while it is made, then to what opens it."""
    example.go_to("publish")
    page = example.area.page
    page._folder.setText(str(tmp_path))
    page._make.setFocus()

    qtbot.keyClick(page._make, Qt.Key.Key_Return)
    during = example.focusWidget()
    qtbot.waitUntil(lambda: page._making is None, timeout=60_000)

    assert (page.progress.cancel, page._open) == (during, example.focusWidget())


def test_a_failed_document_is_told_in_amber_and_leads_back_to_the_button(example, qtbot, tmp_path):
    """What is wrong and what to do stand on the page, and the next press tries again."""
    example.go_to("publish")
    page = example.area.page
    page._folder.setText(str(tmp_path / "gone"))
    page._make.setFocus()

    qtbot.keyClick(page._make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._making is None, timeout=60_000)

    assert ("warn", page._make) == (page._told.property("role"), example.focusWidget())
    assert "Its folder is not there" in page._told.text()


def test_a_choice_too_long_for_its_box_shows_how_it_begins(example):
    """The words of a choice are read from their first letter on."""
    example.go_to("service_levels")

    line = example.current_list().form.sheet.fields["metric"].editor.target().lineEdit()

    assert ("How soon we answer", 0) == (line.text(), line.cursorPosition())


def test_a_closed_fold_tells_its_answers_as_a_sentence_begins(example):
    """What a fold holds is told with a capital, in words an owner uses."""
    example.go_to("governance")
    folds = example.area.page.forms[0].sheet.folds

    told = [fold._summary.text() for fold in folds.values()]

    assert [] == [words for words in told if words[:1].islower()]
    assert any(words.startswith("Three entries") for words in told)
