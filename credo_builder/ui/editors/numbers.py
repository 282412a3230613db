"""Editors of numbers: a count, a share, a quantity with its unit, an amount of money."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from credo_builder.chapters.organisation import Organisation
from credo_builder.domain import quantities
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.questions import Asked, Count
from credo_builder.domain.questions import Quantity as QuantityQuestion
from credo_builder.i18n import _
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.parts import label
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

MOST = Decimal(1_000_000_000)
DAY_MINUTES = 24 * 60


def read_number(text: str) -> Decimal | None:
    """Return the number written in *text*; None when it is empty.

    Raises:
        ValueError: it is no number, or one beyond a thousand million.
    """
    bare = text.strip().replace(" ", "").replace("\u202f", "").replace("%", "")
    if not bare:
        return None
    if "," in bare and "." not in bare:
        head, _sep, tail = bare.rpartition(",")
        bare = f"{head}{tail}" if len(tail) == len("000") else f"{head}.{tail}"
    try:
        number = Decimal(bare.replace(",", ""))
    except InvalidOperation as fault:
        raise ValueError(text) from fault
    if not number.is_finite() or abs(number) > MOST:
        raise ValueError(text)
    return number


def read_time(text: str) -> int | None:
    """Return minutes after midnight written in *text* as 17:00 or 17; None when empty.

    Raises:
        ValueError: it is no time of day.
    """
    if not text.strip():
        return None
    hours, _sep, minutes = text.strip().replace(".", ":").partition(":")
    found = int(hours) * 60 + int(minutes or 0)
    if not 0 <= found <= DAY_MINUTES or int(minutes or 0) >= len("0" * 60):
        raise ValueError(text)
    return found


class NumberLine(OneLine):
    """A short line for a number; the arrow keys step it by one."""

    def __init__(self, name: str, step: Callable[[int], None]) -> None:
        """Call it *name*; *step* is told +1 or -1."""
        super().__init__()
        self._step = step
        self.setAccessibleName(name)
        self.setFixedWidth(px(96))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the whole number to be typed over, by pointer as by Tab."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() == Qt.Key.Key_Up:
                return self._step(1)
            if event.key() == Qt.Key.Key_Down:
                return self._step(-1)
        return super().keyPressEvent(event)


class _NumberEditor(Editor):
    """A number in a line, with something after it."""

    def __init__(self, asked: Asked, workspace: Workspace, after: str = "") -> None:
        super().__init__(asked, workspace)
        self._line = NumberLine(self.prompt, self._step)
        self._line.textEdited.connect(self._on_text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._line)
        if after:
            row.addWidget(label(after, "muted"))
        row.addStretch(1)
        self._row = row

    def target(self) -> QWidget:
        """Return the line."""
        return self._line

    def stay_readable(self) -> None:
        """Let the figure be selected, not changed."""
        self._line.setReadOnly(True)

    def _show(self, text: str) -> None:
        if self._line.text() != text and not self._same(text):
            self._line.setText(text)

    def _same(self, text: str) -> bool:
        try:
            return read_number(self._line.text()) == read_number(text)
        except ValueError:
            return False

    def _step(self, by: int) -> None:
        try:
            number = read_number(self._line.text()) or Decimal(0)
        except ValueError:
            return
        self._line.setText(str(max(Decimal(0), number + by)))
        self._on_text(self._line.text())

    def _on_text(self, text: str) -> None:
        try:
            value = self._value(text)
        except ValueError:
            self.refused.emit(_("Write it in figures, such as 12."))
            return
        self.refused.emit("")
        self.edited.emit(value)

    def _value(self, text: str) -> Any:
        raise NotImplementedError


class CountEditor(_NumberEditor):
    """A number within limits, whole unless the question allows fractions."""

    def show_value(self, value: Any) -> None:
        """Show *value*, a number or None."""
        self._show("" if value is None else str(value))

    def _value(self, text: str) -> int | Decimal | None:
        number = read_number(text)
        if number is None:
            return None
        question = self.asked.question
        low, high, whole = (
            (question.minimum, question.maximum, not question.fractions)
            if isinstance(question, Count)
            else (0, 100, True)
        )
        if (whole and number != number.to_integral_value()) or not low <= number <= high:
            raise ValueError(text)
        return int(number) if whole else number


class PercentEditor(_NumberEditor):
    """A share of 0 to 100."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Say "in 100" after the figure."""
        super().__init__(asked, workspace, _("in 100"))

    def show_value(self, value: Any) -> None:
        """Show *value*, a number or None."""
        self._show("" if value is None else quantities.number(value))

    def _value(self, text: str) -> Decimal | None:
        number = read_number(text)
        if number is not None and not 0 <= number <= 100:  # noqa: PLR2004 - a share
            raise ValueError(text)
        return number


