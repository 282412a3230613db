"""The audit: every rule over a project, and what stands after waivers and paths."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Callable

from credo_builder.audit import (
    belief,
    claims,
    complaints,
    credo,
    levels,
    listening,
    means,
    measures,
    moments,
    papers,
    people,
    policies,
    promises,
    review,
    wording_lints,
)
from credo_builder.chapters import CHAPTER_OF, CHAPTERS
from credo_builder.domain.findings import Finding, Problem, Rule, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.values import replace

_ORDER = [c.key for c in CHAPTERS] + ["check", "publish"]

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(r for c in CHAPTERS for r in c.rules),
            *belief.RULES,
            *listening.RULES,
            *promises.RULES,
            *claims.RULES,
            *moments.RULES,
            *credo.RULES,
            *levels.RULES,
            *policies.RULES,
            *complaints.RULES,
            *measures.RULES,
            *people.RULES,
            *means.RULES,
            *wording_lints.RULES,
            *review.RULES,
            *papers.RULES,
        ),
        key=lambda r: (_ORDER.index(r.chapter), r.id),
    )
)
"""Every rule, in the order of the method."""

RULE_OF: dict[str, Rule] = {r.id: r for r in RULES}
"""Rule id to rule."""


def audit(project: Project, on: dt.date | None) -> tuple[Finding, ...]:
    """Return what every rule finds in *project*, the worst first, then in wizard order.

    *on* is the day for the rules about dates; None keeps them silent. Quiet and waived
    findings are in the list, marked so.
    """
    last, day, held = _Last.asked
    if last() is project and day == on:
        return held
    found = [
        _finding(project, rule, problem, on)
        for rule in RULES
        for problem in rule.check(project, on)
    ]
    found.sort(key=lambda f: (f.severity.rank, _ORDER.index(f.chapter)))
    answer = tuple(found)
    _Last.asked = (weakref.ref(project), on, answer)
    return answer


_Asked = tuple[Callable[[], Project | None], dt.date | None, tuple[Finding, ...]]
"""A project, as long as it is there, a day, and what was found."""


def _nothing() -> Project | None:
    return None


class _Last:
    """What was asked last, and the answer: several papers of one project ask the same."""

    asked: _Asked = (_nothing, None, ())


def _finding(project: Project, rule: Rule, problem: Problem, on: dt.date | None) -> Finding:
    record = problem.record
    chapter = _chapter(rule, record)
    field = problem.field or rule.field
    finding = Finding(
        rule=rule.id,
        severity=_severity(project, rule, problem),
        gap=rule.gap,
        record=record.id if record else "",
        code=record.code if record else "",
        chapter=chapter,
        field=field,
        message=problem.message,
        do=problem.do,
        quiet=_is_quiet(project, rule, record, chapter, field),
    )
    return replace(finding, waived=_waived(project, rule, finding, on))


def _chapter(rule: Rule, record: Record | None) -> str:
    """A finding leads to the step of its record; without one to the step that mends it."""
    return CHAPTER_OF[type(record)].key if record else rule.chapter


def _severity(project: Project, rule: Rule, problem: Problem) -> Severity:
    usual = problem.severity or rule.severity
    word = project.settings.severity_overrides.get(rule.id, "")
    overridden = word in tuple(Severity) and rule.waivable
    return Severity(word) if overridden else usual


def _waived(project: Project, rule: Rule, finding: Finding, on: dt.date | None) -> str:
    """Return the reason a finding is set aside for; one without a last day lasts to the review."""
    if not rule.waivable:
        return ""
    for waiver in project.settings.waivers:
        names_it = waiver.rule == rule.id and waiver.record in ("", finding.record)
        last = waiver.expires or project.settings.next_review
        over = on is not None and last is not None and last < on
        if names_it and waiver.reason.strip() and not over:
            return waiver.reason
    return ""


def _is_quiet(
    project: Project, rule: Rule, record: Record | None, chapter: str, field: str
) -> bool:
    """Whether the finding is about a step nobody visited or a field the path hides.

    Both the step that shows the record and the one that mends it must have been
    visited: a promise without a moment is no fault before the moments were asked for.
    What can be mended only by a field that the path hides is quiet, too.
    """
    visited = project.settings.visited
    steps = [key for key in (chapter, rule.chapter) if key in RECORD_OF_CHAPTER]
    if not project.was_visited_throughout and not all(key in visited for key in steps):
        return True
    if not project.hides_fields or field == "reviewed":
        return False
    elsewhere = rule.chapter != chapter and rule.chapter in RECORD_OF_CHAPTER
    if elsewhere and not _asked_in_quick(None, rule.chapter, rule.field):
        return True
    return not _asked_in_quick(type(record) if record else None, rule.chapter, field)


def _asked_in_quick(kind: type[Record] | None, chapter: str, path: str) -> bool:
    """Whether Quick asks the field at *path* of *kind*, of *chapter* or of the settings."""
    name = path.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]
    kinds = (kind,) if kind else RECORD_OF_CHAPTER.get(chapter, ())
    places = [asked(k).get(name) for k in kinds] + [asked(Settings).get(name)]
    return any(place is not None and place.quick for place in places)


RECORD_OF_CHAPTER: dict[str, tuple[type[Record], ...]] = {c.key: c.records for c in CHAPTERS}
"""Chapter key to the record types it fills."""
