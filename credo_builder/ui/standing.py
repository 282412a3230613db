"""Where somebody stands in a project, so that a window made anew leads back there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from credo_builder.ui.fields import Field
from credo_builder.ui.forms import Form
from credo_builder.ui.work_area import WorkArea
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Standing:
    """A step, and on its page the record and the field worked at; empty where there is none.

    Attributes:
        preview: whether the preview is in view.
    """

    key: str
    record_id: str
    field: str
    preview: bool


def standing(area: WorkArea) -> Standing:
    """Return where somebody stands in *area*."""
    focus = area.window().focusWidget()
    record_id = field = ""
    widget: QWidget | None = focus if focus is not None and area.isAncestorOf(focus) else None
    while widget is not None and widget is not area:
        if isinstance(widget, Field):
            field = widget.asked.name
        if isinstance(widget, Form):
            record_id = widget.record_id
        widget = widget.parentWidget()
    editor = area.page.current_list() if area.page else None
    if not record_id and editor is not None and editor.record is not None:
        record_id = editor.record.id
    return Standing(area.key, record_id, field, area.preview.isVisibleTo(area))


def stand_again(area: WorkArea, at: Standing) -> None:
    """Lead to where somebody stood in an area that is there no more."""
    area.go_to(at.key)
    if area.page is not None and (at.record_id or at.field):
        area.page.jump(at.record_id, at.field)
    if at.preview:
        area.toggle_preview(shown=True)
