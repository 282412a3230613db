"""The poster: the motto to be read from across the room, and up to seven lines of the credo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product

from credo_builder.chapters.credo import ShowOn
from credo_builder.domain.speech import is_spaced
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output, Variant
from credo_builder.pack.lines import Line, beginning, credo_lines, motto
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Style
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.wording import word

MOST_LINES = 7
_MOTTO = (120, 110, 100, 94, 88, 82, 76, 70, 64)
"""Sizes tried for the motto, in points on A3; the least is over 5 % of the page's height."""
_LARGE_UP_TO = 100
"""From this size on a motto is not spread over more than two lines, only for being short."""
_FEW, _MANY = 2, 4
_LINES = (34, 32, 30, 28.5, 27, 25.5, 24, 23, 22, 21, 20)
"""Sizes tried for the lines, in points on A3."""
_PAD = 0.47
"""Space between words and rules above and below them, as a part of the size of the words."""
_A3_MM = 420
_BAND, _LOGO, _FIRST, _LAST, _FOOT = 186, 24, 208, 376, 397
"""Millimetres from the top of A3: band's foot, logo, first rule, last rule, foot's baseline."""
_MARGINS = (31.1, 25.5)
_SIDE, _MAIN = 55.9, 61.5
"""Millimetres on A3: where lines start and end, the side column's width, the main column."""
_BLEED_MM, _INSET_MM = 3, 8


class _Poster:
    """One poster on its sheet; lengths given for A3 are scaled by the height of the page."""

    def __init__(self, job: Job, leaflet: Leaflet) -> None:
        self.job = job
        self.leaflet = leaflet
        self.pen = leaflet.pen
        self.width, self.height = (side * MM for side in job.size_mm)
        self.scale = job.size_mm[1] / _A3_MM
        self.left = self.mm(_MARGINS[0])
        self.live = self.width - self.left - self.mm(_MARGINS[1])
        self.is_cut = job.variant == "print_shop"

    def mm(self, length: float) -> float:
        """Return *length*, in millimetres on A3, in points on this page."""
        return length * MM * self.scale

    def style(self, name: str, size: float, leading: float, **more: object) -> Style:
        """Return the theme's style *name* in a size given for A3."""
        return self.leaflet.style(name, size * self.scale, leading * self.scale, **more)

    @cached_property
    def motto(self) -> tuple[str, TextSlab]:
        """The motto in the largest size that its band holds, hung on the tree; refused else."""
        text = motto(self.job.view)
        if not text:
            raise OutputRefused(
                told("The poster has no motto to show yet. Write one in “Our credo”."),
                "credo.motto",
            )
        room = self.mm(_BAND - 18 - 12) - self.logo_foot
        element = Element("H1", self.leaflet.root)
        # Without spaces there is no word to keep whole, only phrases, which may be parted.
        ways = (True,) if is_spaced(text) else (True, False)
        for balance, size in product(ways, _MOTTO):
            style = replace(self._display(size), balance=balance)
            slab = self.leaflet.sentences(text, style, self.live, element)
            most = _FEW if size > _LARGE_UP_TO else _MANY
            fits = slab.height <= room and len(slab.lines) <= most
            if fits and self.leaflet.is_whole(slab, style):
                return text, slab
        raise OutputRefused(
            told(
                "The motto “{motto}” is too long for a poster, even in the smallest letters that "
                "can be read from across the room. Say it in fewer words.",
                motto=beginning(text),
            ),
            "credo.motto",
        )

    def _display(self, size: float) -> Style:
        theme = self.leaflet.theme
        usual = theme["display"]
        face = "serif-italic" if theme.style == "warm" else usual.face
        quiet = theme["line"].face if theme.style == "classic" else face
        leading = size * 1.04
        return self.style("display", size, leading, colour=theme.palette.on, face=quiet)

    @cached_property
    def logo_foot(self) -> float:
        """Where the logo, or the name in its place, ends; from the top in points."""
        mark, top = self.leaflet.mark, self.mm(_LOGO)
        if mark is not None:
            box = (self.mm(_SIDE), self.mm(_LOGO))
            return top + mark.extent(box, self.leaflet.theme.palette.solid)[1]
        return top + self.name.height

    @cached_property
    def name(self) -> TextSlab:
        """The organisation's name, where it has no logo."""
        style = self.style("h2", 21, 28, colour=self.leaflet.theme.palette.on, balance=True)
        text = self.job.document.facts.organisation
        element = Element("P", self.leaflet.root)
        return self.leaflet.words(text, style, self.live * 0.6, element)

    def lines(self, lines: Sequence[Line], parent: Element) -> list[TextSlab]:
        """Return *lines* in the largest size in which all of them stand on the page."""
        width = self.live - self.mm(_MAIN)
        elements = [Element("P", parent) for _ in lines]
        room = self.mm(_LAST - _FIRST)
        slabs: list[TextSlab] = []
        for size in _LINES:
            style = self.style("line", size, size * 1.26)
            slabs = [
                self.leaflet.words(line.text, style, width, element)
                for line, element in zip(lines, elements, strict=True)
            ]
            whole = all(self.leaflet.is_whole(slab, style) for slab in slabs)
            if whole and sum(self.row(slab) for slab in slabs) <= room:
                return slabs
        longest = max(range(len(lines)), key=lambda n: slabs[n].height)
        raise OutputRefused(
            told(
                "The lines are too long for a poster, most of all “{line}”. Say it in fewer "
                "words, or take the poster away from one of them.",
                line=beginning(lines[longest].text),
            ),
            lines[longest].field,
        )

    @staticmethod
    def row(slab: TextSlab) -> float:
        """Return the height of a line with the space to its rules."""
        return slab.height + 2 * _PAD * slab.style.size


