"""How a style looks on paper: sizes, leadings, faces, colours and the page's geometry."""

from __future__ import annotations

from credo_builder.compose.document import Look
from credo_builder.render.pdf.colour import Palette, Rgb, palette
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.values import dataclass, replace

MM = 72 / 25.4
SIDE = 39.5 * MM
"""Width of the side column in points."""
MAIN_START = 43.5 * MM
"""Where the main column starts, in points from the live left."""
BASELINE = 4.0
"""Every block starts on a multiple of this, in points from the live top."""


@dataclass(frozen=True)
class Style:
    """How a paragraph is set: face, size and leading in points, colour, space around.

    ``strong`` and ``italic`` are the faces of its emphasised words; ``balance`` evens its
    lines out; ``after_break`` colours what follows a line break, as the words under a label do;
    ``kern`` moves pairs of letters together; ``language`` is the document's, ``rtl`` whether it
    reads from right to left.
    """

    face: str
    size: float
    leading: float
    colour: Rgb
    before: float = 0
    after: float = 0
    strong: str = "sans-semibold"
    italic: str = "sans-italic"
    balance: bool = False
    measure_mm: float = 0
    tracking: float = 0
    after_break: Rgb | None = None
    kern: bool = False
    rtl: bool = False
    language: str = "en"

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline, in points."""
        return self.leading - 0.22 * self.size


@dataclass(frozen=True)
class Geometry:
    """A page: size, margins and live area, in points."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    live_width: float
    landscape: bool = False

    @property
    def live_height(self) -> float:
        """Height between the live top and the live bottom."""
        return self.height - self.top - self.bottom

    @property
    def main_start(self) -> float:
        """Start of the main column from the live left."""
        return 84.0 if self.landscape else MAIN_START


def geometry(paper: str, *, landscape: bool = False) -> Geometry:
    """Return the page of *paper*, ``A4`` or ``Letter`` (anything else is A4)."""
    letter = paper.strip().lower() == "letter"
    width, height = (612.0, 792.0) if letter else (210 * MM, 297 * MM)
    if landscape:
        width, height = height, width
        return Geometry(
            width=width,
            height=height,
            left=18 * MM,
            top=18 * MM,
            bottom=18 * MM,
            live_width=width - 34 * MM,
            landscape=True,
        )
    left, top, bottom = (24.95, 25, 20) if letter else (22, 28, 22)
    return Geometry(
        width=width,
        height=height,
        left=left * MM,
        top=top * MM,
        bottom=bottom * MM,
        live_width=170 * MM,
    )


@dataclass(frozen=True)
class Theme:
    """One brand's paper: its style, its palette and its paragraph styles by name.

    ``from_right`` tells a document that reads from right to left, whose pages are mirrored.
    """

    style: str
    palette: Palette
    styles: dict[str, Style]
    from_right: bool = False

    def __getitem__(self, name: str) -> Style:
        return self.styles[name]


@dataclass(frozen=True)
class _Faces:
    body: str
    strong: str
    italic: str
    display: str
    quiet_display: str
    speech: str


_SANS = _Faces("sans", "sans-semibold", "sans-italic", "sans-semibold", "sans", "sans-italic")
_SERIF = replace(_SANS, display="serif", quiet_display="serif", speech="serif-italic")
_HYPER = _Faces("hyper", "hyper-bold", "hyper", "hyper-bold", "hyper", "hyper")
_FACES = {"classic": _SERIF, "warm": _SERIF, "modern": _SANS, "civic": _HYPER}


_KERNED = ("display", "h1", "h1_long", "h1_landscape", "title", "line", "lede")
"""Styles large enough for loose pairs of letters to show."""


def theme(look: Look, language: str = "en") -> Theme:
    """Return the theme of *look* for a document in *language*; an unknown style is classic."""
    style = look.style if look.style in _FACES else "classic"
    colours = palette(look.colour)
    styles = _styles(_FACES[style], colours, civic=style == "civic")
    if style == "warm":
        for name in ("h1", "h1_landscape", "number", "number_landscape"):
            styles[name] = replace(styles[name], face="serif-italic", colour=colours.text)
    for name in _KERNED:
        styles[name] = replace(styles[name], kern=True)
    rtl = reads_from_right(language)
    styles = {n: replace(s, rtl=rtl, language=language) for n, s in styles.items()}
    return Theme(style, colours, styles, rtl)


def _styles(faces: _Faces, colours: Palette, *, civic: bool) -> dict[str, Style]:
    ink, text, muted = colours.ink, colours.text, colours.muted

    def body(size: float, leading: float, colour: Rgb = ink, after: float = 0) -> Style:
        italic, strong = faces.italic, faces.strong
        return Style(faces.body, size, leading, colour, 0, after, strong, italic)

    def bold(size: float, leading: float, colour: Rgb = ink, after: float = 0) -> Style:
        return replace(body(size, leading, colour, after), face=faces.strong)

    def shown(face: str, size: float, leading: float, colour: Rgb = ink) -> Style:
        strong = "serif-semibold" if faces.display == "serif" else faces.strong
        italic = "serif-italic" if faces.display == "serif" else faces.italic
        return Style(face, size, leading, colour, strong=strong, italic=italic, balance=True)

    display = shown(faces.display, *((36, 42) if civic else (40, 44)), text)
    h1 = shown(faces.display, *((26, 32) if civic else (28, 32)))
    h1_land = shown(faces.display, *((22, 28) if civic else (24, 28)))
    title = shown(faces.display, *((18, 24) if civic else (20, 24)))
    cell = body(9, 12) if civic else body(9.5, 12)
    styles = {
        "display": replace(display, after=24),
        "h1": replace(h1, after=12),
        "h1_long": replace(h1_land, after=12),
        "number": replace(h1, colour=text, after=12),
        "h1_landscape": replace(h1_land, after=5),
        "number_landscape": replace(h1_land, colour=text, after=5),
        "line": shown(faces.quiet_display, *((15, 22) if civic else (18, 24))),
        "title": replace(title, before=8, after=4),
        "title_small": replace(title, size=14, leading=18, colour=text, after=2),
        "quote": replace(shown(faces.quiet_display, *((18, 26) if civic else (19, 27))), after=12),
        "lede": replace(shown(faces.quiet_display, 14, 20), after=20),
        "statement": replace(shown(faces.quiet_display, 12, 16), after=6, before=2),
        "speech": replace(shown(faces.speech, 12, 17), after=6),
        "h2": bold(15, 20, after=6),
        "h3": bold(10.5, 16, after=2),
        "side_head": bold(10.5, 16, text, after=2),
        "body": replace(body(10.5, 16, after=8), measure_mm=116),
        "text": replace(body(9.5, 14, after=3), measure_mm=116),
        "cell": cell,
        "cell_number": replace(cell, face="sans", size=10, strong="sans-semibold")
        if civic
        else cell,
        "cell_statement": replace(shown(faces.quiet_display, 11, 13.5)),
        "table_head": bold(*((8, 12) if civic else (8.5, 12))),
        "group": bold(10.5, 16, text),
        "code": bold(8.5, 12, text),
        "small": replace(body(8.5, 12, muted), after=2),
        "small_ink": body(8.5, 12),
        "badge": bold(8.5, 12),
        "foot": body(8.5, 12, muted),
        "figure": body(8.5, 12),
        "figure_strong": bold(9.5, 12),
    }
    return {name: replace(s, tracking=0) for name, s in styles.items()}
