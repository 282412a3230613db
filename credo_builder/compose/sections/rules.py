"""Policies, freedom to act, and putting things right."""

from __future__ import annotations

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.policies import EmpathyResult, Firmness, Policy, PolicyTopic
from credo_builder.chapters.recovery import HelpUs, LadderStep, RecoveryStep, Referral
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.sentences import going_on
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.quantities import Quantity, in_words
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed, sentence
from credo_builder.values import dataclass

_FIRMNESS_RANKS: dict[str, int] = {Firmness.GUIDELINE: 0, Firmness.RULE: 1, Firmness.LEGAL: 2}
_EMPATHY: dict[str, tuple[str, str]] = {
    EmpathyResult.YES: ("Empathy checked", "checked"),
    EmpathyResult.NEEDS_CHANGE: ("Needs a change", "change"),
    EmpathyResult.NOT_DONE: ("Empathy check not done", "undone"),
}
"""What the empathy check showed, in words and as a mark."""


@dataclass(frozen=True)
class Ruling:
    """One policy, ready for its panel."""

    code: str
    title: str
    firmness: str
    rank: int
    serves: tuple[str, ...]
    about: str
    guides: str
    owner: str
    review: str
    statement: str
    purpose: str
    steps: tuple[str, ...]
    is_law: bool
    legal_basis: str
    may_bend: str
    hurts: str
    staff_may: str
    words: str
    empathy: str
    mark: str


@dataclass(frozen=True)
class PoliciesPage:
    """All policies, in the user's order."""

    policies: tuple[Ruling, ...]


def policies(view: View) -> PoliciesPage | None:
    """Return the policies; None without any."""
    held = tuple(_ruling(view, one) for one in view.of(Policy))
    return PoliciesPage(held) if held else None


def _ruling(view: View, policy: Policy) -> Ruling:
    check = policy.empathy_check
    empathy, mark = _EMPATHY[policy.empathy_result]
    return Ruling(
        code=policy.code,
        title=policy.title,
        firmness=view.say(label(Firmness, policy.firmness)),
        rank=_FIRMNESS_RANKS.get(policy.firmness, 0),
        serves=(
            *view.codes(CoreValue, policy.value_ids),
            *view.codes(Moment, policy.moment_ids),
            *view.codes(ServiceLevel, policy.level_ids),
        ),
        about=view.say(label(PolicyTopic, policy.topic)) if policy.topic else "",
        guides=listed(
            [name for one in policy.applies_to if (name := view.role(one))], view.say("and")
        ),
        owner=view.role(policy.owner_role),
        review=view.month(policy.review_date),
        statement=policy.statement,
        purpose=policy.purpose,
        steps=() if _is_told_again(view, policy) else policy.steps,
        is_law=policy.firmness == Firmness.LEGAL,
        legal_basis=policy.legal_basis,
        may_bend=_may_bend(view, policy),
        hurts=check.could_hurt_whom,
        staff_may=check.what_staff_may_do,
        words=unquoted(check.words_to_use),
        empathy=view.say(empathy),
        mark=mark,
    )


def _is_told_again(view: View, policy: Policy) -> bool:
    """Whether "Putting things right" prints the policy for complaints with its steps."""
    told = RECOVERY.key not in view.project.settings.document.sections_off
    return told and policy.topic == PolicyTopic.COMPLAINTS_RECOVERY


def _may_bend(view: View, policy: Policy) -> str:
    """Return "Host: to 30 minutes. Noted in the book."; empty where nothing is said."""
    bend = policy.may_bend
    who, how_far = view.role(bend.who), view.fill(bend.how_far.strip())
    start = ": ".join(filter(None, (who, going_on(how_far) if who else how_far)))
    record = view.fill(bend.record.strip())
    time = policy.approval_time
    takes = view.say("An approval takes {time}", time=in_words(time)) if time else ""
    return " ".join(sentence(one) for one in (start, takes, _noted(view, record)) if one)


_SAYS_SO = ("noted", "note", "written", "write", "recorded", "logged", "nowhere", "no need")


def _noted(view: View, where: str) -> str:
    """Return "Noted: in the book"; words that say so themselves stand alone."""
    words = view.fill(where.strip())
    if not words or words.lower().startswith(_SAYS_SO):
        return words
    return view.say("Noted: {where}", where=going_on(words))


@dataclass(frozen=True)
class Freedom:
    """What one role may do without asking."""

    role: str
    may: tuple[str, ...]
    money: str
    time: str
    never: tuple[str, ...]
    ask: str
    record: str


@dataclass(frozen=True)
class Saying:
    """How a no is said well, in the words of one policy."""

    code: str
    words: str


_MOST_BESIDE = 4
"""Columns of words that a page has room for."""


@dataclass(frozen=True)
class Backing:
    """What we promise those who act; without roles it is for everybody."""

    roles: str
    words: str


