"""What would break if something went."""

from __future__ import annotations

import datetime as dt

from credo_builder.app.starters import example
from credo_builder.app.what_if import what_if
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.promises import Promise
from credo_builder.domain.project import Project

DAY = dt.date(2026, 11, 21)


def test_a_value_takes_its_credo_lines_and_its_chains_with_it():
    """Whoever links to it is named, and the chains that would no longer be whole."""
    project = example()
    value = project.of(CoreValue)[0]

    found = what_if(project, value.id, DAY)

    assert value == found.record
    assert Credo in {type(loss.record) for loss in found.losses}
    assert not found.is_harmless
    assert value.id in {r.id for r in project.every()}


def test_a_promise_is_missed_by_the_check():
    """Findings that are new without it are told, and none that stands already."""
    project = example()

    for promise in project.of(Promise):
        found = what_if(project, promise.id, DAY)
        if found.broken:
            break

    assert found.broken
    assert found.findings
    assert promise.id not in {f.record for f in found.findings}


def test_what_nothing_links_to_can_go():
    """A role that is used nowhere is harmless, and an unknown id is nothing."""
    project = Project().put(Role(id="rol_a", name="Gardener"))

    assert what_if(project, "rol_a", None).is_harmless
    assert None is what_if(project, "nobody", None)
