"""The document itself beside the page, built again a moment after every change."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMargins,
    QObject,
    QPointF,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.i18n import _
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.making import explained
from credo_builder.ui.parts import Notice, button, label, tool
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

DEBOUNCE_MS = 150
ZOOM_STEP = 1.2
COVER = "cover"


class _Reports(QObject):
    """Brings what a worker made back to the window's thread."""

    made = Signal(int, bytes, tuple)
    failed = Signal(int, str)
    latest = 0
    """Generation that is still wanted; an older build stops when it notices."""


class _Build(QRunnable):
    """One build of the document in a worker."""

    def __init__(self, generation: int, project: Project, edition: str, reports: _Reports) -> None:
        super().__init__()
        self._generation = generation
        self._project = project
        self._edition = edition
        self._reports = reports

    def run(self) -> None:
        """Build the pages and report them, or the reason there are none."""
        if not self._wanted(0, 1):
            return
        try:
            export = importlib.import_module("credo_builder.app.export")
            pages, keys = export.pdf_with_places(
                self._project, self._edition, self._project.settings.page_size, self._wanted
            )
        except Exception as fault:  # noqa: BLE001 - whatever went wrong is said in the pane
            self._report(self._reports.failed, explained(fault))
        else:
            self._report(self._reports.made, pages, keys)

    def _wanted(self, done: int, of: int) -> bool:
        return self._reports.latest == self._generation

    def _report(self, signal: SignalInstance, *what: object) -> None:
        """Report, unless the window was closed while the pages were made."""
        with contextlib.suppress(RuntimeError):
            signal.emit(self._generation, *what)


class PreviewPane(QFrame):
    """The pages of one edition; the last good ones stay when a build fails.

    Signals:
        shown: new pages are in view.
    """

    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Follow the project in *workspace* while visible."""
        super().__init__()
        self.setObjectName("Preview")
        self._workspace = workspace
        self._generation = 0
        self._built: Project | None = None
        self._at = ""
        self._pages = QByteArray()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._outline = QPdfBookmarkModel(self)
        self._outline.setDocument(self._document)
        self._keys: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._to_go = False
        self._reports = _Reports(self)
        self._reports.made.connect(self._on_made)
        self._reports.failed.connect(self._on_failed)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._build)
        self.view = QPdfView(self)
        self.view.setAccessibleName(_("Preview of the document"))
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocumentMargins(QMargins(px(16), px(16), px(16), px(16)))
        self.view.setPageSpacing(px(12))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._trouble = Notice("")
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._trouble)
        column.addWidget(self.view, 1)
        workspace.changed.connect(self._on_changed)

    def follow(self) -> None:
        """Build the pages of the project as it is now, unless they are shown already."""
        if self._built is not self._workspace.project:
            self._build()

    def show_section(self, keys: tuple[str, ...]) -> None:
        """Turn to the first of the sections *keys* that the edition prints, else stay.

        Pages still in the making are turned when they are there.
        """
        self._wanted = keys
        self._to_go = True
        if self._document.pageCount():
            self._turn()

    def page_of(self, key: str) -> int:
        """Return the page, from 0, on which the section *key* starts; -1 without one."""
        if key == COVER:
            return 0
        if key not in self._keys:
            return -1
        index = self._outline.index(self._keys.index(key), 0)
        page = self._outline.data(index, int(QPdfBookmarkModel.Role.Page))
        return page if isinstance(page, int) else -1

    def _turn(self) -> None:
        pages = (self.page_of(key) for key in self._wanted)
        page = next((p for p in pages if p >= 0), -1)
        if page >= 0:
            self.view.pageNavigator().jump(page, QPointF(), self.view.zoomFactor())
        self._to_go = False

    def page_count(self) -> int:
        """Return how many pages are in view."""
        return self._document.pageCount()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.follow()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("PreviewBar")
        bar.setFixedHeight(px(48))
        self._told = label(_("Making the pages"), "caption")
        self._edition = QuietCombo()
        self._edition.setAccessibleName(_("Edition shown"))
        for edition in Edition:
            self._edition.addItem(edition.label, str(edition))
        self._edition.setCurrentIndex(1)
        self._edition.currentIndexChanged.connect(self._build)
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(12), 0, px(8), 0)
        row.setSpacing(px(6))
        row.addWidget(self._edition)
        row.addWidget(self._told, 1)
        for name, icon, slot in (
            (_("Zoom out"), "zoom-out", self.zoom_out),
            (_("Zoom in"), "zoom-in", self.zoom_in),
            (_("Read as text"), "text", self.read_as_text),
        ):
            made = tool(name, icon)
            made.clicked.connect(slot)
            row.addWidget(made)
        return bar

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._zoom(1 / ZOOM_STEP)

    def read_as_text(self) -> None:
        """Show the words of all pages as plain text."""
        dialog = QDialog(self)
        dialog.setWindowTitle(_("The document as text"))
        dialog.resize(px(640), px(600))
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setAccessibleName(_("The document as text"))
        text.setPlainText(self.text())
        close = button(_("Close"))
        close.clicked.connect(dialog.accept)
        column = QVBoxLayout(dialog)
        column.addWidget(text)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        dialog.exec()

    def text(self) -> str:
        """Return the words of all pages."""
        pages = range(self._document.pageCount())
        return "\n\n".join(self._document.getAllText(page).text() for page in pages)

    def _zoom(self, by: float) -> None:
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            size = self._document.pagePointSize(0)
            wide = max(1.0, size.width() * self.view.logicalDpiX() / 72)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor((self.view.viewport().width() - px(32)) / wide)
        self.view.setZoomFactor(max(0.2, min(4.0, self.view.zoomFactor() * by)))

    def _on_changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _build(self) -> None:
        self._generation += 1
        self._reports.latest = self._generation
        self._built = self._workspace.project
        edition = self._edition.currentData()
        job = _Build(self._generation, self._built, edition, self._reports)
        QThreadPool.globalInstance().start(job)

    def _on_made(self, generation: int, pages: bytes, keys: tuple[str, ...]) -> None:
        if generation != self._generation:
            return
        place = self.view.verticalScrollBar().value()
        self._buffer.close()
        self._pages = QByteArray(pages)
        self._buffer.setData(self._pages)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._keys = keys
        self.view.verticalScrollBar().setValue(place)
        if self._to_go:
            self._turn()
        self._at = f"{dt.datetime.now():%H:%M}"  # noqa: DTZ005 - the clock on the wall
        self._told.setText(_("{n} pages").format(n=self._document.pageCount()))
        self._trouble.hide()
        self.shown.emit()

    def _on_failed(self, generation: int, reason: str) -> None:
        if generation != self._generation:
            return
        self._built = None
        words = _("The pages could not be made: {reason}").format(reason=reason)
        if self._at:
            words = _(
                "These pages are from {time}. Your words are safe; the pages catch up when "
                "they can. {reason}"
            ).format(time=self._at, reason=reason)
        self._trouble.say(words)
        self._trouble.show()
        self._told.setText("")
