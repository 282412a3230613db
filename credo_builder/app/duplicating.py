"""A project duplicated for a new client, and what in it still tells of the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from credo_builder.app.carrying import carried
from credo_builder.app.client_words import ClientWords, Sort, client_words
from credo_builder.app.wording_hits import Hit, replaced
from credo_builder.app.wording_hits import Words as Sought
from credo_builder.chapters import RECORDS
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.questions import Asked, Choice, Choices, asked
from credo_builder.domain.records import Picture, Record, new_id
from credo_builder.domain.settings import ALL_VISITED, DocumentSettings, Settings
from credo_builder.domain.shapes import NOTHING_KEPT, Shape
from credo_builder.domain.terms import Path
from credo_builder.errors import CredoError
from credo_builder.i18n import marked, told
from credo_builder.storage.text import clean_text
from credo_builder.values import dataclass, replace

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[。！？])")
_MOST_SHOWN = 200
ANSWERS_OF_PEOPLE = (MindsetResponse,)
"""Records that are answers of people of one organisation, and stay with it."""


@dataclass(frozen=True)
class Held:
    """A text in which words of the old client still stand.

    Attributes:
        hit: the record, the field, the text and the places in it.
        sentence: the sentence with the first of them.
        words: what was found, as it stands there.
        sort: what the most telling of them is, a `Sort`; ``part`` is a mere guess.
    """

    hit: Hit
    sentence: str
    words: tuple[str, ...]
    sort: str

    @property
    def code(self) -> str:
        """The code of the record, or its file key where it has none; "project" for settings."""
        record = self.hit.record
        return (record.code or type(record).key) if record is not None else "project"


@dataclass(frozen=True)
class Duplicate:
    """A project for a new client.

    Attributes:
        project: it, without file, approval and past.
        words: the words by which one knows the old client; kept in no file.
        replaced: in how many places the new name took the place of the old one.
    """

    project: Project
    words: ClientWords
    replaced: int = 0

    @property
    def held(self) -> tuple[Held, ...]:
        """What still tells of the old client."""
        return still_held(self.project, self.words)


def duplicate(
    project: Project, name: str, *, renames: bool = False, notes: bool = False
) -> Duplicate:
    """Return *project* as it begins for the client called *name*.

    Names, logo, colour, people, contacts, results, dates, approval, waivers and history are
    gone, every wording waits to be read again. Texts stay as they are; with *renames* the
    new name takes the place of the old one in them. With *notes* private notes come along.

    Raises:
        CredoError: *name* is blank.
    """
    name = clean_text(name).strip()
    if not name:
        raise CredoError(told("Say for whom: the new client’s name is missing."))
    words = client_words(project)
    fresh = emptied(project, notes=notes)
    count = 0
    if renames:
        fresh, count = renamed(fresh, project.one(Organisation), name)
    us = replace(fresh.one(Organisation), name=name)
    fresh = fresh.configured(replace(fresh.settings, name=name)).put(us)
    return Duplicate(_forgetting(fresh, words, name), words, count)


def emptied(project: Project, *, notes: bool = False) -> Project:
    """Return *project* with all gone that belongs to its organisation alone; ids stay."""
    records = {
        kind: tuple(
            replace(carried(one), notes=one.notes) if notes else carried(one)
            for one in project.of(kind)
        )
        for kind in RECORDS
        if kind not in ANSWERS_OF_PEOPLE and project.of(kind)
    }
    return Project(
        project_id=new_id("prj"),
        settings=_begun(project),
        records=MappingProxyType(records),
    )


def started(project: Project) -> Project:
    """Return *project* as a starter: emptied, nameless, and without what told of its past."""
    fresh = emptied(project)
    return _forgetting(fresh, client_words(project), "")


def _begun(project: Project) -> Settings:
    """Return the settings of a new project that is worked on and printed like *project*."""
    old, blank = project.settings, Settings()
    return Settings(
        language=old.language,
        page_size=old.page_size,
        path=old.path if project.hides_fields or old.path != Path.QUICK else Path.FULL,
        visited=ALL_VISITED if project.was_visited_throughout else (),
        component_set=old.component_set,
        severity_overrides=old.severity_overrides,
        code_counters=old.code_counters,
        grown_from=old.grown_from,
        document=replace(old.document, kept=NOTHING_KEPT),
        next_review=blank.next_review,
    )


def renamed(project: Project, old: Organisation, name: str) -> tuple[Project, int]:
    """Return *project* with *name* for the names of *old* in its texts, and in how many places."""
    count = 0
    for former in (old.legal_name.strip(), old.name.strip()):
        if former and former != name:
            project, more = replaced(project, Sought(former, whole=True), name)
            count += more
    return project, count


def _forgetting(project: Project, words: ClientWords, name: str) -> Project:
    """Return *project* without what roots said once, where that told of the old client."""
    grown = project.settings.grown_from
    kept = {key: text for key, text in grown.items() if not words.places(text, name)}
    settings = replace(project.settings, grown_from=MappingProxyType(kept))
    return project.configured(settings)


def still_held(project: Project, words: ClientWords) -> tuple[Held, ...]:
    """Return every text of *project* in which *words* stand, in the order of the steps.

    What the organisation is called now may hold such words; in it they are not found.
    """
    name = project.one(Organisation).name
    found = []
    shapes: list[Shape] = [*project.every(), project.settings]
    for shape in shapes:
        for field, prompt, text in _texts(shape):
            places = words.places(text, name)
            if places:
                record = shape if isinstance(shape, Record) else None
                spans = tuple((start, end) for start, end, _word in places)
                sorts = [word.sort for _start, _end, word in places]
                best = next(str(sort) for sort in Sort if sort in sorts)
                said = tuple(dict.fromkeys(text[start:end] for start, end in spans))
                hit = Hit(record, field, prompt, text, spans)
                found.append(Held(hit, sentence_at(text, spans[0][0]), said, best))
    return tuple(found)


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of *text* that holds *place*, shortened around it where it is long."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    start = max(one for one in starts if one <= place)
    end = min((one for one in starts if one > place), default=len(text))
    lead = ""
    if place - start > _MOST_SHOWN // 2:
        start, lead = place - _MOST_SHOWN // 2, "… "
    shown = " ".join(text[start:end].split())
    return lead + (shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]} …")


def _texts(shape: Shape, outer: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (outermost field, prompt, text) for every text in *shape*."""
    for name, place in asked(type(shape)).items():
        if not name.startswith("prepared_by"):  # whoever prepares it is no word of the client
            yield from _written(outer or name, place, getattr(shape, name))
    if isinstance(shape, DocumentSettings):
        prompt = marked("What is this section called?")
        yield from ((outer, prompt, title) for title in shape.section_titles.values())


def _written(field: str, place: Asked, value: object) -> Iterator[tuple[str, str, str]]:
    question = place.question
    if isinstance(value, str):
        chosen = isinstance(question, Choice) and value in tuple(question.options)
        if value and not chosen:
            yield field, question.prompt, value
    elif isinstance(value, Picture):
        yield field, question.prompt, value.alt
    elif isinstance(value, Quantity):
        yield field, question.prompt, value.unit
    elif isinstance(value, Shape):
        yield from _texts(value, field)
    elif isinstance(value, tuple):
        known = tuple(question.options) if isinstance(question, Choices) else ()
        for one in value:
            if isinstance(one, Shape):
                yield from _texts(one, field)
            elif isinstance(one, str) and one not in known:
                yield field, question.prompt, one
