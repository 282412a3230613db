"""The blocks of a form: what is left to be filled in, on screen or by hand."""

from __future__ import annotations

from typing import Literal

from credo_builder.values import dataclass


@dataclass(frozen=True)
class Blank:
    """A box to type into, or to write into by hand.

    Attributes:
        name: its key among the fields of the document: letters, digits and underscores.
        label: printed above it; empty where a heading or a column says what it is for.
        spoken: what a screen reader says of it; the label when empty.
        lines: how many lines it holds.
    """

    name: str
    label: str = ""
    spoken: str = ""
    lines: int = 1


@dataclass(frozen=True)
class Marks:
    """Circles to be marked, one of them at most; or, with one mark of kind ``tick``, a box.

    Attributes:
        name: key of the field; blocks of the same name are one choice.
        spoken: what it is about, for a screen reader.
        marks: what each stands for, such as 1 to 5.
        shown: whether each mark is printed beside its circle, because no column head says it.
        said: what a screen reader says of each; the marks themselves when empty.
    """

    name: str
    spoken: str
    marks: tuple[str, ...]
    shown: bool = True
    said: tuple[str, ...] = ()
    kind: Literal["one", "tick"] = "one"
