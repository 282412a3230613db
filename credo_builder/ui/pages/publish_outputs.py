"""What to make on the page that publishes: a row a document, and how far the making is."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QProgressBar, QVBoxLayout, QWidget

from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Paper
from credo_builder.i18n import _, marked
from credo_builder.ui import icons
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.folds import Fold
from credo_builder.ui.making import Order
from credo_builder.ui.parts import button, column_of, label, line, picture, restyle, row_of
from credo_builder.ui.terms import listed
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

WHO = {
    Edition.PUBLIC: marked("Credo, promises and levels that {customers} may see"),
    Edition.STAFF: marked("All but private notes and what is still open"),
    Edition.FULL: marked("Everything, with what is still open at the end"),
}
SHELVES = {
    "show": marked("To show and hand out"),
    "people": marked("For your people"),
    "look": marked("To look closer"),
    "share": marked("To edit and share"),
}
"""What else is offered beside the editions, by what it is for."""
SIGNS = {
    "": ("", "muted"),
    "waiting": ("", "muted"),
    "making": ("loader", "accent_text"),
    "made": ("check", "ok"),
    "failed": ("triangle-alert", "warn"),
}
_SECOND_MS = 1000
_SURE_FROM = 15
"""Share of 100 from which on the time left is told."""
_KB, _MB = 1024, 1024 * 1024


class OutputRow(QWidget):
    """One document: a box to tick, what it is, on which paper, and what became of it."""

    is_form = False
    lacks = False

    def __init__(
        self, key: str, name: str, told: str, papers: Sequence[str] = (), suffix: str = ".pdf"
    ) -> None:
        """Offer the document called *name*; where there are *papers*, one of them is chosen."""
        super().__init__()
        self.key = key
        self.name = name
        self.suffix = suffix
        self.path = ""
        self.proposed = papers[0] if papers else ""
        self.box = QCheckBox(name)
        self.box.setProperty("role", "strong")
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(told)
        self._second = label(told, "caption", wrap=True)
        self._second.setIndent(px(25))
        self._sign = picture("check", "ok")
        self._sign.hide()
        self.state = label("", "caption")
        self.papers = QuietCombo()
        self.papers.addItems(list(papers))
        self.papers.setAccessibleName(_("Paper of the {name}").format(name=name.lower()))
        if not papers:
            self.papers.hide()  # shown before it has a place, it would be a window of its own
        left = column_of(self.box, self._second, gap=0)
        row = row_of(left, self._sign, self.state, self.papers, gap=6)
        row.setStretch(0, 1)
        self.setLayout(row)

    @property
    def paper(self) -> str:
        """The paper chosen; empty where the project's is used."""
        return self.papers.currentText()

    def place(self, stem: str, number: str) -> str:
        """Return the name of its file, such as "Larder Lane - pocket card 2.0.pdf"."""
        return f"{stem} - {self.key.replace('_', ' ')} {number}{self.suffix}"

    def order(self, project: Project, path: Path) -> Order:
        """Return what has to be made of *project*, and where."""
        is_edition = self.key in tuple(Edition)
        edition, output = (self.key, "") if is_edition else (str(Edition.STAFF), self.key)
        return Order(project, edition, self.paper or project.settings.page_size, path, output)

    def say(self, state: str, words: str) -> None:
        """Show *state* (waiting, making, made, failed or empty) in *words*."""
        sign, tint = SIGNS[state]
        if sign:
            icons.give(self._sign, sign, tint)
        self._sign.setVisible(bool(sign))
        self.state.setText(words)
        self.state.setProperty("role", {"ok": "ok", "warn": "warn"}.get(tint, "caption"))
        restyle(self.state)
        self.box.setAccessibleDescription(f"{self._second.text()}. {words}".rstrip(". "))


class Shelf(Fold):
    """What is made for one purpose, closed until somebody looks; tells what of it is ticked."""

    def __init__(self, title: str, rows: Sequence[OutputRow]) -> None:
        """Hold *rows* under *title*."""
        column = column_of(*rows, gap=10)
        body = QWidget()
        body.setLayout(column)
        super().__init__(title, body)
        self._rows = rows
        for row in rows:
            row.box.toggled.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        ticked = [row.name for row in self._rows if row.box.isChecked()]
        names = ticked or [row.name for row in self._rows]
        self.say(listed(names) if ticked else ", ".join(names), advice=False)


