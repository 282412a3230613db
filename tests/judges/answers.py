"""Finds every answer of a project in its PDF again, and every answer that must not be there.

What is expected comes from the questions of the records and the table in `answer_places`,
not from what was composed. The pages are read by two programs that know nothing of ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from answer_pages import READERS, Answer, Pages, Run, sections, spoken, squeezed
from answer_places import PRINTED, SPOKEN, Place
from markdown_it import MarkdownIt

from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.organisation import Role, words
from credo_builder.compose.markup import clean, is_allowed
from credo_builder.compose.typography import typography
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity, number, writing_numbers
from credo_builder.domain.records import Record
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Visibility, label
from credo_builder.domain.wording import counted, filled

KINDS = {kind.key: kind for chapter in CHAPTERS for kind in chapter.records}
NAMES = ("roles", "stages")
"""Kinds whose name tells little by itself: it is printed for everyone unless private."""
_QUOTES = "“”„‟\"'«»‘’‹›「」『』"
_TELLING = 16
"""Texts from this length on are no accident where they must not stand."""


class Asker:
    """What one edition of a project must say, told from the records and their questions."""

    def __init__(self, project: Project, edition: str) -> None:
        self.project = project
        self.edition = edition
        self._words = {name: clean(word) for name, word in words(project).items()}
        self._typography = typography(project.settings.language)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every run of answers this edition must print."""
        return tuple(self._runs())

    def _runs(self) -> Iterator[Run]:
        off = self.project.settings.document.sections_off
        with writing_numbers(self._typography.numbers):
            for key, shape in self._shapes():
                for place in PRINTED.get(key, ()):
                    if place.section not in off and self._is_for_us(place, shape):
                        answers = tuple(self._answers(shape, place))
                        if answers:
                            yield Run(place.section, answers, place.in_order)

    def kept_back(self) -> Iterator[Answer]:
        """Yield every text that this edition may not print, notes among them."""
        for key, shape in self._shapes(hidden=True):
            shown = self._shows(shape) and key != "mindset_responses"
            kept = self._for_others(key) | {"notes"}
            for path, text in _texts(shape):
                if path in kept or not shown:
                    yield Answer(f"{_name(shape)}.{path}", (self._plain(text),))

    def _for_others(self, key: str) -> set[str]:
        """Return the fields of a kind that only other editions print."""
        told, others = set(), {"person"} if key == "roles" and self.edition == "public" else set()
        for place in PRINTED.get(key, ()):
            (told if self.edition[0] in place.editions else others).update(place.fields)
        return others - told

    def of(self, kind: type[Record]) -> tuple[Record, ...]:
        """Return the records of *kind* that the readers of the edition may see."""
        return tuple(one for one in self.project.of(kind) if self._shows(one))

    def _shapes(self, *, hidden: bool = False) -> Iterator[tuple[str, Shape]]:
        for key, kind in KINDS.items():
            for record in self.project.of(kind) if hidden else self.of(kind):
                yield key, record
        yield "document", self.project.settings.document

    def _is_for_us(self, place: Place, shape: Shape) -> bool:
        return self.edition[0] in place.editions and place.holds(self, shape)

    def _shows(self, shape: Shape) -> bool:
        """Whether the edition may print it; a thing there is one of follows its sections."""
        if self.edition == "full" or not isinstance(shape, Record):
            return True
        if shape.visibility == Visibility.STAFF:
            return self.edition == "staff" or shape.singleton or shape.key in NAMES
        return shape.visibility == Visibility.PUBLIC

    def _answers(self, shape: Shape, place: Place) -> Iterator[Answer]:
        for path, question, value in _walk(shape, place.fields):
            for texts in self._said(path, question, value):
                kept = tuple(one for one in texts if squeezed(one))
                if kept:
                    yield Answer(f"{_name(shape)}.{path}", kept)

    def _said(self, path: str, question: q.Question, value: object) -> Iterator[tuple[str, ...]]:
        """Yield the pieces in which paper says *value*, each with its ways."""
        match question:
            case q.Text():
                yield from ((self._plain(one),) for one in blocks(str(value)))
            case q.Line():
                yield from self._line(path, str(value))
            case q.Lines():
                for one in value:
                    yield from self._line(path, one)
            case q.Choice() | q.Choices():
                chosen = value if isinstance(question, q.Choices) else (value,)
                yield from self._chosen(question, chosen)
            case q.Link() | q.Links():
                ids = value if isinstance(question, q.Links) else (value,)
                yield from self._linked(question.to, ids)
            case _ if value is not None:
                yield from self._counted(question, value)

    def _counted(self, question: q.Question, value: object) -> Iterator[tuple[str, ...]]:
        match question:
            case q.Date():
                yield (self._typography.date(value), self._typography.month(value))
            case q.TimeOfDay():
                yield (f"{value:%H:%M}",)
            case q.Percent() | q.Count() | q.Scale():
                yield (number(value), counted(int(value), "", " "))
            case q.Quantity() | q.Money():
                yield (_figure(value),)

    def _line(self, path: str, text: str) -> Iterator[tuple[str, ...]]:
        if path == "steps_of_service" and ":" in text:
            yield from ((one,) for one in map(self._fill, text.split(":", 1)))
        elif path == "results.period" and (day := _month(text)):
            yield (self._typography.month(day), text)
        elif text.strip():
            yield (self._plain(text),)

    def _chosen(
        self, question: q.Choice | q.Choices, chosen: tuple[str, ...]
    ) -> Iterator[tuple[str, ...]]:
        for one in filter(None, chosen):
            said = label(question.options, one) if question.options else one
            yield (self._fill(said), self._fill(one))

    def _linked(self, to: str | tuple[str, ...], ids: tuple) -> Iterator[tuple[str, ...]]:
        for key in (to,) if isinstance(to, str) else to:
            for record in self.project.linked(KINDS[key], tuple(ids)):
                if self._shows(record):
                    named = isinstance(record, Role)
                    yield (self._plain(record.name) if named else record.code,)

    def _plain(self, text: str) -> str:
        return self._fill(text).strip().strip(_QUOTES).strip().rstrip(" .,:;")

    def _fill(self, text: str) -> str:
        return filled(clean(text), self._words)


