"""What the gap report says: where the chain holds, where it breaks, and what to do first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cached_property

from credo_builder.audit import RULE_OF, readiness
from credo_builder.compose.sections.tracing import Bar, Found, gaps, in_short, numbered
from credo_builder.compose.view import View
from credo_builder.domain.findings import Finding, Gap, Severity
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Waiver
from credo_builder.domain.trace import LINKS, met_by, of_key
from credo_builder.domain.wording import listed, sentence
from credo_builder.i18n import marked
from credo_builder.values import dataclass

FIRST = 5
"""Findings that are named as the first to look at; so few need no list of their own."""
_HEAVIEST = 3
"""Weight of a blocker in a table; a tip has none."""
_MOST_LEFT = 6
"""Records left out of the chain that are named; the others are counted."""
_SHORTEST = 4
"""Letters from which on a name in a sentence tells whose it is."""


class TellingView(View):
    """A view whose findings say nothing of records that its readers may not see."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the audit finds, without what is told of hidden records."""
        return tuple(one for one in super().findings if self._may_tell(one))

    def _may_tell(self, finding: Finding) -> bool:
        if self.is_full:
            return True
        own = self.project.get(finding.record) if finding.record else None
        if own is not None and not self.shows(own):
            return False
        said = f"{finding.message} {finding.do}"
        return not any(name in said for name in self._hidden)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """What hidden records are called."""
        hidden = [
            one
            for held in self.project.records.values()
            for one in held
            if not self.shows(one) and not one.singleton
        ]
        names = {name.strip() for one in hidden for name in (one.title, one.code)}
        return frozenset(n for n in names if len(n) >= _SHORTEST or n[-1:].isdigit())


@dataclass(frozen=True)
class Link:
    """One link of the chain: how many records there are, how many the link before reaches."""

    name: str
    question: str
    reached: int
    total: int
    left: str


@dataclass(frozen=True)
class Kind:
    """How many open findings stand between two things, by weight."""

    name: str
    between: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Weighed:
    """The findings of one weight."""

    name: str
    note: str
    findings: tuple[Found, ...]


@dataclass(frozen=True)
class Accepted:
    """One gap that was set aside: why, by whom, since when, and when to look again."""

    number: str
    rule: str
    code: str
    reason: str
    by: str
    since: str
    until: str
    is_overdue: bool


@dataclass(frozen=True)
class GapReport:
    """All that the report prints besides the matrix."""

    readiness: str
    meaning: str
    open_words: str
    issued: str
    bars: tuple[Bar, ...]
    bars_alt: str
    first: tuple[Found, ...]
    kinds: tuple[Kind, ...]
    links: tuple[Link, ...]
    links_alt: str
    weights: tuple[Weighed, ...]
    waivers: tuple[Accepted, ...]
    is_full: bool


_MEANING = {
    readiness.Readiness.READY: marked(
        "Nothing stands in the way of approval. What is still open makes it better."
    ),
    readiness.Readiness.NEARLY_READY: marked(
        "A few things stand in the way. A week of short talks should be enough."
    ),
    readiness.Readiness.NOT_YET: marked(
        "Too much hangs in the air to promise it to anyone. Begin at the top of the list; "
        "the rest often follows."
    ),
}
_NOTES = {
    Severity.BLOCKER: marked("Nothing is approved before these are mended."),
    Severity.MAJOR: marked("Somebody will be let down. Mend these within the month."),
    Severity.MINOR: marked("Mend them when you are there anyway."),
    Severity.TIP: marked("Take those you like."),
}
_HEADS = {
    Severity.BLOCKER: marked("Blockers"),
    Severity.MAJOR: marked("Major"),
    Severity.MINOR: marked("Minor"),
    Severity.TIP: marked("Tips"),
}
_QUESTIONS = {
    "core_values": marked("What {we} believe"),
    "expectations": marked("What {customers} expect because of it"),
    "promises": marked("What {we} promise them for it"),
    "moments": marked("Where they feel whether it is kept"),
    "service_levels": marked("How far it can be relied on"),
    "measures": marked("How {we} know"),
}