class Outputs(QFrame):
    """The documents that can be made, the staff edition ticked at first.

    Signals:
        changed: another set is ticked.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Offer every edition of the project in *workspace*, and what else comes of it."""
        super().__init__()
        self.setProperty("role", "card")
        self.rows = {
            str(edition): OutputRow(str(edition), _(edition.label), workspace.tell(WHO[edition]))
            for edition in Edition
        }
        self._usual: dict[str, Callable[[Project], str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        for place, row in enumerate(self.rows.values()):
            if place:
                column.addWidget(line())
            column.addWidget(row)
        self.shelves = {}
        for key, rows in self._others(workspace).items():
            self.rows |= {row.key: row for row in rows}
            self.shelves[key] = Shelf(_(SHELVES[key]), rows)
            column.addWidget(self.shelves[key])
        self.rows[Edition.STAFF].box.setChecked(True)
        for row in self.rows.values():
            row.box.toggled.connect(self.changed)

    def _others(self, workspace: Workspace) -> dict[str, list[OutputRow]]:
        """Return a row for everything but the editions, by its shelf."""
        rows: dict[str, list[OutputRow]] = {key: [] for key in SHELVES}
        # Making paper takes a toolkit that nobody needs before this page is opened.
        pack = importlib.import_module("credo_builder.pack")
        for output in pack.OUTPUTS:
            if output.shelf not in rows:
                continue
            self._usual[output.key] = output.paper_for
            papers = output.papers if len(output.papers) > len(Paper) else ()
            told = workspace.tell(output.about)
            suffix = f".{output.form}"
            row = OutputRow(output.key, _(output.name), told, papers, suffix)
            rows[output.shelf].append(row)
        forms = importlib.import_module("credo_builder.ui.pages.publish_forms")
        rows["share"] += forms.form_rows(workspace).values()
        return rows

    def follow(self, project: Project) -> None:
        """Propose the usual paper of *project* where nobody chose another."""
        for key, usual in self._usual.items():
            row = self.rows[key]
            if row.paper in ("", row.proposed):
                row.proposed = usual(project)
                row.papers.setCurrentText(row.proposed)

    def ticked(self) -> list[str]:
        """Return the keys of those that are ticked, in their order."""
        return [key for key, row in self.rows.items() if row.box.isChecked()]


class Progress(QFrame):
    """How far the making is, in words, as a bar, in seconds; and a way to stop it.

    Signals:
        cancelled: Cancel was pressed.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("role", "card")
        self._what = label("", "strong")
        self._left = label("", "caption")
        self.bar = QProgressBar()
        self.bar.setProperty("role", "bar")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far it is"))
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        calm = _("Cancel keeps what is finished and leaves no half-made file.")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(12))
        column.setSpacing(px(6))
        column.addLayout(row_of(self._what, None, self._left))
        row = row_of(self.bar, self.cancel, gap=14)
        row.setStretch(0, 1)
        column.addLayout(row)
        column.addWidget(label(calm, "caption", wrap=True))
        self._clock = QElapsedTimer()
        self.hide()

    def begin(self, number: int, of: int, name: str) -> None:
        """Say that document *number* of *of*, called *name*, is in the making."""
        many = _("Making {n} of {m}: {name}").format(n=number, m=of, name=name)
        words = many if of > 1 else _("Making the {name}").format(name=name.lower())
        self._what.setText(words)
        self._left.setText("")
        self.bar.setValue(0)
        self._clock.start()
        self.show()

    def tell(self, share: int) -> None:
        """Show that *share* of 100 is done, and after a second how long it takes yet."""
        self.bar.setValue(share)
        spent = self._clock.elapsed()
        if spent < _SECOND_MS or not _SURE_FROM <= share < _FULL:
            self._left.setText("")
            return
        seconds = max(1, round(spent / _SECOND_MS * (_FULL - share) / share))
        told = _("About {n} seconds left") if seconds > 1 else _("About a second left")
        self._left.setText(told.format(n=seconds))

    def stopping(self) -> None:
        """Say that it is about to stop."""
        self._what.setText(_("Stopping"))
        self._left.setText("")


_FULL = 100


def size_words(size: int) -> str:
    """Return *size* bytes as people say it: "87 KB", "1.1 MB"."""
    if size < _MB:
        return _("{n} KB").format(n=max(1, round(size / _KB)))
    return _("{n} MB").format(n=f"{size / _MB:.1f}")
