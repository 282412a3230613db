"""The consultant’s own mark: who prepares the documents, kept once and used for every client."""

from __future__ import annotations

from pathlib import Path

from credo_builder.app.library import preferences_path
from credo_builder.domain.project import Project
from credo_builder.domain.records import Picture, new_id
from credo_builder.domain.settings import DocumentSettings, Settings
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.storage import open_project, save_project
from credo_builder.values import dataclass, replace


@dataclass(frozen=True)
class Preparer:
    """Whoever prepares documents for others.

    Attributes:
        name: what the control page says after “Prepared by”.
        contact: how they are reached, printed after the name; may be empty.
        mark: their mark, small under the name; None without one.
    """

    name: str
    contact: str = ""
    mark: Picture | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether there is no name, no contact and no mark."""
        return not (self.name.strip() or self.contact.strip() or self.mark)


def place() -> Path:
    """Where the mark is kept, among the preferences; the file need not be there."""
    return preferences_path().with_name("prepared-by.credo")


def usual() -> Preparer | None:
    """Return who usually prepares documents here; None when nobody said, or it is broken."""
    try:
        document = open_project(place()).project.settings.document
    except CredoError:
        return None  # a preference is a comfort: projects begin without it
    found = of_settings(document)
    return None if found.says_nothing else found


def keep(preparer: Preparer) -> None:
    """Keep *preparer* for the projects that begin from now on; one that says nothing goes.

    Raises:
        CredoError: the disk refused.
    """
    file = place()
    try:
        if preparer.says_nothing:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise CredoError(told("Your mark was not kept: {why}.", why=why)) from error
    settings = Settings(document=_signed(DocumentSettings(), preparer))
    save_project(Project(project_id=new_id("prj"), settings=settings), file, force=True)


def of_settings(document: DocumentSettings) -> Preparer:
    """Return who prepared a project whose document is called and signed so."""
    return Preparer(
        document.prepared_by.strip(),
        document.prepared_by_contact.strip(),
        document.prepared_by_mark,
    )


def signed(project: Project, preparer: Preparer | None) -> Project:
    """Return *project* as prepared by *preparer*; itself for None."""
    if preparer is None:
        return project
    document = _signed(project.settings.document, preparer)
    return project.configured(replace(project.settings, document=document))


def signed_as_usual(project: Project) -> Project:
    """Return *project* as prepared by whoever usually does, unless it says by whom."""
    if not of_settings(project.settings.document).says_nothing:
        return project
    return signed(project, usual())


def _signed(document: DocumentSettings, preparer: Preparer) -> DocumentSettings:
    return replace(
        document,
        prepared_by=preparer.name.strip(),
        prepared_by_contact=preparer.contact.strip(),
        prepared_by_mark=preparer.mark,
    )
