"""The same words by fpdf2, with its own tables, without page numbers in the contents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from benchmarks.script import (
    BRAND,
    FACES,
    STYLES,
    ContentsList,
    Journey,
    NewPage,
    Part,
    Register,
    Script,
    Words,
    font_file,
)

_MM = 25.4 / 72
_LEFT, _MAIN, _WIDTH, _MEASURE = 22.0, 65.5, 166.0, 116.0


class _Sheets(FPDF):  # type: ignore[misc]
    """Head and foot of every page but the cover."""

    def __init__(self, script: Script) -> None:
        super().__init__(unit="mm", format="A4")
        self.script = script
        self.running = ""
        self.set_margins(_LEFT, 28, 22)
        self.set_auto_page_break(auto=True, margin=24)
        for face in FACES:
            self.add_font(face, "", str(font_file(face)))
        self.set_title(script.title)
        self.set_author(script.organisation)
        self.set_lang("en-GB")

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_font("sans", "", 8.5)
            self.set_xy(_LEFT, 10)
            self.cell(83, 5, self.script.organisation)
            self.cell(83, 5, self.running, align="R")
            self.set_xy(_LEFT, 28)

    def footer(self) -> None:
        if self.page_no() > 1:
            self.set_y(-16)
            self.set_font("sans", "", 8.5)
            self.cell(43.5, 5, self.script.foot[0])
            self.cell(80, 5, self.script.foot[1])
            self.cell(0, 5, f"Page {self.page_no()} of {{nb}}", align="R")


def prepare(script: Script) -> Callable[[], bytes]:
    """Return what prints *script*."""
    return lambda: _printed(script)


def _printed(script: Script) -> bytes:
    sheets = _Sheets(script)
    sheets.add_page()
    sheets.set_draw_color(BRAND)
    sheets.rect(12, 12, 186, 273)
    sheets.set_y(44)
    for kind, text in zip(("h2", "title", "lede", "lede", "small"), script.cover, strict=True):
        _write(sheets, kind, text, _LEFT, _WIDTH, align="C")
        sheets.ln(25)
    links = {p.key: sheets.add_link() for p in script.parts if isinstance(p, Words) and p.key}
    for part in script.parts:
        _part(sheets, part, links)
    return bytes(sheets.output())


def _write(
    sheets: _Sheets, kind: str, text: str, left: float, width: float, *, align: str = "L"
) -> None:
    style = STYLES[kind]
    sheets.set_font(style.face, "", style.size)
    sheets.set_x(left)
    if text:
        sheets.multi_cell(
            width,
            style.leading * _MM,
            text,
            align=align,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )


def _part(sheets: _Sheets, part: Part, links: dict[str, Any]) -> None:
    match part:
        case NewPage():
            sheets.running = part.running
            sheets.add_page()
        case Words():
            _words(sheets, part, links)
        case ContentsList():
            _contents(sheets, part, links)
        case Journey():
            _journey(sheets, part)
        case Register():
            _register(sheets, part)


def _words(sheets: _Sheets, part: Words, links: dict[str, Any]) -> None:
    style = STYLES[part.kind]
    if part.key:
        sheets.set_link(links[part.key])
        if part.number:
            sheets.start_section(part.text, 0)
            sheets.set_font(style.face, "", style.size)
            sheets.set_x(_LEFT)
            sheets.cell(20, style.leading * _MM, part.number)
    sheets.ln(style.before * _MM)
    left = _MAIN
    if part.kind == "bullet":
        sheets.set_font(style.face, "", style.size)
        sheets.set_x(left)
        sheets.cell(5, style.leading * _MM, "\u2022")
        left += 5
    _write(sheets, part.kind, part.text, left, _MEASURE - (left - _MAIN))
    sheets.ln(style.after * _MM)


def _contents(sheets: _Sheets, part: ContentsList, links: dict[str, Any]) -> None:
    """List the sections, each a link; numbers would need a second pass, so there are none."""
    style = STYLES["entry"]
    for number, title, key in part.entries:
        sheets.set_font(style.face, "", style.size)
        sheets.set_x(_MAIN)
        sheets.cell(_MEASURE, 8, f"{number}  {title}", link=links[key])
        sheets.ln(8)


def _journey(sheets: _Sheets, part: Journey) -> None:
    pitch = _WIDTH / len(part.steps)
    top = sheets.get_y()
    for place, (number, name, note) in enumerate(part.steps):
        left = _LEFT + place * pitch
        sheets.circle(left + pitch / 2, top + 8, 6)
        for kind, text, down in (("lede", number, 4), ("h2", name, 16), ("small", note, 22)):
            style = STYLES[kind]
            sheets.set_font(style.face, "", min(style.size, 12))
            sheets.set_xy(left, top + down)
            sheets.cell(pitch, 7, text, align="C")
    sheets.set_xy(_LEFT, top + 34)


def _register(sheets: _Sheets, part: Register) -> None:
    style = STYLES["cell"]
    sheets.set_font(style.face, "", style.size)
    with sheets.table(
        width=_WIDTH,
        col_widths=tuple(round(share * 1000) for share in part.shares),
        line_height=style.leading * _MM,
        headings_style=FontFace(family="strong", size_pt=8.5),
        borders_layout="HORIZONTAL_LINES",
        text_align="LEFT",
        padding=(1.7, 2.8, 1.7, 0),
    ) as table:
        for cells in (part.columns, *part.rows):
            row = table.row()
            for cell in cells:
                row.cell(cell)
