"""What stands around the lines: motto, belief, steps of service, our word to each other."""

from __future__ import annotations

from collections.abc import Iterator

from credo_builder.chapters.branding import Voice
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.organisation import words
from credo_builder.chapters.outcome import Outcome, feeling_in_words
from credo_builder.chapters.recognition import PeopleCommitment
from credo_builder.compose.drafting.deeds import (
    Deed,
    as_ours,
    as_sentence,
    belief_of,
    deed_of,
    deeds,
    in_my_words,
    on_its_own,
    our_deeds,
    spoken,
)
from credo_builder.compose.drafting.draft import NOTHING, Draft, Speaker, fits, tidy
from credo_builder.compose.drafting.lines import WILL, known_here
from credo_builder.domain.project import Project
from credo_builder.domain.speech import count_words
from credo_builder.domain.wording import begun, filled, listed

MOTTO_WORDS, BELIEF_WORDS, STEP_WORDS = 10, 120, 10
STEPS, COMMITMENTS = 5, 4
_MOTTOS = {
    Voice.PLAIN: "{{Customers}} leave {feelings}.",
    Voice.WARM: "{Re} here so that you leave {feelings}.",
    Voice.FORMAL: "{Our} aim: {{customers}} who leave {feelings}.",
    Voice.LIVELY: "{beats}",
}


def motto(project: Project, who: Speaker) -> Draft:
    """Return a motto of at most ten words from the feelings people should leave with."""
    outcome = project.one(Outcome)
    named = [feeling_in_words(f.strip()).strip(" .") for f in outcome.feelings if count_words(f)]
    if who.whole_only:
        return NOTHING
    for many in range(min(3, len(named)), 0, -1):
        some = named[:many]
        beats = " ".join(f"{begun(one)}." for one in some)
        said = who.say(_MOTTOS[who.voice], feelings=listed(some), beats=beats)
        if fits(filled(said, words(project)), MOTTO_WORDS):
            return Draft(said, (outcome.id,))
    return NOTHING


def belief(project: Project, who: Speaker) -> Draft:
    """Return what we believe, from the values and the outcome, in at most 120 words."""
    held = [(v, _held(v, who)) for v in project.of(CoreValue) if count_words(v.belief)]
    values = [(v, words) for v, words in held if words][:4]
    if who.whole_only:
        said = " ".join(as_sentence(v.belief) for v, _ in held[:4])
        return Draft(said if fits(said, BELIEF_WORDS) else "", tuple(v.id for v, _ in held[:4]))
    if not values:
        return NOTHING
    outcome = project.one(Outcome)
    while values:
        clauses = [words for _, words in values]
        roots = [v.id for v, _ in values]
        for parts in ((_result(outcome, who), _test(outcome, who)), (_result(outcome, who),), ()):
            ends = [part for part in parts if part]
            said = tidy(" ".join([_believed(clauses, who), *ends]))
            if fits(said, BELIEF_WORDS):
                links = (*roots, *((outcome.id,) if ends else ()))
                return Draft(spoken(said, contracts=who.contracts), links)
        values.pop()
    return NOTHING


def _held(value: CoreValue, who: Speaker) -> str:
    clause = belief_of(value.belief)
    return in_my_words(clause) if who.is_one and clause.startswith("we should ") else clause


def _believed(clauses: list[str], who: Speaker) -> str:
    if who.voice == Voice.PLAIN:
        first, *rest = clauses
        more = [as_sentence(on_its_own(one)) for one in rest]
        return " ".join([as_sentence(who.say("{We} believe that {it}", it=first)), *more])
    if who.voice == Voice.WARM:
        last = len(clauses) - 1
        starts = [
            "And {we} believe that {it}." if 0 < n == last else "{We} believe that {it}."
            for n in range(len(clauses))
        ]
        return " ".join(who.say(s, it=one) for s, one in zip(starts, clauses, strict=True))
    if who.voice == Voice.FORMAL:
        if any(";" in one for one in clauses):
            return " ".join(as_sentence(who.say("{We} hold that {it}", it=c)) for c in clauses)
        said = who.say("{We} hold that {it}", it=clauses[0])
        more = [f"that {one}" for one in clauses[1:]]
        if not more:
            return as_sentence(said)
        return as_sentence("; ".join([said, *more[:-1], f"and {more[-1]}"]))
    said = " ".join(as_sentence(on_its_own(one)) for one in clauses)
    return who.say("Here’s what {we} believe. {said}", said=said)


def _result(outcome: Outcome, who: Speaker) -> str:
    """Return what is different for people in the end: the first sentence of the outcome."""
    statement = as_sentence(outcome.statement)
    first = statement.split(". ", 1)[0].rstrip(".") if statement else ""
    if not first:
        return ""
    if who.voice == Voice.PLAIN:
        return as_sentence(who.say("What {we} work for: {it}", it=_small(first)))
    if who.voice == Voice.WARM:
        return as_sentence(who.say("That’s why {re} here: {it}", it=_small(first)))
    if who.voice == Voice.FORMAL:
        return as_sentence(who.say("{Our} purpose is this: {it}", it=_small(first)))
    return as_sentence(who.say("And the point of it all? {it}", it=first))


