"""One section of a document composed again, after an edit that may have changed it."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.compose import composer
from credo_builder.compose.anchors import every_anchor
from credo_builder.compose.document import Document
from credo_builder.compose.order import PARTS
from credo_builder.compose.reader import Reader, anchors
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import writing_numbers
from credo_builder.domain.terms import Edition


def composed_again(
    before: Document, project: Project, edition: Edition, key: str
) -> Document | None:
    """Return *before* with the section *key* and the facts as *project* prints them now.

    Everything else stays as it was: numbers, other sections, what links may lead to. So this
    is a first look, for a window that shows the whole a moment later.

    Returns:
        None where the edition printed no such section before, or would not print it now.

    Raises:
        credo_builder.errors.TemplateError: a shipped template is broken.
    """
    part = next((one for one in PARTS if one.key == key), None)
    held = next((one for one in before.sections if one.key == key), None)
    if part is None or held is None:
        return None
    view = View(project, edition)
    with writing_numbers(view.typography.numbers):
        page = part.context(view)
        if page is None and not part.still_to_decide:
            return None
        draft = composer.Draft(part, held.number, composer.root(view, part, page))
        targets = {*every_anchor(before), *anchors(draft.root)}
        facts = composer.facts(view)
        made = composer.section(view, Reader(targets, composer.pictures(project)), draft)
    sections = tuple(made if one is held else one for one in before.sections)
    return replace(before, facts=facts, sections=sections)
