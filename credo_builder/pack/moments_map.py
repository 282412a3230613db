"""The moments map for the wall: every moment on one large sheet, or on two to be joined."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.document import Badge, Figure, Paragraph, plain
from credo_builder.compose.sections.moments import MAP
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import PAPERS, Job, Output
from credo_builder.pack.written import Leaf, sections
from credo_builder.render.pdf.badges import draw_badge
from credo_builder.render.pdf.figure_map import map_slab
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.sheets import Shown, text_width
from credo_builder.render.pdf.shortening import within
from credo_builder.render.pdf.slabs import Slab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, SIDE
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

_SCALES = (1.4142, 1.33, 1.25, 1.18, 1.1, 1.0)
"""How much larger than in the document it may be; the largest that needs one sheet is taken."""
_SIDE_MM, _TOP_MM, _FOOT_MM = 18.0, 18.0, 18.0
"""Margins in millimetres, before it is enlarged."""
_MAIN = 84.0
"""Where the title starts from the live left, in points, as the lanes do."""
_EDGE_MM, _OVERLAP_MM = 6.0, 12.0
"""What a printer leaves white at the edges of a page, and how far two pages overlap."""
_LARGE = {"A3", "Tabloid"}
_Heads = tuple[Element | None, Element | None]
"""What title and lede are read as; None where they were read before."""


@dataclass(frozen=True)
class _Ground:
    """The whole map in points as drawn, how much it is enlarged, and the papers it goes on."""

    width: float
    height: float
    scale: float
    papers: tuple[Shown, ...]

    @property
    def left(self) -> float:
        """Where words start."""
        return _SIDE_MM * MM

    @property
    def live(self) -> float:
        """How wide words and map are."""
        return self.width - 2 * self.left

    @property
    def room(self) -> float:
        """How high title and map may be."""
        return self.height - (_TOP_MM + _FOOT_MM) * MM


def _ground(paper: str, scale: float, *, mirrored: bool) -> _Ground:
    """Return the ground of one large sheet, or of two upright pages that are joined."""
    wide, high = (side * MM for side in PAPERS[paper])
    if paper in _LARGE:
        shown = Shown(high, wide, scale)
        return _Ground(high / scale, wide / scale, scale, (shown,))
    edge, overlap = _EDGE_MM * MM, _OVERLAP_MM * MM
    step = wide - 2 * edge - overlap
    lefts = [-edge / scale, (step - edge) / scale]
    papers = tuple(
        Shown(wide, high, scale, left, -edge / scale)
        for left in (reversed(lefts) if mirrored else lefts)
    )
    whole = 2 * (wide - 2 * edge) - overlap
    return _Ground(whole / scale, (high - 2 * edge) / scale, scale, papers)


def draw(job: Job) -> bytes:
    """Return the map as a PDF."""
    page = MAP.context(job.view)
    if page is None:
        raise NothingYet(
            told(
                "There is no moment to put on a map yet. Walk the way of {{customers}} in "
                "“Moments of truth” and write down where they meet you."
            ),
            "moments",
        )
    section = sections(job, [Leaf("moments", MAP.title, MAP.template, page)])[0]
    figure = next(one for one in section.blocks if isinstance(one, Figure))
    lede = next(plain(one.spans) for one in section.blocks if isinstance(one, Paragraph))
    with TURN:
        leaflet = Leaflet(job.document, job.look)
        heads: _Heads = (Element("H1", leaflet.root), Element("P", leaflet.root))
        ground, maps = _fitted(job, leaflet, figure)
        for one in maps:
            _Wall(job, leaflet, ground, section.title, lede).draw(one, heads)
            heads = (None, None)
        return leaflet.content()


def _fitted(job: Job, leaflet: Leaflet, figure: Figure) -> tuple[_Ground, Sequence[Slab]]:
    """Return the map as large as all of it stands on one ground, else on as few as may be."""
    mirrored = leaflet.theme.from_right
    tried: list[tuple[_Ground, Element, list[Slab]]] = []
    for scale in _SCALES:
        ground, parent = _ground(job.paper, scale, mirrored=mirrored), Element("Div")
        slabs = map_slab(figure, ground.live, parent, leaflet.theme, ground.room)
        tried.append((ground, parent, slabs))
        if len(slabs) == 1:
            break
    ground, parent, slabs = min(tried, key=lambda one: len(one[2]))
    leaflet.root.kids.append(parent)
    return ground, slabs


class _Wall:
    """One map with its title and its foot, drawn on every paper that it takes."""

    def __init__(self, job: Job, leaflet: Leaflet, ground: _Ground, title: str, lede: str) -> None:
        self.job, self.leaflet, self.ground = job, leaflet, ground
        self.title, self.lede = title, lede
        self.pen, self.theme = leaflet.pen, leaflet.theme

    def draw(self, content: Slab, heads: _Heads) -> None:
        """Draw *content*; what a second paper shows again is heard only once."""
        ground, pen = self.ground, self.pen
        for number, paper in enumerate(ground.papers):
            pen.add_sheet(ground.width, ground.height, shown=paper)
            if number:
                with pen.artifact():
                    self._whole(content, heads)
            else:
                self._whole(content, heads)
            if len(ground.papers) > 1:
                self._tell_joining(number)

    def _whole(self, content: Slab, heads: _Heads) -> None:
        ground, pen = self.ground, self.pen
        self._head()
        left, top = ground.left, _TOP_MM * MM
        style, small = self.theme["h1_landscape"], self.theme["small"]
        room = ground.live - _MAIN
        pen.say(heads[0], (left + _MAIN, top + style.baseline), self.title, style)
        y = top + style.leading + style.after
        pen.say(
            heads[1], (left + _MAIN, y + small.baseline), within(self.lede, small, room), small
        )
        spare = ground.room - (y - top) - small.leading - content.height
        content.draw(pen, left, y + small.leading + max(0.0, min(12.0, spare / 2)))
        self._foot()

    def _head(self) -> None:
        """Draw the strip, whose map it is, and whether it is a draft."""
        ground, pen, style = self.ground, self.pen, self.theme["foot"]
        facts = self.job.document.facts
        baseline = 10 * MM + style.baseline
        with pen.artifact("/Type /Pagination"):
            pen.rectangle((ground.left, -30, SIDE, 30 + 3 * MM), fill=pen.palette.solid)
            name = within(facts.organisation, style, ground.live * 0.4)
            pen.say(None, (ground.left, baseline), name, style)
            right = within(facts.strapline, style, ground.live * 0.4)
            pen.say(None, (ground.left + ground.live, baseline), right, style, align=1)
            if facts.draft:
                badge = Badge(word(self.job.document.words, "draft"), 3)
                wide = text_width(badge.text, self.theme["badge"]) + 10
                draw_badge(pen, badge, ((ground.width - wide) / 2, baseline - 11), None)

    def _foot(self) -> None:
        """Draw edition, day and owner at the foot."""
        ground, pen, style = self.ground, self.pen, self.theme["foot"]
        facts, words = self.job.document.facts, self.job.document.words
        baseline = ground.height - 10 * MM - style.leading + style.baseline
        left, right = ground.left, ground.left + ground.live
        edition = word(words, "edition", edition=facts.edition) if facts.edition else ""
        told_right = [word(words, "issued", date=facts.issued)] if facts.issued else []
        told_right += [word(words, "owner", owner=facts.owner)] if facts.owner else []
        with pen.artifact("/Type /Pagination"):
            top = baseline - style.baseline - 6
            pen.line((left, top), (right, top), pen.palette.hairline, 0.5)
            line = ", ".join(filter(None, (edition, facts.audience)))
            pen.say(None, (left, baseline), within(line, style, ground.live * 0.4), style)
            line = within(". ".join(told_right), style, ground.live * 0.5)
            pen.say(None, (right, baseline), line, style, align=1)

    def _tell_joining(self, number: int) -> None:
        """Mark where the first page is cut and laid over the second, and say so."""
        ground, pen, say = self.ground, self.pen, self.job.view.say
        style = self.leaflet.style("foot", 7, 9)
        middle = ground.width / 2
        how = (
            say("Sheet 1 of 2. Print at full size and cut at this mark.")
            if number == 0
            else say("Sheet 2 of 2. Lay sheet 1 over it, up to this mark.")
        )
        with pen.artifact():
            for top in (0.0, ground.height - 5 * MM):
                pen.line((middle, top), (middle, top + 5 * MM), pen.palette.ink, 0.5)
            align = 1 - number
            at = (middle + (4 if number else -4), ground.height - 2 * MM)
            pen.say(None, at, how, style, align=align)


OUTPUT = Output(
    key="moments_map",
    name="Moments of truth, a map for the wall",
    about="Every moment with how it feels today and how it should, for the wall",
    shelf="show",
    title="Moments of truth",
    audience="staff",
    papers=("A3", "A4", "Tabloid", "Letter"),
    sections=("moments",),
    draw=draw,
)
