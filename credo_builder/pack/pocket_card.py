"""The pocket card: the credo folded to the size of a bank card, eight or nine panels a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from credo_builder.i18n import marked
from credo_builder.pack.base import Job, Output, Variant
from credo_builder.pack.card_refusals import refuse_too_much, too_long
from credo_builder.pack.card_words import CardWords, card_words
from credo_builder.pack.imposing import PANEL, Face, Imposition
from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.frames import Drawing, Ruled
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Beside, Slab, Stack, TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MM, Style
from credo_builder.render.pdf.turns import TURN
from credo_builder.render.pdf.wording import word

_TWO, _THREE = "two_panels", "three_panels"
ORDERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    _TWO: (("thought", "front"), ("steps", "freedom")),
    _THREE: (("thought", "back", "front"), ("credo", "steps", "freedom")),
}
"""Panels outside and inside, each from where reading starts, as the flat card shows them.

With sheets turned on their long edge, the first panel inside lies behind the front.
"""
_HEARD = ("front", "credo", "steps", "freedom", "thought", "back")
"""The order in which panels are read."""
_SIZES = ((8.5, 11.5), (8.25, 11.1), (8, 10.7), (7.75, 10.3), (7.5, 10))
_MOTTOS = (21, 19, 17, 15)
_PAD = (6 * MM, 5.5 * MM)
_WIDE = PANEL[0] - 2 * _PAD[0]
_HIGH = PANEL[1] - 2 * _PAD[1]
_LOGO = 7.5 * MM
_TEST_AT = ("freedom", "steps")
"""Panels at whose foot the common-sense test stands, the first that has room."""
_LABELS = 0.4
"""Part of a panel's width that the words before a column take at most."""


