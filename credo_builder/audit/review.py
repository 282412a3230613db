"""Rules about the document as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from credo_builder.chapters import CHAPTER_OF
from credo_builder.domain.findings import Gap, Problem, Severity, rule
from credo_builder.domain.naming import named
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.i18n import Told, told


@rule(
    "QUA-01",
    name="Starter wording not read yet",
    severity=Severity.BLOCKER,
    gap=Gap.QUALITY,
    source="your words, not ours",
    explanation=(
        "This wording came with the starter and nobody has said yet that it is yours. Read it, "
        "change it where it does not fit, and mark it as read."
    ),
    chapter="check",
    waivable=False,
    field="reviewed",
)
def starter_not_reviewed(project: Project, on: dt.date | None) -> Iterator[Problem]:
    """A record of a starter that nobody has read."""
    for kind in CHAPTER_OF:
        for record in project.of(kind):
            if record.from_starter and not record.reviewed:
                yield Problem(
                    record=record,
                    field="reviewed",
                    message=told("Nobody has read {words} yet.", words=_words(record)),
                    do=told("Read it, make it yours, and mark it as read."),
                )


def _words(record: Record) -> Told:
    if record.title:
        return told("{record} from the starter", record=named(record))
    return told("what the starter says about the {thing}", thing=told(record.term))


RULES = (starter_not_reviewed,)
