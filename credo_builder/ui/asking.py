"""Which question of the project a widget asks, found from where the widget stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from credo_builder.domain.questions import Asked, Group, Rows, asked
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.ui.fields import ASKS, Field
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.sheet import Sheet
from credo_builder.values import dataclass

if TYPE_CHECKING:
    from credo_builder.domain.shapes import Shape


@dataclass(frozen=True)
class Question:
    """A question in its place.

    Attributes:
        path: record and field, such as ``credo.lines.text``.
        asked: its declaration.
    """

    path: str
    asked: Asked


def question_of(widget: QWidget | None) -> Question | None:
    """Return the question that *widget* asks, or a widget around it; None when it asks none."""
    names: list[str] = []
    while widget is not None:
        own = widget.property(ASKS)
        if isinstance(own, str) and own:
            key, dot, name = own.rpartition(".")
            names[:0] = [name] if name else []
            if dot:
                return _found(_kind_called(key), names)
        elif isinstance(widget, Field):
            names.insert(0, widget.asked.name)
        kind = _kind_shown(widget)
        if kind is not None:
            return _found(kind, names)
        widget = widget.parentWidget()
    return None


def _kind_called(key: str) -> type[Shape] | None:
    from credo_builder.ui.steps import record_types  # noqa: PLC0415  only few widgets need it

    return record_types().get(key)


def _kind_shown(widget: QWidget) -> type[Shape] | None:
    """Return the record type, or the settings, that *widget* is a form of."""
    if isinstance(widget, ListEditor):
        return widget.kind
    if isinstance(widget, Sheet) and isinstance(widget.shape, Record | Settings):
        return type(widget.shape)
    return None


def _found(kind: type[Shape] | None, names: list[str]) -> Question | None:
    if kind is None or not names:
        return None
    of, place = kind, None
    for name in names:
        place = asked(of).get(name)
        if place is None:
            return None
        if isinstance(place.question, Group | Rows):
            of = place.question.of
    key = kind.key if issubclass(kind, Record) else "settings"
    return Question(".".join((key, *names)), place) if place is not None else None
