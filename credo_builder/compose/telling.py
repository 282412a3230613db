"""Answers, and what differs between two of them, in the words of whoever reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from credo_builder.audit import RULE_OF
from credo_builder.chapters import organisation
from credo_builder.compose.differences import Change, Frame, Kind, placed
from credo_builder.domain import questions as q
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity, in_words, number
from credo_builder.domain.questions import Asked, is_blank
from credo_builder.domain.records import Record, all_questions
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Term
from credo_builder.domain.wording import capitalised, dated, filled
from credo_builder.i18n import _, joined, marked, said, told
from credo_builder.values import dataclass

UNTOLD = frozenset({
    "visited", "path", "status", "approval", "history", "code_counters", "grown_from",
})  # fmt: skip
"""Settings that change by looking, saving and approving, not by what anybody decided."""

Say = Callable[[str], str]
"""Puts fixed words, and sentences made for a project, into the language of the reader."""

Shows = Callable[[Record], bool]
"""Whether a reader may hear of a record."""

MOST_MOVES = 5


def everything(_record: Record) -> bool:
    """Return that the reader may hear of any record."""
    return True


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: its path, its question, and both answers in words.

    An answer is empty for none. Of rows only those that differ are told, each on a line of
    its own.
    """

    field: str
    prompt: str
    before: str
    after: str


@dataclass(frozen=True)
class Teller:
    """Puts the answers of one project into words; ids, keys and signs of Python never show.

    Attributes:
        project: whose answers they are; links are told by its records, with its nouns.
        say: the reader's language.
        shows: whether the reader may hear of a record; links to others are left out.
    """

    project: Project
    say: Say = _
    shows: Shows = everything

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        """What the placeholders of the project print."""
        return organisation.words(self.project)

    def name(self, record: Record) -> str:
        """Return code and title, such as ``P3 “We reply within a day”``; else what it is."""
        kind = type(record)
        if kind.singleton:
            return self.say(told(capitalised(kind.term)))
        title = self._title(record)
        if not title:
            return record.code or self.say(told("{term} without a name", term=_term(kind)))
        quoted = told("{code} “{title}”", code=record.code, title=title)
        return self.say(quoted if record.code else told("“{title}”", title=title))

    def answer(self, place: Asked, value: Any) -> str:
        """Return the answer *value* of the question at *place*; empty where it is none."""
        question = place.question
        if value is False:
            return self.say(told("no"))
        if is_blank(question, value):
            return ""
        if isinstance(question, q.Link | q.Links):
            ids = (value,) if isinstance(value, str) else value
            return ", ".join(filter(None, (self.target(one) for one in ids)))
        if isinstance(question, q.Choice | q.Choices):
            words = (value,) if isinstance(value, str) else value
            return ", ".join(self._word(question.options, one) for one in words)
        if isinstance(question, q.Rows):
            return "\n".join(filter(None, map(self.row, value)))
        if isinstance(question, q.Lines) and place.name == "sections_off":
            return ", ".join(self._section(one) for one in value)
        return self._figure(question, value) or self._plain(value)

    def _figure(self, question: q.Question, value: Any) -> str:
        """Return what is counted or shown in words; empty where it is neither."""
        if isinstance(question, q.Scale):
            word = self.say(question.words[value - 1])
            step = told("{step} of {most}", step=value, most=len(question.words))
            return self.say(told("{step}, {word}", step=step, word=word) if word else step)
        if isinstance(question, q.Picture):
            kind = value.media_type.rpartition("/")[2].upper()
            size = told("{kind}, {wide} by {high} pixels", kind=kind, wide=value.width,
                        high=value.height)  # fmt: skip
            shows = self.fill(value.alt)
            return self.say(joined([size, told("“{alt}”", alt=shows)], ", ") if shows else size)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return number(value) + (" %" if isinstance(question, q.Percent) else "")
        return ""

    def _plain(self, value: Any) -> str:
        match value:
            case bool():
                return self.say(told("yes"))
            case dt.date():
                return self.say(dated(value))
            case dt.time():
                return f"{value:%H:%M}"
            case Quantity():
                return self.say(in_words(value)).replace("_", " ")
            case tuple():
                return "\n".join(self.fill(one) for one in value)
            case _:
                return self.fill(str(value))

    def row(self, shape: Shape) -> str:
        """Return the answers of a sub-record one after the other, with its code before them."""
        parts = [getattr(shape, "code", "")]
        for path, place, value in answers(shape):
            words = self.answer(place, value)
            if words and value is not False:
                flat = "; ".join(words.split("\n"))
                sole = path == getattr(type(shape), "title_field", "") or len(_paths(shape)) == 1
                parts.append(flat if sole else self.asked(place, flat))
        return ", ".join(filter(None, parts))

    def asked(self, place: Asked, words: str) -> str:
        """Return question and answer: "Who? Maya", "Issued on: 3 March 2026"."""
        return joined_to(self.prompt(place), words)

    def prompt(self, place: Asked) -> str:
        """Return the question at *place* with the nouns of the project."""
        return filled(self.say(place.question.prompt), self.nouns)

    def target(self, record_id: str) -> str:
        """Return the record that a link leads to, by code and name; empty where it is hidden."""
        record = self.project.get(record_id)
        if record is None:
            return self.say(told("something that is not there any more"))
        if not self.shows(record):
            return ""
        return " ".join(filter(None, (record.code, self._title(record)))) or self.name(record)

    def fill(self, text: str) -> str:
        """Return words of the user with their placeholders filled, and no spaces around."""
        return filled(text, self.nouns).strip()

    def _title(self, record: Record) -> str:
        place = all_questions(type(record)).get(record.title_field)
        if place is not None and isinstance(place.question, q.Choice | q.Link):
            return self.answer(place, getattr(record, record.title_field))
        return " ".join(self.fill(said(record.title)).split())

    def _word(self, options: type[Term], word: str) -> str:
        found = options._value2member_map_.get(word)
        if isinstance(found, Term):
            return self.say(told(found.label))
        return self.say(told("“{word}”", word=word.replace("_", " ")))

    def _section(self, key: str) -> str:
        from credo_builder.compose.order import PARTS  # noqa: PLC0415  the order holds what tells

        title = next((part.title for part in PARTS if part.key == key), "")
        return filled(self.say(title), self.nouns) if title else key.replace("_", " ")

    def by_name(self, name: str, held: Mapping[str, str]) -> str:
        """Return the settings that are held by name, the weights of rules or own titles."""
        if name == "section_titles":
            return "\n".join(f"{self._section(k)}: {self.fill(v)}" for k, v in held.items())
        rows = []
        for rule, word in held.items():
            known = word in tuple(Severity)
            weight = self.say(Severity(word).screen_word) if known else word.replace("_", " ")
            called = self.say(RULE_OF[rule].name) if rule in RULE_OF else ""
            rows.append(f"{rule} {called}".strip() + f": {weight}")
        return "\n".join(rows)


