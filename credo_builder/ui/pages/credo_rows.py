"""One line of the credo as a row: its words in place, its roots, and where it is printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from credo_builder.chapters.credo import CredoLine, ShowOn
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.editors.base import OneLine
from credo_builder.ui.fields import ASKS
from credo_builder.ui.ordered_rows import OrderedRow
from credo_builder.ui.parts import column_of, label, restyle, row_of, tool
from credo_builder.ui.presses import Press
from credo_builder.ui.theme import px

SIGNS = {ShowOn.DOCUMENT: "file-text", ShowOn.POSTER: "presentation", ShowOn.CARD: "id-card"}
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Roots(Press):
    """What a line grows from, in one elided row; a press opens linking."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setProperty("quiet", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def say(self, titles: tuple[str, ...], line: str) -> None:
        """Show the *titles* of what *line* grows from, or that it has no roots."""
        none = _("No roots. Link it, or it is only a slogan")
        self._whole = " · ".join(titles) or none
        icons.give(self, "sprout" if titles else "triangle-alert", "ok" if titles else "warn")
        self.setProperty("advice", not titles)
        self.setAccessibleName(
            _("Roots of “{line}”: {roots}").format(line=line, roots=self._whole)
        )
        restyle(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what no longer fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - px(36))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class LineRow(OrderedRow):
    """One line: grip, number, words, roots, where it is printed, and a way to let it go.

    Signals:
        typed: (words) they were changed.
        wanted: (command) one of "add", "delete", "duplicate", "link".
        toggled: (where) it is to be printed there, or no longer.
        pasted: (lines) several were pasted into it.
    """

    typed = Signal(str)
    wanted = Signal(str)
    toggled = Signal(str)
    pasted = Signal(list)

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.number = label("", "muted")
        self.number.setFixedWidth(px(20))
        self.words = OneLine(splits=True)
        self.words.setProperty("role", "inplace")
        self.words.textEdited.connect(self.typed)
        self.words.pasted.connect(self.pasted)
        self.words.setProperty(ASKS, "text")
        self.roots = Roots()
        self.roots.setProperty(ASKS, "link_ids")
        self.roots.clicked.connect(partial(self.wanted.emit, "link"))
        self.places = {where: tool("", SIGNS[where]) for where in ShowOn}
        for where, place in self.places.items():
            place.setCheckable(True)
            place.setFixedSize(px(30), px(30))
            place.clicked.connect(partial(self.toggled.emit, str(where)))
        self.gone = tool("", "trash-2", "muted")
        self.gone.setFixedSize(px(30), px(30))
        room = self.gone.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.gone.setSizePolicy(room)
        self.gone.clicked.connect(partial(self.wanted.emit, "delete"))
        self.grip.deleted.connect(partial(self.wanted.emit, "delete"))
        self.stops = [self.grip, self.words, self.roots, *self.places.values(), self.gone]
        told = column_of(self.words, self.roots, gap=0)
        row = row_of(self.grip, self.number, told, *self.places.values(), self.gone, gap=4)
        row.setStretch(2, 1)
        row.setContentsMargins(px(6), px(4), px(8), px(4))
        self.setLayout(row)

    def home(self) -> QWidget:
        """Return the words."""
        return self.words

    def set_current(self, *, current: bool) -> None:
        """Be the current row, or no longer; only the current one offers to be deleted."""
        super().set_current(current=current)
        self.gone.setVisible(current)

    def show_line(self, place: int, line: CredoLine, titles: tuple[str, ...]) -> None:
        """Show *line*, which stands at *place* (from 0) and grows from *titles*."""
        if self.words.text() != line.text:
            self.words.setText(line.text)
            self.words.setCursorPosition(0 if not self.words.hasFocus() else len(line.text))
        name = _("Line {n}").format(n=place + 1)
        said = line.text or name
        self.number.setText(str(place + 1))
        self.words.setAccessibleName(name)
        self.words.setAccessibleDescription(_("Short enough to say in one breath."))
        self.words.setPlaceholderText(_("Short enough to say in one breath"))
        self.say_name(f"{name}: {line.text}" if line.text else name)
        self.roots.say(titles, said)
        for where, tick in self.places.items():
            on = str(where) in line.show_on
            tick.setChecked(on)
            icons.give(tick, SIGNS[where] if on else "minus", "accent_text" if on else "muted")
            spoken = _("{place}, line {n}").format(place=_(where.label), n=place + 1)
            tick.setAccessibleName(spoken)
            tick.setToolTip(_(where.label))
        self.gone.setAccessibleName(_("Delete line {n}").format(n=place + 1))
        self.gone.setToolTip(_("Delete"))

    def stay_readable(self) -> None:
        """Let nothing be changed."""
        self.words.setReadOnly(True)
        for part in (self.grip, self.roots, self.gone, *self.places.values()):
            part.setEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a row from the shortcuts of the window."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, duplicate, delete and link by keys; Enter goes on to the next line."""
        command = self._command(event)
        if command:
            self.wanted.emit(command)
        elif event.key() in _ENTER:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_F2:
            self.words.setFocus()
            self.words.selectAll()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str:
        key = event.key()
        if event.modifiers() == _CTRL:
            if key in _ENTER:
                return "add"
            return {Qt.Key.Key_D: "duplicate", Qt.Key.Key_L: "link"}.get(Qt.Key(key), "")
        return ""
