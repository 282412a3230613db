"""Enumerations whose members are words in the file and plain terms on screen and paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A fixed choice: its value is the word in the file, its label what people read.

    A field that holds a Term is typed ``str``: a word that a newer version wrote is
    kept as text, compares unequal to every member and is shown as it stands.
    """

    label: str
    gloss: str

    def __new__(cls, value: str, label: str = "", gloss: str = "") -> Self:
        """Make a member; the label is the value in plain letters unless given."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        member.gloss = gloss
        return member


def label(terms: type[Term], word: str) -> str:
    """Plain term for *word*; an unknown word is returned as it stands."""
    found = terms._value2member_map_.get(word)
    return found.label if isinstance(found, Term) else word


class Visibility(Term):
    """Which editions may print a record."""

    PUBLIC = "public", "Everyone", "Printed in every edition, the public one too."
    STAFF = "staff", "Our people", "Printed in the staff and the full edition."
    PRIVATE = "private", "Only us", "Printed in the full edition alone."


class FigureMark(Term):
    """Where a proposed figure comes from."""

    PUBLISHED = "published", "Seen in published charters"
    COMMON_ADVICE = "common_advice", "Common advice"
    SUGGESTION = "suggestion", "Suggestion"
    OWN = "own", "Our own figure"


class Path(Term):
    """How much the wizard asks."""

    QUICK = "quick", "Quick", "9 screens, the parts every credo needs"
    FULL = "full", "Full", "all 20 steps, with measures and training"
    WORKSHOP = "workshop", "Workshop", "large type, a board, sheets to print"


class Status(Term):
    """Where an edition stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class Edition(Term):
    """For whom a document is printed."""

    PUBLIC = "public", "Public edition"
    STAFF = "staff", "Staff edition"
    FULL = "full", "Full edition"


class Paper(Term):
    """The page a document is laid out on."""

    A4 = "A4", "A4"
    LETTER = "Letter", "Letter"