def _small(words: str) -> str:
    """Return *words* with a small first letter where a small word or a placeholder begins."""
    if words.startswith("{Customer"):
        return "{c" + words[2:]
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first.lower() in _GOING_ON else words


_GOING_ON = {
    "people", "they", "everyone", "everybody", "nobody", "somebody", "the", "a", "an", "each",
    "every", "whoever", "no", "what", "when", "our", "we", "all", "those", "anyone",
}  # fmt: skip
_TESTS = {
    Voice.PLAIN: "When nobody is there to ask, {we} {deed}.",
    Voice.WARM: "And when there’s nobody to ask, {we}’ll {base}.",
    Voice.FORMAL: "Where no rule applies, {we} {deed}.",
    Voice.LIVELY: "Nobody around to ask? {We} {deed}.",
}
_QUESTIONS = {
    Voice.PLAIN: "When in doubt, {we} ask: {question}",
    Voice.WARM: "And when {re} not sure, {we} ask ourselves: {question}",
    Voice.FORMAL: "Where no rule applies, {we} ask: {question}",
    Voice.LIVELY: "Not sure? Then {we} ask: {question}",
}


def _test(outcome: Outcome, who: Speaker) -> str:
    """Return the common-sense test as a sentence, whether it is a question or a deed."""
    words = tidy(outcome.common_sense_test)
    if not words:
        return ""
    if words.endswith("?"):
        template = _QUESTIONS[who.voice]
        if who.is_one:
            template = template.replace("ourselves", "myself")
        return who.say(template, question=_question(words))
    deed = _tested(words)
    if deed is None:
        return ""
    if who.is_one:
        deed = Deed(in_my_words(deed.base))
    return who.say(_TESTS[who.voice], deed=deed.done_by(one=who.is_one), base=deed.base)


def _tested(words: str) -> Deed | None:
    """Return the deed of the common-sense test; the “you” it speaks to is us."""
    deed = deed_of(words)
    if deed is None:
        return None
    return Deed(as_ours(deed.base))


def _question(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}" if words[:2] not in ("I ", "I’") else words


def steps(project: Project, who: Speaker) -> tuple[Draft, ...]:
    """Return up to five steps of service, one a stage, from what is done at its best moment."""
    if who.whole_only:
        return ()
    found = [draft for stage in project.of(Stage) if (draft := _step(project, stage, who))]
    if len(found) <= STEPS:
        return tuple(found)
    weighed = sorted(found, key=lambda d: _weight(project, d), reverse=True)[:STEPS]
    return tuple(draft for draft in found if draft in weighed)


def _weight(project: Project, draft: Draft) -> tuple[bool, int]:
    moment = project.find(Moment, draft.link_ids[-1])
    return (moment.is_critical, moment.importance or 0) if moment else (False, 0)


def _step(project: Project, stage: Stage, who: Speaker) -> Draft | None:
    name = stage.name.strip().rstrip(".:?!;,")
    there = [m for m in project.of(Moment) if m.stage_id == stage.id]
    there.sort(key=lambda m: (not m.is_critical, -(m.importance or 0)))
    formal = who.voice == Voice.FORMAL
    called = {m: our_deeds(m.do, one=who.is_one) if formal else deeds(m.do) for m in there if name}
    for moment, done in _steps_of(called, known_here(project)):
        feeling = feeling_in_words(moment.feeling_wanted.strip()).strip(" .")
        felt = feeling and done.goes_on
        template = (_STEPS if felt else _BARE_STEPS)[who.voice]
        said = who.say(
            _STEPS_OF_THEM if felt and formal and done.names_them else template,
            name=begun(name),
            deed=done.base,
            Deed=begun(done.base),
            mine=done.done_by(one=who.is_one),
            feeling=feeling,
        )
        return Draft(spoken(said, contracts=who.contracts), (stage.id, moment.id))
    return None


def _steps_of(
    called: dict[Moment, tuple[Deed, ...]], known: frozenset[str]
) -> Iterator[tuple[Moment, Deed]]:
    """Yield deeds for a step, each with its moment: those that need no scene to be understood.

    Among the moments of a stage their order decides, then how short a deed is. What points at
    something nobody has named makes no step.
    """
    for moment, found in called.items():
        clear = [d for d in found if d.is_clear(known)]
        yield from ((moment, d) for d in clear if d.goes_on and d.words <= STEP_WORDS)
    for moment, found in called.items():
        whole = sorted((d for d in found if not d.points_back), key=lambda d: d.words)
        yield from ((moment, d) for d in whole)


