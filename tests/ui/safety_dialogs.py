"""Every dialog that keeps work from being lost, for tests to show and to look at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from credo_builder.app import earlier
from credo_builder.app.left_behind import LeftBehind
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave, Damaged, Locked
from credo_builder.storage.journal import Recovered, Remnant
from credo_builder.storage.locks import Holder
from credo_builder.storage.processes import Process
from credo_builder.storage.salvage import Salvaged
from credo_builder.ui import dialogs
from credo_builder.ui.changed_elsewhere import Comparison, question
from credo_builder.ui.crash_dialog import CrashDialog
from credo_builder.ui.earlier_states import EarlierStates
from credo_builder.ui.holding import damaged, locked
from credo_builder.ui.recovery_dialog import RecoveryDialog
from credo_builder.ui.saving import trouble

FILE = Path("/home/anna/Clients/Larder Lane.credo")
NOON = dt.datetime(2026, 11, 22, 9, 41, tzinfo=dt.UTC)
WHOLE = Salvaged(Project(), ("2 of 9 promises (lines 120, 310)", "everything after moments[3]"))
FULL = "the disk is full: it needs 180 KB, and 12 KB are free. Make room, or save it elsewhere."


def edited(project):
    """Return *project* as somebody went on with it."""
    first, second, *_ = project.of(CoreValue)
    return project.put(replace(first, name="Warmth first")).remove(second.id)


def left(file=FILE, *, since=False):
    """Return work on the example that was left behind."""
    saved = Session.example().project
    found = Recovered(edited(saved), 23, NOON, "Edit core value", torn=False)
    remnant = Remnant(Path("/tmp/none.jsonl"), Process("till-2", 7), saved.project_id, file, "")
    at = NOON - dt.timedelta(minutes=27)
    return LeftBehind(remnant, found, saved if file else None, at if file else None, since)


def every(window):
    """Yield every such dialog over *window*, which shows a project."""
    workspace = window.workspace
    mine = workspace.project
    holder = Holder(Process("till-2", 7), "Credo Builder", NOON, "")
    state = earlier.Earlier(NOON, mine)
    yield RecoveryDialog((left(),), window)
    yield RecoveryDialog((left(None), left(since=True)), window)
    yield dialogs.ask_about_throwing_away(window, "Larder Lane")
    yield locked(window, FILE, Locked("", holder))
    yield damaged(window, Damaged("Lane.credo: line 7: the file is cut short here."), state, WHOLE)
    yield question(window, workspace.session, FILE, edited(mine))
    yield Comparison(window, mine, edited(mine))
    yield EarlierStates(window, (earlier.Earlier(NOON, edited(mine)), state), workspace)
    yield EarlierStates(window, (), workspace)
    yield trouble(window, CannotSave(f"Lane.credo: not saved: {FULL}"), is_saved=True)
    yield CrashDialog("2026-11-22T09:41:00+00:00 window\n  credo_builder/ui/window.py:9 in x")
    yield trouble(window, OSError(28, "No space left on device"), is_saved=False)
