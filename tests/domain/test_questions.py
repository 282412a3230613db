"""Every record type of the method is declared soundly: prompts, defaults, links, names."""

import datetime as dt
import re
from collections import Counter
from dataclasses import fields
from decimal import Decimal

import pytest

from credo_builder.chapters import RECORD_OF, RECORDS
from credo_builder.domain import questions as q
from credo_builder.domain.quantities import Quantity, is_unit
from credo_builder.domain.questions import asked, is_blank
from credo_builder.domain.records import COMMON, Picture, Record, all_questions, own_questions
from credo_builder.domain.settings import Settings
from credo_builder.domain.shapes import Shape

CODES = {
    "V": "core_values",
    "E": "expectations",
    "P": "promises",
    "M": "moments",
    "L": "service_levels",
    "S": "measures",
    "G": "segments",
    "R": "roles",
    "B": "barriers",
    "PL": "policies",
    "T": "training_modules",
    "A": "appraisal_criteria",
    "I": "investments",
}
QUICK = {
    "who_you_are": {
        "organisation": "name industry place customer_noun_sing customer_noun_plur "
        "complaint_contact",
        "brand": "logo colour",
    },
    "what_you_stand_for": {
        "outcome": "feelings story common_sense_test",
        "core_values": "name belief behaviours_do behaviours_never",
    },
    "whom_you_serve": {
        "segments": "name",
        "expectations": "text klass importance performance_now",
    },
    "what_you_promise": {
        "promise_doors": "door looked",
        "promises": "text kind origin decision expectation_ids",
    },
    "moments_of_truth": {
        "moments": "name stage_id channel rating_now feeling_wanted importance promise_ids",
    },
    "our_credo": {"credo": "motto lines"},
    "service_levels": {
        "service_levels": "name moment_ids target share_pct owner_role",
        "measures": "name method",
    },
    "freedom_and_complaints": {
        "empowerments": "role freedoms spend_limit never ask_whom",
        "recovery_steps": "who within what",
    },
    "finish": {"governance": "owner_role approver_role"},
}
MOST_INPUTS = 7


def shapes_of(kind):
    """Yield *kind* and every sub-record below it."""
    yield kind
    for a in asked(kind).values():
        if isinstance(a.question, q.Group | q.Rows):
            yield from shapes_of(a.question.of)


SHAPES = tuple(dict.fromkeys(s for kind in (*RECORDS, Settings) for s in shapes_of(kind)))


def name_of(given):
    return given.__name__


each_record = pytest.mark.parametrize("kind", RECORDS, ids=name_of)
each_shape = pytest.mark.parametrize("shape", SHAPES, ids=name_of)


def breaking(shape, holds):
    """Return the fields of *shape* whose `Asked` does not hold."""
    return [a.name for a in asked(shape).values() if not holds(a)]


def is_well_put(a):
    texts = (a.question.prompt, a.question.hint, *a.question.examples)
    said = bool(a.question.prompt) and all(a.question.examples)
    return said and all(text == text.strip() for text in texts)


@each_shape
def test_every_question_is_put_in_words(shape):
    """A prompt is never empty, and prompts, hints and examples begin and end clean."""
    assert [] == breaking(shape, is_well_put)


def one_word(question, value):
    return question.custom or value in (*question.options, "")


def is_none_or(kind):
    return lambda _, value: value is None or isinstance(value, kind)


def is_text(_, value):
    return isinstance(value, str)


def are_texts(_, value):
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


ALLOWED = {
    q.Choice: one_word,
    q.Choices: lambda question, value: all(one_word(question, word) for word in value),
    q.Line: is_text,
    q.Text: is_text,
    q.Link: is_text,
    q.Lines: are_texts,
    q.Links: are_texts,
    q.Scale: lambda _, value: value in (None, 1, 2, 3, 4, 5),
    q.Flag: lambda _, value: isinstance(value, bool),
    q.Count: lambda asks, value: value is None or asks.minimum <= value <= asks.maximum,
    q.Percent: lambda _, value: value is None or 0 <= value <= Decimal(100),
    q.Quantity: is_none_or(Quantity),
    q.Money: is_none_or(Quantity),
    q.Date: is_none_or(dt.date),
    q.TimeOfDay: is_none_or(dt.time),
    q.Colour: lambda _, value: re.fullmatch(r"(#[0-9A-Fa-f]{6})?", value) is not None,
    q.Picture: is_none_or(Picture),
    q.Group: lambda question, value: value == question.of(),
    q.Rows: lambda _, value: value == (),
}


@each_shape
def test_every_default_answers_its_question(shape):
    """What a new record starts with is a value that its question allows."""
    fresh = shape()

    assert [] == breaking(shape, lambda a: ALLOWED[type(a.question)](a.question, a.default))
    assert [] == breaking(shape, lambda a: a.default == getattr(fresh, a.name))


def starts_blank(a):
    return isinstance(a.question, q.Flag | q.Group) or is_blank(a.question, a.question.blank)


@each_shape
def test_the_blank_value_of_a_question_is_blank(shape):
    """What a question starts with unless told otherwise counts as not answered."""
    assert [] == breaking(shape, starts_blank)


