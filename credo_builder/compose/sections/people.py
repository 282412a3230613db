"""Who we serve, and what they expect."""

from __future__ import annotations

from decimal import Decimal

from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import (
    Evidence,
    Expectation,
    ExpectationClass,
    ExpectationSource,
    Reasonableness,
)
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.reach import ContextType
from credo_builder.chapters.segments import NeedState, Segment
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.sections.serving import Chain, chain
from credo_builder.compose.sentences import decapitalised
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.quantities import number
from credo_builder.domain.terms import label
from credo_builder.domain.wording import capitalised, listed
from credo_builder.values import dataclass

PRIORITY = 7
"""From this opportunity on an expectation needs a whole chain."""


@dataclass(frozen=True)
class Group:
    """One group of people we serve."""

    code: str
    name: str
    share: str
    wants: str
    hard: tuple[str, ...]
    description: str


@dataclass(frozen=True)
class SegmentsPage:
    """Who we serve, outside and inside, and what we promise each other."""

    groups: tuple[Group, ...]
    has_shares: bool
    chain: Chain
    employee_promise: str


def segments(view: View) -> SegmentsPage | None:
    """Return who we serve; the public edition names outside groups only."""
    outside = [s for s in view.of(Segment) if s.is_external or not view.is_public]
    inside = [s for s in outside if s.is_internal]
    groups = tuple(_group(view, s) for s in outside if not s.is_internal)
    promise = "" if view.is_public else view.one(Credo).employee_promise
    inner = Chain((), (), (), ()) if view.is_public else chain(view, inside)
    if not groups and not inside and not inner.supports:
        return None
    return SegmentsPage(
        groups=groups,
        has_shares=not view.is_public and any(g.share for g in groups),
        chain=inner,
        employee_promise=promise,
    )


def _group(view: View, segment: Segment) -> Group:
    return Group(
        code=segment.code,
        name=segment.name,
        share="" if segment.size_share is None else _percent(segment.size_share),
        wants=_arriving(view, segment),
        hard=segment.access_needs,
        description=segment.description,
    )


def _arriving(view: View, segment: Segment) -> str:
    """Return how they arrive, as one phrase: "Glad of a chat; to be recognised"."""
    states = [
        decapitalised(view.say(label(NeedState, one))) if one in tuple(NeedState) else one
        for one in segment.need_states
    ]
    return capitalised("; ".join(view.fill(one) for one in states))


def _percent(share: Decimal) -> str:
    return f"{number(share)} %"


@dataclass(frozen=True)
class Gauge:
    """The bar of the trade and ours, 1 to 5, and the sentence that says both."""

    trade: int
    ours: int
    alt: str


@dataclass(frozen=True)
class Expected:
    """One expectation, ready for its row."""

    code: str
    words: str
    klass: str
    is_basic: bool
    comes_from: str
    evidence: str
    is_guess: bool
    today: int | None
    importance: int | None
    rating: str
    priority: int
    needs_chain: bool
    not_now: str


@dataclass(frozen=True)
class Expecting:
    """The expectations that the same groups have."""

    title: str
    expectations: tuple[Expected, ...]


@dataclass(frozen=True)
class ExpectationsPage:
    """What people expect, where we set the bar, and in which circumstances."""

    gauge: Gauge | None
    context: str
    context_kind: str
    context_until: str
    groups: tuple[Expecting, ...]

    @property
    def has_guesses(self) -> bool:
        """Whether any of them rests on a guess."""
        return any(one.is_guess for group in self.groups for one in group.expectations)


def expectations(view: View) -> ExpectationsPage | None:
    """Return what people expect; None while nobody wrote an expectation down."""
    held = view.of(Expectation)
    if not held:
        return None
    us = view.one(Organisation)
    context = us.context
    groups: dict[str, list[Expected]] = {}
    for one in sorted(held, key=lambda e: bool(view.linked(Segment, e.segment_ids))):
        groups.setdefault(_whose(view, one), []).append(_expected(view, one))
    return ExpectationsPage(
        gauge=_gauge(view, us),
        context=context.text,
        context_kind=view.say(label(ContextType, context.type)) if context.type else "",
        context_until=view.date(context.valid_until),
        groups=tuple(Expecting(title, tuple(rows)) for title, rows in groups.items()),
    )


def _is_everyone(view: View, ids: tuple[str, ...]) -> bool:
    """Whether *ids* are all groups outside, and no other."""
    outside = {s.id for s in view.project.of(Segment) if not s.is_internal}
    return outside == set(ids)


def _whose(view: View, expectation: Expectation) -> str:
    """Return whose expectation it is, as the head of its group."""
    if _is_everyone(view, expectation.segment_ids):
        return view.say("Every {customer}")
    names = [
        s.name for s in view.of(Segment) if s.id in expectation.segment_ids and s.name.strip()
    ]
    return view.fill(listed(names, view.say("and"))) or view.say("Every {customer}")


def _expected(view: View, one: Expectation) -> Expected:
    note = one.evidence_note.strip()
    evidence = view.say(label(Evidence, one.evidence)) if one.evidence else ""
    rated = one.performance_now is not None and one.importance is not None
    return Expected(
        code=one.code,
        words=unquoted(one.text),
        klass=view.say(label(ExpectationClass, one.klass)),
        is_basic=one.klass == ExpectationClass.BASIC,
        comes_from=view.say(_SHORT_SOURCES.get(one.source, one.source)),
        evidence=": ".join(filter(None, (evidence, view.fill(note)))),
        is_guess=one.is_guess,
        today=one.performance_now,
        importance=one.importance,
        rating=view.say(
            "Today {today} of 5; it matters {importance} of 5",
            today=one.performance_now,
            importance=one.importance,
        )
        if rated
        else "",
        priority=one.opportunity,
        needs_chain=one.opportunity >= PRIORITY,
        not_now=one.how_we_explain.strip() if one.reasonableness == Reasonableness.NOT_NOW else "",
    )


_SHORT_SOURCES: dict[str, str] = {
    ExpectationSource.INDUSTRY_NORM: "What is usual",
    ExpectationSource.CONTEXT: "Circumstances",
    ExpectationSource.PAST_EXPERIENCE: "Past visits",
    ExpectationSource.WORD_OF_MOUTH: "Word of mouth",
    ExpectationSource.OUR_PROMISE: "Our promise",
    ExpectationSource.PRICE_OR_PREMISES: "Price, premises",
    ExpectationSource.LAW: "Law",
    ExpectationSource.PERSONAL_NEED: "Own need",
    ExpectationSource.COMPETITOR: "Other places",
}


def _gauge(view: View, us: Organisation) -> Gauge | None:
    trade, ours = us.usual_bar, us.bar_chosen
    if trade is None or ours is None:
        return None
    alt = view.say(
        "The bar from 1 to 5: places like us stand at {trade}, {we} choose {ours}.",
        trade=trade,
        ours=ours,
    )
    return Gauge(trade, ours, alt)


SEGMENTS = Part(
    key="segments",
    title="Who {we} serve",
    context=segments,
    still_to_decide=(
        "Nobody is named yet. Write down two or three groups of {customers}, and who inside "
        "serves those who serve them."
    ),
)
EXPECTATIONS = Part(
    key="expectations",
    title="What {customers} expect",
    context=expectations,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "No expectation has been written down yet. Five or six, in the words of {customers}, "
        "show where a promise is needed."
    ),
)
