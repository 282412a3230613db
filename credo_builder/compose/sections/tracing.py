"""The red thread from values to measures, where it breaks, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from credo_builder.audit import RULE_OF, readiness
from credo_builder.audit.chain import matters
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import OUR_PEOPLE, OURSELVES, Part
from credo_builder.compose.sentences import level_tag
from credo_builder.compose.view import View
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Waiver
from credo_builder.domain.trace import LINKS, Chain, chains
from credo_builder.domain.wording import counted, listed, sentence

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
    """One link of one chain: the record there, the codes of others, or what is missing."""

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
    """The chains that start at the same value."""

    title: str
    threads: tuple[Thread, ...]


@dataclass(frozen=True)
class TracePage:
    """Every chain, by value, and how many are whole."""

    groups: tuple[Threads, ...]
    complete: int
    total: int


def traceability(view: View) -> TracePage | None:
    """Return every chain these readers may see; None without an expectation."""
    held = [c for c in chains(view.project) if view.shows(c.expectation)]
    if not held:
        return None
    groups: dict[str, list[Thread]] = {}
    for chain in held:
        values = view.shown(chain.links["core_values"])
        titles = [view.fill(f"{v.code} {v.title}") for v in values] or [view.say("No value yet")]
        for title in titles:
            groups.setdefault(title, []).append(_thread(view, chain))
    return TracePage(
        groups=tuple(Threads(title, tuple(rows)) for title, rows in groups.items()),
        complete=sum(c.complete for c in held),
        total=len(held),
    )


def _thread(view: View, chain: Chain) -> Thread:
    return Thread(tuple(_step(view, chain, key) for key in LINKS[1:]))


def _step(view: View, chain: Chain, key: str) -> Step:
    met = view.shown(chain.links[key])
    if met:
        first = Met(met[0].code, _in_short(met[0]))
        return Step(first, tuple(r.code for r in met[1:]), "", "", is_set_aside=False)
    if chain.links[key]:
        return Step(None, (), "", "", is_set_aside=False)
    number, finding = _why_missing(view, chain, key)
    set_aside = finding is not None and bool(finding.waived)
    return Step(None, (), view.say(_GAP_WORDS[key]), number, is_set_aside=set_aside)


def _in_short(record: Record) -> str:
    if isinstance(record, ServiceLevel):
        return level_tag(record) or record.title
    return record.title.strip('“”"')


def _why_missing(view: View, chain: Chain, key: str) -> tuple[str, Finding | None]:
    """Return number and finding for a missing link, in the edition that prints findings."""
    if not view.is_full:
        return "", None
    near = {r.id for records in chain.links.values() for r in records}
    for number, finding in numbered(view):
        if finding.rule in _GAP_RULES[key] and finding.record in near:
            return number, finding
    return "", None


def numbered(view: View) -> tuple[tuple[str, Finding], ...]:
    """Return the findings with their numbers in the gap register, from F01 on."""
    return tuple((f"F{i:02d}", f) for i, f in enumerate(view.findings, 1))


@dataclass(frozen=True)
class Found:
    """One finding, ready for its row."""

    number: str
    weight: str
    rank: int
    message: str
    do: str
    where: str
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
        findings=tuple(_found(view, number, f) for number, f in numbered(view)),
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
    parts = [counted(n, s.label.lower(), s.label.lower()) for s, n in found.items() if n]
    still = (
        view.say("Open: {counts}.", counts=listed(parts)) if parts else view.say("Nothing open.")
    )
    aside = sum(1 for f in view.findings if f.waived)
    return f"{still} {view.say('{count} set aside.', count=aside)}" if aside else still


def _found(view: View, number: str, finding: Finding) -> Found:
    chapter = next((c.title for c in CHAPTERS if c.key == finding.chapter), "")
    return Found(
        number=number,
        weight=view.say(finding.severity.label),
        rank=_RANKS[finding.severity],
        message=finding.message,
        do=finding.do,
        where=view.say(chapter),
        code=finding.code,
        is_set_aside=bool(finding.waived),
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
