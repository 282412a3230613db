"""Sentences of levels in every metric, unit and share."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from gettext import NullTranslations

import pytest
from compose_samples import amount
from hypothesis import given, settings
from hypothesis import strategies as st

from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.compose.phrases import level_phrases
from credo_builder.compose.sentences import clock, level_in_short, level_sentence, level_tag
from credo_builder.domain.quantities import UNITS, Quantity
from credo_builder.i18n import Told

MANY = int(os.environ.get("CREDO_PROJECTS", "100"))
EVERY_UNIT = (*UNITS, "GBP", "CHF")
EVERY_METRIC = (*(m.value for m in Metric), "cut-off")
VALUES = ("0", "1", "1.5", "3", "95", "100", "1020")
SHARES = (None, "0", "1", "50", "95", "100")
FAULTS = re.compile(
    r"\b1 (?:seconds|minutes|hours|days|weeks|months|points|rings|times|contacts|working \w+s)\b"
    r"|  |\.\.|\s[.,;:]|,,|:\.|every one cases|\{\w*\}|\ba hour|\ba honest"
)


def levels(population, start):
    for metric in EVERY_METRIC:
        for unit in EVERY_UNIT:
            for value in VALUES:
                for share in SHARES:
                    yield ServiceLevel(
                        name="A reply",
                        metric=metric,
                        target=amount(value, unit),
                        share_pct=None if share is None else Decimal(share),
                        population=population,
                        clock_start=start,
                    )


def all_said(level):
    return (level_sentence(level), level_in_short(level), level_tag(level), clock(level))


@pytest.mark.parametrize("population", ["", "all calls", "every case"])
@pytest.mark.parametrize("start", ["", "the message arriving"])
def test_no_level_reads_badly(population, start):
    """No plural after one, no doubled sign or space, no place left open, one full stop."""
    for level in levels(population, start):
        for words in all_said(level):
            assert not FAULTS.search(words), words
        assert level_sentence(level).endswith(".")
        assert level_sentence(level).startswith("A reply")


@pytest.mark.parametrize(
    ("metric", "unit", "value", "sentence"),
    [
        ("wait", "percent", 95, "at least 95 of every 100 calls in time"),
        ("punctuality", "percent", 90, "at least 90 of every 100 calls on time"),
        ("effort_score", "percent", 0, "none of 100 calls found hard"),
        ("effort_score", "percent", 100, "at most 100 of every 100 calls found hard"),
        ("contact_count", "percent", 5, "at most 5 of every 100 calls needing more than one"),
        ("return_rate", "percent", 100, "all calls coming back"),
        ("accuracy", "percent", 100, "right, every time"),
        ("availability", "hour", 8, "A reply for at least 8 hours"),
        ("availability", "time_of_day", 1020, "A reply until 17:00"),
        ("cut-off", "time_of_day", 1020, "A reply by 17:00"),
        ("contact_count", "count", 0, "A reply without a contact"),
        ("punctuality", "minute", 0, "A reply, on time"),
        ("wait", "minute", 0, "A reply at once"),
        ("wait", "working_day", "0.5", "A reply within 0.5 working days"),
    ],
)
def test_every_kind_of_target_has_words_of_its_own(metric, unit, value, sentence):
    """Shares, times, bounds, nothing and all read as people say them."""
    level = ServiceLevel(
        name="A reply", metric=metric, target=amount(value, unit), population="all calls"
    )

    assert sentence in level_sentence(level)


class Loud(NullTranslations):
    """A language that writes fixed words in capitals and keeps the places."""

    def gettext(self, message):
        parts = re.split(r"(\{\w+\})", message)
        return "".join(p if p.startswith("{") else p.upper() for p in parts)

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)


def test_a_level_can_be_said_in_another_language():
    """Every fixed word comes from the catalogue; the user's words and figures stay."""
    for level in levels("all calls", "the message arriving"):
        for words in all_said(level):
            if not isinstance(words, Told):
                continue
            loud = words.said(Loud())
            for own in ("A reply", "calls", "the message arriving"):
                loud = loud.replace(own, "")

            assert loud.upper() == loud, words


def test_the_phrases_follow_the_language_of_the_screen():
    """Phrases are cut from the translated sentence and still know their fields."""
    level = ServiceLevel(name="A reply", target=amount(3, "minute"), clock_start="the ask")
    cut = level_phrases(level, lambda text: text.said(Loud()) if isinstance(text, Told) else text)

    assert "A reply WITHIN 3 MINUTES OF the ask, 95 TIMES IN 100." == "".join(p.text for p in cut)
    assert ["name", "target", "clock_start", "share_pct"] == [p.field for p in cut if p.field]


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30)


LEVELS = st.builds(
    ServiceLevel,
    name=TEXT,
    population=TEXT,
    clock_start=TEXT,
    clock_stop=TEXT,
    metric=st.sampled_from(EVERY_METRIC) | TEXT,
    target=st.builds(
        Quantity,
        value=st.decimals(0, 10_000, places=2),
        unit=st.sampled_from(EVERY_UNIT) | TEXT,
    ),
    share_pct=st.none() | st.decimals(0, 100, places=1),
)


@settings(max_examples=MANY, deadline=None)
@given(level=LEVELS)
def test_any_level_makes_a_sentence(level):
    """Whatever is written, a sentence comes out, and its phrases join to it."""
    named = level.name.strip(".:;, \xa0")
    phrases = "".join(p.text for p in level_phrases(level))

    assert level_sentence(level).strip() == level_sentence(level) != ""
    assert not re.search(r"\b1 (?:minutes|days|hours|points|times)\b", level_tag(level))
    assert not named or level_sentence(level) == phrases
