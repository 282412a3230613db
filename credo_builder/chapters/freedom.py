"""Freedom to act: what each role may do without asking, and where its red lines are."""

from __future__ import annotations

from typing import ClassVar

from credo_builder.domain import quantities
from credo_builder.domain.questions import Line, Lines, Link, Money, Quantity, Text, ask
from credo_builder.domain.records import Record
from credo_builder.values import dataclass

QUICK = "freedom_and_complaints"
HELP_FOLD = "When in doubt"


@dataclass(frozen=True, kw_only=True)
class Empowerment(Record):
    """What one role may do and spend without asking, and what it never does."""

    key: ClassVar[str] = "empowerments"
    prefix: ClassVar[str] = "emp"
    term: ClassVar[str] = "freedom to act"
    terms: ClassVar[str] = "freedoms to act"
    title_field: ClassVar[str] = "freedoms"

    role: str = ask(
        Link(
            prompt="Whose freedom is it?",
            hint="Begin with those who meet a {customer} every day.",
            to="roles",
            required=True,
        ),
        quick=QUICK,
    )
    freedoms: tuple[str, ...] = ask(
        Lines(
            prompt="What may they do without asking?",
            hint="Finish “I may …”, one a line.",
            examples=(
                "replace a dish, no questions asked",
                "exchange without a receipt",
                "waive one fee each quarter",
            ),
            required=True,
        ),
        quick=QUICK,
    )
    spend_limit: quantities.Quantity | None = ask(
        Money(
            prompt="How much may they spend to put one thing right?",
            hint="Per case. An amount, even a small one, is used more than “be generous”.",
        ),
        quick=QUICK,
    )
    never: tuple[str, ...] = ask(
        Lines(
            prompt="What do they never do?",
            hint="Finish “I never …”: law, safety, privacy, fairness to others, honesty.",
            examples=(
                "guess about an allergen",
                "talk about one {customer} in front of another",
                "promise what somebody else must keep",
            ),
        ),
        quick=QUICK,
    )
    ask_whom: str = ask(
        Link(
            prompt="Whom do they ask beyond that?",
            hint="One role that is there when it happens.",
            to="roles",
        ),
        quick=QUICK,
    )
    time_limit: quantities.Quantity | None = ask(
        Quantity(
            prompt="How much time may they give to one case?",
            hint="Nobody should feel guilty for the ten minutes that mattered.",
            units=("minute", "hour", "working_hour"),
        ),
        fold=HELP_FOLD,
    )
    answer_within: quantities.Quantity | None = ask(
        Quantity(
            prompt="How soon do they get an answer?",
            hint="While the {customer} is still there, if it can be done.",
            units=("minute", "hour", "working_hour", "working_day"),
        ),
        fold=HELP_FOLD,
    )
    record_where: str = ask(
        Line(
            prompt="Where do they note what they did?",
            hint="One line after the event.",
            examples=("The goodwill book by the till",),
        ),
        fold=HELP_FOLD,
    )
    no_blame_text: str = ask(
        Text(
            prompt="What do we promise them if it turns out wrong?",
            hint="Freedom is used only where a mistake is safe.",
            examples=("Act for the {customer} inside these lines and we stand behind you.",),
        ),
        fold=HELP_FOLD,
    )

    @property
    def title(self) -> str:
        """The first freedom; the role it is for has the name."""
        return self.freedoms[0] if self.freedoms else ""
