"""Whatever is in a project, it can be checked, traced and told, in sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import MANY, random_project

from credo_builder.app import listing
from credo_builder.app.what_if import what_if
from credo_builder.audit import audit
from credo_builder.audit.readiness import readiness
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.organisation import words
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.sentences import clock, level_in_short, level_sentence, level_tag
from credo_builder.domain import trace
from credo_builder.domain.project import Project
from credo_builder.domain.wording import filled

TIDY = (
    "", "Give a name and a date", "look up and say hello", "all calls", "reported", "An answer",
    "We believe that time is kind", "never guess", "elders first", "hours of quiet", "Welcome",
)  # fmt: skip
"""Words without a fault of their own: whatever is wrong in a sentence is the program's."""
FAULTS = re.compile(
    r"\b1 (?:seconds|minutes|hours|days|weeks|months|points|rings|working \w+s|sheets|people)\b"
    r"|\s\s|[.!?]\.(?!\.)|,\.|\s[.,;:!?](?!\.)|[{}\[\]]|\bNone\b(?! of)|“”|\(\)"
    r"|\b[Aa] (?:hour|honest|elder|MP)|\b[Aa]n (?:user|guest|boss)"
)
DAYS = (None, dt.date(2027, 1, 1))
SEEDS = st.integers(0, 2**32)


def told_by_the_audit(project: Project) -> Iterator[str]:
    """Yield what every finding says, on a day and without one."""
    for day in DAYS:
        for finding in audit(project, day):
            yield finding.message
            yield finding.do


def told_of_answers(project: Project) -> Iterator[str]:
    """Yield what is made of answers: levels in four ways, and what each step has decided."""
    for level in project.of(ServiceLevel):
        if not level.sentence.strip():
            yield from (level_in_short(level), level_tag(level), clock(level))
            yield level_sentence(level)
    nouns = words(project)
    for chapter in CHAPTERS:
        if chapter.so_far is not None:
            yield filled(chapter.so_far(project), nouns)


@settings(max_examples=MANY, deadline=None)
@given(seed=SEEDS)
def test_sentences_about_any_project_are_whole(seed):
    """No finding, level or summary says “1 days”, leaves a place open or doubles a space."""
    project = random_project(seed, TIDY)

    for said in (*told_by_the_audit(project), *told_of_answers(project)):
        assert not FAULTS.search(said), said


@settings(max_examples=MANY, deadline=None)
@given(seed=SEEDS)
def test_any_project_is_checked_traced_and_shown(seed):
    """Links that lead nowhere, words nobody knows and blanks stop neither check nor trace."""
    project = random_project(seed)
    day = DAYS[seed % 2]
    findings = audit(project, day)
    report = listing.report(project, findings, quiet_too=True)
    thread = listing.traced(project)

    assert findings == audit(project, day)
    assert len(findings) == len(report["findings"])
    assert list(listing.report_lines(report))[-1].startswith(readiness(findings).label)
    assert len(thread["chains"]) + 1 <= len(list(listing.trace_lines(thread)))
    assert all(isinstance(line, str) and "None" not in line for line in listing.shown(project))
    assert all(len(trace.cells(chain)) == len(trace.LINKS) for chain in trace.chains(project))


@settings(max_examples=MANY // 4, deadline=None)
@given(seed=SEEDS)
def test_what_goes_is_told_before(seed):
    """Who loses a link to a record is exactly who is changed by removing it."""
    project = random_project(seed)
    records = [r for r in project.every() if not type(r).singleton]
    gone = records[seed % len(records)].id if records else ""
    without = project.remove(gone)
    found = what_if(project, gone, DAYS[1])

    changed = {r.id for r in without.every() if r != project.get(r.id)}
    assert changed == {loss.record.id for loss in found.losses} if found else not records
    assert not any(target == gone for _, target in links(without))


def links(project: Project) -> Iterator[tuple[str, str]]:
    """Yield (field, target) of every link of *project*."""
    for record in project.every():
        yield from trace.links_of(record)
