"""What a closed fold says is inside it: every answer in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from credo_builder.domain import quantities
from credo_builder.domain import questions as q
from credo_builder.domain.questions import Question, asked, is_blank
from credo_builder.domain.shapes import Shape
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.editors.dates import date_words
from credo_builder.ui.terms import counted, listed, term_label
from credo_builder.ui.workspace import Workspace


def summary(questions: tuple[q.Asked, ...], shape: Shape, workspace: Workspace) -> str:
    """Return what *shape* answers to *questions*, in a row; "Empty" for nothing."""
    return capitalised(_told(questions, shape, workspace)) or _("Empty")


def _told(questions: tuple[q.Asked, ...], shape: Shape, workspace: Workspace) -> str:
    said = [
        in_words(one.question, getattr(shape, one.name), workspace)
        for one in questions
        if not is_blank(one.question, getattr(shape, one.name))
    ]
    return " · ".join(" ".join(text.split()) for text in said if text)


def in_words(question: Question, value: Any, workspace: Workspace) -> str:
    """Return the answer *value* to *question* in a few words."""
    if isinstance(question, q.Choice):
        return term_label(question.options, value)
    if isinstance(question, q.Choices):
        return listed(tuple(term_label(question.options, one) for one in value))
    if isinstance(question, (q.Link, q.Links)):
        ids = (value,) if isinstance(question, q.Link) else value
        found = (workspace.project.get(one) for one in ids)
        return ", ".join(workspace.title_of(record) for record in found if record)
    if isinstance(question, q.Group):
        inside = tuple(asked(question.of).values())
        return _told(inside, value, workspace).replace(" · ", ", ")
    return _plain(question, value, workspace)


def _plain(question: Question, value: Any, workspace: Workspace) -> str:
    say = workspace.say
    spelled: dict[type[Question], Callable[[], str]] = {
        q.Lines: lambda: (
            say(value[0]) if len(value) == 1 else counted(len(value), "line", "lines")
        ),
        q.Rows: lambda: counted(len(value), "entry", "entries"),
        q.Flag: lambda: workspace.tell(question.prompt) if value else "",
        q.Scale: lambda: _("{n} of 5").format(n=value),
        q.Percent: lambda: _("{n} in 100").format(n=quantities.number(value)),
        q.Date: lambda: date_words(value),
        q.TimeOfDay: lambda: f"{value:%H:%M}",
        q.Picture: lambda: _("A picture"),
    }
    words = spelled.get(type(question))
    return words() if words else say(str(value))
