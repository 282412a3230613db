"""How safe the work is, in a few words that keep still while somebody types."""

from __future__ import annotations

import contextlib
import errno

from PySide6.QtCore import QObject, QTimer, Signal

from credo_builder.app.session import Session
from credo_builder.domain.project import Project
from credo_builder.errors import CannotSave
from credo_builder.i18n import _
from credo_builder.values import dataclass

PROMISED_MS = 2000
"""Within this time of the last key what was typed is kept, or the words say that it is not."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True)
class Standing:
    """What the top bar shows.

    Attributes:
        words: how safe the work is.
        sign: name of the icon beside them.
        is_trouble: a press tells what to do, instead of saving.
        is_passing: it is to be seen at once, since the next words follow soon.
    """

    words: str
    sign: str
    is_trouble: bool = False
    is_passing: bool = False


class _Ear(QObject):
    """Hears what is kept in another thread, and brings it to the window's."""

    heard = Signal()

    def hear(self) -> None:
        """Let the window know soon; called in whichever thread."""
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self.heard.emit()


class SaveState(QObject):
    """Follows one session: what is saved, what is kept, what stands in the way.

    Attributes:
        failed: why the last saving failed; None once it succeeded.
        differs: the file was found to hold something else than was read from it.

    Signals:
        changed: the words may be others now.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """Follow *session*, whose keeper is at work already."""
        super().__init__(parent)
        self._session = session
        self.failed: CannotSave | None = None
        self.differs = False
        self._is_saving = self._was_kept = False
        self._lost = session.home.has_lost_its_file
        self._late = QTimer(self, singleShot=True, interval=PROMISED_MS)
        self._late.timeout.connect(self._on_late)
        self._ear = _Ear(self)
        self._ear.heard.connect(self._on_heard)
        if session.keeper is not None:
            session.keeper.told = self._ear.hear
        session.changed.append(self._on_edited)

    def standing(self) -> Standing:
        """Return what to show now."""
        session = self._session
        if session.read_only:
            return Standing(_("Read only. Save a copy to edit"), "lock")
        trouble = self._trouble()
        if trouble:
            return Standing(trouble, "triangle-alert", is_trouble=True)
        if self._is_saving:
            return Standing(_("Saving"), "loader", is_passing=True)
        if session.is_dirty:
            words = _("Kept, not saved yet") if self._was_kept else _("Not saved yet")
            return Standing(words, "circle-dot")
        if session.path is None:
            return Standing(_("Not saved yet"), "circle-dot")
        return Standing(_("Saved"), "check")

    @property
    def has_lost_its_file(self) -> bool:
        """Whether somebody took the file over, as it was looked up last."""
        return self._lost

    def look(self) -> None:
        """Look again whether somebody took the file over."""
        lost = self._session.home.has_lost_its_file
        if lost != self._lost:
            self._lost = lost
            self.changed.emit()

    def begin_saving(self) -> None:
        """Say that the file is being written."""
        self._is_saving = True
        self.changed.emit()

    def end_saving(self, failed: CannotSave | None = None, *, differs: bool = False) -> None:
        """Say how saving went: *failed*, and the file *differs* from what was read."""
        self._is_saving = False
        self.failed, self.differs = failed, differs
        self._lost = self._session.home.has_lost_its_file
        self._was_kept = self._was_kept and self._session.is_dirty
        self.changed.emit()

    def let_go(self) -> None:
        """Hear nothing any more."""
        if self._session.keeper is not None:
            self._session.keeper.told = None
        self._late.stop()

    def _trouble(self) -> str:
        keeper = self._session.keeper
        if self._lost:
            return _("Not saved: taken over elsewhere")
        if self.differs:
            return _("Not saved: file changed on disk")
        if self.failed is not None:
            return _not_saved(self.failed.__cause__)
        if keeper is not None and keeper.problem and self._session.is_dirty:
            return _not_kept(keeper.fault)
        return ""

    def _on_edited(self, _project: Project) -> None:
        keeper = self._session.keeper
        if not self._session.is_dirty:
            self._was_kept = False
            self._late.stop()
        elif keeper is not None and not keeper.is_kept and not self._late.isActive():
            self._late.start()

    def _on_heard(self) -> None:
        keeper = self._session.keeper
        if keeper is None:
            return
        if keeper.is_kept:
            self._late.stop()
        self._was_kept = self._session.is_dirty and (self._was_kept or keeper.is_kept)
        self.changed.emit()

    def _on_late(self) -> None:
        """Typing that is not kept within the promised time is not called kept."""
        keeper = self._session.keeper
        if keeper is not None and keeper.is_behind(PROMISED_MS / 1000):
            self._was_kept = False
            self.changed.emit()
        elif keeper is not None and not keeper.is_kept:
            self._late.start()


def why_read_only(session: Session) -> str:
    """Return why nothing of *session* can be changed, and what one can do."""
    if session.home.is_looked_at:
        return _("This file is open elsewhere. You can read it, and save a copy to edit.")
    return _("This file needs a newer program. You can read it, and save a copy to edit.")


def _not_saved(fault: BaseException | None) -> str:
    code = getattr(fault, "errno", None)
    if code in _FULL:
        return _("Not saved: disk full")
    if code in _FORBIDDEN:
        return _("Not saved: no permission")
    return _("Not saved: see why")


def _not_kept(fault: BaseException | None) -> str:
    code = getattr(fault, "errno", None)
    if code in _FULL:
        return _("Not kept: disk full")
    if code in _FORBIDDEN:
        return _("Not kept: no permission")
    return _("Not kept: see why")
