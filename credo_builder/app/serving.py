"""Who serves whom: groups in columns by their distance from the people outside.

Every function returns plain values or a new project; nothing here knows a toolkit.
"""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.segments import Segment, steps_to_customer
from credo_builder.domain.project import Project
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Arrow:
    """One group serves another."""

    server: str
    served: str


def arrows(project: Project) -> tuple[Arrow, ...]:
    """Return every link of "serves" between groups that are there."""
    groups = project.of(Segment)
    known = {g.id for g in groups}
    return tuple(Arrow(g.id, one) for g in groups for one in g.serves_segment_ids if one in known)


def columns(project: Project) -> tuple[tuple[Segment, ...], ...]:
    """Return the groups in columns: those furthest from the people outside first, these last.

    A group from which no chain leads outside stands where it would if it served them. In a
    column the groups keep to the order of those they serve, so that few arrows cross.
    """
    by_steps: dict[int, list[Segment]] = {}
    for group in project.of(Segment):
        steps = steps_to_customer(project, group)
        by_steps.setdefault(1 if steps is None else steps, []).append(group)
    ordered: list[tuple[Segment, ...]] = []
    place: dict[str, float] = {}
    for steps in sorted(by_steps):
        held = by_steps[steps]
        if steps:
            held = sorted(held, key=lambda g: _middle(g, place))
        place.update({g.id: (n + 0.5) / len(held) for n, g in enumerate(held)})
        ordered.append(tuple(held))
    return tuple(reversed(ordered))


def is_loose(project: Project, group: Segment) -> bool:
    """Whether *group* is not outside and serves no one yet."""
    known = {g.id for g in project.of(Segment)}
    return not group.is_external and not known & set(group.serves_segment_ids)


def linked(project: Project, arrow: Arrow, *, serves: bool) -> Project:
    """Return a project in which the one group serves the other, or no longer does.

    A group does not serve itself.
    """
    server = project.find(Segment, arrow.server)
    if server is None or arrow.server == arrow.served:
        return project
    kept = tuple(one for one in server.serves_segment_ids if one != arrow.served)
    there = arrow.served in server.serves_segment_ids
    if there == serves:
        return project
    ids = (*kept, arrow.served) if serves else kept
    return project.put(replace(server, serves_segment_ids=ids))


def _middle(group: Segment, place: dict[str, float]) -> float:
    served = [place[one] for one in group.serves_segment_ids if one in place]
    return sum(served) / len(served) if served else 1.0
