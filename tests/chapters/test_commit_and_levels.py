"""Values, promises, moments, credo and levels say what was decided in a sentence that reads."""

from decimal import Decimal

import pytest

from credo_builder.chapters import core_values, credo, moments, promises, service_levels
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import Metric, ServiceLevel, missing_parts
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity

SEEN = ("Look up",)
COUNTABLE = ServiceLevel(
    metric=Metric.ACCURACY,
    target=Quantity(value=Decimal(99), unit="percent"),
    population="all bills",
)


def project_of(*records):
    project = Project()
    for record in records:
        project = project.put(record)
    return project


@pytest.mark.parametrize(
    ("chapter", "records", "expected"),
    [
        (core_values, [], ""),
        (core_values, [CoreValue(name=" ")], ""),
        (
            core_values,
            [CoreValue(name="Welcome", behaviours_do=SEEN)],
            "We stand for Welcome, and it can be seen in what we do.",
        ),
        (
            core_values,
            [CoreValue(name="Welcome", behaviours_do=SEEN), CoreValue(name="Care")],
            "We stand for Welcome and Care, and 1 of 2 can be seen in what we do.",
        ),
        (
            core_values,
            [CoreValue(name="Welcome"), CoreValue(name="Care")],
            "We stand for Welcome and Care; what we do because of it is still to come.",
        ),
        (promises, [], ""),
        (
            promises,
            [Promise(decision="keep"), Promise(kind="implicit")],
            "We make one promise aloud and one promise unsaid; one of them is still to decide.",
        ),
        (
            promises,
            [Promise(decision="keep"), Promise(decision="limit")],
            "We make two promises aloud and no promises unsaid; all are decided.",
        ),
        (moments, [], ""),
        (
            moments,
            [Moment(importance=5)],
            "People meet us in one moment, and it makes or breaks the visit.",
        ),
        (moments, [Moment(importance=3)], "People meet us in one moment."),
        (
            moments,
            [Moment(importance=3), Moment(importance=None)],
            "People meet us in two moments; none of them is marked as critical yet.",
        ),
        (
            moments,
            [Moment(importance=5), Moment(importance=3), Moment(critical=True)],
            "People meet us in three moments; two of them make or break the visit.",
        ),
        (credo, [], ""),
        (
            credo,
            [Credo(motto="Seen", lines=(CredoLine(text="We look up."),))],
            "Our motto is “Seen”, with one line, none with roots.",
        ),
        (
            credo,
            [CoreValue(id="val_a"), Credo(lines=(CredoLine(link_ids=("val_a",)),) * 2)],
            "Our credo has two lines, all with roots.",
        ),
        (service_levels, [], ""),
        (
            service_levels,
            [COUNTABLE],
            "People can count on one level of service, and it can be counted.",
        ),
        (
            service_levels,
            [ServiceLevel()],
            "People can count on one level of service; what is counted is still to be said.",
        ),
        (
            service_levels,
            [COUNTABLE, ServiceLevel()],
            "People can count on two levels of service; 1 of 2 can be counted already.",
        ),
    ],
)
def test_a_step_says_what_was_decided_so_far(chapter, records, expected):
    """One, several, none: each number reads as a person would say it."""
    assert expected == chapter.so_far(project_of(*records))


@pytest.mark.parametrize(
    ("metric", "unit", "expected"),
    [
        (Metric.WAIT, "minute", True),
        (Metric.WAIT, "percent", False),
        (Metric.PUNCTUALITY, "percent", False),
        (Metric.CONTACT_COUNT, "count", True),
        (Metric.EFFORT_SCORE, "point", True),
        (Metric.ACCURACY, "percent", False),
        ("rings before we answer", "ring", True),
        ("time to the bill", "minute", True),
        ("cost of a mistake", "GBP", True),
        ("plates right", "percent", False),
    ],
)
def test_less_is_better_where_metric_or_unit_say_so(metric, unit, expected):
    """The metric tells the direction; for an own metric, and for shares of cases, the unit."""
    target = Quantity(value=Decimal(3), unit=unit)

    assert expected is ServiceLevel(metric=metric, target=target).lower_is_better


def test_what_a_level_lacks_is_told_in_plain_words():
    """An empty level lacks its target, its unit, its cases and both ends of its clock."""
    assert (
        "the target",
        "the unit",
        "out of which cases",
        "when the clock starts",
        "when the clock stops",
    ) == missing_parts(ServiceLevel())
    assert () == missing_parts(COUNTABLE)
