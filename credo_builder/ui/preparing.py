"""The consultant’s own mark: name, contact and mark, for this project and for those to come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from credo_builder.app import preparers
from credo_builder.app.faults import explained
from credo_builder.app.preparers import Preparer
from credo_builder.app.session import Session
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Picture
from credo_builder.domain.settings import DocumentSettings
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.choosing import headed
from credo_builder.ui.editors.looks import PictureEditor
from credo_builder.ui.fitted import FittedDialog
from credo_builder.ui.one_line import OneLine
from credo_builder.ui.parts import button, column_of, label, row_of
from credo_builder.ui.workspace import Workspace

WIDTH = 620


class PreparerDialog(FittedDialog):
    """Who prepares the documents: kept for every project that begins, or for this one alone.

    Attributes:
        name, contact: the lines.
        mark: the picture.
        here, usual: whether it signs the open project, and those that begin from now on.
    """

    def __init__(self, workspace: Workspace | None, parent: QWidget) -> None:
        """Sign the project in *workspace*; None on the start screen."""
        super().__init__(parent, WIDTH)
        self.setWindowTitle(_("Prepared by"))
        self._workspace = workspace
        self._mark: Picture | None = None
        of = asked(DocumentSettings)
        self.name = self._line(_("Your name, or your firm’s"))
        self.contact = self._line(_("How to reach you"))
        own = workspace or Workspace(Session(Project()), self)
        self.mark = PictureEditor(of["prepared_by_mark"], own)
        self.mark.edited.connect(self._on_mark)
        self.mark.refused.connect(self._say)
        self.here = QCheckBox(_("Sign the documents of this project"))
        self.here.setChecked(True)
        self.here.setVisible(workspace is not None)
        self.usual = QCheckBox(_("Sign every project I begin from now on"))
        self.usual.setChecked(True)
        self.told = label("", "error", wrap=True)
        self.told.hide()
        yes = button(_("Keep"), look="primary")
        yes.setDefault(True)
        yes.clicked.connect(self.keep)
        back = button(_("Go back"))
        back.clicked.connect(self.reject)
        text = _(
            "For whoever prepares documents for others. It is printed on the page “About this "
            "document” and nowhere else: not on posters, cards or charters."
        )
        self.stand(
            column_of(
                headed(_("Prepared by"), text, "id-card"),
                self._asked(self.name),
                self._asked(self.contact),
                column_of(label(_("Your mark, if you have one"), "field"), self.mark, gap=6),
                column_of(self.here, self.usual, gap=6),
                self.told,
                gap=14,
            ),
            row_of(None, back, yes),
        )
        self._show(self._before())
        self.name.setFocus()

    def keep(self) -> None:
        """Keep what is written, where it is ticked."""
        preparer = Preparer(self.name.text().strip(), self.contact.text().strip(), self._mark)
        try:
            if self.usual.isChecked():
                preparers.keep(preparer)
        except CredoError as fault:
            self._say(explained(fault))
            return
        if self._workspace is not None and self.here.isChecked():
            self._workspace.settle()
            signed = preparers.signed(self._workspace.project, preparer)
            self._workspace.edit(signed, _("Say who prepared it"))
        self.accept()

    def _before(self) -> Preparer:
        """Return who signed the open project, else whoever usually does."""
        if self._workspace is not None:
            found = preparers.of_settings(self._workspace.project.settings.document)
            if not found.says_nothing:
                return found
        return preparers.usual() or Preparer("")

    def _show(self, preparer: Preparer) -> None:
        self.name.setText(preparer.name)
        self.contact.setText(preparer.contact)
        self._mark = preparer.mark
        self.mark.show_value(preparer.mark)

    def _line(self, question: str) -> OneLine:
        made = OneLine()
        made.setAccessibleName(question)
        return made

    def _asked(self, line: OneLine) -> Any:
        name = label(line.accessibleName(), "field", wrap=True)
        name.setBuddy(line)
        return column_of(name, line, gap=6)

    def _on_mark(self, mark: Any) -> None:
        self._mark = mark
        # The picture asks for its room once it is laid out.
        QTimer.singleShot(0, self, self.fit)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.fit()
        announce(self, words)