@each_shape
def test_units_offered_are_units(shape):
    """The units a quantity offers first are units the program can compare and word."""
    assert [] == breaking(shape, lambda a: all(map(is_unit, getattr(a.question, "units", ()))))


def leads_somewhere(a):
    to = getattr(a.question, "to", ())
    keys = {to} if isinstance(to, str) else set(to)
    return isinstance(a.question, q.Link | q.Links) == bool(keys) and keys <= set(RECORD_OF)


@each_shape
def test_links_lead_to_record_types(shape):
    """Every link names file keys that exist."""
    assert [] == breaking(shape, leads_somewhere)


@each_shape
def test_quick_screens_are_those_of_the_method(shape):
    """A field is asked on one of the nine Quick screens or on none."""
    assert [] == breaking(shape, lambda a: a.quick in (*QUICK, ""))


@pytest.mark.parametrize("screen", QUICK)
def test_a_quick_screen_asks_what_the_method_lists(screen):
    """Each Quick screen asks these fields of these records, and no other."""
    found = {
        kind.key: " ".join(a.name for a in own_questions(kind).values() if a.quick == screen)
        for kind in RECORDS
    }

    assert QUICK[screen] == {key: names for key, names in found.items() if names}


def inputs(kind, screen):
    """Return how many inputs *screen* shows for one record of *kind*, groups taken apart."""
    shown = [a for a in own_questions(kind).values() if a.quick == screen]
    return sum(
        sum(1 for part in asked(a.question.of).values() if part.quick == screen)
        if isinstance(a.question, q.Group)
        else 1
        for a in shown
    )


@pytest.mark.parametrize("screen", QUICK)
def test_a_quick_screen_asks_at_most_seven_things_of_one_kind(screen):
    """No record of a Quick screen has more than seven inputs open at once."""
    assert MOST_INPUTS >= max(inputs(kind, screen) for kind in RECORDS)


def test_quick_ends_with_the_dates_of_the_document():
    """The settings asked in Quick are edition, day of issue and next review, at the end."""
    found = {a.name: a.quick for a in asked(Settings).values() if a.quick}

    assert {"edition": "finish", "issued_on": "finish", "next_review": "finish"} == found


@each_record
def test_a_record_is_named_by_one_of_its_fields(kind):
    """The field that names a record in lists exists, and a new record has no name or a default."""
    assert kind.title_field in {f.name for f in fields(kind)}
    assert isinstance(kind(id="x").title, str)


@each_record
def test_a_record_type_says_what_it_is(kind):
    """Key, names for one and several, and a sentence that defines the term are there."""
    assert re.fullmatch(r"[a-z][a-z_]*", kind.key)
    assert kind.term
    assert kind.terms
    assert (kind.__doc__ or "").strip().splitlines()[0].endswith(".")


@each_record
def test_every_stored_field_is_asked(kind):
    """A record holds its id, its code, what a file kept, and answers to questions."""
    stored = {f.name for f in fields(kind)} - {"kept", "id", "code"}

    assert stored == set(asked(kind))


@each_record
def test_common_questions_come_last(kind):
    """A form shows a record's own questions before those that every record has."""
    names = list(all_questions(kind))

    assert names[-len(COMMON) :] == [n for n in names if n in COMMON]
    assert set(names) == set(asked(kind))


@each_record
def test_ids_have_three_letters_in_front(kind):
    """Records that come in numbers have a three-letter prefix for their ids."""
    assert kind.singleton or re.fullmatch(r"[a-z]{3}", kind.prefix)


def repeated(words):
    return [word for word, times in Counter(w for w in words if w).items() if times > 1]


def test_keys_prefixes_and_letters_are_never_shared():
    """No two record types share a file key, a prefix of ids or a letter of codes."""
    assert [] == repeated(kind.key for kind in RECORDS)
    assert [] == repeated(kind.prefix for kind in RECORDS)
    assert [] == repeated(kind.letter for kind in RECORDS)


def test_codes_have_the_letters_of_the_method():
    """These record types have codes, by these letters; credo lines have C."""
    lettered = {kind.letter: kind.key for kind in RECORDS if kind.letter}
    rows = {s.letter for s in SHAPES if not issubclass(s, Record) and hasattr(s, "letter")}

    assert CODES == lettered
    assert {"C"} == rows


@pytest.mark.parametrize("shape", [s for s in SHAPES if not issubclass(s, Record)], ids=name_of)
def test_a_sub_record_has_no_id(shape):
    """Parts of a record are shapes of questions, reached through their record alone."""
    assert issubclass(shape, Shape)
    assert "id" not in {f.name for f in fields(shape)}


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (q.Line(prompt="?"), " \n", True),
        (q.Line(prompt="?"), "a", False),
        (q.Lines(prompt="?"), (), True),
        (q.Scale(prompt="?"), None, True),
        (q.Scale(prompt="?"), 1, False),
        (q.Flag(prompt="?"), False, False),
    ],
)
def test_blank_is_what_answers_nothing(question, value, expected):
    """White space and nothing are blank; a no is an answer."""
    assert expected is is_blank(question, value)
