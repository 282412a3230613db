"""A project in plain lines: for the terminal, for scripts, for a quick look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from credo_builder.audit import RULE_OF, RULES
from credo_builder.audit.chain import coverage
from credo_builder.audit.handbook import explained
from credo_builder.audit.readiness import counts, readiness
from credo_builder.audit.wording_lints import silent_in
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.organisation import words
from credo_builder.domain import trace
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import (
    Asked,
    Choice,
    Choices,
    Group,
    Link,
    Links,
    Picture,
    Rows,
    is_blank,
)
from credo_builder.domain.records import own_questions
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import label
from credo_builder.domain.wording import filled
from credo_builder.i18n import _, plural, said, small

FEW = 5
"""How many findings of one rule a person is told one by one."""


def shown(project: Project) -> Iterator[str]:
    """Yield the answers of *project* line by line, chapter by chapter; blanks are left out.

    Placeholders are filled with the nouns of the project.
    """
    nouns = words(project)
    for chapter in CHAPTERS:
        lines = [
            filled(line, nouns)
            for kind in chapter.records
            for record in project.of(kind)
            for line in _record_lines(project, record)
        ]
        if lines:
            yield ""
            yield _(chapter.title)
            yield from lines


def _record_lines(project: Project, record: Any) -> Iterator[str]:
    name = f"{record.code}  {record.title}".strip()
    if name:
        yield f"  {name}"
    yield from field_lines(project, record, "    ", skip=record.title_field)


def field_lines(project: Project, shape: Shape, margin: str, skip: str = "") -> Iterator[str]:
    """Yield "field: answer" for what *shape* answers, *skip* left out, rows indented."""
    for place in own_questions(type(shape)).values():
        value = getattr(shape, place.name)
        if place.name == skip or is_blank(place.question, value) or value is False:
            continue
        if isinstance(place.question, Group):
            yield f"{margin}{place.name}:"
            yield from field_lines(project, value, margin + "  ")
        elif isinstance(place.question, Rows):
            for row in value:
                yield f"{margin}{place.name}:"
                yield from field_lines(project, row, margin + "  ")
        else:
            yield f"{margin}{place.name}: {in_words(project, place, value)}"


def in_words(project: Project, place: Asked, value: Any) -> str:
    """Return the answer *value* of *place* as a person reads it, links as codes."""
    question = place.question
    if isinstance(question, Link):
        return _target(project, value)
    if isinstance(question, Links):
        return ", ".join(_target(project, one) for one in value)
    if isinstance(question, Choice):
        return _(label(question.options, value))
    if isinstance(question, Choices):
        return ", ".join(_(label(question.options, one)) for one in value)
    if isinstance(question, Picture):
        told = _("{kind}, {width} by {height} pixels")
        return told.format(kind=value.media_type, width=value.width, height=value.height)
    if isinstance(value, tuple):
        return " / ".join(str(one) for one in value)
    return _("yes") if value is True else str(value)


def _target(project: Project, record_id: str) -> str:
    record = project.get(record_id)
    if record is None:
        return _("{id} (not there)").format(id=record_id)
    return record.code or record.title


def rules() -> list[dict[str, Any]]:
    """Return every rule as plain data: id, name, severity, gap, source, explanation, waivable."""
    return [
        {
            "id": r.id,
            "name": r.name,
            "severity": r.severity.value,
            "gap": r.gap.value,
            "source": r.source,
            "explanation": r.explanation,
            "waivable": r.waivable,
        }
        for r in RULES
    ]


def rules_lines(rule: str = "") -> Iterator[str]:
    """Yield every rule in two lines a person reads, or all that is known of one *rule*."""
    if rule:
        yield from explained(RULE_OF[rule])
        return
    for one in RULES:
        fixed = "" if one.waivable else f", {_('cannot be waived')}"
        yield f"{one.id}  {_(one.name)} ({_(one.severity.screen_word)}{fixed})"
        yield f"    {_(one.explanation)}"
    yield _("{n} rules. credo rules PRO-13 tells all about one.").format(n=len(RULES))


def report(
    project: Project,
    findings: tuple[Finding, ...],
    *,
    quiet_too: bool,
    say: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return the check of *project* as plain data; quiet findings only when asked for.

    *say* puts a sentence into the language of the reader; English without it.
    """
    told = [f for f in findings if quiet_too or not f.quiet]
    nouns = words(project)
    return {
        "project": project.settings.name or project.project_id,
        "readiness": readiness(findings).label,
        "counts": {s.value: n for s, n in counts(findings).items()},
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity.value,
                "gap": f.gap.value,
                "record": f.record,
                "code": f.code,
                "chapter": f.chapter,
                "field": f.field,
                "message": filled(say(f.message), nouns),
                "do": filled(say(f.do), nouns),
                "quiet": f.quiet,
                "waived": f.waived,
            }
            for f in told
        ],
        **_notes(project),
    }


