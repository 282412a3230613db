"""Four covers: a framed page, a great initial, two circles, a band."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.compose.document import Document, Look, Text
from credo_builder.render.pdf.colour import WHITE, Rgb
from credo_builder.render.pdf.cover_grounds import BLEED, bled, cropped
from credo_builder.render.pdf.fonts import BOX, SCRIPTS, clean, runs
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.mixed import reads_from_right
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.shortening import lines_within
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE, Geometry, Style
from credo_builder.render.pdf.typesetter import Typesetter
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

_EDGE = 10 * MM
"""Free of words at the foot of a cover."""
_SUBTITLE = 34.0
"""What is left free for a line of the subtitle, in points."""
_FACT_LINES = 3
_NO_LIMIT = 10_000.0
_LONG_NAME = 28
"""Characters up to which a name is set where its logo would stand."""
_FLOOR = 18.0
"""Least size of a cover's title in points; below it the words take more lines."""
_BEYOND = 2
"""Lines that words of the least size take at most beyond those they should keep to."""
_LOOKED_AT = 500
"""Characters of a text whose words are measured; what is longer has no room on a cover."""


@dataclass(frozen=True)
class Cover:
    """A cover while it is drawn; *down* scales heights given for A4."""

    pen: Pen
    setter: Typesetter
    document: Document
    look: Look
    page: Geometry
    element: Element

    def draw(self) -> None:
        """Draw the cover of the theme's style on the current sheet."""
        style = self.setter.theme.style
        {"modern": _modern, "warm": _warm, "civic": _civic}.get(style, _classic)(self)

    def down(self, mm: float) -> float:
        """Distance from the top of the page of what stands *mm* from the top on A4."""
        return mm * MM * self.page.height / (297 * MM)

    @property
    def mark(self) -> Mark | None:
        """The logo, registered."""
        logo = self.look.logo
        return Mark.of(self.setter.document, logo, self.setter.marks) if logo is not None else None

    @property
    def is_named_by_mark(self) -> bool:
        """Whether the logo says the organisation's name, going by its alternative text."""
        name = " ".join(self.document.facts.organisation.casefold().split())
        logo = self.look.logo
        return logo is not None and bool(name) and name in logo.alt.casefold()

    def fitted(self, text: str, style: Style, width: float, most: int) -> Style:
        """Return the largest size of *style* in which *text* keeps to *most* lines."""
        while style.size > _FLOOR:
            lines, is_cut = lines_within(text, style, width, self.pen.palette, most)
            widest = max((text_width(w, style) for w in text[:_LOOKED_AT].split()), default=0)
            if lines and not is_cut and widest <= width:
                break
            step = (style.size - 2) / style.size
            style = replace(style, size=style.size - 2, leading=style.leading * step)
        return style

    def words(
        self,
        text: str,
        style: Style,
        at: tuple[float, float],
        width: float,
        *,
        tag: str = "P",
        align: float = 0,
        most: int = 4,
        high: float = _NO_LIMIT,
        upwards: bool = False,
    ) -> float:
        """Write *text* from *at* downwards, or ending there; return the height taken.

        It becomes smaller until it keeps to *most* lines; words that still take more than two
        lines beyond that, or more than *high* points, end with an ellipsis, and whoever listens
        hears them whole.
        """
        if not text.strip():
            return 0.0
        style = self.fitted(text, style, width, most)
        count = max(1, min(most + _BEYOND, int((high + 0.01) // style.leading)))
        lines, is_cut = lines_within(text, style, width, self.pen.palette, count)
        left = at[0]
        if not align and not style.rtl and reads_from_right((Text(text),), style):
            left, align = left + width, 1
        taken = len(lines) * style.leading
        top = at[1] - taken if upwards else at[1]
        placed = [
            (left - align * line_width(line), top + i * style.leading + style.baseline, line)
            for i, line in enumerate(lines)
        ]
        element = Element(tag, self.element, actual=text if is_cut else "")
        self.pen.lines(element, placed, style.tracking)
        return taken

    def facts(self) -> list[str]:
        """Return edition, date, state and audience, as far as they are known."""
        facts = self.document.facts
        return [t for t in (self.edition, facts.issued, self.state, facts.audience) if t]

    @property
    def state(self) -> str:
        """How far the document is, in a word; empty where that is not said."""
        facts = self.document.facts
        return facts.state or (word(self.document.words, "draft") if facts.draft else "")

    def name(
        self, style: Style, at: tuple[float, float], room: float, *, align: float = 0
    ) -> float:
        """Write the organisation's name where its logo would stand; return the height.

        A long name takes two lines of about the same length, others up to three in a
        logo's place.
        """
        text = self.document.facts.organisation
        if len(text) <= _LONG_NAME:
            wide = room if align else SIDE
            return self.words(text, replace(style, balance=True), at, wide, align=align, most=3)
        wide = text_width(text[:_LOOKED_AT], style) / 2
        wide = min(wide, room)
        while wide < room and lines_within(text, style, wide, self.pen.palette, 2)[1]:
            wide += style.size / 2
        return self.words(text, style, at, min(wide, room), align=align, most=2)

    @property
    def edition(self) -> str:
        """The edition as the cover says it; empty without one."""
        edition = self.document.facts.edition
        return word(self.document.words, "edition", edition=edition) if edition else ""


def _colour(style: Style, colour: Rgb) -> Style:
    return replace(style, colour=colour)


def _classic(cover: Cover) -> None:
    """A white page in a double frame, everything on its axis."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    with pen.artifact():
        for inset, width in ((12 * MM, 0.75), (13.6 * MM, 0.35)):
            box = (inset, inset, page.width - 2 * inset, page.height - 2 * inset)
            pen.rectangle(box, stroke=colours.text, width=width)
    axis, room = page.width / 2, page.width - 56 * MM
    y = cover.down(44)
    mark = cover.mark
    if mark is not None:
        y += mark.draw(pen, (axis, y), (room, 22 * MM), cover.element, align=0.5) + 14
    name = replace(theme["h3"], size=12 if mark else 15, leading=16 if mark else 20)
    if not cover.is_named_by_mark:
        y += cover.name(name, (axis, y), room, align=0.5)
    quiet = replace(theme["small"], size=9.5, leading=14, balance=True)
    free = cover.down(112) - 8 - y
    cover.words(facts.strapline, quiet, (axis, y), room, align=0.5, most=2, high=free)
    title = replace(theme["display"], size=42, leading=46, colour=colours.ink)
    y = cover.down(112)
    y += cover.words(facts.title, title, (axis, y), room, tag="H1", align=0.5)
    if facts.subtitle:
        small = replace(theme["lede"], after=0)
        y += 8 + cover.words(facts.subtitle, small, (axis, y + 8), room, align=0.5)
    with pen.artifact():
        pen.rectangle((axis - 10 * MM, y + 18, 20 * MM, 2), fill=colours.text)
    motto = replace(theme["lede"], face="serif-italic", size=18, leading=26, colour=colours.text)
    free = cover.down(249) - 12 - (y + 40)
    cover.words(facts.motto, motto, (axis, y + 40), room, align=0.5, high=free)
    _fact_line(cover, axis, cover.down(249))


def _fact_line(cover: Cover, axis: float, y: float) -> None:
    """Write the facts in a line, the first of them strong."""
    first, *rest = cover.facts() or [""]
    style = replace(cover.setter.theme["small"], balance=True)
    spans = (Text(first, strong=True), Text("".join(f"  ·  {one}" for one in rest)))
    lines = set_lines(spans, style, cover.page.width - 56 * MM, cover.pen.palette)[:_FACT_LINES]
    placed = [
        (axis - line_width(line) / 2, y + i * style.leading + style.baseline, line)
        for i, line in enumerate(lines)
    ]
    cover.pen.lines(Element("P", cover.element), placed)


def _modern(cover: Cover) -> None:
    """The brand's colour to the edges, and the first letter of the name."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    with pen.artifact():
        box = (-BLEED, -BLEED, page.width + 2 * BLEED, page.height + 2 * BLEED)
        pen.rectangle(box, fill=colours.solid)
    picture = cover.look.cover_image
    if picture is not None:
        cropped(cover, bled(page, cover.down(172)))
    else:
        _initial(cover)
    mark = cover.mark
    left, width = page.left, page.live_width
    at, ground = (left, cover.down(20)), None if picture is not None else colours.solid
    if mark is not None:
        mark.draw(pen, at, (SIDE, 16 * MM), cover.element, ground=ground)
    elif picture is None:
        taken = cover.name(_colour(replace(theme["h2"], after=0), colours.on), at, width * 0.6)
        under = replace(theme["cell"], colour=colours.on, balance=True)
        cover.words(facts.strapline, under, (left, at[1] + taken + 2), SIDE, most=3)
    title = replace(theme["display"], size=54, leading=54, colour=colours.on, tracking=-0.6)
    y = cover.down(178)
    title = replace(title, balance=False)
    y += cover.words(facts.title, title, (left, y), width * 0.72, tag="H1", most=3, high=163)
    motto = replace(theme["lede"], size=16, leading=22, colour=colours.on)
    foot = cover.down(268)
    said = [text for text in (facts.subtitle, facts.motto) if text.strip()]
    for place, text in enumerate(said):
        free = (foot - 12 - y) / (len(said) - place) - 14
        y += 14 + cover.words(text, motto, (left, y + 14), width, most=2, high=free)
    with pen.artifact():
        pen.line((left, foot), (left + width, foot), colours.on, 0.75)
    named = [facts.organisation, cover.edition, facts.issued, _joined(cover.state, facts.audience)]
    bare = [cover.state, cover.edition, facts.issued, facts.audience]
    named_above = mark is None and picture is None
    for place, text in enumerate(bare if named_above else named):
        style = _colour(theme["badge"] if place == 0 else theme["foot"], colours.on)
        at = (left + place * width / 4, foot + 8)
        taken = cover.words(text, style, at, width / 4 - 8, most=2)
        if place == 0 and not named_above:
            under = _colour(theme["foot"], colours.on)
            free = page.height - _EDGE - at[1] - taken
            at = (left, at[1] + taken)
            cover.words(facts.strapline, under, at, width / 4 - 8, most=2, high=free)


def _initial(cover: Cover) -> None:
    """Draw the name's first letter, its stem on the fourth column, cropped by the top edge."""
    letter = next((c for c in clean(cover.document.facts.organisation) if c.isalnum()), "")
    if not letter:
        return
    used, letter = runs(letter.upper()[0], "sans-semibold")[0]
    if letter == BOX:
        return
    size = 780.0
    style = Style(used.key, size, size, cover.pen.palette.shade)
    left, right, below = used.bearings(letter)
    bearing = (right if cover.pen.mirrored else left) * size
    rise = below * size if used.key in SCRIPTS else 0.0
    at = (cover.page.left + 43.5 * MM - bearing, cover.down(172) - rise)
    cover.pen.say(None, at, letter, style)


def _warm(cover: Cover) -> None:
    """A tinted page and two circles, the motto before the title."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    centre = (157 / 210 * page.width, cover.down(74))
    with pen.artifact():
        box = (-BLEED, -BLEED, page.width + 2 * BLEED, page.height + 2 * BLEED)
        pen.rectangle(box, fill=colours.tint2)
        pen.circle(*centre, 92 * MM, fill=colours.tint3)
        pen.circle(*centre, 66 * MM, fill=colours.solid)
        pen.circle(*centre, 61.5 * MM, stroke=colours.on, width=0.75)
    if cover.look.cover_image is not None:
        r = 66 * MM
        with pen.round_clip(centre, r):
            cropped(cover, (centre[0] - r, centre[1] - r, 2 * r, 2 * r))
    left, width = page.left, page.live_width
    mark = cover.mark
    if mark is not None:
        box2 = (39.5 * MM, 16 * MM)
        mark.draw(pen, (left, cover.down(20)), box2, cover.element, ground=colours.tint2)
    else:
        cover.name(replace(theme["h2"], after=0), (left, cover.down(20)), 62 * MM)
    great = replace(theme["display"], face="serif-italic", size=46, leading=50)
    great = _colour(great, colours.text)
    title = _colour(replace(theme["line"], size=18, leading=26), colours.ink)
    y, foot = cover.down(172), cover.down(262)
    if facts.motto:
        y += cover.words(facts.motto, great, (left, y), width, most=3, high=151) + 18
        free = foot - _SUBTITLE - y
        y += cover.words(facts.title, title, (left, y), width, tag="H1", most=2, high=free)
    else:
        y += cover.words(facts.title, great, (left, y), width, tag="H1", most=3, high=151) + 18
    small = replace(theme["body"], after=0)
    cover.words(facts.subtitle, small, (left, y + 4), width, most=2, high=foot - 12 - y)
    stops = (
        (facts.organisation, 0.0),
        (_joined(cover.edition, facts.issued), 43.5 * MM),
        (_joined(cover.state, facts.audience), 100 * MM),
    )
    for text, start in stops:
        style = theme["badge"] if not start else theme["small_ink"]
        room = 52 * MM if start else SIDE
        taken = cover.words(text, style, (left + start, foot), room, most=2)
        if not start:
            below, free = (left, foot + taken), page.height - _EDGE - foot - taken
            cover.words(facts.strapline, theme["small_ink"], below, SIDE, most=2, high=free)


def _joined(*texts: str) -> str:
    return ", ".join(t for t in texts if t)


def _civic(cover: Cover) -> None:
    """A band with the name and the title, or a picture above them, and the facts as a list."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    band, left, width = cover.down(128), page.left, page.live_width
    pictured = cover.look.cover_image is not None
    if pictured:
        cropped(cover, bled(page, band))
    else:
        with pen.artifact():
            pen.rectangle(bled(page, band), fill=colours.solid)
    top = cover.down(136 if pictured else 20)
    start = left + _civic_mark(cover, top, WHITE if pictured else colours.solid)
    name = replace(theme["h2"], size=13, leading=17, colour=colours.ink)
    name = name if pictured else _colour(name, colours.on)
    room, y = width - (start - left), top + (0 if start == left else 12)
    tall = cover.down(158) - y if pictured else 96.0
    if not cover.is_named_by_mark:
        y += cover.words(facts.organisation, name, (start, y), room, most=2, high=tall / 2)
        tall /= 2
    quiet = replace(name, face=theme["cell"].face, size=10, leading=14)
    cover.words(facts.strapline, quiet, (start, y), room, most=2, high=tall - 8)
    title = replace(theme["display"], size=46, leading=50)
    if pictured:
        y = cover.down(158)
        y += 10 + cover.words(facts.title, title, (left, y), width, tag="H1", most=1)
    else:
        at = (left, band - 12 * MM)
        title = _colour(title, colours.on)
        cover.words(facts.title, title, at, width, tag="H1", most=3, upwards=True)
        y = cover.down(142)
    motto = replace(theme["lede"], size=18, leading=26)
    free = cover.down(218) - _SUBTITLE - y
    y += cover.words(facts.motto, motto, (left, y), width, most=2, high=free)
    small, most = replace(theme["body"], after=0), 1 if pictured else 3
    free = cover.down(218) - 12 - y
    cover.words(facts.subtitle, small, (left, y + 6), width, most=most, high=free)
    _fact_rows(cover, left, width)


def _civic_mark(cover: Cover, top: float, ground: Rgb) -> float:
    """Draw the logo, if there is one; return the room it takes beside the name."""
    mark, box = cover.mark, (SIDE, 16 * MM)
    if mark is None:
        return 0.0
    mark.draw(cover.pen, (cover.page.left, top), box, cover.element, ground=ground)
    return mark.extent(box, ground)[0] + 14


def _fact_rows(cover: Cover, left: float, width: float) -> None:
    """List the facts, each with its name, under a line of ink."""
    pen, theme = cover.pen, cover.setter.theme
    strong = replace(theme["cell"], face=theme["cell"].strong)
    y = cover.down(218)
    rows = cover.document.facts.rows or tuple((one, "") for one in cover.facts())
    for place, (name, value) in enumerate(rows):
        with pen.artifact():
            colour = pen.palette.ink if place == 0 else pen.palette.hairline
            pen.line((left, y), (left + width, y), colour, 1 if place == 0 else 0.5)
        free = (cover.page.height - _EDGE - y) / (len(rows) - place) - 12
        at = (left + MAIN_START, y + 6)
        taken = max(
            cover.words(name, strong, (left, y + 6), SIDE, most=2, high=free),
            cover.words(value, theme["cell"], at, width - MAIN_START, most=2, high=free),
        )
        y += taken + 12
    if rows:
        with pen.artifact():
            pen.line((left, y), (left + width, y), pen.palette.hairline, 0.5)
