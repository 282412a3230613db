"""The pen: draws on the current sheet and ties what it draws to the structure tree.

Lengths are points; *x* is measured from the edge where reading starts, *y* from the top of the
sheet downwards. Only here do the two become places on paper: in a document that reads from right
to left, everything is drawn as in a mirror but words, pictures and ticks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from credo_builder.render.pdf.colour import Palette, Rgb
from credo_builder.render.pdf.fonts import Face
from credo_builder.render.pdf.forms import FieldArea
from credo_builder.render.pdf.glyphwork import (
    ELSEWHERE,
    FirstSubset,
    glyph_operators,
    spoken_as,
)
from credo_builder.render.pdf.lines import Fragment, Line, Run, ended, line_width
from credo_builder.render.pdf.shapes import Shapes
from credo_builder.render.pdf.sheets import LateNumber, LinkArea, Sheet, Shown, fragments
from credo_builder.render.pdf.tags import AnnotationMark, Element
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.values import replace

URL_SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""What a link may lead to, besides places of the document itself."""


class Pen(Shapes):
    """Draws on the current sheet and ties what it draws to the structure tree.

    Args:
        document: ReportLab's document, which hands out font subsets.
        theme: colours and styles. anchors: names that links may lead to.
        named: what stands at them, said with a link whose text is their code alone.
    """

    def __init__(
        self,
        document: Any,
        theme: Theme,
        anchors: frozenset[str],
        named: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(document, mirrored=theme.from_right)
        self.theme = theme
        self.anchors = anchors
        self.named = named or {}
        self.sheets: list[Sheet] = []
        self.link_count = 0
        self.late: list[LateNumber] = []
        self._depth = 0
        self._subsets: dict[Face, FirstSubset] = {}
        self._anchored: set[str] = set()
        self._link_elements: dict[tuple[int, str], Element] = {}

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return self.theme.palette

    def add_sheet(
        self,
        width: float,
        height: float,
        *,
        bleed: float = 0,
        turn: int = 0,
        shown: Shown | None = None,
    ) -> Sheet:
        """Append an empty sheet and turn to it; what is named as `Sheet` has it."""
        sheet = Sheet(len(self.sheets), width, height, bleed=bleed, turn=turn, shown=shown)
        if sheet.turning:
            sheet.code.append(sheet.turning)
        self.sheets.append(sheet)
        self.turn_to(sheet)
        return sheet

    # Marked content ------------------------------------------------------------

    @contextmanager
    def mark(self, element: Element | None, actual: str = "") -> Iterator[None]:
        """Draw inside for *element*; without one, or inside an artifact, as an artifact."""
        if element is None:
            with self.artifact():
                yield
            return
        if self._depth:
            yield
            return
        self._depth += 1
        self.sheet.code.append(self._opening(element, actual))
        yield
        self.sheet.code.append("EMC")
        self._depth -= 1

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw inside as decoration, such as a rule or a repeated head."""
        if self._depth:
            yield
            return
        self._depth += 1
        self.sheet.code.append(f"/Artifact << {kind} >> BDC" if kind else "/Artifact BMC")
        yield
        self.sheet.code.append("EMC")
        self._depth -= 1

    @property
    def in_artifact(self) -> bool:
        """Whether what is drawn now belongs to marked content already open."""
        return self._depth > 0

    def _opening(self, element: Element, actual: str = "") -> str:
        """Return the operator that opens the next marked content of the sheet, for *element*."""
        sheet = self._sheet
        number = len(sheet.marks)
        sheet.marks.append(element)
        element.kids.append((sheet.index, number))
        said = f" {spoken_as(actual)}" if actual else ""
        return f"/{element.tag} <</MCID {number}{said}>> BDC"

    def link(self, element: Element, area: LinkArea) -> None:
        """Make *area* clickable and tie it to the Link *element*."""
        left, top, right, bottom = area.box
        left = self.left_of(left, right - left)
        box = (left, top, left + area.box[2] - area.box[0], bottom)
        self._link(element, replace(area, box=box))

    def _link(self, element: Element, area: LinkArea) -> None:
        number = self.link_count
        self.link_count += 1
        self.sheet.links.append((number, area))
        element.kids.append(AnnotationMark(self.sheet.index, number))

    def field(self, element: Element, area: FieldArea) -> None:
        """Make *area* a place to fill in, and tie it to the Form *element*."""
        left, top, right, bottom = area.box
        left = self.left_of(left, right - left)
        box = (left, top, left + area.box[2] - area.box[0], bottom)
        number = self.link_count
        self.link_count += 1
        self.sheet.fields.append((number, replace(area, box=box)))
        element.kids.append(AnnotationMark(self.sheet.index, number))

    def anchor(self, name: str, y: float) -> None:
        """Let links to *name* lead here; the first place of a name wins."""
        if name and name not in self._anchored:
            self._anchored.add(name)
            self.sheet.anchors[name] = y

    # Words ---------------------------------------------------------------------

    def paragraph(
        self,
        element: Element | None,
        lines: Sequence[Line],
        at: tuple[float, float],
        leading: float,
    ) -> None:
        """Draw *lines* one below the other, the baseline of the first *at* its place.

        All of them belong to *element*; *leading* is the distance of two baselines.
        """
        setting = _common_setting(lines)
        if setting is not None and not self.is_moved:
            subset = self._subset(setting.face)
            shown = "\n".join([line[0].text for line in lines]).translate(subset)
            if ELSEWHERE not in shown:
                self._paragraph(element, setting, shown, at, leading)
                return
        x, y = at
        self.lines(element, [(x, y + n * leading, line) for n, line in enumerate(lines)])

    def _paragraph(
        self,
        element: Element | None,
        setting: Fragment,
        shown: str,
        at: tuple[float, float],
        leading: float,
    ) -> None:
        """Draw what is *shown* in the first subset of one face as one piece of code."""
        self.fill_colour(setting.colour)
        set_up = ""
        font = f"{self._subset(setting.face).resource} {setting.size:.4g} Tf"
        if font != self._font:
            self._font = font
            set_up = f"{font}\n"
        if leading != self._leading and "\n" in shown:
            self._leading = leading
            set_up += f"{leading:.5g} TL\n"
        begin, end = "", "\nET"
        if not self._depth:
            begin = "/Artifact BMC\n" if element is None else f"{self._opening(element)}\n"
            end = "\nET\nEMC"
        x, y = at
        sheet = self._sheet
        sheet.code.append(
            f"{begin}BT\n{set_up}1 0 0 1 {x:.2f} {sheet.height - y:.2f} Tm\n({shown}) Tj{end}"
        )

    def _subset(self, face: Face) -> FirstSubset:
        subset = self._subsets.get(face)
        if subset is None:
            subset = self._subsets[face] = FirstSubset(face, self.document)
        return subset

    def lines(
        self,
        element: Element | None,
        placed: Sequence[tuple[float, float, Line]],
        tracking: float = 0,
    ) -> None:
        """Draw lines at (*x*, baseline *y*), all for *element*; links become Link elements."""
        if self.is_moved:
            placed = [(self._line_left(x, ln, tracking), y, ended(ln)) for x, y, ln in placed]
        if element is None or self._depth:
            with self.artifact():
                self._plain_lines(placed, tracking)
            return
        if not any(f.target for _, _, line in placed for f in line):
            self.sheet.code.append(self._opening(element))
            self._depth = 1
            self._plain_lines(placed, tracking)
            self._depth = 0
            self.sheet.code.append("EMC")
            return
        for x, y, line in placed:
            self._linked_line(element, x, y, line)

    def _line_left(self, x: float, line: Line, tracking: float) -> float:
        """Return where *line*, which starts at *x*, has its left end on paper."""
        tracked = tracking and not any(f.run and f.run.apart for f in line)
        letters = sum(len(f.text) for f in line) if tracked else 0
        return self.left_of(x, line_width(line) + tracking * letters)

    def _plain_lines(self, placed: Sequence[tuple[float, float, Line]], tracking: float) -> None:
        code = self.sheet.code
        code.append("BT")
        if tracking:
            code.append(f"{tracking:.2f} Tc")
        for x, y, line in placed:
            code.append(f"1 0 0 1 {x:.2f} {self._up(y):.2f} Tm")
            for fragment in line:
                if fragment.run is None:
                    self._show(fragment)
                else:
                    self._show_run(fragment, fragment.run, x, y)
        if tracking:
            code.append("0 Tc")
        code.append("ET")
        if any(f.dashed for _, _, line in placed for f in line):
            for x, y, line in placed:
                self._underline(x, y, line)

    def _show(self, fragment: Fragment) -> None:
        code = self._sheet.code
        self.fill_colour(fragment.colour)
        for resource, codes in self._subset(fragment.face).strings(fragment.text):
            wanted = f"{resource} {fragment.size:.4g} Tf"
            if wanted != self._font:
                code.append(wanted)
                self._font = wanted
            code.append(f"({codes}) Tj")

    def _show_run(self, part: Fragment, run: Run, x: float, y: float) -> None:
        self.sheet.code.append(f"1 0 0 1 {x + run.left:.2f} {self._up(y):.2f} Tm")
        if run.apart:
            self._font = ""
        if run.glyphs is None:
            self._show(part)
            return
        self.fill_colour(part.colour)
        subset = self._subset(part.face)
        code, self._font = glyph_operators(part, run.glyphs, subset, self._font)
        self.sheet.code += code

    def _underline(self, x: float, y: float, line: Line) -> None:
        for fragment in line:
            if fragment.dashed:
                with self.artifact():
                    left = x if fragment.run is None else x + fragment.run.left
                    end = (left + fragment.width, y + 3)
                    self._straight((left, y + 3), end, self.palette.muted, 0.75, "2.2 1.6")
            if fragment.run is None:
                x += fragment.width

    def _linked_line(self, element: Element, x: float, y: float, line: Line) -> None:
        start = 0
        while start < len(line):
            target = line[start].target
            end = start
            while end < len(line) and line[end].target == target:
                end += 1
            group = line[start:end]
            lefts = [x + f.run.left for f in group if f.run is not None]
            left, width = min(lefts, default=x), line_width(group)
            owner = self._link_element(element, target) if target else element
            with self.mark(owner):
                self._plain_lines(((x, y, group),), 0)
            if target:
                size = max(f.size for f in group)
                spoken = "".join(f.text for f in group).strip() or target
                if target == f"#{spoken}" and spoken in self.named:
                    spoken = f"{spoken}: {self.named[spoken]}"
                box = (left, y - 0.85 * size, left + width, y + 0.3 * size)
                self._link(owner, LinkArea(box, target, spoken))
            start, x = end, x if lefts else x + width

    def _link_element(self, parent: Element, target: str) -> Element:
        """Return the Link of *parent* to *target*, one however many lines it takes."""
        known = self._link_elements.get((id(parent), target))
        if known is not None and parent.kids and parent.kids[-1] is known:
            return known
        found = Element("Link", parent)
        self._link_elements[id(parent), target] = found
        return found

    def say(
        self,
        element: Element | None,
        at: tuple[float, float],
        text: str,
        style: Style,
        *,
        colour: Rgb | None = None,
        align: float = 0,
    ) -> float:
        """Draw one line with its baseline at *at*; *align* 0 start, .5 centre, 1 end.

        Returns its width.
        """
        line = fragments(text, style, colour)
        width = line_width(line)
        self.lines(element, (((at[0] - align * width), at[1], line),) if line else (), 0)
        return width


def _common_setting(lines: Sequence[Line]) -> Fragment | None:
    """Return how *lines* of a fragment each are set, None where they differ or need more."""
    first: Fragment | None = None
    for line in lines:
        if len(line) != 1:
            return None
        part = line[0]
        if part.run is not None or part.target or part.dashed:
            return None
        if first is None:
            first = part
        elif part.face is not first.face or part.size != first.size or part.colour != first.colour:
            return None
    return first
