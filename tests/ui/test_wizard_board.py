"""The workshop board: writing, grouping by mouse and by keys, voting, defining."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.app.board import Phase
from credo_builder.chapters.workshop import Definition, Principle, Side, Theme, WorkshopItem
from credo_builder.ui.pages.workshop_clock import Clock
from credo_builder.ui.painted.board_pieces import ADD

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def view(blank):
    """Return the board of two themes and four sheets, grouping."""
    project = blank.workspace.project
    for name in ("seen", "told"):
        project = project.put(Theme(id=f"thm_{name}", name=name))
    for name, theme in (("a", "thm_seen"), ("b", ""), ("c", "thm_seen"), ("d", "")):
        project = project.put(WorkshopItem(id=f"wsi_{name}", text=name, theme_id=theme))
    blank.workspace.edit(project, "Set out the board")
    blank.go_to("workshop")
    shown = blank.area.page.board_view
    shown.show_phase(str(Phase.GROUP))
    QApplication.processEvents()
    return shown


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def drag(piece, to):
    start = piece.rect().center()
    QTest.mousePress(piece, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(piece, start + QPoint(30, 2))
    QTest.mouseMove(piece, piece.mapFromParent(to))
    QTest.mouseRelease(piece, Qt.MouseButton.LeftButton, pos=piece.mapFromParent(to))


def grouped(view):
    return {s.text: s.theme_id for s in view.workspace.project.of(WorkshopItem)}


def order(view):
    return "".join(s.text for s in view.workspace.project.of(WorkshopItem))


def undone_and_redone(view, before, after):
    session = view.workspace.session
    session.undo()
    there = before == session.project.records
    session.redo()
    return there and after == session.project.records


def test_ctrl_right_sends_a_sheet_to_the_next_theme_and_drag_does_the_same(view):
    """Both are one step, and the focus stays with the sheet."""
    before = view.workspace.project.records
    view.board.focus_piece("wsi_b")
    press(Qt.Key.Key_Right, CTRL)
    by_key, focused = view.workspace.project.records, view.board.pieces["wsi_b"].hasFocus()
    view.workspace.session.undo()
    last = view.board.pieces["wsi_c"].geometry()
    drag(view.board.pieces["wsi_b"], QPoint(last.center().x(), last.bottom() + 8))

    assert focused
    assert "thm_seen" == grouped(view)["b"]
    assert by_key == view.workspace.project.records
    assert undone_and_redone(view, before, by_key)


def test_several_sheets_go_together(view):
    """What is chosen with Space or Shift is sent as one step."""
    before = view.workspace.project.records
    view.board.focus_piece("wsi_b")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, ALT)
    after = view.workspace.project.records

    assert {"thm_seen"} == set(grouped(view).values())
    assert undone_and_redone(view, before, after)


def test_alt_down_orders_within_a_column(view):
    """The sheet goes under its neighbour; its theme stays."""
    view.board.focus_piece("wsi_a")
    press(Qt.Key.Key_Down, ALT)

    assert "bcad" == order(view)
    assert "thm_seen" == grouped(view)["a"]


def test_dropping_on_the_desk_makes_a_theme_and_asks_its_name(view):
    """The keys do the same: past the last theme lies the desk."""
    drag(view.board.pieces["wsi_d"], view.board.pieces[ADD].geometry().center())
    QTest.keyClicks(QApplication.focusWidget(), "Carried out")
    press(Qt.Key.Key_Return)
    made = view.workspace.project.of(Theme)[-1]
    view.board.focus_piece("wsi_b")
    for _column in range(4):
        press(Qt.Key.Key_Right, CTRL)

    assert "Carried out" == made.name
    assert made.id == grouped(view)["d"]
    assert 4 == len(view.workspace.project.of(Theme))
    assert view.workspace.project.of(Theme)[-1].id == grouped(view)["b"]


def test_arrow_keys_walk_cards_heads_and_columns(view):
    """Up from the first card leads to the head of its column."""
    view.board.focus_piece("wsi_d")
    press(Qt.Key.Key_Right)
    beside = QApplication.focusWidget().key
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)

    assert ("wsi_c", "head:theme:thm_seen") == (beside, QApplication.focusWidget().key)


def test_v_gives_a_thumb_and_shift_v_takes_it_back(view):
    """Each thumb is a step of its own."""
    view.show_phase(str(Phase.VOTE))
    view.board.focus_piece("wsi_a")
    press(Qt.Key.Key_V)
    press(Qt.Key.Key_V)
    two = view.workspace.project.get("wsi_a").votes
    press(Qt.Key.Key_V, SHIFT)

    assert (2, 1) == (two, view.workspace.project.get("wsi_a").votes)
    view.workspace.session.undo()
    assert 2 == view.workspace.project.get("wsi_a").votes


def test_enter_puts_what_was_written_on_the_board_and_the_line_is_free_again(view):
    """Everyone writes, one thought a sheet."""
    view.show_phase(str(Phase.WRITE))
    line = view._lines[Side.DONT]
    line.setFocus()
    QTest.keyClicks(line, "Talk over my head")
    press(Qt.Key.Key_Return)

    added = view.workspace.project.of(WorkshopItem)[-1]
    assert ("Talk over my head", "dont") == (added.text, added.side)
    assert ("", True) == (line.text(), line.hasFocus())
    assert added.id in view.board.pieces


def test_f2_changes_what_a_sheet_says_and_delete_takes_it_off(view):
    """Undo brings it back to its theme."""
    view.board.focus_piece("wsi_a")
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Look up")
    press(Qt.Key.Key_Return)
    said = view.workspace.project.get("wsi_a").text
    press(Qt.Key.Key_Delete)
    gone = view.workspace.project.get("wsi_a")
    view.workspace.session.undo()

    assert ("Look up", None) == (said, gone)
    assert "thm_seen" == view.workspace.project.get("wsi_a").theme_id


def test_a_deleted_theme_leaves_its_sheets_on_the_board(view):
    """They stand where nothing is grouped yet."""
    view.board.focus_piece("head:theme:thm_seen")
    press(Qt.Key.Key_Delete)

    assert {""} == set(grouped(view).values())
    assert "wsi_a" in view.board.pieces


def test_a_theme_is_said_in_the_definition_and_becomes_a_principle(view):
    """A tick and a button, one step each."""
    view.show_phase(str(Phase.DEFINE))
    view.themes.boxes["thm_told"].click()
    view.themes._on_make("thm_seen")

    project = view.workspace.project
    assert ("thm_told",) == project.one(Definition).theme_ids
    assert [("seen", ("thm_seen",))] == [(p.title, p.theme_ids) for p in project.of(Principle)]
    assert view.themes.boxes["thm_told"].isChecked()


def test_the_command_to_add_puts_a_sheet_into_the_column_in_focus(view):
    """Ctrl+Enter on the board asks for the words of a new sheet there."""
    view.board.focus_piece("wsi_c")
    view.window().actions_["add"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "Nod")
    press(Qt.Key.Key_Return)

    added = view.workspace.project.of(WorkshopItem)[-1]
    assert ("Nod", "thm_seen") == (added.text, added.theme_id)


def test_right_to_left_the_first_column_stands_at_the_right(view):
    """Ctrl+Left sends onward there."""
    application = QApplication.instance()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        first = view.board.pieces["head:theme:"].x()
        view.board.focus_piece("wsi_b")
        press(Qt.Key.Key_Left, CTRL)

        assert first > view.board.pieces["head:theme:thm_told"].x()
        assert "thm_seen" == grouped(view)["b"]
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_clock_counts_down_pauses_and_says_when_time_is_over(qapp, qt_words):
    """It never moves on by itself."""
    clock = Clock()
    clock.set_minutes(1)
    before = clock.shown
    clock.toggle()
    running = clock.is_running
    for _second in range(60):
        clock.tick()

    assert ("01:00", True, False) == (before, running, clock.is_running)
    assert "Time. Finish your line." == clock.shown
    clock.deleteLater()
