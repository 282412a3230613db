"""The styles of a Word file: Word's own names where it has them, in the brand's letters."""

from __future__ import annotations

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.theme import Style, Theme
from credo_builder.render.word.letters import with_region
from credo_builder.render.word.xml import Element, element
from credo_builder.values import dataclass, replace

FACES = {
    "sans": ("Source Sans 3", "Calibri", "swiss"),
    "serif": ("Source Serif 4", "Georgia", "roman"),
    "hyper": ("Atkinson Hyperlegible", "Verdana", "swiss"),
}
"""Family of our own faces: the name of the font, a common one in its place, and its kind."""
_EASTERN = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
_COMPLEX = "Arial"
"""What letters from right to left are set in: our own fonts hold none."""


@dataclass(frozen=True)
class Rule:
    """What a paragraph style has besides its letters.

    ``above`` and ``below`` are spaces and ``left`` and ``hanging`` indents, all in points;
    ``over`` and ``under`` are colours of a line above or below it.
    """

    name: str
    like: Style
    based: str = "Normal"
    above: float = 0
    below: float = 0
    left: float = 0
    hanging: float = 0
    level: int | None = None
    keep_next: bool = False
    new_page: bool = False
    centred: bool = False
    to_end: bool = False
    over: Rgb | None = None
    under: Rgb | None = None
    tab: float = 0


def hexadecimal(colour: Rgb) -> str:
    """Return a colour as Word writes it."""
    return "".join(f"{round(channel * 255):02X}" for channel in colour)


def family(face: str) -> str:
    """Return the name of the font of one of our faces."""
    return FACES.get(face.split("-", maxsplit=1)[0], FACES["sans"])[0]


def identity(name: str) -> str:
    """Return the id of the style called *name*."""
    return name.replace(" ", "")


def letters(style: Style) -> list[Element]:
    """Return the properties of runs that *style* asks for, in the order Word wants."""
    name = family(style.face)
    made = [element("rFonts", ascii=name, hAnsi=name, cs=_COMPLEX)]
    weight = style.face.partition("-")[2]
    strong, italic = weight in {"semibold", "bold"}, weight == "italic"
    made += [element(tag, val="1" if strong else "0") for tag in ("b", "bCs")]
    made += [element(tag, val="1" if italic else "0") for tag in ("i", "iCs")]
    size = round(style.size * 2)
    made.append(element("color", val=hexadecimal(style.colour)))
    made += [element("sz", val=size), element("szCs", val=size)]
    return made


