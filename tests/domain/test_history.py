"""Undo and redo: typing is one step, a new edit drops what was undone, 500 are kept."""

from dataclasses import replace

from credo_builder.chapters.outcome import Outcome
from credo_builder.domain.history import LIMIT, History
from credo_builder.domain.project import Project


def said(text):
    return Project().put(Outcome(statement=text))


def typed(history, *texts, key="outcome.statement"):
    for text in texts:
        history = history.edit(said(text), "Type", key)
    return history


def text_of(history):
    return history.project.one(Outcome).statement


def test_a_new_history_can_go_nowhere():
    """Before the first edit there is nothing to undo or redo, and asking changes nothing."""
    history = History.begin(said("a"))

    assert (False, False, "", "") == (
        history.can_undo,
        history.can_redo,
        history.undo_label,
        history.redo_label,
    )
    assert history is history.undo()
    assert history is history.redo()


def test_labels_say_what_undo_and_redo_would_do():
    """Undo names the last edit, redo the edit that was taken back."""
    history = History.begin(said("a")).edit(said("b"), "Write b").edit(said("c"), "Write c")
    back = history.undo()

    assert "Write c" == history.undo_label
    assert ("Write b", "Write c") == (back.undo_label, back.redo_label)
    assert "b" == text_of(back)


def test_typing_in_one_field_is_one_step():
    """Letters typed into the same field are undone as a word."""
    history = typed(History.begin(said("")), "s", "so", "soon")

    assert "soon" == text_of(history)
    assert "" == text_of(history.undo())
    assert "soon" == text_of(history.undo().redo())


def test_typing_in_another_field_is_another_step():
    """A new key starts a new step."""
    history = typed(typed(History.begin(said("")), "a"), "ab", key="outcome.story")

    assert "a" == text_of(history.undo())


def test_edits_without_a_key_never_join():
    """Edits that are no typing stay apart."""
    history = typed(History.begin(said("")), "a", "ab", key="")

    assert "a" == text_of(history.undo())


def test_typing_after_a_pause_is_a_new_step():
    """A closed step is joined by no further typing."""
    history = typed(typed(History.begin(said("")), "a").closed(), "ab")

    assert "a" == text_of(history.undo())


def test_closing_twice_is_closing_once():
    """A step without a key is closed already."""
    closed = typed(History.begin(said("")), "a").closed()

    assert closed is closed.closed()


def test_typing_that_ends_where_it_began_leaves_no_step():
    """A letter typed and deleted again is nothing to undo."""
    history = typed(History.begin(said("a")), "ab", "a")

    assert not history.can_undo
    assert "a" == text_of(history)


def test_the_first_state_is_never_joined():
    """Undoing all typing leads back to what was opened."""
    history = typed(History.begin(said("opened")), "o", "ot", "other")

    assert "opened" == text_of(history.undo())


def test_an_edit_that_changes_nothing_is_no_step():
    """The same project again leaves the history, and what can be redone, alone."""
    history = History.begin(said("a")).edit(said("b"), "Write").undo()

    assert history is history.edit(said("a"), "Nothing")
    assert history.can_redo


def test_a_new_edit_drops_what_was_undone():
    """After undo a different edit takes the place of what could be redone."""
    history = History.begin(said("a")).edit(said("b"), "Write b").undo()
    history = history.edit(said("c"), "Write c")

    assert not history.can_redo
    assert ["a", "c"] == [step.project.one(Outcome).statement for step in history.steps]


def test_five_hundred_edits_can_be_undone():
    """Older states are let go, the oldest kept one is 500 edits back."""
    history = History.begin(said("0"))
    for number in range(1, LIMIT + 11):
        history = history.edit(said(str(number)), "Write")
    undone = 0
    while history.can_undo:
        history, undone = history.undo(), undone + 1

    assert LIMIT == 500 == undone
    assert "10" == text_of(history)


def test_undo_keeps_the_code_counters_raised():
    """Going back never lowers a counter, and going forward again neither."""
    start = Project()
    raised = start.configured(replace(start.settings, code_counters={"P": 3}))
    history = History.begin(start).edit(raised, "Add").undo()

    assert {"P": 3} == dict(history.project.settings.code_counters)
    assert raised == history.redo().project
