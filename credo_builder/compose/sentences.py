"""Sentences the program writes itself: service levels in words.

Everything here returns the user's words with their placeholders still in them; whoever
prints a sentence fills them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.domain.quantities import (
    TIME_UNITS,
    Quantity,
    in_words,
    is_currency,
    number,
)
from credo_builder.domain.wording import begun, sentence
from credo_builder.i18n import Told, marked, told, told_of

ALL = Decimal(100)

_QUALITIES = {
    Metric.WAIT: marked("in time"),
    Metric.RESPONSE: marked("in time"),
    Metric.RESOLUTION: marked("in time"),
    Metric.DURATION: marked("in time"),
    Metric.PUNCTUALITY: marked("on time"),
    Metric.ACCURACY: marked("right"),
    Metric.AVAILABILITY: marked("there when needed"),
    Metric.COMPLETENESS: marked("complete"),
    Metric.FIRST_TIME_FIX: marked("right the first time"),
    Metric.CONTACT_COUNT: marked("needing more than one contact"),
    Metric.CONDITION_CLEANLINESS: marked("clean and in order"),
    Metric.COURTESY_OBSERVED: marked("met with courtesy"),
    Metric.FEELING_SCORE: marked("left feeling well served"),
    Metric.EFFORT_SCORE: marked("found hard"),
    Metric.RECOMMEND_SCORE: marked("ready to recommend us"),
    Metric.RETURN_RATE: marked("coming back"),
}
"""What is true of a case that counts, where the target is itself a share of cases."""
_OF_PEOPLE = (
    Metric.COURTESY_OBSERVED, Metric.FEELING_SCORE, Metric.RECOMMEND_SCORE, Metric.RETURN_RATE,
)  # fmt: skip
"""Metrics whose cases are people."""


def level_sentence(level: ServiceLevel) -> str:
    """Return *level* as one sentence: "A full answer within 10 working days of receipt, …".

    The user's own sentence stands before ours. Without a target the sentence says what
    people can count on and leaves the figure out.
    """
    if level.sentence.strip():
        return level.sentence.strip()
    if level.target is None:
        return sentence(_name(level))
    if level.target.unit == "percent":
        aim = _of_a_hundred(level, level.target.value)
        return told("{name}: {aim}.", name=_name(level), aim=aim)
    return told("{words}.", words=_for_the_share(level, _since(level, _joined(level))))


def level_in_short(level: ServiceLevel) -> str:
    """Return *level* without clock and share, for a table that shows them in columns."""
    if level.sentence.strip():
        return level.sentence.strip()
    if level.target is None or level.target.unit == "percent":
        return sentence(_name(level))
    return told("{words}.", words=_joined(level))


def level_tag(level: ServiceLevel) -> str:
    """Return the figures of *level* alone: "3 minutes, 90 in 100"; empty without any."""
    if level.target is None:
        return ""
    if level.target.unit == "percent":
        return _share_tag(level.target.value)
    if level.share_pct is None:
        return amount(level.target)
    share = _share_tag(level.share_pct)
    return told("{amount}, {share}", amount=amount(level.target), share=share)


def shortened(text: str, most: int) -> str:
    """Return *text* in at most *most* characters, cut after a word and ended with "…".

    A single word that is longer is cut anywhere.
    """
    words = text.strip()
    if len(words) <= most:
        return words
    whole, _, _ = words[:most].rpartition(" ")
    return f"{(whole or words[: most - 1]).rstrip(' ,;:')}…"


def clock(level: ServiceLevel) -> str:
    """Return "From the door opening to a spoken greeting."; empty without a clock."""
    start, stop = _bare(level.clock_start), _bare(level.clock_stop)
    if start and stop:
        return told("From {start} to {stop}.", start=start, stop=stop)
    if start:
        return told("From {start}.", start=start)
    return told("Until {stop}.", stop=stop) if stop else ""


def in_hundred(share: Decimal) -> Told:
    """Return a share of cases: "95 of every 100", "every one"."""
    if share >= ALL:
        return told("every one")
    return told("{share} of every 100", share=number(share))


_UNITS: dict[str, Callable[[int, str], Told]] = {
    "second": lambda n, a: told_of("{a} second", "{a} seconds", n, a=a),
    "minute": lambda n, a: told_of("{a} minute", "{a} minutes", n, a=a),
    "hour": lambda n, a: told_of("{a} hour", "{a} hours", n, a=a),
    "day": lambda n, a: told_of("{a} day", "{a} days", n, a=a),
    "week": lambda n, a: told_of("{a} week", "{a} weeks", n, a=a),
    "month": lambda n, a: told_of("{a} month", "{a} months", n, a=a),
    "working_hour": lambda n, a: told_of("{a} working hour", "{a} working hours", n, a=a),
    "working_day": lambda n, a: told_of("{a} working day", "{a} working days", n, a=a),
    "point": lambda n, a: told_of("{a} point", "{a} points", n, a=a),
    "ring": lambda n, a: told_of("{a} ring", "{a} rings", n, a=a),
}


def amount(quantity: Quantity) -> str:
    """Return *quantity* in words that other languages can say, too: "1 day", "£25", "17:00"."""
    named = _UNITS.get(quantity.unit)
    if named is None:
        return in_words(quantity)
    return named(_grammatical(quantity.value), number(quantity.value))


def _grammatical(value: Decimal) -> int:
    """Return the whole number that asks for the same form of a noun as *value*."""
    if value == value.to_integral_value():
        return int(value)
    return max(2, int(value))


def limit(quantity: Quantity, *, lower_is_better: bool) -> Told:
    """Return *quantity* as a bound: "within 3 minutes", "by 17:00", "at least 4.5 points"."""
    words = amount(quantity)
    if quantity.unit == "time_of_day":
        return (
            told("by {time}", time=words) if lower_is_better else told("until {time}", time=words)
        )
    if quantity.unit in TIME_UNITS or quantity.unit == "ring":
        if lower_is_better:
            return told("within {amount}", amount=words) if quantity.value else told("at once")
        return told("for at least {amount}", amount=words)
    if quantity.unit == "count" and not quantity.value:
        return told("none at all")
    if lower_is_better:
        return told("at most {amount}", amount=words)
    return told("at least {amount}", amount=words)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(" .")


def _name(level: ServiceLevel, ends: str = ".:;, ") -> str:
    """Return the name without the signs *ends*; a bound may follow a comma of its own."""
    name = " ".join(level.name.split()).rstrip(ends)
    return begun(name) if name.strip(".:;, ") else told("What we hold ourselves to")


def _going(level: ServiceLevel) -> str:
    return _name(level, ".:; ")


def _is_lower(level: ServiceLevel) -> bool:
    """Whether less is better; for a metric of the user's own its unit decides."""
    if level.metric in tuple(Metric):
        return level.lower_is_better
    unit = level.target.unit if level.target else ""
    return unit in TIME_UNITS or unit in ("ring", "time_of_day") or is_currency(unit)


