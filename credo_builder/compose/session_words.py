"""What an organisation brings of its own to each of the eight learning sessions.

Each line keeps its template, so that it can be said in another language; placeholders such as
``{customers}`` still stand in it, and whoever shows a line fills them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.expectations import Component, Expectation
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.learning import ServicePoint
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.outcome import feeling_in_words
from credo_builder.chapters.policies import Firmness, Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import PeopleCommitment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.statements import RightStance
from credo_builder.chapters.workshop import Principle
from credo_builder.compose.sentences import amount, level_sentence
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Visibility, label
from credo_builder.domain.wording import sentence
from credo_builder.i18n import told, told_of

MOST = 5
"""So many lines of one kind can be talked over in one session."""
GLAD_FROM = 4

R = TypeVar("R", bound=Record)
Lines = tuple[str, ...]


def own_lines(project: Project, point: ServicePoint) -> Lines:
    """Return the organisation's own lines for the session on *point*; () without any.

    Nothing private is told: people who take part keep the sheet.
    """
    return tuple(_OWN[point](project))


def missing_line(point: ServicePoint) -> str:
    """Return what to fill in, and in which step, where a session has nothing of our own."""
    return _MISSING[point]


def _shown(project: Project, kind: type[R]) -> Iterable[R]:
    return (r for r in project.of(kind) if r.visibility != Visibility.PRIVATE)


def _role(project: Project, role_id: str) -> str:
    """Return the name of a role; empty while there is none or it is private."""
    role = project.find(Role, role_id)
    return role.name.strip() if role and role.visibility != Visibility.PRIVATE else ""


def _bare(text: str) -> str:
    return text.strip().rstrip(".")


def _stripped(texts: Iterable[str]) -> list[str]:
    return [_bare(text) for text in texts if _bare(text)]


def _thoughts(project: Project) -> Iterable[str]:
    pairs = [
        (_bare(b.thought_from), _bare(b.thought_to))
        for b in _shown(project, Barrier)
        if b.thought_from.strip() and b.thought_to.strip()
    ]
    for old, new in pairs[:MOST]:
        yield told("From “{old}” to “{new}”.", old=old, new=new)
    stances = (p.stance_variant for p in _shown(project, Principle) if p.stance_variant.strip())
    stance = next(stances, "")
    if stance:
        reading = told(_bare(label(RightStance, stance)).replace("{", "{{").replace("}", "}}"))
        yield told("“The {{customer}} is right” means to us: {reading}.", reading=reading)


def _levels(project: Project) -> Iterable[str]:
    critical = [m for m in _shown(project, Moment) if m.is_critical and m.name.strip()]
    for moment in critical[:MOST]:
        level = next(_shown_at(project, moment), None)
        if level is None:
            yield told(
                "{moment}: no level is set yet. What would people count on here?",
                moment=_bare(moment.name),
            )
            continue
        of_level = project.linked(Promise, level.promise_ids)
        promises = (*of_level, *project.linked(Promise, moment.promise_ids))
        kept = next((_promised(p) for p in promises if _may_tell(p)), "")
        words = {"moment": _bare(moment.name), "level": level_sentence(level)}
        if kept:
            yield told(
                "{moment}: {level} It keeps this promise: “{promise}”", **words, promise=kept
            )
        else:
            yield told("{moment}: {level} Which promise does it keep?", **words)


def _shown_at(project: Project, moment: Moment) -> Iterator[ServiceLevel]:
    found = project.pointing_at(moment.id, ServiceLevel)
    return iter([s for s in found if s.visibility != Visibility.PRIVATE and s.name.strip()])


def _promised(promise: Promise) -> str:
    return sentence(promise.words)


def _may_tell(promise: Promise) -> bool:
    return (
        promise.visibility != Visibility.PRIVATE and promise.stands and bool(promise.text.strip())
    )


def _feelings(project: Project) -> Iterable[str]:
    sad = [
        m
        for m in _shown(project, Moment)
        if m.name.strip()
        and m.feeling_wanted
        and m.feeling_now
        and m.feeling_now != m.feeling_wanted
        and (m.rating_now or 1) < GLAD_FROM
    ]
    for moment in sorted(sad, key=lambda m: -(m.risk or 0))[:MOST]:
        yield told(
            "{moment}: people feel {now} today, and we want them to feel {wanted}.",
            moment=_bare(moment.name),
            now=feeling_in_words(moment.feeling_now),
            wanted=feeling_in_words(moment.feeling_wanted),
        )


def _busy(project: Project) -> Iterable[str]:
    counted = [m for m in _shown(project, Moment) if m.name.strip() and m.volume_per_month]
    for moment in sorted(counted, key=lambda m: -(m.volume_per_month or 0))[:MOST]:
        yield told_of(
            "{moment}: {n} time a month.",
            "{moment}: {n} times a month.",
            moment.volume_per_month or 0,
            moment=_bare(moment.name),
        )


def _to_rely_on(project: Project) -> Iterable[str]:
    ours = [c for c in _shown(project, PeopleCommitment) if c.text.strip()]
    for one in ours[:MOST]:
        yield told("You can count on this from us: {words}", words=sentence(one.text))
    for promise in [p for p in _shown(project, Promise) if _may_tell(p)][:MOST]:
        yield told("{{Customers}} can count on this: {words}", words=_promised(promise))


def _freedoms(project: Project) -> Iterable[str]:
    for one in list(_shown(project, Empowerment))[:MOST]:
        free = _stripped(one.freedoms)
        role = _role(project, one.role) or told("Everyone")
        if free:
            yield told("{role} may: {freedoms}.", role=role, freedoms="; ".join(free))
        if one.spend_limit is not None:
            most = amount(one.spend_limit)
            yield told("{role} may spend up to {most} on one case.", role=role, most=most)
        never = _stripped(one.never)
        if never:
            yield told("Red lines for {role}: {never}.", role=role, never="; ".join(never))
        asked = _role(project, one.ask_whom)
        if asked:
            yield told("Beyond that {role} asks: {asked}.", role=role, asked=asked)


def _components(project: Project) -> Iterable[str]:
    held = [e for e in _shown(project, Expectation) if e.text.strip() and e.component.strip()]
    if not held:
        return
    names = _stripped(project.settings.component_set) or [part.label for part in Component]
    given = [label(Component, e.component).strip().casefold() for e in held]
    for name in names:
        number = given.count(label(Component, name).casefold())
        part = told(label(Component, name).replace("{", "{{").replace("}", "}}"))
        if number:
            yield told_of(
                "{part}: {n} expectation stands under it.",
                "{part}: {n} expectations stand under it.",
                number,
                part=part,
            )
        else:
            yield told("{part}: nothing stands under it yet. Is that so?", part=part)


def _bending(project: Project) -> Iterable[str]:
    bendable = [
        p
        for p in _shown(project, Policy)
        if p.title.strip() and p.firmness != Firmness.LEGAL and p.may_bend.how_far.strip()
    ]
    for policy in bendable[:MOST]:
        yield told(
            "{policy}: {who} may bend it. How far: {how_far}.",
            policy=_bare(policy.title),
            who=_role(project, policy.may_bend.who) or told("whoever is there"),
            how_far=_bare(policy.may_bend.how_far),
        )


_OWN: dict[ServicePoint, Callable[[Project], Iterable[str]]] = {
    ServicePoint.MINDSET: _thoughts,
    ServicePoint.LEVELS: _levels,
    ServicePoint.EMOTIONS: _feelings,
    ServicePoint.ENERGY: _busy,
    ServicePoint.CONFIDENCE: _to_rely_on,
    ServicePoint.RISK: _freedoms,
    ServicePoint.COMPONENTS: _components,
    ServicePoint.EMPATHY: _bending,
}
_MISSING = {
    ServicePoint.MINDSET: told(
        "No from–to thought is written down yet. Add one to a barrier in “What gets in the way”, "
        "or let the group find its first in this session."
    ),
    ServicePoint.LEVELS: told(
        "No moment is marked as critical yet. Mark one in “Moments of truth” and give it a "
        "level in “Service levels”."
    ),
    ServicePoint.EMOTIONS: told(
        "No moment says yet how people feel now and how they should. Choose both feelings in "
        "“Moments of truth”."
    ),
    ServicePoint.ENERGY: told(
        "No moment says yet how often it happens. Count one in “Moments of truth”; a good "
        "guess will do."
    ),
    ServicePoint.CONFIDENCE: told(
        "Nothing to rely on is written down yet. Add a promise in “What we promise”, and one to "
        "our own people in “Appraisal and thanks”."
    ),
    ServicePoint.RISK: told(
        "No freedom to act is written down yet. Say in “Policies and freedom” what a role may do "
        "and spend, and where it stops."
    ),
    ServicePoint.COMPONENTS: told(
        "No expectation stands under a part of service yet. Choose its part in “What they expect”."
    ),
    ServicePoint.EMPATHY: told(
        "No policy says yet who may bend it, and how far. Fill that in for one in “Policies "
        "and freedom”."
    ),
}
