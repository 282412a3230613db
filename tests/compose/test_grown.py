"""Words that know what their roots said, and notice when these change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compose_samples import Writer, amount

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.grown import changes, level_change, level_kept, noted
from credo_builder.storage import codec


@pytest.fixture
def session():
    """A session with a line that grows from a promise and a value."""
    grown = Writer()
    promise = grown.add(Promise(text="We will ring first", decision="keep"))
    value = grown.add(CoreValue(name="Welcome", behaviours_do=("Look up", "Ask")))
    held = Session(grown.project)
    line = CredoLine(text="We ring first.", link_ids=(promise.id, value.id))
    held.edit(held.project.put(Credo(lines=(line,))), "Add a line")
    return held


def line_of(session):
    return session.project.one(Credo).lines[0]


def changed(session):
    line = line_of(session)
    found = changes(session.project, line.code, line.link_ids)
    return [(one.root.code, one.before, one.now) for one in found]


def reword(session, text="We will ring within the hour"):
    promise = session.project.of(Promise)[0]
    session.edit(session.project.put(replace(promise, text=text)), "Reword")


def relines(session, **fields):
    line = replace(line_of(session), **fields)
    session.edit(session.project.put(Credo(lines=(line,))), "Edit a line")


def test_a_changed_root_marks_the_line_that_grew_from_it(session):
    """The mark names the root, what it said then and what it says now; undo takes it away."""
    assert [] == changed(session)
    reword(session)

    assert [("P1", "We will ring first", "We will ring within the hour")] == changed(session)
    session.undo()
    assert [] == changed(session)


def test_only_what_is_new_in_a_root_is_told(session):
    """Of a value with several behaviours the one that changed is told."""
    value = session.project.of(CoreValue)[0]
    session.edit(session.project.put(replace(value, behaviours_do=("Look up", "Listen"))), "Edit")

    assert [("V1", "Ask", "Listen")] == changed(session)


def test_words_of_one_s_own_stay_marked_until_they_are_kept(session):
    """Editing the line does not hide the mark; saying that it is still right does."""
    reword(session)
    relines(session, text="We ring before you ask.")
    marked = changed(session)
    line = line_of(session)
    session.edit(noted(session.project, line.code, line.link_ids), "Keep ours")

    assert ["P1"] == [code for code, _before, _now in marked]
    assert [] == changed(session)
    reword(session, "We will write")
    assert "We will write" == changed(session)[0][2]


def test_a_root_that_is_no_longer_linked_marks_nothing(session):
    """Taking a root away takes its note away, too."""
    reword(session)
    relines(session, link_ids=(line_of(session).link_ids[1],))

    assert [] == changed(session)
    assert 1 == len(session.project.settings.grown_from)


def test_a_deleted_line_leaves_no_notes(session):
    """Notes go with their line, and come back with it on undo."""
    session.edit(session.project.put(Credo(lines=())), "Delete a line")
    gone = dict(session.project.settings.grown_from)
    session.undo()

    assert {} == gone
    assert 2 == len(session.project.settings.grown_from)


def test_a_line_from_an_older_file_is_marked_only_after_it_was_written_anew():
    """Nothing is claimed about words without a note."""
    grown = Writer()
    promise = grown.add(Promise(text="We will ring first", decision="keep"))
    grown.add(Credo(lines=(CredoLine(text="We ring.", link_ids=(promise.id,)),)))
    session = Session(grown.project)
    reword(session)
    before = changed(session)
    relines(session, text="We ring you.")
    reword(session, "We will write")

    assert [] == before
    assert ["P1"] == [code for code, _before, _now in changed(session)]


def test_own_words_of_a_level_are_marked_when_its_fields_change():
    """A level told in own words says what its fields say now, until ours are kept."""
    grown = Writer()
    level = grown.add(
        ServiceLevel(name="A hello", target=amount(3, "minute"), sentence="Three minutes.")
    )
    session = Session(grown.project)
    reworded = replace(level, sentence="Within three minutes, promised.")
    session.edit(session.project.put(reworded), "Edit")
    before = level_change(session.project, reworded)
    tightened = replace(reworded, target=amount(1, "minute"))
    session.edit(session.project.put(tightened), "Edit")

    assert "" == before
    assert "A hello within 1 minute, 95 times in 100." == level_change(session.project, tightened)
    kept = level_kept(session.project, level.id)
    assert "" == level_change(kept, tightened)
    session.edit(session.project.put(replace(tightened, sentence="")), "Write it again")
    assert {} == session.project.settings.grown_from


def test_notes_are_kept_in_the_file(session):
    """A file that is written and read back marks the same line."""
    reword(session)
    content = codec.write(session.project)
    again = Session(codec.read(content, "place.credo").project)

    assert changed(session) == changed(again)
    assert content == codec.write(again.project)
