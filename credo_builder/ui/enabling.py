"""Which commands are possible now, and which of them are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credo_builder.domain.terms import Path
from credo_builder.i18n import _
from credo_builder.ui.actions import LOOKS, REASON, STEP_SHORTCUTS, Actions
from credo_builder.ui.theme import theme

if TYPE_CHECKING:
    from credo_builder.app.session import Session
    from credo_builder.ui.list_editor import ListEditor
    from credo_builder.ui.page import Page

FIRST_RECORD = ("add", "paste_lines")
"""What can be done with a list that is still empty."""
RECORD = (*FIRST_RECORD, "duplicate", "delete", "up", "down", "copy_titles")
CHANGING = ("replace", "ours", "link", "import", "about_us")
PROJECT = (
    "save", "save_as", "earlier", "copy_for", "leftovers", "keep_starter",
    "compare", "since", "export", "close_project", "preview", "why",
    "example", "next", "back", "finding", "check", "publish", "pane", "quick", "full",
    "workshop", "new", "start",
    *(f"step_{number}" for number in range(1, STEP_SHORTCUTS + 1)),
)  # fmt: skip


def enable(
    actions: Actions,
    session: Session | None,
    editor: ListEditor | None,
    page: Page | None,
) -> None:
    """Enable what is possible with *session* on *page* with its list *editor*.

    All are None on the start screen; a page without a list has no *editor*.
    """
    shown = session is not None
    changing = session is not None and not session.read_only
    for key in PROJECT:
        actions[key].setEnabled(shown)
    for key in CHANGING:
        actions[key].setEnabled(changing)
    for key in RECORD:
        there = editor is not None and (key in FIRST_RECORD or not editor.is_empty)
        actions[key].setEnabled(there and changing)
    actions["board"].setEnabled(page is not None and page.has_picture)
    actions["undo"].setEnabled(session is not None and session.can_undo)
    actions["redo"].setEnabled(session is not None and session.can_redo)
    for key in (*PROJECT, *CHANGING, *RECORD, "undo", "redo", "board"):
        actions[key].setProperty(REASON, _reason(key, session, editor))
    for look in LOOKS:
        actions[look].setChecked(theme().scheme == look)


def follow_session(actions: Actions, session: Session) -> None:
    """Say what undo and redo would do, and tick the path in force."""
    for key, verb, label, can in (
        ("undo", _("Undo"), session.undo_label, session.can_undo),
        ("redo", _("Redo"), session.redo_label, session.can_redo),
    ):
        actions[key].setText(f"{verb} {label[:1].lower()}{label[1:]}" if can else verb)
    for route in Path:
        actions[str(route)].setChecked(session.route == route)


def _reason(key: str, session: Session | None, editor: ListEditor | None) -> str:
    """Return why *key* would not be possible, whether it is or not."""
    if session is None:
        return _("Open a project first")
    if key in ("undo", "redo"):
        return _("Nothing to undo") if key == "undo" else _("Nothing to redo")
    if key == "board":
        return _("No picture on this page")
    if session.read_only:
        return _("This file can only be read")
    if key in RECORD:
        return _("No list on this page") if editor is None else _("The list is empty")
    return ""
