"""Dialogs that are as high as their words need, and scroll where the screen ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui.parts import line
from credo_builder.ui.theme import px

MARGIN = 60
"""Pixels of a screen that a dialog leaves for its frame and the bars of the desktop."""


class FittedDialog(QDialog):
    """A body that scrolls only where it must, and a row of buttons that is always in sight."""

    def __init__(self, parent: QWidget | None, width: int) -> None:
        """Be *width* pixels wide at 100 percent."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(px(width))
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Question"))
        self._foot = QWidget()

    def stand(self, body: QLayout, foot: QLayout) -> None:
        """Show *body* above *foot*."""
        body.setContentsMargins(px(24), px(22), px(24), px(16))
        self._body.setLayout(body)
        self._scroll.setWidget(self._body)
        foot.setContentsMargins(px(24), px(12), px(24), px(14))
        self._foot.setLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot)

    def fit(self) -> None:
        """Be as high as the words need by now, as far as the screen goes."""
        wide = self.width()
        needed = _high(self._body, wide) + _high(self._foot, wide) + 1
        self.setFixedHeight(min(needed, self.screen().availableGeometry().height() - MARGIN))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before anything is seen."""
        self.ensurePolished()
        self.fit()
        super().showEvent(event)


def roomy(dialog: QDialog, wide: int, high: int) -> None:
    """Let *dialog* be that many pixels *wide* and *high* at 100 percent, where there is room."""
    screen = dialog.screen().availableGeometry()
    dialog.resize(min(px(wide), screen.width() - MARGIN), min(px(high), screen.height() - MARGIN))


def _high(part: QWidget, wide: int) -> int:
    layout = part.layout()
    if layout is None:
        return 0
    layout.activate()
    least = layout.heightForWidth(wide) if layout.hasHeightForWidth() else 0
    return max(least, layout.sizeHint().height() if not least else 0)
