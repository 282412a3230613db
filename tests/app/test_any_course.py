"""Whatever a person does in whatever order, nothing is lost and nothing is mixed up.

`CREDO_STATE_STEPS` says how many steps are taken: 4,000 unless it is set.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from credo_builder.app import home, keeping
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.storage import journal, open_project

STEPS = int(os.environ.get("CREDO_STATE_STEPS", "4000"))
AT_ONCE = 50
"""Steps of one course."""
NAMES = st.text(st.sampled_from('abé漢“"\\\n 🙂'), max_size=6)
PLACES = st.integers(0, 9)
State = tuple[tuple[str, str], ...]


def state_of(project: Project) -> State:
    """What *project* says, as far as the model knows it."""
    return tuple((value.id, value.name) for value in project.of(CoreValue))


class Course(RuleBasedStateMachine):
    """One person's work, and beside it the list of states that it should go through."""

    def __init__(self) -> None:
        """Begin with an empty project and two files that are not there yet."""
        super().__init__()
        self.place = TemporaryDirectory()
        folder = Path(self.place.name)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        self.files = (folder / "a.credo", folder / "b.credo")
        self.disk: dict[Path, State] = {}
        self.states: list[State] = [()]
        self.at = 0
        self.session = Session.new()
        self.session.keep()

    def teardown(self) -> None:
        """See that the files hold what was saved last."""
        for file, state in self.disk.items():
            assert state == state_of(open_project(file).project)
        self.session.close()
        self.place.cleanup()

    @property
    def values(self) -> tuple[CoreValue, ...]:
        """The records in force."""
        return self.session.project.of(CoreValue)

    def edit(self, project: Project) -> None:
        """Do it, and let the model follow: what was undone is gone."""
        if project != self.session.project:
            self.session.edit(project, "Edit")
            self.at += 1
            self.states[self.at :] = [state_of(project)]

    @rule(name=NAMES)
    def add(self, name: str) -> None:
        """Add a value."""
        if len(self.values) < 10:
            self.edit(self.session.project.put(CoreValue(name=name)))

    @precondition(lambda self: self.values)
    @rule(name=NAMES, place=PLACES)
    def rename(self, name: str, place: int) -> None:
        """Write another name."""
        one = self.values[place % len(self.values)]
        self.edit(self.session.project.put(replace(one, name=name)))

    @precondition(lambda self: self.values)
    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        """Delete a value."""
        self.edit(self.session.project.remove(self.values[place % len(self.values)].id))

    @precondition(lambda self: len(self.values) > 1)
    @rule(place=PLACES, to=PLACES)
    def move(self, place: int, to: int) -> None:
        """Put a value elsewhere in the list."""
        count = len(self.values)
        self.edit(self.session.project.move(self.values[place % count].id, to % count))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        """Take the last edit back."""
        self.session.undo()
        self.at -= 1

    @precondition(lambda self: self.at + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        """Repeat the edit that was taken back."""
        self.session.redo()
        self.at += 1

    @precondition(lambda self: self.session.path is not None)
    @rule()
    def save(self) -> None:
        """Save to the file that is worked on."""
        self.session.save()
        self.disk[self.session.path] = self.states[self.at]

    @rule(second=st.booleans())
    def save_as(self, second: bool) -> None:  # noqa: FBT001  hypothesis calls it by name
        """Go on in one of the two files, whatever it holds."""
        file = self.files[second]
        self.session.save_as(file, over=True)
        self.disk[file] = self.states[self.at]

    @precondition(lambda self: self.disk)
    @rule(place=PLACES)
    def load(self, place: int) -> None:
        """Let go of all that is not saved, and open one of the files."""
        file = list(self.disk)[place % len(self.disk)]
        self.session.close()
        self.begin(Session.open(file), [self.disk[file]])

    @rule()
    def crash(self) -> None:
        """End without a farewell, and take up what was kept."""
        assert self.session.keeper.settle()
        now, file = self.states[self.at], self.session.path
        self.session.leave()
        left = home.remnants()
        saved = self.disk.get(file, ())
        if left:
            back = Session.recovered(left[0])
            self.begin(back, [saved, now] if back.can_undo else [now])
            left[0].discard()
        elif file is not None:
            self.begin(Session.open(file), [saved])
        else:
            self.begin(Session.new(), [()])
        assert now == self.states[self.at]

    def begin(self, session: Session, states: list[State]) -> None:
        """Go on in *session*, which came through *states*."""
        self.session, self.states, self.at = session, states, len(states) - 1
        self.session.keep()

    @invariant()
    def says_what_the_model_says(self) -> None:
        """The project, and how far back and forth one can go, are those of the model."""
        assert self.states[self.at] == state_of(self.session.project)
        assert (self.at > 0) == self.session.can_undo
        assert (self.at + 1 < len(self.states)) == self.session.can_redo


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep at once, and let every program be gone."""
    monkeypatch.setenv("XDG_STATE_HOME", "")
    monkeypatch.setattr(keeping, "PAUSE_S", 0.0)
    monkeypatch.setattr(journal.Process, "is_gone", property(lambda _self: True))


@pytest.mark.usefixtures("_quick")
def test_any_course_of_work_loses_nothing() -> None:
    """Edits, undo, redo, saves, other files, loads and crashes follow the list of states."""
    run_state_machine_as_test(
        Course,
        settings=settings(
            max_examples=max(1, STEPS // AT_ONCE),
            stateful_step_count=AT_ONCE,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