def draw(job: Job) -> bytes:
    """Return the poster as a PDF."""
    with TURN:
        leaflet = Leaflet(job.document, job.look)
        poster = _Poster(job, leaflet)
        bleed = _BLEED_MM * MM if poster.is_cut else 0.0
        leaflet.pen.add_sheet(poster.width, poster.height, bleed=bleed)
        _draw_band(poster, bleed)
        _draw_lines(poster)
        _draw_foot(poster)
        return leaflet.content()


def _draw_band(poster: _Poster, bleed: float) -> None:
    """Draw the logo and the motto on the brand's colour."""
    pen, palette = poster.pen, poster.leaflet.theme.palette
    edge = _INSET_MM * MM if not poster.is_cut else -bleed
    foot = poster.mm(_BAND)
    with pen.artifact():
        band = (edge, edge, poster.width - 2 * edge, foot - edge)
        pen.rectangle(band, fill=palette.solid)
    top, root = poster.mm(_LOGO), poster.leaflet.root
    mark = poster.leaflet.mark
    if mark is not None:
        box = (poster.mm(_SIDE), poster.mm(_LOGO))
        mark.draw(pen, (poster.left, top), box, root, ground=palette.solid)
    else:
        poster.name.draw(pen, poster.left, top)
    _, slab = poster.motto
    slab.draw(pen, poster.left, foot - poster.mm(18) - slab.height)


def _draw_lines(poster: _Poster) -> None:
    """Draw the lines of the credo between their rules."""
    job, leaflet, pen = poster.job, poster.leaflet, poster.pen
    lines = credo_lines(job.view, ShowOn.POSTER)
    if not lines:
        raise OutputRefused(
            told("No line of the credo is meant for the poster yet. Choose three to seven."),
            "credo.lines",
        )
    if len(lines) > MOST_LINES:
        raise OutputRefused(
            told(
                "{n} lines are meant for the poster, and it has room for {most}. Take the poster "
                "away from those that matter least, such as “{line}”.",
                n=len(lines),
                most=MOST_LINES,
                line=beginning(lines[-1].text),
            ),
            "credo.lines",
        )
    top, main = poster.mm(_FIRST), poster.left + poster.mm(_MAIN)
    right = poster.left + poster.live
    style = poster.style("side_head", 15, 21)
    heading = Element("H2", leaflet.root)
    said = leaflet.words(job.view.say("Our credo"), style, poster.mm(_SIDE), heading)
    slabs = poster.lines(lines, leaflet.root)
    thickness = 0.75 * poster.scale * 1.3
    with pen.artifact():
        side_end = poster.left + poster.mm(_SIDE)
        pen.line((poster.left, top), (side_end, top), leaflet.theme.palette.rule, thickness)
    said.draw(pen, poster.left, top + _PAD * slabs[0].style.size)
    y = top
    for slab in slabs:
        slab.draw(pen, main, y + _PAD * slab.style.size)
        with pen.artifact():
            pen.line((main, y), (right, y), leaflet.theme.palette.rule, thickness)
        y += poster.row(slab)
    with pen.artifact():
        pen.line((main, y), (right, y), leaflet.theme.palette.rule, thickness)


def _draw_foot(poster: _Poster) -> None:
    """Write whose poster it is, what they stand for, and whether it is a draft."""
    job, leaflet, pen = poster.job, poster.leaflet, poster.pen
    facts, baseline = job.document.facts, poster.mm(_FOOT)
    strong = poster.style("badge", 12.5, 17)
    quiet = poster.style("foot", 12.5, 17)
    half = poster.live * 0.46
    name = within(facts.organisation, strong, half)
    pen.say(Element("P", leaflet.root), (poster.left, baseline), name, strong)
    right = within(facts.strapline, quiet, half)
    if right:
        at = (poster.left + poster.live, baseline)
        pen.say(Element("P", leaflet.root), at, right, quiet, align=1)
    if facts.draft:
        _draw_draft(poster, replace(strong, colour=leaflet.theme.palette.solid), baseline)


def _draw_draft(poster: _Poster, style: Style, baseline: float) -> None:
    """Draw "Draft" in white on ink above the foot of the page."""
    pen, palette = poster.pen, poster.leaflet.theme.palette
    text = word(poster.job.document.words, "draft")
    wide = text_width(text, style) + style.size
    left, top = poster.left, baseline - style.size * 2.9
    with pen.artifact():
        pen.rectangle((left, top, wide, style.size * 1.5), fill=palette.ink)
    white = replace(style, colour=(1.0, 1.0, 1.0))
    at = (left + style.size / 2, top + style.size * 1.08)
    pen.say(Element("P", poster.leaflet.root), at, text, white)


OUTPUT = Output(
    key="poster",
    name="Poster",
    about="The motto and up to seven lines, to be read from across the room",
    shelf="show",
    title="Our credo, a poster",
    audience="public",
    papers=("A3", "A2", "A4", "Tabloid", "Letter"),
    sections=("credo",),
    draw=draw,
    variants=(
        Variant("print_shop", "To the edges, for a print shop"),
        Variant("office", "With a white margin, for an office printer"),
    ),
)
