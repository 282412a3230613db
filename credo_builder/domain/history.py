"""Undo and redo: a list of projects, no commands and no inverses."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.domain.project import Project, raised_counters
from credo_builder.values import dataclass

LIMIT = 500


@dataclass(frozen=True)
class Step:
    """One state of the project and the label of the edit that led to it.

    ``key`` names what was typed into, such as a record and field: typing that goes on
    there joins the step.
    """

    project: Project
    label: str = ""
    key: str = ""


@dataclass(frozen=True)
class History:
    """The states a project went through; at most `LIMIT` can be undone.

    Attributes:
        steps: the states, oldest first; ``at`` is the one in force.
    """

    steps: tuple[Step, ...]
    at: int = 0

    @classmethod
    def begin(cls, project: Project) -> History:
        """Return a history that starts at *project*."""
        return cls((Step(project),))

    @property
    def project(self) -> Project:
        """The project in force."""
        return self.steps[self.at].project

    @property
    def can_undo(self) -> bool:
        """Whether an earlier state is kept."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether an undone state is kept."""
        return self.at + 1 < len(self.steps)

    @property
    def undo_label(self) -> str:
        """Label of the edit that undo would take back; empty when there is none."""
        return self.steps[self.at].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """Label of the edit that redo would repeat; empty when there is none."""
        return self.steps[self.at + 1].label if self.can_redo else ""

    def edit(self, project: Project, label: str, key: str = "") -> History:
        """Return a history with *project* in force; what was undone is dropped.

        With the same non-empty *key* as the last edit the two are one step, so that a
        word typed letter by letter is undone as a word. Typing that ends where it began
        leaves no step.
        """
        if project == self.project:
            return self
        past = self.steps[: self.at + 1]
        if key and self.at > 0 and past[-1].key == key:
            past = past[:-1]
            if project == past[-1].project:
                return History(past, len(past) - 1)
        steps = (*past, Step(project, label, key))[-(LIMIT + 1) :]
        return History(steps, len(steps) - 1)

    def closed(self) -> History:
        """Return a history whose last step is joined by no further typing."""
        if not self.steps[self.at].key:
            return self
        steps = list(self.steps)
        steps[self.at] = replace(steps[self.at], key="")
        return History(tuple(steps), self.at)

    def undo(self) -> History:
        """Return a history one state back; code counters stay raised."""
        return self._at(self.at - 1) if self.can_undo else self

    def redo(self) -> History:
        """Return a history one state forward."""
        return self._at(self.at + 1) if self.can_redo else self

    def _at(self, place: int) -> History:
        kept = raised_counters(self.project, self.steps[place].project)
        steps = list(self.steps)
        steps[place] = replace(steps[place], project=kept)
        return History(tuple(steps), place)
