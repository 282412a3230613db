"""Our look: the logo, the colour and the voice of everything that is printed."""

from __future__ import annotations

from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.domain.colour_names import colour_in_words
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Colour, Line, Picture, ask
from credo_builder.domain.records import Picture as StoredPicture
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term, label
from credo_builder.domain.wording import listed
from credo_builder.i18n import Told, small, told
from credo_builder.values import dataclass

QUICK = "who_you_are"


class Style(Term):
    """How the pages are set; the letters follow the style."""

    CLASSIC = "classic", "Classic", "A serif text and wide margins, like a good book."
    MODERN = "modern", "Modern", "Clear letters without serifs on a strict grid."
    WARM = "warm", "Warm", "Round shapes and friendly letters."
    CIVIC = "civic", "Civic", "Plain, large and easy to read, for everyone."


class Voice(Term):
    """How the sentences of this credo should sound."""

    PLAIN = "plain", "Plain", "Short words, no show."
    WARM = "warm", "Warm", "As one would speak to a neighbour."
    FORMAL = "formal", "Formal", "Complete and courteous."
    LIVELY = "lively", "Lively", "Quick, with a smile."


@dataclass(frozen=True, kw_only=True)
class Brand(Record):
    """What makes a page recognisably ours: logo, colour, style and voice."""

    key: ClassVar[str] = "brand"
    prefix: ClassVar[str] = "brd"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "look"
    terms: ClassVar[str] = "looks"
    title_field: ClassVar[str] = "strapline"

    logo: StoredPicture | None = ask(
        Picture(
            prompt="Drop your logo here, or choose a file",
            hint="PNG or JPEG. Without one, the name is set in letters.",
        ),
        quick=QUICK,
    )
    colour: str = ask(
        Colour(
            prompt="Your one colour",
            hint="We work out the other shades and check that they can be read.",
        ),
        quick=QUICK,
    )
    style: str = ask(Choice(prompt="Style", options=Style), Style.CLASSIC)
    strapline: str = ask(
        Line(
            prompt="Strapline",
            hint="The line under your name, if you have one.",
            examples=("Good food, unhurried",),
        )
    )
    voice: str = ask(
        Choice(
            prompt="Voice",
            hint="How your sentences should sound: a reminder for whoever writes them.",
            options=Voice,
        ),
        Voice.PLAIN,
    )
    cover_image: StoredPicture | None = ask(
        Picture(
            prompt="A picture for the cover",
            hint="Your place or your people, wider than high. The cover does without one too.",
        ),
        fold="Cover picture",
    )


def so_far(project: Project) -> str:
    """Return what the pages will carry, as far as decided."""
    brand = project.one(Brand)
    if brand.logo is None and not brand.colour:
        return ""
    parts = []
    if brand.logo is not None:
        parts.append(told("your logo"))
    if brand.colour:
        parts.append(_colour_words(brand.colour))
    known = brand.style in tuple(Style)
    manner = small(label(Style, brand.style)) if known else brand.style.lower()
    carried = listed(parts)
    return told(
        "The pages carry {parts}, set in the {manner} style.", parts=carried, manner=manner
    )


def _colour_words(colour: str) -> Told:
    try:
        return told("your colour ({colour})", colour=colour_in_words(colour))
    except ValueError:
        # A file may hold any text here; the check says so where it stands.
        return told("your colour")


CHAPTER = Chapter(
    key="branding",
    title="Our look",
    group=Group.FOUNDATIONS,
    question="How should it look?",
    lead="A logo and one colour are enough. We work out the rest and check that it can be read.",
    why=(
        "People should know at a glance that this is yours. Looks promise something as well: a "
        "page that is easy to read says that you mean to be understood, so every colour is "
        "darkened until small letters in it read well."
    ),
    example=(
        "A terracotta red taken from the logo. As a band with large white letters it is used "
        "as it is; for small text it is darkened a little; behind boxes it is a light tint."
    ),
    records=(Brand,),
    so_far=so_far,
)