def fields(
    change: Change,
    before: Project,
    after: Project,
    say: Say = _,
    shows: Shows = everything,
) -> tuple[FieldChange, ...]:
    """Return the fields in which the record of *change* differs, in the order of the form.

    What everybody's looking, saving and approving changes in the settings is not told. Links to
    records that *shows* says no to are left out; a field is, too, that differs in them alone.
    """
    shape = change.after or change.before
    if shape is None:
        return ()
    old, new = Teller(before, say, shows), Teller(after, say, shows)
    if isinstance(shape, Frame):
        return tuple(_framed(cast("Frame", change.before), shape, new))
    blank = type(shape)()
    was, now = change.before or blank, change.after or blank
    found = [*_codes(was, now, new, whole=change.kind == Kind.CHANGED)]
    for path, place, one in answers(was):
        other = _at(now, path)
        if one == other or (isinstance(shape, Settings) and path in UNTOLD):
            continue
        left, right = one, other
        if isinstance(place.question, q.Rows):
            left, right = _without(one, other), _without(other, one)
        words = old.answer(place, left), new.answer(place, right)
        found.append(FieldChange(path, place.question.prompt, *words))
    found += _by_names(was, now, old, new)
    found = [FieldChange(f.field, filled(say(f.prompt), new.nouns), f.before, f.after)
             for f in found]  # fmt: skip
    if not found and change.kind == Kind.CHANGED and not isinstance(shape, Settings):
        found.append(_foreign(new))
    if shows is not everything:
        return tuple(one for one in found if one.before != one.after)
    return tuple(_apart(one, say) for one in found)


def headline(change: Change, before: Project, after: Project, say: Say = _) -> str:
    """Return *change* in a line: "P3 “We reply within a day” changed"."""
    if change.records is None:
        return say(told("Settings of the project changed"))
    if change.kind == Kind.MOVED:
        return say(told("{things}: in another order", things=_term(change.records, many=True)))
    record = cast("Record", change.after or change.before)
    thing = Teller(before if change.after is None else after, say).name(record)
    return say(
        {
            Kind.ADDED: told("{thing} added", thing=thing),
            Kind.REMOVED: told("{thing} deleted", thing=thing),
            Kind.CHANGED: told("{thing} changed", thing=thing),
        }[change.kind]
    )