def _joined(level: ServiceLevel) -> Told:
    """Return the name of the level going on with its target: "A hello within 3 minutes"."""
    name, target = _name(level), level.target
    if target is None:
        return told("{name}", name=name)
    timed = target.unit in TIME_UNITS
    words = amount(target)
    if level.metric == Metric.PUNCTUALITY and timed:
        if not target.value:
            return told("{name}, on time", name=name)
        return told("{name}, at most {amount} late", name=name, amount=words)
    if level.metric == Metric.DURATION and timed and target.value:
        return told("{name} in at most {amount}", name=_going(level), amount=words)
    if level.metric == Metric.CONTACT_COUNT and target.unit == "count":
        return _in_contacts(name, target.value)
    bound = limit(target, lower_is_better=_is_lower(level))
    if timed or target.unit in ("ring", "time_of_day"):
        return told("{name} {bound}", name=_going(level), bound=bound)
    return told("{name}: {bound}", name=name, bound=bound)


def _in_contacts(name: str, most: Decimal) -> Told:
    if not most:
        return told("{name} without a contact", name=name)
    return told_of(
        "{name} in at most {a} contact",
        "{name} in at most {a} contacts",
        _grammatical(most),
        name=name,
        a=number(most),
    )


_NO_NOUN = re.compile(r"(?:when|once|as|after|from|if|since|on|at|by)\b|\w+ed$", re.IGNORECASE)


