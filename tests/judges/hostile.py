"""A project with hostile text in every field a person can fill."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from credo_builder.chapters import RECORDS
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity as Amount
from credo_builder.domain.questions import (
    Choice,
    Choices,
    Group,
    Line,
    Lines,
    Link,
    Links,
    Money,
    Quantity,
    Rows,
    Scale,
    Text,
    asked,
)
from credo_builder.domain.records import Record, new_id
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape

LITERAL = 'R&D <24 h </b> <img src="/etc/passwd">'
HOSTILE = (
    f"{LITERAL} {{% raw %}} {{{{ 7*7 }}}} ]]> <para> \u202e \u0007 &amp; %s \\ 😀 ∑ {'W' * 300}"
)


def spoilt(shape: Shape) -> Shape:
    """Return *shape* with hostile text wherever text is welcome."""
    return dataclasses.replace(
        shape,
        **{
            name: _answer(place.question, getattr(shape, name))
            for name, place in asked(type(shape)).items()
            if name not in ("visibility", "figure_mark")
        },
    )


def _answer(question, value):  # noqa: PLR0911  one return a kind of question
    match question:
        case Text() | Line():
            return HOSTILE
        case Lines():
            return (HOSTILE, HOSTILE)
        case Choice(custom=True):
            return HOSTILE
        case Choices(custom=True):
            return (HOSTILE,)
        case Choice():
            return next(iter(question.options)).value
        case Choices():
            return tuple(o.value for o in question.options)
        case Scale():
            return 2
        case Money():
            return Amount(value=Decimal("1e6"), unit="GBP")
        case Quantity():
            return Amount(value=Decimal("0.5"), unit="hour")
        case Group():
            return spoilt(value)
        case Rows():
            return (spoilt(question.of()), spoilt(question.of()))
        case _:
            return value


def project() -> Project:
    """Return a project that holds one or two hostile records of every type, all linked."""
    made = Project(project_id="prj_hostile", settings=Settings(name=HOSTILE))
    for kind in RECORDS:
        for _ in range(1 if kind.singleton else 2):
            made = made.put(_record(kind))
    ids = {kind.key: tuple(r.id for r in made.of(kind)) for kind in RECORDS}
    for kind in RECORDS:
        for record in made.of(kind):
            made = made.put(_linked(record, ids))
    document = dataclasses.replace(made.settings.document, title=HOSTILE, preface=HOSTILE)
    return made.configured(
        dataclasses.replace(
            made.settings,
            path="full",
            visited="all",
            document=dataclasses.replace(document, legal=HOSTILE, prepared_by=HOSTILE),
        )
    )


def _record(kind: type[Record]) -> Record:
    blank = kind(id=kind.key if kind.singleton else new_id(kind.prefix))
    return spoilt(blank)


def _linked(record: Record, ids: dict[str, tuple[str, ...]]) -> Record:
    changes: dict[str, object] = {}
    for name, place in asked(type(record)).items():
        if isinstance(place.question, Link):
            changes[name] = next(iter(ids[place.question.to]), "")
        elif isinstance(place.question, Links):
            changes[name] = tuple(i for key in place.question.to for i in ids[key])
    return dataclasses.replace(record, **changes)
