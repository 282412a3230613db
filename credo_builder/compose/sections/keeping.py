"""What we invest, what gets in the way, how the credo stays true, and the pledge."""

from __future__ import annotations

from credo_builder.chapters.barriers import Barrier, BarrierStatus
from credo_builder.chapters.governance import Governance, Investment, Period
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.compose.parts import OUR_PEOPLE, OURSELVES, Part
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.quantities import in_words
from credo_builder.domain.terms import label
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Invested:
    """One investment, ready for its row."""

    code: str
    what: str
    amount: str
    supports: tuple[str, ...]
    expected: str
    indicator: str
    approved: bool


@dataclass(frozen=True)
class Hindering:
    """One barrier, ready for its row."""

    code: str
    text: str
    at: tuple[str, ...]
    root: str
    action: str
    owner: str
    due: str
    status: str
    thought_from: str
    thought_to: str


@dataclass(frozen=True)
class MeansPage:
    """What we invest and what gets in the way."""

    investments: tuple[Invested, ...]
    barriers: tuple[Hindering, ...]


def means(view: View) -> MeansPage | None:
    """Return investments and barriers; None without any."""
    investments = tuple(_invested(view, one) for one in view.of(Investment))
    barriers = tuple(_hindering(view, one) for one in view.of(Barrier))
    return MeansPage(investments, barriers) if investments or barriers else None


def _invested(view: View, one: Investment) -> Invested:
    amount = in_words(one.amount) if one.amount else ""
    period = view.say(label(Period, one.period)).lower() if one.period else ""
    supported = (view.project.get(target) for target in one.supports)
    return Invested(
        code=one.code,
        what=one.what,
        amount=", ".join(filter(None, (amount, period if amount else ""))),
        supports=tuple(r.code for r in supported if r is not None and view.shows(r) and r.code),
        expected=one.expected_return,
        indicator=next(iter(view.codes(Measure, (one.measure_id,))), ""),
        approved=one.approved,
    )


def _hindering(view: View, one: Barrier) -> Hindering:
    return Hindering(
        code=one.code,
        text=one.text,
        at=view.codes(Moment, one.moment_ids),
        root=one.root_cause,
        action=one.action,
        owner=view.role(one.owner_role),
        due=view.date(one.due),
        status=view.say(label(BarrierStatus, one.status)) if one.status else "",
        thought_from=unquoted(one.thought_from),
        thought_to=unquoted(one.thought_to),
    )


@dataclass(frozen=True)
class Rolled:
    """One step of bringing the credo to everyone."""

    what: str
    who: str
    when: str
    channel: str


@dataclass(frozen=True)
class ReviewPage:
    """How the credo is brought to everyone, kept alive and looked at again."""

    months: int | None
    next_review: str
    owner: str
    triggers: tuple[str, ...]
    rollout: tuple[Rolled, ...]
    huddle: tuple[str, ...]
    red: tuple[str, ...]
    related: tuple[str, ...]


def review(view: View) -> ReviewPage | None:
    """Return how the credo stays true; None while neither owner, date nor plan is set."""
    governed = view.one(Governance)
    page = ReviewPage(
        months=governed.review_every_months,
        next_review=view.date(view.project.settings.next_review),
        owner=view.role(governed.owner_role),
        triggers=governed.triggers,
        rollout=tuple(
            Rolled(r.what, view.role(r.who), view.date(r.when), r.channel)
            for r in governed.rollout
        ),
        huddle=governed.huddle_rota,
        red=_open_barriers(view),
        related=governed.related_documents,
    )
    planned = page.next_review or page.owner or page.triggers or page.rollout or page.huddle
    return page if planned else None


def _open_barriers(view: View) -> tuple[str, ...]:
    """Return the codes of barriers not yet removed, where the edition has them to lead to."""
    held = view.of(Barrier) if view.is_full else ()
    return tuple(b.code for b in held if b.status != BarrierStatus.DONE)


@dataclass(frozen=True)
class PledgePage:
    """The page people write on and hand in."""

    text: str
    edition: str


def acknowledgement(view: View) -> PledgePage:
    """Return what people acknowledge; our own sentence while there is no other."""
    return PledgePage(
        text=view.one(Governance).acknowledgement_text,
        edition=view.edition_number,
    )


MEANS = Part(
    key="means",
    title="What {we} invest, and what gets in the way",
    beyond_quick=True,
    context=means,
    editions=OURSELVES,
    still_to_decide=(
        "No means and no barrier have been named yet. What stops people from being at their "
        "best, and what would it take to change that?"
    ),
)
REVIEW = Part(
    key="review",
    title="Improvement and review",
    context=review,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "Nobody is named yet to keep this credo true. An owner, a date to look at it again and "
        "a topic for each week are enough."
    ),
)
ACKNOWLEDGEMENT = Part(
    key="acknowledgement",
    title="What this means in my job",
    context=acknowledgement,
    editions=OUR_PEOPLE,
    numbering="none",
)
