"""Lines of a credo, each from one promise, value or moment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credo_builder.chapters.branding import Voice
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Impression, Moment
from credo_builder.chapters.outcome import Outcome, feeling_in_words
from credo_builder.chapters.promises import STANDING, Decision, Promise, is_public
from credo_builder.chapters.recovery import LadderStep, RecoveryStep
from credo_builder.compose.drafting.deeds import (
    Deed,
    as_sentence,
    belief_of,
    best,
    deed_of,
    named_in,
    never_of,
    on_its_own,
    our_deeds,
    spoken,
    to_you,
    unheard,
)
from credo_builder.compose.drafting.draft import Draft, Speaker, fits
from credo_builder.domain.project import Project
from credo_builder.domain.speech import count_words
from credo_builder.domain.terms import Visibility
from credo_builder.domain.wording import begun, listed

BREATH = 26
"""Words that can still be said in one breath."""
LETTERS = 90
"""Letters that can still be read from afar; where more would come, one thing is said."""
SHORT, QUESTION = 16, 9
"""Words two short sentences may have together, and a deed that is asked for."""
_INVITING = {
    "ask", "bring", "call", "cancel", "change", "choose", "come", "order", "phone",
    "return", "ring", "say", "send", "start", "stay", "swap", "take", "tell", "try", "use",
    "visit", "write",
}  # fmt: skip
"""Verbs one may call out to somebody who is welcome to do so."""
_HAD = re.compile(r"have (?:the|an?|your)\b")
_NOT_WANTED = {"be", "expect", "feel", "have", "see", "know"}
"""Verbs that make no question after “Want to”."""


def value_line(value: CoreValue, place: int, who: Speaker, said: tuple[str, ...] = ()) -> Draft:
    """Return a line from *value*; *place* among the values (from 0) varies its build.

    What *said* says already is said again only for want of other behaviours.
    """
    done = best(our_deeds(value.behaviours_do, one=who.is_one), said)
    if who.whole_only or done is None:
        return Draft()
    never = never_of(value.behaviours_never)
    frames = {
        Voice.PLAIN: _plain_value,
        Voice.WARM: _warm_value,
        Voice.FORMAL: _formal_value,
        Voice.LIVELY: _lively_value,
    }
    return _drafted(frames[who.voice](value, done, never, place, who), (value.id,), who)


def _plain_value(
    value: CoreValue, done: Deed, never: Deed | None, place: int, who: Speaker
) -> str:
    del value
    mine = to_you(done).done_by(one=who.is_one)
    if never is not None and place % 2 and done.words + never.words <= SHORT:
        return who.say("{We} {deed}. {We} never {never}.", deed=mine, never=to_you(never).base)
    return who.say("{We} {deed}.", deed=mine)


def _warm_value(value: CoreValue, done: Deed, never: Deed | None, place: int, who: Speaker) -> str:
    del never
    deed = to_you(done).base
    clause = belief_of(value.belief)
    joins = clause and not re.search(r"[;:]", clause)
    if joins and place % 2 == 0 and fits(f"{clause} {deed}", BREATH - 2):
        start = begun(on_its_own(clause))
        return who.say("{start}, so {we}’ll {deed}.", start=start, deed=deed)
    if place % 2 or re.match(r"(?:never|always|be)\b", deed):
        return who.say("{We}’ll {deed}.", deed=deed)
    return who.say("You’ll find that {we} {deed}.", deed=to_you(done).done_by(one=who.is_one))


def _formal_value(
    value: CoreValue, done: Deed, never: Deed | None, place: int, who: Speaker
) -> str:
    del value
    deed = to_you(done).base
    if place % 2:
        return who.say("{We} undertake to {deed}.", deed=deed)
    if never is not None:
        words = "You may rely on {us} to {deed}, and never to {never}."
        both = who.say(words, deed=deed, never=to_you(never).base)
        if len(both) <= LETTERS:
            return both
    return who.say("You may rely on {us} to {deed}.", deed=deed)


def _lively_value(
    value: CoreValue, done: Deed, never: Deed | None, place: int, who: Speaker
) -> str:
    mine = to_you(done).done_by(one=who.is_one)
    if never is not None and place % 2 == 0:
        words = "{never}? Not {us}. {We} {deed}."
        both = who.say(words, never=begun(to_you(never).base), deed=mine)
        if len(both) <= LETTERS:
            return both
    name = value.name.strip().rstrip(".?!:;")
    if name and fits(name, 4):
        return who.say("{name}? {We} {deed}.", name=begun(name), deed=mine)
    return who.say("{We} {deed}.", deed=mine)


WILL = re.compile(r"(?:we|i)(?:\s+will|[’']ll)\s+(.+)", re.IGNORECASE | re.DOTALL)
_CAN = re.compile(r"you\s+(?:can|may)\s+(.+)", re.IGNORECASE | re.DOTALL)


def promise_line(promise: Promise, place: int, who: Speaker) -> Draft:
    """Return *promise* as a line; *place* among the promises (from 0) varies its build."""
    words = as_sentence(promise.words)
    if not count_words(words):
        return Draft()
    if not who.whole_only:
        words = _bent(words, place, who)
    return _drafted(words, (promise.id,), who)


def _bent(words: str, place: int, who: Speaker) -> str:
    will, can = WILL.match(words), _CAN.match(words)
    if will:
        deed = deed_of(will[1])
        return _will(deed, place, who) if deed else words
    if can:
        deed = deed_of(can[1])
        return _can(deed, place, who) if deed else words
    return _parted(words) if who.voice == Voice.LIVELY else words


def _will(deed: Deed, place: int, who: Speaker) -> str:
    if who.voice == Voice.PLAIN:
        return who.say("{We} {deed}.", deed=deed.done_by(one=who.is_one))
    if who.voice == Voice.WARM:
        return who.say("{We}’ll {deed}.", deed=deed.base)
    if who.voice == Voice.FORMAL:
        never = re.match(r"never (.+)", deed.base)
        if never:
            return who.say("{We} undertake never to {deed}.", deed=never[1])
        return who.say("{We} undertake to {deed}.", deed=deed.base)
    said = _parted(who.say("{We}’ll {deed}.", deed=deed.base))
    return who.say("{said} Hold {us} to it.", said=said) if place == 0 else said


def _can(deed: Deed, place: int, who: Speaker) -> str:
    verb = deed.base.split(" ", 1)[0]
    if who.voice == Voice.FORMAL:
        return who.say("You may {deed}.", deed=deed.base)
    if who.voice == Voice.WARM:
        if verb in _INVITING:
            return who.say("Do {deed}.", deed=deed.base)
        ours = place % 2 or re.search(r"\b(?:us|me)\b", deed.base)
        start = "You can {deed}." if ours else "With {us}, you can {deed}."
        return who.say(start, deed=deed.base)
    if who.voice == Voice.LIVELY:
        if verb in _INVITING:
            return _parted(begun(f"{deed.base}."))
        if deed.is_simple and _HAD.match(deed.base) and " it" not in deed.base:
            return who.say("Want {it}? You can have it.", it=deed.base[5:])
        if deed.is_simple and deed.words <= QUESTION and verb not in _NOT_WANTED:
            return who.say("Want to {deed}? You can.", deed=deed.base)
        return _parted(who.say("You can {deed}.", deed=deed.base))
    return who.say("You can {deed}.", deed=deed.base)


def _parted(words: str) -> str:
    """Return *words* as two sentences where they go on with “, and”."""
    start, comma, end = words.partition(", and ")
    if not comma or not fits(end, 12) or "“" in start:
        return words
    return f"{start}. And {end}"


def known_here(project: Project) -> frozenset[str]:
    """Return the words that values, kept promises and the outcome of *project* use."""
    outcome = project.one(Outcome)
    values = (text for v in project.of(CoreValue) for text in (v.name, v.belief, *v.behaviours_do))
    promised = (p.words for p in project.of(Promise) if may_be_said(p))
    return named_in((outcome.statement, outcome.common_sense_test, *values, *promised))


def moment_line(
    moment: Moment, who: Speaker, known: frozenset[str], said: tuple[str, ...] = ()
) -> Draft:
    """Return a line from what is done at *moment* and how people should feel then.

    Only from what is understood without having been there, for which *known* are the words
    that values and promises use; what *said* says already is not said again.
    """
    feeling = feeling_in_words(moment.feeling_wanted.strip()).strip(" .")
    ours = our_deeds(moment.do, one=who.is_one)
    clear = tuple(d for d in ours if d.goes_on and d.is_clear(known))
    done = best(unheard(clear, said), most=12)
    if who.whole_only or not feeling or done is None:
        return Draft()
    yours = to_you(done)
    mine = yours.done_by(one=who.is_one)
    words = {
        Voice.PLAIN: "{We} {mine}, so that you feel {feeling}.",
        Voice.WARM: "{We}’d like you to feel {feeling}, so {we}’ll {deed}.",
        Voice.FORMAL: "You may expect {us} to {deed}, so that you feel {feeling}.",
        Voice.LIVELY: "You should feel {feeling}. So {we} {mine}.",
    }[who.voice]
    line = who.say(words, mine=mine, deed=yours.base, feeling=feeling)
    return _drafted(line, (moment.id,), who)


_RUNGS = {
    LadderStep.LISTEN: ("listen", "listen", "listen", "listen"),
    LadderStep.APOLOGISE: ("say sorry", "say sorry", "apologise", "say sorry"),
    LadderStep.PUT_RIGHT: ("put it right", "put it right", "put it right", "fix it"),
    LadderStep.FOLLOW_UP: ("ask how it is now", "see how you are", "follow it up", "check back"),
}
"""What is done on a rung, in the order of the four voices."""
_WRONG = {
    Voice.PLAIN: "When {we} get it wrong, {we} {rungs}.",
    Voice.WARM: "If {ve} let you down, do tell {us}: {we}’ll {rungs}.",
    Voice.FORMAL: "Should {we} fall short, {we} will {rungs}.",
    Voice.LIVELY: "Got it wrong? Then {we} {rungs}.",
}


def recovery_line(project: Project, who: Speaker) -> Draft:
    """Return a line about putting things right, from the moment and the ladder decided on."""
    moment = next((m for m in project.of(Moment) if m.impression == Impression.RECOVERY), None)
    if who.whole_only or moment is None:
        return Draft()
    decided = {step.step for step in project.of(RecoveryStep) if step.what.strip()}
    voice = tuple(Voice).index(who.voice)
    rungs = [words[voice] for rung, words in _RUNGS.items() if rung in decided]
    words = listed(rungs[:3] or [_RUNGS[LadderStep.PUT_RIGHT][voice]])
    return _drafted(who.say(_WRONG[who.voice], rungs=words), (moment.id,), who)


def may_be_said(promise: Promise) -> bool:
    """Whether *promise* may stand in the credo: said, standing and for everyone to read."""
    open_now = promise.decision in (*STANDING, Decision.MAKE_EXPLICIT)
    chosen = promise.show_in_credo and open_now and promise.visibility == Visibility.PUBLIC
    return bool(promise.words.strip()) and (chosen or is_public(promise))


def every_line(project: Project, who: Speaker) -> Iterator[Draft]:
    """Yield a draft for each promise, value and critical moment, and one for what went wrong."""
    promises = [p for p in project.of(Promise) if may_be_said(p)]
    promises.sort(key=lambda p: not p.show_in_credo)
    yield from (promise_line(p, place, who) for place, p in enumerate(promises))
    yield from (value_line(v, place, who) for place, v in enumerate(project.of(CoreValue)))
    critical = (m for m in project.of(Moment) if m.is_critical)
    known = known_here(project)
    yield from (
        moment_line(m, who, known) for m in critical if m.impression != Impression.RECOVERY
    )
    yield recovery_line(project, who)


def _drafted(words: str, ids: tuple[str, ...], who: Speaker) -> Draft:
    if not who.whole_only:
        words = spoken(words, contracts=who.contracts)
    return Draft(as_sentence(words), ids)
