"""The session: open, edit, undo, approve, save, without any toolkit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from credo_builder.app.approval import next_edition
from credo_builder.app.home import Home
from credo_builder.app.session import Session
from credo_builder.app.suggestions import adopted, suggestions
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.errors import CannotSave, CredoError, ProjectFileError

DAY = dt.date(2026, 11, 21)


@pytest.fixture
def session():
    return Session.new()


def valued(session, name="Craft"):
    return session.project.put(CoreValue(name=name))


def test_an_edit_can_be_undone_and_repeated(session):
    """Undo leads back, redo leads there again, and listeners hear of each."""
    before, heard = session.project, []
    session.changed.append(heard.append)

    session.edit(valued(session), "Add core value")
    after = session.project
    label = session.undo_label
    session.undo()
    undone = session.project.of(CoreValue)
    session.redo()

    assert "Add core value" == label
    assert (before.of(CoreValue), after.of(CoreValue)) == (undone, session.project.of(CoreValue))
    assert 3 == len(heard)


def test_typing_in_one_field_is_one_step_until_it_settles(session):
    """The same key joins steps; settling ends the step."""
    for name in ("C", "Cr", "Cra"):
        value = CoreValue(id="val_aaaaaaaa", code="V1", name=name)
        session.edit(session.project.put(value), "Edit", "val_aaaaaaaa:name")
    session.settle()
    value = CoreValue(id="val_aaaaaaaa", code="V1", name="Craft")
    session.edit(session.project.put(value), "Edit", "val_aaaaaaaa:name")

    session.undo()
    once = session.project.of(CoreValue)[0].name
    session.undo()

    assert ("Cra", ()) == (once, session.project.of(CoreValue))


def test_looking_at_a_chapter_is_kept_through_undo_and_is_no_change(session):
    """A visit is no edit: it is not undone and asks for no saving."""
    session.visit("organisation")
    dirty = session.is_dirty
    session.edit(valued(session), "Add core value")
    session.undo()

    assert (False, ("organisation",)) == (dirty, session.project.settings.visited)


def test_what_was_saved_is_not_dirty_and_opens_the_same(session, tmp_path):
    """Saving clears the mark; an edit sets it; undoing that edit clears it again."""
    session.edit(valued(session), "Add core value")
    session.save_as(tmp_path / "one.credo")
    saved = session.is_dirty
    session.edit(valued(session, "Care"), "Add core value")
    edited = session.is_dirty
    session.save()

    again = Session.open(tmp_path / "one.credo").project
    assert (False, True, False) == (saved, edited, session.is_dirty)
    assert ["Craft", "Care"] == [v.name for v in again.of(CoreValue)]


def test_saving_without_a_file_says_so(session):
    """There is nowhere to save to yet."""
    with pytest.raises(CannotSave, match="no file yet"):
        session.save()


def test_saving_over_another_file_needs_to_be_asked_for(session, tmp_path):
    """A file that is there is not replaced unless that is said."""
    there = tmp_path / "one.credo"
    session.save_as(there)

    with pytest.raises(CannotSave):
        Session.new().save_as(there)
    Session.new().save_as(there, over=True)

    assert Session.open(there).project.project_id != session.project.project_id


def test_a_file_that_is_none_of_ours_is_refused_in_words(tmp_path):
    """What is not a project is told apart from what is."""
    (tmp_path / "no.credo").write_text("{}", encoding="utf-8")

    with pytest.raises(ProjectFileError):
        Session.open(tmp_path / "no.credo")


def test_a_copy_begins_without_a_file_and_as_a_draft(tmp_path):
    """A copy says the same under an id of its own, approved by nobody."""
    original = Session.example()
    original.save_as(tmp_path / "one.credo")

    copy = Session.copy_of(tmp_path / "one.credo")

    assert (None, False) == (copy.path, copy.project.is_approved)
    assert copy.project.project_id != original.project.project_id
    assert copy.project.of(CoreValue) == original.project.of(CoreValue)


def test_an_approved_project_stays_so_through_save_and_open(tmp_path):
    """Looking around an approved project, saving and opening leaves it approved."""
    session = Session.example()
    session.visit("core_values")
    session.take_path("quick")
    session.save_as(tmp_path / "one.credo")

    again = Session.open(tmp_path / "one.credo")

    assert (True, ()) == (again.project.is_approved, again.warnings)


def test_an_edit_of_an_approved_project_is_a_draft_of_the_next_edition_once():
    """The first edit raises the edition, the second does not."""
    session = Session.example()
    session.take_path("quick")
    edition = session.project.settings.edition
    session.edit(valued(session), "Add core value")
    once = session.project.settings
    session.edit(valued(session, "Care"), "Add core value")

    assert ("2.0", "2.1") == (edition, once.edition)
    assert once == replace(session.project.settings, code_counters=once.code_counters)
    assert "quick" == once.path


@pytest.mark.parametrize(
    ("old", "new"), [("1.0", "1.1"), ("1.9", "1.10"), ("Spring 2026", "Spring 2027"), ("A", "A 2")]
)
def test_editions_count_up(session, old, new):
    """The last number of an edition counts up; without one a 2 follows."""
    settings = replace(session.project.settings, edition=old)

    assert new == next_edition(session.project.configured(settings)).settings.edition


def test_a_read_only_project_refuses_edits(tmp_path):
    """A file of a newer program can be read and copied, not changed."""
    session = Session(Session.new().project, home=Home(read_only=True))

    with pytest.raises(CredoError, match="read only"):
        session.edit(valued(session), "Add core value")
    session.save_as(tmp_path / "copy.credo")

    assert not session.read_only


def test_findings_are_those_of_the_day(session):
    """The audit tells what the project lacks, on the day that is asked for."""
    rules = {finding.rule for finding in session.findings(DAY)}

    assert "CMP-01" in rules


def test_suggestions_come_from_the_trade_and_are_marked(session):
    """A suggestion taken over waits to be read and carries no dangling link."""
    trade = Organisation(id="organisation", industry="restaurant_cafe")
    project = session.project.put(trade)
    offered = suggestions(project, CoreValue)

    taken = adopted(project, offered[0]).of(CoreValue)[0]

    assert 3 == len(offered)
    assert () == suggestions(session.project, CoreValue)
    assert (True, False, ()) == (taken.from_starter, taken.reviewed, taken.theme_ids)


STRANGE = """{
  "x": 1.50,
  "format": "credo-project",
  "y": {
    "deep": [
      1E+5,
      -0,
      {}
    ]
  },
  "schema_version": 1,
  "project": {
    "x": 0.10e-3,
    "name": "Cafe",
    "code_counters": {
      "V": 2,
      "L": 1
    }
  },
  "organisation": {
    "contact": {
      "x": 12345678901234567890.0,
      "phone": "1"
    },
    "x": []
  },
  "core_values": [
    {
      "x": -0.0,
      "id": "val_one",
      "code": "V1",
      "name": "One",
      "y": null
    },
    {
      "id": "val_two",
      "code": "V2",
      "name": "Two",
      "x": {
        "y": 1.0
      }
    }
  ],
  "service_levels": [
    {
      "id": "lev_one",
      "code": "L1",
      "target": {
        "x": 7e0,
        "value": 2.50,
        "unit": "hour"
      }
    }
  ]
}
"""


def rest(text):
    """What stays: everything but the lines that every save writes anew."""
    ours = ('  "app":', '  "saved_seq":', '  "checksum":', '  "project_id":')
    lines = [line.rstrip(",") for line in text.splitlines()]
    return [line for line in lines if not line.startswith(ours)]


def test_strange_keys_outlive_edits_deletions_undo_and_saving_in_place(tmp_path):
    """Unknown keys keep place, text and number spelling at every level."""
    file = tmp_path / "a.credo"
    file.write_text(STRANGE, encoding="utf-8")
    session = Session.open(file)
    one, two = session.project.of(CoreValue)
    session.edit(session.project.put(replace(one, name="Once")), "Edit")
    session.edit(session.project.remove("val_two"), "Remove")
    session.edit(session.project.remove("lev_one"), "Remove")
    session.save()
    for _ in range(3):
        session.undo()
    session.save()

    assert rest(STRANGE) == rest(file.read_text(encoding="utf-8"))
    session.edit(session.project.put(replace(two, name="Twice")), "Edit")
    session.save()
    assert rest(STRANGE.replace('"Two"', '"Twice"')) == rest(file.read_text(encoding="utf-8"))


def test_a_starter_asks_nothing_of_steps_nobody_opened():
    """What was begun in the wizard stays quiet about steps that lie ahead."""
    begun = Session.new("restaurant_cafe").findings(DAY)

    assert begun
    assert all(f.quiet for f in begun if f.chapter not in {"check", "publish"})


def test_a_project_begun_here_stays_quiet_when_it_is_opened_again(tmp_path, session):
    """A file that was saved before any step was opened still says so."""
    session.edit(valued(session), "Add")
    before = session.findings(DAY)
    session.save_as(tmp_path / "a.credo")

    assert before == Session.open(tmp_path / "a.credo").findings(DAY)
    assert any(f.quiet for f in before)


def test_looking_at_a_file_by_hand_leaves_its_findings_loud(tmp_path):
    """A file that names no visited chapters is checked throughout, in the wizard, too."""
    file = tmp_path / "a.credo"
    file.write_text(STRANGE, encoding="utf-8")
    session = Session.open(file)
    before = session.findings(DAY)
    session.visit("organisation")

    assert before == session.findings(DAY)
    assert not any(f.quiet for f in before)


def test_a_starter_that_was_only_looked_at_asks_for_no_saving():
    """Choosing a path and looking around is no change that a person could lose."""
    session = Session.new("restaurant_cafe")
    other = "quick" if session.route == "full" else "full"

    session.take_path(other)
    session.visit("organisation")

    assert not session.is_dirty
