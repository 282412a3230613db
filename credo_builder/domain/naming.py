"""What a sentence calls a record it speaks of."""

from __future__ import annotations

from credo_builder.domain.records import Record
from credo_builder.i18n import told


def named(record: Record) -> str:
    """Return code and title, ``V1 “Welcome”``; what is missing of the two is left out."""
    title = record.title.strip()
    if not title:
        return record.code or told("The {term} without a name", term=told(record.term))
    if not record.code:
        return told("“{title}”", title=title)
    return told("{code} “{title}”", code=record.code, title=title)


def called(record: Record) -> str:
    """Return the title alone, in quotation marks; without one the code, or what it is."""
    title = record.title.strip()
    if title:
        return told("“{title}”", title=title)
    return record.code or told("the {term} without a name", term=told(record.term))
