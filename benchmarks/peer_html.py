"""The same words as HTML, printed by WeasyPrint or by xhtml2pdf."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO
from itertools import groupby

from benchmarks.script import (
    FACES,
    ContentsList,
    Journey,
    NewPage,
    Part,
    Register,
    Script,
    Words,
    font_file,
)

_COMMON = """
body { font-family: sans_; font-size: 10.5pt; line-height: 16pt }
p { margin: 0 0 8pt 0 }
h1 { font-family: serif_; font-size: 28pt; line-height: 32pt; font-weight: normal }
h2 { font-family: strong_; font-size: 15pt; line-height: 20pt; font-weight: normal }
p.lede { font-family: serif_; font-size: 14pt; line-height: 20pt }
p.line { font-family: serif_; font-size: 18pt; line-height: 24pt }
p.statement { font-family: italic_; font-size: 12pt; line-height: 17pt }
p.small { font-size: 8.5pt; line-height: 12pt }
li { font-size: 9.5pt; line-height: 14pt }
table { width: 100%; font-size: 9.5pt; line-height: 12pt }
td, th { text-align: left; vertical-align: top; padding: 5pt 4pt 5pt 0;
  border-bottom: 0.5pt solid #bbbbbb }
th { font-family: strong_; font-size: 8.5pt; font-weight: normal }
"""
_FACE = "@font-face {{ font-family: {name}_; src: url('{file}') }}\n"

_PAGED = """
@page {{ size: A4; margin: 28mm 22mm 22mm 65.5mm;
  @top-left {{ content: "{who}"; font: 8.5pt sans_ }}
  @top-right {{ content: string(running); font: 8.5pt sans_ }}
  @bottom-left {{ content: "{left} {middle}"; font: 8.5pt sans_ }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 8.5pt sans_ }} }}
@page :first {{ @top-left {{ content: none }} @top-right {{ content: none }}
  @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}
h1 {{ string-set: running content(text); bookmark-level: none }}
h1.listed {{ bookmark-level: 1 }} h2 {{ bookmark-level: none; break-after: avoid }}
.new {{ break-before: page }} table {{ margin-left: -43.5mm; width: 166mm; table-layout: fixed;
  border-collapse: collapse }} tr {{ break-inside: avoid }}
a {{ color: black; text-decoration: none }}
a.entry::after {{ content: leader(' ') target-counter(attr(href), page) }}
"""
_FRAMED = """
@page {{ size: a4; margin: 28mm 22mm 26mm 22mm;
  @frame head {{ -pdf-frame-content: running_head; top: 10mm; left: 22mm; width: 166mm;
    height: 8mm }}
  @frame foot {{ -pdf-frame-content: running_foot; bottom: 10mm; left: 22mm; width: 166mm;
    height: 8mm }} }}
h1 {{ -pdf-outline: true; -pdf-outline-level: 0 }} h2 {{ -pdf-outline: false }}
.new {{ page-break-before: always }}
"""


def _faces() -> str:
    return "".join(_FACE.format(name=name, file=font_file(name).as_posix()) for name in FACES)


def _body(script: Script) -> str:
    cover = "".join(f"<p class='lede'>{escape(text)}</p>" for text in script.cover)
    return cover + "".join(_parts(script.parts))


def _parts(parts: tuple[Part, ...]) -> Iterator[str]:
    fresh = False
    for bullets, group in groupby(parts, lambda p: isinstance(p, Words) and p.kind == "bullet"):
        if bullets:
            points = (f"<li>{escape(p.text)}</li>" for p in group if isinstance(p, Words))
            yield f"<ul>{''.join(points)}</ul>"
            continue
        for part in group:
            if isinstance(part, NewPage):
                fresh = True
                continue
            if fresh:
                yield "<div class='new'></div>"
            fresh = False
            yield _part(part)


def _part(part: Part) -> str:
    match part:
        case Words():
            return _words(part)
        case ContentsList():
            return "".join(_entry(*entry) for entry in part.entries)
        case Journey():
            return "<p>" + " ".join(escape(w) for step in part.steps for w in step) + "</p>"
        case Register():
            heads = "".join(
                f"<th width='{share * 100:.0f}%' style='width: {share * 100:.2f}%'>"
                f"{escape(text)}</th>"
                for text, share in zip(part.columns, part.shares, strict=True)
            )
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
                for row in part.rows
            )
            return (
                f"<table repeat='1'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
            )
        case _:
            return ""


def _entry(number: str, title: str, key: str) -> str:
    return f"<p><a class='entry' href='#{key}'>{escape(f'{number} {title}')}</a></p>"


def _words(part: Words) -> str:
    words = escape(f"{part.number} {part.text}".strip())
    if part.kind == "h1":
        listed = " class='listed'" if part.number else ""
        return f"<h1 id='{part.key}'{listed}><a name='{part.key}'></a>{words}</h1>"
    if part.kind == "h2":
        return f"<h2>{words}</h2>"
    return f"<p class='{part.kind}'>{words}</p>"


def prepare_weasyprint(script: Script) -> Callable[[], bytes]:
    """Return what prints *script* with WeasyPrint; its source is ready beforehand."""
    import weasyprint  # noqa: PLC0415  the other printer may be there alone

    left, middle = script.foot
    css = _faces() + _COMMON + _PAGED.format(who=script.organisation, left=left, middle=middle)
    page = (
        f"<html lang='en'><head><title>{escape(script.title)}</title><style>{css}</style></head>"
        f"<body>{_body(script)}</body></html>"
    )
    return lambda: bytes(weasyprint.HTML(string=page).write_pdf())


def prepare_xhtml2pdf(script: Script) -> Callable[[], bytes]:
    """Return what prints *script* with xhtml2pdf; its source is ready beforehand."""
    from xhtml2pdf import pisa  # noqa: PLC0415  the other printer may be there alone

    logging.disable(logging.CRITICAL)
    css = _faces() + _COMMON + _FRAMED.format()
    head = f"<div id='running_head'>{escape(script.organisation)}</div>"
    foot = (
        f"<div id='running_foot'>{escape(' '.join(script.foot))} "
        "Page <pdf:pagenumber/> of <pdf:pagecount/></div>"
    )
    page = (
        f"<html><head><title>{escape(script.title)}</title><style>{css}</style></head>"
        f"<body>{head}{foot}{_body(script)}</body></html>"
    )

    def made() -> bytes:
        out = BytesIO()
        pisa.CreatePDF(page, dest=out, encoding="utf-8")
        return out.getvalue()

    return made
