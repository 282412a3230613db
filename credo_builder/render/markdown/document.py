"""The whole of a document as Markdown, what its cover says first."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.compose.document import Document, Look, Text
from credo_builder.render.markdown.blocks import BETWEEN, Writer
from credo_builder.render.markdown.inline import one_line, paragraph
from credo_builder.render.markdown.letters import letters
from credo_builder.render.pdf.wording import word


def build(document: Document, look: Look) -> bytes:
    """Return *document* as Markdown in UTF-8, the same bytes for the same document.

    It is CommonMark with tables and without HTML. Links inside the document are words, because
    readers of Markdown agree on no way to name a place.

    Args:
        document: what stands there.
        look: for the logo, which is told in words.
    """
    writer = Writer(document)
    parts = list(_cover(writer, look))
    for section in document.sections:
        if section.layout == "cover":
            parts += writer.blocks(section.blocks, "page")
        else:
            parts += writer.section(section)
    parts += _foot(writer)
    return ("\n\n".join(parts) + "\n").encode()


def _cover(writer: Writer, look: Look) -> Iterator[str]:
    facts, fixed = writer.document.facts, writer.words
    title = facts.title or facts.organisation or "Credo"
    if look.logo is not None and look.logo.alt.strip():
        yield from writer.image(look.logo, "page")
    named = look.logo is not None and facts.organisation.casefold() in look.logo.alt.casefold()
    if not named and facts.organisation.strip():
        yield paragraph((Text(facts.organisation, strong=True),))
    if facts.strapline.strip():
        yield paragraph((Text(facts.strapline),))
    yield f"# {letters(title).strip()}"
    for text, emphasis in ((facts.subtitle, False), (facts.motto, True)):
        if text.strip():
            yield paragraph((Text(text, emphasis=emphasis),))
    edition = word(fixed, "edition", edition=facts.edition) if facts.edition else ""
    state = facts.state or (word(fixed, "draft") if facts.draft else "")
    said = [one_line((Text(t),)) for t in (edition, facts.issued, state, facts.audience)]
    if any(said):
        yield BETWEEN.join(filter(None, said))
    if look.style == "civic" and facts.rows:
        yield "\n".join(
            f"- {one_line((Text(name, strong=True), Text(' '), Text(value)))}"
            for name, value in facts.rows
        )


def _foot(writer: Writer) -> Iterator[str]:
    """Yield what stands at the foot of every page on paper."""
    facts, fixed = writer.document.facts, writer.words
    edition = word(fixed, "edition", edition=facts.edition) if facts.edition else ""
    said = (
        facts.organisation,
        ", ".join(filter(None, (edition, facts.audience))),
        word(fixed, "issued", date=facts.issued) if facts.issued else "",
        word(fixed, "owner", owner=facts.owner) if facts.owner else "",
        word(fixed, "draft") if facts.draft else "",
    )
    told = [one_line((Text(text),)) for text in said]
    if any(told):
        yield "---"
        yield BETWEEN.join(filter(None, told))
