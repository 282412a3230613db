"""1 to 5 as faces, for how people feel; each face has its word."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from credo_builder.domain.questions import Asked, Scale
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.painted.strokes import Look, box
from credo_builder.ui.parts import row_of, tip
from credo_builder.ui.presses import ENTER
from credo_builder.ui.theme import px
from credo_builder.ui.walking import ARROWS, OneStop, step_of
from credo_builder.ui.workspace import Workspace

FACES = ("angry", "frown", "meh", "smile", "laugh")


class Face(QAbstractButton):
    """One of the five faces."""

    def __init__(self, icon: str, name: str) -> None:
        """Show *icon*, called *name*."""
        super().__init__()
        self._icon = icon
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return a target that a finger meets."""
        return QSize(px(30), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face in its box."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = Look(edge="control", chosen=self.isChecked(), focused=self.hasFocus())
        box(painter, self.rect(), look, 5)
        size = px(18)
        place = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        tint = "accent_text" if self.isChecked() else "text"
        icons.paint(painter, self._icon, tint, place)


class FacesEditor(Editor):
    """Five faces in a row; the digit keys and the arrows answer."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer a face for each of the question's words."""
        super().__init__(asked, workspace)
        question = asked.question
        if not isinstance(question, Scale):
            raise TypeError(asked.name)
        self._value: int | None = None
        self._faces: list[Face] = []
        row = row_of(gap=2)
        for number, (icon, word) in enumerate(zip(FACES, question.words, strict=True), 1):
            name = _("{question}, {n} of 5, {word}").format(
                question=self.prompt, n=number, word=workspace.tell(word)
            )
            face = Face(icon, name)
            face.clicked.connect(self._on_face)
            self._faces.append(face)
            row.addWidget(face)
        self.setLayout(row)
        self._stop = OneStop(self, self.keyPressEvent)
        self._stop.hold(self._faces)

    def show_value(self, value: Any) -> None:
        """Show *value*, 1 to 5 or None."""
        self._value = value
        for number, face in enumerate(self._faces, 1):
            face.setChecked(number == value)
        self._stop.stop_at(self.target())

    def target(self) -> Face:
        """Return the chosen face, else the first."""
        return self._faces[(self._value or 1) - 1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit, an arrow or Enter."""
        key = event.key()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._choose(key - Qt.Key.Key_0)
        elif key in ARROWS:
            self._choose(max(1, min(5, (self._value or 0) + step_of(key, mirrored=mirrored))))
        elif key in ENTER:
            self._choose(self._faces.index(self._in_focus()) + 1)
        else:
            super().keyPressEvent(event)

    def _in_focus(self) -> Face:
        return next((f for f in self._faces if f.hasFocus()), self._faces[0])

    def _on_face(self) -> None:
        number = next(i for i, f in enumerate(self._faces, 1) if f is self.sender())
        self._choose(None if number == self._value else number)

    def _choose(self, number: int | None) -> None:
        self.show_value(number)
        if number:
            self._faces[number - 1].setFocus()
        self.edited.emit(number)
