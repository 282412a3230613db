"""How we know, what we learn, and what we appraise and say thank you for."""

from __future__ import annotations

from credo_builder.chapters.learning import LearningTime, ServicePoint, TrainingModule
from credo_builder.chapters.monitoring import Frequency, Measure, MeasureGroup, MeasureMethod
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import (
    AppraisalCriterion,
    PeopleArea,
    PeopleCommitment,
    Reward,
    RewardForm,
)
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.results import Course, course, short
from credo_builder.compose.view import View
from credo_builder.domain.quantities import number
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed
from credo_builder.values import dataclass

MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Watched:
    """One measure, ready for its row; ``course`` is how it went, None without a result."""

    code: str
    name: str
    how: str
    often: str
    sample: str
    cases: str
    green: str
    reader: str
    response: str
    watches: tuple[str, ...]
    course: Course | None


@dataclass(frozen=True)
class Watching:
    """The measures that tell about the same thing, and what that is."""

    title: str
    note: str
    measures: tuple[Watched, ...]


@dataclass(frozen=True)
class MonitoringPage:
    """All measures by what they tell about, and those that notice silent leavers."""

    groups: tuple[Watching, ...]
    quiet: tuple[str, ...]
    published: tuple[str, ...]

    @property
    def has_results(self) -> bool:
        """Whether any measure has been taken yet."""
        return any(m.course is not None for group in self.groups for m in group.measures)

    @property
    def until(self) -> str:
        """The period of the latest result, where all measures share it."""
        courses = [m.course for group in self.groups for m in group.measures]
        periods = {c.latest.period for c in courses if c is not None and c.latest is not None}
        return periods.pop() if len(periods) == 1 else ""


GROUPS = {
    MeasureGroup.FEEL: ("Feel", "How {customers} say it felt"),
    MeasureGroup.DO: ("Do", "What {customers} do next"),
    MeasureGroup.DELIVER: ("Deliver", "What {we} deliver, against the levels"),
    MeasureGroup.PEOPLE: ("People", "How our own people are"),
}
"""Title and note of the measures that tell about the same thing, in the order they stand in."""


def monitoring(view: View) -> MonitoringPage | None:
    """Return how we know; None without a measure."""
    held = view.of(Measure)
    if not held:
        return None
    groups = [
        Watching(
            view.say(title),
            view.say(note),
            tuple(_watched(view, m) for m in held if m.group == group),
        )
        for group, (title, note) in GROUPS.items()
    ]
    rest = tuple(_watched(view, m) for m in held if m.group not in tuple(MeasureGroup))
    return MonitoringPage(
        groups=tuple(g for g in (*groups, Watching("", "", rest)) if g.measures),
        quiet=tuple(m.code for m in held if m.hears_silent_leavers),
        published=tuple(m.code for m in held if m.published),
    )


def _watched(view: View, measure: Measure) -> Watched:
    way = view.say(label(MeasureMethod, measure.method)) if measure.method else ""
    return Watched(
        code=measure.code,
        name=measure.name,
        how=way or view.fill(measure.source_system.strip()),
        often=view.say(label(Frequency, measure.frequency)) if measure.frequency else "",
        sample=number(measure.sample) if measure.sample is not None else view.say("all"),
        cases=_cases(view, measure.sample),
        green=short(measure.green) if measure.green else "",
        reader=view.role(measure.reviewer_role),
        response=measure.response_if_red,
        watches=(
            *view.codes(ServiceLevel, measure.level_ids),
            *view.codes(Promise, measure.promise_ids),
        ),
        course=course(view, measure),
    )


def _cases(view: View, sample: int | None) -> str:
    if sample is None:
        return view.say("all cases")
    return view.say("1 case") if sample == 1 else view.say("{count} cases", count=number(sample))


@dataclass(frozen=True)
class Taught:
    """One training module, ready for its row."""

    code: str
    point: int | None
    title: str
    know: tuple[str, ...]
    able: tuple[str, ...]
    practise: str
    show: str
    minutes: int | None
    when: str
    weeks: tuple[bool, ...]
    trainer: str


_SHORT_TIMES: dict[str, str] = {
    LearningTime.INDUCTION: "First days",
    LearningTime.WITHIN_30_DAYS: "First month",
    LearningTime.YEARLY: "Every year",
}
WEEKS = 12
"""Weeks that the calendar of learning shows, from somebody's first day on."""
_WEEKS: dict[str, int] = {LearningTime.INDUCTION: 1, LearningTime.WITHIN_30_DAYS: 4}
"""The last week of each time that ends; the first is always the first."""


@dataclass(frozen=True)
class LearningPage:
    """The seven points and the mindset before them, as taught here."""

    modules: tuple[Taught, ...]
    missing: tuple[str, ...]
    hours: str
    trainers: str
    again: str
    components: tuple[str, ...]

    @property
    def has_times(self) -> bool:
        """Whether it is said of any module when it is taken."""
        return any(one.when for one in self.modules)


