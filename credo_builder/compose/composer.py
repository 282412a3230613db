"""A project into a document: the sections of one edition, numbered, linked and titled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import ascii_uppercase

from credo_builder.chapters.branding import Brand
from credo_builder.chapters.credo import Credo
from credo_builder.compose.document import Document, Facts, Image, Look, Section
from credo_builder.compose.environment import rendered
from credo_builder.compose.known import blocks_of, root_of
from credo_builder.compose.order import PARTS
from credo_builder.compose.parts import Part
from credo_builder.compose.reader import Reader, anchors
from credo_builder.compose.sections.control import cover_rows, owner_role, state
from credo_builder.compose.semantic import Node
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import writing_numbers
from credo_builder.domain.records import Picture
from credo_builder.domain.terms import Edition, Paper, Path
from credo_builder.values import dataclass

_AUDIENCES = {
    Edition.PUBLIC: "public edition",
    Edition.STAFF: "staff edition",
    Edition.FULL: "full edition",
}

EMPTY = "policy_document/empty.xml.j2"
LOGO, PREPARED_BY = "logo", "prepared_by"


def compose(project: Project, edition: str, paper: str | None = None) -> Document:
    """Return the service credo and policy of *project*, ready for any renderer.

    The same project gives the same document on any day and any computer: the only date
    in it is the project's own "issued on".

    Args:
        project: what to print.
        edition: ``public``, ``staff`` or ``full``; its readers see only what is for them.
        paper: ``A4`` or ``Letter``; the project's own when None.

    Raises:
        ValueError: there is no such edition.
        credo_builder.errors.TemplateError: a shipped template is broken.
    """
    view = View(project, Edition(edition))
    with writing_numbers(view.typography.numbers):
        return _document(view, paper)


def _document(view: View, paper: str | None) -> Document:
    project = view.project
    drafts = tuple(_drafts(view))
    targets = {d.part.key for d in drafts}
    for draft in drafts:
        targets.update(anchors(draft.root))
    reader = Reader(frozenset(targets), pictures(project))
    return Document(
        facts=facts(view),
        sections=tuple(section(view, reader, draft) for draft in drafts),
        language=project.settings.language,
        paper=_paper(paper or project.settings.page_size),
        issued_on=project.settings.issued_on.isoformat() if project.settings.issued_on else "",
        words=fixed_words(view),
    )


def look(project: Project) -> Look:
    """Return how the brand of *project* wants its paper."""
    brand = project.one(Brand)
    usual = Look()
    return Look(
        colour=brand.colour or usual.colour,
        style=brand.style or usual.style,
        logo=_image(brand.logo),
        cover_image=_image(brand.cover_image),
    )


def facts(view: View) -> Facts:
    """Return what cover, running head, foot and metadata of an edition say."""
    settings = view.project.settings
    asked = settings.document
    name = view.fill("{Org}")
    return Facts(
        organisation=name,
        title=view.fill(asked.title.strip()) or view.say("Our service credo and policy"),
        subtitle=view.fill(asked.subtitle.strip()),
        edition=view.edition_number,
        audience=view.say(_AUDIENCES[view.edition]),
        issued=view.date(settings.issued_on),
        owner=view.role(owner_role(view)),
        draft=not view.project.is_approved,
        author=name,
        subject=view.say("What {customers} can count on, and how we keep it"),
        keywords=view.say("service credo, core values, promises, service levels"),
        motto=view.fill(view.one(Credo).motto.strip()),
        strapline=view.fill(view.one(Brand).strapline.strip()),
        state=state(view),
        rows=cover_rows(view),
    )


def fixed_words(view: View) -> dict[str, str]:
    """Return the words a renderer prints itself, by key, in the document's language."""
    say: Callable[[str], str] = view.say
    return {
        "edition": say("Edition {edition}"),
        "page_of": say("Page {page} of {pages}"),
        "draft": say("Superseded") if view.project.is_superseded else say("Draft"),
        "continued": say("{title}, continued"),
        "issued": say("Issued {date}"),
        "owner": say("Owner: {owner}"),
        "wall": say("To keep on the wall"),
        "to_decide": say("Still to decide"),
        "ours_and_theirs": say("{ours}, {theirs}"),
        "cut_here": say("Cut here, and hand in"),
        "figure_of": say("{count} of {total}"),
        "skip": say("Skip to the text"),
    }


def pictures(project: Project) -> Mapping[str, Image]:
    """Return the pictures templates may call, by name."""
    found = {
        LOGO: _image(project.one(Brand).logo),
        PREPARED_BY: _image(project.settings.document.prepared_by_mark),
    }
    return {name: image for name, image in found.items() if image is not None}


@dataclass(frozen=True)
class Draft:
    """A section before its links are known: what it prints, and its number."""

    part: Part
    number: str
    root: Node


def _drafts(view: View) -> Iterator[Draft]:
    """Yield the sections this edition holds, numbered in their order."""
    off = view.project.settings.document.sections_off
    project = view.project
    finished = view.is_public or project.is_approved or project.is_superseded
    is_quick = view.project.settings.path == Path.QUICK
    numbers, letters = 0, 0
    for part in PARTS:
        if view.edition not in part.editions or part.switch in off:
            continue
        page = part.context(view)
        drops_empty = finished or not part.still_to_decide or (is_quick and part.beyond_quick)
        if page is None and drops_empty:
            continue
        number = ""
        if part.numbering == "number":
            numbers += 1
            number = str(numbers)
        elif part.numbering == "letter":
            letters += 1
            number = ascii_uppercase[letters - 1]
        yield Draft(part, number, root(view, part, page))


def root(view: View, part: Part, page: object | None) -> Node:
    """Return the semantic XML of *part*, whose template prints *page*; None is nothing yet."""
    if page is None:
        return root_of(rendered(EMPTY, view, page=view.say(part.still_to_decide)), EMPTY)
    return root_of(rendered(part.template, view, page=page), part.template)


def section(view: View, reader: Reader, draft: Draft) -> Section:
    """Return *draft* as blocks, under its title in the document's language."""
    layout, blocks = blocks_of(reader, draft.root)
    part = draft.part
    own = view.project.settings.document.section_titles.get(part.key, "").strip()
    return Section(
        key=part.key,
        title=view.fill(own) or view.say(part.title),
        blocks=blocks,
        number=draft.number,
        layout=layout,
        in_contents=part.in_contents,
    )


def _paper(word: str) -> str:
    """Return a paper we can lay out on; an unknown word prints on A4."""
    return word if word in tuple(Paper) else str(Paper.A4)


def _image(picture: Picture | None) -> Image | None:
    if picture is None or not picture.content:
        return None
    return Image(picture.content, picture.width, picture.height, picture.alt)
