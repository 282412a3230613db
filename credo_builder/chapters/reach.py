"""Where, when and in what kind of time an organisation can be reached."""

from __future__ import annotations

import datetime as dt

from credo_builder.domain import questions as q
from credo_builder.domain.questions import Choice, Date, Line, Link, ask
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass

QUICK = "who_you_are"


class ContextType(Term):
    """What kind of time this is; it moves what people think reasonable."""

    ORDINARY = "ordinary", "An ordinary time"
    PREMIUM = "premium", "People come for something special"
    HIGH_STRESS = "high_stress", "People come when it is hard for them"
    CONSTRAINED = "constrained", "We are short of means just now"
    CRISIS = "crisis", "An emergency"


@dataclass(frozen=True, kw_only=True)
class OpeningHours(Shape):
    """Days with the same hours, and when the doors open and close on them."""

    days: str = ask(Line(prompt="Days", examples=("Tuesday to Saturday", "Sunday")))
    open: dt.time | None = ask(q.TimeOfDay(prompt="Open from"))
    close: dt.time | None = ask(q.TimeOfDay(prompt="Until"))


@dataclass(frozen=True, kw_only=True)
class Contact(Shape):
    """How people reach the organisation."""

    phone: str = ask(Line(prompt="Phone"))
    email: str = ask(Line(prompt="Email"))
    web: str = ask(Line(prompt="Website"))
    address: str = ask(Line(prompt="Address", hint="As you would put it on a letter."))


@dataclass(frozen=True, kw_only=True)
class ComplaintContact(Shape):
    """Who hears a complaint first, and how that person is reached."""

    role: str = ask(
        Link(
            prompt="Who hears a complaint first?",
            hint="A role, so that the answer outlives holidays and changes of staff.",
            to="roles",
            required=True,
        ),
        quick=QUICK,
    )
    reach: str = ask(
        Line(
            prompt="How to reach them",
            hint="Printed in the public edition.",
            examples=("Ask at the counter, or ring 01632 960 123",),
            required=True,
        ),
        quick=QUICK,
    )


@dataclass(frozen=True, kw_only=True)
class Context(Shape):
    """The circumstances people come in just now, and how long they last."""

    type: str = ask(Choice(prompt="Is this an ordinary time?", options=ContextType))
    text: str = ask(
        Line(
            prompt="What should a reader know about it?",
            examples=("The kitchen is being rebuilt, so the menu is short until spring.",),
        )
    )
    valid_until: dt.date | None = ask(
        Date(prompt="Until when?", hint="Leave it empty if it is here to stay.")
    )
