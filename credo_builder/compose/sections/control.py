"""The cover, the page about the document, preface and legal text, and the contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, SizeBand
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.reach import OpeningHours
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import Part
from credo_builder.compose.view import View
from credo_builder.domain.editions import earlier
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Revision
from credo_builder.domain.terms import Edition, FigureMark, Status, label
from credo_builder.domain.trace import chains
from credo_builder.domain.wording import listed
from credo_builder.values import dataclass

CODED: tuple[type[Record], ...] = (
    CoreValue, Expectation, Promise, Moment, ServiceLevel, Measure,
)  # fmt: skip
"""The kinds of record whose codes our people meet, in the order of the chain."""
CODED_FOR_ALL: tuple[type[Record], ...] = (CoreValue, Promise, ServiceLevel)
"""The kinds of record that the public edition lists."""


@dataclass(frozen=True)
class CodeKey:
    """One line of "how to read the codes"."""

    letter: str
    term: str
    code: str
    title: str


@dataclass(frozen=True)
class Page:
    """What the page about the document says."""

    owner: str
    approved_by: str
    status: str
    is_approved: bool
    next_review: str
    has_triggers: bool
    audience: str
    prepared_by: str
    prepared_by_contact: str
    has_preparers_mark: bool
    about_us: tuple[tuple[str, str], ...]
    history: tuple[Revision, ...]
    superseded: str
    codes: tuple[CodeKey, ...]
    has_number_marks: bool
    is_public: bool


@dataclass(frozen=True)
class Link:
    """One circle of the chain from belief to proof."""

    name: str
    count: int
    gloss: str


@dataclass(frozen=True)
class Contents:
    """The chain under the contents; empty in an edition that does not show it whole."""

    chain: tuple[Link, ...]
    alt: str
    followed: str = ""
    to_gaps: bool = False


@dataclass(frozen=True)
class Words:
    """A text of the user's own, printed as it stands."""

    text: str


def owner_role(view: View) -> str:
    """Return the id of the role that owns the credo; empty while nobody does."""
    return view.one(Governance).owner_role


def page(view: View) -> Page:
    """Return what the control page says; it is never empty."""
    settings = view.project.settings
    governed = view.one(Governance)
    return Page(
        owner=_person_and_role(view, governed.owner_role),
        approved_by=_approved_by(view),
        status=state(view),
        is_approved=view.project.is_approved,
        next_review=view.month(settings.next_review),
        has_triggers=bool(governed.triggers) and not view.is_public,
        audience=_audience(view),
        prepared_by=settings.document.prepared_by.strip(),
        prepared_by_contact=settings.document.prepared_by_contact.strip(),
        has_preparers_mark=settings.document.prepared_by_mark is not None,
        about_us=tuple(_about_us(view)),
        history=() if view.is_public else settings.history,
        superseded="" if view.is_public else _superseded(view),
        codes=tuple(_code_keys(view)),
        has_number_marks=_tells_sources(view),
        is_public=view.is_public,
    )


def _superseded(view: View) -> str:
    """Return which editions a later one took the place of.

    While its own is a draft, the one before it is still in force.
    """
    is_settled = view.project.is_approved or view.project.is_superseded
    past = earlier(view.project)[0 if is_settled else 1 :]
    numbers = [view.fill(row.edition.strip()) for row in past if row.edition.strip()]
    if len(numbers) == 1:
        return view.say("Edition {number} is superseded.", number=numbers[0])
    told = listed(numbers, view.say("and"))
    return view.say("Editions {numbers} are superseded.", numbers=told) if numbers else ""


def _about_us(view: View) -> Iterator[tuple[str, str]]:
    """Yield who we are, where, and when the doors are open, each as far as it was said."""
    us = view.one(Organisation)
    band = view.say(label(SizeBand, us.size_band)) if us.size_band else ""
    people = "" if us.is_solo or not band else view.say("{count} people", count=band.lower())
    who = (view.fill(us.legal_name.strip()), view.fill(us.sector_text.strip()))
    where = dict.fromkeys(view.fill(w.strip()) for w in (us.place, *us.sites))
    rows = (
        ("Who {we} are", ", ".join(filter(None, (*who, band if us.is_solo else people)))),
        ("Where", "; ".join(_untold(filter(None, where)))),
        ("When", "; ".join(filter(None, (_hours(view, one) for one in us.hours)))),
    )
    yield from ((view.say(name), words) for name, words in rows if words)


def _untold(places: Iterable[str]) -> list[str]:
    """Return those of *places* that no other one begins with, so that none is told twice."""
    held = list(places)
    return [one for one in held if not any(o != one and o.startswith(one) for o in held)]


def _hours(view: View, one: OpeningHours) -> str:
    """Return "Tuesday to Saturday 09:00 to 22:00", as far as it was said."""
    times = [f"{t:%H:%M}" for t in (one.open, one.close) if t is not None]
    return " ".join(filter(None, (view.fill(one.days.strip()), f" {view.say('to')} ".join(times))))


def _tells_sources(view: View) -> bool:
    """Return whether there is a glossary that says which figures are not our own."""
    off = view.project.settings.document.sections_off
    marks = {r.figure_mark for r in view.of(ServiceLevel)}
    return "glossary" not in off and bool(marks - {"", FigureMark.OWN})


