"""How ready a project is: weights, words and counts of what stands."""

import pytest

from credo_builder.audit.readiness import counts, readiness, score
from credo_builder.domain.findings import Finding, Gap, Severity


def finding(severity, *, quiet=False, waived=""):
    return Finding(
        rule="VAL-01",
        severity=severity,
        gap=Gap.CULTURE,
        record="",
        code="",
        chapter="core_values",
        field="name",
        message="",
        do="",
        quiet=quiet,
        waived=waived,
    )


def several(blockers=0, majors=0, minors=0, tips=0):
    numbers = zip(Severity, (blockers, majors, minors, tips), strict=True)
    return [finding(severity) for severity, number in numbers for _ in range(number)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), 100),
        ((1,), 80),
        ((0, 1), 95),
        ((0, 0, 1), 99),
        ((0, 0, 0, 9), 100),
        ((1, 2, 3, 4), 67),
        ((5,), 0),
        ((6, 6), 0),
    ],
)
def test_the_score_falls_by_what_stands(given, expected):
    """A blocker weighs 20, a major 5, a minor 1 and a tip nothing; 0 is the floor."""
    assert expected == score(several(*given))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), "ready"),
        ((0, 4), "ready"),
        ((0, 4, 1), "nearly_ready"),
        ((1,), "nearly_ready"),
        ((2, 2), "nearly_ready"),
        ((2, 2, 1), "not_yet"),
        ((3,), "not_yet"),
        ((0, 10), "nearly_ready"),
        ((0, 10, 1), "not_yet"),
    ],
)
def test_readiness_is_a_word(given, expected):
    """Ready from 80 without a blocker, nearly ready from 50 with at most two, else not yet."""
    assert expected == readiness(several(*given))


def test_the_words_are_for_people():
    """Screen and paper say Ready, Nearly ready and Not yet."""
    labels = [readiness(several(n)).label for n in (0, 1, 3)]

    assert ["Ready", "Nearly ready", "Not yet"] == labels


def test_quiet_and_waived_findings_weigh_nothing():
    """What is set aside or not asked yet is left out of score and counts."""
    aside = [
        finding(Severity.BLOCKER, quiet=True),
        finding(Severity.BLOCKER, waived="In spring"),
    ]

    assert 100 == score(aside)
    assert [0, 0, 0, 0] == list(counts(aside).values())


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ({"quiet": True}, "nearly_ready"),
        ({"waived": "In spring"}, "ready"),
        ({"quiet": True, "waived": "In spring"}, "ready"),
    ],
    ids=str,
)
def test_nothing_that_cannot_be_approved_is_called_ready(aside, expected):
    """A blocker that is only quiet still stops approval, one that is waived does not."""
    assert expected == readiness([finding(Severity.BLOCKER, **aside)])


def test_three_quiet_blockers_are_not_nearly_ready():
    """Quiet blockers count one by one for the word, though they weigh nothing."""
    assert "not_yet" == readiness([finding(Severity.BLOCKER, quiet=True)] * 3)


def test_counts_name_every_severity_worst_first():
    """Each severity is there, with nought where nothing stands."""
    found = counts(several(1, 0, 2))

    assert [("blocker", 1), ("major", 0), ("minor", 2), ("tip", 0)] == list(found.items())


def test_findings_may_come_as_a_stream():
    """A generator is read once and gives the same word as a list."""
    assert readiness(several(1)) == readiness(one for one in several(1))


def test_severities_have_words_for_the_screen():
    """The screen says what a severity means for approval, paper names it."""
    assert ["Stops approval", "Important", "Advice", "Tip"] == [s.screen_word for s in Severity]
    assert ["Blocker", "Major", "Minor", "Tip"] == [s.label for s in Severity]
