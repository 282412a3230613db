"""The red thread from values to measures, where it breaks, and what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from credo_builder.audit import RULE_OF, readiness
from credo_builder.audit.chain import matters
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import OUR_PEOPLE, OURSELVES, Part
from credo_builder.compose.sentences import level_tag, shortened
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Waiver
from credo_builder.domain.trace import LINKS, Chain, chains
from credo_builder.domain.wording import capitalised, counted, listed, sentence
from credo_builder.values import dataclass

_GAP_WORDS = {
    "promises": "no promise yet",
    "moments": "felt at no moment yet",
    "service_levels": "no level yet",
    "measures": "not measured yet",
}
_GAP_RULES = {
    "promises": ("EXP-01",),
    "moments": ("EXP-02", "PRO-04"),
    "service_levels": ("MOM-01", "PRO-05"),
    "measures": ("LEV-02",),
}
_RANKS = {Severity.BLOCKER: 3, Severity.MAJOR: 2, Severity.MINOR: 1, Severity.TIP: 0}


@dataclass(frozen=True)
class Met:
    """A record met at one link: its code and what it is called."""

    code: str
    words: str


@dataclass(frozen=True)
class Step:
    """One link of one chain: the record there, the codes of others, or what is missing.

    Whether a gap was set aside every edition with chains tells, for an accepted gap shown as
    an open one would mislead; its number leads into the gap register and stays in the full
    edition, as do the reason and whoever accepted it.
    """

    first: Met | None
    others: tuple[str, ...]
    gap: str
    finding: str
    is_set_aside: bool


@dataclass(frozen=True)
class Thread:
    """One chain: an expectation and its four links onwards."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Threads:
    """The chains whose first value is the same; without a value its code is empty."""

    code: str
    name: str
    threads: tuple[Thread, ...]


@dataclass(frozen=True)
class TracePage:
    """Every chain, by value, and how many are whole."""

    groups: tuple[Threads, ...]
    complete: int
    total: int
    gaps: int
    set_aside: int


Register = tuple[tuple[str, tuple[Finding, ...]], ...]
"""The rows of the gap register: their number, and the findings that share the row."""


def traceability(view: View) -> TracePage | None:
    """Return every chain these readers may see; None without an expectation."""
    held = [c for c in chains(view.project) if view.shows(c.expectation)]
    if not held:
        return None
    register = numbered(view)
    groups: dict[str, list[Thread]] = {}
    for chain in held:
        value = next(iter(view.shown(chain.links["core_values"])), None)
        groups.setdefault(value.id if value else "", []).append(_thread(view, chain, register))
    titles = {
        v.id: (v.code, shortened(view.fill(v.title), _MOST_IN_SHORT)) for v in view.of(CoreValue)
    }
    titles[""] = ("", view.say("No value yet"))
    steps = [step for threads in groups.values() for thread in threads for step in thread.steps]
    return TracePage(
        groups=tuple(
            Threads(code, name, tuple(groups[one]))
            for one, (code, name) in titles.items()
            if one in groups
        ),
        complete=sum(c.complete for c in held),
        total=len(held),
        gaps=sum(1 for step in steps if step.gap and not step.is_set_aside),
        set_aside=sum(1 for step in steps if step.is_set_aside),
    )


def _thread(view: View, chain: Chain, register: Register) -> Thread:
    return Thread(tuple(_step(view, chain, key, register) for key in LINKS[1:]))


def _step(view: View, chain: Chain, key: str, register: Register) -> Step:
    met = view.shown(chain.links[key])
    if met:
        first = Met(met[0].code, in_short(view, met[0]))
        return Step(first, tuple(r.code for r in met[1:]), "", "", is_set_aside=False)
    if chain.links[key]:
        return Step(None, (), "", "", is_set_aside=False)
    number, finding = _why_missing(chain, key, register)
    set_aside = finding is not None and bool(finding.waived)
    shown = number if view.is_full else ""
    return Step(None, (), view.say(_GAP_WORDS[key]), shown, is_set_aside=set_aside)


_MOST_IN_SHORT = 80
"""Characters of a name in the chain; the whole of it stands in its own section."""


def in_short(view: View, record: Record) -> str:
    """Return what *record* is called where there is little room, its level in figures."""
    tag = view.told(level_tag(record)) if isinstance(record, ServiceLevel) else ""
    return shortened(tag or unquoted(record.title).removesuffix("."), _MOST_IN_SHORT)


def _why_missing(chain: Chain, key: str, register: Register) -> tuple[str, Finding | None]:
    """Return number and finding for a missing link; neither where *register* names none."""
    near = {r.id for records in chain.links.values() for r in records}
    for number, alike in register:
        for finding in alike:
            if finding.rule in _GAP_RULES[key] and finding.record in near:
                return number, finding
    return "", None


MOST_OF_A_RULE = 8
"""Findings of one rule that stand a row each; more of them share one."""
_MOST_PLACES = 4
"""Chapters that a row of many findings names; the others are counted together."""
ALWAYS_TOGETHER = frozenset({"QUA-01"})
"""Rules whose findings differ in nothing but the place."""


def numbered(view: View) -> Register:
    """Return the rows of the gap register with their numbers, from F01 on.

    A row holds one finding, or all findings of a rule that has many.
    """
    many = Counter(_kind(f) for f in view.findings)
    rows: dict[object, list[Finding]] = {}
    for place, finding in enumerate(view.findings):
        kind = _kind(finding)
        together = many[kind] > MOST_OF_A_RULE or finding.rule in ALWAYS_TOGETHER
        rows.setdefault(kind if together else place, []).append(finding)
    return tuple((f"F{i:02d}", tuple(alike)) for i, alike in enumerate(rows.values(), 1))


