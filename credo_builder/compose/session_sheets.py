"""Sheets to lead a learning session by: its aim, its course in minutes, and what is our own."""

from __future__ import annotations

from credo_builder.chapters.learning import ServicePoint, TrainingModule, default_modules
from credo_builder.compose.session_words import missing_line, own_lines
from credo_builder.domain.project import Project
from credo_builder.domain.wording import sentence
from credo_builder.i18n import told
from credo_builder.values import dataclass

_SHARES = (1, 3, 6, 3, 1)
"""How the time of a session is shared out: half of it or nearly so is practice."""
_BY_NEED = (2, 1, 4, 0, 3)
"""Places of the steps, the one a very short session needs most first."""


@dataclass(frozen=True)
class SessionStep:
    """One part of a session.

    Attributes:
        minutes: how long it takes, 1 or more.
        words: what is done, in a sentence or two.
    """

    minutes: int
    words: str


@dataclass(frozen=True)
class SessionSheet:
    """All that somebody needs to lead the session on one of the eight points.

    Texts may hold placeholders such as ``{customers}``; whoever shows them fills them.

    Attributes:
        point: what the session is about.
        title: what it is called.
        objective: what people do differently afterwards.
        minutes: how long it takes; the minutes of its steps add up to it.
        know: what people should know.
        able: what they should be able to do.
        activity: how they practise.
        evidence: how it shows that they can.
        is_proposed: whether the organisation has no module of its own on this point.
        opening: the question to open with.
        steps: three to five parts in their order; fewer only in under three minutes.
        needs: what the trainer brings.
        ours: the organisation's own lines to talk about; () without any.
        missing: what to fill in, and where, so that there are some; empty when there are.
        ending: how it ends, and what each person takes away.
    """

    point: ServicePoint
    title: str
    objective: str
    minutes: int
    know: tuple[str, ...]
    able: tuple[str, ...]
    activity: str
    evidence: str
    is_proposed: bool
    opening: str
    steps: tuple[SessionStep, ...]
    needs: tuple[str, ...]
    ours: tuple[str, ...]
    missing: str
    ending: str


def session_sheet(project: Project, point: ServicePoint) -> SessionSheet:
    """Return the sheet of the session on *point*.

    What the project's own first module on that point leaves open is as we propose it.
    """
    usual = default_modules()[point.number]
    own = next((m for m in project.of(TrainingModule) if m.point == point), None)
    module = own or usual
    ours = own_lines(project, point)
    minutes = module.minutes or usual.minutes or 0
    activity = module.activity.strip() or usual.activity
    return SessionSheet(
        point=point,
        title=module.title.strip() or usual.title,
        objective=module.objective.strip() or usual.objective,
        minutes=minutes,
        know=_lines(module.knowledge) or usual.knowledge,
        able=_lines(module.skills) or usual.skills,
        activity=activity,
        evidence=module.evidence.strip() or usual.evidence,
        is_proposed=own is None,
        opening=_OPENINGS[point],
        steps=_steps(point, minutes, activity, has_own=bool(ours)),
        needs=(*_NEEDS[point], told("Something to write with, and a clock all can see.")),
        ours=ours,
        missing="" if ours else missing_line(point),
        ending=_ENDINGS[point],
    )


def session_sheets(project: Project) -> tuple[SessionSheet, ...]:
    """Return the eight sheets, the mindset first."""
    return tuple(session_sheet(project, point) for point in ServicePoint)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _steps(
    point: ServicePoint, minutes: int, activity: str, *, has_own: bool
) -> tuple[SessionStep, ...]:
    words = (
        told("Ask the opening question. Hear three answers, and judge none."),
        _OURS[point]
        if has_own
        else told("Nothing of our own is written down for this yet: find the first together."),
        told("Practise: {activity}", activity=sentence(activity)),
        _TALKS[point],
        told("Close: each says in one sentence what they will do on the next shift."),
    )
    return tuple(SessionStep(m, words[at]) for at, m in _shared_out(minutes))


