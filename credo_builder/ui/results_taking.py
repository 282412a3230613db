"""A look at a table of results: what will be taken, what replaces what, what cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from credo_builder.app.taking_results import Look, Taken, applied, period_words
from credo_builder.domain.quantities import in_words
from credo_builder.i18n import _, marked, plural, said
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.differences import Differences
from credo_builder.ui.fitted import roomy
from credo_builder.ui.parts import button, label, picture, row_of
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

HEADS = (
    marked("Measure"),
    marked("Period"),
    marked("Result"),
    marked("How it stands"),
    marked("Instead of"),
)
STANDS = {"green": marked("G green"), "amber": marked("A amber"), "red": marked("R red")}
ROW = 32
WORDS_HIGH = 96


class ResultRows(QTableView):
    """A row a result; Tab goes on past them."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin without rows; *workspace* has the project whose measures they are."""
        super().__init__()
        self._workspace = workspace
        self.rows = QStandardItemModel(0, len(HEADS), self)
        self.rows.setHorizontalHeaderLabels([_(head) for head in HEADS])
        self.setModel(self.rows)
        self.setAccessibleName(_("What will be taken"))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_results(self, taken: tuple[Taken, ...]) -> None:
        """Show a row for each of *taken*."""
        self.rows.removeRows(0, self.rows.rowCount())
        for one in taken:
            self.rows.appendRow([_item(text) for text in self._cells(one)])
        if taken:
            self.setCurrentIndex(self.rows.index(0, 0))

    def _cells(self, one: Taken) -> tuple[str, ...]:
        value, before = one.result.value, one.before
        was = before.value if before is not None else None
        title = self._workspace.title_of(one.measure)
        return (
            f"{one.measure.code} {title}".strip(),
            period_words(self._workspace.project, one.result.period),
            said(in_words(value)) if value is not None else "",
            _(STANDS[one.standing]) if one.standing else "",
            said(in_words(was)) if was is not None else "",
        )


def _item(text: str) -> QStandardItem:
    made = QStandardItem(text)
    made.setEditable(False)
    return made


class ResultsDialog(QDialog):
    """What a table holds, before anything is taken; taking it is one undo step."""

    def __init__(self, parent: QWidget, workspace: Workspace, name: str, look: Look) -> None:
        """Show *look*, what of the table called *name* can be taken."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Results from a table"))
        self._page = parent
        self._workspace = workspace
        self._look = look
        self.table = ResultRows(workspace)
        self.replace = QCheckBox(_replacing(len(look.replacing)))
        self.replace.setVisible(bool(look.replacing))
        self.replace.toggled.connect(self._follow)
        self.troubles = Differences(_("What cannot be read"))
        self.troubles.setMinimumHeight(px(WORDS_HIGH))
        self.troubles.setMaximumHeight(px(WORDS_HIGH) * 2)
        self.take = button("", look="primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.take_them)
        self._build(name)
        self._follow()
        (self.take if self.take.isEnabled() else self.table).setFocus()

    def take_them(self) -> None:
        """Put what is shown in force as one undo step, and close."""
        chosen = self._look.chosen(replace=self.replace.isChecked())
        changed = applied(self._workspace.project, chosen)
        self._workspace.edit(changed, _("Take results from a table"))
        self.accept()
        number = len(chosen)
        told = plural("{n} result taken.", "{n} results taken.", number).format(n=number)
        announce(self._page, told)

    def _build(self, name: str) -> None:
        close = button(_("Take nothing"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(22), px(24), px(20))
        column.setSpacing(px(12))
        column.addLayout(
            headed(_("What “{file}” holds").format(file=name), self._told(), "file-input")
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.replace)
        if self._words():
            column.addLayout(row_of(picture("triangle-alert", "warn"), self._count(), None, gap=8))
            self.troubles.show_lines(self._words())
            column.addWidget(self.troubles)
        column.addLayout(row_of(None, close, self.take))
        self.table.setVisible(bool(self._look.taken))
        if not self._look.taken:
            column.addStretch(1)
        high = 300 + (220 if self._look.taken else 0) + (60 if self._words() else 0)
        roomy(self, 860, high)

    def _told(self) -> str:
        """Return how it stands in a sentence or two."""
        look, parts = self._look, []
        if not look.taken:
            parts.append(_("There is nothing new to take."))
        if look.same:
            same = plural(
                "{n} result is there already, the very same.",
                "{n} results are there already, the very same.",
                look.same,
            )
            parts.append(same.format(n=look.same))
        if look.taken and self._workspace.project.is_approved:
            parts.append(
                _("This edition is approved. With new results it becomes a draft of the next.")
            )
        if look.taken:
            parts.append(_("One undo takes all of them back."))
        return " ".join(parts)

    def _words(self) -> list[str]:
        cautions = [self._workspace.say(one) for one in self._look.cautions]
        return [*cautions, *(self._workspace.say(one.told) for one in self._look.troubles)]

    def _count(self) -> QWidget:
        number = len(self._look.troubles)
        told = plural("{n} cell cannot be read", "{n} cells cannot be read", number)
        if not number:
            told = _("Look once more")
        return label(told.format(n=number), "strong")

    def _follow(self) -> None:
        """Show what is taken as the box is ticked now."""
        chosen = self._look.chosen(replace=self.replace.isChecked())
        self.table.show_results(chosen)
        number = len(chosen)
        told = plural("Take {n} result", "Take {n} results", number).format(n=number)
        if not number:
            told = _("Take results")
        elif self._look.troubles:
            told = plural("Take the good one", "Take the {n} good ones", number).format(n=number)
        self.take.setText(told)
        self.take.setAccessibleName(told)
        self.take.setEnabled(bool(number) and not self._workspace.session.read_only)


def _replacing(number: int) -> str:
    told = plural(
        "Replace {n} result that is there with another figure",
        "Replace {n} results that are there with other figures",
        number,
    )
    return told.format(n=number)
