"""Six links side by side: how many there are, and how many are lost on the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QSizePolicy, QWidget

from credo_builder.chapters import RECORD_OF
from credo_builder.domain.trace import LINKS, losses
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _, marked, plural
from credo_builder.ui.parts import button, label, restyle
from credo_builder.ui.theme import colour, px
from credo_builder.ui.walking import OneStop
from credo_builder.ui.workspace import Workspace

LOST = {
    "core_values": marked("{n} behind no expectation"),
    "expectations": marked("{n} without a promise"),
    "promises": marked("{n} met at no moment"),
    "moments": marked("{n} without a level"),
    "service_levels": marked("{n} not measured"),
}
SHORT = {"moments": marked("Moments"), "service_levels": marked("Levels")}


class Arrow(QWidget):
    """A line that points to the next link; mirrored where letters are."""

    def __init__(self) -> None:
        """Be as wide as the room between two links."""
        super().__init__()
        self.setMinimumWidth(px(14))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("control"), 1.5))
        middle, width = self.height() / 2, self.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.drawLine(4, round(middle), width - 4, round(middle))
        painter.drawLine(width - 9, round(middle) - 4, width - 4, round(middle))
        painter.drawLine(width - 9, round(middle) + 4, width - 4, round(middle))
        painter.end()


class Funnel(QFrame):
    """The chain in figures; a press on a link shows the findings of its step alone.

    Signals:
        chosen: (file key) findings of that link are wanted; empty for all.
    """

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Count what the project in *workspace* holds."""
        super().__init__()
        self.setProperty("role", "card")
        self._workspace = workspace
        self._links = QButtonGroup(self)
        self._links.setExclusive(False)
        self._lost = {key: label("", "warn", wrap=True) for key in LINKS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(14), px(12), px(14), px(10))
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(2))
        self._cells: list[tuple[QWidget, ...]] = []
        self._arrows: list[Arrow] = []
        self._beside = 0
        for place, key in enumerate(LINKS):
            if place:
                self._arrows.append(Arrow())
                self._arrows[-1].setParent(self)  # without one it would show as a window
            link = button("0")
            link.setCheckable(True)
            link.setProperty("funnel", True)
            link.clicked.connect(self._on_link)
            self._links.addButton(link, place)
            name = label(capitalised(_(SHORT.get(key, RECORD_OF[key].terms))), "caption")
            for below in (name, self._lost[key]):
                below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._cells.append((link, name, self._lost[key]))
        OneStop(self).hold(self._links.buttons())
        self._arrange(len(LINKS))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on in a second row where one is too narrow for the words."""
        super().resizeEvent(event)
        widths = [max(p.minimumSizeHint().width() for p in cell) for cell in self._cells]
        least = sum(widths) + len(self._arrows) * (px(14) + 2 * px(4)) + px(28)
        self._arrange(len(LINKS) if least <= self.width() else (len(LINKS) + 1) // 2)

    def _arrange(self, beside: int) -> None:
        """Stand *beside* links in a row, an arrow before each but the first of a row."""
        if beside == self._beside:
            return
        self._beside = beside
        while self._grid.count():
            self._grid.takeAt(0)
        for place, cell in enumerate(self._cells):
            row, column = divmod(place, beside)
            for line, part in enumerate(cell):
                self._grid.addWidget(part, 3 * row + line, 2 * column)
            self._grid.setColumnStretch(2 * column, 2)
            if place:
                arrow = self._arrows[place - 1]
                arrow.setVisible(column > 0)
                if column:
                    self._grid.addWidget(arrow, 3 * row, 2 * column - 1)
                    self._grid.setColumnStretch(2 * column - 1, 1)
        for column in range(2 * beside - 1, 2 * len(LINKS)):
            self._grid.setColumnStretch(column, 0)

    def links(self) -> dict[str, QWidget]:
        """Return the buttons of the links by their file key."""
        return {key: self._links.button(place) for place, key in enumerate(LINKS)}

    def follow(self) -> None:
        """Count again."""
        project = self._workspace.project
        lost = dict(losses(project))
        for place, key in enumerate(LINKS):
            kind = RECORD_OF[key]
            number = len(project.of(kind))
            words = _(LOST[key]).format(n=lost[key]) if lost.get(key) else ""
            link = self._links.button(place)
            link.setText(str(number))
            term = plural(kind.term, kind.terms, number)
            link.setAccessibleName(f"{number} {term}")
            link.setAccessibleDescription(words or _("None is lost on the way"))
            self._lost[key].setText(words)

    def show_all(self) -> None:
        """Let no link be chosen."""
        for one in self._links.buttons():
            one.setChecked(False)

    def _on_link(self) -> None:
        place = self._links.id(self.sender())  # type: ignore[arg-type]
        for other in self._links.buttons():
            if other is not self.sender():
                other.setChecked(False)
        on = self._links.button(place).isChecked()
        restyle(self._links.button(place))
        self.chosen.emit(LINKS[place] if on else "")
