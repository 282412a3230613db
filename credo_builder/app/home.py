"""Where a project lives: its file, who holds that, and what is kept apart from it."""

from __future__ import annotations

import contextlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from credo_builder.app.keeping import Keeper
from credo_builder.errors import CannotSave, ChangedOnDisk, ProjectFileError
from credo_builder.i18n import told

if TYPE_CHECKING:
    from credo_builder.domain.project import Project
    from credo_builder.storage import Opened
    from credo_builder.storage.journal import Recovered, Remnant


class Home:
    """The file of one project, held or not, and the journal of what it lacks.

    Attributes:
        path: the project file; None until the project has one.
        read_only: nothing may be saved over it.
        is_looked_at: it could be changed, but is open elsewhere, and was opened to read only.
        keeper: what keeps changes apart from the file; None before `keep`.
    """

    def __init__(
        self,
        path: Path | None = None,
        stamp: Any = None,
        lock: Any = None,
        *,
        read_only: bool = False,
    ) -> None:
        """Be the file *path*, of which storage knows *stamp*, held by *lock*."""
        self.path = path
        self.read_only = read_only
        self.is_looked_at = False
        self.keeper: Keeper | None = None
        self._stamp = stamp
        self._lock = lock
        self._label: str = lock.label if lock is not None else ""

    @classmethod
    def open(cls, path: Path, *, hold: str, over: bool, read_only: bool) -> tuple[Self, Opened]:
        """Return the home of the project file *path*, and what is in it.

        Raises:
            ProjectFileError: it is not a project, is damaged, or cannot be read.
            Locked: somebody else holds it.
        """
        lock = _locks().take(path, hold, over=over) if hold and not read_only else None
        try:
            opened: Opened = _storage().open_project(path)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        home = cls(path, opened.stamp, lock, read_only=opened.read_only or read_only)
        home.is_looked_at = read_only and not opened.read_only
        return home, opened

    @classmethod
    def of_damaged(cls, path: Path, *, hold: str) -> Self:
        """Return the home of the file *path*, which holds nothing that can be read.

        Raises:
            Locked: somebody else holds it.
        """
        lock = _locks().take(path, hold)
        home = cls(path, None, lock)
        home.know_anew()
        return home

    @property
    def has_lost_its_file(self) -> bool:
        """Whether somebody took the file over, so that saving would go over their work."""
        return self._lock is not None and not self._lock.is_still_ours

    @property
    def label(self) -> str:
        """What we call ourselves where the file is held; empty where nothing is held."""
        return self._label

    def take_over(self) -> None:
        """Hold the file again, whoever else holds it by now."""
        if self.path is not None and self._label:
            self._lock = _locks().take(self.path, self._label, over=True)

    def read_again(self) -> Opened:
        """Return what the file holds by now, and take that for known.

        Raises:
            ProjectFileError: it cannot be read; nothing was changed.
        """
        if self.path is None:
            raise ProjectFileError(told("This project has no file yet."))
        opened: Opened = _storage().open_project(self.path)
        self._stamp = opened.stamp
        self.read_only = self.read_only or opened.read_only
        self._begin_anew(opened.project)
        return opened

    def know_anew(self) -> None:
        """Take for known whatever the file holds by now, be it a project or not."""
        files, most = (
            importlib.import_module("credo_builder.storage.files"),
            _storage().LARGEST_FILE,
        )
        if self.path is not None:
            with contextlib.suppress(OSError):  # saving then asks before anything is replaced
                self._stamp = files.stamp_of(*files.read_regular(self.path, most))

    def expect(self, sha256: str) -> None:
        """Take for known only a file with that content: saving over another one is refused."""
        if self._sha256 != sha256:
            self._stamp = _storage().Stamp(0, -1, 0, sha256)

    def save(self, project: Project, *, over: bool = False) -> Project:
        """Write *project* to the file; return it as saved.

        With *over* whatever the file holds by now is replaced; that is kept first.

        Raises:
            CannotSave: there is no file, it is read-only, or the disk refused.
            ChangedOnDisk: the file is not the one that was read, or is held by another.
        """
        if self.path is None:
            raise CannotSave(told("This project has no file yet. Choose where to keep it."))
        if self.read_only:
            raise CannotSave(told("This file is open to read only. Save a copy instead."))
        if self.has_lost_its_file and not over:
            raise ChangedOnDisk(
                told(
                    "This file was taken over in another window. Save yours under another name, "
                    "or open the file again."
                )
            )
        return self._write(project, self.path, over=over)

    def save_as(self, project: Project, path: Path, *, over: bool) -> Project:
        """Write *project* to *path* and live there from now on; return it as saved.

        Raises:
            CannotSave: a file is there already, or the disk refused; nothing was changed.
            Locked: somebody else holds the file there.
        """
        moved = self._lock is None or _locks().lock_path(path) != self._lock.path
        lock = _locks().take(path, self._label) if self._label and moved else None
        before, self._stamp = self._stamp, None
        try:
            saved = self._write(project, path, over=over)
        except BaseException:
            self._stamp = before
            if lock is not None:
                lock.release()
            raise
        if moved:
            self._let_go()
            self._lock = lock
        self.path, self.read_only, self.is_looked_at = path, False, False
        self._begin_anew(saved)
        return saved

    def hold(self, label: str) -> None:
        """Call ourselves *label* where the file is held from now on."""
        self._label = label

    def keep(self, project: Project) -> Keeper:
        """Keep every change of *project* within moments from now on, apart from the file."""
        if self.keeper is None:
            self.keeper = Keeper(_journal().Journal)
            self._begin_anew(project)
        return self.keeper

    def leave(self) -> bool:
        """Let go of the file, but leave what is kept apart from it; return whether all is kept."""
        kept = self.keeper is None or self.keeper.leave()
        self.keeper = None
        self._let_go()
        return kept

    def close(self) -> None:
        """Let go of the file; what was kept apart from it goes."""
        self._stamp = None
        if self.keeper is not None:
            self.keeper.end()
            self.keeper = None
        self._let_go()

    @property
    def _sha256(self) -> str:
        """Digest of what the file held when it was read or written; empty without a file."""
        return self._stamp.sha256 if self._stamp is not None else ""

    def _write(self, project: Project, path: Path, *, over: bool) -> Project:
        stamp = None if over else self._stamp
        saved: Project
        saved, self._stamp = _storage().save_project(project, path, stamp, force=over)
        self._begin_anew(saved)
        return saved

    def _begin_anew(self, project: Project) -> None:
        """Let what was kept go: the file has it all now."""
        if self.keeper is not None:
            self.keeper.belongs(project.project_id, self.path, self._sha256)

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def remnants() -> tuple[Remnant, ...]:
    """Return the work that programs left behind when they ended without a farewell."""
    found: tuple[Remnant, ...] = _journal().remnants()
    return found


def recover(remnant: Remnant) -> Recovered:
    """Return what *remnant* holds.

    Raises:
        OSError: it cannot be read.
        ProjectFileError: what it holds is no project any more.
    """
    found: Recovered = _journal().recover(remnant)
    return found


def _storage() -> Any:
    """Reading and writing decodes pictures; a start screen needs neither."""
    return importlib.import_module("credo_builder.storage")


def _locks() -> Any:
    return importlib.import_module("credo_builder.storage.locks")


def _journal() -> Any:
    return importlib.import_module("credo_builder.storage.journal")
