"""Whatever two projects say, what differs between them is found, told in words and made good."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_projects import MANY, TEXTS, projects, random_project

from credo_builder.app.comparing import Kind, apply, compare, data, fields, told
from credo_builder.compose.telling import UNTOLD, is_told
from credo_builder.domain.project import Project
from credo_builder.domain.settings import Revision, Settings
from credo_builder.domain.shapes import Kept
from credo_builder.storage import codec

TRIED = settings(
    max_examples=MANY // 4 if MANY <= 200 else MANY,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
RAW = re.compile(
    r"\b[a-z]{3}_[a-z2-7]{8}\b|\b[a-z]{3}_\d{8}\b|nobody_x|unheard_of|None|True|False|Decimal|"
    r"datetime|MappingProxy|Quantity\(|\w+\(\w+=|\(\)|\[\]|\{\}|\b[a-z]+_[a-z]+\b"
)


def other_project(seed: int, before: Project) -> Project:
    """Return *before* edited by chance: records changed, gone, new, moved; settings otherwise."""
    chance = Random(seed)
    drawn = random_project(seed)
    after = before
    for kind, held in before.records.items():
        for record in held:
            roll = chance.random()
            there = chance.choice((*drawn.of(kind), record))
            if roll < 0.3:
                after = after.put(replace(there, id=record.id, code=record.code))
            elif roll < 0.4:
                after = after.remove(record.id)
            elif roll < 0.5:
                after = after.move(record.id, chance.randrange(4))
            elif roll < 0.6:
                after = after.insert(replace(there, id="", code=""), chance.randrange(4))
    return after.configured(other_settings(chance, after.settings))


def other_settings(chance, own: Settings) -> Settings:
    """Return *own* with some of it answered otherwise, an unknown key among them."""
    words = lambda: chance.choice(TEXTS)  # noqa: E731
    document = replace(
        own.document,
        title=words(),
        sections_off=tuple({chance.choice(("glossary", "moments", "never_heard"))}),
        section_titles={"credo": words(), "no_such": words()},
    )
    changes = {
        "name": words(),
        "page_size": chance.choice(("A4", "Letter", "quarto_size")),
        "severity_overrides": {"PRO-13": chance.choice(("tip", "major", "as_ever"))},
        "history": (Revision(edition=words(), summary=words()),),
        "document": document,
        "kept": Kept(("later",), {"later": words()}),
    }
    wanted = {key: value for key, value in changes.items() if chance.random() < 0.5}
    return replace(own, **wanted)


SEEDS = st.integers(0, 2**32)


@TRIED
@given(projects())
def test_a_project_differs_in_nothing_from_itself(project):
    """Comparing with itself finds nothing, and there is nothing to tell."""
    assert () == compare(project, project)
    assert () == told(project, project)


@TRIED
@given(SEEDS, SEEDS)
def test_what_differs_leads_from_one_project_to_the_other(first, second):
    """Made good in the one, the differences give the other to the last letter of its file."""
    one = random_project(first)
    for other in (random_project(second), other_project(second, one)):
        for before, after in ((one, other), (other, one)):
            assert codec.digest(after) == codec.digest(apply(before, compare(before, after)))


@TRIED
@given(SEEDS, SEEDS)
def test_each_difference_is_told_in_words(first, second):
    """Every field that differs is told, before and after unlike, without an id or a key."""
    before = random_project(first)
    after = other_project(second, before)
    for change in compare(before, after):
        if change.kind != Kind.CHANGED or not is_told(change, before, after):
            continue
        found = fields(change, before, after)
        told_of = {one.field.split(".")[0] for one in found}
        differ = {
            name
            for name, value in vars(change.before).items()
            if value != vars(change.after)[name] and name not in ("kept", "id")
        }
        differ -= UNTOLD if isinstance(change.after, Settings) else set()

        assert differ <= told_of
        assert [] == [one for one in found if one.before == one.after]
    words = [
        text
        for chapter in data(before, after)["chapters"]
        for one in chapter["changes"]
        for text in (
            one["headline"],
            *one["moves"],
            *(part for f in one["fields"] for part in (f["question"], f["before"], f["after"])),
        )
    ]

    assert [] == [text for text in words if RAW.search(text)]