def _shared_out(minutes: int) -> list[tuple[int, int]]:
    """Return (place of a step, its minutes) so that they add up to *minutes*.

    Every step has a minute at least, so a very short session has fewer.
    """
    places = sorted(_BY_NEED[: max(0, minutes)])
    spare = minutes - len(places)
    whole = sum(_SHARES[at] for at in places) or 1
    given = {at: 1 + spare * _SHARES[at] // whole for at in places}
    if places:
        given[_BY_NEED[0]] += minutes - sum(given.values())
    return [(at, given[at]) for at in places]


_OPENINGS = {
    ServicePoint.MINDSET: told("When did you last help somebody because you wanted to?"),
    ServicePoint.LEVELS: told(
        "Which of our figures would matter most to you if you were one of our {{customers}}?"
    ),
    ServicePoint.EMOTIONS: told("Whose mood did you take home last week, and how did it get in?"),
    ServicePoint.ENERGY: told("At which hour does this place need you most?"),
    ServicePoint.CONFIDENCE: told("When did a single sentence from somebody calm you down?"),
    ServicePoint.RISK: told("When did you last wish you had simply said yes?"),
    ServicePoint.COMPONENTS: told("What do people praise us for, and what do they never mention?"),
    ServicePoint.EMPATHY: told("When did a rule hurt you although nobody meant it to?"),
}
_OURS = {
    ServicePoint.MINDSET: told("Read our own thoughts aloud. Which have you caught yourself in?"),
    ServicePoint.LEVELS: told("Walk back from each level to its promise: why this figure?"),
    ServicePoint.EMOTIONS: told("Take our moments one by one: what do people feel just before?"),
    ServicePoint.ENERGY: told("Look at our busiest moments: what lifts us there, what drains us?"),
    ServicePoint.CONFIDENCE: told(
        "Read what people can rely on. Which line do you doubt, and why?"
    ),
    ServicePoint.RISK: told("Read the freedoms and the red lines. Who has used one, and when?"),
    ServicePoint.COMPONENTS: told("Name a behaviour of ours for each of the parts below."),
    ServicePoint.EMPATHY: told(
        "Go through the policies that bend: when is it right to bend them?"
    ),
}
_TALKS = {
    ServicePoint.MINDSET: told("Talk: what changes in the first sentence when the thought does?"),
    ServicePoint.LEVELS: told(
        "Talk: where do we miss a level, and is it people or the way we work?"
    ),
    ServicePoint.EMOTIONS: told("Talk: what helped the other person, and what helped you?"),
    ServicePoint.ENERGY: told("Talk: what in the huddle should we keep, and what was too long?"),
    ServicePoint.CONFIDENCE: told("Talk: which sentence would you have trusted, and why?"),
    ServicePoint.RISK: told("Talk: where did we decide differently, and can both be right?"),
    ServicePoint.COMPONENTS: told("Talk: which part is our favourite, and which do we forget?"),
    ServicePoint.EMPATHY: told("Talk: which words kept the rule and still felt kind?"),
}
_NEEDS = {
    ServicePoint.MINDSET: (told("A blank card for each person."),),
    ServicePoint.LEVELS: (told("A chain from value to measure with links left blank."),),
    ServicePoint.EMOTIONS: (told("Three short arrivals to play, and room to stand."),),
    ServicePoint.ENERGY: (told("The plan of next week, with the busy hours marked."),),
    ServicePoint.CONFIDENCE: (told("Four situations in which somebody is waiting for news."),),
    ServicePoint.RISK: (told("Six dilemmas from your own place, one a card."),),
    ServicePoint.COMPONENTS: (
        told("A sheet with the parts for each person, to rate from 1 to 5."),
    ),
    ServicePoint.EMPATHY: (told("Three refusals as they were really written, without names."),),
}
_ENDINGS = {
    ServicePoint.MINDSET: told("Each takes away a card: one thought to drop, one to keep."),
    ServicePoint.LEVELS: told("Each takes away one level and can say what it is good for."),
    ServicePoint.EMOTIONS: told("Each takes away their own first sign, and one way to settle."),
    ServicePoint.ENERGY: told("Each takes away a way to begin a shift, tried once here."),
    ServicePoint.CONFIDENCE: told("Each takes away one sentence that says who, what and when."),
    ServicePoint.RISK: told(
        "Each takes away one thing they may do from tomorrow, and whom to ask."
    ),
    ServicePoint.COMPONENTS: told("Each takes away one behaviour of the part they like least."),
    ServicePoint.EMPATHY: told("Each takes away one refusal in words they would accept."),
}
