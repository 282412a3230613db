"""What a record tells beyond the pages that people act on: labelled facts, ready for a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from credo_builder.chapters.segments import Segment
from credo_builder.compose.view import View
from credo_builder.domain.quantities import Quantity, in_words
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Term, label
from credo_builder.domain.wording import listed
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Fact:
    """A label, and words, codes or both; both are ready to print."""

    label: str
    words: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Detailed:
    """One record: its texts first, as their writer set them, then its facts."""

    code: str
    title: str
    texts: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Details:
    """Records of one kind with what they tell, under a heading."""

    title: str
    summary: str
    records: tuple[Detailed, ...]

    @property
    def has_codes(self) -> bool:
        """Whether any of them has a code."""
        return any(one.code for one in self.records)


def details(view: View, title: str, records: Iterable[Detailed]) -> Details:
    """Return those of *records* that tell anything, under *title*."""
    said = view.say(title)
    told = tuple(one for one in records if one.texts or one.facts)
    return Details(said, view.say("{what}: what else is written down", what=said), told)


def detailed(
    record: Record, title: str, facts: Iterable[Fact], texts: Iterable[str] = ()
) -> Detailed:
    """Return *record* under *title* with those *facts* and *texts* that say something."""
    kept = tuple(one for one in facts if one.words or one.codes)
    return Detailed(record.code, title, tuple(t for t in texts if t.strip()), kept)


def said(view: View, name: str, words: str) -> Fact:
    """Return words of the user under the label *name*."""
    return Fact(view.say(name), view.fill(words.strip()))


def several(view: View, name: str, all_words: Iterable[str]) -> Fact:
    """Return several words of the user under the label *name*."""
    return Fact(view.say(name), "; ".join(view.fill(w.strip()) for w in all_words if w.strip()))


def chosen(view: View, name: str, kind: type[Term], word: str, usual: str = "") -> Fact:
    """Return the words of a choice under the label *name*; nothing where it is the *usual*."""
    told = word if word != usual else ""
    return Fact(view.say(name), view.say(label(kind, told)) if told else "")


def coded(view: View, name: str, kinds: Iterable[type[Record]], ids: tuple[str, ...]) -> Fact:
    """Return the codes of what *ids* link to under the label *name*."""
    codes = (code for kind in kinds for code in view.codes(kind, ids))
    return Fact(view.say(name), "", tuple(dict.fromkeys(codes)))


def roles(view: View, name: str, ids: Iterable[str]) -> Fact:
    """Return the names of roles under the label *name*."""
    named = [role for one in ids if (role := view.role(one))]
    return Fact(view.say(name), listed(named, view.say("and")))


def figure(view: View, name: str, quantity: Quantity | None) -> Fact:
    """Return a figure in words under the label *name*."""
    return Fact(view.say(name), in_words(quantity) if quantity else "")


def day(view: View, name: str, date: dt.date | None) -> Fact:
    """Return a date under the label *name*."""
    return Fact(view.say(name), view.date(date))


def groups(view: View, name: str, ids: tuple[str, ...]) -> Fact:
    """Return the codes of groups of people; nothing where they are all groups outside."""
    outside = {s.id for s in view.project.of(Segment) if not s.is_internal}
    everyone = bool(outside) and outside == set(ids)
    return (
        Fact(view.say(name), view.say("everyone"))
        if everyone
        else coded(view, name, (Segment,), ids)
    )
