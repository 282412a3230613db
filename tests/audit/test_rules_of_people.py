"""Rules about measures, learning, appraisal, thanks, our people and the launch."""

import pytest
from audit_samples import (
    BACK,
    CAFE,
    COMMITMENT,
    KEEPERS,
    MEASURE,
    MODULES,
    MOMENT,
    OURSELVES,
    but,
    content,
    found,
    of,
)

from credo_builder.chapters.governance import RolloutStep
from credo_builder.chapters.learning import ServicePoint
from credo_builder.chapters.organisation import SizeBand
from credo_builder.chapters.recognition import AppraisalCriterion, CriterionKind, Reward

MINDSET, LEVELS = MODULES[0], MODULES[1]


def criterion(name, weight, kind=CriterionKind.BEHAVIOUR):
    share = None if weight is None else of(weight, "percent").value
    return AppraisalCriterion(id=f"cri_{name}", title=name, weight=share, kind=kind)


def test_mon_01_fires_for_a_figure_nobody_acts_on():
    """Who looks and what happens when it is red are asked for each."""
    measure = but(MEASURE, reviewer_role="rol_gone", response_if_red=" ")

    assert [("major", "S1", "reviewer_role"), ("major", "S1", "response_if_red")] == found(
        "MON-01", content(measure)
    )


def test_mon_01_is_silent_when_somebody_looks_and_knows_what_to_do():
    """A role and an answer are enough."""
    assert [] == found("MON-01", content())


@pytest.mark.parametrize("limit", ["green", "amber", "red"])
def test_mon_02_fires_without_one_of_the_limits(limit):
    """Green, amber and red are all needed; the first that is missing is shown."""
    assert [("minor", "S1", limit)] == found("MON-02", content(but(MEASURE, **{limit: None})))


def test_mon_02_is_silent_with_all_limits():
    """Three limits leave nothing to explain away."""
    assert [] == found("MON-02", content())


def test_mon_04_fires_when_nothing_they_do_is_watched():
    """What people say is not what they do."""
    assert [("major", "", "group")] == found("MON-04", content(without=(BACK.id,)))


def test_mon_04_is_silent_with_one_deed():
    """Who comes back is a deed."""
    assert [] == found("MON-04", content())


def test_mon_05_fires_when_our_people_are_not_heard():
    """One measure at least tells how our own people are."""
    assert [("minor", "", "group")] == found("MON-05", content(without=(OURSELVES.id,)))


def test_mon_05_is_silent_when_they_are_asked():
    """One question to them is enough."""
    assert [] == found("MON-05", content())


def test_trn_01_fires_once_for_the_points_that_are_missing():
    """All points without a module are told in one finding."""
    project = content(without=(LEVELS.id, MODULES[7].id))

    assert [("major", "", "point")] == found("TRN-01", project)


def test_trn_01_is_silent_with_all_seven_points():
    """The mindset is no point of the seven."""
    assert [] == found("TRN-01", content(without=(MINDSET.id,)))


def test_trn_02_fires_for_a_module_without_knowledge_or_skill():
    """What to know and what to be able to do are both needed."""
    unknowing = content(but(LEVELS, knowledge=()))
    unskilled = content(but(LEVELS, skills=(" ",)))

    assert [("minor", "T2", "knowledge")] == found("TRN-02", unknowing)
    assert [("minor", "T2", "skills")] == found("TRN-02", unskilled)


def test_trn_02_is_silent_for_an_unpacked_module():
    """A line of each will do."""
    assert [] == found("TRN-02", content())


def test_trn_03_fires_for_a_critical_moment_nobody_practises():
    """A critical moment stands in one module at least."""
    project = content(*(but(module, moment_ids=()) for module in MODULES))

    assert [("major", "M1", "name")] == found("TRN-03", project)


def test_trn_03_is_silent_for_practised_and_lesser_moments():
    """One module is enough, and other moments may be learned on the way."""
    nowhere = [but(module, moment_ids=()) for module in MODULES]

    assert [] == found("TRN-03", content(*nowhere[1:]))
    assert [] == found("TRN-03", content(but(MOMENT, importance=3), *nowhere))


def test_app_01_fires_when_weights_do_not_make_100():
    """Less, more and a weight left open stop approval and lead to a weight."""
    less = content(criterion("care", 60), criterion("calm", 30))
    more = content(criterion("care", 60), criterion("calm", 60))
    left = content(criterion("care", None), criterion("calm", 60))

    assert [("blocker", "A2", "weight")] == found("APP-01", less) == found("APP-01", more)
    assert [("blocker", "A1", "weight")] == found("APP-01", left)


def test_app_01_is_silent_at_100_and_without_criteria():
    """Where nobody appraises there is no form to be wrong."""
    whole = content(criterion("care", 60), criterion("calm", 40))

    assert [] == found("APP-01", whole) == found("APP-01", content())


def test_app_02_fires_when_only_activity_is_appraised():
    """Busy is not served."""
    project = content(criterion("speed", 100, CriterionKind.ACTIVITY))

    assert [("major", "A1", "kind")] == found("APP-02", project)


def test_app_02_is_silent_with_one_other_criterion():
    """One criterion of behaviour or result is enough, and none is no fault."""
    both = content(criterion("speed", 50, CriterionKind.ACTIVITY), criterion("care", 50))

    assert [] == found("APP-02", both) == found("APP-02", content())


def test_rew_01_fires_for_thanks_without_a_reason_or_for_speed():
    """Nothing named, a criterion that is gone, and one that counts activity alone."""
    speed = criterion("speed", 100, CriterionKind.ACTIVITY)
    aimless = Reward(id="rew_a", name="Cake", criterion_id="cri_gone")
    fast = Reward(id="rew_b", name="Cup", trigger="Most tables", criterion_id="cri_speed")

    assert [("minor", "rew_a", "trigger")] == found("REW-01", content(aimless))
    assert [("minor", "rew_b", "criterion_id")] == found("REW-01", content(speed, fast))


def test_rew_01_is_silent_for_thanks_with_a_reason():
    """A reason of its own, or a criterion of behaviour, is a reason."""
    named = Reward(name="Cake", trigger="A guest names somebody unasked")
    tied = Reward(name="Cup", criterion_id="cri_care")

    assert [] == found("REW-01", content(named, tied, criterion("care", 100)))


def test_peo_01_fires_when_nothing_is_promised_to_our_people():
    """Those who serve can count on something, too."""
    assert [("major", "", "text")] == found("PEO-01", content(without=(COMMITMENT.id,)))


def test_peo_01_is_silent_with_a_promise_or_alone():
    """One promise is a beginning, and who works alone owes none."""
    alone = content(but(CAFE, size_band=SizeBand.SOLO), without=(COMMITMENT.id,))

    assert [] == found("PEO-01", content()) == found("PEO-01", alone)


def test_gov_02_fires_when_nobody_hears_of_it():
    """Neither steps nor anything to sign leaves it in a drawer."""
    project = content(but(KEEPERS, acknowledgement_text=""))

    assert [("minor", "governance", "rollout")] == found("GOV-02", project)


def test_gov_02_is_silent_with_either():
    """A step of the launch or words to sign are enough."""
    step = but(KEEPERS, acknowledgement_text="", rollout=(RolloutStep(what="We read it"),))

    assert [] == found("GOV-02", content()) == found("GOV-02", content(step))


def test_the_points_are_seven():
    """The modules of the sound café are the mindset and the seven points."""
    assert len(MODULES) == len(ServicePoint) == 8
