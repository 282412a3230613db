"""An honest look: sheets, statements answered by keys and by mouse, the import, the profile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem

from credo_builder.app import answer_sheets
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.ui.dialogs import Asking


@pytest.fixture
def page(blank):
    """Return the page with one sheet, nothing answered."""
    blank.go_to("mindset")
    blank.area.page.view.start.click()
    QApplication.processEvents()
    return blank.area.page


def sheet(page):
    return page.workspace.project.of(MindsetResponse)[0]


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def click_circle(page, row, step):
    table = page.view.statements
    index = table.model().index(row)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(index)
    spot = table._delegate.circle(option, step).center().toPoint()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_blank_page_begins_with_the_button_that_starts_a_sheet(blank):
    """Nobody has to look for where to begin."""
    blank.go_to("mindset")

    assert blank.area.page.view.start.hasFocus()


def test_digits_answer_and_move_on(page):
    """The first sheet opens on its first statement; three keys are three answers."""
    for key in (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_5):
        press(key)
    table = page.view.statements
    answers = [getattr(sheet(page).answers, s.id) for s in table._statements.statements[:4]]

    assert [4, 2, 5, None] == answers
    assert (3, True) == (table.currentIndex().row(), table.hasFocus())
    page.workspace.session.undo()
    assert None is getattr(sheet(page).answers, table._statements.statements[2].id)
    page.workspace.session.redo()
    assert 5 == getattr(sheet(page).answers, table._statements.statements[2].id)


def test_a_click_on_a_circle_is_the_same_answer_as_the_key(page):
    """A click on the chosen one takes it back, as 0 does."""
    statement = page.view.statements._statements.statements[1].id
    click_circle(page, 1, 3)
    clicked = getattr(sheet(page).answers, statement)
    click_circle(page, 1, 3)
    back = getattr(sheet(page).answers, statement)
    press(Qt.Key.Key_4)

    assert (4, None, 4) == (clicked, back, getattr(sheet(page).answers, statement))


def test_leaders_are_asked_six_statements_more(page):
    """The role on the sheet decides."""
    rows = page.view.statements.model().rowCount
    before = rows()
    combo = page.lists[0].form.sheet.fields["role"].editor
    combo.edited.emit("leader")

    assert (20, 26) == (before, rows())
    said = page.view.statements.model().index(25).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "for leaders" in said
    assert said.endswith("not answered")


def test_chips_tick_full_sheets_and_lead_to_them(page):
    """A second sheet is a second chip; arrow keys go between the two."""
    page.window().actions_["add"].trigger()
    first, second = page.workspace.project.of(MindsetResponse)
    chosen = page.lists[0].record.id
    page.view.chips._chips[second.id].setFocus()
    press(Qt.Key.Key_Left)

    assert ("Person 1", "Person 2") == (first.respondent, second.respondent)
    assert (second.id, first.id) == (chosen, page.lists[0].record.id)
    assert "still open" in page.view.chips._chips[first.id].accessibleName()


def test_an_import_is_one_step_and_is_shown_at_once(page, tmp_path):
    """Three people come and go together."""
    path = tmp_path / "answers.csv"
    path.write_text("\n".join([",".join("34512" * 4)] * 3), encoding="utf-8")

    taken = page.view.import_file(path)
    there = len(page.workspace.project.of(MindsetResponse))
    page.workspace.session.undo()

    assert (True, 4, 1) == (taken, there, len(page.workspace.project.of(MindsetResponse)))


def test_an_import_that_fails_says_which_line_and_changes_nothing(page, tmp_path):
    """The message names the line."""
    path = tmp_path / "answers.csv"
    path.write_text("1,2,3", encoding="utf-8")
    before = page.workspace.project

    taken = page.view.import_file(path)

    told = page.findChildren(Asking) + page.window().findChildren(Asking)
    words = [w.text() for d in told for w in d.findChildren(type(page.view._told))]
    for dialog in told:
        dialog.close()
    assert (False, before) == (taken, page.workspace.project)
    assert any("Line 1 has 3 answers; 20 are needed." in w for w in words)


def test_the_profile_is_told_in_words(example):
    """What is painted is said: scale, band, mean, lowest and highest."""
    example.go_to("mindset")
    chart = example.area.page.view.profile
    said = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)

    assert "Choice: by choice, 4." in said
    assert "Relationship: mixed" in said


def test_each_scale_is_read_in_plain_words(example):
    """Under “In words” each scale has its figures, a reading, and whether people agree."""
    example.go_to("mindset")
    view = example.area.page.view
    said = [one.text() for one in view.in_words.findChildren(QLabel)]

    assert any(w.startswith("We help because we want to. Protect") for w in said)
    assert any(w.startswith("Some days we help") or "when there is time" in w for w in said)
    assert [] == [w for w in said if "{" in w]
    agreeing = [w for w in said if w.endswith(("agree on this.", "an example.", "the average."))]
    assert len(answer_sheets.profile(view._workspace.project)) == len(agreeing)


def test_the_statement_list_says_question_and_answer(example):
    """A screen reader hears the statement, then the answer in words."""
    example.go_to("mindset")
    model = example.area.page.view.statements.model()

    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 of 20, We help because we want to., answered 5 of 5, entirely" == said


def test_a_jump_to_an_answer_leads_to_the_statements_and_to_a_field_to_the_field(example):
    """The check can point at either."""
    one = example.workspace.project.of(MindsetResponse)[2]
    example.area.jump("mindset", one.id, "answers.choice_want")
    page = example.area.page
    table = page.view.statements.hasFocus()
    example.area.jump("mindset", one.id, "comment")

    assert (True, one.id) == (table, page.lists[0].record.id)
    assert page.lists[0].form.sheet.fields["comment"].editor.target().hasFocus()
