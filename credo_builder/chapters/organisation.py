"""About us: who the organisation is, the words it uses, and who hears a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar

from credo_builder.chapters.base import Chapter, Group
from credo_builder.chapters.reach import ComplaintContact, Contact, Context, OpeningHours
from credo_builder.chapters.trades import (
    BAR_WORDS,
    BarStance,
    Industry,
    VoiceOf,
    bar_stance,
    industry_in_words,
    plural_of,
    usual_bar,
)
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Count, Flag, Line, Lines, Link, Scale, ask
from credo_builder.domain.records import Record, readers
from credo_builder.domain.terms import Term, Visibility
from credo_builder.domain.wording import possessive, with_article
from credo_builder.i18n import joined, marked, told
from credo_builder.values import dataclass

QUICK = "who_you_are"
HOURS_PER_DAY = Decimal(8)


class SizeBand(Term):
    """How many people work here."""

    SOLO = "solo", "Just me"
    TWO_TO_NINE = "2-9", "2 to 9"
    TEN_TO_FORTY_NINE = "10-49", "10 to 49"
    FIFTY_TO_249 = "50-249", "50 to 249"
    TWO_HUNDRED_AND_FIFTY_UP = "250+", "250 or more"


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """Those who serve: their name, their trade and the words they use for people."""

    key: ClassVar[str] = "organisation"
    prefix: ClassVar[str] = "org"
    singleton: ClassVar[bool] = True
    term: ClassVar[str] = "organisation"
    terms: ClassVar[str] = "organisations"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What are you called?",
            hint="The name over the door; it goes on the cover.",
            required=True,
        ),
        quick=QUICK,
    )
    industry: str = ask(
        Choice(
            prompt="What kind of place is it?",
            hint="Chooses the examples and suggestions you see.",
            options=Industry,
            required=True,
        ),
        quick=QUICK,
    )
    place: str = ask(
        Line(
            prompt="Where are you?",
            hint="A town or district is enough.",
            examples=("Harbour Street, Wexcombe",),
        ),
        quick=QUICK,
    )
    customer_noun_sing: str = ask(
        Line(
            prompt="You serve a …",
            hint="The word your people say aloud. Every sentence that follows uses it.",
            examples=("guest", "patient", "client", "resident", "member", "customer"),
            required=True,
        ),
        quick=QUICK,
    )
    customer_noun_plur: str = ask(
        Line(
            prompt="… or several …",
            hint="Proposed from the word above; change it if it reads oddly.",
            examples=("guests", "patients", "clients", "residents"),
            required=True,
        ),
        quick=QUICK,
    )
    complaint_contact: ComplaintContact = ask(
        q.Group(prompt="If something goes wrong", of=ComplaintContact), quick=QUICK
    )
    staff_noun: str = ask(
        Line(
            prompt="… with your own …",
            hint="What you call the people who work here.",
            examples=("team", "staff", "colleagues", "crew"),
        ),
        fold="The words you use",
    )
    person: str = ask(
        Choice(
            prompt="Does the document say we or I?",
            hint="Choose I if you work alone.",
            options=VoiceOf,
        ),
        VoiceOf.WE,
        fold="The words you use",
    )
    legal_name: str = ask(
        Line(
            prompt="Legal name",
            hint="Only if it differs; printed on the page “About this document”.",
        ),
        fold="Legal name",
    )
    sector_text: str = ask(
        Line(
            prompt="In your own words, what are you?",
            hint="Finish the sentence: we are …",
            examples=("a café-restaurant with a deli counter",),
        ),
        fold="What you do",
    )
    size_band: str = ask(
        Choice(prompt="How many people work here?", options=SizeBand), fold="What you do"
    )
    sites: tuple[str, ...] = ask(
        Lines(prompt="Which sites are there?", hint="One a line, if there is more than one."),
        fold="What you do",
    )
    contact: Contact = ask(q.Group(prompt="How do people reach you?", of=Contact), fold="Contact")
    hours: tuple[OpeningHours, ...] = ask(
        q.Rows(prompt="When are you open?", of=OpeningHours), fold="Hours"
    )
    hours_per_day: Decimal | None = ask(
        Count(
            prompt="How many hours has a working day?",
            hint="Used to compare working hours with working days.",
            minimum=1,
            maximum=24,
            fractions=True,
        ),
        HOURS_PER_DAY,
        fold="Hours",
    )
    currency: str = ask(
        Line(prompt="Currency", hint="Its three letters.", examples=("GBP", "EUR", "USD")),
        "GBP",
        fold="Hours",
    )
    mission: str = ask(
        q.Text(prompt="Mission", hint="Why you exist, if you have it in writing."),
        fold="Mission, strategy",
    )
    vision: str = ask(
        q.Text(prompt="Vision", hint="What you hope to become, if you have it in writing."),
        fold="Mission, strategy",
    )
    strategy_sentence: str = ask(
        Line(
            prompt="Your strategy in one sentence",
            hint="For whom you do what, better or otherwise than the rest.",
            examples=("Short menu, local growers, and time for everyone who comes in.",),
        ),
        fold="Mission, strategy",
    )
    service_philosophy: str = ask(
        q.Text(
            prompt="Your philosophy of service",
            hint="It stands beside mission and vision. Empty prints what service means here.",
        ),
        fold="Mission, strategy",
    )
    alternatives: str = ask(
        Line(
            prompt="What else could {customers} choose?",
            hint="Doing it themselves and doing nothing count too.",
            examples=("The two chains on the ring road, or cooking at home",),
        ),
        fold="What else they could choose",
    )
    differentiator: str = ask(
        Line(
            prompt="And why you?",
            hint="Good quality and a fair price are the entry ticket. What comes on top?",
            examples=("We know who eats what, and why.",),
        ),
        fold="What else they could choose",
    )
    bar_industry: int | None = ask(
        Scale(
            prompt="Where is the bar in your trade?",
            hint="What people have learned to expect of places like yours.",
            words=BAR_WORDS,
        ),
        fold="The bar",
    )
    bar_chosen: int | None = ask(
        Scale(prompt="Where do you choose to stand?", words=BAR_WORDS), fold="The bar"
    )
    context: Context = ask(q.Group(prompt="Our context", of=Context), fold="Our context")
    visibility: str = readers(Visibility.PUBLIC)

    @property
    def usual_bar(self) -> int | None:
        """The bar of the trade, 1 to 5: as answered, else as the industry suggests."""
        return self.bar_industry or usual_bar(self.industry)

    @property
    def bar_stance(self) -> BarStance | None:
        """Where we choose to stand against the bar of the trade; None while unknown."""
        return bar_stance(self.bar_chosen, self.usual_bar)

    @property
    def in_words(self) -> str:
        """What it is, as a sentence continues: "a restaurant or café"; empty when unknown."""
        return self.sector_text.strip() or industry_in_words(self.industry)

    @property
    def is_solo(self) -> bool:
        """Whether one person works here alone, so that nobody serves behind the scenes."""
        return self.size_band == SizeBand.SOLO


@dataclass(frozen=True, kw_only=True)
class Role(Record):
    """A job somebody holds; whoever owns, decides or hears something does so in a role."""

    key: ClassVar[str] = "roles"
    prefix: ClassVar[str] = "rol"
    letter: ClassVar[str] = "R"
    term: ClassVar[str] = "role"
    terms: ClassVar[str] = "roles"
    title_field: ClassVar[str] = "name"

    name: str = ask(
        Line(
            prompt="What is the role called?",
            hint="One name for one job; everything else picks it from the list.",
            examples=("Owner", "Duty manager", "Front of house", "Kitchen"),
            required=True,
        )
    )
    person: str = ask(Line(prompt="Who holds it now?", hint="Leave it out if that changes often."))
    faces_customers: bool = ask(Flag(prompt="Meets {customers} in person, by phone or in writing"))
    segment_id: str = ask(
        Link(
            prompt="Which inside group does it belong to?",
            hint="The groups come from the step “Who we serve”.",
            to="segments",
        )
    )


def hours_per_day(project: Project) -> Decimal:
    """Return how many hours a working day has here, 8 unless answered."""
    answered = project.one(Organisation).hours_per_day
    return HOURS_PER_DAY if answered is None else Decimal(answered)


def words(project: Project) -> Mapping[str, str]:
    """Return what the placeholders print: customer, customers, staff, org, we.

    None is ever empty; a plural nobody gave is made from the singular.
    """
    us = project.one(Organisation)
    one = us.customer_noun_sing.strip() or "customer"
    plain = {
        "customer": one,
        "customers": us.customer_noun_plur.strip() or plural_of(one),
        "staff": us.staff_noun.strip() or "staff",
        "org": us.name.strip() or "our organisation",
        "we": "I" if us.person == VoiceOf.I else "we",
    }
    english = project.settings.language.lower().split("-")[0] in ("en", "")
    return MappingProxyType({**plain, **(_forms(plain) if english else {})})


def _forms(plain: Mapping[str, str]) -> dict[str, str]:
    """Return the forms that differ from what stands around a placeholder in English texts."""
    one, many, staff, org = (plain[key] for key in ("customer", "customers", "staff", "org"))
    forms = {
        "a customer": (f"a {one}", with_article(one)),
        "customer’s": (f"{one}’s", possessive(one)),
        "customers’": (f"{many}’", possessive(many)),
        "staff’s": (f"{staff}’s", possessive(staff)),
        "org’s": (f"{org}’s", possessive(org)),
    }
    if plain["we"] == "I":
        forms |= {
            "we are": ("", "I am"),
            "we were": ("", "I was"),
            "we’re": ("", "I’m"),
        }
    return {key: right for key, (written, right) in forms.items() if written != right}


def so_far(project: Project) -> str:
    """Return who the organisation is and who hears a complaint, as far as decided."""
    us = project.one(Organisation)
    if not us.name.strip():
        return ""
    role = project.find(Role, us.complaint_contact.role)
    nouns, place = words(project), us.place.strip()
    said = told(_SERVES[bool(us.in_words)][bool(place)], what=us.in_words, place=place, **nouns)
    if not role or not role.name:
        return said
    return joined([said, told("A complaint goes first to: {role}.", role=role.name)])


_SERVES = (
    (marked("{org} serves {customers}."), marked("{org} in {place} serves {customers}.")),
    (
        marked("{org} is {what} and serves {customers}."),
        marked("{org} is {what} in {place} and serves {customers}."),
    ),
)


CHAPTER = Chapter(
    key="organisation",
    title="About us",
    group=Group.FOUNDATIONS,
    question="Who are you?",
    lead="The words you choose here are used in every sentence that follows.",
    why=(
        "A credo that says “customer” where your people say “guest” is somebody else’s credo. "
        "Your trade matters too: people bring expectations from every place like yours they "
        "have ever been to. And if one thing must be easy to find, it is who listens when "
        "something went wrong."
    ),
    example=(
        "A café-restaurant of fourteen people serves guests, with its own team. The owner "
        "hears a complaint first: ask at the counter, ring, or write. The card by the till "
        "says so."
    ),
    records=(Organisation, Role),
    so_far=so_far,
)
