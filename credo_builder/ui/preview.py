"""The document itself beside the page, built again a moment after every change."""

from __future__ import annotations

import datetime as dt
import importlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfLinkModel
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from credo_builder.app.faults import explained
from credo_builder.app.page_orders import Answer, Order
from credo_builder.compose.paged import Paged, Spot
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.languages import spoken
from credo_builder.ui.parts import Notice
from credo_builder.ui.preview_bar import PreviewBar
from credo_builder.ui.preview_pages import ZOOM_STEP, Leaf, PageView, leaves_of
from credo_builder.ui.preview_places import chapters_of, place_of, words_at
from credo_builder.ui.preview_process import PageProcess
from credo_builder.ui.preview_search import SearchRow
from credo_builder.ui.preview_source import Source
from credo_builder.ui.preview_text import TextDialog, page_texts
from credo_builder.ui.workspace import Workspace

DEBOUNCE_MS = 150
CONTENTS = "contents"
_BESIDE = 8.0
"""Points by which words may stand above the place they are known by."""
_TALLEST = 110.0
"""Points of a page that a record takes where nothing below tells its end."""


class PreviewPane(QFrame):
    """The pages of one edition; the last good ones stay when a build fails.

    They are made in a process of their own: the section in view first, the whole document
    after it. A click on the paper leads to the field that is printed there.

    Signals:
        shown: the whole document is in view as the project is now.
        glimpsed: the section in view is, the rest follows.
    """

    shown = Signal()
    glimpsed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Follow the project in *workspace* while visible."""
        super().__init__()
        self.setObjectName("Preview")
        self._workspace = workspace
        self._generation = 0
        self._built: Project | None = None
        self._current = False
        self._at = ""
        self._paged: Paged | None = None
        self._excerpt: tuple[str, Paged] | None = None
        self._wanted: tuple[str, ...] = ()
        self._to_go = False
        self._stuck = ""
        self._record = ""
        self._whole, self._part = Source(self), Source(self)
        self._process = PageProcess()
        self._process.answered.connect(self._on_answer)
        # The process has no parent: it must end before it is destroyed.
        self.destroyed.connect(partial(PageProcess.stop, self._process))
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._build)
        self._bar = PreviewBar()
        self._search = SearchRow(self._whole.document)
        self._search.hide()
        self.view = PageView(self)
        self.view.setAccessibleName(_("Preview of the document"))
        self._trouble = Notice("", verb=_("Go there"))
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._search)
        column.addWidget(self.view, 1)
        column.addWidget(self._trouble)
        self._connect()
        self._tell()

    def _connect(self) -> None:
        view, bar = self.view, self._bar
        for source in (self._whole, self._part):
            source.drawn.connect(partial(view.take_picture, source))
        view.clicked.connect(self._on_clicked)
        view.turned.connect(self._tell)
        bar.edition_changed.connect(self._build)
        bar.larger.connect(self.zoom_in)
        bar.smaller.connect(self.zoom_out)
        bar.fit.connect(self.fit)
        bar.text.connect(self.read_as_text)
        bar.search.connect(self._search.open_search)
        bar.print.connect(self.print_pages)
        bar.save.connect(self.ask_and_save)
        self._search.found.connect(self._on_found)
        self._search.marked.connect(self._mark)
        self._search.closed.connect(self._on_search_over)
        self._trouble.pressed.connect(self._go_to_trouble)
        self._workspace.changed.connect(self._on_changed)

    # What is in view -----------------------------------------------------------------

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
        if self.view.leaves:
            self._turn()

    def show_record(self, record_id: str) -> None:
        """Show beside the page where the record *record_id* is printed, and turn to it."""
        self._record = record_id
        self._show_band(turn=True)

    def page_of(self, key: str) -> int:
        """Return the page, from 0, on which the section *key* starts; -1 without one."""
        return next((i for i, leaf in enumerate(self.view.leaves) if leaf.key == key), -1)

    def page_count(self) -> int:
        """Return how many pages are in view."""
        return len(self.view.leaves)

    def text(self) -> str:
        """Return the words of all pages."""
        return "\n\n".join(page_texts(self._whole.document))

    def _turn(self) -> None:
        pages = (self.page_of(key) for key in self._wanted)
        page = next((p for p in pages if p >= 0), -1)
        leaf = self.view.leaves[self.view.current] if self.view.current >= 0 else None
        if page >= 0 and (leaf is None or leaf.key != self.view.leaves[page].key):
            self.view.turn_to(page)
        self._to_go = False

    def _show_band(self, *, turn: bool) -> None:
        record = self._workspace.project.get(self._record)
        code = record.code if record is not None else ""
        for index, leaf in enumerate(self.view.leaves if code else ()):
            spots = self._spots(leaf)
            top = next((spot.top for spot in spots if spot.name == code), None)
            if top is not None:
                below = [spot.top for spot in spots if spot.top > top + _BESIDE]
                self.view.show_band(index, top, min([*below, top + _TALLEST]))
                if turn and self.isVisible():
                    self.view.reveal(index, top)
                return
        self.view.show_band(-1, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.follow()

    # What one can do with them -----------------------------------------------------------

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.view.zoom_to(self.view.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.view.zoom_to(self.view.zoom / ZOOM_STEP)

    def fit(self) -> None:
        """Show the pages as wide as the pane."""
        self.view.zoom_to(1)

    def read_as_text(self) -> None:
        """Show the words of all pages as plain text."""
        current = max(0, self.view.current)
        TextDialog(page_texts(self._whole.document), current, self).exec()

    def print_pages(self) -> None:
        """Ask for a printer and print the pages in view."""
        printing = importlib.import_module("credo_builder.ui.printing")
        printing.ask_and_print_document(self._whole.document, self)

    def ask_and_save(self) -> None:
        """Ask where to, and save the pages in view there."""
        usual = str(self._workspace.session.path or "")
        name = Path(usual).with_suffix(".pdf") if usual else Path(f"{self._workspace.name}.pdf")
        found, _kind = QFileDialog.getSaveFileName(
            self, _("Save these pages"), str(name), _("PDF (*.pdf)")
        )
        if found:
            self.save_to(found if Path(found).suffix else f"{found}.pdf")

    def save_to(self, path: str) -> None:
        """Save the pages in view to the file *path*; say so where that fails."""
        export = importlib.import_module("credo_builder.app.export")
        try:
            export.save_pdf(self._whole.content, path)
        except CredoError as fault:
            dialogs.tell(self, _("The pages were not saved"), explained(fault))

    # Making them ----------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._set_current(current=False)
        if self.isVisible():
            self._timer.start()

    def _build(self) -> None:
        self._timer.stop()
        self._generation += 1
        self._set_current(current=False)
        self._built = self._workspace.project
        order = Order(
            generation=self._generation,
            project=self._built,
            edition=self._bar.edition,
            near=self._near(),
            language=spoken(),
        )
        self._process.ask(order)

    def _near(self) -> str:
        """Return the section that is looked at: that of the step where it is in view."""
        current, in_view = self.view.current, self.view.keys_in_view
        read = self.view.leaves[current].key if current >= 0 else ""
        return next((key for key in self._wanted if key in in_view), read)

    def _on_answer(self, answer: Answer) -> None:
        if answer.generation != self._generation:
            return
        if answer.paged is None:
            self._on_failed(answer)
        elif answer.near:
            if self._part.load(answer.paged.content):
                self._excerpt = answer.near, answer.paged
                self._show_leaves()
                self.glimpsed.emit()
        elif self._whole.load(answer.paged.content):
            self._paged, self._excerpt = answer.paged, None
            self._at = f"{dt.datetime.now():%H:%M}"  # noqa: DTZ005 - the clock on the wall
            self._trouble.hide()
            self._show_leaves()
            self._set_current(current=True)
            self._search.search_again()
            if self._to_go:
                self._turn()
            self.shown.emit()

    def _show_leaves(self) -> None:
        if self._paged is None:
            return
        leaves = leaves_of(self._whole, self._paged)
        if self._excerpt is not None:
            key, paged = self._excerpt
            before = [leaf for leaf in leaves if leaf.key == key]
            start = leaves.index(before[0]) if before else len(leaves)
            now = leaves_of(self._part, paged)
            leaves = (*leaves[:start], *now, *leaves[start + len(before) :])
        self.view.show_leaves(leaves)
        self._show_band(turn=False)
        self._mark()
        self._tell()

    def _set_current(self, *, current: bool) -> None:
        self._current = current
        self._bar.let_out(ready=current)

    def _on_failed(self, answer: Answer) -> None:
        self._built = None
        words = _("The pages could not be made: {reason}").format(reason=answer.fault)
        if self._at:
            words = _(
                "These pages are from {time}. Your words are safe; the pages catch up when "
                "they can. {reason}"
            ).format(time=self._at, reason=answer.fault)
        chapters = chapters_of(answer.at)
        self._stuck = chapters[0] if chapters else ""
        self._trouble.say(words)
        self._trouble.offer(offered=bool(self._stuck))
        self._trouble.show()
        self._tell()

    def _go_to_trouble(self) -> None:
        if self._stuck:
            self._workspace.asked_for.emit(self._stuck, "", "")

    def _tell(self) -> None:
        count, current = self.page_count(), self.view.current
        words = _("Making the pages") if self._trouble.isHidden() else ""
        if count and current >= 0:
            words = _("Page {n} of {m}").format(n=current + 1, m=count)
            if not self._trouble.isHidden():
                words = _("{page}, from {time}").format(page=words, time=self._at)
        self._bar.say(words)
        self.view.setAccessibleDescription(words)

    # From paper to answers --------------------------------------------------------------

    def _on_clicked(self, index: int, at: QPointF) -> None:
        leaf = self.view.leaves[index]
        if leaf.key == CONTENTS:
            links = QPdfLinkModel(self)
            links.setDocument(leaf.source.document)
            links.setPage(leaf.page)
            link = links.linkAt(at)
            links.deleteLater()
            if link.isValid() and link.page() >= 0:
                self.view.turn_to(link.page())
            return
        line = words_at(leaf.source.document, leaf.page, at)
        place = place_of(self._workspace, leaf.key, self._code_at(index, at.y()), line)
        if place is not None:
            self._workspace.asked_for.emit(*place)

    def _code_at(self, index: int, down: float) -> str:
        """Return the code of the record that page *index* prints *down* points from its top."""
        leaf = self.view.leaves[index]
        above = [s for s in self._spots(leaf) if s.top <= down + _BESIDE]
        if above:
            return max(above, key=lambda spot: spot.top).name
        if leaf.number:
            before = self._spots(self.view.leaves[index - 1])
            return max(before, key=lambda spot: spot.top).name if before else ""
        return ""

    def _spots(self, leaf: Leaf) -> list[Spot]:
        """Return the named places on the page of *leaf*, but not where its section starts."""
        paged = self._paged
        if leaf.source is self._part and self._excerpt is not None:
            paged = self._excerpt[1]
        spots = paged.spots if paged is not None else ()
        return [s for s in spots if s.page == leaf.page and s.name != leaf.key]

    # Search -------------------------------------------------------------------------

    def _index_of(self, page: int) -> int:
        """Return where page *page* of the whole document is in view; -1 where it is not."""
        leaves = enumerate(self.view.leaves)
        return next((i for i, f in leaves if f.source is self._whole and f.page == page), -1)

    def _on_found(self, page: int, top: float) -> None:
        self.view.turn_to(self._index_of(page), max(1.0, top))

    def _mark(self) -> None:
        shown: dict[int, tuple[QRectF, ...]] = {}
        if not self._search.isHidden():
            shown = {self._index_of(page): boxes for page, boxes in self._search.marks().items()}
        self.view.mark({index: boxes for index, boxes in shown.items() if index >= 0})

    def _on_search_over(self) -> None:
        self._mark()
        self.view.setFocus()