def _month(text: str) -> dt.date | None:
    """Return the first day of a period written as year and month."""
    try:
        return dt.date.fromisoformat(f"{text.strip()}-01")
    except ValueError:
        return None


def _figure(quantity: Quantity) -> str:
    if quantity.unit == "time_of_day":
        return f"{int(quantity.value) // 60:02d}:{int(quantity.value) % 60:02d}"
    return number(quantity.value)


_READER = MarkdownIt("zero", {"html": False}).enable(["emphasis", "list", "link", "newline"])


def blocks(text: str) -> list[str]:
    """Return the words of each paragraph and list item of a user's text."""
    _READER.validateLink = is_allowed
    found = []
    for token in _READER.parse(clean(text)):
        if token.type == "inline":
            kept = [
                " " if one.type.endswith("break") else one.content for one in token.children or ()
            ]
            found.append("".join(kept))
    return found


def links(text: str) -> list[str]:
    """Return the addresses a user's text links to, those that may be linked."""
    _READER.validateLink = is_allowed
    return [
        str(one.attrGet("href"))
        for token in _READER.parse(clean(text))
        for one in token.children or ()
        if one.type == "link_open"
    ]


def paths(kind: type[Shape]) -> Iterator[str]:
    """Yield the path of every question of *kind*, those of its sub-records instead of them."""
    for name, asked in q.asked(kind).items():
        if isinstance(asked.question, q.Group | q.Rows):
            yield from (f"{name}.{path}" for path in paths(asked.question.of))
        else:
            yield name


def _walk(shape: Shape, wanted: tuple[str, ...]) -> Iterator[tuple[str, q.Question, object]]:
    """Yield path, question and value of the *wanted* fields; rows one after the other."""
    done: set[str] = set()
    for path in wanted:
        head, _, rest = path.partition(".")
        asked = q.asked(type(shape))[head]
        value = getattr(shape, head)
        if not rest:
            yield path, asked.question, value
        elif isinstance(asked.question, q.Rows):
            if head not in done:
                done.add(head)
                inner = tuple(p.partition(".")[2] for p in wanted if p.startswith(f"{head}."))
                for row in value:
                    yield from ((f"{head}.{p}", *more) for p, *more in _walk(row, inner))
        else:
            yield from ((f"{head}.{p}", *more) for p, *more in _walk(value, (rest,)))


def _texts(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield every text a person wrote in *shape*, with its path."""
    for path, question, value in _walk(shape, tuple(paths(type(shape)))):
        match question:
            case q.Line() | q.Choice(custom=True) if value.strip():
                yield path, value
            case q.Text():
                yield from ((path, block) for block in blocks(value))
            case q.Lines() | q.Choices(custom=True):
                yield from ((path, one) for one in value if one.strip())
            case _:
                pass


def _name(shape: Shape) -> str:
    if isinstance(shape, Record):
        return f"{shape.key}[{shape.code or shape.id}]"
    return "document"


def problems(project: Project, path: Path, edition: str, reader: str = "poppler") -> list[str]:
    """Return what is wrong with the answers in a PDF, as one program reads it: ideally nothing.

    Args:
        project: what was printed.
        path: the PDF of it.
        edition: public, staff or full.
        reader: a key of `READERS`.
    """
    asker = Asker(project, edition)
    pages = Pages(READERS[reader](path), sections(path, project, edition))
    told = squeezed(spoken(path))
    lost = [one for run in asker.runs if run.section != SPOKEN for one in pages.missing(run)]
    lost += [one for run in asker.runs if run.section == SPOKEN for one in _unspoken(run, told)]
    return lost + leaks(asker, pages.all + told)


def _unspoken(run: Run, told: str) -> list[str]:
    """Return those answers of *run* that no alternative text says."""
    return [
        f"{a.where}: “{a.texts[0][:80]}” not spoken"
        for a in run.answers
        if not any(squeezed(one) in told for one in a.texts)
    ]


def leaks(asker: Asker, told: str) -> list[str]:
    """Return answers in *told* that the edition may not print, unless it prints them anyway."""
    allowed = squeezed(" ".join(t for run in asker.runs for a in run.answers for t in a.texts))
    return [
        f"{answer.where}: “{answer.texts[0][:80]}” must not be there"
        for answer in asker.kept_back()
        if len(text := squeezed(answer.texts[0])) >= _TELLING
        and text not in allowed
        and text in told
    ]
