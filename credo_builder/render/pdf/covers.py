"""Four covers: a framed page, a great initial, two circles, a band."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.compose.document import Document, Look, Text
from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.fonts import clean, face
from credo_builder.render.pdf.lines import Line, line_width
from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.mixed import reads_from_right
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import MM, Geometry, Style
from credo_builder.render.pdf.typesetter import Typesetter
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

_BLEED = 3 * MM
_FLOOR = 18.0
"""Least size of a cover's title in points; below it the words simply take more lines."""


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

    def fitted(self, text: str, style: Style, width: float, most: int) -> tuple[Style, list[Line]]:
        """Return *text* in the largest size up to *style*'s that keeps to *most* lines."""
        palette = self.pen.palette
        while True:
            lines = set_lines((Text(text),), style, width, palette)
            widest = max((text_width(w, style) for w in text.split()), default=0)
            if style.size <= _FLOOR or (len(lines) <= most and widest <= width):
                return style, lines
            step = (style.size - 2) / style.size
            style = replace(style, size=style.size - 2, leading=style.leading * step)

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
        upwards: bool = False,
    ) -> float:
        """Write *text* from *at* downwards, or ending there; return the height taken."""
        if not text.strip():
            return 0.0
        style, lines = self.fitted(text, style, width, most)
        left = at[0]
        if not align and not style.rtl and reads_from_right((Text(text),), style):
            left, align = left + width, 1
        high = len(lines) * style.leading
        top = at[1] - high if upwards else at[1]
        placed = [
            (left - align * line_width(line), top + i * style.leading + style.baseline, line)
            for i, line in enumerate(lines)
        ]
        self.pen.lines(Element(tag, self.element), placed, style.tracking)
        return high

    def facts(self) -> list[str]:
        """Return edition, date, state and audience, as far as they are known."""
        facts = self.document.facts
        state = word(self.document.words, "draft") if facts.draft else ""
        return [t for t in (self.edition, facts.issued, state, facts.audience) if t]

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
        cover.words(facts.organisation, replace(name, balance=True), (axis, y), room, align=0.5)
    title = replace(theme["display"], size=42, leading=46, colour=colours.ink)
    y = cover.down(112)
    y += cover.words(facts.title, title, (axis, y), room, tag="H1", align=0.5)
    if facts.subtitle:
        small = replace(theme["lede"], after=0)
        y += 8 + cover.words(facts.subtitle, small, (axis, y + 8), room, align=0.5)
    with pen.artifact():
        pen.rectangle((axis - 10 * MM, y + 18, 20 * MM, 2), fill=colours.text)
    motto = replace(theme["lede"], face="serif-italic", size=18, leading=26, colour=colours.text)
    cover.words(facts.motto, motto, (axis, y + 40), room, align=0.5)
    _fact_line(cover, axis, cover.down(249))


def _fact_line(cover: Cover, axis: float, y: float) -> None:
    facts = cover.facts()
    line = "  ·  ".join(facts)
    cover.words(
        line,
        replace(cover.setter.theme["small"], balance=True),
        (axis, y),
        cover.page.width - 56 * MM,
        align=0.5,
    )


def _modern(cover: Cover) -> None:
    """The brand's colour to the edges, and the first letter of the name."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    with pen.artifact():
        box = (-_BLEED, -_BLEED, page.width + 2 * _BLEED, page.height + 2 * _BLEED)
        pen.rectangle(box, fill=colours.solid)
    picture = cover.look.cover_image
    if picture is not None:
        _cropped(cover, (0, 0, page.width, cover.down(172)))
    else:
        _initial(cover)
    mark = cover.mark
    left, width = page.left, page.live_width
    if mark is not None and picture is None:
        box2 = (39.5 * MM, 16 * MM)
        mark.draw(pen, (left, cover.down(20)), box2, cover.element, ground=colours.solid)
    elif mark is None and picture is None:
        name = _colour(replace(theme["h2"], after=0), colours.on)
        cover.words(facts.organisation, name, (left, cover.down(20)), 39.5 * MM, most=3)
    title = replace(theme["display"], size=54, leading=54, colour=colours.on, tracking=-0.6)
    y = cover.down(178)
    title = replace(title, balance=False)
    y += cover.words(facts.title, title, (left, y), width * 0.72, tag="H1", most=3)
    under = facts.motto or facts.subtitle
    motto = replace(theme["lede"], size=16, leading=22, colour=colours.on)
    cover.words(under, motto, (left, y + 14), width, most=2)
    foot = cover.down(268)
    with pen.artifact():
        pen.line((left, foot), (left + width, foot), colours.on, 0.75)
    stops = [facts.organisation, cover.edition, facts.issued, _state(cover)]
    for place, text in enumerate(stops):
        style = theme["badge"] if place == 0 else theme["foot"]
        cover.words(
            text,
            _colour(style, colours.on),
            (left + place * width / 4, foot + 8),
            width / 4 - 8,
            most=2,
        )


def _state(cover: Cover) -> str:
    facts = cover.document.facts
    state = word(cover.document.words, "draft") if facts.draft else ""
    return ", ".join(t for t in (state, facts.audience) if t)


def _initial(cover: Cover) -> None:
    """Draw the name's first letter, its stem on the fourth column, cropped by the top edge."""
    letter = next((c for c in clean(cover.document.facts.organisation) if c.isalnum()), "")
    key = "sans-semibold"
    if not letter or not face(key).covers(letter.upper()[0]):
        return
    letter, size = letter.upper()[0], 780.0
    style = Style(key, size, size, cover.pen.palette.shade)
    bearing = face(key).left_bearing(letter) * size
    at = (cover.page.left + 43.5 * MM - bearing, cover.down(172))
    cover.pen.say(None, at, letter, style)