def _since(level: ServiceLevel, words: Told) -> Told:
    """Return *words* and " of the message arriving", where that reads well.

    That is for waiting, and when the start of the clock is named by a noun.
    """
    timed = level.target is not None and level.target.unit in TIME_UNITS
    awaited = timed and level.metric in (Metric.WAIT, Metric.RESPONSE, Metric.RESOLUTION)
    start = _bare(level.clock_start)
    if not awaited or not start or _NO_NOUN.match(start):
        return words
    return told("{words} of {start}", words=words, start=start)


_EVERY = re.compile(r"(?:all|any)\s+(?:of\s+)?(?:the\s+|our\s+)?", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"(?:every|each|an?|one|any|the|our)\b", re.IGNORECASE)


def cases_of(level: ServiceLevel) -> str:
    """Return the cases counted, in the plural: "enquiries"; empty when not said so."""
    plural = _EVERY.sub("", _bare(level.population), count=1)
    return "" if _ONE_BY_ONE.match(plural) else plural


def _for_the_share(level: ServiceLevel, words: Told) -> Told:
    share, cases = level.share_pct, cases_of(level)
    if share is None:
        return words
    if share >= ALL:
        return told("{words}, every time", words=words)
    if cases:
        return told(
            "{words}, for {share} {cases}", words=words, share=in_hundred(share), cases=cases
        )
    return told("{words}, {times} in 100", words=words, times=times(share))


def times(share: Decimal) -> Told:
    """Return how often in a hundred: "1 time", "95 times"."""
    return told_of("{a} time", "{a} times", _grammatical(share), a=number(share))


def _of_a_hundred(level: ServiceLevel, share: Decimal) -> Told:
    """Return a target that is itself a share: "at least 99 of every 100 payments right"."""
    quality = next((told(q) for metric, q in _QUALITIES.items() if level.metric == metric), "")
    of_people = level.metric in _OF_PEOPLE
    cases = cases_of(level) or (told("people") if of_people else told("cases"))
    words = {"cases": cases, "quality": quality}
    if share >= ALL and not level.lower_is_better:
        if of_people:
            return told("all {cases} {quality}", **words)
        return told("{quality}, every time", quality=quality) if quality else told("every time")
    if not share and level.lower_is_better:
        words["share"] = told("none of 100")
        return told("{share} {cases} {quality}", **words)
    words["share"] = told("{share} of every 100", share=number(share))
    at_most = level.lower_is_better and level.metric != Metric.PUNCTUALITY
    if quality:
        if at_most:
            return told("at most {share} {cases} {quality}", **words)
        return told("at least {share} {cases} {quality}", **words)
    if at_most:
        return told("at most {share} {cases}", **words)
    return told("at least {share} {cases}", **words)


def _share_tag(share: Decimal) -> Told:
    return told("every time") if share >= ALL else told("{share} in 100", share=number(share))


def decapitalised(text: str) -> str:
    """Return *text* with a small first letter, the rest untouched."""
    return text[:1].lower() + text[1:]


_OPENER = re.compile(
    r"(?:a|an|the|this|that|these|those|any|every|each|some|no|one|two|our|your|their|his|her|its"
    r"|we|you|they|he|she|it|who|whoever|what|whatever|(?:any|every|some|no)(?:body|one|thing)"
    r"|nowhere|to|in|on|at|by|of|for|from|with|within|without|under|over|up|upon|into|until|before"
    r"|beyond|after|during|because|as|if|once|only|when|whenever|where|while|how)\b",
    re.IGNORECASE,
)


def going_on(text: str) -> str:
    """Return words of a user as a sentence goes on: a small letter where that is safe.

    Only small words lose their capital; what may be a name keeps it.
    """
    words = text.strip()
    return decapitalised(words) if _OPENER.match(words) else words
