"""Small grammar: lists, numbers, articles, possessives, sentences and placeholders."""

import datetime as dt

import pytest

from credo_builder.domain.wording import (
    capitalised,
    counted,
    dated,
    filled,
    listed,
    possessive,
    sentence,
    with_article,
)

WORDS = {"customer": "guest", "customers": "guests", "org": "Larder Lane", "we": "we"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ""),
        (("one",), "one"),
        (("one", "two"), "one and two"),
        (("one", "two", "three"), "one, two and three"),
        (["one", "two", "three", "four"], "one, two, three and four"),
    ],
)
def test_words_are_listed_as_one_says_them(words, expected):
    """Commas stand between all but the last two."""
    assert expected == listed(words)


def test_a_list_may_offer_a_choice():
    """The last joint may be another word than and."""
    assert "tea, coffee or water" == listed(("tea", "coffee", "water"), "or")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "no values"),
        (1, "one value"),
        (2, "two values"),
        (12, "twelve values"),
        (13, "13 values"),
        (1200, "1,200 values"),
    ],
)
def test_things_are_counted_in_words_up_to_twelve(number, expected):
    """Small numbers are words, larger ones figures, and one is singular."""
    assert expected == counted(number, "value")


def test_an_irregular_plural_is_said():
    """A plural that adds more than an s is given with the word."""
    assert ("one policy", "two policies") == tuple(
        counted(n, "policy", "policies") for n in (1, 2)
    )


@pytest.mark.parametrize(
    "expected",
    [
        "a guest", "an expectation", "an hour", "an honest answer", "an heir", "a user",
        "a usual day", "a utility", "a university", "a union", "a European rail pass",
        "a one-off", "a once-only visit", "an ordinary day", "an uninformed guess",
        "an unimportant rule", "an umbrella", "a hotel", "a house", "an NHS patient",
        "an MP", "a GP", "a UK resident", "an online shop", "an Organisation",
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(expected):
    """A word takes “a” or “an” by how it is spoken, letters spelled out included."""
    assert expected == with_article(expected.split(" ", maxsplit=1)[1])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("guest", "guest’s"), ("guests", "guests’"), ("boss", "boss’s"), ("people", "people’s")],
)
def test_what_belongs_to_somebody_has_an_apostrophe(word, expected):
    """Plurals in s take the apostrophe alone."""
    assert expected == possessive(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we look up", "We look up."),
        ("  we look up.  ", "We look up."),
        ("who looks up?", "Who looks up?"),
        ("“we look up.”", "“we look up.”"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_sentence_ends_once(text, expected):
    """A sentence begins with a capital and ends with one mark."""
    assert expected == sentence(text)


def test_only_the_first_letter_becomes_a_capital():
    """Names inside a text keep their letters."""
    assert ("The NHS", "") == (capitalised("the NHS"), capitalised(""))


def test_a_date_is_written_out_in_any_country():
    """Days have no leading nought and months are words."""
    assert "3 March 2027" == dated(dt.date(2027, 3, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A {customer} of {org}", "A guest of Larder Lane"),
        ("{Customers} first", "Guests first"),
        ("{We} will", "We will"),
        ("{{customer}} and {customer}", "{customer} and guest"),
        ("{{Customer}}", "{Customer}"),
        ("{customer}{customers}", "guestguests"),
        ("{{price}} and {price}", "{{price}} and {price}"),
        ("a {b c} {} {1} { customer }", "a {b c} {} {1} { customer }"),
        ("{customer", "{customer"),
        ("customer}", "customer}"),
        ("{customer}}", "guest}"),
        ("{{customer}", "{guest"),
        ("%(customer)s $customer", "%(customer)s $customer"),
        ("", ""),
    ],
)
def test_placeholders_are_filled_and_other_braces_stay(text, expected):
    """Known words are put in, doubled braces print single ones, the rest is literal."""
    assert expected == filled(text, WORDS)


def test_what_is_put_in_is_not_read_again():
    """A value that looks like a placeholder is printed as it stands."""
    words = {"customer": "{org}", "org": "{{customer}}"}

    assert "{org} at {{customer}}" == filled("{customer} at {org}", words)


def test_a_word_that_is_a_pattern_is_printed_as_it_stands():
    """Backslashes and group signs of a name mean nothing."""
    assert r"\1 & \g<0>" == filled("{org}", {"org": r"\1 & \g<0>"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("お席までご案内する", "お席までご案内する。"),
        ("お待ちしております。", "お待ちしております。"),
        ("「ようこそ」", "「ようこそ」"),
        ("मेहमान को बैठाइए", "मेहमान को बैठाइए।"),
        ("क्या सब ठीक था?", "क्या सब ठीक था?"),
        ("พาลูกค้าไปถึงโต๊ะ", "พาลูกค้าไปถึงโต๊ะ"),
        ("هل لي مكان هنا؟", "هل لي مكان هنا؟"),
        ("رافق الضيوف", "رافق الضيوف."),
        ("Έχει τραπέζι;", "Έχει τραπέζι;"),
    ],
)
def test_a_sentence_ends_as_its_writing_system_does(text, expected):
    """The full stop is that of the script in which the sentence ends, and never doubled."""
    assert expected == sentence(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A {customer} rings.", "An elder rings."),
        ("Help a {customer}, a {{customer}}.", "Help an elder, a {customer}."),
        ("a {customer}’s day", "an elder’s day"),
        ("The {customers}’ view, {Customers}’", "The people’s view, People’s"),
        ("{We} are here; {we} were, and {we}’re.", "I am here; I was, and I’m."),
        ("a {staff} of {org}", "a crew of us"),
        ("{We} arrive", "I arrive"),
        ("a {nobody} are", "a {nobody} are"),
    ],
)
def test_grammar_follows_the_words_that_are_put_in(text, printed):
    """Articles, possessives and verbs fit the noun and the person of the project."""
    words = {
        "customer": "elder",
        "customers": "people",
        "staff": "crew",
        "org": "us",
        "we": "I",
        "a customer": "an elder",
        "customers’": "people’s",
        "we are": "I am",
        "we were": "I was",
        "we’re": "I’m",
    }

    assert printed == filled(text, words)
