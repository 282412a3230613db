"""Projects in which every question of every record has an answer."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from credo_builder.chapters import RECORDS
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Visibility

KEPT = ("visibility", "figure_mark", "from_starter", "reviewed")
FIRST_DAY = dt.date(3001, 1, 15)


@dataclasses.dataclass
class Filler:
    """Answers every question: texts by *word*, choices in turn, figures that occur once.

    Attributes:
        word: gives the answer to the question of a path.
        count: records of each kind; every reader's share is in turn.
    """

    word: Callable[[str], str]
    count: int = 2
    _figure: int = 1000

    def project(self) -> Project:
        """Return the project, every record linked with all it may link to."""
        made = Project(project_id="prj_filled", settings=Settings(name="Filled"))
        for kind in RECORDS:
            for number in range(1 if kind.singleton else self.count):
                made = made.put(self._record(kind, number))
        for kind in RECORDS:
            for number, record in enumerate(made.of(kind)):
                made = made.put(linked(record, made, number))
        document = self._shape(made.settings.document, "document", 0)
        document = dataclasses.replace(document, sections_off=())
        return made.configured(
            dataclasses.replace(made.settings, path="full", visited="all", document=document)
        )

    def filled(self, shape: Shape) -> Shape:
        """Return *shape* with every question answered."""
        return self._shape(shape, "", 0)

    def _record(self, kind: type[Record], number: int) -> Record:
        prefix = f"{kind.prefix}_{number:08d}"
        blank = kind(id=kind.key if kind.singleton else prefix)
        if not kind.singleton:
            blank = dataclasses.replace(blank, visibility=tuple(Visibility)[number % 3])
        return self._shape(blank, f"{kind.key}{number}", number)

    def _shape(self, shape: Shape, path: str, number: int) -> Shape:
        changes = {
            name: self._answer(asked.question, getattr(shape, name), f"{path}.{name}", number)
            for name, asked in q.asked(type(shape)).items()
            if name not in KEPT
        }
        return dataclasses.replace(shape, **changes)

    def _answer(self, question: q.Question, value: object, path: str, number: int) -> object:
        match question:
            case q.Text() | q.Line():
                return self.word(path)
            case q.Lines():
                return (self.word(f"{path}0"), self.word(f"{path}1"))
            case q.Group():
                return self._shape(value, path, number)
            case q.Rows():
                return tuple(self._shape(question.of(), f"{path}{i}", number) for i in range(2))
            case q.Choice() | q.Choices():
                return self._chosen(question, path, number)
            case _:
                return self._counted(question, value, number)

    def _chosen(self, question: q.Choice | q.Choices, path: str, number: int) -> object:
        several = isinstance(question, q.Choices)
        options = [o.value for o in question.options or ()]
        if question.custom and (number % 2 or not options):
            return (self.word(path),) if several else self.word(path)
        return tuple(options) if several else options[number % len(options)]

    def _counted(self, question: q.Question, value: object, number: int) -> object:
        self._figure += 7
        match question:
            case q.Flag():
                return number % 2 == 0
            case q.Scale():
                return 1 + self._figure % 5
            case q.Percent():
                return Decimal(self._figure % 97)
            case q.Count() if value is None:
                return self._figure
            case q.Money() | q.Quantity():
                unit = "GBP" if isinstance(question, q.Money) else "minute"
                return Quantity(value=Decimal(self._figure), unit=unit)
            case q.TimeOfDay():
                return dt.time(self._figure % 24, self._figure % 60)
            case q.Date():
                return FIRST_DAY + dt.timedelta(days=self._figure)
            case _:
                return value


def linked(record: Record, project: Project, number: int) -> Record:
    """Return *record* with a link to all it may link to; a single link to one in turn."""
    changes: dict[str, object] = {}
    for name, asked in q.asked(type(record)).items():
        if isinstance(asked.question, q.Link):
            ids = _ids(project, (asked.question.to,))
            changes[name] = ids[(number + 1) % len(ids)]
        elif isinstance(asked.question, q.Links):
            changes[name] = _ids(project, asked.question.to)
    return dataclasses.replace(record, **changes)


def _ids(project: Project, keys: tuple[str, ...]) -> tuple[str, ...]:
    kinds = [kind for kind in RECORDS if kind.key in keys]
    return tuple(record.id for kind in kinds for record in project.of(kind))


def every_answer(count: int) -> Project:
    """Return a project whose every text is two words that stand nowhere else in it."""
    words: list[str] = []

    def word(path: str) -> str:
        words.append(path)
        return f"zq{len(words):05d}y wx{len(words):05d}v"

    return Filler(word, count).project()
