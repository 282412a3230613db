"""A record type with a field of every kind, and files to try it with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import FigureMark
from credo_builder.storage import codec


@dataclass(frozen=True, kw_only=True)
class Answer(Shape):
    """How a question was answered."""

    response: str = q.ask(q.Line(prompt="Answer"))
    within: Quantity | None = q.ask(q.Quantity(prompt="Within"))


@dataclass(frozen=True, kw_only=True)
class Trial(Record):
    """A record with a field of every kind."""

    key: ClassVar[str] = "trials"
    prefix: ClassVar[str] = "tri"
    letter: ClassVar[str] = "X"

    text: str = q.ask(q.Line(prompt="Text"))
    kind: str = q.ask(q.Choice(prompt="Kind", options=FigureMark))
    kinds: tuple[str, ...] = q.ask(q.Choices(prompt="Kinds", options=FigureMark))
    link: str = q.ask(q.Link(prompt="Link", to="core_values"))
    links: tuple[str, ...] = q.ask(q.Links(prompt="Links", to=("core_values",)))
    scale: int | None = q.ask(q.Scale(prompt="Scale"))
    flag: bool = q.ask(q.Flag(prompt="Flag"))
    count: int | None = q.ask(q.Count(prompt="Count", minimum=1, maximum=12))
    share: Decimal | None = q.ask(q.Percent(prompt="Share"))
    target: Quantity | None = q.ask(q.Quantity(prompt="Target"))
    limit: Quantity | None = q.ask(q.Money(prompt="Limit"))
    day: object = q.ask(q.Date(prompt="Day"))
    at: object = q.ask(q.TimeOfDay(prompt="At"))
    colour: str = q.ask(q.Colour(prompt="Colour"))
    adapt: tuple[Answer, ...] = q.ask(q.Rows(prompt="Adapt", of=Answer))
    first: Answer = q.ask(q.Group(prompt="First", of=Answer))


@dataclass(frozen=True, kw_only=True)
class Only(Record):
    """A record of which a project has one."""

    key: ClassVar[str] = "only"
    prefix: ClassVar[str] = "onl"
    singleton: ClassVar[bool] = True

    text: str = q.ask(q.Text(prompt="Text"))


KINDS = (Only, CoreValue, Trial)
FULL = {
    "id": "tri_aaaaaaaa",
    "code": "X1",
    "text": "Grüße “you”",
    "kind": "guesswork",
    "kinds": ["own", "published"],
    "link": "val_1",
    "links": ["val_1"],
    "scale": 4,
    "flag": True,
    "count": 12,
    "share": 95,
    "target": {"value": 10, "unit": "working_day"},
    "limit": {"value": 25, "unit": "GBP"},
    "day": "2026-02-28",
    "at": "17:00",
    "colour": "#1F4E5F",
    "adapt": [{"response": "Call back"}, {"response": "Write", "within": None}],
    "first": {"within": {"value": 2, "unit": "fortnight"}},
    "notes": "",
    "visibility": "staff",
    "from_starter": False,
    "reviewed": True,
    "figure_mark": "own",
}


def spelled(tree: dict) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def tree(**parts: object) -> dict:
    return {
        "format": "credo-project",
        "schema_version": 1,
        "min_reader": 1,
        "app": codec.APP,
        "project_id": "prj_aaaaaaaa",
        "saved_seq": 3,
        **parts,
        "checksum": "",
    }


def signed(value: dict) -> bytes:
    """The file of *value*, as the program itself would sign it."""
    return codec.write(codec.read(spelled(value), "a.credo", kinds=KINDS).project, kinds=KINDS)


def read(content: bytes) -> codec.Loaded:
    return codec.read(content, "cafe.credo", kinds=KINDS)


def write(project: Project) -> bytes:
    return codec.write(project, kinds=KINDS)


def without_checksum(content: bytes) -> str:
    return content.decode().rpartition('"checksum"')[0]
