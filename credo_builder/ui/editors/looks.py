"""Editors of what is seen: a colour and a picture."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from credo_builder.app.faults import explained
from credo_builder.domain.contrast import contrast
from credo_builder.domain.questions import Asked
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.parts import button, framed, label, row_of
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

WELL_READ = 4.5
_HEX = re.compile(r"#?[0-9A-Fa-f]{6}")


class ColourEditor(Editor):
    """One colour as six hexadecimal digits, with a swatch and what it means in words."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer a line, a swatch and the colour dialog."""
        super().__init__(asked, workspace)
        self._line = OneLine()
        self._line.setAccessibleName(self.prompt)
        self._line.setPlaceholderText("#1F5E5B")
        self._line.setFixedWidth(px(110))
        self._line.textEdited.connect(self._on_text)
        self._swatch = QLabel()
        self._swatch.setAccessibleName(_("The colour itself"))
        self._swatch.setFixedSize(px(36), px(36))
        self._choose = button(_("Choose…"))
        self._choose.setAccessibleName(_("{question}: choose").format(question=self.prompt))
        self._choose.clicked.connect(self._on_choose)
        self._said = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._row = row_of(self._swatch, self._line, self._choose, None)
        column.addLayout(self._row)
        column.addWidget(self._said)

    def show_value(self, value: Any) -> None:
        """Show *value*, ``#RRGGBB`` or empty."""
        if self._line.text().upper() != value.upper():
            self._line.setText(value)
        self._paint(value)

    def target(self) -> QWidget:
        """Return the line."""
        return self._line

    def _paint(self, value: str) -> None:
        drawn = QPixmap(self._swatch.size())
        drawn.fill(QColor(value) if _HEX.fullmatch(value) else Qt.GlobalColor.transparent)
        self._swatch.setPixmap(drawn)
        self._said.setVisible(bool(value))
        if _HEX.fullmatch(value):
            ratio = contrast(value if value.startswith("#") else f"#{value}", "#FFFFFF")
            told = _("White letters on it read well ({ratio} to 1).")
            if ratio < WELL_READ:
                told = _("White letters on it are faint ({ratio} to 1); small print is darkened.")
            self._said.setText(told.format(ratio=f"{ratio:.1f}"))

    def _on_text(self, text: str) -> None:
        bare = text.strip()
        if bare and not _HEX.fullmatch(bare):
            self.refused.emit(_("Write six digits of 0 to 9 and A to F, such as #1F5E5B."))
            return
        self.refused.emit("")
        self._say(f"#{bare.lstrip('#').upper()}" if bare else "")

    def _on_choose(self) -> None:
        found = QColorDialog.getColor(QColor(self._line.text() or "#1F5E5B"), self, self.prompt)
        if found.isValid():
            self._line.setText(found.name().upper())
            self._say(found.name().upper())

    def _say(self, value: str) -> None:
        self._paint(value)
        self.edited.emit(value)


class PictureEditor(Editor):
    """A picture dropped or chosen, checked before it is taken in."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer a place to drop a file on and a button to choose one."""
        super().__init__(asked, workspace)
        self.setAcceptDrops(True)
        self._picture = QLabel()
        self._picture.setAccessibleName(_("The picture itself"))
        self._picture.setMinimumSize(QSize(px(64), px(48)))
        self._told = label("", "caption", wrap=True)
        self._choose = button(_("Choose a file…"), "image")
        self._choose.setAccessibleName(self.prompt)
        self._choose.clicked.connect(self._on_choose)
        self._remove = button(_("Remove"), look="flat")
        self._remove.setAccessibleName(_("{question}: remove").format(question=self.prompt))
        self._remove.clicked.connect(self._on_remove)
        frame, column = framed("drop", (14, 12), 8)
        column.addLayout(row_of(self._picture, self._told))
        column.addLayout(row_of(self._choose, self._remove, None))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_value(self, value: Any) -> None:
        """Show the picture *value*, or that there is none."""
        self._remove.setVisible(value is not None)
        self._picture.setVisible(value is not None)
        if value is None:
            self._told.setText(_("Drop a file here, or choose one. PNG or JPEG."))
            return
        image = QImage.fromData(QByteArray(value.content))
        shown = QPixmap.fromImage(image).scaled(
            px(160),
            px(72),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(_on_paper(shown))
        sharp = value.width * 2.54 / 300
        told = _("{width} by {height} pixels, sharp up to {cm} cm on paper")
        self._told.setText(told.format(width=value.width, height=value.height, cm=f"{sharp:.0f}"))

    def target(self) -> QWidget:
        """Return the button that chooses a file."""
        return self._choose

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file in."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.take(Path(urls[0].toLocalFile()))

    def take(self, path: Path) -> None:
        """Take the picture file *path* in, or say why it is refused."""
        pictures = importlib.import_module("credo_builder.storage.pictures")
        try:
            value = pictures.of_file(path)
        except (CredoError, OSError) as fault:
            self.refused.emit(explained(fault))
            return
        self.refused.emit("")
        self.show_value(value)
        self.edited.emit(value)

    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.prompt, "", _("Pictures (*.png *.jpg *.jpeg)")
        )
        if name:
            self.take(Path(name))

    def _on_remove(self) -> None:
        self.show_value(None)
        self.edited.emit(None)


def _on_paper(shown: QPixmap) -> QPixmap:
    """Return *shown* on white, as it will print: dark letters would be lost on a dark screen."""
    edge = px(6)
    paper = QPixmap(shown.width() + 2 * edge, shown.height() + 2 * edge)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawPixmap(edge, edge, shown)
    painter.end()
    return paper
