"""The service credo in other forms than the PDF, each a row on the page that publishes."""

from __future__ import annotations

from pathlib import Path

from credo_builder.app.forms import FORMS, Form
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.i18n import _
from credo_builder.ui.making import Order
from credo_builder.ui.pages.publish_outputs import OutputRow
from credo_builder.ui.workspace import Workspace


class FormRow(OutputRow):
    """One form, and whose edition of it is made; what cannot be made says what it needs."""

    is_form = True

    def __init__(self, form: Form, workspace: Workspace) -> None:
        """Offer *form* of the project in *workspace*."""
        about = workspace.tell(form.about)
        lacking = workspace.say(form.lacking) if form.lacking else ""
        super().__init__(form.key, _(form.name), lacking or about, [_(e.label) for e in Edition])
        self.form = form
        self.papers.setCurrentIndex(tuple(Edition).index(Edition.STAFF))
        self.papers.setAccessibleName(_("Edition of “{name}”").format(name=self.name))
        self.lacks = bool(lacking)
        self.box.setEnabled(not lacking)
        self.papers.setEnabled(not lacking)

    @property
    def paper(self) -> str:
        """Always the project's own."""
        return ""

    @property
    def edition(self) -> str:
        """Whose edition was chosen."""
        return str(tuple(Edition)[self.papers.currentIndex()])

    def place(self, stem: str, number: str) -> str:
        """Return the name of its file or folder, such as "Larder Lane - staff 2.0.docx"."""
        if self.form.is_folder:
            return f"{stem} - {self.edition} {number.replace('.', '-')} {self.key}"
        return f"{stem} - {self.edition} {number}{self.form.suffix}"

    def order(self, project: Project, path: Path) -> Order:
        """Return what has to be made of *project*, and where."""
        return Order(project, self.edition, project.settings.page_size, path, form=self.key)


def form_rows(workspace: Workspace) -> dict[str, OutputRow]:
    """Return a row for every form there is, by its key."""
    return {form.key: FormRow(form, workspace) for form in FORMS}


def size_of(path: str) -> int:
    """Return the size in bytes of a file, or of what a folder holds."""
    place = Path(path)
    if place.is_dir():
        return sum(one.stat().st_size for one in place.iterdir() if one.is_file())
    return place.stat().st_size
