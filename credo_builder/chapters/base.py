"""The declaration of one step of the method."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder.domain.findings import Rule
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass


class Group(Term):
    """The part of the method a step belongs to."""

    FOUNDATIONS = "foundations"
    UNDERSTAND = "understand"
    COMMIT = "commit"
    DELIVER = "deliver"
    LIVE_IT = "live_it", "Live it"
    FINISH = "finish"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One step: what it asks for, why, and what makes it good.

    Attributes:
        key: name in code, file and ``go_to``.
        title: name on screen and in lists.
        question: the head of its page, as a question.
        lead: one sentence under the question.
        why: why we ask, a few sentences for the curious.
        example: a worked example in prose, a few sentences.
        records: record types it fills, in the order they are shown.
        rules: rules that look at this chapter (and earlier ones) alone.
        so_far: the sentence "What you have just decided" of a project; empty when
            nothing is decided yet.
        recommended: key of a record type to the (least, most) the method advises.
    """

    key: str
    title: str
    group: Group
    question: str
    lead: str
    why: str
    so_far: Callable[[Project], str]
    records: tuple[type[Record], ...]
    example: str = ""
    rules: tuple[Rule, ...] = ()
    recommended: tuple[tuple[str, int, int], ...] = ()
