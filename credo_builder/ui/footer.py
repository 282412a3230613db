"""The foot of a page: back, what was just decided, next; and the bar that offers undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.announcing import announce
from credo_builder.ui.parts import button, label, picture, restyle, tool
from credo_builder.ui.presses import Press
from credo_builder.ui.theme import px

UNDO_BAR_MS = 20_000


class SoFar(Press):
    """What was just decided, in one line; a press shows all of it."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("SoFar")
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._unfold)
        self._whole = ""

    def say(self, sentence: str) -> None:
        """Show *sentence*, or hide when there is nothing to say."""
        self._whole = sentence
        self.setAccessibleName(_("So far: {sentence}").format(sentence=sentence or _("nothing")))
        self.setEnabled(bool(sentence))
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Shorten the sentence when the room changes."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room = max(0, self.width() - px(12))
        mode = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._whole, mode, room)
        if self.text() != text.replace("&", "&&"):
            self.setText(text.replace("&", "&&"))

    def _unfold(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("Popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(popup)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        told = label(self._whole, wrap=True)
        told.setFixedWidth(px(480))
        column.addWidget(told)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, -popup.height() - px(6))))
        popup.show()


class Footer(QFrame):
    """Back, so far, next.

    Signals:
        back, forward: the buttons were pressed.
    """

    back = Signal()
    forward = Signal()

    def __init__(self) -> None:
        """Stand at the foot of a page."""
        super().__init__()
        self.setObjectName("Footer")
        self.setFixedHeight(px(64))
        self._back = button(_("Back"), "chevron-left")
        self._back.setProperty("large", True)
        self._back.clicked.connect(self.back)
        self._next = button(_("Next"), "chevron-right", look="primary")
        self._next.setProperty("large", True)
        icons.stand_after(self._next)
        self._next.clicked.connect(self.forward)
        self._mark = label(_("So far"), "accent")
        self.sentence = SoFar()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(32), 0, px(32), 0)
        row.setSpacing(px(8))
        row.addWidget(self._back)
        row.addSpacing(px(12))
        row.addWidget(self._mark)
        row.addWidget(self.sentence, 1)
        row.addSpacing(px(8))
        row.addWidget(self._next)

    def show_step(self, before: str, after: str, *, filled: bool) -> None:
        """Name the steps before and after; *filled* whether Next is the filled button."""
        self._back.setEnabled(bool(before))
        self._back.setAccessibleDescription(before)
        self._next.setVisible(bool(after))
        words = _("Next: {step}").format(step=after)
        self._next.setText(words.replace("&", "&&"))
        self._next.setAccessibleName(words)
        self._next.setProperty("primary", filled)
        icons.give(self._next, "chevron-right", "on_accent" if filled else "text")
        restyle(self._next)

    def say(self, sentence: str) -> None:
        """Show what was just decided."""
        self._mark.setVisible(bool(sentence))
        self.sentence.say(sentence)


class UndoBar(QFrame):
    """Says what was deleted and offers to bring it back.

    Signals:
        undo: the button was pressed.
        sought: what was touched is wanted.
    """

    undo = Signal()
    sought = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Float over *parent*, hidden."""
        super().__init__(parent)
        self.setObjectName("UndoBar")
        self._told = label("", wrap=True)
        press = button(_("Undo"))
        press.clicked.connect(self.undo)
        self.see = button(_("See them"))
        self.see.setAccessibleName(_("See what lost a link"))
        self.see.clicked.connect(self.sought)
        close = tool(_("Close"), "x", "surface")
        close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_BAR_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(8), px(8))
        row.setSpacing(px(12))
        row.addWidget(picture("undo-2", "surface"))
        row.addWidget(self._told, 1)
        row.addWidget(self.see)
        row.addWidget(press)
        row.addWidget(label("Ctrl+Z"))
        row.addWidget(close)
        self.hide()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def offer_sight(self, touched: int) -> None:
        """Offer to see the records that were *touched*, so many; none for 0."""
        self.see.setText(_("See it") if touched == 1 else _("See them"))
        self.see.setVisible(touched > 0)

    def offer(self, sentence: str) -> None:
        """Show *sentence* and the button."""
        self.offer_sight(0)
        self._told.setText(sentence)
        self.settle_place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def told(self) -> str:
        """Return what it says."""
        return self._told.text()

    def settle_place(self) -> None:
        """Stand above the foot of the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        wide = parent.width() - 2 * px(32)
        self.setGeometry(px(32), parent.height() - px(16) - px(52), wide, px(52))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Wait while the focus is here; count again once it has left."""
        if new is not None and self.isAncestorOf(new):
            self._timer.stop()
        elif old is not None and self.isVisible() and self.isAncestorOf(old):
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        self._timer.start()
        super().leaveEvent(event)