class _Card:
    """One card in one size of type; panels are measured, not drawn yet."""

    def __init__(
        self,
        job: Job,
        leaflet: Leaflet,
        words: CardWords,
        setting: tuple[float, float],
        test_at: str,
    ) -> None:
        self.job = job
        self.leaflet = leaflet
        self.words = words
        self.lines_in_front = job.variant == _TWO
        self.size, self.leading = setting
        self.test_at = test_at
        self.palette = leaflet.theme.palette
        outside, inside = ORDERS[job.variant]
        order = [key for key in _HEARD if key in (*outside, *inside)]
        self.parts = {key: Element("Div", leaflet.root) for key in order}
        made: dict[str, Callable[[Element], Face | None]] = {
            "front": self._front,
            "credo": self._credo,
            "steps": self._steps,
            "freedom": self._freedom,
            "thought": self._thought,
            "back": self._back,
        }
        self.faces: dict[str, Face | None] = {}
        for key in order:
            self.faces[key] = made[key](self.parts[key])

    @property
    def too_full(self) -> str:
        """Key of the first panel whose words do not fit; empty when all do."""
        return next((key for key, face in self.faces.items() if face is None), "")

    # Words ----------------------------------------------------------------------

    def style(self, name: str = "text", colour: Rgb | None = None) -> Style:
        """Return the theme's style *name* in the size of the card's words."""
        more = {"colour": colour} if colour is not None else {}
        return self.leaflet.style(name, self.size, self.leading, **more)

    def said(self, text: str, style: Style, parent: Element, tag: str = "P") -> TextSlab:
        """Return *text* as a paragraph as wide as a panel."""
        return self.leaflet.words(text, style, _WIDE, Element(tag, parent))

    def head(self, text: str, parent: Element) -> TextSlab:
        """Return the heading of a panel."""
        slab = self.said(text, self.style("side_head"), parent, "H2")
        slab.after = 3
        return slab

    def ruled(self, content: Slab) -> Slab:
        """Return *content* under a rule."""
        rule = self.palette.rule
        return Ruled(content, _WIDE, colour=rule, thickness=0.5, gap=2, before=2, after=0)

    def columns(
        self, rows: Sequence[tuple[str, str]], parent: Element, *, coloured: bool
    ) -> list[Slab]:
        """Return *rows* of a strong word and what it means, side by side."""
        colour = self.palette.text if coloured else self.palette.ink
        strong = self.style("badge", colour)
        widest = max((text_width(name, strong) for name, _ in rows), default=0.0)
        start = min(widest + 8, _WIDE * _LABELS)
        made: list[Slab] = []
        for name, meaning in rows:
            whole = Element("P", parent)
            wide = start - 6 if meaning else _WIDE
            cells = [
                (0.0, Stack((self.leaflet.words(name, strong, wide, Element("Span", whole)),)))
            ]
            if meaning:
                slab = self.leaflet.words(
                    meaning, self.style(), _WIDE - start, Element("Span", whole)
                )
                cells.append((start, Stack((slab,))))
            made.append(Beside(cells, align=True))
        return made

    def face(
        self,
        key: str,
        top: Sequence[Slab],
        foot: Sequence[Slab] = (),
        ground: Rgb | None = None,
        mark: Callable[[Pen, float, float], None] | None = None,
    ) -> Face | None:
        """Return a panel with *top* at its head, *foot* at its foot; None if that is too much."""
        upper, lower = Stack(top), Stack(foot)
        between = 5 if upper.pieces and lower.pieces else 0
        if upper.height + lower.height + between > _HIGH:
            return None
        left, above = _PAD
        placed = ((left, above, upper), (left, PANEL[1] - above - lower.height, lower))
        return Face(key, ground, placed, mark)

    # Panels ---------------------------------------------------------------------

    def _front(self, part: Element) -> Face | None:
        """The motto on the brand's colour; with the lines below it, where no panel has them."""
        for with_logo in (True, False):
            for size in _MOTTOS:
                face = self._fronted(part, size, with_logo=with_logo)
                if face is not None:
                    return face
        return None

    def _fronted(self, part: Element, size: float, *, with_logo: bool) -> Face | None:
        mark, on, solid = self.leaflet.mark, self.palette.on, self.palette.solid
        display = self.leaflet.style("display", size, size * 1.1, colour=on)
        if self.leaflet.theme.style == "classic":
            display = self.leaflet.style("line", size, size * 1.1, colour=on)
        name = self.said(self.leaflet.document.facts.organisation, self.style("badge", on), part)
        motto = self.leaflet.sentences(self.words.motto, display, _WIDE, Element("H1", part))
        if not self.leaflet.is_whole(motto, display):
            return None
        style = self.style("text", on)
        lines = [self.said(one.text, style, part) for one in self.words.lines]
        for line in lines:
            line.after = 2
        body: list[Slab] = [motto, *lines] if self.lines_in_front else [motto]
        if self.lines_in_front:
            motto.after = 6
        if not with_logo or mark is None:
            with_name = self.face("front", (name,), body, solid)
            return with_name or self.face("front", (), body, solid)
        box = (_WIDE * 0.5, _LOGO)
        high = mark.extent(box, solid)[1]

        def logo(pen: Pen, x: float, y: float) -> None:
            mark.draw(pen, (x + _PAD[0], y + _PAD[1]), box, part, ground=solid)

        return self.face("front", (Drawing(high, _nothing),), body, solid, logo)

    def _credo(self, part: Element) -> Face | None:
        head, style = self.head(self.job.view.say("Our credo"), part), self.style("line")
        rows = [self.ruled(self.said(one.text, style, part)) for one in self.words.lines]
        return self.face("credo", (head, *rows))

    def _steps(self, part: Element) -> Face | None:
        view_steps = self.words.steps
        rows = [(f"{n} {name}", meaning) for n, (name, meaning) in enumerate(view_steps, 1)]
        head = self.head(self.job.view.say("Steps of service"), part)
        steps = map(self.ruled, self.columns(rows, part, coloured=False))
        body = steps if rows else self._blank(4)
        return self.face("steps", (head, *body), self._test("steps", part))

    def _freedom(self, part: Element) -> Face | None:
        free = self.words.freedom
        say = self.job.view.say
        labels = [say(text) for text in (marked("I may"), marked("I never"), marked("I ask"))]
        held = (free.may, free.never, free.ask) if free else ("", "", "")
        rows: list[Slab] = [self.head(free.role, part)] if free and free.role else []
        for slab, meaning in zip(
            self.columns(list(zip(labels, held, strict=True)), part, coloured=True),
            held,
            strict=True,
        ):
            slab.after = 3
            rows += [slab] if meaning else [slab, *self._blank(1)]
        return self.face("freedom", rows, self._test("freedom", part), self.palette.tint1)

    def _test(self, panel: str, part: Element) -> list[Slab]:
        """Return the common-sense test for the foot of *panel*, if it stands there."""
        test = self.words.test
        if not test or panel != self.test_at:
            return []
        return [self.said(test, self.style("speech", self.palette.text), part)]

    def _thought(self, part: Element) -> Face | None:
        top = (self.head(self.words.thought, part), *self._blank(3))
        hint = self.said(self.words.hint, self.style("small"), part)
        if not self.lines_in_front:
            return self.face("thought", top, (hint,))
        hint.after = 5
        owned = self._owned(part)
        return self.face("thought", top, (hint, *owned), mark=self._small_mark(owned, part))

    def _small_mark(
        self, owned: Sequence[TextSlab], part: Element
    ) -> Callable[[Pen, float, float], None] | None:
        """Return what draws the logo beside whose card it is, where the front has no room."""
        mark = self.leaflet.mark
        front = self.faces.get("front")
        taken = max((line_width(line) for slab in owned for line in slab.lines), default=0.0)
        box = (_WIDE * 0.3, _LOGO)
        if mark is None or front is None or front.mark is not None:
            return None
        wide, high = mark.fitted(*box)
        if taken + 8 + wide > _WIDE:
            return None

        def logo(pen: Pen, x: float, y: float) -> None:
            at = (x + _PAD[0] + _WIDE - wide, y + PANEL[1] - _PAD[1] - high)
            mark.draw(pen, at, box, part)

        return logo

    def _back(self, part: Element) -> Face | None:
        top: list[Slab] = []
        if self.words.referrals:
            top.append(self.head(self.job.view.say("If it is not ours"), part))
            top += [self.said(one, self.style(), part) for one in self.words.referrals]
        return self.face("back", top, self._owned(part), self.palette.tint2)

    def _owned(self, part: Element) -> list[TextSlab]:
        """Return whose card it is, and whether its words are a draft."""
        document = self.leaflet.document
        owner = self.words.owner
        if document.facts.draft:
            owner = f"{owner}. {word(document.words, 'draft')}"
        small = self.style("small")
        return [self.said(text, small, part) for text in (owner, self.words.found)]

    def _blank(self, count: int) -> list[Slab]:
        """Return lines to write on."""

        def paint(pen: Pen, x: float, y: float) -> None:
            with pen.artifact():
                pen.line((x, y + 17), (x + _WIDE, y + 17), self.palette.rule, 0.5)

        return [Drawing(17, paint) for _ in range(count)]


