"""Results out of a table in the window: what is shown, what is taken, and what one undo does."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.chapters.monitoring import Measure
from credo_builder.ui.dialogs import Asking
from credo_builder.ui.pages import monitoring


@pytest.fixture
def page(example, monkeypatch):
    """Return the page of measures of the example, on the 22nd of November 2026."""
    monkeypatch.setattr(monitoring, "today", lambda: dt.date(2026, 11, 22))
    example.go_to("monitoring")
    return example.area.page


def dialog_of(page, tmp_path, *lines):
    path = tmp_path / "results.csv"
    path.write_text("\n".join(("measure,period,value,note", *lines)), encoding="utf-8")
    shown = page.take_from(path)
    QApplication.processEvents()
    return shown


def shown_rows(dialog):
    rows = dialog.table.rows
    return [
        [rows.item(row, place).text() for place in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def results(page, place):
    return [
        (one.period, one.value.value) for one in page.workspace.project.of(Measure)[place].results
    ]


def test_what_is_in_the_table_is_shown_before_it_is_taken(page, tmp_path):
    """Measure, month, figure and how it stands; nothing changes until the button is pressed."""
    before = page.workspace.project
    dialog = dialog_of(page, tmp_path, "S1,2026-11,4.7,", "S4,2026-11,88,")

    assert [
        ["S1 Looked after?", "November 2026", "4.7 points", "G green", ""],
        ["S4 Greeted within a minute", "November 2026", "88 %", "A amber", ""],
    ] == shown_rows(dialog)
    assert "Take 2 results" == dialog.take.text()
    assert dialog.take.hasFocus()
    assert not dialog.troubles.isVisible()
    assert before == page.workspace.project
    dialog.reject()
    assert before == page.workspace.project


def test_one_undo_takes_all_of_them_back(page, tmp_path):
    """Pressed, the results are there; undone, none is."""
    before = page.workspace.project
    QTest.mouseClick(
        dialog_of(page, tmp_path, "S1,2026-11,4.7,", "S4,2026-11,88,").take,
        Qt.MouseButton.LeftButton,
    )

    assert ("2026-11", 88) == results(page, 3)[-1]
    assert 11 == len(results(page, 0))
    assert not page.workspace.project.is_approved
    page.workspace.session.undo()
    assert before == page.workspace.project


def test_a_result_that_is_there_is_replaced_when_the_box_is_ticked(page, tmp_path):
    """Unticked it is not even listed; ticked, the row says instead of what."""
    dialog = dialog_of(page, tmp_path, "S4,2026-10,88,")
    rows = shown_rows(dialog)
    enabled = dialog.take.isEnabled()
    dialog.replace.click()

    assert ([], False) == (rows, enabled)
    assert [["S4 Greeted within a minute", "October 2026", "88 %", "A amber", "81 %"]] == (
        shown_rows(dialog)
    )
    dialog.take.click()
    assert ("2026-10", 88) == results(page, 3)[-1]


def test_what_cannot_be_read_is_listed_and_the_good_ones_are_offered(page, tmp_path):
    """Each with its line; the button says that it takes the others."""
    dialog = dialog_of(page, tmp_path, "S4,2026-11,88,", "S5,2026-11,many,", "S99,2026-11,1,")
    told = dialog.troubles.toPlainText()

    assert "Line 3, “value”: “many” is no figure." in told
    assert "Line 4, “measure”: There is no measure “S99”." in told
    assert "Take the good one" == dialog.take.text()
    dialog.take.click()
    assert ("2026-11", 88) == results(page, 3)[-1]


def test_a_table_without_news_offers_nothing(page, tmp_path):
    """The same figures again are told as such."""
    dialog = dialog_of(page, tmp_path, "S4,2026-10,81,")

    assert not dialog.take.isEnabled()
    assert not dialog.table.isVisible()
    dialog.reject()


def test_what_is_no_table_is_told(page, tmp_path):
    """A workbook is named as one, with what to do."""
    path = tmp_path / "results.xlsx"
    path.write_bytes(b"PK\x03\x04")
    page.take_from(path)
    (told,) = [one for one in page.findChildren(Asking) if one.isVisible()]

    assert "The table was not read" == told.windowTitle()
    told.reject()


def test_an_empty_table_is_saved_from_the_page(page, tmp_path):
    """It asks for November; where it cannot be written, that is told."""
    path = tmp_path / "blank.csv"

    assert page.give_to(path)
    assert "S1,Looked after?,2026-11" in path.read_text(encoding="utf-8-sig")
    assert not page.give_to(tmp_path / "none" / "blank.csv")
    (told,) = [one for one in page.findChildren(Asking) if one.isVisible()]
    told.reject()


def month_of(page, *figures):
    """Return the dialog for a month with these figures typed in."""
    dialog = page.type_in()
    for row, figure in zip(dialog.rows, figures, strict=False):
        row.line.setText(figure)
    QApplication.processEvents()
    return dialog


def test_a_month_is_typed_in_as_one_undo_step(page):
    """The month that is due is proposed; what is left empty stays as it is."""
    before = page.workspace.project
    dialog = month_of(page, "4,7", "", "", "88")
    told = [row.told.text() for row in dialog.rows[:4]]

    assert ("2026-11", "Take 2 results") == (dialog.period.text(), dialog.take.text())
    assert ["G green", "", "", "A amber"] == told
    dialog.take.click()
    assert [("2026-11", Decimal("4.7")), ("2026-11", 88)] == [
        results(page, place)[-1] for place in (0, 3)
    ]
    assert "2026-10" == results(page, 1)[-1][0]
    page.workspace.session.undo()
    assert before == page.workspace.project


def test_a_figure_that_cannot_be_is_told_beside_it(page):
    """Nothing can be taken until it is mended; whoever does not see it hears it."""
    dialog = month_of(page, "many", "82")
    row = dialog.rows[0]

    assert "“many” is no figure. Write a number, such as 92 or 4.6." == row.told.text()
    assert row.told.text() == row.line.accessibleDescription()
    assert not dialog.take.isEnabled()
    row.line.setText("")
    assert dialog.take.isEnabled()
    dialog.reject()


def test_an_earlier_month_shows_what_is_there(page):
    """What was typed stays; another figure for the month replaces the one that is there."""
    dialog = month_of(page, "4.9")
    dialog.period.setText("October 2026")
    shown = [row.line.text() for row in dialog.rows[:4]]
    dialog.rows[3].line.setText("90")

    assert ["4.9", "79", "43", "81"] == shown
    assert "Take 2 results" == dialog.take.text()
    dialog.take.click()
    assert [("2026-10", Decimal("4.9")), ("2026-10", 90)] == [
        results(page, place)[-1] for place in (0, 3)
    ]


@pytest.mark.parametrize("period", ["", "soon", "2031-01"])
def test_a_period_that_cannot_be_is_told_once(page, period):
    """It stands beside the period, not beside every figure."""
    dialog = month_of(page, "4.7", "82")
    dialog.period.setText(period)

    assert not dialog.take.isEnabled()
    assert ["", ""] == [row.told.text() for row in dialog.rows[:2]]
    dialog.reject()
