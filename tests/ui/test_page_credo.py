"""The page of the credo: lines in place, their order, their roots, and how it sounds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from credo_builder.chapters.credo import Credo
from credo_builder.ui.linking import LinkPopup


@pytest.fixture
def page(example):
    """Return the page of the credo of the finished example."""
    example.go_to("credo")
    return example.area.page


def lines(page):
    return [line.text for line in page.workspace.project.one(Credo).lines]


def undone_and_redone(page, before):
    """Take the last edit back and repeat it, and say whether that is exact."""
    after = page.workspace.project.one(Credo)
    page.workspace.session.undo()
    back = page.workspace.project.one(Credo)
    page.workspace.session.redo()
    return (before, after) == (back, page.workspace.project.one(Credo))


def drag(rows, place, to, *, drop=True):
    """Carry the grip of the row at *place* to the middle of the gap above the row *to*."""
    grip = rows.rows[place].grip
    top = rows.rows[to].geometry().top() if to < len(rows.rows) else rows.height() - 2
    there = grip.mapFromGlobal(rows.mapToGlobal(QPoint(20, top + 2)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(grip, QPoint(5, 30 if to > place else -30))
    QTest.mouseMove(grip, there)
    if drop:
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=there)
    return grip


def test_a_drag_and_the_keys_put_a_line_in_the_same_place(page):
    """Dragging the first line below the second is what Alt+Down does; each is one undo step."""
    first, second, *rest = lines(page)
    before = page.workspace.project.one(Credo)
    rows = page.lines_editor.rows

    drag(rows, 0, 2)
    dragged = lines(page)

    assert [second, first, *rest] == dragged
    assert undone_and_redone(page, before)
    page.workspace.session.undo()
    rows.go_to(0)
    QTest.keyClick(rows.rows[0].words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dragged == lines(page)
    assert undone_and_redone(page, before)


def test_escape_ends_a_drag_without_a_move(page):
    """Nothing moves when Escape is pressed while a line is carried."""
    before = lines(page)
    rows = page.lines_editor.rows

    grip = drag(rows, 0, 3, drop=False)
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)

    assert before == lines(page)


def test_typing_in_a_line_is_one_undo_step(page):
    """What is typed in one line goes back in one step."""
    before = page.workspace.project.one(Credo)
    words = page.lines_editor.rows.rows[1].words

    words.setFocus()
    words.end(False)  # noqa: FBT003 - the way of the toolkit
    QTest.keyClicks(words, " Always.")

    assert lines(page)[1].endswith(" Always.")
    assert undone_and_redone(page, before)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_line_is_added_after_the_current_one(page, by_key):
    """Ctrl+Enter and the button do the same, and the new line has the focus."""
    before = page.workspace.project.one(Credo)
    rows = page.lines_editor.rows
    rows.go_to(1)

    if by_key:
        QTest.keyClick(rows.rows[1].words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        page.lines_editor.add.click()

    assert ("", len(before.lines) + 1) == (lines(page)[2], len(lines(page)))
    assert rows.rows[2].words is page.window().focusWidget()
    assert undone_and_redone(page, before)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_deleted_line_comes_back_with_its_roots(page, by_key):
    """Delete on the grip and the bin do the same; undo brings the roots back."""
    before = page.workspace.project.one(Credo)
    rows = page.lines_editor.rows
    rows.choose(2)

    if by_key:
        rows.rows[2].grip.setFocus()
        QTest.keyClick(rows.rows[2].grip, Qt.Key.Key_Delete)
    else:
        rows.rows[2].gone.click()

    assert [*before.lines[:2], *before.lines[3:]] == [*page.workspace.project.one(Credo).lines]
    assert undone_and_redone(page, before)


def test_a_duplicate_stands_after_its_line_with_a_code_of_its_own(page):
    """Ctrl+D copies words and roots, never the code."""
    before = page.workspace.project.one(Credo)
    rows = page.lines_editor.rows
    rows.go_to(0)

    QTest.keyClick(rows.rows[0].words, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    one, copy, *_rest = page.workspace.project.one(Credo).lines
    assert (one.text, one.link_ids) == (copy.text, copy.link_ids)
    assert one.code != copy.code
    assert undone_and_redone(page, before)


def test_a_line_is_left_out_of_the_card_by_its_sign(page):
    """The sign of the pocket card turns that place off and on again."""
    before = page.workspace.project.one(Credo)
    row = page.lines_editor.rows.rows[0]

    row.places["card"].click()

    assert ("document", "poster") == page.workspace.project.one(Credo).lines[0].show_on
    assert undone_and_redone(page, before)


def test_linking_gives_a_line_its_roots(page):
    """Ctrl+L opens the check list, and what is ticked becomes a root in one step."""
    before = page.workspace.project.one(Credo)
    rows = page.lines_editor.rows
    rows.go_to(5)
    QTest.keyClick(rows.rows[5].words, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    popup = page.findChild(LinkPopup)
    fresh = popup._rows.item(popup._rows.rowCount() - 1)

    fresh.setCheckState(Qt.CheckState.Checked)
    popup.accept()

    roots = page.workspace.project.one(Credo).lines[5].link_ids
    assert len(before.lines[5].link_ids) + 1 == len(roots)
    assert undone_and_redone(page, before)


def test_a_line_without_roots_says_so(page):
    """A finding leads to the roots of the line, which ask to be linked."""
    page.lines_editor.add.click()
    place = page.lines_editor.rows.current

    page.jump("credo", f"lines[{place}].link_ids")

    roots = page.lines_editor.rows.rows[place].roots
    assert "No roots" in roots.accessibleName()
    assert roots is page.window().focusWidget()


def test_what_is_unsaid_becomes_a_line_with_its_root(page):
    """A draft is added with the record it was drafted from, and is then said."""
    before = page.workspace.project.one(Credo)
    draft = page.unsaid._shown[0]

    page.unsaid._on_add(draft)

    last = page.workspace.project.one(Credo).lines[-1]
    assert (draft.text, draft.link_ids) == (last.text, last.link_ids)
    assert draft not in page.unsaid._shown
    assert undone_and_redone(page, before)


def test_several_pasted_lines_become_lines_of_the_credo(page):
    """A list on the clipboard is one edit."""
    before = page.workspace.project.one(Credo)
    QGuiApplication.clipboard().setText("• One\n• Two")
    rows = page.lines_editor.rows
    rows.go_to(0)

    QTest.keyClick(rows.rows[0].words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [before.lines[0].text, "One", "Two"] == lines(page)[:3]
    assert undone_and_redone(page, before)


def test_only_the_current_row_is_in_the_way_of_the_tab_key(page):
    """The rows are one stop, as a list is; arrows go from row to row."""
    rows = page.lines_editor.rows
    rows.go_to(2)

    QTest.keyClick(rows.rows[2].words, Qt.Key.Key_Down)

    stops = [bool(r.words.focusPolicy() & Qt.FocusPolicy.TabFocus) for r in rows.rows]
    assert [False, False, False, True, False, False] == stops
    assert rows.rows[3].words is page.window().focusWidget()


def test_the_credo_is_measured_as_it_will_be_said_and_printed(page, qtbot):
    """Seconds, words and the room on its page are told in words."""
    qtbot.waitUntil(page._fit.isVisible, timeout=20_000)

    assert page.aloud._seconds.text().endswith(" s")
    assert "All six lines fit on the credo page" in page._fit._text.text()
    assert page.so_far().startswith("A credo of ")


def test_the_timer_runs_and_stops(page):
    """One button starts and stops; what it took stays to be read."""
    page.aloud.turn()
    running = page.aloud.timer.text()
    page.aloud.turn()

    assert "Stop at 0 s" == running
    assert "0 s. Start again" == page.aloud.timer.text()


def test_quick_asks_for_motto_and_lines_alone(example):
    """The Quick screen has the same lines, and no belief."""
    example.workspace.session.take_path("quick")
    example.go_to("our_credo")
    page = example.area.page

    assert ["motto", "lines"] == [n for form in page.forms for n in form.sheet.fields]
    assert 6 == len(page.lines_editor.rows.rows)


def test_the_first_line_is_written_where_there_is_none(blank):
    """Enter keeps it as one edit; undo leaves the page as it was."""
    blank.go_to("credo")
    page = blank.area.page
    first = page.lines_editor.first
    shown = first.isVisible()

    QTest.keyClicks(first, "Nobody waits to be seen.")
    QTest.keyClick(first, Qt.Key.Key_Return)

    assert shown
    assert ["Nobody waits to be seen."] == lines(page)
    assert not first.isVisible()
    page.workspace.session.undo()
    assert [] == lines(page)
    page.workspace.session.redo()
    assert ["Nobody waits to be seen."] == lines(page)