def learning(view: View) -> LearningPage | None:
    """Return what is taught; None without a module."""
    held = sorted(view.of(TrainingModule), key=lambda m: _point(m.point) or 0)
    if not held:
        return None
    modules = tuple(_taught(view, one) for one in held)
    taught = {m.point for m in held}
    trainers = tuple(dict.fromkeys(m.trainer for m in modules if m.trainer))
    again = [m for m in held if m.when == LearningTime.YEARLY and m.title.strip()]
    return LearningPage(
        modules=modules,
        missing=tuple(f"{p.number} {view.say(p.label)}" for p in ServicePoint if p not in taught),
        hours=_hours(view, sum(m.minutes or 0 for m in held)),
        trainers=listed(trainers, view.say("and")),
        again=listed([view.fill(m.title) for m in again], view.say("and")),
        components=tuple(view.project.settings.component_set),
    )


def _point(word: str) -> int | None:
    return next((p.number for p in ServicePoint if p == word), None)


def _hours(view: View, minutes: int) -> str:
    """Return "6 hours in all", "45 minutes in all"; empty without a minute."""
    if not minutes:
        return ""
    if minutes < MINUTES_AN_HOUR:
        return view.say("{count} minutes in all", count=minutes)
    hours = f"{minutes / MINUTES_AN_HOUR:.1f}".removesuffix(".0")
    return (
        view.say("1 hour in all")
        if hours == "1"
        else view.say("{count} hours in all", count=hours)
    )


def _taught(view: View, module: TrainingModule) -> Taught:
    return Taught(
        code=module.code,
        point=_point(module.point),
        title=module.title,
        know=module.knowledge,
        able=module.skills,
        practise=module.activity,
        show=module.evidence,
        minutes=module.minutes,
        when=view.say(_SHORT_TIMES.get(module.when, module.when)),
        weeks=tuple(week < _WEEKS.get(module.when, 0) for week in range(WEEKS)),
        trainer=view.role(module.trainer_role),
    )


@dataclass(frozen=True)
class Appraised:
    """One appraisal criterion, ready for its row."""

    code: str
    title: str
    weight: str
    one: str
    three: str
    five: str
    evidence: str


@dataclass(frozen=True)
class Thanked:
    """One way of saying thank you."""

    name: str
    form: str
    trigger: str
    criterion: str
    often: str
    givers: str
    cap: str
    fairness: str


@dataclass(frozen=True)
class Committed:
    """Something we commit ourselves to for our own people."""

    area: str
    text: str
    owner: str
    measure: str


@dataclass(frozen=True)
class RecognitionPage:
    """Appraisal, thanks, and what our people can rely on."""

    criteria: tuple[Appraised, ...]
    total: str
    rewards: tuple[Thanked, ...]
    commitments: tuple[Committed, ...]


def recognition(view: View) -> RecognitionPage | None:
    """Return what is appraised, thanked for and promised to our people; None without any."""
    criteria, rewards = view.of(AppraisalCriterion), view.of(Reward)
    commitments = view.of(PeopleCommitment)
    if not criteria and not rewards and not commitments:
        return None
    weights = [c.weight for c in criteria if c.weight is not None]
    return RecognitionPage(
        criteria=tuple(_appraised(one) for one in criteria),
        total=number(sum(weights[1:], weights[0])) if weights else "",
        rewards=tuple(_thanked(view, one) for one in rewards),
        commitments=tuple(_committed(view, one) for one in commitments),
    )


def _appraised(one: AppraisalCriterion) -> Appraised:
    return Appraised(
        code=one.code,
        title=one.title,
        weight="" if one.weight is None else number(one.weight),
        one=one.anchors.one,
        three=one.anchors.three,
        five=one.anchors.five,
        evidence=one.evidence,
    )


def _thanked(view: View, one: Reward) -> Thanked:
    givers = [name for role in one.who_can_give if (name := view.role(role))]
    return Thanked(
        name=one.name,
        form=view.say(label(RewardForm, one.form)) if one.form else "",
        trigger=one.trigger,
        criterion=next(iter(view.codes(AppraisalCriterion, (one.criterion_id,))), ""),
        often=one.frequency,
        givers=listed(givers, view.say("or")),
        cap=one.cap,
        fairness=one.fairness_note,
    )


def _committed(view: View, one: PeopleCommitment) -> Committed:
    return Committed(
        area=view.say(label(PeopleArea, one.area)) if one.area else "",
        text=one.text,
        owner=view.role(one.owner_role),
        measure=next(iter(view.codes(Measure, (one.measure_id,))), ""),
    )


MONITORING = Part(
    key="monitoring",
    title="How {we} know",
    context=monitoring,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "No measure has been chosen yet. One for how it felt, one for what {customers} do next "
        "and one for each level are a good start."
    ),
)
LEARNING = Part(
    key="learning",
    title="Learning",
    beyond_quick=True,
    context=learning,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "Nothing is planned for learning yet. Seven points, and the mindset before them, half "
        "an hour each, turn this document into what people do."
    ),
)
RECOGNITION = Part(
    key="recognition",
    title="Appraisal and thanks",
    beyond_quick=True,
    context=recognition,
    editions=OUR_PEOPLE,
    still_to_decide=(
        "Nothing says yet what good work is thanked for here. Name one thing you would like to "
        "see more of, and how you will say thank you."
    ),
)
