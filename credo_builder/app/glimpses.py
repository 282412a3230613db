"""Single pages of the document, for a window that shows how they will print."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.app.approval import checked
from credo_builder.chapters.branding import Brand
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import Document
from credo_builder.compose.order import PARTS
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.render import pdf
from credo_builder.render.pdf.credo_fit import CredoFit, credo_fit

COVER = "cover"
CREDO = "credo"
INSIDE = "core_values"


def page_pdf(project: Project, key: str, style: str = "") -> bytes:
    """Return the section *key* of *project* alone as a PDF, as the staff edition prints it.

    *style* is put in the place of the brand's own when given.

    Raises:
        credo_builder.errors.RenderError: it cannot be laid out.
    """
    printed, _ = checked(project)
    if style:
        printed = printed.put(replace(printed.one(Brand), style=style))
    return pdf.build(_section(printed, key), look(printed))


def fit_of_credo(project: Project) -> CredoFit | None:
    """Return how many lines one page of the credo holds; None while there is no credo."""
    printed, _ = checked(project)
    return credo_fit(_section(printed, CREDO), look(printed))


def _section(project: Project, key: str) -> Document:
    """Return the document of *project* with the section *key* and no other."""
    settings = project.settings
    rest = tuple(dict.fromkeys(part.switch for part in PARTS if part.key != key))
    kept = next((part.switch for part in PARTS if part.key == key), key)
    off = tuple(switch for switch in rest if switch != kept)
    alone = replace(settings, document=replace(settings.document, sections_off=off))
    document = compose(project.configured(alone), Edition.STAFF)
    return replace(document, sections=tuple(s for s in document.sections if s.key == key))
