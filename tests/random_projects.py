"""Projects of every kind of record with any answer in every field, the same for the same seed.

Texts mix what people write with what nobody should: several spaces, doubled signs, unknown
placeholders, other writing systems. Links lead anywhere, to nothing included.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from credo_builder.chapters import RECORDS
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import UNITS, Quantity
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape

MANY = int(os.environ.get("CREDO_PROJECTS", "100"))
"""How many projects a test tries; CREDO_PROJECTS=10000 before a release."""
NOUNS = (
    ("guest", "guests"), ("elder", "elders"), ("honest buyer", "honest buyers"), ("user", "users"),
    ("MP", "MPs"), ("child", "children"), ("boss", "bosses"), ("hourly guest", ""), ("", ""),
)  # fmt: skip
TEXTS = (
    "", " ", "Give a name and a date", "Look up and say hello before the door shuts",
    "Say the price before they have to ask", "Be honest about any wait.", "never guess",
    "Leave a {customer} looking for someone", "We believe that time is kind.",
    "I believe people may ask anything", "{Customers} may ask; {we} are here. ",
    "We will ring first, and write later", "You can have the bill in three minutes.",
    "You can ask what is in it", "We’ll never sell what isn’t needed", "We don't know..",
    "do what we could explain to the person affected", "Would I want this for a friend?",
    "Two  spaces\nand a new line", "All right?!", "“Quoted.”", "{staff} of {org}, {we} said",
    "a {customer}’s view and {customers}’ view", "Ring: then write; then call (twice)",
    "An answer", "all calls", "every case", "the message arriving", "when it rings", "reported",
    "اسأل أي شيء", "何でも聞いてください。", "Ελάτε όπως είστε", "Ünïcode", "e", "…", "?", "-",
    ".",
    "welcomed", "In control", "7 days a week", "{{customer}} in braces", "{nothing} known",
    "Long words about what happens when somebody comes in late and asks again for one thing",
)  # fmt: skip


def projects() -> st.SearchStrategy[Project]:
    """Return a strategy of projects, each made from a seed that its failure names."""
    return st.integers(0, 2**32).map(random_project)


def random_project(seed: int, texts: tuple[str, ...] = TEXTS) -> Project:
    """Return the project of *seed*, its words among *texts*; the same one wherever it is made."""
    return _Chance(Random(seed), texts).project()


class _Chance:
    """Answers every question by chance."""

    def __init__(self, chance: Random, texts: tuple[str, ...]) -> None:
        self.chance = chance
        self.texts = texts
        self.ids: dict[str, list[str]] = {}

    def project(self) -> Project:
        for kind in RECORDS:
            most = 1 if kind.singleton else self.chance.choice((0, 1, 2, 4))
            self.ids[kind.key] = (
                [kind.key] if kind.singleton else [f"{kind.prefix}_{n:08d}" for n in range(most)]
            )
        made = Project(project_id="prj_random00", settings=self._settings())
        for kind in RECORDS:
            for one in self.ids[kind.key]:
                made = made.put(self._record(kind, one))
        return made

    def _settings(self) -> Settings:
        language = self.chance.choice(("en-GB", "en-GB", "en-US", "de-DE", "", "ar"))
        path = self.chance.choice(("quick", "full", "workshop"))
        day = dt.date(2026, 3, 1) if self.chance.random() < 0.5 else None
        return Settings(name="Any", language=language, path=path, visited="all", issued_on=day)

    def _record(self, kind: type[Record], own_id: str) -> Record:
        record = self._shape(kind(id=own_id))
        if kind.key == "organisation":
            one, many = self.chance.choice(NOUNS)
            nouns = {"customer_noun_sing": one, "customer_noun_plur": many}
            staff = self.chance.choice(("", "team", "colleagues", "crew"))
            name = self.chance.choice(("", "Larder Lane", "The Works"))
            record = dataclasses.replace(record, name=name, staff_noun=staff, **nouns)
        return record

    def _shape(self, shape: Shape) -> Shape:
        changes = {
            name: self._answer(asked.question, getattr(shape, name))
            for name, asked in q.asked(type(shape)).items()
            if self.chance.random() < 0.8
        }
        return dataclasses.replace(shape, **changes)

    def _answer(self, question: q.Question, value: object) -> object:
        pick, text = self.chance.choice, lambda: self.chance.choice(self.texts)
        match question:
            case q.Line() | q.Text():
                return text()
            case q.Lines():
                return tuple(text() for _ in range(pick((0, 1, 3))))
            case q.Group():
                return self._shape(value)
            case q.Rows():
                return tuple(self._shape(question.of()) for _ in range(pick((0, 1, 2))))
            case q.Choice() | q.Choices():
                words = [*(o.value for o in question.options), "unheard_of"]
                several = isinstance(question, q.Choices)
                return tuple(pick(words) for _ in range(2)) if several else pick(words)
            case q.Link() | q.Links():
                return self._linked(question)
            case _:
                return self._figure(question, value)

    def _linked(self, question: q.Link | q.Links) -> object:
        pick = self.chance.choice
        if isinstance(question, q.Link):
            return pick(("", "nobody_x", *self._linkable((question.to,))))
        there = ("nobody_x", *self._linkable(question.to))
        return tuple(dict.fromkeys(pick(there) for _ in range(pick((0, 1, 3)))))

    def _figure(self, question: q.Question, value: object) -> object:
        pick = self.chance.choice
        match question:
            case q.Colour():
                return pick(("", "#1F4E5F", "#FFFFFF"))
            case q.Flag():
                return pick((True, False))
            case q.Scale():
                return pick((None, 1, 3, 5))
            case q.Percent():
                return pick((None, *map(Decimal, ("0", "1", "50", "99.5", "100"))))
            case q.Count():
                return pick((None, question.minimum, question.maximum))
            case q.Money() | q.Quantity():
                units = ("GBP", "CHF") if isinstance(question, q.Money) else (*UNITS, "parsec", "")
                amount = Decimal(pick(("0", "0.5", "1", "3", "100", "1439")))
                return pick((None, Quantity(value=amount, unit=pick(units))))
            case q.Date() | q.TimeOfDay():
                days = (dt.date(2026, 1, 1), dt.date(2031, 12, 31))
                times = (dt.time(0, 0), dt.time(17, 30))
                return pick((None, *(days if isinstance(question, q.Date) else times)))
            case _:
                return value

    def _linkable(self, keys: tuple[str, ...]) -> list[str]:
        return [one for key in keys for one in self.ids.get(key, ())]
