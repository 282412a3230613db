"""The credo on one page: motto, belief, lines under their rules, steps, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credo_builder.compose.document import (
    Block,
    Callout,
    Columns,
    Document,
    Image,
    Look,
    Paragraph,
    Section,
    Text,
    WritingLines,
    plain,
)
from credo_builder.render.pdf.frames import Ruled
from credo_builder.render.pdf.logos import Mark
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.places import Place
from credo_builder.render.pdf.slabs import Slab, Stack, TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE, Geometry, Style
from credo_builder.render.pdf.typesetter import Typesetter
from credo_builder.render.pdf.wording import word
from credo_builder.values import dataclass

_SIZES = ((18, 24), (17, 23), (16, 22), (15, 20))
"""Size and leading of lines, tried from the style's own on until everything fits on the page."""


@dataclass(frozen=True)
class CredoParts:
    """The blocks of a credo section, sorted by what they are; ``foot`` is plain words."""

    logo: Image | None
    name: Paragraph | None
    motto: tuple[Block, ...]
    belief: tuple[Block, ...]
    lines: tuple[Paragraph, ...]
    steps: tuple[Block, ...]
    pledge: tuple[Block, ...]
    signatures: tuple[Block, ...]
    foot: str

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> CredoParts:
        """Sort *blocks*: other words belong to the belief before the lines, else the pledge."""
        names = ("motto", "belief", "lines", "steps", "pledge", "signatures")
        kinds: dict[str, list[Block]] = {k: [] for k in names}
        logo: Image | None = None
        name: Paragraph | None = None
        foot = ""
        for block in blocks:
            match block:
                case Image():
                    logo = block
                case Paragraph(role="line"):
                    kinds["lines"].append(block)
                case Paragraph(role="title"):
                    name = block
                case Paragraph(role="display"):
                    kinds["motto"].append(block)
                case Callout():
                    kinds["steps"].append(block)
                case Columns() | WritingLines():
                    kinds["signatures"].append(block)
                case Paragraph(role="small") if kinds["lines"]:
                    foot = plain(block.spans)
                case _:
                    kinds["pledge" if kinds["lines"] else "belief"].append(block)
        lines = tuple(b for b in kinds.pop("lines") if isinstance(b, Paragraph))
        parts = {name: tuple(found) for name, found in kinds.items()}
        return cls(logo=logo, name=name, lines=lines, foot=foot, **parts)