def rules(theme: Theme) -> tuple[Rule, ...]:
    """Return every paragraph style of *theme*, `Normal` first."""
    ink, hairline, text = theme.palette.ink, theme.palette.hairline, theme.palette.text
    centred = theme.style == "classic"
    title = replace(theme["display"], size=36, leading=40, colour=ink)
    heading_3 = replace(theme["h3"], colour=text)
    return (
        Rule("Normal", theme["body"], "", below=8),
        Rule("Title", title, above=90, below=8, centred=centred),
        Rule("Subtitle", theme["lede"], below=18, centred=centred),
        Rule("heading 1", theme["h1"], below=8, level=0, keep_next=True, new_page=True,
             tab=40),
        Rule("heading 2", theme["h2"], above=14, below=6, level=1, keep_next=True, over=ink),
        Rule("heading 3", heading_3, above=10, below=2, level=2, keep_next=True),
        Rule("Cover Name", theme["h2"], above=6, below=4, centred=centred),
        Rule("Cover Words", theme["small"], below=4, centred=centred),
        Rule("Motto", replace(theme["display"], size=26, leading=32), below=8),
        Rule("Cover Motto", replace(theme["lede"], size=18, leading=26, colour=text),
             above=24, below=120, centred=centred),
        Rule("Credo Line", theme["line"], above=3, below=3, under=theme.palette.rule),
        Rule("Lede", theme["lede"], below=10),
        Rule("Quote", theme["quote"], below=10),
        Rule("Statement", theme["statement"], above=2, below=6),
        Rule("Text", theme["text"], above=2, below=4),
        Rule("Note", theme["small"], below=4),
        Rule("Fact", theme["small"], below=2, left=100, hanging=100, tab=100, keep_next=True),
        Rule("Marks", theme["code"], above=2, below=4, keep_next=True),
        Rule("Name", theme["title_small"], above=4, below=2, keep_next=True),
        Rule("Count", theme["number_landscape"], below=4),
        Rule("Total", theme["figure_strong"], above=5, below=10, to_end=True),
        Rule("Callout Title", theme["side_head"], above=8, below=2, keep_next=True),
        Rule("caption", theme["h3"], above=10, below=6, keep_next=True),
        Rule("Table Text", theme["cell"], above=1, below=1),
        Rule("Table Statement", theme["cell_statement"], above=1, below=1),
        Rule("Table Note", theme["small"], above=0, below=1),
        Rule("Table Name", theme["title_small"], above=2, below=2),
        Rule("Table Heading", theme["table_head"], above=2, below=2),
        Rule("Table Group", theme["group"], above=4, below=2, keep_next=True),
        Rule("Table End", replace(theme["small"], size=4, leading=6)),
        Rule("List Bullet", theme["text"], below=3),
        Rule("List Ticked", theme["text"], "List Bullet", below=3),
        Rule("List Crossed", theme["text"], "List Bullet", below=3),
        Rule("List Number", theme["text"], below=3),
        Rule("List Continue", theme["text"], below=3),
        Rule("Writing Line", theme["small"], above=6, below=2, under=theme.palette.rule),
        Rule("Cut Line", theme["small"], above=24, below=6, keep_next=True,
             over=theme.palette.rule),
        Rule("TOC Heading", theme["h2"], below=8),
        Rule("toc 1", theme["body"], above=1, below=1, left=28, hanging=28, tab=28,
             under=hairline),
        Rule("header", theme["foot"]),
        Rule("footer", theme["foot"], over=hairline),
    )  # fmt: skip


def paragraph_style(rule: Rule) -> Element:
    """Return one paragraph style."""
    made = element("style", element("name", val=rule.name), type="paragraph")
    made.set(_W_STYLE_ID, identity(_shown(rule.name)))
    if rule.name == "Normal":
        made.set(_W_DEFAULT, "1")
    if rule.based:
        made.append(element("basedOn", val=identity(_shown(rule.based))))
    if rule.name.startswith(("heading", "Title")):
        made.append(element("next", val="Normal"))
    made.append(element("qFormat"))
    made.append(_form(rule))
    made.append(element("rPr", *letters(rule.like)))
    return made


def _form(rule: Rule) -> Element:
    """Return the properties of paragraphs, in the order Word wants."""
    form = element("pPr")
    if rule.keep_next:
        form.extend([element("keepNext"), element("keepLines")])
    if rule.new_page:
        form.append(element("pageBreakBefore"))
    lines = [
        element(tag, val="single", sz=6, space=6, color=hexadecimal(colour))
        for tag, colour in (("top", rule.over), ("bottom", rule.under))
        if colour
    ]
    if rule.under:  # else neighbours of one style would share a single line below the last
        lines.append(_between(lines[-1]))
    if lines:
        form.append(element("pBdr", *lines))
    if rule.tab:
        form.append(element("tabs", element("tab", val="left", pos=_twentieths(rule.tab))))
    form.append(
        element("spacing", before=_twentieths(rule.above), after=_twentieths(rule.below),
                line=_twentieths(rule.like.leading), lineRule="atLeast")
    )  # fmt: skip
    if rule.left or rule.hanging:
        indents = {"left": _twentieths(rule.left), "hanging": _twentieths(rule.hanging)}
        form.append(element("ind", **indents))
    if rule.centred or rule.to_end:
        form.append(element("jc", val="center" if rule.centred else "right"))
    if rule.level is not None:
        form.append(element("outlineLvl", val=rule.level))
    return form


