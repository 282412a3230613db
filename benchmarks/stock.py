"""The textbook way: platypus flowables, paragraphs in every cell, two passes for the contents."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from benchmarks.script import (
    BOTTOM,
    BRAND,
    FACES,
    GREY,
    LEFT,
    MAIN,
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
    Words,
    font_file,
)

_BLACK, _BRAND, _GREY = HexColor("#000000"), HexColor(BRAND), HexColor(GREY)
_SPAN = 10.5 * MM
"""What the right margin of running text leaves free, in points."""


def prepare(script: Script) -> Callable[[], bytes]:
    """Return what prints *script*; the fonts are registered once."""
    rl_config.useA85 = 0
    rl_config.invariant = 1
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(font_file(face)), shapable=False))
    pdfmetrics.registerFontFamily("sans", "sans", "strong", "italic", "strong")
    return lambda: _built(script)


def _built(script: Script) -> bytes:
    out = BytesIO()
    _Template(out, script).multiBuild(_story(script), canvasmaker=_Numbered)
    return out.getvalue()


class _Numbered(Canvas):  # type: ignore[misc]
    """The usual recipe for “Page 1 of 9”: pages are kept until their number is known."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        total = len(self._kept)
        for index, page in enumerate(self._kept):
            self.__dict__.update(page)
            if index:
                self.setFillColor(_GREY)
                self.setFont("sans", 8.5)
                self.drawRightString(LEFT + WIDTH, 13 * MM, f"Page {index + 1} of {total}")
            super().showPage()
        super().save()


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Cover and body pages, and the headings told to the contents."""

    def __init__(self, out: BytesIO, script: Script) -> None:
        super().__init__(
            out, pagesize=PAGE, title=script.title, author=script.organisation, lang="en-GB"
        )
        self.script = script
        self.running = ""
        self.addPageTemplates(
            [
                PageTemplate("cover", [_frame()], onPage=self._cover_page),
                PageTemplate("body", [_frame()], onPageEnd=self._body_page),
            ]
        )

    def _cover_page(self, canvas: Any, _template: Any) -> None:
        canvas.setStrokeColor(_BRAND)
        for inset in (12 * MM, 13.6 * MM):
            canvas.rect(inset, inset, PAGE[0] - 2 * inset, PAGE[1] - 2 * inset)

    def _body_page(self, canvas: Any, _template: Any) -> None:
        canvas.saveState()
        canvas.setFillColor(_BRAND)
        canvas.rect(LEFT, PAGE[1] - 3 * MM, 39.5 * MM, 3 * MM, stroke=0, fill=1)
        canvas.setFillColor(_GREY)
        canvas.setFont("sans", 8.5)
        canvas.drawString(LEFT, PAGE[1] - 13 * MM, self.script.organisation)
        canvas.drawRightString(LEFT + WIDTH, PAGE[1] - 13 * MM, self.running)
        canvas.setStrokeColor(HexColor(RULE))
        canvas.line(LEFT, 13 * MM + 12, LEFT + WIDTH, 13 * MM + 12)
        canvas.drawString(LEFT, 13 * MM, self.script.foot[0])
        canvas.drawString(LEFT + MAIN, 13 * MM, self.script.foot[1])
        canvas.restoreState()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        part = getattr(flowable, "part", None)
        if isinstance(part, Words):
            self.running = part.text
            self.canv.bookmarkPage(part.key)
            if part.number:
                words = f"{part.number} {part.text}"
                self.canv.addOutlineEntry(words, part.key, 0, closed=False)
                self.notify("TOCEntry", (0, escape(words), self.page, part.key))


def _frame() -> Frame:
    height = PAGE[1] - TOP - BOTTOM
    return Frame(
        LEFT, BOTTOM, WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


def _style(kind: str, left: float = MAIN, right: float = _SPAN) -> ParagraphStyle:
    style = STYLES[kind]
    return ParagraphStyle(
        kind,
        fontName=style.face,
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        textColor=_BRAND if style.coloured else _BLACK,
        leftIndent=left,
        rightIndent=right,
        keepWithNext=kind in {"h1", "h2"},
    )


class _Journey(Flowable):  # type: ignore[misc]
    """Numbered circles on a line."""

    def __init__(self, part: Journey) -> None:
        super().__init__()
        self.steps = part.steps

    def wrap(self, *_room: float) -> tuple[float, float]:
        return WIDTH, 116

    def draw(self) -> None:
        canvas, axis = self.canv, 86
        pitch = (WIDTH - 72) / max(1, len(self.steps) - 1)
        radius = min(25.0, pitch * 0.3)
        canvas.setStrokeColor(_BRAND)
        canvas.setLineWidth(1.5)
        for place, (number, name, note) in enumerate(self.steps):
            centre = 36 + place * pitch
            if place + 1 < len(self.steps):
                canvas.line(centre + radius, axis, centre + pitch - radius, axis)
            canvas.circle(centre, axis, radius)
            canvas.setFont("serif", 22)
            canvas.drawCentredString(centre, axis - 7.4, number)
            canvas.setFont("strong", 10.5)
            canvas.drawCentredString(centre, axis - 46, name)
            canvas.setFont("sans", 8.5)
            canvas.drawCentredString(centre, axis - 60, note)


def _story(script: Script) -> list[Flowable]:
    styles = {kind: _style(kind) for kind in STYLES}
    covers = {kind: _style(kind, 0, 0) for kind in STYLES}
    kinds = ("h2", "title", "lede", "lede", "small")
    story: list[Flowable] = [Spacer(1, 60)]
    for kind, text in zip(kinds, script.cover, strict=True):
        story += [Paragraph(escape(text), covers[kind]), Spacer(1, 60)]
    story.append(NextPageTemplate("body"))
    points: list[str] = []
    for part in script.parts:
        bullet = isinstance(part, Words) and part.kind == "bullet"
        if points and not bullet:
            story.append(_list(points, styles["bullet"]))
            points = []
        if bullet and isinstance(part, Words):
            points.append(part.text)
        else:
            story += _flowables(part, styles)
    if points:
        story.append(_list(points, styles["bullet"]))
    return story


def _list(points: list[str], style: ParagraphStyle) -> ListFlowable:
    plain = ParagraphStyle("point", parent=style, leftIndent=0)
    items = [ListItem(Paragraph(escape(text), plain)) for text in points]
    return ListFlowable(items, bulletType="bullet", bulletFontName="sans", leftIndent=MAIN + 13)


def _flowables(part: Any, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    match part:
        case NewPage():
            return [PageBreak()]
        case Words():
            text = f"{part.number} {part.text}" if part.number else part.text
            paragraph = Paragraph(escape(text), styles[part.kind])
            if part.kind == "h1":
                paragraph.part = part
            return [paragraph]
        case ContentsList():
            contents = TableOfContents()
            contents.levelStyles = [styles["entry"]]
            return [contents]
        case Journey():
            return [_Journey(part)]
        case Register():
            return [_table(part)]
    return []


def _table(part: Register) -> Table:
    cell, head = _style("cell", 0, 0), _style("head", 0, 0)
    rows = [[Paragraph(escape(text), head) for text in part.columns]]
    rows += [[Paragraph(escape(text), cell) for text in row] for row in part.rows]
    commands = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(RULE)),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    widths = [WIDTH * share for share in part.shares]
    return Table(rows, colWidths=widths, repeatRows=1, style=commands)
