"""A project with the same words in every field, and how to grow one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from credo_builder.chapters import RECORDS
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.settings import DocumentSettings, Revision, Settings, Waiver
from credo_builder.domain.terms import Visibility

ISSUED = dt.date(2026, 11, 21)


def amount(value, unit):
    return Quantity(value=Decimal(str(value)), unit=unit)


class Writer:
    """A project that grows record by record."""

    def __init__(self):
        self.project = Project(settings=Settings(visited="all", path="full", issued_on=ISSUED))

    def add(self, record):
        prefix = type(record).prefix
        if prefix and not record.id and not type(record).singleton:
            number = len(self.project.of(type(record))) + 1
            record = replace(record, id=f"{prefix}_{number:08d}")
        self.project = self.project.put(record)
        kind = type(record)
        return self.project.one(kind) if kind.singleton else self.project.of(kind)[-1]


def everywhere(text, visibility=Visibility.PUBLIC):
    """A project that holds one record of each type, with *text* in every field that takes words.

    Links lead to the one record of their type; numbers, dates and choices are filled too.
    """
    writer = Writer()
    ids = {kind.key: f"{kind.prefix}_{1:08d}" for kind in RECORDS if not kind.singleton}
    for kind in RECORDS:
        values = _answers(kind, text, ids)
        values["visibility"] = visibility
        values["figure_mark"] = "suggestion"
        if not kind.singleton:
            values["id"] = ids[kind.key]
        writer.add(kind(**values))
    document = DocumentSettings(**_answers(DocumentSettings, text, ids), section_titles={})
    document = replace(document, sections_off=())
    settings = replace(
        writer.project.settings,
        edition=text,
        document=document,
        history=(Revision(edition=text, on=ISSUED, summary=text, by=text),),
        component_set=(text,),
        waivers=(Waiver(rule="LEV-99", record="", reason=text, by=text),),
        next_review=dt.date(2027, 11, 1),
    )
    return writer.project.configured(settings)


def _answers(kind, text, ids):
    return {
        name: _answer(place.question, text, ids)
        for name, place in asked(kind).items()
        if not (issubclass(kind, Record) and name in ("visibility", "figure_mark"))
    }


_VALUES = {
    q.Scale: 4,
    q.Flag: True,
    q.Count: 12,
    q.Percent: Decimal(95),
    q.Quantity: amount(3, "minute"),
    q.Money: amount(25, "GBP"),
    q.Date: ISSUED,
    q.TimeOfDay: dt.time(9, 0),
    q.Colour: "#A8412A",
    q.Picture: None,
}


def _answer(question, text, ids):
    if type(question) in _VALUES:
        return _VALUES[type(question)]
    if isinstance(question, q.Line | q.Text | q.Lines):
        return (text,) if isinstance(question, q.Lines) else text
    if isinstance(question, q.Choice | q.Choices):
        words = tuple(one.value for one in question.options)
        return words[0] if isinstance(question, q.Choice) else words
    if isinstance(question, q.Link):
        return ids.get(question.to, "")
    if isinstance(question, q.Links):
        return tuple(ids[key] for key in question.to if key in ids)
    inner = question.of(**_answers(question.of, text, ids))
    return (inner,) if isinstance(question, q.Rows) else inner
