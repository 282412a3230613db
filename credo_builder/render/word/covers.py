"""The first page: the mark, the name, the title and the facts, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.compose.document import Document, Look
from credo_builder.render.pdf.wording import word
from credo_builder.render.word.places import Place
from credo_builder.render.word.setter import Setter
from credo_builder.render.word.xml import Element

_MARK_MM = (70.0, 26.0)
_PICTURE_MM = (170.0, 95.0)


def is_named_by_mark(document: Document, look: Look) -> bool:
    """Return whether the logo says the organisation's name, going by its alternative text."""
    name = " ".join(document.facts.organisation.casefold().split())
    return look.logo is not None and bool(name) and name in look.logo.alt.casefold()


def cover(setter: Setter, document: Document, look: Look, anchor: str) -> Iterator[Element]:
    """Yield the paragraphs of the cover; *anchor* is the key of its section."""
    facts, place = document.facts, Place(_PICTURE_MM[0])

    def said(style: str, text: str, anchor: str = "") -> Iterator[Element]:
        if text.strip():
            yield setter.paragraph(style, setter.runs.plain(text), place, anchor=anchor)

    for picture, box in ((look.logo, _MARK_MM), (look.cover_image, _PICTURE_MM)):
        if picture is not None:
            run = setter.pictures.run(picture, box_mm=box)
            yield setter.paragraph("CoverName", [run], place)
    if not is_named_by_mark(document, look):
        yield from said("CoverName", facts.organisation)
    yield from said("CoverWords", facts.strapline)
    yield from said("Title", facts.title, anchor)
    yield from said("Subtitle", facts.subtitle)
    yield from said("CoverMotto", facts.motto)
    if look.style == "civic" and facts.rows:
        for name, value in facts.rows:
            yield from said("CoverWords", f"{name}: {value}" if value else name)
        return
    edition = word(document.words, "edition", edition=facts.edition) if facts.edition else ""
    state = facts.state or (word(document.words, "draft") if facts.draft else "")
    told = (t for t in (edition, facts.issued, state, facts.audience) if t)
    yield from said("CoverWords", "  \u00b7  ".join(told))
