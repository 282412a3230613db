"""The limit inside the library: a bare canvas, words measured once, no tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.script import (
    BOTTOM,
    BRAND,
    FACES,
    GREY,
    LEFT,
    MAIN,
    MEASURE,
    MM,
    PAGE,
    RULE,
    STYLES,
    TOP,
    WIDTH,
    ContentsList,
    Journey,
    NewPage,
    Register,
    Script,
    Style,
    Words,
    font_file,
)

_INK = HexColor("#000000")
_BRAND, _GREY, _RULE = HexColor(BRAND), HexColor(GREY), HexColor(RULE)
_PAD, _GUTTER = 5.0, 8.0
_FLOOR = BOTTOM


def prepare(script: Script) -> Callable[[], bytes]:
    """Return what prints *script*; the fonts are registered once."""
    rl_config.useA85 = 0
    rl_config.invariant = 1
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(font_file(face)), shapable=False))
    return lambda: _Press(script).print()


@dataclass
class _Late:
    """A page number of the contents, written at the end: its page, baseline and place."""

    page: int
    baseline: float
    key: str


class _Press:
    """One printing: a page stays open until the number of pages is known."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.out = BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=PAGE, pageCompression=1, lang="en-GB")
        self.canvas.setTitle(script.title)
        self.canvas.setAuthor(script.organisation)
        self.y = 0.0
        self.running = ""
        self.widths: dict[str, dict[str, float]] = {face: {} for face in FACES}
        self.fonts = {face: pdfmetrics.getFont(face) for face in FACES}
        self.pages: list[dict[str, Any]] = []
        self.starts: dict[str, int] = {}
        self.late: list[_Late] = []

    def print(self) -> bytes:
        """Return the finished file."""
        self._cover()
        for part in self.script.parts:
            match part:
                case Words():
                    self._words(part)
                case NewPage():
                    self._new_page(part.running)
                case Register():
                    self._register(part)
                case Journey():
                    self._journey(part)
                case ContentsList():
                    self._contents(part)
        self._keep()
        self._finish()
        return self.out.getvalue()

    # Pages -----------------------------------------------------------------------

    def _keep(self) -> None:
        self.pages.append(dict(self.canvas.__dict__))
        self.canvas._startPage()  # noqa: SLF001  as showPage does, but the page stays open

    def _new_page(self, running: str) -> None:
        self._keep()
        self.running = running
        self.y = PAGE[1] - TOP
        canvas, script = self.canvas, self.script
        canvas.setFillColor(_BRAND)
        canvas.rect(LEFT, PAGE[1] - 3 * MM, 39.5 * MM, 3 * MM, stroke=0, fill=1)
        canvas.setFillColor(_GREY)
        canvas.setFont("sans", 8.5)
        canvas.drawString(LEFT, PAGE[1] - 13 * MM, script.organisation)
        canvas.drawRightString(LEFT + WIDTH, PAGE[1] - 13 * MM, running)
        canvas.setStrokeColor(_RULE)
        canvas.line(LEFT, 13 * MM + 12, LEFT + WIDTH, 13 * MM + 12)
        canvas.drawString(LEFT, 13 * MM, script.foot[0])
        canvas.drawString(LEFT + MAIN, 13 * MM, script.foot[1])

    def _finish(self) -> None:
        canvas, total = self.canvas, len(self.pages)
        late: dict[int, list[_Late]] = {}
        for slot in self.late:
            late.setdefault(slot.page, []).append(slot)
        for index, page in enumerate(self.pages):
            canvas.__dict__.update(page)
            if index:
                canvas.setFillColor(_GREY)
                canvas.setFont("sans", 8.5)
                canvas.drawRightString(LEFT + WIDTH, 13 * MM, f"Page {index + 1} of {total}")
            for slot in late.get(index, ()):
                canvas.setFont("sans", STYLES["entry"].size)
                number = str(self.starts.get(slot.key, ""))
                canvas.drawRightString(LEFT + MAIN + MEASURE, slot.baseline, number)
            Canvas.showPage(canvas)
        canvas.save()

    def _cover(self) -> None:
        canvas = self.canvas
        canvas.setStrokeColor(_BRAND)
        for inset in (12 * MM, 13.6 * MM):
            canvas.rect(inset, inset, PAGE[0] - 2 * inset, PAGE[1] - 2 * inset)
        self.y = PAGE[1] - 44 * MM
        kinds = ("h2", "title", "lede", "lede", "small")
        for kind, text in zip(kinds, self.script.cover, strict=True):
            style = STYLES[kind]
            canvas.setFillColor(_BRAND if style.coloured else _INK)
            canvas.setFont(style.face, style.size)
            for line in self._lines(text, style, 120 * MM):
                self.y -= style.leading
                canvas.drawCentredString(PAGE[0] / 2, self.y, line)
            self.y -= 80

    # Words -----------------------------------------------------------------------

    def _lines(self, text: str, style: Style, width: float) -> list[str]:
        """Break *text* greedily; each word's width is asked for once."""
        known, font = self.widths[style.face], self.fonts[style.face]
        limit = width / style.size
        gap = known.get(" ")
        if gap is None:
            gap = known[" "] = font.stringWidth(" ", 1)
        lines: list[str] = []
        line: list[str] = []
        used = -gap
        for word in text.split():
            wide = known.get(word)
            if wide is None:
                wide = known[word] = font.stringWidth(word, 1)
            if used + gap + wide > limit and line:
                lines.append(" ".join(line))
                line, used = [word], wide
            else:
                line.append(word)
                used += gap + wide
        if line:
            lines.append(" ".join(line))
        return lines

    def _words(self, part: Words) -> None:
        style = STYLES[part.kind]
        hang = 13.0 if part.kind == "bullet" else 0.0
        left = LEFT + MAIN + hang
        canvas = self.canvas
        if part.kind == "h1":
            self.starts[part.key] = len(self.pages) + 1
            canvas.bookmarkPage(part.key)
            if part.number:
                canvas.addOutlineEntry(f"{part.number} {part.text}", part.key, 0, closed=False)
                canvas.setFillColor(_BRAND)
                canvas.setFont(style.face, style.size)
                canvas.drawString(LEFT, self.y - style.leading + 0.22 * style.size, part.number)
        self.y -= style.before
        lines = self._lines(part.text, style, MEASURE - hang)
        if part.kind == "h2":
            self._room(style.leading * (len(lines) + 2))
            canvas.setStrokeColor(_INK)
            canvas.line(LEFT, self.y + 7, LEFT + WIDTH, self.y + 7)
        if hang:
            self._room(style.leading)
            canvas.setFillColor(_INK)
            canvas.circle(left - 10, self.y - 9, 1.5, stroke=0, fill=1)
        self._set(lines, style, left)
        self.y -= style.after

    def _room(self, height: float) -> None:
        if self.y - height < _FLOOR:
            self._new_page(self.running)

    def _set(self, lines: list[str], style: Style, left: float) -> None:
        canvas = self.canvas
        while lines:
            count = int((self.y - _FLOOR) // style.leading)
            if count < 1:
                self._new_page(self.running)
                continue
            here, lines = lines[:count], lines[count:]
            canvas.setFillColor(_INK)
            text = canvas.beginText(left, self.y - style.leading + 0.22 * style.size)
            text.setFont(style.face, style.size, style.leading)
            text.textLines(here)
            canvas.drawText(text)
            self.y -= style.leading * len(here)

    # Contents, tables, figures ---------------------------------------------------

    def _contents(self, part: ContentsList) -> None:
        style, canvas = STYLES["entry"], self.canvas
        for number, title, key in part.entries:
            self._room(style.leading)
            top, self.y = self.y, self.y - style.leading
            baseline = self.y + 8
            canvas.setFillColor(_INK)
            canvas.setFont(style.face, style.size)
            canvas.drawString(LEFT + MAIN, baseline, number)
            canvas.drawString(LEFT + MAIN + 33, baseline, title)
            area = (LEFT + MAIN, self.y, LEFT + MAIN + MEASURE, top)
            canvas.linkRect("", key, area, thickness=0)
            canvas.setStrokeColor(_RULE)
            canvas.line(area[0], self.y, area[2], self.y)
            self.late.append(_Late(len(self.pages), baseline, key))

    def _register(self, part: Register) -> None:
        style, canvas = STYLES["cell"], self.canvas
        widths = [WIDTH * share for share in part.shares]
        self._room(60)
        self._head(part, widths)
        for row in part.rows:
            cells = [
                self._lines(text, style, max(20.0, wide - _GUTTER))
                for text, wide in zip(row, widths, strict=True)
            ]
            high = style.leading * max(map(len, cells)) + 2 * _PAD
            if self.y - high < _FLOOR and self.y < PAGE[1] - TOP - 40:
                self._new_page(self.running)
                self._head(part, widths)
            canvas.setFillColor(_INK)
            text = canvas.beginText()
            text.setFont(style.face, style.size, style.leading)
            left = LEFT
            for lines, wide in zip(cells, widths, strict=True):
                text.setTextOrigin(left, self.y - _PAD - 0.78 * style.leading)
                text.textLines(lines)
                left += wide
            canvas.drawText(text)
            self.y -= high
            canvas.line(LEFT, self.y, LEFT + WIDTH, self.y)

    def _head(self, part: Register, widths: list[float]) -> None:
        style, canvas, left = STYLES["head"], self.canvas, LEFT
        canvas.setFillColor(_INK)
        canvas.setFont(style.face, style.size)
        for head, wide in zip(part.columns, widths, strict=True):
            canvas.drawString(left, self.y - style.leading, head)
            left += wide
        self.y -= style.leading + 5
        canvas.setStrokeColor(_RULE)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, self.y, LEFT + WIDTH, self.y)

    def _journey(self, part: Journey) -> None:
        self._room(116)
        canvas, axis = self.canvas, self.y - 30
        pitch = (WIDTH - 72) / max(1, len(part.steps) - 1)
        radius = min(25.0, pitch * 0.3)
        canvas.setStrokeColor(_BRAND)
        canvas.setLineWidth(1.5)
        for place, (number, name, note) in enumerate(part.steps):
            centre = LEFT + 36 + place * pitch
            if place + 1 < len(part.steps):
                canvas.line(centre + radius, axis, centre + pitch - radius, axis)
            canvas.circle(centre, axis, radius)
            canvas.setFillColor(_INK)
            canvas.setFont("serif", 22)
            canvas.drawCentredString(centre, axis - 7.4, number)
            canvas.setFont("strong", 10.5)
            canvas.drawCentredString(centre, axis - 46, name)
            canvas.setFont("sans", 8.5)
            canvas.drawCentredString(centre, axis - 60, note)
        canvas.setLineWidth(0.5)
        self.y -= 116