class QuantityEditor(_NumberEditor):
    """A number with its unit; the units that fit the question come first."""

    def __init__(self, asked: Asked, workspace: Workspace) -> None:
        """Offer the question's units, then the others."""
        super().__init__(asked, workspace)
        self._unit = QuietCombo()
        self._unit.setAccessibleName(_("{question}: unit").format(question=self.prompt))
        for unit in self._offered():
            self._unit.addItem(unit_word(unit), unit)
        self._unit.activated.connect(self._on_unit)
        self._row.insertWidget(1, self._unit)

    def show_value(self, value: Any) -> None:
        """Show *value*, a quantity or None."""
        if value is None:
            self._show("")
            return
        place = self._unit.findData(value.unit)
        if place < 0:
            self._unit.addItem(unit_word(value.unit), value.unit)
            place = self._unit.count() - 1
        self._unit.setCurrentIndex(place)
        if value.unit == "time_of_day":
            shown = quantities.time_of_day(value.value)
            if self._line.text() != shown and not self._line.hasFocus():
                self._line.setText(shown)
        else:
            self._show(quantities.number(value.value))

    def offer(self, units: tuple[str, ...]) -> None:
        """Offer *units* from now on; the one in use stays."""
        held = tuple(self._unit.itemData(i) for i in range(self._unit.count()))
        now = self._unit.currentData() if self._line.text().strip() else ""
        wanted = tuple(dict.fromkeys((*units, *((now,) if now else ()))))
        if wanted == held:
            return
        self._unit.clear()
        for unit in wanted:
            self._unit.addItem(unit_word(unit), unit)
        self._unit.setCurrentIndex(max(0, self._unit.findData(now)))

    def _offered(self) -> tuple[str, ...]:
        question = self.asked.question
        first = question.units if isinstance(question, QuantityQuestion) else ()
        currency = self.workspace.project.one(Organisation).currency or "GBP"
        rest = (*quantities.UNITS, currency) if not first else ()
        return tuple(dict.fromkeys((*first, *rest)))

    def _value(self, text: str) -> Quantity | None:
        unit = self._unit.currentData() or ""
        if unit == "time_of_day":
            minutes = read_time(text)
            return None if minutes is None else Quantity(value=Decimal(minutes), unit=unit)
        number = read_number(text)
        return None if number is None else Quantity(value=number, unit=unit)

    def _on_unit(self, index: int) -> None:
        del index
        self._on_text(self._line.text())


class MoneyEditor(QuantityEditor):
    """An amount in the organisation's currency."""

    def _offered(self) -> tuple[str, ...]:
        own = self.workspace.project.one(Organisation).currency or "GBP"
        return tuple(dict.fromkeys((own, "GBP", "EUR", "USD")))


def unit_word(unit: str) -> str:
    """Return what the list of units calls *unit*."""
    fixed = {
        "percent": _("in 100"),
        "count": _("times"),
        "time_of_day": _("o’clock"),
        "": _("of them"),
    }
    return fixed.get(unit) or _(quantities.unit_name(unit, Decimal(2)))
