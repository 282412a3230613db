"""Where the notes of a page stand: above the foot of the window, in sight of every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from credo_builder.ui.asking import Question, question_of
from credo_builder.ui.page import Page
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

if TYPE_CHECKING:
    from credo_builder.ui.lesson_note import LessonNote


class NoteStrip(QWidget):
    """Shows the note that is open on the page in view, about the question in focus.

    The note and what it teaches are loaded when the first one is opened.

    Signals:
        settled: a note came or went, and the page above has the room it has now.
    """

    settled = Signal()

    def __init__(self, stack: QStackedWidget, workspace: Workspace) -> None:
        """Serve the pages in *stack*."""
        super().__init__()
        self._stack = stack
        self._workspace = workspace
        self._question: Question | None = None
        self._note: LessonNote | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        stack.currentChanged.connect(self._on_turned)
        workspace.changed.connect(self.follow)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def follow(self) -> None:
        """Show what the page in view has open now, or nothing."""
        page = self._page()
        note = page.head.note if page is not None else ""
        if page is not None and note:
            self._made().show_note(note, page.step, self._question)
        if self.isHidden() == bool(note):
            self.setVisible(bool(note))
            QTimer.singleShot(0, self._settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the note on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_closed()
        else:
            super().keyPressEvent(event)

    def _page(self) -> Page | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def _made(self) -> LessonNote:
        if self._note is None:
            from credo_builder.ui.lesson_note import LessonNote  # noqa: PLC0415  few open it

            self._note = LessonNote(self._workspace)
            self._note.closed.connect(self._on_closed)
            self._column.addWidget(self._note)
        return self._note

    def _settle(self) -> None:
        """Keep what somebody writes in sight, though the page became lower."""
        page, there = self._page(), self.window().focusWidget()
        if page is not None and there is not None and page.isAncestorOf(there):
            page.ensureWidgetVisible(there, 0, px(48))
        self.settled.emit()

    def _on_closed(self) -> None:
        page = self._page()
        if page is not None:
            page.head.focus_note()
            page.head.close_notes()

    def _on_turned(self) -> None:
        self._question = None
        self.follow()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        page, area = self._page(), self.parentWidget()
        if new is None or page is None or area is None:
            return
        # From the head, the note, menus and dialogs people come back to the field they left.
        apart = page.head is new or page.head.isAncestorOf(new) or self.isAncestorOf(new)
        if apart or not self.window().isAncestorOf(new):
            return
        asks = question_of(new)
        if asks != self._question:
            self._question = asks
            if not self.isHidden():
                self.follow()