def state(view: View) -> str:
    """Return in a word how far the document is, such as "Approved"."""
    return view.say(label(Status, _status(view)))


def cover_rows(view: View) -> tuple[tuple[str, str], ...]:
    """Return name and value of every fact that a cover may list, as far as they are known."""
    settings = view.project.settings
    approval = settings.approval if view.project.is_approved and not view.is_public else None
    held = (approval.person.strip(), view.role(approval.role)) if approval else ()
    approver = ", ".join(filter(None, held))
    rows = (
        ("Edition", view.edition_number),
        ("Issued", view.date(settings.issued_on)),
        ("Status", view.say("Approved by {who}", who=approver) if approver else state(view)),
        ("Owner", view.role(owner_role(view))),
        ("Review by", view.month(settings.next_review)),
        ("Who it is for", view.say(_READERS[view.edition])),
    )
    return tuple((view.say(name), value) for name, value in rows if value)


_READERS = {
    Edition.PUBLIC: "Everyone we serve; this is the public edition",
    Edition.STAFF: "Everyone who works at {org}; this is the staff edition",
    Edition.FULL: "Those who keep this credo true; this is the full edition",
}


def _status(view: View) -> str:
    status = view.project.settings.status
    stale = status == Status.APPROVED and not view.project.is_approved
    return Status.DRAFT if stale else status


def _person_and_role(view: View, role_id: str) -> str:
    return ", ".join(filter(None, (view.person(role_id), view.role(role_id))))


def _approved_by(view: View) -> str:
    """Return "Tom Ferris, Owner, on 14 November 2026"; empty while nobody approved."""
    approval = view.project.settings.approval
    if approval is None or not (view.project.is_approved or view.project.is_superseded):
        return ""
    person = "" if view.is_public else approval.person.strip()
    who = ", ".join(filter(None, (person, view.role(approval.role))))
    day = view.say("on {date}", date=view.date(approval.on)) if approval.on else ""
    return ", ".join(filter(None, (who, day)))


def _audience(view: View) -> str:
    match view.edition:
        case Edition.PUBLIC:
            return view.say("Everyone we serve. What only concerns our own people is left out.")
        case Edition.STAFF:
            return view.say(
                "Everyone who works at {org}. A public edition leaves out what is marked for "
                "our people only."
            )
        case _:
            return view.say(
                "Those who keep this credo true. It holds everything, the gaps too; please "
                "hand on the staff or the public edition instead."
            )


def _code_keys(view: View) -> list[CodeKey]:
    firsts = (
        (kind, next(iter(view.of(kind)), None))
        for kind in (CODED_FOR_ALL if view.is_public else CODED)
    )
    return [
        CodeKey(kind.letter, view.say(kind.term), first.code, first.title)
        for kind, first in firsts
        if first is not None and first.code
    ]


def preface(view: View) -> Words | None:
    """Return the user's preface; None without one."""
    text = view.project.settings.document.preface
    return Words(text) if text.strip() else None


def legal(view: View) -> Words | None:
    """Return the user's legal text; None without one."""
    text = view.project.settings.document.legal
    return Words(text) if text.strip() else None


def contents(view: View) -> Contents:
    """Return the chain from belief to proof with its counts; none in the public edition."""
    if view.is_public:
        return Contents((), "")
    chain = tuple(
        Link(view.say(name), len(view.of(kind)), view.say(gloss)) for kind, name, gloss in _CHAIN
    )
    counts = listed([f"{link.count} {link.name}" for link in chain], view.say("and"))
    whole = [c.complete for c in chains(view.project) if view.shows(c.expectation)]
    return Contents(
        chain,
        view.say("From belief to proof: {counts}.", counts=counts),
        _followed(view, sum(whole), len(whole)),
        to_gaps=view.is_full and sum(whole) < len(whole),
    )


def _followed(view: View, whole: int, total: int) -> str:
    """Return how many expectations hang together from a value to a measure."""
    if not total:
        return ""
    if whole == total:
        return view.say("Every expectation can be followed from a value to a measure.")
    return view.say(
        "Of {total} expectations, {whole} can be followed from a value to a measure.",
        total=total,
        whole=whole or view.say("none"),
    )


_CHAIN: tuple[tuple[type[Record], str, str], ...] = (
    (CoreValue, "values", "what we refuse to trade away"),
    (Expectation, "expectations", "what {customers} bring with them"),
    (Promise, "promises", "said, and inferred"),
    (Moment, "moments", "where it is felt"),
    (ServiceLevel, "levels", "what good looks like"),
    (Measure, "measures", "how we know"),
)


def cover(view: View) -> Words:
    """Return what the cover prints besides the facts of the document: nothing more."""
    return Words(view.edition)


COVER = Part(
    key="cover",
    title="Our service credo and policy",
    context=cover,
    numbering="none",
    in_contents=False,
)
CONTROL = Part(
    key="control",
    title="About this document",
    context=page,
    numbering="none",
    in_contents=False,
)
PREFACE = Part(key="preface", title="Preface", context=preface, numbering="none")
CONTENTS = Part(
    key="contents",
    title="Contents",
    context=contents,
    numbering="none",
    in_contents=False,
)
LEGAL = Part(key="legal", title="Legal text", context=legal, numbering="none")
