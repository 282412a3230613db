"""What a screen reader says by itself: moves, deletions, undo, savings, documents made."""

from __future__ import annotations

import layout_faults
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment


@pytest.fixture
def said(monkeypatch):
    """Return the list of what was announced, in the order it was sent to Qt."""
    heard = []

    def hear(event):
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def values_of(window):
    """Show the values of the example; return their list."""
    window.go_to("core_values")
    editor = window.area.page.current_list()
    editor.choose(0)
    return editor


def test_a_move_is_announced_with_its_place(example, said):
    """After Alt and Down people hear what moved, and to which place of how many."""
    editor = values_of(example)
    title = example.workspace.title_of(editor.record)
    number = len(example.workspace.project.of(CoreValue))
    example.actions_["down"].trigger()

    assert [f"{title} moved to 2 of {number}"] == said


def test_a_deletion_and_its_undo_are_announced(example, said):
    """People hear what was deleted and what it touched, and that it came back."""
    editor = values_of(example)
    title = example.workspace.title_of(editor.record)
    example.actions_["delete"].trigger()
    gone = list(said)
    said.clear()
    example.actions_["undo"].trigger()

    assert [True] == [f"“{title}” deleted." in one for one in gone]
    assert [True] == ["Undone" in one for one in said]


def test_a_saving_is_announced(example, said, tmp_path):
    """After a saving people hear so."""
    example.workspace.session.save_as(tmp_path / "kept.credo")
    values_of(example).add_titled(["Patience"])
    said.clear()
    example.save()

    assert "Saved" in said


def test_a_document_that_is_made_is_announced(example, said, tmp_path, qtbot):
    """At the end of an export people hear what was made."""
    example.go_to("publish")
    page = example.area.page
    page._folder.setText(str(tmp_path))
    said.clear()
    page.make()
    qtbot.waitUntil(lambda: page._making is None, timeout=60_000)

    assert "is made" in said[-1]
    assert page.target().exists()


def test_a_moment_sent_to_another_stage_is_announced(example, said):
    """On the map people hear where a moment went."""
    example.go_to("moments")
    layout_faults.settle(example)
    moment = example.workspace.project.of(Moment)[0]
    card = example.area.page._map.map.pieces[moment.id]
    card.setFocus()
    said.clear()
    QTest.keyClick(card, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert [f"{moment.title} moved to Book, Website"] == said


def test_a_dot_that_moves_is_announced(example, said):
    """Among the dots people hear the new ratings of the one that moved."""
    example.go_to("expectations")
    page = example.area.page
    one = example.workspace.project.of(Expectation)[0]
    page.scatter.rate(one.id, 3, 2)

    assert ["Matters 3, today 2"] == said
