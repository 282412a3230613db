"""The page itself: what stands in its head, and the landmarks a reader moves by."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from credo_builder import assets
from credo_builder.compose.document import Document, Facts, Look, Section
from credo_builder.render.pdf.wording import word
from credo_builder.render.web.blocks import Writer, picture
from credo_builder.render.web.colours import dark, light, properties
from credo_builder.render.web.inline import Speaker
from credo_builder.render.web.markup import (
    NOTHING,
    Markup,
    element,
    joined,
    style_sheet,
    whole,
    words,
)
from credo_builder.render.web.places import MAIN, Places

_RULES = "web/page.css"
_STYLES = ("classic", "modern", "warm", "civic")
_PAPERS = {"Letter": "Letter", "A4": "A4"}


def build(document: Document, look: Look) -> bytes:
    """Return *document* as one web page that loads nothing and runs nothing.

    The same document and look give the same bytes, anywhere and at any time. The page is well
    formed as XML, too.

    Args:
        document: what stands there.
        look: colour, style, logo and cover picture.

    Raises:
        credo_builder.errors.PictureRefused: a picture is too large, of the wrong kind or damaged.
    """
    writer = Writer(document, Places(document))
    banner = _banner(writer, look)
    sections = [writer.section(one) for one in document.sections if one.layout != "cover"]
    extra = [_beyond_cover(writer, one) for one in document.sections if one.layout == "cover"]
    body = element(
        "body",
        element("a", words(_skip(document)), href=f"#{MAIN}", class_="skip"),
        banner,
        element("main", *extra, *sections, id=MAIN, tabindex="-1"),
        _foot(writer),
        class_=_style(look),
    )
    rules = _rules(document, look, writer.shares)
    root = element(
        "html",
        _head(document, rules),
        body,
        lang=document.language,
        dir="rtl" if writer.speaker.from_right else "ltr",
    )
    return whole(root).encode()


def _style(look: Look) -> str:
    return look.style if look.style in _STYLES else _STYLES[0]


def _skip(document: Document) -> str:
    return word(document.words, "skip")


def _head(document: Document, rules: str) -> Markup:
    facts = document.facts
    title = " · ".join(filter(None, (facts.title, facts.organisation))) or "Credo"
    digest = base64.b64encode(hashlib.sha256(rules.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "author": facts.author,
        "description": facts.subject,
        "keywords": facts.keywords,
        "dcterms.issued": document.issued_on,
    }
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        *(element("meta", name=n, content=said) for n, said in named.items() if said),
        element("title", words(title)),
        style_sheet(rules),
    )


def _rules(document: Document, look: Look, shares: Mapping[str, tuple[float, ...]]) -> str:
    """Return the style sheet: the brand's colours, what this page needs, what all pages share."""
    shades, night = properties(light(look.colour)), properties(dark(look.colour))
    columns = "".join(
        f".{kind}{{grid-template-columns:{' '.join(f'minmax(0,{s:g}fr)' for s in held)}}}"
        for kind, held in sorted(shares.items())
    )
    paper = _PAPERS.get(document.paper, "A4")
    own = (
        f":root{{{shades}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"
        f"@media (min-width:48rem),print{{{columns}}}"
        f"@page{{size:{paper}}}"
    )
    return own + assets.read_text(_RULES)


# Landmarks -------------------------------------------------------------------------------


def _banner(writer: Writer, look: Look) -> Markup:
    """Return what the cover says, as the page's header."""
    facts, say = writer.document.facts, writer.speaker.plain
    cover = next((s for s in writer.document.sections if s.layout == "cover"), None)
    here = writer.places.take(cover.key) if cover else ""
    logo = picture(look.logo, "logo") if look.logo is not None else NOTHING
    shown = picture(look.cover_image, "cover-image") if look.cover_image is not None else NOTHING
    named = look.logo is not None and facts.organisation.casefold() in look.logo.alt.casefold()
    parts = (
        element("p", logo) if logo else NOTHING,
        NOTHING if named and facts.organisation.strip() else say("p", facts.organisation),
        say("p", facts.strapline, class_="small"),
        say("h1", facts.title or facts.organisation or "Credo"),
        say("p", facts.subtitle, class_="subtitle"),
        say("p", facts.motto, class_="motto"),
        _facts(writer, look),
    )
    return element("header", shown, element("div", *parts, class_="cover-words"), id=here)


def _facts(writer: Writer, look: Look) -> Markup:
    """Return edition, date, state and audience, as the cover of the style tells them."""
    facts, say = writer.document.facts, writer.speaker.plain
    if _style(look) == "civic" and facts.rows:
        rows = [joined((say("dt", n), say("dd", said or "–"))) for n, said in facts.rows]
        return element("dl", *rows, class_="facts")
    edition = _edition(writer.words, facts)
    state = facts.state or (word(writer.words, "draft") if facts.draft else "")
    told = [text for text in (edition, facts.issued, state, facts.audience) if text.strip()]
    return say("p", " · ".join(told), class_="facts")


def _edition(fixed: Mapping[str, str], facts: Facts) -> str:
    return word(fixed, "edition", edition=facts.edition) if facts.edition else ""


def _beyond_cover(writer: Writer, cover: Section) -> Markup:
    """Return what a cover holds besides its facts."""
    writer.levels.begin_section(cover.title)
    inside = writer.blocks(cover.blocks, "page")
    return element("div", inside, class_="plain") if inside else NOTHING


def _foot(writer: Writer) -> Markup:
    """Return what stands at the foot of every page on paper."""
    facts, fixed = writer.document.facts, writer.words
    edition = ", ".join(t for t in (_edition(fixed, facts), facts.audience) if t)
    said = (
        facts.organisation,
        edition,
        word(fixed, "issued", date=facts.issued) if facts.issued else "",
        word(fixed, "owner", owner=facts.owner) if facts.owner else "",
        word(fixed, "draft") if facts.draft else "",
    )
    speaker: Speaker = writer.speaker
    return element("footer", *(speaker.plain("p", text) for text in said))
