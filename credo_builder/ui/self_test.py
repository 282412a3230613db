"""``credo-builder --self-test``: the wizard visits every step by itself and says so."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from credo_builder.app import starters
from credo_builder.app.export import export
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.terms import Edition
from credo_builder.domain.terms import Path as Route
from credo_builder.errors import CredoError
from credo_builder.storage.codec import digest
from credo_builder.ui.application import open_window
from credo_builder.ui.window import MainWindow

FAILED = 1


def run() -> int:
    """Open, visit, edit, undo, save and export; return 0, or 1 with the reason in words."""
    began = time.monotonic()
    try:
        window = open_window()
        session = _project()
        window.take(session)
        _say(f"Opened {session.project.name or 'a starter'}.")
        _visit(window, session)
        _edit(window, session)
        with tempfile.TemporaryDirectory() as folder:
            _keep(session, Path(folder))
        session.take_path(str(Route.FULL))
        window.close()
    except CredoError as fault:
        _say(f"Failed: {fault}")
        return FAILED
    _say(f"All well, in {time.monotonic() - began:.1f} seconds.")
    return 0


def _project() -> Session:
    try:
        return Session.example()
    except CredoError:
        shipped = starters.starters()
        return Session.new(shipped[0].name if shipped else None)


def _visit(window: MainWindow, session: Session) -> None:
    for route in (Route.QUICK, Route.FULL):
        session.take_path(str(route))
        for key in window.step_keys():
            window.go_to(key)
            _breathe()
        _say(f"Visited {len(window.step_keys())} steps of the {route.label} path.")


def _edit(window: MainWindow, session: Session) -> None:
    window.go_to("core_values")
    editor = window.current_list()
    if editor is None:
        raise CredoError("The list of core values did not open.")
    before = session.project.of(CoreValue)
    editor.add_titled(["A value of the self-test"])
    _breathe()
    after = session.project.of(CoreValue)
    session.undo()
    _breathe()
    if len(after) != len(before) + 1 or session.project.of(CoreValue) != before:
        raise CredoError("Adding a value and undoing it did not lead back.")
    _say("Added a value and took it back.")


def _keep(session: Session, folder: Path) -> None:
    file = folder / "self-test.credo"
    session.save_as(file)
    again = Session.open(file)
    if digest(again.project) != digest(session.project):
        raise CredoError("What was saved is not what was opened again.")
    _say(f"Saved and opened again: {file.stat().st_size:,} bytes.")
    size = export(session.project, folder / "self-test.pdf", str(Edition.STAFF))
    _say(f"Exported a PDF: {size:,} bytes.")
    session.settle()


def _breathe() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
