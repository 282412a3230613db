"""Service levels: what people can count on, in figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from credo_builder.chapters.moments import Moment
from credo_builder.chapters.service_levels import Baseline, ServiceLevel
from credo_builder.compose.parts import Part
from credo_builder.compose.sections.moments import in_order, stage_name
from credo_builder.compose.sentences import clock, level_in_short, level_sentence
from credo_builder.compose.view import View
from credo_builder.domain.quantities import Quantity, in_words, is_currency, number, unit_short
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Held:
    """One level, ready for its row; a missing figure is empty, never 0."""

    code: str
    sentence: str
    whole_sentence: str
    clock: str
    scope: str
    limit: str
    target: str
    best: str
    unit: str
    share: str
    today: str
    owner: str


@dataclass(frozen=True)
class Stage:
    """The levels that hold at one stage."""

    title: str
    levels: tuple[Held, ...]


@dataclass(frozen=True)
class LeftOut:
    """What some levels do not count."""

    codes: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class LevelsPage:
    """All levels by stage, and how to read them."""

    stages: tuple[Stage, ...]
    is_public: bool
    lower_is_better: bool
    example: str
    example_code: str
    normal: tuple[str, ...]
    today: str
    has_today: bool
    has_scores: bool
    exclusions: tuple[LeftOut, ...]


def page(view: View) -> LevelsPage | None:
    """Return the levels these readers may see; None without any."""
    levels = view.of(ServiceLevel)
    if not levels:
        return None
    stages: dict[str, list[Held]] = {}
    for title, level in _by_stage(view, levels):
        stages.setdefault(title, []).append(_held(view, level))
    first = next((one for one in levels if one.target is not None), None)
    return LevelsPage(
        stages=tuple(Stage(title, tuple(held)) for title, held in stages.items()),
        is_public=view.is_public,
        lower_is_better=not levels or any(one.lower_is_better for one in levels),
        example=view.told(level_sentence(first)) if first else "",
        example_code=first.code if first else "",
        normal=tuple(dict.fromkeys(_stripped(one.normal_circumstances for one in levels))),
        today=_today(view, levels),
        has_today=any(_is_known(one.baseline) for one in levels),
        has_scores=any(
            one.baseline.share_met_pct is None and one.baseline.value is not None for one in levels
        ),
        exclusions=_left_out(levels),
    )


def _left_out(levels: tuple[ServiceLevel, ...]) -> tuple[LeftOut, ...]:
    """Return what levels do not count, each once, with the codes of all that leave it out."""
    codes: dict[str, list[str]] = {}
    for one in levels:
        for words in _stripped(one.exclusions):
            codes.setdefault(words, []).append(one.code)
    return tuple(LeftOut(tuple(found), words) for words, found in codes.items())


def _stripped(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _by_stage(view: View, levels: tuple[ServiceLevel, ...]) -> list[tuple[str, ServiceLevel]]:
    """Return (stage, level) in the order of the journey; a level without moment comes last."""
    order = {m.id: i for i, m in enumerate(in_order(view))}
    last = len(order)

    def place(level: ServiceLevel) -> int:
        return min((order.get(one, last) for one in level.moment_ids), default=last)

    def title(level: ServiceLevel) -> str:
        met = [m for m in view.linked(Moment, level.moment_ids) if m.id in order]
        first = min(met, key=lambda m: order[m.id], default=None)
        return stage_name(view, first) if first else ""

    return [(title(level), level) for level in sorted(levels, key=place)]


def _held(view: View, level: ServiceLevel) -> Held:
    unit = level.target.unit if level.target else ""
    return Held(
        code=level.code,
        sentence=view.told(level_in_short(level)),
        whole_sentence=view.told(level_sentence(level)),
        clock=view.told(clock(level)),
        scope=_scope(level),
        limit=_figure(level.minimum, unit),
        target=_figure(level.target, unit),
        best=_figure(level.stretch, unit),
        unit=_unit(level.target),
        share="" if level.share_pct is None or unit == "percent" else number(level.share_pct),
        today=_met(level, unit),
        owner=view.role(level.owner_role),
    )


def _scope(level: ServiceLevel) -> str:
    where = level.applies
    return "; ".join(filter(None, (where.hours, where.channel, where.site, where.segment)))


def _figure(quantity: Quantity | None, unit: str) -> str:
    """Return the figure alone where the unit column says the rest, else in words."""
    if quantity is None:
        return ""
    own = quantity.unit != unit or unit == "time_of_day" or is_currency(unit)
    return in_words(quantity) if own else number(quantity.value)


def _met(level: ServiceLevel, unit: str) -> str:
    """Return the share met today, else the figure itself; empty while neither is known."""
    if level.baseline.share_met_pct is not None:
        return f"{number(level.baseline.share_met_pct)} %"
    return _figure(level.baseline.value, unit)


def _unit(target: Quantity | None) -> str:
    if target is None or is_currency(target.unit):
        return ""
    return unit_short(target.unit, Decimal(2))


def _is_known(today: Baseline) -> bool:
    return today.share_met_pct is not None or today.value is not None


def _today(view: View, levels: tuple[ServiceLevel, ...]) -> str:
    """Return how "today" was counted: the latest day and the ways, as far as said."""
    counted = [one.baseline for one in levels if _is_known(one.baseline)]
    days: list[dt.date] = [one.date for one in counted if one.date is not None]
    ways = dict.fromkeys(view.fill(one.how.strip()) for one in counted if one.how.strip())
    when = view.month(max(days)) if days else ""
    return "; ".join(filter(None, (when, *ways)))


PART = Part(
    key="service_levels",
    title="Service levels",
    context=page,
    still_to_decide=(
        "No service level has been set yet. Take the moment that matters most: what can be "
        "counted there, from when to when, and how many times in 100?"
    ),
)
