"""Rules about single words: vague, absolute, blaming, and gestures that are counted.

They ask the lexicon of the document's language and are silent where none ships. What people
quote letter by letter (`exact_words`) is never judged: it says how things are, not how we
want them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.audit.lexicon import Hit, Kind, lexicon
from credo_builder.audit.texts import written
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.policies import Firmness, Policy, PolicyTopic
from credo_builder.chapters.promises import Decision, Promise, PromiseKind
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.workshop import WorkshopItem
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Visibility
from credo_builder.i18n import Told, joined, told

MEANT = frozenset(
    {"exact_words", "cue", "where_seen", "evidence_note", "behaviours_never", "dont", "never",
     "thought_from"}
)  # fmt: skip
"""Fields that tell of words or deeds we do not want, or of what others said."""
TOLD_BY_OTHERS = (MindsetResponse, WorkshopItem)
"""Records that hold what single people said, in their words."""
ALWAYS = 100
_LEVEL_WORDS = ("name", "sentence", "population", "clock_start", "clock_stop")
_SHOWN = 3


@rule(
    "LAN-01",
    name="Word that can mean anything",
    severity=Severity.MINOR,
    gap=Gap.STANDARDS,
    source="easily said, hard to deliver as intended",
    explanation=(
        "Two people read two things into a word like this, and nobody can count it. In a promise "
        "it invites quarrels; in a service level it leaves your people without a measure. Say "
        "the figure, the deed or the day instead."
    ),
    chapter="check",
    field="name",
)
def vague_words(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A vague word or slogan in a public promise or the credo; major in a service level."""
    vague, slogans = (Kind.VAGUE, Kind.SLOGAN), (Kind.SLOGAN,)
    credo = project.one(Credo)
    read: list[tuple[Record, str, str, tuple[Kind, ...]]] = [
        *(
            (x, name, getattr(x, name), vague)
            for x in project.of(ServiceLevel)
            for name in _LEVEL_WORDS
        ),
        *((x, name, text, vague) for x in project.of(Promise) for name, text in _public_words(x)),
        (credo, "motto", credo.motto, slogans),
        *((credo, f"lines[{i}].text", x.text, slogans) for i, x in enumerate(credo.lines)),
    ]
    for record, field, text, kinds in read:
        found = _hits(project, text, kinds)
        if found:
            yield Problem(
                record=record,
                field=field,
                message=told("{words} in {where} can mean anything.", **_names(record, found)),
                do=_instead(found),
                severity=Severity.MAJOR if isinstance(record, ServiceLevel) else None,
            )


def _public_words(promise: Promise) -> Iterator[tuple[str, str]]:
    """Yield field and text of what customers read of *promise*, if they read it at all."""
    stopped = promise.decision == Decision.WITHDRAW
    if promise.visibility != Visibility.PUBLIC or stopped:
        return
    reworded = promise.words == promise.reworded_text and promise.reworded_text.strip()
    if reworded:
        yield "reworded_text", promise.reworded_text
    elif promise.kind == PromiseKind.EXPLICIT:
        yield "text", promise.text
    if promise.kind == PromiseKind.EXPLICIT or reworded:
        yield "conditions", "\n".join(promise.conditions)


@rule(
    "LAN-02",
    name="Word that blames",
    severity=Severity.MINOR,
    gap=Gap.CULTURE,
    source="complaints help us get back on track",
    explanation=(
        "The words people use among themselves are heard by those they serve. A word that blames "
        "them, or hides behind a rule, teaches everyone who reads this to do the same. Say what "
        "happened, and what you can do."
    ),
    chapter="check",
    field="text",
)
def blaming_words(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A word that blames people or hides behind a rule, in anything we say ourselves."""
    if lexicon(project.settings.language) is None:
        return
    kinds = (Kind.BLAMING,)
    for chapter in CHAPTERS:
        for kind in chapter.records:
            if issubclass(kind, TOLD_BY_OTHERS):
                continue
            for record in project.of(kind):
                yield from _blaming(project, record, kinds)


def _blaming(project: Project, record: Record, kinds: tuple[Kind, ...]) -> Iterator[Problem]:
    for field, text in written(record):
        if field.rsplit(".", maxsplit=1)[-1] in MEANT or _is_obstacle(record, field):
            continue
        found = _hits(project, text, kinds)
        if found:
            yield Problem(
                record=record,
                field=field,
                message=told("{words} in {where} blames people.", **_names(record, found)),
                do=_instead(found),
            )


def _is_obstacle(record: Record, field: str) -> bool:
    """Whether the text tells what gets in the way: there such a word is the finding itself."""
    return isinstance(record, Barrier) and field in ("text", "root_cause")


@rule(
    "LEV-09",
    name="Script instead of service",
    severity=Severity.TIP,
    gap=Gap.CUSTOMER,
    source="experience over activity",
    explanation=(
        "A gesture that has to be made a certain number of times turns attention to oneself. "
        "People feel the difference between being looked at and being ticked off. Say what they "
        "should feel, and leave the gesture to the person who is there."
    ),
    chapter="check",
    field="do",
)
def counted_gestures(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A deed, a word to say or a level that prescribes a gesture and how often."""
    kinds = (Kind.COUNTED_GESTURE,)
    places: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
        (Moment, ("do", "say")),
        (ServiceLevel, ("name", "sentence")),
        (CoreValue, ("behaviours_do",)),
    )
    for kind, fields in places:
        for record in project.of(kind):
            for field in fields:
                value = getattr(record, field)
                text = value if isinstance(value, str) else "\n".join(value)
                found = _hits(project, text, kinds)
                if found:
                    yield Problem(
                        record=record,
                        field=field,
                        message=told(
                            "{words} in {where} is a script, not service.",
                            **_names(record, found),
                        ),
                        do=_instead(found),
                    )


