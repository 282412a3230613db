"""Rules about policies, freedom, and the next step for a complaint."""

import pytest
from audit_samples import CAFE, FREEDOM, FULL, GUIDELINE, LEVEL, POLICY, but, content, found, of

from credo_builder.chapters.policies import (
    EmpathyCheck,
    Firmness,
    PolicyTopic,
    RecoveryStep,
    Referral,
)
from credo_builder.chapters.recovery import LadderStep
from credo_builder.chapters.trades import Industry

UNASKED = but(POLICY, empathy_check=EmpathyCheck())


def test_pol_02_fires_where_nobody_asked_whom_it_hurts():
    """A policy at a moment, or at the moment of its level, needs the empathy check."""
    by_level = but(UNASKED, moment_ids=(), level_ids=("lev_hello",))

    assert [("major", "PL1", "empathy_check")] == found("POL-02", content(UNASKED))
    assert [("major", "PL1", "empathy_check")] == found("POL-02", content(by_level))


def test_pol_02_fires_for_a_law_without_words():
    """Nobody may bend a law, but somebody has to say it."""
    law = but(UNASKED, firmness=Firmness.LEGAL)

    assert [("major", "PL1", "empathy_check")] == found("POL-02", content(law))


def test_pol_02_is_silent_where_it_was_asked_or_nobody_meets_it():
    """Begun is not left out, a law with words passes, and no moment asks nothing."""
    words = EmpathyCheck(words_to_use="“Sit down first.”")
    law = but(POLICY, firmness=Firmness.LEGAL, empathy_check=words)

    assert [] == found("POL-02", content()) == found("POL-02", content(law))
    assert [] == found("POL-02", content(but(UNASKED, moment_ids=())))


def test_pol_03_fires_when_a_yes_takes_longer_than_the_moment():
    """Two minutes for an approval are too long where one is set."""
    slow = but(POLICY, approval_time=of(2, "minute"))

    assert [("major", "PL1", "approval_time")] == found("POL-03", content(slow))


def test_pol_03_is_silent_when_the_yes_is_in_time():
    """As fast as the level is in time; working hours are not compared with minutes."""
    fast = but(POLICY, approval_time=of(60, "second"))
    other = but(POLICY, approval_time=of(1, "working_day"))
    elsewhere = but(POLICY, approval_time=of(2, "hour"), moment_ids=())

    assert [] == found("POL-03", content(fast)) == found("POL-03", content(other))
    assert [] == found("POL-03", content(elsewhere)) == found("POL-03", content())


def test_pol_04_fires_when_most_policies_are_rules():
    """More than six in ten rules are too many; laws are not counted."""
    rule = but(GUIDELINE, firmness=Firmness.RULE)
    law = but(GUIDELINE, id="pol_law", firmness=Firmness.LEGAL)

    assert [("tip", "PL1", "firmness")] == found("POL-04", content(rule, law))


def test_pol_04_is_silent_when_rules_are_few():
    """Half of them rules is no flood, and no policy is none."""
    none = content(without=(POLICY.id, GUIDELINE.id))

    assert [] == found("POL-04", content()) == found("POL-04", none)


def test_pol_06_fires_for_freedom_without_red_lines():
    """Freedoms need something that is never done."""
    assert [("major", "emp_host", "never")] == found("POL-06", content(but(FREEDOM, never=())))
    assert [("major", "emp_host", "never")] == found("POL-06", content(but(FREEDOM, never=(" ",))))


def test_pol_06_is_silent_with_a_red_line_or_without_freedom():
    """Who may do nothing needs no boundary."""
    assert [] == found("POL-06", content())
    assert [] == found("POL-06", content(but(FREEDOM, freedoms=(), never=())))


def test_pol_07_fires_for_a_policy_that_carries_nothing():
    """No moment, level or value, or one that is gone, is nothing."""
    idle = but(POLICY, moment_ids=("mom_gone",))

    assert [("minor", "PL1", "moment_ids")] == found("POL-07", content(idle))


@pytest.mark.parametrize(
    "changes",
    [{"moment_ids": ("mom_door",)}, {"level_ids": (LEVEL.id,)}, {"value_ids": ("val_see",)}],
    ids=str,
)
def test_pol_07_is_silent_for_a_policy_that_carries_something(changes):
    """A moment, a level or a value is enough."""
    assert [] == found("POL-07", content(but(POLICY, **({"moment_ids": ()} | changes))))


def test_pol_08_fires_without_owner_or_day():
    """Owner and day of review are asked for each."""
    policy = but(POLICY, owner_role="", review_date=None)

    assert [("minor", "PL1", "owner_role"), ("minor", "PL1", "review_date")] == found(
        "POL-08", content(policy)
    )


def test_pol_08_is_silent_with_owner_and_day():
    """Somebody looks after it, and looks again."""
    assert [] == found("POL-08", content())


@pytest.mark.parametrize(
    "industry", [Industry.BANK_FINANCE, Industry.CLINIC_HEALTH, Industry.LOCAL_GOVERNMENT]
)
def test_cmp_02_fires_where_a_trade_needs_somebody_outside(industry):
    """A bank, a clinic and a council name whom a complaint can go on to."""
    umbrella = Referral(need="A lost umbrella", refer_to="The café next door")
    project = content(but(CAFE, industry=industry), umbrella)

    assert [("minor", "", "refer_to")] == found("CMP-02", project)


@pytest.mark.parametrize(
    "said",
    [
        Referral(need="Not content with our answer", refer_to="The ombudsman, by letter"),
        RecoveryStep(step=LadderStep.FOLLOW_UP, what="Explain the independent review"),
        but(
            POLICY, topic=PolicyTopic.COMPLAINTS_RECOVERY, statement="Then the regulator hears it"
        ),
    ],
    ids=["a referral", "the ladder", "the policy"],
)
def test_cmp_02_is_silent_where_somebody_outside_is_named(said):
    """A referral, a rung of the ladder or the policy for complaints may name them."""
    assert [] == found("CMP-02", content(but(CAFE, industry=Industry.CLINIC_HEALTH), said))


def test_cmp_02_is_silent_in_other_trades():
    """A café owes nobody an ombudsman."""
    assert [] == found("CMP-02", content())


def test_cmp_02_is_silent_with_a_referral_in_a_language_without_words():
    """Where no words are known for such a place, any referral will do."""
    clinic = but(CAFE, industry=Industry.CLINIC_HEALTH)
    welsh = but(FULL, language="cy")
    named = content(clinic, Referral(need="x", refer_to="Y Llys"), settings=welsh)

    assert [] == found("CMP-02", named)
    assert 1 == len(found("CMP-02", content(clinic, settings=welsh)))
