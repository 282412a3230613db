"""Who serves whom, as the document draws or tells it."""

from __future__ import annotations

import pytest
from compose_samples import Writer

from credo_builder.chapters.moments import Backstage, Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.segments import Segment
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Figure, ListBlock, Table, plain, walk
from credo_builder.compose.sections.serving import chain
from credo_builder.compose.view import View
from credo_builder.domain.terms import Edition


def served(**whom):
    """A project of guests and of groups inside, each with the names of those it serves."""
    ids = {name: f"seg_{name.lower():0>8}" for name in whom}
    writer = Writer()
    guests = Segment(id="seg_00000000", name="Guests", kind="external")
    writer.add(guests)
    for name, others in whom.items():
        targets = tuple(ids.get(other, guests.id) for other in others.split())
        writer.add(Segment(id=ids[name], name=name, kind="internal", serves_segment_ids=targets))
    return writer


def drawn(writer):
    view = View(writer.project, Edition.FULL)
    return chain(view, [s for s in view.of(Segment) if s.is_internal])


def kinds(found):
    return [(box.kind, box.name, box.whom) for box in found.boxes]


def test_the_longest_way_to_the_customer_is_the_line():
    """Those who serve those who serve stand in line; the rest stands behind it."""
    found = drawn(served(Porter="Chefs", Chefs="Servers", Servers="Guests", Host="Servers"))

    assert [
        ("front", "Porter", "Chefs"),
        ("front", "Chefs", "Servers"),
        ("front", "Servers", "Customers"),
        ("customer", "Customers", ""),
        ("support", "Host", "Servers"),
    ] == kinds(found)


def test_whom_else_a_group_serves_is_an_arrow_of_its_own():
    """A second group served is drawn too, not only the first."""
    found = drawn(served(Chefs="Servers", Servers="Guests", Office="Servers Chefs"))

    assert [("Office", "Servers")] == [(a.giver, a.receiver) for a in found.arrows]


def test_groups_that_serve_each_other_end_somewhere():
    """A circle of groups is drawn without end or repetition."""
    found = drawn(served(Chefs="Servers", Servers="Chefs Guests"))

    assert ["Chefs", "Servers", "Customers"] == [box.name for box in found.boxes]
    assert [("Servers", "Chefs")] == [(a.giver, a.receiver) for a in found.arrows]


@pytest.mark.parametrize(
    "whom",
    [
        {f"Team{n}": f"Team{n + 1}" if n < 8 else "Guests" for n in range(9)},
        {"Servers": "Guests", "Office": "Porter", "Porter": "Chefs", "Chefs": "Office"},
    ],
)
def test_a_chain_without_room_is_a_list(whom):
    """A line of more than eight, or groups that lead to nobody served, are told in words."""
    document = compose(served(**whom).project, Edition.FULL)
    blocks = next(s.blocks for s in document.sections if s.key == "segments")
    lists = [b for b in walk(blocks) if isinstance(b, ListBlock)]

    assert not [b for b in walk(blocks) if isinstance(b, Figure)]
    assert len(whom) == len(lists[0].points)


def test_arrows_are_explained_by_what_is_given_along_them():
    """Numbers of arrows and of rows agree, and only explained arrows carry one."""
    writer = served(Chefs="Servers", Servers="Guests", Office="Servers")
    for name in ("Chefs", "Servers", "Office"):
        writer.add(Role(id=f"rol_{name}", name=name, segment_id=f"seg_{name.lower():0>8}"))
    helps = (
        Backstage(role="rol_Servers", gives="a smile"),
        Backstage(role="rol_Office", gives="a clear rota", serves_role="rol_Servers"),
        Backstage(role="rol_Chefs", gives="hot plates", serves_role="rol_Servers"),
    )
    writer.add(Moment(name="Dinner", backstage=helps))
    found = drawn(writer)

    assert ["1", "", "", "2"] == [box.number for box in found.boxes]
    assert [("hot plates", "1"), ("a clear rota", "2"), ("a smile", "")] == [
        (one.gives, one.number) for one in found.supports
    ]


def test_the_drawing_says_everything_in_words_too():
    """The alternative text names every group and whom it serves."""
    document = compose(served(Chefs="Servers", Servers="Guests").project, Edition.FULL)
    blocks = next(s.blocks for s in document.sections if s.key == "segments")
    figure = next(b for b in walk(blocks) if isinstance(b, Figure))

    assert (
        "Who serves whom. Chefs, serving Servers. Servers, serving every customer." == figure.alt
    )
    assert not any("Chefs" in plain(p.spans) for p in _paragraphs(blocks))


def _paragraphs(blocks):
    tables = [b for b in walk(blocks) if isinstance(b, Table)]
    inside = {id(one) for table in tables for one in walk((table,))}
    return [b for b in walk(blocks) if hasattr(b, "spans") and id(b) not in inside]