def _nothing(pen: Pen, x: float, y: float) -> None:
    """Draw nothing: the place is taken by what the panel draws itself."""


def draw(job: Job) -> bytes:
    """Return sheets of cards as a PDF: outsides, then insides."""
    words = card_words(job.view)
    refuse_too_much(words, len(ORDERS[job.variant][0]), in_front=job.variant == _TWO)
    with TURN:
        leaflet = Leaflet(job.document, job.look)
        card = _fitted(job, leaflet, words)
        outside, inside = ORDERS[job.variant]
        sheet = Imposition.of(job.size_mm, len(outside))
        for side, keys in enumerate((outside, inside)):
            faces = [face for key in keys if (face := card.faces[key]) is not None]
            sheet.draw(leaflet.pen, faces, _HEARD, is_inside=bool(side))
            _tell_printer(job, leaflet, sheet, is_inside=bool(side))
        return leaflet.content()


def _fitted(job: Job, leaflet: Leaflet, words: CardWords) -> _Card:
    """Return the card in the largest type that every panel holds; refused below 7.5 points."""
    too_full = ""
    for setting in _SIZES:
        for test_at in _TEST_AT:
            leaflet.root.kids.clear()
            card = _Card(job, leaflet, words, setting, test_at)
            if not card.too_full:
                return card
            too_full = card.too_full
    raise too_long(too_full, words)


def _tell_printer(job: Job, leaflet: Leaflet, sheet: Imposition, *, is_inside: bool) -> None:
    """Say beside the cards how to print, cut and fold them; no reader of a card hears it."""
    say, style = job.view.say, leaflet.style("foot", 7.5, 10)
    side = say("Inside.") if is_inside else say("Outside.")
    how = say("Print on both sides at full size, turned on the long edge.")
    marks = say("Cut at the solid marks, fold at the dashed ones.")
    at = (sheet.left, sheet.height - 6 * MM)
    leaflet.pen.say(None, at, f"{side} {how} {marks}", style)


OUTPUT = Output(
    key="pocket_card",
    name="Pocket card",
    about="Folded once; both sides printed, turned on the long edge",
    shelf="show",
    title="Our credo, a pocket card",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("credo", "outcome", "freedom"),
    draw=draw,
    variants=(
        Variant(_TWO, "Two panels, folded once"),
        Variant(_THREE, "Three panels, folded twice"),
    ),
)
