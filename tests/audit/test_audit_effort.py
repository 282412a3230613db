"""What a check costs on a large project: counted, for a clock would tell of other work too."""

from __future__ import annotations

import datetime as dt
import sys
import time
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from credo_builder import audit as audit_module
from credo_builder.app.starters import example
from credo_builder.audit import audit
from credo_builder.audit.lexicon import lexicon
from credo_builder.chapters.moments import Moment
from credo_builder.domain import project as project_module
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Group, Link, Links, Rows, asked
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape

DAY = dt.date(2026, 12, 1)
MANY = 500
TIMES = 4


def renamed(shape: Any, end: str) -> Any:
    """Return *shape* with *end* behind every id it links to."""
    changes: dict[str, Any] = {}
    for name, one in asked(type(shape)).items():
        value = getattr(shape, name)
        match one.question:
            case Link():
                changes[name] = value and f"{value}{end}"
            case Links():
                changes[name] = tuple(f"{target}{end}" for target in value)
            case Group():
                changes[name] = renamed(value, end)
            case Rows():
                changes[name] = tuple(renamed(row, end) for row in value)
    return replace(shape, **changes)


def again(record: Record, end: str) -> Record:
    """Return another record like *record*, with an id and a title of its own."""
    title = record.title_field
    own = getattr(record, title)
    changes = {title: f"{own} {end}"} if isinstance(own, str) and own else {}
    return replace(renamed(record, end), id=f"{record.id}{end}", **changes)


def large() -> Project:
    """Return the example four times over: texts, links and all."""
    once = example()
    records = {
        kind: held
        if kind.singleton
        else tuple(again(r, str(n)) for n in range(TIMES) for r in held)
        for kind, held in once.records.items()
    }
    return replace(once, records=MappingProxyType(records))


@pytest.fixture(scope="module")
def project() -> Project:
    return large()


def edited(project: Project, words: str) -> Project:
    moment = project.of(Moment)[0]
    return project.put(replace(moment, name=words))


def test_links_are_gathered_once(project, monkeypatch):
    """Ninety-two rules share one index of who links to whom, built from each record once."""
    read: list[Shape] = []

    def counted(shape: Shape) -> tuple[tuple[str, str], ...]:
        read.append(shape)
        return links_of(shape)

    links_of = project_module.links_of
    monkeypatch.setattr(project_module, "links_of", counted)
    fresh = edited(project, "The first look")
    audit(fresh, DAY)
    audit(fresh, None)

    number = sum(1 for _ in fresh.every())
    assert number >= MANY
    assert number == len(read)


def test_only_new_words_are_read_for_their_meaning(project):
    """After an edit the check reads the words that changed; it remembers the others."""
    audit(project, DAY)
    words = lexicon(project.settings.language)
    before = words._hits.cache_info().misses
    audit(edited(project, "The very first look"), DAY)

    assert words._hits.cache_info().misses - before <= len(("blaming", "counted gesture"))


def test_a_large_project_is_checked(project, capsys):
    """What a check costs after an edit is told in CPU time, for those who run this by hand."""
    audit(project, DAY)
    spent = []
    for turn in range(9):
        fresh = edited(project, f"Look {turn}")
        start = time.process_time()
        found = audit(fresh, DAY)
        spent.append((time.process_time() - start) * 1000)
    number = sum(1 for _ in project.every())
    told = f"{sorted(spent)[4]:.0f} ms of CPU a check, least {min(spent):.0f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{number} records: {told}\n")

    assert {f.rule for f in audit(example(), DAY)} <= {f.rule for f in found}


def test_the_papers_of_one_project_share_one_check(project, monkeypatch):
    """The same project on the same day is checked once; another day, or an edit, is another."""
    read: list[str] = []
    usual = audit_module._finding

    def counted(*given: Any) -> Any:
        read.append("")
        return usual(*given)

    monkeypatch.setattr(audit_module, "_finding", counted)
    fresh = edited(project, "A first look")
    first = audit(fresh, DAY)
    once = len(read)
    again = audit(fresh, DAY)
    same = len(read)
    audit(fresh, None)
    other_day = len(read)
    audit(edited(fresh, "A second look"), None)

    assert once == same == len(first)
    assert again is first
    assert once < other_day < len(read)
