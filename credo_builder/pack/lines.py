"""The words of the credo, as poster and card take them."""

from __future__ import annotations

from credo_builder.chapters.credo import Credo, ShowOn
from credo_builder.compose.view import View
from credo_builder.domain.wording import sentence
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the credo, and the field it comes from."""

    text: str
    field: str


def motto(view: View) -> str:
    """Return the motto; empty without one, or where these readers may not see it."""
    return view.fill(view.one(Credo).motto.strip())


def credo_lines(view: View, where: ShowOn) -> tuple[Line, ...]:
    """Return the lines of the credo that are meant for *where*, as the credo page says them."""
    return tuple(
        Line(sentence(view.fill(one.text)), f"credo.lines[{place}].text")
        for place, one in enumerate(view.one(Credo).lines)
        if one.text.strip() and where in one.show_on
    )


def beginning(text: str, most: int = 40) -> str:
    """Return the first words of *text*, by which a message calls it."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', maxsplit=1)[0]} …"