@dataclass(frozen=True)
class FreedomPage:
    """Freedom to act, saying no well, and what is not ours."""

    freedoms: tuple[Freedom, ...]
    sayings: tuple[Saying, ...]
    referrals: tuple[Referral, ...]
    no_blame: tuple[Backing, ...]

    @property
    def backs_each(self) -> bool:
        """Whether what backs them differs by role, for as many as stand beside each other."""
        return 1 < len(self.no_blame) <= _MOST_BESIDE and all(b.roles for b in self.no_blame)


def freedom(view: View) -> FreedomPage | None:
    """Return who may do what without asking; None while nothing of it is decided."""
    held = view.of(Empowerment)
    sayings = tuple(
        Saying(p.code, p.say_no_well) for p in view.of(Policy) if p.say_no_well.strip()
    )
    referrals = view.of(Referral)
    if not held and not sayings and not referrals:
        return None
    freedoms = tuple(freedom_of(view, one) for one in held)
    return FreedomPage(freedoms, sayings, referrals, _no_blame(view, held))


def _no_blame(view: View, held: tuple[Empowerment, ...]) -> tuple[Backing, ...]:
    """Return what we promise those who act, with whom it is for unless it is everybody."""
    whose: dict[str, list[str]] = {}
    for one in held:
        if text := one.no_blame_text.strip():
            whose.setdefault(text, []).append(view.role(one.role))
    everybody = len(whose) == 1 and sum(map(len, whose.values())) == len(held)
    return tuple(
        Backing("" if everybody else listed([r for r in roles if r], view.say("and")), text)
        for text, roles in whose.items()
    )


def freedom_of(view: View, one: Empowerment) -> Freedom:
    """Return *one* as it is printed, role and limits in words."""
    within = _within(view, one.answer_within)
    return Freedom(
        role=view.role(one.role),
        may=one.freedoms,
        money=in_words(one.spend_limit) if one.spend_limit else "",
        time=in_words(one.time_limit) if one.time_limit else "",
        never=one.never,
        ask=", ".join(filter(None, (view.role(one.ask_whom), within))),
        record=_noted(view, one.record_where),
    )


def _within(view: View, quantity: Quantity | None) -> str:
    return view.say("within {time}", time=in_words(quantity)) if quantity else ""


@dataclass(frozen=True)
class Rung:
    """One step of the recovery ladder."""

    name: str
    within: str
    who: str
    what: str


@dataclass(frozen=True)
class Complaining:
    """A policy for complaints, as those who complain need it."""

    code: str
    title: str
    statement: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class RecoveryPage:
    """How things are put right, how to tell us, and how people can help us."""

    ladder: tuple[Rung, ...]
    ladder_alt: str
    role: str
    reach: str
    phone: str
    email: str
    web: str
    address: str
    policies: tuple[Complaining, ...]
    requests: tuple[HelpUs, ...]

    @property
    def has_contact(self) -> bool:
        """Whether there is any way to tell us."""
        ways = (self.role, self.reach, self.phone, self.email, self.web, self.address)
        return any(way.strip() for way in ways)


def recovery(view: View) -> RecoveryPage | None:
    """Return how things are put right; None while nothing of it is decided."""
    ladder = tuple(_rung(view, one) for one in view.of(RecoveryStep))
    us = view.one(Organisation)
    page = RecoveryPage(
        ladder=ladder,
        ladder_alt=" ".join(
            sentence(f"{i}. {', '.join(filter(None, (r.name, r.within, r.who)))}")
            for i, r in enumerate(ladder, 1)
        ),
        role=view.role(us.complaint_contact.role),
        reach=us.complaint_contact.reach,
        phone=us.contact.phone,
        email=us.contact.email,
        web=us.contact.web,
        address=us.contact.address,
        policies=tuple(
            Complaining(p.code, p.title, p.statement, p.steps)
            for p in view.of(Policy)
            if p.topic == PolicyTopic.COMPLAINTS_RECOVERY
        ),
        requests=view.of(HelpUs),
    )
    decided = page.ladder or page.has_contact or page.policies or page.requests
    return page if decided else None


def _rung(view: View, step: RecoveryStep) -> Rung:
    return Rung(
        name=view.say(label(LadderStep, step.step)),
        within=in_words(step.within) if step.within else view.say("at once"),
        who=view.role(step.who) or view.say("Whoever hears it"),
        what=view.fill(step.what),
    )


POLICIES = Part(
    key="policies",
    title="Policies",
    beyond_quick=True,
    context=policies,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "No policy has been written yet. Start with the one people argue about most: what it "
        "says, why, and who may bend it how far."
    ),
)
FREEDOM = Part(
    key="freedom",
    title="Freedom to act",
    context=freedom,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "Nobody knows yet what they may do without asking. For one role, write down three "
        "freedoms, an amount, and what never."
    ),
)
RECOVERY = Part(
    key="recovery",
    title="Putting things right",
    context=recovery,
    still_to_decide=(
        "Nothing says yet what happens when something goes wrong. Name who hears a complaint, "
        "how to reach them, and what happens within which time."
    ),
)