def _notes(project: Project) -> dict[str, list[str]]:
    """Return what was not checked, under ``notes``; nothing where all of it was."""
    silence = silent_in(project)
    return {"notes": [silence]} if silence else {}


def report_lines(data: dict[str, Any]) -> Iterator[str]:
    """Yield the check as lines a person reads; of one rule the first few, then how many more."""
    told: Counter[str] = Counter()
    for f in data["findings"]:
        told[f["rule"]] += 1
        if told[f["rule"]] > FEW:
            continue
        where = " ".join(filter(None, (f["code"], f["field"])))
        marks = " " + _("(when you go further)") if f["quiet"] else ""
        accepted = _("(accepted: {reason})").format(reason=f["waived"])
        marks += f" {accepted}" if f["waived"] else ""
        severity = _(Severity(f["severity"]).screen_word)
        yield f"{f['rule']}  {severity}  {f['chapter']}: {where}{marks}"
        yield f"    {f['message']}"
        yield f"    {f['do']}"
    for rule, count in told.items():
        if count > FEW:
            more = _("… and {n} more like these; --format json lists them all.")
            yield f"{rule}  {more.format(n=count - FEW)}"
    weights = {s: said(small(Severity(s).screen_word)) for s in data["counts"]}
    found = ", ".join(f"{n} {weights[s]}" for s, n in data["counts"].items())
    yield from map(said, data.get("notes", ()))
    yield f"{_(data['readiness'])}: {found}."


def traced(project: Project) -> dict[str, Any]:
    """Return the red thread as plain data: a chain an expectation, funnel and coverage."""
    covered = coverage(project)
    nouns = words(project)
    lost = dict(trace.losses(project))
    return {
        "chains": [
            {
                "expectation": _brief(chain.expectation, nouns),
                "links": {
                    key: [_brief(r, nouns) for r in held] for key, held in chain.links.items()
                },
                "complete": chain.complete,
                "missing": list(chain.missing),
            }
            for chain in trace.chains(project)
        ],
        "funnel": [
            {"link": key, "count": count, "reached": reached, "lost": lost.get(key, 0)}
            for key, count, reached in trace.funnel(project)
        ],
        "coverage": {
            "complete": covered.complete,
            "total": covered.total,
            "percent": covered.percent,
        },
    }


def _brief(record: Any, nouns: Mapping[str, str]) -> dict[str, str]:
    return {"id": record.id, "code": record.code, "title": filled(record.title, nouns)}


def trace_lines(data: dict[str, Any]) -> Iterator[str]:
    """Yield the red thread as lines a person reads."""
    names = dict(zip(trace.LINKS, ("V", "E", "P", "M", "L", "S"), strict=True))
    for chain in data["chains"]:
        parts = [
            ", ".join(r["code"] or r["title"] for r in chain["links"][key])
            or _("no {link}").format(link=names[key])
            for key in trace.LINKS
        ]
        mark = _("complete") if chain["complete"] else _("broken")
        yield f"{' > '.join(parts)}  ({mark})  {chain['expectation']['title']}"
    yield " > ".join(_at_link(names[row["link"]], row) for row in data["funnel"])
    cover = data["coverage"]
    yield plural(
        "{n} of {m} expectations that matter most run from a value to a measure.",
        "{n} of {m} expectations that matter most run from a value to a measure.",
        cover["complete"],
    ).format(n=cover["complete"], m=cover["total"])


def _at_link(name: str, row: dict[str, Any]) -> str:
    """Return how many records a link has, and how many of them meet nothing of the next."""
    lost = plural("{n} leads no further", "{n} lead no further", row["lost"])
    return f"{name} {row['count']}" + (f" ({lost.format(n=row['lost'])})" if row["lost"] else "")
