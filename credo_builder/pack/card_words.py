"""What a pocket card says, panel by panel, before anybody knows how large it will be."""

from __future__ import annotations

from credo_builder.chapters.credo import ShowOn
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.organisation import Role
from credo_builder.compose.sections import foundations, rules
from credo_builder.compose.sentences import decapitalised, going_on
from credo_builder.compose.view import View
from credo_builder.domain.speech import count_words
from credo_builder.domain.wording import sentence
from credo_builder.pack.lines import Line, credo_lines, motto
from credo_builder.values import dataclass

_REFERRALS, _FREEDOMS = 3, 3
"""How many things that are not ours, and how many freedoms, a card has room for; the first ones.

What somebody never does is never cut.
"""


@dataclass(frozen=True)
class Freedom:
    """What one role decides alone; ``role`` is empty where there is but one."""

    role: str
    may: str
    never: str
    ask: str
    field: str


@dataclass(frozen=True)
class CardWords:
    """Everything a card says, filled and in the document's language."""

    motto: str
    lines: tuple[Line, ...]
    steps: tuple[tuple[str, str], ...]
    freedom: Freedom | None
    test: str
    referrals: tuple[str, ...]
    thought: str
    hint: str
    owner: str
    found: str

    def outside(self, *, with_lines: bool) -> int:
        """Return how many words stand outside."""
        lines = [one.text for one in self.lines] if with_lines else self.referrals
        return _count(self.motto, *lines, self.thought, self.hint, self.owner, self.found)

    def inside(self, *, with_lines: bool) -> int:
        """Return how many words stand inside."""
        lines = [one.text for one in self.lines] if with_lines else []
        steps = [word for step in self.steps for word in step]
        free = self.freedom
        freedom = (free.role, free.may, free.never, free.ask) if free else ()
        return _count(*lines, *steps, *freedom, self.test)


def _count(*texts: str) -> int:
    return sum(count_words(text) for text in texts)


def card_words(view: View) -> CardWords:
    """Return what the card of *view* says."""
    page, wanted = foundations.credo(view), foundations.outcome(view)
    steps = page.steps if page else ()
    number = view.edition_number
    owner = (
        view.say("{Org} service credo, edition {edition}", edition=number)
        if number
        else view.say("{Org} service credo")
    )
    return CardWords(
        motto=motto(view),
        lines=credo_lines(view, ShowOn.CARD),
        steps=tuple((view.fill(one.word), _ended(view.fill(one.meaning))) for one in steps),
        freedom=_freedom(view),
        test=wanted.test if wanted else "",
        referrals=_referrals(view),
        thought=view.say("My helpful thought"),
        hint=view.say("When {customers} are hard to like, say this to yourself first."),
        owner=owner,
        found=view.say("If found, hand it to any of us."),
    )


def _ended(text: str) -> str:
    return sentence(text) if text.strip() else ""


def _referrals(view: View) -> tuple[str, ...]:
    page = rules.freedom(view)
    held = page.referrals if page else ()
    return tuple(
        sentence(f"{view.fill(one.need.strip(' .:'))}: {going_on(view.fill(one.refer_to))}")
        for one in held[:_REFERRALS]
        if one.need.strip() and one.refer_to.strip()
    )


def _freedom(view: View) -> Freedom | None:
    """Return the freedom of those who meet people, the first of them; None without any."""
    page, held = rules.freedom(view), view.of(Empowerment)
    if page is None or not held:
        return None

    def meets(one: Empowerment) -> bool:
        role = view.project.find(Role, one.role)
        return role is not None and role.faces_customers

    place = next((n for n, one in enumerate(held) if meets(one)), 0)
    told = page.freedoms[place]
    may = [one for one in told.may if one.strip()][:_FREEDOMS]
    if told.money:
        may.append(view.say("spend up to {money} on one case", money=told.money))
    return Freedom(
        role=told.role if len(held) > 1 else "",
        may=_together(view, may),
        never=_together(view, list(told.never)),
        ask=_ended(told.ask),
        field=f"empowerments.{held[place].id}",
    )


def _together(view: View, points: list[str]) -> str:
    """Return *points* as they follow "I may": small letters, parted by semicolons."""
    words = [view.fill(point).strip().rstrip(".") for point in points if point.strip()]
    small = [one if one[1:2].isupper() else decapitalised(one) for one in words]
    return f"{small[0][:1]}{sentence('; '.join(small))[1:]}" if small else ""
