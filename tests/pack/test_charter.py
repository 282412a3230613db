"""The charter: what everyone can count on, how we did, and nothing that is not for everyone."""

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from credo_builder.app.starters import load
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recovery import HelpUs
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.sentences import level_sentence
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.terms import Visibility
from credo_builder.errors import OutputRefused
from credo_builder.pack import make

sys.path.append(str(Path(__file__).parent.parent / "judges"))

STYLES = ("classic", "modern", "warm", "civic")


@pytest.fixture(scope="module")
def charter(reading):
    """The declaration of the charter."""
    return reading.output("charter")


def said(reading, content):
    """Return the words of a PDF as one line."""
    return " ".join(reading.text(content).split())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["local_government", "clinic_health", "restaurant_cafe"])
def test_it_has_two_pages_on_either_paper(reading, charter, name, paper):
    """Whatever the trade, it is one sheet, printed on both sides."""
    with reading.pdf(make(charter, published(load(name)), paper)) as pdf:
        assert 2 == len(pdf.pages)


def published(project):
    """Return *project* with all that may be shown to everyone shown to everyone."""
    for kind in (Promise, ServiceLevel):
        for one in project.of(kind):
            project = project.put(replace(one, visibility=Visibility.PUBLIC))
    return project


def test_promises_stand_with_their_levels_and_what_happens_else(larder_lane, reading, charter):
    """The same sentences as in the public edition, with the figure large beside them."""
    words = said(reading, make(charter, larder_lane))
    levels = [one for one in larder_lane.of(ServiceLevel) if one.is_public]

    assert "We will hold your table for 15 minutes, and longer if you ring." in words
    assert all(level_sentence(one).split(",")[0] in words for one in levels)
    assert "If we break it: after six minutes the coffees are off the bill." in words
    assert "Normal service: Up to 90 covers, four on the floor." in words


def test_the_last_results_are_those_of_published_measures(larder_lane, reading, charter):
    """Bad months too: each stands with its figure and whether that is what we aim for."""
    words = said(reading, make(charter, larder_lane))

    assert "October 2026" in words
    assert "81 not yet" in words
    assert "43 met" in words
    assert all((one.name in words) == one.published for one in larder_lane.of(Measure))


def test_a_red_result_says_what_is_done_about_it(larder_lane, reading, charter):
    """What is done stands under a red one alone, and only of measures that are shown."""
    words = said(reading, make(charter, larder_lane))
    bill = next(one for one in larder_lane.of(Measure) if one.code == "S7")
    silent = larder_lane.put(replace(bill, response_if_red=" "))

    assert "What we do about it: A reader for each section." in words
    assert "What we do about it: A third person at the door." in words
    assert 2 == words.count("What we do about it:")
    assert 1 == said(reading, make(charter, silent)).count("What we do about it:")


def test_a_result_that_should_be_low_is_aimed_for_from_above(larder_lane, reading, charter):
    """Waiting is met at or below its limit, and the limit is said to be the most."""
    minutes = [Quantity(value=Decimal(n), unit="minute") for n in (3, 5, 6)]
    bill = next(one for one in larder_lane.of(Measure) if one.code == "S7")
    last = replace(bill.results[-1], value=minutes[0])
    green, amber, red = minutes
    held = larder_lane.put(replace(bill, green=green, amber=amber, red=red, results=(last,)))
    words = said(reading, make(charter, held))

    assert "We aim for at most 3 minutes. 3 min met" in words


def test_more_to_do_than_the_page_holds_is_to_be_asked_for(larder_lane, reading, charter):
    """Seven red results with long answers leave room for the way to complain."""
    held = larder_lane
    for one in larder_lane.of(Measure):
        last = replace(one.results[-1], value=replace(one.results[-1].value, value=Decimal(1)))
        long = "We talk about it with everybody who was there, and then try one change. " * 6
        held = held.put(replace(one, results=(last,), published=True, response_if_red=long))
    content = make(charter, held)
    words = said(reading, content)

    assert "Where it says “not yet”, ask what we do about it." in words
    assert "We talk about it" not in words
    assert "If we get it wrong" in words
    with reading.pdf(content) as pdf:
        assert 2 == len(pdf.pages)


def test_without_results_the_section_is_left_out(larder_lane, reading, charter):
    """Nothing is said of how we did before anything was counted."""
    for one in larder_lane.of(Measure):
        larder_lane = larder_lane.put(replace(one, results=()))

    assert "How we did" not in said(reading, make(charter, larder_lane))


@pytest.mark.parametrize("edition", ["public", "staff", "full"])
def test_nothing_that_is_not_for_everyone_is_on_it(larder_lane, reading, charter, edition):
    """No text of a staff or private record stands on it, in whatever edition it is asked for."""
    asker = pytest.importorskip("answers").Asker(larder_lane, "public")
    squeezed = pytest.importorskip("answers").squeezed
    words = squeezed(said(reading, make(charter, larder_lane, edition=edition)))
    open_ones = [one for one in larder_lane.of(Measure) if one.published]
    shown = {squeezed(t) for one in open_ones for t in (one.name, one.response_if_red)}
    open_texts = squeezed(" ".join(t for run in asker.runs for a in run.answers for t in a.texts))
    kept = {squeezed(text) for answer in asker.kept_back() for text in answer.texts}
    kept = {text for text in kept - shown if len(text) >= 16 and text not in open_texts}

    assert len(kept) > 100
    assert set() == {text for text in kept if text in words}


def test_a_record_made_private_leaves_the_charter(larder_lane, reading, charter):
    """Promise, level, request and measure each go when they are no longer for everyone."""
    hidden = larder_lane
    firsts = (
        larder_lane.of(Promise)[3],
        next(one for one in larder_lane.of(ServiceLevel) if one.name == "The bill"),
        larder_lane.of(HelpUs)[0],
        next(one for one in larder_lane.of(Measure) if one.name == "Greeted within a minute"),
    )
    for one in firsts:
        hidden = hidden.put(replace(one, visibility=Visibility.PRIVATE))
    before, after = (said(reading, make(charter, one)) for one in (larder_lane, hidden))

    for words in (
        "You can have the bill in three minutes",
        "The bill within 3 minutes",
        "Tell us on the night",
        "Greeted within a minute",
    ):
        assert words in before
        assert words not in after


def test_more_promises_than_a_page_holds_are_told_to_be_elsewhere(larder_lane, reading, charter):
    """At most seven rows; whoever wants the rest is told where it stands."""
    first = larder_lane.of(Promise)[1]
    for n in range(8):
        more = replace(
            first, id=f"pro_more000{n}", code=f"P{90 + n}", text=f"We promise {n} things."
        )
        larder_lane = larder_lane.put(more)
    words = said(reading, make(charter, larder_lane))

    assert "More that you can count on stands in our service credo and policy." in words
    assert "We promise 7 things" not in words


def test_without_anything_for_everyone_there_is_no_charter(larder_lane, charter):
    """An empty charter would be worse than none."""
    for kind in (Promise, ServiceLevel):
        for one in larder_lane.of(kind):
            larder_lane = larder_lane.put(replace(one, visibility=Visibility.STAFF))
    with pytest.raises(OutputRefused, match="nothing to promise yet"):
        make(charter, larder_lane)