def _twentieths(points: float) -> int:
    return round(points * 20)


def _shown(name: str) -> str:
    """Return a name as ids have it: Word writes its own styles in lower case."""
    return name[:1].upper() + name[1:]


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


_W_STYLE_ID, _W_DEFAULT = _w("styleId"), _w("default")


def _character(name: str, *properties: Element) -> Element:
    made = element("style", element("name", val=name), type="character")
    made.set(_W_STYLE_ID, identity(name))
    made.append(element("qFormat"))
    made.append(element("rPr", *properties))
    return made


def style_sheet(theme: Theme, language: str) -> list[Element]:
    """Return everything that stands in the file's style sheet."""
    text = hexadecimal(theme.palette.text)
    eastern = language.split("-", maxsplit=1)[0]
    east = _EASTERN.get(eastern, _EASTERN["ja"])
    fonts = element("rFonts", ascii=family("sans"), hAnsi=family("sans"), cs=_COMPLEX)
    fonts.set(_w("eastAsia"), east)
    eastern_language = language if eastern in _EASTERN else "ja-JP"
    from_right = with_region(eastern) if theme.from_right else "ar-SA"
    speech = element("lang", val=with_region(language), eastAsia=eastern_language, bidi=from_right)
    defaults = element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts, speech)),
        element("pPrDefault", element("pPr")),
    )
    usual = element("style", element("name", val="Default Paragraph Font"), type="character")
    usual.set(_W_STYLE_ID, "DefaultParagraphFont")
    usual.set(_W_DEFAULT, "1")
    muted = hexadecimal(theme.palette.muted)
    return [
        defaults,
        *(paragraph_style(rule) for rule in rules(theme)),
        usual,
        _character("Strong", element("b"), element("bCs")),
        _character("Emphasis", element("i"), element("iCs")),
        _character("Hyperlink", element("color", val=text), element("u", val="single")),
        _character("Code", element("b"), element("bCs"), element("color", val=text)),
        _character("Missing", element("color", val=muted), element("u", val="dotted")),
        _character("Number", element("color", val=text)),
        *_tables(theme),
    ]


def _tables(theme: Theme) -> list[Element]:
    ink, hairline = hexadecimal(theme.palette.ink), hexadecimal(theme.palette.hairline)
    plain = element("style", element("name", val="Normal Table"), type="table")
    plain.set(_W_STYLE_ID, "TableNormal")
    plain.set(_W_DEFAULT, "1")
    edges = element("tblCellMar", *(element(tag, w=w, type="dxa") for tag, w in
                    (("top", 40), ("left", 0), ("bottom", 40), ("right", 140))))  # fmt: skip
    plain.append(element("tblPr", element("tblInd", w=0, type="dxa"), edges))
    ruled = element("style", element("name", val="Credo Table"), type="table")
    ruled.set(_W_STYLE_ID, "CredoTable")
    ruled.append(element("basedOn", val="TableNormal"))
    borders = element(
        "tblBorders",
        element("top", val="single", sz=8, space=0, color=ink),
        element("bottom", val="single", sz=8, space=0, color=ink),
        element("insideH", val="single", sz=4, space=0, color=hairline),
    )
    ruled.append(element("tblPr", borders))
    head = element("tblStylePr", type="firstRow")
    under = element("tcBorders", element("bottom", val="single", sz=8, space=0, color=ink))
    head.append(element("tcPr", under))
    ruled.append(head)
    return [plain, ruled]


def font_table(theme: Theme) -> bytes:
    """Return the table of fonts, each of ours with a common one in its place."""
    names = {family(style.face) for style in theme.styles.values()} | {family("sans")}
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{usual}"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        for name, usual, kind in FACES.values()
        if name in names
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{start}<w:fonts {space}>{rows}</w:fonts>".encode()


def _between(line: Element) -> Element:
    """Return a line like *line*, to stand between paragraphs of one style."""
    made = element("between")
    for name, value in line.attrib.items():
        made.set(name, value)
    return made
