"""Records with every field filled, made from the declarations alone."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

from PIL import Image

from credo_builder.domain import questions as q
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.records import Picture, Record
from credo_builder.domain.shapes import Shape
from credo_builder.storage import layout, pictures


def drawn(side: int = 6, kind: str = "PNG", mode: str = "RGB", **more: Any) -> bytes:
    """The file of a small picture with a gradient."""
    image = Image.new(mode, (side, side // 2))
    for x in range(side):
        for y in range(side // 2):
            image.putpixel((x, y), (x * 40 % 256, y * 70 % 256, 90, 128)[: len(mode)])
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


PICTURE: Picture = pictures.take_in(drawn())

_ANSWERS: dict[type[q.Question], Any] = {
    q.Line: "A line with “curls”",
    q.Text: "Two\nlines — é 漢字 🙂",
    q.Lines: ("one", "two"),
    q.Link: "rol_aaaaaaaa",
    q.Links: ("rol_aaaaaaaa", "exp_aaaaaaaa"),
    q.Scale: 3,
    q.Flag: True,
    q.Percent: Decimal("92.5"),
    q.Quantity: Quantity(value=Decimal("1.50"), unit="working_hour"),
    q.Money: Quantity(value=Decimal(25), unit="GBP"),
    q.Date: dt.date(2026, 3, 31),
    q.TimeOfDay: dt.time(17, 5),
    q.Colour: "#1F4E5F",
    q.Picture: PICTURE,
}


def answer(question: q.Question) -> Any:
    """An answer to *question* that is not its default."""
    if isinstance(question, q.Choice):
        return tuple(question.options)[-1].value
    if isinstance(question, q.Choices):
        return (tuple(question.options)[-1].value, "a word of our own")
    if isinstance(question, q.Count):
        return question.maximum
    if isinstance(question, q.Group):
        return filled(question.of)
    if isinstance(question, q.Rows):
        return (filled(question.of), question.of())
    return _ANSWERS[type(question)]


def filled(kind: type[Shape], **more: Any) -> Any:
    """A *kind* with every question answered."""
    answers = {name: answer(a.question) for name, a in q.asked(kind).items()}
    return kind(**{**answers, **more})


def record(kind: type[Record], place: int = 1) -> Any:
    """A stored *kind* with every field filled, its id and code those of *place*."""
    own_id = kind.key if kind.singleton else f"{kind.prefix}_{place:08d}"
    code = f"{kind.letter}{place}" if kind.letter else ""
    return filled(kind, id=own_id, code=code)


def field_names(kind: type[Shape]) -> list[str]:
    """The keys of *kind* in the order of the file."""
    return [slot.name for slot in layout.slots(kind)]
