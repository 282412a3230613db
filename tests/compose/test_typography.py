"""Each language writes dates, numbers and quotations in its own way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from compose_samples import amount

from credo_builder.chapters.freedom import Empowerment
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Paragraph, plain, walk
from credo_builder.compose.typography import typography, unquoted
from credo_builder.domain.quantities import money, number, writing_numbers

DAY = dt.date(2026, 11, 21)


def words_of(document):
    blocks = (b for section in document.sections for b in walk(section.blocks))
    return " ".join(plain(b.spans) for b in blocks if isinstance(b, Paragraph))


def spoken(project, language):
    return project.configured(replace(project.settings, language=language))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-GB", "21 November 2026"),
        ("de", "21. November 2026"),
        ("de-AT", "21. November 2026"),
        ("fr-CA", "21 novembre 2026"),
        ("nl", "21 November 2026"),
    ],
)
def test_dates_follow_the_language(language, written):
    """The day has its point in German, the month its small letter in French."""
    assert written == typography(language).date(DAY)


@pytest.mark.parametrize(
    ("language", "words", "written"),
    [
        ("en", "Say “I think so” about a nut", "“Say ‘I think so’ about a nut”"),
        ("de", "Nie „gleich“ sagen", "„Nie ‚gleich‘ sagen“"),
        ("en", "It is the chef’s", "“It is the chef’s”"),
    ],
)
def test_a_quotation_inside_a_quotation_has_the_inner_marks(language, words, written):
    """The marks around the whole are not repeated within it."""
    assert written == typography(language).quoted(words)


def test_the_first_of_a_french_month_is_the_first():
    """French counts the first day and only numbers the others."""
    assert "1er mars 2027" == typography("fr").date(dt.date(2027, 3, 1))


@pytest.mark.parametrize(
    ("language", "figure", "price"),
    [
        ("en", "1,200.5", "£1,200.50"),
        ("de", "1.200,5", "£1.200,50"),
        ("fr", "1 200,5", "£1 200,50"),
    ],
)
def test_numbers_follow_the_language(language, figure, price):
    """Thousands and decimals have the language's marks, which never part at a line's end."""
    with writing_numbers(typography(language).numbers):
        written = number(Decimal("1200.50")), money(Decimal("1200.5"), "GBP")

    assert (figure.replace(" ", "\u00a0"), price.replace(" ", "\u00a0")) == written
    assert "1,200.5" == number(Decimal("1200.5"))


@pytest.mark.parametrize(
    ("language", "written"), [("en", "“Sit down”"), ("de", "„Sit down“"), ("fr", "« Sit down »")]
)
def test_quotation_marks_follow_the_language(language, written):
    """What somebody said stands between the language's own marks, not twice."""
    said = unquoted(f" {written} ")

    assert "Sit down" == said
    assert written.replace(" ", "\u00a0").replace("Sit\u00a0", "Sit ") == typography(
        language
    ).quoted(said)


def test_nothing_said_has_no_marks():
    """No words, no quotation marks."""
    assert "" == typography("fr").quoted("")


@pytest.mark.parametrize(
    ("language", "date", "price", "mark"),
    [
        ("en-GB", "21 November 2026", "£1,200", "“"),
        ("de-DE", "21. November 2026", "£1.200", "„"),
        ("fr-FR", "21 novembre 2026", "£1\u00a0200", "«"),
    ],
)
def test_the_document_is_written_so_throughout(cafe, language, date, price, mark):
    """Facts, sums and spoken words of a whole document follow its language."""
    freedom = cafe.of(Empowerment)[0]
    generous = cafe.put(replace(freedom, spend_limit=amount(1200, "GBP")))
    made = compose(spoken(generous, language), "full")
    words = words_of(made)

    assert date == made.facts.issued
    assert price in words
    assert mark in words


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar-EG", "«كلمة»"), ("el-GR", "«كلمة»"), ("ja-JP", "「كلمة」"), ("th-TH", "“كلمة”")],
)
def test_quotations_in_other_scripts_have_their_marks(language, expected):
    """What somebody said stands between the marks of the language, its own taken off."""
    assert expected == typography(language).quoted(unquoted("「كلمة」"))
