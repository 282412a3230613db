"""Who serves whom inside: the line that leads to the customer, those behind it, what they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from credo_builder.chapters.moments import Backstage, Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.segments import Segment
from credo_builder.compose.view import View
from credo_builder.domain.wording import counted, listed
from credo_builder.values import dataclass

CUSTOMER = ""
"""Stands among the ids of those served for everybody outside."""

IN_BAND = 4
MOST_IN_LINE = 2 * IN_BAND
"""Boxes of the drawing: four in a band, and two bands at most."""


@dataclass(frozen=True)
class Serving:
    """One link of the chain inside, in words: who serves whom."""

    name: str
    people: int | None
    whom: str


@dataclass(frozen=True)
class Support:
    """Something one of us gives another so that a moment can go well.

    ``number`` is that of the arrow it explains; empty without one.
    """

    giver: str
    receiver: str
    gives: str
    by_when: str
    moment: str
    number: str = ""


@dataclass(frozen=True)
class Box:
    """One box of the drawing: ``kind`` is front, customer or support."""

    kind: str
    name: str
    people: str
    whom: str
    number: str


@dataclass(frozen=True)
class Arrow:
    """An arrow of the drawing beyond the first of its box."""

    giver: str
    receiver: str
    number: str


@dataclass(frozen=True)
class Chain:
    """Who serves whom: to draw where ``boxes`` has any, else to tell in a list."""

    servings: tuple[Serving, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    supports: tuple[Support, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether any arrow is explained."""
        return any(one.number for one in self.supports)


def chain(view: View, inside: Sequence[Segment]) -> Chain:
    """Return how the groups *inside* serve each other and, in the end, the customer."""
    servings = tuple(_serving(view, s) for s in inside)
    helps = tuple(_helps(view))
    whom = {s.id: _served(view, s, inside) for s in inside}
    line = _line(whom)
    arrows = _in_order(whom, line)
    names = {s.id: view.fill(s.name.strip()) or view.say("not yet named") for s in inside}
    names[CUSTOMER] = view.say("{Customers}")
    if not _can_be_drawn(whom, line, names):
        return Chain(servings, (), (), tuple(one for _, one in helps))
    explained = [arrow for arrow in arrows if any(arrow == between for between, _ in helps)]
    numbers = {arrow: str(place) for place, arrow in enumerate(explained, 1)}
    supports = [replace(one, number=numbers.get(between, "")) for between, one in helps]
    supports.sort(key=lambda one: int(one.number or len(numbers) + 1))
    boxes, further = _drawn(view, inside, (arrows, line, names, numbers))
    return Chain(servings, boxes, further, tuple(supports))


Link = tuple[str, str]


def _drawn(
    view: View,
    inside: Sequence[Segment],
    plan: tuple[tuple[Link, ...], tuple[str, ...], dict[str, str], dict[Link, str]],
) -> tuple[tuple[Box, ...], tuple[Arrow, ...]]:
    """Return the boxes, each with its first arrow, and the arrows beyond those."""
    arrows, line, names, numbers = plan
    held = {s.id: s for s in inside}
    order = (*line, CUSTOMER, *(s.id for s in inside if s.id not in line))
    boxes, firsts = [], set()
    for one in order:
        first = next((arrow for arrow in arrows if arrow[0] == one), None)
        firsts.add(first)
        people = held[one].headcount if one in held else None
        said = "" if people is None else counted(people, view.say("person"), view.say("people"))
        kind = "customer" if one == CUSTOMER else "front" if one in line else "support"
        served, number = (names[first[1]], numbers.get(first, "")) if first else ("", "")
        boxes.append(Box(kind, names[one], said, served, number))
    further = (arrow for arrow in arrows if arrow not in firsts)
    return tuple(boxes), tuple(
        Arrow(names[a], names[b], numbers.get((a, b), "")) for a, b in further
    )


def _served(view: View, segment: Segment, inside: Sequence[Segment]) -> tuple[str, ...]:
    """Return the ids of the groups inside that a group serves, and `CUSTOMER` for any outside."""
    found = view.linked(Segment, segment.serves_segment_ids)
    known = {s.id for s in inside} - {segment.id}
    ids = dict.fromkeys(s.id if s.is_internal else CUSTOMER for s in found)
    return tuple(one for one in ids if one in known or one == CUSTOMER) or (CUSTOMER,)


def _line(whom: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the longest way through the groups to the customer, the customer left out.

    Of ways as long as each other, the one counts whose people serve fewer others.
    """
    best: tuple[str, ...] = ()
    ways: list[tuple[str, ...]] = [(one,) for one, served in whom.items() if CUSTOMER in served]
    while ways:
        best = max(ways, key=lambda way: -sum(len(whom[one]) for one in way))
        longer = [
            (one, *way)
            for way in ways
            for one, served in whom.items()
            if way[0] in served and one not in way
        ]
        ways = longer[:_MOST_WAYS] if len(best) < MOST_IN_LINE - 1 else []
    return best


_MOST_WAYS = 500
"""Ways looked at together; nobody's chain has so many, and a made-up file shall not hang."""


def _in_order(whom: dict[str, tuple[str, ...]], line: tuple[str, ...]) -> tuple[Link, ...]:
    """Return every arrow: along the line first, then those from behind, then what is left."""
    along = list(pairwise((*line, CUSTOMER)))
    places = {one: place for place, one in enumerate((*line, CUSTOMER))}
    rest = [(one, other) for one, served in whom.items() for other in served]
    behind = [arrow for arrow in rest if arrow[0] not in line]
    behind.sort(key=lambda arrow: places.get(arrow[1], len(places)))
    return tuple(dict.fromkeys((*along, *behind, *rest)))


def _can_be_drawn(
    whom: dict[str, tuple[str, ...]], line: tuple[str, ...], names: dict[str, str]
) -> bool:
    """Whether the drawing has room for everybody and reaches whom they serve."""
    places = {one: place // IN_BAND for place, one in enumerate((*line, CUSTOMER))}
    behind = [served for one, served in whom.items() if one not in line]
    if not line or len(set(names.values())) < len(names):
        return False
    if any(one not in places for served in behind for one in served):
        return False
    if len(line) < IN_BAND:
        return len(behind) <= 2 * IN_BAND
    bands = [{places[one] for one in served} for served in behind]
    return all(len(one) == 1 for one in bands) and all(
        bands.count({band}) <= IN_BAND for band in (0, 1)
    )


def _serving(view: View, segment: Segment) -> Serving:
    served = view.linked(Segment, segment.serves_segment_ids)
    whom = listed([view.fill(s.name) for s in served if s.name.strip()], view.say("and"))
    outside = {s.id for s in view.project.of(Segment) if not s.is_internal}
    if not whom:
        whom = view.say("{customers}")
    elif outside == set(segment.serves_segment_ids):
        whom = view.say("every {customer}")
    return Serving(segment.name, segment.headcount, whom)


def _helps(view: View) -> Iterator[tuple[Link, Support]]:
    """Yield what one gives another at a moment, with the groups both belong to."""
    for moment in view.of(Moment):
        for one in moment.backstage:
            if one.gives.strip():
                yield _between(view, one), _support(view, one, moment)


def _between(view: View, one: Backstage) -> Link:
    giver, receiver = (view.project.find(Role, r) for r in (one.role, one.serves_role))
    return (giver.segment_id if giver else "?", receiver.segment_id if receiver else "?")


def _support(view: View, one: Backstage, moment: Moment) -> Support:
    return Support(
        giver=view.role(one.role),
        receiver=view.role(one.serves_role),
        gives=one.gives,
        by_when=one.by_when,
        moment=moment.code,
    )
