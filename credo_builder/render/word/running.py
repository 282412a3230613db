"""What stands at the head and the foot of every page: whose it is, which edition, which page."""

from __future__ import annotations

from typing import Any

from credo_builder.compose.document import Document
from credo_builder.compose.sentences import shortened
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.render.pdf.wording import word
from credo_builder.render.word.contents import field
from credo_builder.render.word.runs import Runs
from credo_builder.render.word.xml import Element, element, twips

_LONGEST = 64
"""Letters that each part of a head or foot has at most; the cover says all of them."""
_FIRST_PAGE = "1"
"""What a page number shows until Word counts the pages, which it does at once."""


def running_words(document: Document, section: Any, runs: Runs, width_mm: float) -> None:
    """Fill head and foot of python-docx's *section*, whose text is *width_mm* wide."""
    facts, fixed = document.facts, document.words
    draft = word(fixed, "draft") if facts.draft else ""
    left = ", ".join(t for t in (_edition(document), facts.audience) if t)
    middle = ". ".join(
        t
        for t in (
            word(fixed, "issued", date=facts.issued) if facts.issued else "",
            word(fixed, "owner", owner=facts.owner) if facts.owner else "",
        )
        if t
    )
    before, _, rest = word(fixed, "page_of").partition("{page}")
    between, _, after = rest.partition("{pages}")
    pages = [
        *runs.plain(before),
        *field(" PAGE ", _FIRST_PAGE),
        *runs.plain(between),
        *field(" NUMPAGES ", _FIRST_PAGE),
        *runs.plain(after),
    ]
    turned = reads_from_right(document.language)
    organisation, title, left, middle = (
        shortened(text, _LONGEST) for text in (facts.organisation, facts.title, left, middle)
    )
    ends = [runs.plain(organisation), runs.plain(draft, style="Code")]
    head = _spread("Header", [*ends, runs.plain(title)], width_mm, from_right=turned)
    foot = _spread(
        "Footer", [runs.plain(left), runs.plain(middle), pages], width_mm, from_right=turned
    )
    for part, words in ((section.header, head), (section.footer, foot)):
        part.is_linked_to_previous = False
        root = part._element  # noqa: SLF001  python-docx gives no other way to a whole head
        for child in list(root):
            root.remove(child)
        root.append(words)


def _edition(document: Document) -> str:
    edition = document.facts.edition
    return word(document.words, "edition", edition=edition) if edition else ""


def _spread(
    style: str, parts: list[list[Element]], width_mm: float, *, from_right: bool
) -> Element:
    """Return a line with *parts* at its start, in its middle and at its end."""
    stops = element(
        "tabs",
        element("tab", val="center", pos=twips(width_mm / 2)),
        element("tab", val="right", pos=twips(width_mm)),
    )
    form = element("pPr", element("pStyle", val=style), stops)
    if from_right:
        form.append(element("bidi"))
    made = element("p", form)
    for place, part in enumerate(parts):
        if place:
            made.append(element("r", element("tab")))
        made.extend(part)
    return made
