"""Words, seconds and the age of readers."""

from __future__ import annotations

from credo_builder.domain.speech import Ease, count_words, ease, reading_age, seconds_aloud

CREDO = "Nobody waits to be seen. We say what is in it, every time."


def test_words_with_a_hyphen_or_an_apostrophe_are_one():
    """What one says in one breath is one word; a figure is a word too."""
    assert 6 == count_words("Yesterday’s left-over loaf costs 1,50 less")


def test_two_words_take_about_a_second():
    """A room is spoken to at 125 words a minute."""
    assert (0, 12) == (seconds_aloud(""), seconds_aloud("word " * 25))


def test_short_sentences_of_short_words_read_early():
    """A credo of short lines reads at a child's age; an official's sentence does not."""
    official = (
        "Notwithstanding aforementioned considerations, organisational accountability "
        "necessitates comprehensive documentation of individual responsibilities."
    )

    assert 8 >= reading_age(CREDO, "en-GB")
    assert 20 == reading_age(official, "en-GB")


def test_only_english_is_judged():
    """No age is claimed for another language or for nothing."""
    assert (None, None) == (reading_age(CREDO, "de-DE"), reading_age("", "en-GB"))


def test_ease_goes_with_the_age():
    """Up to twelve it is easy, up to fifteen fair."""
    assert [Ease.EASY, Ease.FAIR, Ease.HARD] == [ease(12), ease(15), ease(16)]