def _warm(cover: Cover) -> None:
    """A tinted page and two circles, the motto before the title."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    centre = (157 / 210 * page.width, cover.down(74))
    with pen.artifact():
        box = (-_BLEED, -_BLEED, page.width + 2 * _BLEED, page.height + 2 * _BLEED)
        pen.rectangle(box, fill=colours.tint2)
        pen.circle(*centre, 92 * MM, fill=colours.tint3)
        pen.circle(*centre, 66 * MM, fill=colours.solid)
        pen.circle(*centre, 61.5 * MM, stroke=colours.on, width=0.75)
    if cover.look.cover_image is not None:
        r = 66 * MM
        with pen.round_clip(centre, r):
            _cropped(cover, (centre[0] - r, centre[1] - r, 2 * r, 2 * r))
    left, width = page.left, page.live_width
    mark = cover.mark
    if mark is not None:
        box2 = (39.5 * MM, 16 * MM)
        mark.draw(pen, (left, cover.down(20)), box2, cover.element, ground=colours.tint2)
    else:
        name = replace(theme["h2"], after=0)
        cover.words(facts.organisation, name, (left, cover.down(20)), 39.5 * MM, most=3)
    great = replace(theme["display"], face="serif-italic", size=46, leading=50)
    great = _colour(great, colours.text)
    title = _colour(replace(theme["line"], size=18, leading=26), colours.ink)
    y = cover.down(172)
    if facts.motto:
        y += cover.words(facts.motto, great, (left, y), width, most=3) + 18
        y += cover.words(facts.title, title, (left, y), width, tag="H1", most=2)
    else:
        y += cover.words(facts.title, great, (left, y), width, tag="H1", most=3) + 18
    cover.words(facts.subtitle, replace(theme["body"], after=0), (left, y + 4), width, most=2)
    stops = (
        (facts.organisation, 0.0),
        (_joined(cover.edition, facts.issued), 43.5 * MM),
        (_state(cover), 100 * MM),
    )
    for text, start in stops:
        style = theme["badge"] if not start else theme["small_ink"]
        room = 52 * MM if start else 41.5 * MM
        cover.words(text, style, (left + start, cover.down(262)), room, most=2)


def _joined(*texts: str) -> str:
    return ", ".join(t for t in texts if t)


def _civic(cover: Cover) -> None:
    """A band with the name and the title, the facts as a list below."""
    pen, page, theme = cover.pen, cover.page, cover.setter.theme
    facts, colours = cover.document.facts, cover.pen.palette
    band = cover.down(128)
    with pen.artifact():
        box = (-_BLEED, -_BLEED, page.width + 2 * _BLEED, band + _BLEED)
        pen.rectangle(box, fill=colours.solid)
    left, width = page.left, page.live_width
    mark, top = cover.mark, cover.down(20)
    start = left
    if mark is not None:
        size = (39.5 * MM, 16 * MM)
        mark.draw(pen, (left, top), size, cover.element, ground=colours.solid)
        start += mark.extent(size, colours.solid)[0] + 14
    name = _colour(replace(theme["h2"], size=13, leading=17), colours.on)
    if not cover.is_named_by_mark:
        cover.words(facts.organisation, name, (start, top + 14), width - (start - left), most=2)
    title = _colour(replace(theme["display"], size=46, leading=50), colours.on)
    at = (left, band - 12 * MM)
    cover.words(facts.title, title, at, width, tag="H1", most=3, upwards=True)
    y = cover.down(142)
    under = facts.motto or facts.subtitle
    cover.words(under, replace(theme["lede"], size=18, leading=26), (left, y), width, most=2)
    if cover.look.cover_image is not None:
        _cropped(cover, (0, cover.down(160), page.width, cover.down(50)))
    _fact_rows(cover, left, width)


def _fact_rows(cover: Cover, left: float, width: float) -> None:
    pen, theme = cover.pen, cover.setter.theme
    facts, y = cover.document.facts, cover.down(218)
    rows = [t for t in (cover.edition, facts.issued, _state(cover), facts.owner) if t]
    for place, text in enumerate(rows):
        with pen.artifact():
            colour = pen.palette.ink if place == 0 else pen.palette.hairline
            pen.line((left, y), (left + width, y), colour, 0.75 if place == 0 else 0.5)
        high = cover.words(text, theme["cell"], (left, y + 6), width, most=2)
        y += high + 12
    if rows:
        with pen.artifact():
            pen.line((left, y), (left + width, y), pen.palette.hairline, 0.5)


def _cropped(cover: Cover, box: tuple[float, float, float, float]) -> None:
    """Fill *box* with the cover picture, cutting what stands over."""
    image = cover.look.cover_image
    if image is None:
        return
    mark = Mark.of(cover.setter.document, image, cover.setter.marks)
    left, top, wide, high = box
    scale = max(wide / mark.wide, high / mark.high)
    shown = (mark.wide * scale, mark.high * scale)
    place = (left - (shown[0] - wide) / 2, top - (shown[1] - high) / 2, *shown)
    element = Element("Figure", cover.element, alt=image.alt) if image.alt else None
    if element is not None:
        element.attributes = cover.pen.box_of(box)
    with cover.pen.mark(element), cover.pen.clipped(box):
        cover.pen.picture(mark.name, place)