def gap_report(view: View) -> GapReport:
    """Return what the report of *view* prints."""
    page = gaps(view)
    state = readiness.readiness(view.findings)
    links = tuple(_links(view))
    told = [
        view.say("{name} {count} of {total}", name=one.name, count=one.reached, total=one.total)
        for one in links
    ]
    open_ones = [one for one in page.findings if not one.is_set_aside]
    still = sorted(open_ones, key=lambda one: -one.rank)
    return GapReport(
        readiness=view.say(state.label),
        meaning=view.say(_MEANING[state]),
        open_words=page.open_words,
        issued=view.date(view.project.settings.issued_on),
        bars=page.bars,
        bars_alt=page.bars_alt,
        first=tuple(still[:FIRST]) if len(still) > FIRST else (),
        kinds=tuple(_kinds(view)),
        links=links,
        links_alt=sentence(listed(told, view.say("and"))),
        weights=tuple(
            Weighed(view.say(_HEADS[weight]), view.say(_NOTES[weight]), found)
            for weight in Severity
            if (found := tuple(one for one in still if one.rank == _HEAVIEST - weight.rank))
        ),
        waivers=tuple(_accepted(view, one) for one in view.project.settings.waivers),
        is_full=view.is_full,
    )


def _kinds(view: View) -> list[Kind]:
    """Return the open findings by what gapes, each counted by weight."""
    held = Counter((f.gap, f.severity) for f in view.findings if f.counts)
    found = []
    for gap in Gap:
        counts = tuple(held[gap, weight] for weight in Severity)
        name, _, between = view.say(gap.label).partition(":")
        if any(counts):
            found.append(Kind(name, between.strip(), counts))
    return found


def _links(view: View) -> list[Link]:
    """Return the six links of the chain with what of each hangs on the one before."""
    found: list[Link] = []
    before: tuple[Record, ...] = ()
    for number, key in enumerate(LINKS):
        here = view.shown(of_key(view.project, key))
        near = {one.id for one in met_by(view.project, before, key)} if number else set()
        reached = [one for one in here if not number or one.id in near]
        left = [one for one in here if number and one.id not in near]
        name = view.say(type(here[0]).terms) if here else view.say(_NAMES[key])
        question = view.say(_QUESTIONS[key])
        found.append(Link(name, question, len(reached), len(here), _left(view, left)))
        before = here
    return found


_NAMES = {
    "core_values": marked("core values"),
    "expectations": marked("expectations"),
    "promises": marked("promises"),
    "moments": marked("moments of truth"),
    "service_levels": marked("service levels"),
    "measures": marked("measures"),
}


def _left(view: View, left: list[Record]) -> str:
    """Return which records nothing before them asks for."""
    if not left:
        return ""
    named = [one.code or in_short(view, one) for one in left[:_MOST_LEFT]]
    more = len(left) - _MOST_LEFT
    if more > 0:
        named.append(view.say("{count} more", count=more))
    return listed([view.fill(one) for one in named], view.say("and"))


def _accepted(view: View, waiver: Waiver) -> Accepted:
    rule, record = RULE_OF.get(waiver.rule), view.project.get(waiver.record)
    today = view.project.settings.issued_on
    shown = record is not None and view.shows(record)
    return Accepted(
        number=next((n for n, alike in numbered(view) if _is_told(waiver, alike)), ""),
        rule=view.say(rule.name) if rule else waiver.rule,
        code=record.code if record is not None and shown else "",
        reason=view.fill(waiver.reason.strip()) if view.is_full else "",
        by=view.fill(waiver.by.strip()) if view.is_full else "",
        since=view.date(waiver.on),
        until=view.date(waiver.expires),
        is_overdue=_is_past(waiver.expires, today),
    )


def _is_told(waiver: Waiver, alike: tuple[Finding, ...]) -> bool:
    return any((f.rule, f.record) == (waiver.rule, waiver.record) and f.waived for f in alike)


def _is_past(day: dt.date | None, today: dt.date | None) -> bool:
    return day is not None and today is not None and day < today


def has_chain(view: View) -> bool:
    """Whether there is anything a chain could be made of."""
    return any(view.shown(of_key(view.project, key)) for key in LINKS[1:3])
