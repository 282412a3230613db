"""What the charter says: only what the public edition may say, in its words."""

from __future__ import annotations

from decimal import Decimal

from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import Promise, is_public
from credo_builder.chapters.recovery import LadderStep, RecoveryStep
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.results import course, is_lower_better
from credo_builder.compose.sections import rules
from credo_builder.compose.sentences import amount, going_on, level_sentence
from credo_builder.compose.view import View
from credo_builder.domain.quantities import Quantity, in_words, number
from credo_builder.domain.terms import Visibility
from credo_builder.domain.wording import sentence
from credo_builder.pack.lines import motto
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Row:
    """One thing people can count on: its words, its figure, and what goes with it."""

    name: str
    figure: str
    unit: str
    sentence: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The last result of a measure that is shown to the people served.

    ``deed`` says what is done about it where it is red; empty else.
    """

    name: str
    words: str
    share: Decimal | None
    aim: Decimal | None
    aim_words: str
    standing: str
    period: str
    deed: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a complaint."""

    title: str
    words: str


@dataclass(frozen=True)
class CharterWords:
    """Everything a charter says, filled and in the document's language."""

    lede: str
    rows: tuple[Row, ...]
    conditions: str
    results: tuple[Result, ...]
    steps: tuple[Step, ...]
    requests: tuple[tuple[str, str], ...]
    contact: tuple[tuple[str, str], ...]


def charter_words(view: View) -> CharterWords:
    """Return what the charter of *view* says."""
    off = view.project.settings.document.sections_off
    promised = () if "promises" in off else tuple(p for p in view.of(Promise) if is_public(p))
    levels = () if "service_levels" in off else view.of(ServiceLevel)
    recovers = "recovery" not in off
    page = rules.recovery(view) if recovers else None
    return CharterWords(
        lede=_lede(view),
        rows=_rows(view, promised, levels),
        conditions=_conditions(view, levels),
        results=() if "monitoring" in off else _results(view),
        steps=_steps(view) if recovers else (),
        requests=tuple(
            (sentence(view.fill(one.text)), _ended(view.fill(one.why)))
            for one in (page.requests if page else ())
            if one.text.strip()
        ),
        contact=_contact(view, page) if page else (),
    )


def _ended(text: str) -> str:
    return sentence(text) if text.strip() else ""


def _lede(view: View) -> str:
    said = view.say("What every {customer} can count on, and what happens if {we} fall short.")
    words = motto(view)
    return f"{sentence(words)} {said}" if words else said


def _rows(
    view: View, promised: tuple[Promise, ...], levels: tuple[ServiceLevel, ...]
) -> tuple[Row, ...]:
    """Return promises with a figure, then levels of their own, then promises without one."""
    told: list[Row] = []
    bare: list[Row] = []
    kept: set[str] = set()
    for promise in promised:
        own = [one for one in levels if promise.id in one.promise_ids]
        first = next((one for one in own if one.target is not None and one.id not in kept), None)
        kept.update(one.id for one in own)
        row = _promise_row(view, promise, first, own)
        (told if row.figure else bare).append(row)
    alone = [_level_row(view, one) for one in levels if one.id not in kept]
    return (*told, *alone, *bare)


def _promise_row(
    view: View, promise: Promise, level: ServiceLevel | None, own: list[ServiceLevel]
) -> Row:
    notes: list[str] = []
    said = " ".join(view.fill(view.told(level_sentence(one))) for one in own)
    if promise.conditions:
        conditions = "; ".join(view.fill(one.strip(" .")) for one in promise.conditions)
        notes.append(sentence(f"{view.say('It depends on:')} {conditions}"))
    mends = [promise.recovery, promise.payout if promise.guarantee else ""]
    amends = " ".join(sentence(view.fill(one)) for one in mends if one.strip())
    if amends:
        notes.append(f"{view.say('If {we} break it:')} {going_on(amends)}")
    figure, unit = _figure(view, level) if level else ("", "")
    return Row(sentence(view.fill(promise.words)), figure, unit, said, tuple(notes))


def _level_row(view: View, level: ServiceLevel) -> Row:
    figure, unit = _figure(view, level)
    said = view.fill(view.told(level_sentence(level)))
    return Row(sentence(view.fill(level.name.strip())), figure, unit, said, ())


