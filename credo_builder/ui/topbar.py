"""The bar at the top: menus, name, how safe the work is, undo, preview, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.actions import EVERY, ON_START, Actions
from credo_builder.ui.parts import ElidedLabel, button, label, picture, restyle, tool
from credo_builder.ui.theme import px

if TYPE_CHECKING:
    from credo_builder.ui.save_state import Standing

LEAST_NAME = 110
"""Room for the first letters of a project's name, in pixels at 100 percent."""


class TopBar(QFrame):
    """Menus and the few commands everybody needs.

    Signals:
        save_asked: the words about saving were pressed.
    """

    save_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Show the commands in *actions*; where it stands at once, nothing is styled twice."""
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._actions = actions
        self._menus = QMenuBar()
        self._menus.setAccessibleName(_("Menus"))
        self._menus.setNativeMenuBar(False)
        self._all = tool(_("Menus"), "menu")
        self._all.setMenu(QMenu(self._all))
        self._all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._all.setShortcut("F10")
        self._all.hide()
        self._rule = QFrame()
        self._rule.setProperty("role", "upright")
        self._rule.setFixedHeight(px(24))
        self._name = ElidedLabel("", "strong")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = (0, px(8)) if mirrored else (px(8), 0)
        self._name.setContentsMargins(before, 0, after, 0)
        self._pill = button("", "check", look="flat", tint="muted")
        self._pill.setProperty("tone", "muted")
        self._pill.clicked.connect(self.save_asked)
        self._undo = self._tool("undo", "undo-2")
        self._redo = self._tool("redo", "redo-2")
        self._preview = button(_("Preview"), "panel-right")
        self._preview.setCheckable(True)
        self._preview.setProperty("chip", False)
        self._preview.clicked.connect(actions["preview"].trigger)
        self._export = button(_("Export…"), "file-down")
        self._export.clicked.connect(actions["export"].trigger)
        self._offline = label(_("Works offline. Nothing leaves this computer."), "caption")
        self._cloud = picture("wifi-off", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(8), px(16), px(8))
        row.setSpacing(px(8))
        row.addWidget(self._all)
        row.addWidget(self._menus, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._rule, self._name, self._pill):
            row.addWidget(part)
        row.addStretch(1)
        for other in (self._undo, self._redo, self._preview, self._export):
            row.addWidget(other)
        row.addWidget(self._cloud)
        row.addWidget(self._offline)
        self.setFixedHeight(px(56))

    def show_start(self) -> None:
        """Show what the start screen can do."""
        self._actions.fill(self._menus, ON_START)
        self._show_project_parts(shown=False)
        self._fit()

    def show_project(self) -> None:
        """Show what can be done with a project."""
        self._actions.fill(self._menus, EVERY)
        self._show_project_parts(shown=True)
        self._fit()

    def follow(self, name: str, standing: Standing) -> None:
        """Say that the project is called *name*, and how safe it is."""
        if name != self._name.text():
            self._name.setText(name)
            width = self._name.fontMetrics().horizontalAdvance(name) + px(12)
            self._name.setMaximumWidth(width)
            self._share()
        self.say(standing)

    def say(self, standing: Standing) -> None:
        """Show how safe the work is; trouble looks like a link that leads to what to do."""
        words, trouble = standing.words, standing.is_trouble
        if words == self._pill.text():
            return
        self._pill.setText(words)
        self._pill.setAccessibleName(words)
        self._pill.setProperty("tone", "trouble" if trouble else "muted")
        restyle(self._pill)
        icons.give(self._pill, standing.sign, "warn" if trouble else "muted")
        self._share()
        if standing.is_passing:
            self._pill.repaint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the menus into one button, then leave words out, where the bar is narrow."""
        super().resizeEvent(event)
        self._share()

    def show_preview(self, *, shown: bool) -> None:
        """Show the preview button as pressed."""
        self._preview.setChecked(shown)

    def _tool(self, key: str, icon: str) -> QToolButton:
        made = tool(self._actions[key].text(), icon)
        made.clicked.connect(self._actions[key].trigger)
        made.setEnabled(self._actions[key].isEnabled())
        self._actions[key].enabledChanged.connect(made.setEnabled)
        return made

    def _show_project_parts(self, *, shown: bool) -> None:
        for part in (
            self._rule,
            self._name,
            self._pill,
            self._undo,
            self._redo,
            self._preview,
            self._export,
        ):
            part.setVisible(shown)
        self._offline.setVisible(not shown)
        self._cloud.setVisible(not shown)

    def _fit(self) -> None:
        metrics = self._menus.fontMetrics()
        texts = (a.text().replace("&", "") for a in self._menus.actions())
        width = sum(metrics.horizontalAdvance(t) + px(23) for t in texts)
        self._menus.setFixedSize(width, metrics.height() + px(14))
        folded = self._all.menu()
        folded.clear()
        folded.addActions(self._menus.actions())
        self._share()

    def _share(self) -> None:
        """Give every part the room it needs: first menus become a button, then buttons signs."""
        for spelled, apart in ((True, True), (True, False), (False, False)):
            for one, words in ((self._preview, _("Preview")), (self._export, _("Export…"))):
                _spell(one, words, spelled=spelled)
            self._menus.setVisible(apart)
            self._all.setVisible(not apart)
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        """Return the width in pixels that everything shown takes, the name with a few letters."""
        row = self.layout()
        if row is None:
            return 0
        parts = [w for w in self.findChildren(QWidget) if w.parent() is self and not w.isHidden()]
        least = min(px(LEAST_NAME), self._name.maximumWidth())
        wide = sum(least if p is self._name else _wide(p) for p in parts)
        margins = row.contentsMargins()
        return wide + row.spacing() * len(parts) + margins.left() + margins.right()


def _wide(part: QWidget) -> int:
    return max(part.minimumWidth(), min(part.sizeHint().width(), part.maximumWidth()))


def _spell(one: QPushButton, words: str, *, spelled: bool) -> None:
    """Show *words* on a button, or its sign alone; what it is called stays."""
    one.setText(words if spelled else "")
    one.setAccessibleName(words)
    one.setToolTip("" if spelled else words)
