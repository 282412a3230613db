"""Moments of truth: the map, and a sheet for each moment that decides."""

from __future__ import annotations

from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Channel, Moment, Stage
from credo_builder.chapters.outcome import NextStep, Outcome, feeling_in_words
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.segments import NeedState
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.sentences import going_on, level_in_short
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.quantities import in_words, number
from credo_builder.domain.terms import Visibility, label
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Mapped:
    """One column of the map."""

    stage: str
    code: str
    name: str
    is_critical: bool
    wants: str
    now: int | None
    wanted: int | None
    feeling_now: str
    feeling_wanted: str
    promises: str
    levels: str
    backstage: str
    owner: str
    volume: int | None
    volume_said: str
    said: str


@dataclass(frozen=True)
class MapPage:
    """The map of all moments in the order of their stages, and its words."""

    moments: tuple[Mapped, ...]
    critical: int
    decides_return: bool
    alt: str


@dataclass(frozen=True)
class Reference:
    """A code with what it stands for."""

    code: str
    words: str


@dataclass(frozen=True)
class Adapting:
    """How we read a person, and what we then do."""

    state: str
    cue: str
    response: str


@dataclass(frozen=True)
class Sheet:
    """One critical moment in full."""

    code: str
    name: str
    stage: str
    channel: str
    owner: str
    per_year: str
    levels: tuple[Reference, ...]
    promises: tuple[Reference, ...]
    expectations: tuple[Reference, ...]
    feeling_now: str
    feeling_wanted: str
    outcome: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    say: tuple[str, ...]
    adapt: tuple[Adapting, ...]
    touch: str
    touch_when: str
    touch_cost: str


@dataclass(frozen=True)
class SheetsPage:
    """The sheets of the critical moments."""

    sheets: tuple[Sheet, ...]


def in_order(view: View) -> tuple[Moment, ...]:
    """Return the printable moments by stage; those without a stage come last."""
    places = {stage.id: i for i, stage in enumerate(view.project.of(Stage))}
    return tuple(sorted(view.of(Moment), key=lambda m: places.get(m.stage_id, len(places))))


def stage_name(view: View, moment: Moment) -> str:
    """Return the name of the stage a moment stands in; empty without one.

    As with a role, the name alone tells little, so only a private stage stays out.
    """
    stage = view.project.find(Stage, moment.stage_id)
    hidden = stage is not None and stage.visibility == Visibility.PRIVATE and not view.is_full
    return view.fill(stage.name.strip()) if stage and not hidden else ""


def map_page(view: View) -> MapPage | None:
    """Return the map; None while there is no moment."""
    mapped = tuple(_mapped(view, m) for m in in_order(view))
    if not mapped:
        return None
    return MapPage(
        moments=mapped,
        critical=sum(m.is_critical for m in mapped),
        decides_return=NextStep.RETURN in view.one(Outcome).do_next,
        alt=_alt(view, mapped),
    )


def _mapped(view: View, moment: Moment) -> Mapped:
    helps = (view.fill(b.gives.strip()) for b in moment.backstage)
    return Mapped(
        stage=stage_name(view, moment),
        code=moment.code,
        name=view.fill(moment.name),
        is_critical=moment.is_critical,
        wants=view.fill(moment.customer_goal),
        now=moment.rating_now,
        wanted=moment.rating_wanted,
        feeling_now=_feeling(view, moment.feeling_now),
        feeling_wanted=_feeling(view, moment.feeling_wanted),
        promises=_first_codes(view, list(view.codes(Promise, moment.promise_ids))),
        levels=_first_codes(view, [one.code for one in levels_at(view, moment) if one.code]),
        backstage="; ".join(filter(None, helps)),
        owner=view.role(moment.owner_role),
        volume=moment.volume_per_month,
        volume_said="" if moment.volume_per_month is None else number(moment.volume_per_month),
        said=_said(view, moment),
    )


_MOST_CODES = 6
"""Codes a lane of the map holds; the levels themselves stand in their own section."""


def _first_codes(view: View, codes: list[str]) -> str:
    """Return *codes* as a lane of the map has room for them, and how many more there are."""
    said = " ".join(codes[:_MOST_CODES])
    more = len(codes) - _MOST_CODES
    return said if more < 1 else f"{said} {view.say('and {count} more', count=more)}"


