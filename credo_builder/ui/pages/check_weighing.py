"""How much the findings of one rule matter to this project: as usual, or as somebody decides."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from credo_builder.audit import RULE_OF
from credo_builder.domain.findings import Finding, Severity
from credo_builder.i18n import _
from credo_builder.ui.parts import tool
from credo_builder.ui.workspace import Workspace

CHOICES = ("", Severity.MAJOR, Severity.MINOR, Severity.TIP)
"""What can be chosen: as usual, or one of the words that do not stop approval."""


def chosen_weight(workspace: Workspace, finding: Finding) -> str:
    """Return the severity the project gives the rule of *finding*; empty for the usual one."""
    word: str = workspace.project.settings.severity_overrides.get(finding.rule, "")
    return word if word in tuple(Severity) and RULE_OF[finding.rule].waivable else ""


def weigh(workspace: Workspace, rule: str, word: str) -> None:
    """Treat all findings of *rule* as *word* from now on; an empty word is the usual one."""
    settings = workspace.project.settings
    held = {name: one for name, one in settings.severity_overrides.items() if name != rule}
    if word:
        held[rule] = str(word)
    if held == dict(settings.severity_overrides):
        return
    weighed = replace(settings, severity_overrides=MappingProxyType(held))
    workspace.edit(workspace.project.configured(weighed), _("Treat findings otherwise"))
    workspace.check()


class Weighing(QWidget):
    """The menu of a finding in which a project decides how much its rule matters."""

    def __init__(self, finding: Finding, workspace: Workspace, words: str) -> None:
        """Offer the choice for the rule of *finding*, which is called *words*."""
        super().__init__()
        self._finding = finding
        self._workspace = workspace
        self.button = tool(
            _("How much does it matter: {finding}").format(finding=words), "ellipsis"
        )
        self.button.setToolTip(_("How much does it matter?"))
        self.button.setParent(self)
        self.setFixedSize(self.button.size())
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.show_menu)

    def show_menu(self) -> None:
        """Open the menu under the button."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        """Return the choices, the present one ticked."""
        menu = QMenu(self)
        name = _(RULE_OF[self._finding.rule].name)
        menu.setAccessibleName(_("Treat as: {rule}").format(rule=name))
        head = menu.addAction(_("Treat all of “{rule}” as").format(rule=name).replace("&", "&&"))
        head.setEnabled(False)
        group = QActionGroup(menu)
        held = chosen_weight(self._workspace, self._finding)
        for word in CHOICES:
            entry = menu.addAction(_(Severity(word).screen_word) if word else _("Usual"))
            entry.setData(str(word))
            entry.setCheckable(True)
            entry.setChecked(word == held)
            group.addAction(entry)
        menu.triggered.connect(self._on_chosen)
        return menu

    def _on_chosen(self, entry: QAction) -> None:
        weigh(self._workspace, self._finding.rule, str(entry.data()))