def _figure(view: View, level: ServiceLevel) -> tuple[str, str]:
    """Return the target as its figure and its unit; both empty without one."""
    if level.target is None:
        return "", ""
    words, figure = view.told(amount(level.target)), number(level.target.value)
    if words.startswith(figure) and words != figure:
        return figure, words.removeprefix(figure).strip()
    return words, ""


def _conditions(view: View, levels: tuple[ServiceLevel, ...]) -> str:
    """Return in which circumstances the levels hold, and what they leave out."""
    normal = dict.fromkeys(
        sentence(view.fill(one.normal_circumstances.strip()))
        for one in levels
        if one.normal_circumstances.strip()
    )
    left = dict.fromkeys(
        view.fill(words.strip(" .")) for one in levels for words in one.exclusions if words.strip()
    )
    told = [f"{view.say('Normal service:')} {' '.join(normal)}"] if normal else []
    if normal:
        told.append(view.say("Out of the ordinary, {we} say so before {customers} ask."))
    if left:
        told.append(sentence(f"{view.say('Left out:')} {'; '.join(left)}"))
    return " ".join(told)


def _results(view: View) -> tuple[Result, ...]:
    """Return the last results of the measures that are shown to the people served.

    That they are shown is decided by a tick of their own; a private measure stays private.
    """
    open_ones = (Visibility.PUBLIC, Visibility.STAFF)
    found = []
    for measure in view.project.of(Measure):
        if not measure.published or measure.visibility not in open_ones:
            continue
        went = course(view, measure)
        if went is None or went.latest is None or not measure.name.strip():
            continue
        last = next(one for one in reversed(measure.results) if one.value is not None)
        value, green = last.value, measure.green
        shares = value is not None and value.unit == "percent"
        aims = green is not None and value is not None and green.unit == value.unit
        standing = went.latest.status
        found.append(
            Result(
                name=view.fill(measure.name.strip()),
                words=number(value.value) if shares and value else went.latest.words,
                share=value.value if shares and value else None,
                aim=green.value if shares and aims and green else None,
                aim_words=_aim(view, measure, green) if aims and green else "",
                standing=view.say("met" if standing == "green" else "not yet") if standing else "",
                period=went.latest.period,
                deed=_deed(view, measure) if standing == "red" else "",
            )
        )
    return tuple(found)


def _aim(view: View, measure: Measure, green: Quantity) -> str:
    """Return what is aimed for: at least the limit of green, or at most."""
    words = view.told(in_words(green))
    less = is_lower_better(view, measure)
    return view.say("at most {limit}", limit=words) if less else words


def _deed(view: View, measure: Measure) -> str:
    """Return what is done about a red result, as a sentence; empty where nobody said."""
    response = view.fill(measure.response_if_red.strip())
    if not response:
        return ""
    return f"{view.say('What {we} do about it:')} {sentence(response)}"


def _steps(view: View) -> tuple[Step, ...]:
    """Return three steps: they tell us, we put it right, we come back to them."""
    rungs = {one.step: one for one in view.of(RecoveryStep)}
    titles = (
        (LadderStep.PUT_RIGHT, view.say("{We} put it right")),
        (LadderStep.FOLLOW_UP, view.say("{We} ask how it is")),
    )
    first = Step(
        view.say("Tell us"), view.say("Whoever you speak to listens, in whatever way is easiest.")
    )
    later = [Step(title, _who_when(view, rungs[key])) for key, title in titles if key in rungs]
    return (first, *later)


def _who_when(view: View, rung: RecoveryStep) -> str:
    who = view.role(rung.who) or view.say("Whoever hears it")
    if rung.within is None:
        return view.say("{who}, at once.", who=who)
    return view.say("{who}, within {time}.", who=who, time=view.told(amount(rung.within)))


def _contact(view: View, page: rules.RecoveryPage) -> tuple[tuple[str, str], ...]:
    ways = (
        (view.say("Whom"), page.role),
        (view.say("How"), page.reach),
        (view.say("By phone"), page.phone),
        (view.say("By email"), page.email),
        (view.say("On the web"), page.web),
        (view.say("In writing"), page.address),
    )
    return tuple((name, view.fill(words.strip())) for name, words in ways if words.strip())