def _feeling(view: View, word: str) -> str:
    return view.fill(view.say(feeling_in_words(word))) if word else ""


def levels_at(view: View, moment: Moment) -> tuple[ServiceLevel, ...]:
    """Return the printable levels that hold at *moment*, in their order."""
    return view.shown(view.project.pointing_at(moment.id, ServiceLevel))


def _alt(view: View, mapped: tuple[Mapped, ...]) -> str:
    """Return the map in words, moment by moment."""
    start = view.say("Map of the moments of truth with how they feel, 1 to 5.")
    return " ".join((start, *(m.said for m in mapped)))


def _said(view: View, moment: Moment) -> str:
    """Return one moment and how it feels, in words."""
    felt = (
        ("now {feeling}", moment.feeling_now, moment.rating_now),
        ("wanted {feeling}", moment.feeling_wanted, moment.rating_wanted),
    )
    facts = [
        view.say(words, feeling=_rated(_feeling(view, feeling), rating))
        for words, feeling, rating in felt
        if rating
    ]
    if moment.is_critical:
        facts.append(view.say("critical"))
    if moment.volume_per_month is not None:
        times = number(moment.volume_per_month)
        facts.append(view.say("{count} times a month", count=times))
    named = " ".join(filter(None, (moment.code, view.fill(moment.name))))
    return f"{named}: {', '.join(facts)}." if facts else f"{named}."


def _rated(feeling: str, rating: int | None) -> str:
    return f"{feeling} ({rating})" if feeling else str(rating)


def sheets_page(view: View) -> SheetsPage | None:
    """Return a sheet for every critical moment that says what to do; None without any."""
    critical = [m for m in in_order(view) if m.is_critical]
    sheets = tuple(sheet_of(view, m) for m in critical)
    return SheetsPage(sheets) if sheets else None


def sheet_of(view: View, moment: Moment) -> Sheet:
    """Return *moment* in full, ready to be printed."""
    touch = moment.signature
    yearly = moment.volume_per_year
    return Sheet(
        code=moment.code,
        name=moment.name,
        stage=stage_name(view, moment),
        channel=view.say(label(Channel, moment.channel)) if moment.channel else "",
        owner=view.role(moment.owner_role),
        per_year="" if yearly is None else number(yearly),
        levels=tuple(
            Reference(one.code, view.told(level_in_short(one))) for one in levels_at(view, moment)
        ),
        promises=tuple(
            Reference(p.code, p.words) for p in view.linked(Promise, moment.promise_ids)
        ),
        expectations=tuple(
            Reference(e.code, e.text) for e in view.linked(Expectation, moment.expectation_ids)
        ),
        feeling_now=_feeling(view, moment.feeling_now),
        feeling_wanted=_feeling(view, moment.feeling_wanted),
        outcome=moment.experience_outcome,
        do=moment.do,
        dont=moment.dont,
        say=tuple(unquoted(one) for one in moment.say),
        adapt=tuple(
            Adapting(view.say(label(NeedState, a.need_state)), going_on(view.fill(a.cue)), line)
            for a in moment.adapt
            if (line := a.response.strip())
        ),
        touch=touch.idea,
        touch_when=_when(view, touch.trigger),
        touch_cost=in_words(touch.cost_cap) if touch.cost_cap else "",
    )


def _when(view: View, trigger: str) -> str:
    """Return when the touch is made: "When: a name we know", "When they praised one"."""
    words = view.fill(trigger.strip())
    if not words or words.lower().startswith(("when", "if ", "after ", "before ", "as soon")):
        return words
    return view.say("When: {what}", what=going_on(words))


MAP = Part(
    key="moments",
    title="Moments of truth",
    context=map_page,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "No moment has been chosen yet. Walk the way of {customers} from the first look to the "
        "last word, and mark the five to nine moments that decide."
    ),
)
SHEETS = Part(
    key="moment_sheets",
    title="The moments that decide",
    context=sheets_page,
    editions=OUR_PEOPLE,
    numbering="none",
    in_contents=False,
    belongs_to="moments",
)
