"""Single pages of the document, for a window that shows how they will print."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.app.approval import checked
from credo_builder.chapters.branding import Brand, Style
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import Document
from credo_builder.compose.order import PARTS
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.render import pdf
from credo_builder.render.pdf.colour import Rgb, contrast, palette
from credo_builder.render.pdf.credo_fit import CredoFit, credo_fit
from credo_builder.storage.picture_colour import main_colour
from credo_builder.values import dataclass

COVER = "cover"
CREDO = "credo"
INSIDE = "core_values"


def page_pdf(project: Project, key: str, style: str = "") -> bytes:
    """Return the section *key* of *project* alone as a PDF, as the staff edition prints it.

    *style* is put in the place of the brand's own when given.

    Raises:
        credo_builder.errors.RenderError: it cannot be laid out.
    """
    printed, _ = checked(project)
    if style:
        printed = printed.put(replace(printed.one(Brand), style=style))
    return pdf.build(_section(printed, key), look(printed))


def covers(project: Project) -> dict[str, bytes]:
    """Return the cover of *project* as a PDF in every style, by the style's word.

    Raises:
        credo_builder.errors.RenderError: one of them cannot be laid out.
    """
    printed, _ = checked(project)
    document = _section(printed, COVER)
    usual = look(printed)
    return {str(style): pdf.build(document, replace(usual, style=str(style))) for style in Style}


@dataclass(frozen=True)
class Shades:
    """What one brand colour becomes on paper, each as ``#RRGGBB``, with contrasts to 1.

    Attributes:
        solid: bands and the cover; ``letters`` is what reads on it, at ``solid_contrast``.
        text: coloured words; at ``text_contrast`` on the tint, where it is hardest to read.
        tint: boxes; black text on it has ``tint_contrast``.
        own_contrast: of the colour as given, on the tint.
        darkened: whether ``text`` is darker than the colour as given.
        replaced: whether ``solid`` is not the colour as given.
    """

    solid: str
    letters: str
    solid_contrast: float
    text: str
    text_contrast: float
    tint: str
    tint_contrast: float
    own_contrast: float
    darkened: bool
    replaced: bool


def shades(colour: str) -> Shades:
    """Return what *colour* becomes; without one, what the usual colour becomes."""
    held = palette(colour)
    return Shades(
        solid=_hex(held.solid),
        letters=_hex(held.on),
        solid_contrast=contrast(held.solid, held.on),
        text=_hex(held.text),
        text_contrast=contrast(held.text, held.tint2),
        tint=_hex(held.tint2),
        tint_contrast=contrast(held.ink, held.tint2),
        own_contrast=contrast(held.brand, held.tint2),
        darkened=held.darkened,
        replaced=held.solid != held.brand,
    )


def colour_of_logo(project: Project) -> str:
    """Return the colour the logo of *project* is remembered by; empty without one."""
    logo = project.one(Brand).logo
    return main_colour(logo) if logo is not None else ""


def _hex(rgb: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(round(part * 255) for part in rgb))


def fit_of_credo(project: Project) -> CredoFit | None:
    """Return how many lines one page of the credo holds; None while there is no credo."""
    printed, _ = checked(project)
    return credo_fit(_section(printed, CREDO), look(printed))


def _section(project: Project, key: str) -> Document:
    """Return the document of *project* with the section *key* and no other."""
    settings = project.settings
    rest = tuple(dict.fromkeys(part.switch for part in PARTS if part.key != key))
    kept = next((part.switch for part in PARTS if part.key == key), key)
    off = tuple(switch for switch in rest if switch != kept)
    alone = replace(settings, document=replace(settings.document, sections_off=off))
    document = compose(project.configured(alone), Edition.STAFF)
    return replace(document, sections=tuple(s for s in document.sections if s.key == key))