def _kind(finding: Finding) -> tuple[str, bool]:
    return finding.rule, bool(finding.waived)


@dataclass(frozen=True)
class Found:
    """One finding, ready for its row."""

    number: str
    weight: str
    rank: int
    message: str
    do: str
    where: str
    places: str
    code: str
    is_set_aside: bool


@dataclass(frozen=True)
class SetAside:
    """One waiver: what was accepted, why, by whom and until when."""

    rule: str
    code: str
    reason: str
    by: str


@dataclass(frozen=True)
class Bar:
    """One bar of the coverage."""

    label: str
    count: int
    total: int


@dataclass(frozen=True)
class GapsPage:
    """Where the chain is not yet whole, and what was chosen to be left."""

    readiness: str
    open_words: str
    bars: tuple[Bar, ...]
    bars_alt: str
    findings: tuple[Found, ...]
    waivers: tuple[SetAside, ...]


def gaps(view: View) -> GapsPage:
    """Return findings by weight, coverage of what matters, and waivers."""
    bars = _bars(view)
    said = [f"{b.label} {b.count} {view.say('of')} {b.total}" for b in bars]
    return GapsPage(
        readiness=view.say(readiness.readiness(view.findings).label),
        open_words=_open_words(view),
        bars=bars,
        bars_alt=sentence(listed(said, view.say("and"))),
        findings=tuple(_found(view, number, alike) for number, alike in numbered(view)),
        waivers=tuple(_set_aside(view, w) for w in view.project.settings.waivers),
    )


def _bars(view: View) -> tuple[Bar, ...]:
    counted_in = [c for c in chains(view.project) if matters(c.expectation)]
    total = len(counted_in)
    if not total:
        return ()
    promised = [c for c in counted_in if c.links["promises"]]
    felt = [c for c in promised if c.links["moments"]]
    held = [c for c in felt if c.links["service_levels"]]
    rows: tuple[tuple[str, Iterable[Chain]], ...] = (
        ("Priority expectations", counted_in),
        ("with a promise", promised),
        ("felt at a moment", felt),
        ("held to a level", held),
        ("on a whole chain", [c for c in counted_in if c.complete]),
    )
    return tuple(Bar(view.say(label), len(tuple(met)), total) for label, met in rows)


def _open_words(view: View) -> str:
    found = readiness.counts(view.findings)
    parts = [counted(n, *_COUNTED[s]) for s, n in found.items() if n]
    still = (
        view.say("Open: {counts}.", counts=listed(parts)) if parts else view.say("Nothing open.")
    )
    aside = sum(1 for f in view.findings if f.waived)
    if not aside:
        return still
    apart = capitalised(counted(aside, view.say("set aside."), view.say("set aside.")))
    return f"{still} {apart}"


_COUNTED = {
    Severity.BLOCKER: ("blocker", "blockers"),
    Severity.MAJOR: ("major", "major"),
    Severity.MINOR: ("minor", "minor"),
    Severity.TIP: ("tip", "tips"),
}
"""One and many of each weight, as a count goes on."""


_TITLES = {chapter.key: chapter.title for chapter in CHAPTERS}


def _found(view: View, number: str, alike: tuple[Finding, ...]) -> Found:
    finding = alike[0]
    if len(alike) > 1:
        return _folded(view, number, alike)
    return Found(
        number=number,
        weight=view.say(finding.severity.label),
        rank=_RANKS[finding.severity],
        message=view.say(finding.message),
        do=view.say(finding.do),
        where=view.say(_TITLES.get(finding.chapter, "")),
        places="",
        code=finding.code,
        is_set_aside=bool(finding.waived),
    )


def _folded(view: View, number: str, alike: tuple[Finding, ...]) -> Found:
    """Return one row for many findings of a rule, counted by chapter."""
    worst = min(alike, key=lambda f: f.severity.rank)
    rule = RULE_OF.get(worst.rule)
    places = Counter(f.chapter for f in alike)
    most = places.most_common(_MOST_PLACES)
    where = [f"{view.say(_TITLES.get(key, key))} {n}" for key, n in most]
    if elsewhere := len(alike) - sum(n for _, n in most):
        where.append(view.say("elsewhere {count}", count=elsewhere))
    advice = dict.fromkeys(f.do for f in alike)
    return Found(
        number=number,
        weight=view.say(worst.severity.label),
        rank=_RANKS[worst.severity],
        message=view.say(
            "{name}: {count} in all.", name=rule.name if rule else worst.rule, count=len(alike)
        ),
        do=next(iter(advice)) if len(advice) == 1 else view.say("See each place in the check."),
        where=view.say(_TITLES.get(worst.chapter, ""))
        if len(places) == 1
        else view.say("Several"),
        places=", ".join(where) if len(places) > 1 else "",
        code="",
        is_set_aside=bool(worst.waived),
    )


def _set_aside(view: View, waiver: Waiver) -> SetAside:
    rule = RULE_OF.get(waiver.rule)
    record = view.project.get(waiver.record)
    since = view.say("on {date}", date=view.date(waiver.on)) if waiver.on else ""
    until = view.say("until {date}", date=view.date(waiver.expires)) if waiver.expires else ""
    by = ", ".join(filter(None, (view.fill(waiver.by.strip()), since, until)))
    name = view.say(rule.name) if rule else waiver.rule
    return SetAside(name, record.code if record else "", waiver.reason, by)


TRACEABILITY = Part(
    key="traceability",
    title="Traceability",
    context=traceability,
    editions=OUR_PEOPLE,
    numbering="letter",
    still_to_decide=(
        "There is no chain to follow yet. It starts with an expectation and a promise that "
        "answers it."
    ),
)
GAPS = Part(
    key="gaps",
    title="Gap register",
    context=gaps,
    editions=OURSELVES,
    numbering="letter",
)
