"""How an output of the pack is declared, and how one is made.

An output is one file of this package: it declares itself as an `Output` and draws itself. What
it prints comes from the same views and phrases as the service credo and policy, so that the two
never disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from credo_builder.compose.composer import facts, fixed_words, look
from credo_builder.compose.document import Document, Look
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import writing_numbers
from credo_builder.domain.terms import Edition
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.values import dataclass

Audience = Literal["public", "staff", "inside", "edition"]
"""Who reads an output: everyone, our people, or the readers of the edition asked for.

What is for the inside is never public, and holds private things in the full edition alone.
"""

Shelf = Literal["credo", "show", "people", "look"]
"""What an output is for: the whole, to show and hand out, for our people, to look closer."""

PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A5": (148, 210),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Width and height of each paper in millimetres, upright."""
_FAMILIES = {"A4": ("A4", "A3", "A2", "A5"), "Letter": ("Letter", "Tabloid")}
"""A project's paper to those of its family."""


@dataclass(frozen=True)
class Variant:
    """One of the ways in which an output may be made."""

    key: str
    name: str


@dataclass(frozen=True)
class Job:
    """One output in the making: what may be seen of the project, on which paper, how."""

    view: View
    document: Document
    look: Look
    paper: str
    variant: str

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the paper in millimetres."""
        return PAPERS[self.paper]


@dataclass(frozen=True, kw_only=True)
class Output:
    """One file of the pack, declared once.

    Attributes:
        key: its name for scripts, and with its number that of its file.
        name: what people call it, in English.
        about: what it is, in a few words; placeholders allowed.
        shelf: with which others it is offered.
        title: the title in its metadata; placeholders allowed.
        audience: who reads it.
        papers: those it is made for; the first of the project's family is the usual one.
        sections: keys of the parts of the service credo and policy that it draws on; where one
            of them prints nothing, because of ``sections_off`` or otherwise, so may the output.
        draw: makes the file.
        variants: ways to make it, the usual one first; none where there is but one.
        form: the kind of file.
        is_form: whether it has fields to be filled in.
    """

    key: str
    name: str
    about: str
    shelf: Shelf
    title: str
    audience: Audience
    papers: tuple[str, ...]
    sections: tuple[str, ...]
    draw: Callable[[Job], bytes]
    variants: tuple[Variant, ...] = ()
    form: str = "pdf"
    is_form: bool = False

    def paper_for(self, project: Project, asked: str | None = None) -> str:
        """Return the paper *asked* for if it is made for that, else the usual one of *project*."""
        if asked in self.papers:
            return asked
        family = _FAMILIES.get(project.settings.page_size, _FAMILIES["A4"])
        return next((one for one in self.papers if one in family), self.papers[0])

    def is_for(self, edition: str) -> bool:
        """Whether readers of *edition* may have it."""
        return self.audience not in ("staff", "inside") or edition != Edition.PUBLIC

    def seen_by(self, edition: Edition) -> Edition:
        """Return the edition whose readers see as much as it shows, asked for *edition*."""
        return {"public": Edition.PUBLIC, "staff": Edition.STAFF}.get(self.audience, edition)


def make(
    output: Output,
    project: Project,
    paper: str | None = None,
    edition: str = Edition.STAFF,
    variant: str = "",
) -> bytes:
    """Return *output* of *project* as a file.

    The same project gives the same bytes on any day.

    Args:
        output: one of `credo_builder.pack.OUTPUTS`.
        project: what to print; whether it is approved is taken from it as it stands.
        paper: one of the output's; the project's own when None or not among them.
        edition: whose; an output for everyone never shows more than the public edition, and
            one for our people never more than the staff edition.
        variant: key of one of its variants; the usual one when empty.

    Raises:
        credo_builder.errors.OutputRefused: the answers are too long for it, or too few, or
            readers of the edition may not have it; the text says what to change.
        credo_builder.errors.RenderError: it cannot be laid out.
        ValueError: there is no such edition or variant.
    """
    asked = Edition(edition)
    if not output.is_for(asked):
        raise OutputRefused(told("It is for your own people: ask for the staff edition."))
    ways = tuple(one.key for one in output.variants) or ("",)
    if variant and variant not in ways:
        message = f"{output.key} has no variant {variant}: choose {', '.join(ways)}"
        raise ValueError(message)
    view = View(project, output.seen_by(asked))
    with writing_numbers(view.typography.numbers):
        chosen = output.paper_for(project, paper)
        job = Job(view, _blank(output, view, chosen), look(project), chosen, variant or ways[0])
        return output.draw(job)


def _blank(output: Output, view: View, paper: str) -> Document:
    """Return a document without sections: facts for the metadata, language and fixed words."""
    day = view.project.settings.issued_on
    title = view.say(output.title)
    return Document(
        facts=replace(facts(view), title=title, subtitle="", keywords=""),
        sections=(),
        language=view.project.settings.language,
        paper=paper,
        issued_on=day.isoformat() if day else "",
        words=fixed_words(view),
    )