def moves(
    change: Change,
    before: Project,
    after: Project,
    say: Say = _,
    shows: Shows = everything,
) -> tuple[str, ...]:
    """Return where the records stand that *change* moved; none where others only made room.

    Records that *shows* says no to stand nowhere.
    """
    if change.kind != Kind.MOVED or change.records is None:
        return ()
    teller = Teller(after, say)
    now = {record.id: record for record in after.of(change.records) if shows(record)}
    order = tuple(one for one in change.order if one in now)
    found = placed(before.of(change.records), order)
    lines = []
    for one in found[:MOST_MOVES]:
        at = order.index(one)
        thing = teller.name(now[one])
        if not at:
            lines.append(say(told("{thing} stands first now", thing=thing)))
            continue
        other = teller.name(now[order[at - 1]])
        lines.append(say(told("{thing} stands after {other} now", thing=thing, other=other)))
    if len(found) > MOST_MOVES:
        lines.append(say(told("and {n} more", n=len(found) - MOST_MOVES)))
    return tuple(lines)


def is_told(change: Change, before: Project, after: Project) -> bool:
    """Whether a reader hears of *change*: looking and saving are no news, nor is making room."""
    if change.kind == Kind.MOVED:
        return bool(moves(change, before, after))
    return change.records is not None or bool(fields(change, before, after))


def answers(shape: Shape, above: str = "") -> Iterator[tuple[str, Asked, Any]]:
    """Yield path, question and value of every field of *shape*, those of groups one by one."""
    for name, place in all_questions(type(shape)).items():
        value = getattr(shape, name)
        if isinstance(place.question, q.Group):
            yield from answers(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", place, value


def joined_to(prompt: str, words: str) -> str:
    """Return a question or a label, and what follows it, with a colon where one is needed."""
    return f"{prompt}{'' if prompt.endswith(('?', ':', '…')) else ':'} {words}"


def _paths(shape: Shape) -> list[str]:
    return [path for path, _place, _value in answers(shape)]


def _at(shape: Shape, path: str) -> Any:
    value: Any = shape
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _term(kind: type[Record], *, many: bool = False) -> str:
    words = (kind.terms or kind.term) if many else kind.term
    return told(capitalised(words))


def _codes(was: Shape, now: Shape, teller: Teller, *, whole: bool) -> Iterator[FieldChange]:
    """Yield that a record has another code now, which only files written by hand tell."""
    old, new = getattr(was, "code", ""), getattr(now, "code", "")
    if whole and old != new:
        yield FieldChange("code", teller.say(told("Code")), old, new)


def _by_names(was: Shape, now: Shape, old: Teller, new: Teller) -> Iterator[FieldChange]:
    """Yield what differs among the settings that are held by name."""
    if not (isinstance(was, Settings) and isinstance(now, Settings)):
        return
    held: Iterable[tuple[str, str, str, Shape, Shape]] = (
        ("severity_overrides", "severity_overrides", marked("Rules weighed otherwise"), was, now),
        ("section_titles", "document.section_titles", marked("Titles of sections"),
         was.document, now.document),
    )  # fmt: skip
    for name, path, prompt, one, other in held:
        first, second = getattr(one, name), getattr(other, name)
        if dict(first) != dict(second):
            left, right = old.by_name(name, first), new.by_name(name, second)
            yield FieldChange(path, prompt, left, right)


def _framed(was: Frame, now: Frame, teller: Teller) -> Iterator[FieldChange]:
    if was.project_id != now.project_id:
        yield FieldChange(
            "project_id",
            teller.say(told("Which project it is")),
            teller.say(told("one project")),
            teller.say(told("another one, begun apart")),
        )
    if dict(was.kept.unknown) != dict(now.kept.unknown):
        yield _foreign(teller)


def _foreign(teller: Teller) -> FieldChange:
    return FieldChange(
        "",
        teller.say(told("What a newer version of the program keeps here")),
        teller.say(told("one thing")),
        teller.say(told("another")),
    )


def _apart(one: FieldChange, say: Say) -> FieldChange:
    """Return *one* with answers that read alike told apart: by spaces, say, or by pixels."""
    if one.before != one.after:
        return one
    words = told("{words} (not quite the same)", words=one.after)
    return FieldChange(
        one.field, one.prompt, one.before, say(words if one.after else told("only spaces"))
    )


def _without(rows: tuple[Shape, ...], others: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Return those of *rows* that are not among *others*; all where only their order differs."""
    own = tuple(row for row in rows if row not in others)
    reordered = not own and all(row in rows for row in others)
    return rows if reordered else own
