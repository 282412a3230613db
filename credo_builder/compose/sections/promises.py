"""What we promise: said and inferred for our people, what counts for the public."""

from __future__ import annotations

from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import (
    Decision,
    Origin,
    Promise,
    PromiseKind,
    is_public,
)
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import Part
from credo_builder.compose.sentences import level_sentence
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.terms import label
from credo_builder.values import dataclass

MOST_SIDE_BY_SIDE = 8
"""More promises than this under one head, and the two halves stand one below the other."""

_RANKS: dict[str, int] = {
    Decision.UNDECIDED: 0,
    Decision.KEEP: 0,
    Decision.LIMIT: 1,
    Decision.REWORD: 1,
    Decision.MAKE_EXPLICIT: 1,
    Decision.WITHDRAW: 2,
}


@dataclass(frozen=True)
class Promised:
    """One promise, ready for its row."""

    code: str
    words: str
    is_quoted: bool
    decision: str
    rank: int
    found: str
    now_reads: str
    twin: str
    conditions: tuple[str, ...]
    guarantee: str
    meets: tuple[str, ...]
    levels: tuple[str, ...]
    recovery: str


@dataclass(frozen=True)
class PromisesPage:
    """Promises in two halves; the public edition has only what is said and stands."""

    said: tuple[Promised, ...]
    inferred: tuple[Promised, ...]
    is_public: bool
    claim_role: str
    claim_reach: str

    @property
    def is_side_by_side(self) -> bool:
        """Whether both halves are there and short enough to stand beside each other."""
        halves = (len(self.said), len(self.inferred))
        return all(halves) and max(halves) <= MOST_SIDE_BY_SIDE

    @property
    def broken(self) -> tuple[Promised, ...]:
        """The promises that say what happens when they are broken."""
        return tuple(p for p in (*self.said, *self.inferred) if p.recovery.strip())


def page(view: View) -> PromisesPage | None:
    """Return what is promised; None while nothing is, or nothing for these readers."""
    held = view.of(Promise)
    if view.is_public:
        held = tuple(p for p in held if is_public(p))
    if not held:
        return None
    contact = view.one(Organisation).complaint_contact
    return PromisesPage(
        said=tuple(_promised(view, p) for p in held if p.kind != PromiseKind.IMPLICIT),
        inferred=tuple(_promised(view, p) for p in held if p.kind == PromiseKind.IMPLICIT),
        is_public=view.is_public,
        claim_role=view.role(contact.role),
        claim_reach=contact.reach,
    )


def _promised(view: View, promise: Promise) -> Promised:
    moments = view.shown(view.project.pointing_at(promise.id, Moment))
    levels = view.shown(view.project.pointing_at(promise.id, ServiceLevel))
    inferred = promise.kind == PromiseKind.IMPLICIT
    seen = "" if inferred or view.is_public else unquoted(promise.exact_words)
    title = seen or (promise.words if view.is_public else promise.text)
    is_made = promise.stands or promise.decision == Decision.MAKE_EXPLICIT
    reads = promise.words if promise.words != title and is_made else ""
    twins = view.linked(Promise, (promise.twin_id,))
    expected = view.codes(Expectation, promise.expectation_ids)
    return Promised(
        code=promise.code,
        words=title,
        is_quoted=bool(seen),
        decision=view.say(label(Decision, promise.decision)),
        rank=_RANKS.get(promise.decision, 0),
        found=_found(view, promise),
        now_reads=reads,
        twin=twins[0].code if twins else "",
        conditions=promise.conditions,
        guarantee=promise.payout if promise.guarantee else "",
        meets=(*expected, *(m.code for m in moments if m.code)),
        levels=tuple(view.told(level_sentence(one)) for one in levels),
        recovery=promise.recovery,
    )


def _found(view: View, promise: Promise) -> str:
    """Return where it was found: "Website · Marketing", or the cue people read it from."""
    origin = view.say(label(Origin, promise.origin)) if promise.origin else ""
    if promise.kind == PromiseKind.IMPLICIT:
        cue = view.fill(promise.cue.strip())
        return view.say("Cue: {cue}", cue=cue) if cue else origin
    return " · ".join(filter(None, (view.fill(promise.where_seen.strip()), origin)))


PART = Part(
    key="promises",
    title="Our promises",
    context=page,
    still_to_decide=(
        "No promise has been written down yet. Look at your site, your signs and your prices: "
        "what do they say, and what would a reasonable person read from them?"
    ),
)