@rule(
    "LEV-10",
    name="Absolute that cannot be kept",
    severity=Severity.MINOR,
    gap=Gap.COMMUNICATION,
    source="say what you can keep",
    explanation=(
        "Whoever promises always breaks the promise the first time. An honest share, with what "
        "happens in the other cases, is believed. Only law and safety know no exceptions."
    ),
    chapter="service_levels",
    field="share_pct",
)
def absolutes(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """Always, never, every or 100 in 100 on a public level that is not about law or safety."""
    if lexicon(project.settings.language) is None:
        return
    for level in project.of(ServiceLevel):
        if not level.is_public or _is_law_or_safety(project, level):
            continue
        for field in ("name", "sentence"):
            found = _hits(project, getattr(level, field), (Kind.ABSOLUTE,))
            if found:
                yield Problem(
                    record=level,
                    field=field,
                    message=told(
                        "{words} in {where} cannot be kept by anybody.", **_names(level, found)
                    ),
                    do=_instead(found),
                )
        field = _where_all_is_promised(level)
        if field:
            yield Problem(
                record=level,
                field=field,
                message=told("{name} promises 100 of 100 cases.", name=named(level)),
                do=told("Say the share you reach on a bad day, or show that you reach them all."),
            )


def _where_all_is_promised(level: ServiceLevel) -> str:
    """Return the field that promises all of 100 cases; empty where none does, or all are met."""
    if level.baseline.share_met_pct == ALWAYS:
        return ""
    if level.share_pct == ALWAYS:
        return "share_pct"
    target = level.target
    whole = target is not None and target.unit == "percent" and target.value == ALWAYS
    return "target" if whole and not level.lower_is_better else ""


def _is_law_or_safety(project: Project, level: ServiceLevel) -> bool:
    ends = (level.id, *level.moment_ids)
    policies = (p for one in ends for p in project.pointing_at(one, Policy))
    return any(p.firmness == Firmness.LEGAL or p.topic == PolicyTopic.SAFETY for p in policies)


def _hits(project: Project, text: str, kinds: tuple[Kind, ...]) -> tuple[Hit, ...]:
    words = lexicon(project.settings.language)
    return words.hits(text, kinds) if words else ()


def _names(record: Record, found: tuple[Hit, ...]) -> dict[str, str]:
    """Return the words that were found, in quotation marks, and what the record is called."""
    words = ", ".join(f"“{hit.words}”" for hit in found[:_SHOWN])
    where = record.code or (f"“{record.title}”" if record.title else record.term)
    return {"words": words, "where": where}


def _instead(found: tuple[Hit, ...]) -> Told:
    """Return what to write in the place of each word."""
    return joined(
        told("Instead of “{word}” say {better}.", word=hit.words, better=hit.better)
        for hit in found[:_SHOWN]
    )


def silent_in(project: Project) -> Told | None:
    """Return the sentence that the rules of this module are silent, None where they speak."""
    language = project.settings.language
    if lexicon(language) is not None:
        return None
    return told(
        "No list of vague, absolute and blaming words ships for “{language}” yet, so single "
        "words were not checked.",
        language=language,
    )


RULES = (vague_words, blaming_words, counted_gestures, absolutes)
