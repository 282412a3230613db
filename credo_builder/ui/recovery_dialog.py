"""The offer of work that was left behind: what it is, what the file says, and which to take."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from credo_builder.app.left_behind import LeftBehind
from credo_builder.i18n import _, plural, said
from credo_builder.ui.differences import Differences
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.parts import ElidedLabel, button, column_of, label, picture
from credo_builder.ui.parts import row_of as row
from credo_builder.ui.theme import px
from credo_builder.ui.times import when

RECOVER, KEEP, LATER = "recover", "keep", ""
WIDTH = 680
MOST_ROWS = 4


class RecoveryDialog(FittedDialog):
    """Two cards with times, a list of what differs, three ways on; Escape decides later.

    Attributes:
        answer: RECOVER, KEEP or `LATER`.
        chosen: the work that is shown, to which the answer applies.
    """

    def __init__(self, left: tuple[LeftBehind, ...], parent: QWidget) -> None:
        """Offer what was *left* behind, one after the other."""
        super().__init__(parent, WIDTH)
        self.setWindowTitle(_("Credo Builder"))
        self.answer = LATER
        self._left = left
        self.chosen = left[0]
        self._title = label("", "section", wrap=True)
        self._told = label("", wrap=True)
        self._where = ElidedLabel("", "caption")
        self.list = _listed(left)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self._work = _Card("history")
        self._file = _Card("save")
        self._note = label("", "caption", wrap=True)
        self.differences = Differences()
        self.differences.hide()
        self.more = button(_("Show what differs"), "columns-2", look="flat")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self.later = button(_("Decide later"))
        self.later.clicked.connect(self.reject)
        self.keep = button("")
        self.keep.clicked.connect(self._on_keep)
        self.recover = button("", look="primary")
        self.recover.clicked.connect(self._on_recover)
        self._build()
        self._show()
        self.recover.setFocus()

    def _build(self) -> None:
        top = column_of(picture("history", "accent_text"), gap=0)
        top.addStretch(1)
        head = row(top, column_of(self._title, self._told, self._where, gap=4), gap=14)
        head.setStretch(1, 1)
        cards = row(self._work, self._file, gap=12)
        more = row(self.more, None)
        body = column_of(head, self.list, cards, self._note, more, self.differences, gap=14)
        self.list.setVisible(len(self._left) > 1)
        self.stand(body, row(None, self.later, self.keep, self.recover))

    def _show(self) -> None:
        one = self.chosen
        number = one.found.edits
        name = one.name or _("Untitled project")
        words = plural(
            "Your last change to “{name}” is safe",
            "Your last {n} changes to “{name}” are safe",
            number,
        )
        self._title.setText(words.format(n=number, name=name))
        self._told.setText(_told(one))
        self._where.setText(str(one.file) if one.file else _("It was never saved to a file."))
        changes = plural("With the change", "With the {n} changes", number).format(n=number)
        what = said(one.what) or _("Nothing that a reader sees differs.")
        self._work.show_words(changes, when(one.found.at, always_time=True), what)
        self._show_file(one)
        words = plural("Recover the change", "Recover {n} changes", number).format(n=number)
        for press, text in ((self.recover, words), (self.keep, _keep_words(one))):
            press.setText(text)
            press.setAccessibleName(text)
        if self.more.isChecked():
            self.differences.show_lines(one.differences())

    def _show_file(self, one: LeftBehind) -> None:
        self._file.setVisible(one.file is not None)
        note = _("Whichever you choose, the other one stays among File, Earlier states.")
        if one.file is None:
            note = _("What you throw away cannot be brought back. Decide later keeps it as it is.")
        self._note.setText(note)
        if one.saved_at is None:
            told = _("The file is not there any more, or cannot be read.")
            self._file.show_words(_("The saved version"), "", told)
            return
        told = _("As it was {apart}, without these changes").format(apart=_apart(one))
        if one.was_saved_since:
            told = _("It was saved again after these changes were made. Look at what differs.")
        self._file.show_words(_("The saved version"), when(one.saved_at, always_time=True), told)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen = self._left[index.row()]
        self._show()
        self.fit()

    def _on_more(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if shown:
            self.differences.show_lines(self.chosen.differences())
        self.differences.setVisible(shown)
        self.fit()

    def _on_keep(self) -> None:
        self.answer = KEEP
        self.accept()

    def _on_recover(self) -> None:
        self.answer = RECOVER
        self.accept()


class _Card(QFrame):
    """One of the two: its name, its time, what it holds."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._name = label("", "strong", wrap=True)
        self._time = label("", "caption")
        self._what = label("", "muted", wrap=True)
        head = row(picture(icon, "accent_text"), self._name, self._time)
        head.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._what)
        column.addStretch(1)

    def show_words(self, name: str, time: str, what: str) -> None:
        """Say what it is called, from when it is, and *what* it holds."""
        parts: tuple[tuple[QLabel, str], ...] = (
            (self._name, name), (self._time, time), (self._what, what),
        )  # fmt: skip
        for part, words in parts:
            part.setText(words)


def _listed(left: tuple[LeftBehind, ...]) -> QListView:
    rows = QStandardItemModel()
    for one in left:
        name = one.name or _("Untitled project")
        at = when(one.found.at, always_time=True)
        told = _("{name}, {when}").format(name=name, when=at)
        made = QStandardItem(f"{told} · {one.file.name}" if one.file else told)
        made.setEditable(False)
        rows.appendRow(made)
    view = QListView()
    view.setObjectName("Ticks")
    view.setAccessibleName(_("Projects with work to recover"))
    rows.setParent(view)
    view.setModel(rows)
    view.setCurrentIndex(rows.index(0, 0))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFixedHeight(px(34) * min(len(left), MOST_ROWS) + px(10))
    return view


def _told(one: LeftBehind) -> str:
    if one.file is None:
        return _("Credo Builder ended without saving. We kept what you had typed.")
    return _("Credo Builder ended without saving. We kept what you did after the last save.")


def _keep_words(one: LeftBehind) -> str:
    return _("Throw away…") if one.file is None else _("Keep the saved version")


def _apart(one: LeftBehind) -> str:
    """Return how much earlier the file was written: "27 minutes earlier"."""
    if one.saved_at is None or one.saved_at > one.found.at:
        return _("then")
    minutes = round((one.found.at - one.saved_at) / dt.timedelta(minutes=1))
    for size, one_word, many in (
        (1440, "{n} day earlier", "{n} days earlier"),
        (60, "{n} hour earlier", "{n} hours earlier"),
    ):
        if minutes >= size:
            return plural(one_word, many, minutes // size).format(n=minutes // size)
    if not minutes:
        return _("a moment earlier")
    return plural("{n} minute earlier", "{n} minutes earlier", minutes).format(n=minutes)
