"""The same words by Typst: a source once, compiled anew each time."""

from __future__ import annotations

from collections.abc import Callable

import typst

from benchmarks.script import (
    FONTS,
    ContentsList,
    Journey,
    NewPage,
    Part,
    Register,
    Script,
    Words,
)

_SPECIAL = frozenset("\\#*_$@<>`[]~-=+/\"'")

_SETTING = """#set document(title: "{title}", author: "{who}")
#set text(font: "Source Sans 3", size: 10.5pt, lang: "en", hyphenate: false)
#set par(leading: 7pt, spacing: 13pt)
#let display = "Source Serif 4"
#show heading.where(level: 1): it => block(below: 16pt,
  text(font: display, size: 28pt, weight: "regular", it.body))
#show heading.where(level: 2): it => block(above: 26pt, below: 12pt,
  text(size: 15pt, weight: "semibold", it.body))
#set page(paper: "a4", margin: (left: 65.5mm, right: 28.5mm, top: 28mm, bottom: 22mm))
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#bbbbbb")), inset: (x: 0pt, y: 5pt),
  column-gutter: 8pt)
#let wide(body) = pad(left: -43.5mm, right: -6.5mm, body)
#let small(body) = text(size: 8.5pt, body)
"""
_BODY_PAGES = """#let running = state("running", "")
#set page(
  header: wide(small[{who} #h(1fr) #context running.get()]),
  footer: wide(small[{left} #h(1fr) {middle} #h(1fr)
    #context [Page #counter(page).display() of #counter(page).final().first()]]))
"""


def _said(text: str) -> str:
    return "".join("\\" + c if c in _SPECIAL else c for c in text)


def source(script: Script) -> bytes:
    """Return *script* in Typst's language."""
    names = {"who": _said(script.organisation), "title": _said(script.title)}
    lines = [_SETTING.format(title=script.title, who=script.organisation)]
    lines.append("#align(center + horizon)[")
    for size, text in zip((15, 42, 14, 14, 8.5), script.cover, strict=True):
        lines.append(f"#text(font: display, size: {size}pt)[{_said(text)}]\n")
    lines.append("]")
    left, middle = map(_said, script.foot)
    lines.append(_BODY_PAGES.format(left=left, middle=middle, **names))
    lines += [_part(part) for part in script.parts]
    return "\n".join(lines).encode()


def _part(part: Part) -> str:
    match part:
        case NewPage():
            return f'#pagebreak()\n#running.update("{part.running}")'
        case Words():
            return _words(part)
        case ContentsList():
            rows = [
                f"#link(<{key}>)[{_said(number)} #h(12pt) {_said(title)} #h(1fr) "
                f"#context counter(page).at(<{key}>).first()]\n"
                for number, title, key in part.entries
            ]
            return "\n".join(rows)
        case Journey():
            cells = [
                f'[#circle(radius: 17pt, stroke: 1.5pt + rgb("#12395b"))'
                f"[#align(center + horizon, text(font: display, size: 22pt)[{_said(number)}])]"
                f" *{_said(name)}* \\ #small[{_said(note)}]]"
                for number, name, note in part.steps
            ]
            return (
                f"#wide(grid(columns: (1fr,) * {len(cells)}, align: center,\n"
                + ",\n".join(cells)
                + "))"
            )
        case Register():
            return _table(part)


def _words(part: Words) -> str:
    text = _said(part.text)
    match part.kind:
        case "h1":
            label = f" <{part.key}>" if part.key else ""
            if part.number:
                return f"= {_said(part.number)} {text}{label}\n"
            return f"#text(font: display, size: 28pt)[{text}]{label}\n"
        case "h2":
            return f"== {text}\n"
        case "bullet":
            return f"- {text}"
        case "lede" | "line":
            size = 14 if part.kind == "lede" else 18
            return f"\n#text(font: display, size: {size}pt)[{text}]\n"
        case "statement":
            return f'\n#text(font: display, style: "italic", size: 12pt)[{text}]\n'
        case "small":
            return f"\n#small[{text}]\n"
        case _:
            return f"\n{text}\n"


def _table(part: Register) -> str:
    columns = ", ".join(f"{share * 100:.2f}fr" for share in part.shares)
    head = ", ".join(f"[*{_said(text)}*]" for text in part.columns)
    rows = "\n".join("".join(f"[{_said(cell)}]," for cell in row) for row in part.rows)
    return (
        f"#wide[#set text(size: 9.5pt)\n#set par(leading: 4.5pt)\n"
        f"#table(columns: ({columns}), table.header({head}),\n{rows})]"
    )


def prepare(script: Script) -> Callable[[], bytes]:
    """Return what compiles *script* from nothing."""
    text = source(script)
    return lambda: typst.compile(text, font_paths=[str(FONTS)], ignore_system_fonts=True)