_BARE_STEPS = {
    Voice.PLAIN: "{name}: {deed}.",
    Voice.WARM: "{name}: {we}’ll {deed}.",
    Voice.FORMAL: "{name}: {we} {mine}.",
    Voice.LIVELY: "{name}. {Deed}.",
}
_STEPS = {
    Voice.PLAIN: "{name}: {deed}.",
    Voice.WARM: "{name}: {deed}, so they feel {feeling}.",
    Voice.FORMAL: "{name}: {we} {mine}, so that {{customers}} feel {feeling}.",
    Voice.LIVELY: "{name}. {Deed}.",
}
_STEPS_OF_THEM = "{name}: {we} {mine}, so that they feel {feeling}."


def employee_promise(project: Project, who: Speaker) -> Draft:
    """Return what we promise each other, from the commitments to our people."""
    kept = [one for one in project.of(PeopleCommitment) if count_words(one.text)]
    if who.whole_only:
        said = " ".join(as_sentence(one.text) for one in kept[:COMMITMENTS])
        return Draft(said, tuple(one.id for one in kept[:COMMITMENTS]))
    meant = [(one.id, tidy(will[1])) for one in kept if (will := WILL.match(tidy(one.text)))]
    done = [(root, deed) for root, text in meant if (deed := deed_of(text))][:COMMITMENTS]
    if not done:
        return NOTHING
    roots = tuple(root for root, _ in done)
    plain = [deed.done_by(one=who.is_one) for _, deed in done]
    base = [deed.base for _, deed in done]
    if who.voice == Voice.PLAIN:
        said = " ".join(who.say("{We} {deed}.", deed=deed) for deed in plain)
    elif who.voice == Voice.WARM:
        start = who.say("Looking after {{customers}} starts with looking after each other.")
        called = _called(base, who, "{We}’ll {deed}.", "And {we}’ll {deed}.")
        said = " ".join([start, *called])
    elif who.voice == Voice.FORMAL:
        start = "To all who serve here, {we} give {our} word: {we} will {deeds}."
        said = who.say(start, deeds=_chained(base))
    else:
        called = _called(plain, who, "{We} {deed}.", "And {we} {deed}.")
        said = who.say("{Our} side of the deal? {said}", said=" ".join(called))
    return Draft(spoken(said, contracts=who.contracts), roots)


def _called(done: list[str], who: Speaker, each: str, ending: str) -> Iterator[str]:
    for place, deed in enumerate(done):
        yield who.say(ending if 0 < place == len(done) - 1 else each, deed=deed)


def _chained(words: list[str]) -> str:
    """Return *words* joined by commas, or by semicolons where one holds a comma or an "and"."""
    if len(words) == 1 or not any("," in one or " and " in one for one in words):
        return listed(words)
    return f"{'; '.join(words[:-1])}; and {words[-1]}"


_PLEDGES = {
    Voice.PLAIN: "I will keep to this credo. When nobody is there to ask, I will {deed}.",
    Voice.WARM: "I’ll stand by this, and when there’s nobody to ask, I’ll {deed}.",
    Voice.FORMAL: "I undertake to serve by this credo and, where it is silent, to {deed}.",
    Voice.LIVELY: "Count me in. Nobody to ask? I’ll {deed}.",
}
_ASKING = {
    Voice.PLAIN: "I will keep to this credo. When in doubt, I will ask: {question}",
    Voice.WARM: "I’ll stand by this, and when I’m not sure, I’ll ask myself: {question}",
    Voice.FORMAL: "I undertake to serve by this credo and, where it is silent, to ask: {question}",
    Voice.LIVELY: "Count me in. Not sure? I’ll ask: {question}",
}
_BY_NAME = {
    Voice.PLAIN: "I will stand by what we believe in: {names}.",
    Voice.WARM: "You can count on me for this: {names}.",
    Voice.FORMAL: "I undertake to act by the values set down here: {names}.",
    Voice.LIVELY: "{beats} Count me in.",
}


def pledge(project: Project, who: Speaker) -> Draft:
    """Return the sentence people sign under, from the common-sense test or the values."""
    if who.whole_only:
        return NOTHING
    outcome = project.one(Outcome)
    test = tidy(outcome.common_sense_test)
    if test.endswith("?"):
        said = who.say(_ASKING[who.voice], question=_question(test))
        return Draft(spoken(said, contracts=who.contracts), (outcome.id,))
    deed = _tested(test)
    if deed is not None:
        said = who.say(_PLEDGES[who.voice], deed=in_my_words(deed.base))
        return Draft(spoken(said, contracts=who.contracts), (outcome.id,))
    values = [v for v in project.of(CoreValue) if count_words(v.name)]
    names = [v.name.strip().rstrip(".!?;:") for v in values]
    if not names:
        return NOTHING
    beats = " ".join(f"{begun(one)}." for one in names)
    said = who.say(_BY_NAME[who.voice], names=listed([_lowered(n) for n in names]), beats=beats)
    return Draft(spoken(said, contracts=who.contracts), tuple(v.id for v in values))


def _lowered(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
