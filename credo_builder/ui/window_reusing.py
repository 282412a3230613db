"""What a consultant does with a project besides writing it: duplicate, put by, take over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from credo_builder.app.faults import explained
from credo_builder.errors import CredoError
from credo_builder.i18n import _, plural
from credo_builder.ui import dialogs

if TYPE_CHECKING:
    from credo_builder.app.client_words import ClientWords
    from credo_builder.app.duplicating import Duplicate
    from credo_builder.domain.project import Project
    from credo_builder.ui.leftovers import Leftovers
    from credo_builder.ui.naming_dialog import NamingDialog
    from credo_builder.ui.window import MainWindow
    from credo_builder.ui.workspace import Workspace

RENAMES, NOTES = "renames", "notes"
"""Boxes to tick when a project is duplicated."""


class Reusing(QObject):
    """Slots for the commands about other projects; each does nothing where it makes no sense."""

    def __init__(self, window: MainWindow) -> None:
        """Connect the actions of *window*."""
        super().__init__(window)
        self._window = window
        self._words: ClientWords | None = None
        self._of = ""
        self._list: Leftovers | None = None
        window.actions_.connect_to({
            "copy_for": self.duplicate, "leftovers": self.leftovers,
            "keep_starter": self.keep_starter, "import": self.take_in,
            "about_us": self.about_us, "preparer": self.preparer,
        })  # fmt: skip

    @property
    def _workspace(self) -> Workspace | None:
        return self._window.workspace

    def duplicate(self) -> None:
        """Ask for whom, and begin a project for that client with what this one says."""
        if self._workspace is not None:
            self._workspace.settle()
            self.ask_for_whom(self._workspace.project, self._workspace.name)

    def duplicate_file(self, path: Path) -> None:
        """Ask for whom, and begin a project for that client with what the file *path* says."""
        from credo_builder.app.session import Session
        from credo_builder.ui.importing import name_of

        try:
            project = Session.open(path, read_only=True).project
        except CredoError as fault:
            self._window.holding.refused(path, fault)
            return
        self.ask_for_whom(project, name_of(project, path))

    def ask_for_whom(self, project: Project, name: str) -> NamingDialog:
        """Ask for whom *project*, called *name*, is to be duplicated; return the question."""
        from credo_builder.ui.naming_dialog import NamingDialog

        told = _(
            "The work stays: values, promises, moments, levels and how they are linked. Gone "
            "are names, people, contacts, logo and colour, results, dates, approval, waivers "
            "and history. Then you see every text that still tells of the old client."
        )
        title = _("Duplicate “{name}” for a new client").format(name=name)
        asking = NamingDialog(
            self._window, title, told, "copy",
            question=_("What is the new client called?"), verb=_("Duplicate"),
        )  # fmt: skip
        asking.tick(
            RENAMES,
            _("Put the new name for the old one in every text"),
            _("Only the whole name; what else tells of the old client is listed."),
            on=True,
        )
        asking.tick(
            NOTES,
            _("Keep the private notes"),
            _("They may tell of the old client in ways no list finds."),
            on=False,
        )
        asking.do(lambda client: self._duplicated(project, client, asking.ticked()))
        asking.open()
        return asking

    def _duplicated(self, project: Project, name: str, ticked: frozenset[str]) -> None:
        from credo_builder.app.duplicating import duplicate

        copied = duplicate(project, name, renames=RENAMES in ticked, notes=NOTES in ticked)
        if self._window.is_dirty:
            self._window.leave_then(partial(self._begin, copied))
        else:
            self._begin(copied)

    def _begin(self, copied: Duplicate) -> None:
        from credo_builder.app.preparers import signed_as_usual
        from credo_builder.app.session import Session

        self._words, self._of = copied.words, copied.project.project_id
        self._window.take(Session(signed_as_usual(copied.project)))
        self.leftovers()

    def leftovers(self) -> None:
        """List what still tells of the old client, beside the window."""
        from credo_builder.ui.leftovers import Leftovers

        workspace = self._workspace
        if workspace is None:
            return
        if self._words is None or workspace.project.project_id != self._of:
            told = _(
                "The list is made when a project is duplicated, and the old client’s names are "
                "kept in no file. Duplicate the project again, or use Find in the project."
            )
            dialogs.tell(self._window, _("There is no list of this project"), told)
            return
        if self._list is not None:
            self._list.close()
        self._list = Leftovers(workspace, self._words, self._window)
        self._list.destroyed.connect(self._on_gone)
        workspace.destroyed.connect(self._list.close)
        self._list.show()

    def keep_starter(self) -> None:
        """Ask for a name and put the project by as a starter of one's own."""
        from credo_builder.app import own_starters
        from credo_builder.ui.naming_dialog import NamingDialog

        workspace = self._workspace
        if workspace is None:
            return
        workspace.settle()
        project = workspace.project
        held = own_starters.still_telling(project)
        told = _(
            "It then stands on the start screen beside the starters that ship. Names, people, "
            "contacts, logo, results, dates, approval and notes are left out."
        )
        if held:
            few = plural(
                "One text would still tell of this organisation: {texts}",
                "{n} texts would still tell of this organisation, such as: {texts}",
                len(held),
            )
            told = "\n\n".join((told, few.format(n=len(held), texts=f"“{held[0].sentence}”")))
        asking = NamingDialog(
            self._window, _("Save as a starter of your own"), told, "star",
            question=_("What shall the starter be called?"), verb=_("Save the starter"),
        )  # fmt: skip
        asking.do(
            lambda name: own_starters.save(project, name),
            lambda name: own_starters.save(project, name, over=True),
        )
        asking.accepted.connect(self._on_starter)
        asking.open()

    def _on_starter(self) -> None:
        told = _("Choose it on the start screen to begin a project with it.")
        dialogs.tell(self._window, _("The starter is saved"), told)

    def take_in(self) -> None:
        """Ask for a project and offer its records."""
        found = dialogs.ask_for_project(self._window, _("Import records from a project"))
        if found:
            self.take_in_from(Path(found))

    def take_in_from(self, path: Path) -> None:
        """Offer the records of the project in the file *path*."""
        from credo_builder.ui.importing import ImportDialog, name_of

        workspace = self._workspace
        other = self._read(path)
        if workspace is not None and other is not None:
            workspace.settle()
            ImportDialog(workspace, other, name_of(other, path), self._window).open()

    def about_us(self) -> None:
        """Ask for a project of the same organisation and take its About us over."""
        found = dialogs.ask_for_project(self._window, _("Take About us from a project"))
        if found:
            self.about_us_from(Path(found))

    def about_us_from(self, path: Path) -> None:
        """Take About us over from the project in the file *path*, as one undo step."""
        from credo_builder.app.profiles import with_profile
        from credo_builder.ui.importing import name_of

        workspace = self._workspace
        other = self._read(path)
        if workspace is None or other is None:
            return
        workspace.settle()
        try:
            project = with_profile(workspace.project, other)
        except CredoError as fault:
            self._refuse(_("About us was not taken over"), fault)
            return
        workspace.edit(project, _("Take About us from another project"))
        self._window.go_to("organisation")
        said = _("About us is as in “{name}” now.").format(name=name_of(other, path))
        workspace.deleted.emit(said)

    def begin_like(self, starter: str, route: str) -> None:
        """Ask for a project, and begin one with its About us from *starter* on *route*."""
        found = dialogs.ask_for_project(self._window, _("Begin with About us of a project"))
        if found:
            self.begin_like_file(Path(found), starter, route)

    def begin_like_file(self, path: Path, starter: str, route: str) -> None:
        """Begin a project with About us of the file *path*."""
        from credo_builder.app.preparers import signed_as_usual
        from credo_builder.app.profiles import with_profile
        from credo_builder.app.session import Session

        other = self._read(path)
        if other is None:
            return

        def made() -> Session:
            fresh = Session.new(starter or None).project
            session = Session(signed_as_usual(with_profile(fresh, other)))
            session.take_path(route)
            return session

        refused = partial(self._refuse, _("This project cannot be begun"))
        self._window.holding.take_made(made, refused)

    def preparer(self) -> None:
        """Ask who prepares the documents."""
        from credo_builder.ui.preparing import PreparerDialog

        PreparerDialog(self._workspace, self._window).open()

    def _read(self, path: Path) -> Project | None:
        """Return what the file *path* says; None once it was told why it cannot be read."""
        from credo_builder.app.session import Session

        try:
            return Session.open(path, read_only=True).project
        except CredoError as fault:
            self._refuse(_("This project cannot be read"), fault)
            return None

    def _refuse(self, failed: str, fault: CredoError) -> None:
        dialogs.tell(self._window, failed, explained(fault))

    def _on_gone(self) -> None:
        self._list = None
