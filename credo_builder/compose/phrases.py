"""Sentences in phrases: which words of a sentence come from which field.

A screen can show such a sentence while it grows, and lead from a phrase to its field.
Everything returned still holds the user's placeholders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.outcome import Feeling
from credo_builder.chapters.service_levels import TIMED, Metric, ServiceLevel
from credo_builder.compose.sentences import (
    ALL,
    amount,
    cases_of,
    decapitalised,
    in_hundred,
    level_sentence,
    times,
)
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import in_words, number
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed, sentence
from credo_builder.i18n import told

MISSING = "…"
"""What stands where an answer is still missing."""


@dataclass(frozen=True)
class Phrase:
    """Some words of a sentence; *field* is where they come from, empty for our own."""

    text: str
    field: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the field has no answer yet."""
        return self.text == MISSING


Saying = Callable[[str], str]
"""Says a sentence made for the project in some language; other words come back as they are."""


def level_phrases(level: ServiceLevel, say: Saying = str) -> tuple[Phrase, ...]:
    """Return the sentence of *level* in phrases; missing answers that it needs stand as "…".

    Without the missing ones the phrases join to `sentences.level_sentence`, as *say* says it.
    """
    whole = say(level_sentence(level))
    if level.sentence.strip():
        return (Phrase(whole, "sentence"),)
    found = _found(whole, [(say(words), field) for words, field in _sources(level)])
    if not level.name.strip():
        found = (Phrase(MISSING, "name"), *found)
    if level.target is None:
        return (*_without_stop(found), *_missing_target(level, say))
    return found


def _sources(level: ServiceLevel) -> list[tuple[str, str]]:
    """Return (words, field) in the order in which the sentence may hold them."""
    told = [(level.name.strip().rstrip(".:; "), "name")]
    cases = (cases_of(level), "population")
    if level.target is None:
        return told
    if level.target.unit == "percent":
        return [*told, *((words, "target") for words in _aims(level.target.value)), cases]
    told.append((_amount(level), "target"))
    told.append((_bare(level.clock_start), "clock_start"))
    if level.share_pct is not None:
        told += [(words, "share_pct") for words in _shares(level)]
    return [*told, cases]


def _aims(share: Decimal) -> tuple[str, ...]:
    """Return the ways in which the sentence may say a target that is a share itself."""
    exact = told("{share} of every 100", share=number(share))
    return (told("every time"), exact) if share >= ALL else (exact,)


def _amount(level: ServiceLevel) -> str:
    if level.target is None:
        return ""
    if level.metric == Metric.CONTACT_COUNT and level.target.unit == "count":
        return number(level.target.value)
    if level.target.unit == "count" and not level.target.value:
        return told("none at all")
    return amount(level.target)


def _shares(level: ServiceLevel) -> tuple[str, ...]:
    """Return the ways in which the sentence may say the share; one of them stands there."""
    share = level.share_pct
    if share is None:
        return ()
    if share >= ALL:
        return (told("every time"),)
    return (in_hundred(share), told("{times} in 100", times=times(share)))


def _bare(text: str) -> str:
    return text.strip().rstrip(" .")


def _found(whole: str, sources: list[tuple[str, str]]) -> tuple[Phrase, ...]:
    """Return *whole* cut where the words of *sources* stand, each after the one before."""
    phrases: list[Phrase] = []
    at = 0
    for words, field in sources:
        place = whole.lower().find(words.lower(), at) if words else -1
        if place < 0:
            continue
        if place > at:
            phrases.append(Phrase(whole[at:place]))
        at = place + len(words)
        phrases.append(Phrase(whole[place:at], field))
    if at < len(whole):
        phrases.append(Phrase(whole[at:]))
    return tuple(phrases)


def _without_stop(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    last = phrases[-1].text.rstrip(".")
    return (*phrases[:-1], *((Phrase(last, phrases[-1].field),) if last else ()))


def _missing_target(level: ServiceLevel, say: Saying) -> tuple[Phrase, ...]:
    before = f" {say(told('within {amount}', amount=''))}" if level.metric in TIMED else ": "
    phrases = (Phrase(before), Phrase(MISSING, "target"))
    if level.share_pct is None:
        return (*phrases, Phrase("."))
    return (*phrases, Phrase(", "), Phrase(say(_shares(level)[-1]), "share_pct"), Phrase("."))


def freedom_phrases(project: Project, one: Empowerment) -> tuple[Phrase, ...]:
    """Return what the role of *one* hears: what it may do, its limits, whom it asks.

    What nobody decided yet stands as "…".
    """
    may = _either(one.freedoms) or MISSING
    phrases = [Phrase("You may "), Phrase(may, "freedoms")]
    if one.spend_limit is not None:
        spend = f"up to {in_words(one.spend_limit)}"
        phrases += [Phrase(", and spend "), Phrase(spend, "spend_limit"), Phrase(" on one case")]
    if one.time_limit is not None:
        phrases += [Phrase(", and give it "), Phrase(in_words(one.time_limit), "time_limit")]
    phrases += [
        Phrase(", without asking. You never "),
        Phrase(_either(one.never) or MISSING, "never"),
    ]
    phrases.append(Phrase(". Beyond that, ask: "))
    role = project.find(Role, one.ask_whom)
    phrases.append(Phrase(role.title if role and role.title else MISSING, "ask_whom"))
    if one.answer_within is not None:
        answer = in_words(one.answer_within)
        phrases += [Phrase(", within "), Phrase(answer, "answer_within")]
    phrases.append(Phrase(". "))
    backing = one.no_blame_text.strip()
    if backing:
        phrases.append(Phrase(sentence(backing), "no_blame_text"))
    else:
        phrases.append(Phrase("If you meant well and said so, nobody is blamed."))
    return tuple(phrases)


def moment_phrases(moment: Moment) -> tuple[Phrase, ...]:
    """Return what happens at *moment*, how it feels today and how it should, and its end.

    What nobody decided yet stands as "…".
    """
    name = moment.name.strip().rstrip(".")
    now = label(Feeling, moment.feeling_now).lower()
    wanted = label(Feeling, moment.feeling_wanted).lower()
    phrases = [
        Phrase(name or MISSING, "name"),
        Phrase(". Today they feel "),
        Phrase(now or MISSING, "feeling_now"),
        Phrase("; we want them to feel "),
        Phrase(wanted or MISSING, "feeling_wanted"),
        Phrase("."),
    ]
    outcome = moment.experience_outcome.strip()
    if outcome:
        phrases += [Phrase(" "), Phrase(sentence(outcome), "experience_outcome")]
    return tuple(phrases)


def _continued(words: str) -> str:
    """Return a line that finishes “I may …” with a small letter, unless it is a short form."""
    return words if words[1:2].isupper() else decapitalised(words)


def _either(lines: tuple[str, ...]) -> str:
    """Return *lines* as alternatives; those with commas inside are parted by semicolons."""
    words = [_continued(line.strip().rstrip(".")) for line in lines if line.strip()]
    if any("," in word for word in words) and len(words) > 1:
        return f"{'; '.join(words[:-1])}; or {words[-1]}"
    return listed(words, "or")
