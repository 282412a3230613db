"""The eight doors of promises, and how a level is counted on the Quick path."""

from __future__ import annotations

from credo_builder.app.session import Session
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Door, Promise, PromiseDoor
from credo_builder.chapters.service_levels import ServiceLevel


def quick_cafe(window):
    session = Session.new("restaurant_cafe")
    session.take_path("quick")
    window.take(session)
    return session


def test_the_doors_stand_over_the_promises_and_ticking_one_writes_it_down(blank):
    """A door ticked in a blank project becomes a record that says somebody looked."""
    blank.go_to("promises")

    blank.area.page.doors.tiles[Door.PRICE].box.click()

    held = blank.workspace.project.of(PromiseDoor)
    assert [("price", True, True)] == [(d.door, d.looked, d.reviewed) for d in held]
    assert "1 of 8" in blank.area.page.doors._summary.text()


def test_a_door_says_how_many_promises_were_found_behind_it(blank):
    """The box of a door is called by its name and what was found, for screen readers too."""
    session = blank.workspace.session
    session.edit(session.project.put(Promise(text="We will wait", origin="law")), "Add")

    blank.go_to("promises")

    name = blank.area.page.doors.tiles[Door.CONTRACT].box.accessibleName()
    assert "Contract" in name
    assert name.endswith("1 found")


def test_what_a_starter_ticked_is_not_ticked_until_somebody_here_looked(window):
    """A door that came with the starter is open until a person ticks it; undo opens it again."""
    session = quick_cafe(window)
    window.go_to("what_you_promise")
    box = window.area.page.doors.tiles[Door.STRATEGY].box
    before = box.isChecked()

    box.click()
    ticked = box.isChecked()
    session.undo()

    assert (False, True, False) == (before, ticked, box.isChecked())
    assert 8 == len(session.project.of(PromiseDoor))


def test_quick_shows_how_each_level_is_counted_and_links_a_new_measure(window):
    """A measure added on Quick watches the chosen level, in one step to undo."""
    session = quick_cafe(window)
    window.go_to("service_levels")
    page = window.area.page
    page.lists[0].choose(11)
    level = session.project.of(ServiceLevel)[11]
    before = session.project.of(Measure)

    page.counting.add.click()

    added = session.project.of(Measure)[-1]
    assert len(before) + 1 == len(session.project.of(Measure))
    assert ((level.id,), level.name) == (added.level_ids, added.name)
    assert added.id == page.counting.cards[-1].measure_id
    session.undo()
    assert before == session.project.of(Measure)


def test_a_measure_of_several_levels_stays_when_one_level_lets_it_go(window):
    """Counting a level no longer in one way unlinks a shared measure and removes a lonely one."""
    session = quick_cafe(window)
    window.go_to("service_levels")
    page = window.area.page
    measure = next(m for m in session.project.of(Measure) if len(m.level_ids) > 1)
    level = measure.level_ids[0]
    page.lists[0].choose_record(level)
    card = next(c for c in page.counting.cards if c.measure_id == measure.id)

    card._on_gone()

    assert measure.level_ids[1:] == session.project.find(Measure, measure.id).level_ids


def test_the_check_leads_to_a_measure_under_its_level(window):
    """Going to a measure on Quick chooses the level it counts and shows the measure."""
    session = quick_cafe(window)
    measure = session.project.of(Measure)[0]

    window.area.jump("monitoring", measure.id, "name")

    page = window.area.page
    assert "service_levels" == window.area.key
    assert page.lists[0].record.id == measure.level_ids[0]
    assert measure.id in [c.measure_id for c in page.counting.cards]