class CredoPage:
    """One credo section laid out for *page*.

    Args:
        setter: measures the blocks. section: the credo. look: for the logo.
        element: the section's structure element.
    """

    def __init__(
        self, setter: Typesetter, section: Section, look: Look, page: Geometry, element: Element
    ) -> None:
        self.setter = setter
        self.page = page
        self.look = look
        self.element = element
        self.parts = CredoParts.of(section.blocks)
        heading = Element("H1", element)
        self.title = setter.words_slab(
            (Text(section.title),), setter.theme["side_head"], SIDE, heading, anchor=section.key
        )
        self.name: Slab = Stack(())
        if self.parts.name is not None:
            style = replace(setter.theme["h2"], after=0, balance=True)
            named = self.parts.name.spans
            self.name = setter.words_slab(named, style, SIDE, Element("P", element))
        place = Place(page.live_width - MAIN_START, "page")
        self.motto = setter.stack(self.parts.motto, place, element)
        self.belief = Stack([self._belief(b, place) for b in self.parts.belief])
        self.owners = [Element("P", element) for _ in self.parts.lines]
        wide = Place(page.live_width, "page", page.main_start)
        self.steps = setter.stack(self.parts.steps, wide, element)
        self.pledge = setter.stack(self.parts.pledge, wide, element)
        self.signatures = setter.stack(self.parts.signatures, wide, element)
        self.beyond: list[Slab] = []

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Sizes and leadings to try for the lines, none above the style's own."""
        usual = self.setter.theme["line"]
        smaller = (one for one in _SIZES if one[0] <= usual.size and one[1] < usual.leading)
        return ((usual.size, usual.leading), *smaller)

    @property
    def mm(self) -> float:
        """A millimetre of A4's height on this page, in points."""
        return self.page.height / 297

    def _belief(self, block: Block, place: Place) -> Slab:
        """Return what we believe, in the voice of speech and the size of a lede."""
        if not isinstance(block, Paragraph):
            return self.setter.slab(block, place, self.element)
        theme = self.setter.theme
        style = replace(theme["lede"], face=theme["speech"].face, after=4)
        return self.setter.words_slab(
            block.spans, style, place.width, Element("P", self.element), anchor=block.anchor
        )

    def lines(self, style: Style) -> Stack:
        """Return the credo's lines in *style*, each above its rule."""
        width = self.page.live_width - MAIN_START
        rule = self.setter.theme.palette.rule
        pieces: list[Slab] = []
        for block, owner in zip(self.parts.lines, self.owners, strict=True):
            words = self.setter.words_slab(block.spans, style, width, owner, anchor=block.anchor)
            pieces.append(
                Ruled(words, width, colour=rule, thickness=0.75, gap=9, before=10, after=10)
            )
        return Stack(pieces)

    def fits(self) -> Slab | None:
        """Return the page as one slab, or None when even the smallest setting is too long.

        Steps that find no room on it are `beyond`, for the page after it.
        """
        for steps in (self.steps, Stack(())) if self.steps.pieces else (self.steps,):
            for size, leading in self.sizes:
                style = replace(self.setter.theme["line"], size=size, leading=leading)
                lines = self.lines(style)
                placed = self._placed(lines, steps)
                if placed is not None:
                    self.beyond = [] if steps is self.steps else [self.steps]
                    return _Fixed(placed, self)
        return None

    def flowing(self) -> list[Slab]:
        """Return the same content as slabs for ordinary pages."""
        size, leading = self.sizes[-1]
        lines = self.lines(replace(self.setter.theme["line"], size=size, leading=leading))
        rest = [self.steps, self.pledge, self.signatures]
        return [self.title, self.name, self.motto, self.belief, *lines.pieces, *rest]

    def _placed(self, lines: Stack, steps: Stack) -> list[tuple[float, float, Slab]] | None:
        """Return left, top and slab of every part, or None when they do not fit."""
        page, left = self.page, self.page.left
        main = left + MAIN_START
        mm = self.mm
        motto = 21 * mm
        belief = max(57 * mm, motto + self.motto.height + 12)
        if not self.belief.pieces:
            top = max(57 * mm, motto + self.motto.height + 24)
        else:
            top = max(88 * mm, belief + self.belief.height + 20)
        # A pledge stands over the signatures; they move down to make room for it.
        lowered = min(24.0, self.pledge.height) if self.pledge.pieces else 0.0
        signing = page.height - 47 * mm - 23 + lowered
        stepping = page.height - 80 * mm
        limit = signing if self.signatures.pieces else page.height - 30 * mm
        pledging = limit - self.pledge.height
        if self.pledge.pieces:
            limit = pledging
        if steps.pieces:
            stepping = min(stepping, limit - 16 - steps.height)
            limit = stepping
        if top + lines.height + 10 + 14 > limit:
            return None
        if self.signatures.pieces and signing + self.signatures.height > page.height - 20 * mm:
            return None
        placed: list[tuple[float, float, Slab]] = [
            (left, top + 9, self.title),
            (left, 22 * mm, self.name),
            (main, motto, self.motto),
            (main, belief, self.belief),
            (main, top, lines),
        ]
        if steps.pieces:
            placed.append((left, stepping, steps))
        placed += [(left, pledging, self.pledge), (left, signing, self.signatures)]
        return placed


class _Fixed(Slab):
    """The credo's parts at their places on the page, measured from its top."""

    def __init__(self, placed: list[tuple[float, float, Slab]], page: CredoPage) -> None:
        self.placed = placed
        self.page = page

    def draw(self, pen: Pen, x: float, y: float) -> None:
        page, geometry = self.page, self.page.page
        colours = pen.palette
        for left, top, slab in self.placed:
            slab.draw(pen, left, top)
        logo = page.parts.logo or page.look.logo
        if logo is not None:
            mark = Mark.of(page.setter.document, logo, page.setter.marks)
            mark.draw(pen, (x, y + 22 * page.mm), (SIDE, 14 * MM), page.element)
        lines = next((s for _, _, s in self.placed if isinstance(s, Stack) and _is_lines(s)), None)
        if lines is not None:
            top = next(t for _, t, s in self.placed if s is lines)
            foot = top + lines.height + 10
            right = geometry.left + geometry.live_width
            with pen.artifact():
                pen.line((x, top), (x + SIDE, top), colours.rule, 0.75)
                pen.line((x + MAIN_START, foot), (right, foot), colours.rule, 0.75)


def _is_lines(stack: Stack) -> bool:
    return bool(stack.pieces) and all(
        isinstance(p, Ruled) and isinstance(p.content, TextSlab) for p in stack.pieces
    )


def draw_credo_frame(pen: Pen, page: Geometry, document: Document, foot: str) -> None:
    """Draw the tall tab above the credo and the words at its foot."""
    facts, style = document.facts, pen.theme["foot"]
    with pen.artifact("/Type /Pagination"):
        pen.rectangle((page.left, -9, SIDE, 9 + 8 * MM), fill=pen.palette.solid)
        baseline = page.height - 19 * MM + style.baseline
        edition = word(document.words, "edition", edition=facts.edition) if facts.edition else ""
        left = foot or ", ".join(t for t in (facts.organisation, edition) if t)
        pen.say(None, (page.left, baseline), left, style)
        right = (page.left + page.live_width, baseline)
        pen.say(None, right, word(document.words, "wall"), style, align=1)
