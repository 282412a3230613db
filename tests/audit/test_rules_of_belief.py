"""Rules about the outcome, values, whom we serve, what they expect, and the credo."""

import pytest
from audit_samples import (
    CREDO,
    EXPECTATION,
    GUESTS,
    MOMENT,
    OUTCOME,
    PROMISE,
    VALUE,
    but,
    content,
    found,
)

from credo_builder.chapters.credo import CredoLine
from credo_builder.chapters.expectations import Evidence, Expectation
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.chapters.segments import SegmentKind


def guesses(*importances, known=0):
    """Expectations of these importances that are guesses, and *known* ones that are not."""
    guessed = [Expectation(id=f"exp_g{i}", importance=n) for i, n in enumerate(importances)]
    seen = [Expectation(id=f"exp_k{i}", evidence=Evidence.SURVEY) for i in range(known)]
    return content(*guessed, *seen, without=("exp_seen",))


def test_out_01_fires_without_feelings_and_next_steps():
    """An outcome that says neither how people feel nor what they do next is no outcome."""
    project = content(but(OUTCOME, feelings=()))

    assert [("major", "outcome", "feelings")] == found("OUT-01", project)


def test_out_01_fires_without_a_statement():
    """An outcome needs a sentence besides its feelings; white space is none."""
    project = content(but(OUTCOME, statement=" \n"))

    assert [("major", "outcome", "statement")] == found("OUT-01", project)


def test_out_01_is_silent_with_a_next_step_instead_of_a_feeling():
    """What people do next serves as well as how they feel."""
    project = content(but(OUTCOME, feelings=(), do_next=("return",)))

    assert [] == found("OUT-01", project)


def test_val_01_fires_for_a_value_that_nobody_can_see():
    """A value without a single behaviour is found."""
    project = content(but(VALUE, behaviours_do=()))

    assert [("major", "V1", "behaviours_do")] == found("VAL-01", project)


def test_val_01_is_silent_when_a_value_can_be_seen():
    """One behaviour is enough, whatever is never done."""
    project = content(but(VALUE, behaviours_do=("Look up",), behaviours_never=()))

    assert [] == found("VAL-01", project)


def test_val_02_fires_for_a_value_that_nothing_grows_from():
    """A value that only the credo names hangs on the wall."""
    project = content(but(EXPECTATION, value_ids=()))

    assert [("major", "V1", "name")] == found("VAL-02", project)


@pytest.mark.parametrize(
    "root",
    [
        but(PROMISE, value_ids=("val_see",)),
        but(MOMENT, value_ids=("val_see",)),
        Policy(value_ids=("val_see",)),
        AppraisalCriterion(link_ids=("val_see",)),
    ],
    ids=lambda root: root.key,
)
def test_val_02_is_silent_when_anything_of_the_method_names_the_value(root):
    """A promise, moment, policy or appraisal is enough without any expectation."""
    assert [] == found("VAL-02", content(but(EXPECTATION, value_ids=()), root))


def test_seg_01_fires_when_only_people_inside_are_named():
    """Without a named group outside nobody is served, and the project cannot be approved."""
    inside = content(but(GUESTS, kind=SegmentKind.INTERNAL))
    nameless = content(but(GUESTS, name=" "))

    assert [("blocker", "", "name")] == found("SEG-01", inside) == found("SEG-01", nameless)


def test_seg_01_is_silent_with_one_group_outside():
    """One named group outside is enough."""
    assert [] == found("SEG-01", content())


def test_exp_04_fires_when_most_expectations_are_guesses():
    """More than half guessed is one finding, at a guess that matters a lot if there is one."""
    project = guesses(2, 5, 1, known=2)

    assert [("major", "E3", "evidence")] == found("EXP-04", project)


def test_exp_04_fires_mildly_for_a_guess_that_matters_a_lot():
    """Where most is known, each guess of importance 4 or 5 is advice."""
    project = guesses(4, 5, 3, known=3)

    assert [("minor", "E2", "evidence"), ("minor", "E3", "evidence")] == found("EXP-04", project)


def test_exp_04_is_silent_when_half_is_known_and_no_guess_matters_much():
    """Exactly half guessed is allowed while the guesses are of little weight."""
    assert [] == found("EXP-04", guesses(3, 1, known=2))
    assert [] == found("EXP-04", guesses())


def test_exp_01_fires_for_an_expectation_that_no_promise_answers():
    """Importance 3 is advice, 4 and 5 are important."""
    project = content(
        *(Expectation(id=f"exp_{n}", importance=n, evidence=Evidence.LAW) for n in (3, 4, 5))
    )

    assert [("major", "E3", "text"), ("major", "E4", "text"), ("minor", "E2", "text")] == found(
        "EXP-01", project
    )


def test_exp_01_is_silent_for_what_is_answered_or_matters_little():
    """Importance 2, no importance and an expectation with a promise are left alone."""
    project = content(*(Expectation(id=f"exp_{n}", importance=n) for n in (2, None)))

    assert [] == found("EXP-01", project)


def test_exp_02_fires_for_an_expectation_met_at_no_moment():
    """An expectation whose promise is kept nowhere is met nowhere."""
    project = content(but(MOMENT, promise_ids=()))

    assert [("major", "E1", "text")] == found("EXP-02", project)


def test_exp_02_is_silent_when_a_moment_meets_it_directly_or_by_a_promise():
    """A moment may name the expectation itself, or a promise that answers it."""
    directly = content(but(MOMENT, promise_ids=(), expectation_ids=("exp_seen",)))

    assert [] == found("EXP-02", directly) == found("EXP-02", content())


def test_cre_01_fires_for_a_line_that_grows_from_nothing():
    """A line without links, or with a link that leads nowhere, is found in its place."""
    lines = (*CREDO.lines, CredoLine(text="Wow"), CredoLine(text="Yes", link_ids=("val_gone",)))
    project = content(but(CREDO, lines=lines))

    assert [
        ("major", "credo", "lines[1].link_ids"),
        ("major", "credo", "lines[2].link_ids"),
    ] == found("CRE-01", project)


def test_cre_01_is_silent_when_every_line_has_a_root():
    """One living link a line is enough."""
    lines = (CredoLine(text="We look up.", link_ids=("val_gone", "mom_door")),)

    assert [] == found("CRE-01", content(but(CREDO, lines=lines)))
