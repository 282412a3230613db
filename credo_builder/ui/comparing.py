"""Choosing what the project in the window is compared with: a file, or an earlier edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from credo_builder.app import editions
from credo_builder.app.faults import explained
from credo_builder.errors import CredoError
from credo_builder.i18n import _
from credo_builder.ui import dialogs
from credo_builder.ui.comparison import ComparisonDialog
from credo_builder.ui.workspace import Workspace

if TYPE_CHECKING:
    from credo_builder.ui.window import MainWindow


def compare_with_file(window: MainWindow, workspace: Workspace) -> None:
    """Ask for a project file, and show what is otherwise in the window."""
    found = dialogs.ask_for_project(window, _("Compare with"))
    if found:
        show_file(window, workspace, Path(found))


def show_file(window: MainWindow, workspace: Workspace, path: Path) -> None:
    """Show what is otherwise in the window than in the file *path*, or why it cannot be read."""
    try:
        before = editions.project_in(path)
    except CredoError as fault:
        dialogs.tell(window, _("This file cannot be opened"), explained(fault))
        return
    workspace.settle()
    ComparisonDialog(window, workspace, before, _("“{file}”").format(file=path.name)).open()


def compare_with_edition(window: MainWindow, workspace: Workspace) -> None:
    """Show what changed since the last edition that is kept, or say when there will be one."""
    dialog = ComparisonDialog.since(window, workspace)
    if dialog is not None:
        dialog.open()
        return
    told = _(
        "No earlier edition is kept in this project. What an edition says is kept from its "
        "approval on, once the next one begins."
    )
    dialogs.tell(window, _("Nothing to compare with yet"), told)
