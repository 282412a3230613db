"""Sentences the program writes itself: service levels in words.

Everything here returns the user's words with their placeholders still in them; whoever
prints a sentence fills them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from credo_builder.chapters.service_levels import Metric, ServiceLevel
from credo_builder.domain.quantities import (
    TIME_UNITS,
    Quantity,
    in_words,
    is_currency,
    number,
)
from credo_builder.domain.wording import sentence

ALL = Decimal(100)

_QUALITIES = {
    Metric.ACCURACY: "right",
    Metric.AVAILABILITY: "there when needed",
    Metric.COMPLETENESS: "complete",
    Metric.FIRST_TIME_FIX: "right the first time",
    Metric.CONDITION_CLEANLINESS: "clean and in order",
    Metric.COURTESY_OBSERVED: "met with courtesy",
    Metric.FEELING_SCORE: "left feeling well served",
    Metric.EFFORT_SCORE: "found hard",
    Metric.RECOMMEND_SCORE: "ready to recommend us",
    Metric.RETURN_RATE: "coming back",
    Metric.PUNCTUALITY: "on time",
}


def level_sentence(level: ServiceLevel) -> str:
    """Return *level* as one sentence: "A full answer within 10 working days of receipt, …".

    The user's own sentence stands before ours. Without a target the sentence says what
    people can count on and leaves the figure out.
    """
    if level.sentence.strip():
        return level.sentence.strip()
    name = _name(level)
    if level.target is None:
        return sentence(name)
    if level.target.unit == "percent":
        return sentence(f"{name}: {_of_a_hundred(level, level.target.value)}")
    start = _since(level) if _is_awaited(level) else ""
    return sentence(f"{name}{_joined(level)}{start}{_for_the_share(level)}")


def level_in_short(level: ServiceLevel) -> str:
    """Return *level* without clock and share, for a table that shows them in columns."""
    if level.sentence.strip():
        return level.sentence.strip()
    if level.target is None:
        return sentence(_name(level))
    if level.target.unit == "percent":
        return sentence(_name(level))
    return sentence(f"{_name(level)}{_joined(level)}")


def level_tag(level: ServiceLevel) -> str:
    """Return the figures of *level* alone: "3 minutes, 90 in 100"; empty without any."""
    if level.target is None:
        return ""
    if level.target.unit == "percent":
        return _share_tag(level.target.value)
    return ", ".join(filter(None, (in_words(level.target), _share_tag(level.share_pct))))


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
    start, stop = level.clock_start.strip(" ."), level.clock_stop.strip(" .")
    if start and stop:
        return f"From {start} to {stop}."
    if start:
        return f"From {start}."
    return f"Until {stop}." if stop else ""


def in_hundred(share: Decimal) -> str:
    """Return a share of cases: "95 of every 100", "every one"."""
    return "every one" if share >= ALL else f"{number(share)} of every 100"


def limit(quantity: Quantity, *, lower_is_better: bool) -> str:
    """Return *quantity* as a bound: "within 3 minutes", "by 17:00", "at least 4.5 points"."""
    if quantity.unit == "time_of_day":
        return f"by {in_words(quantity)}" if lower_is_better else f"until {in_words(quantity)}"
    if quantity.unit in TIME_UNITS or quantity.unit == "ring":
        return f"{'within' if lower_is_better else 'for at least'} {in_words(quantity)}"
    if quantity.unit == "count" and not quantity.value:
        return "none at all"
    return f"{'at most' if lower_is_better else 'at least'} {in_words(quantity)}"


def _name(level: ServiceLevel) -> str:
    return level.name.strip().rstrip(".:; ") or "What we hold ourselves to"


def _is_lower(level: ServiceLevel) -> bool:
    """Whether less is better; for a metric of the user's own its unit decides."""
    if level.metric in tuple(Metric):
        return level.lower_is_better
    unit = level.target.unit if level.target else ""
    return unit in TIME_UNITS or unit in ("ring", "time_of_day") or is_currency(unit)


def _joined(level: ServiceLevel) -> str:
    """Return the target as the name of the level continues: " within 3 minutes"."""
    target = level.target
    if target is None:
        return ""
    timed = target.unit in TIME_UNITS
    if level.metric == Metric.PUNCTUALITY and timed:
        return f", at most {in_words(target)} late"
    if level.metric == Metric.DURATION and timed:
        return f" in at most {in_words(target)}"
    if level.metric == Metric.CONTACT_COUNT and target.unit == "count":
        contacts = "contact" if target.value == 1 else "contacts"
        return f" in at most {number(target.value)} {contacts}"
    bound = limit(target, lower_is_better=_is_lower(level))
    if timed or target.unit in ("ring", "time_of_day"):
        return f" {bound}"
    return f": {bound}"


def _is_awaited(level: ServiceLevel) -> bool:
    """Whether its sentence reads well with the moment the clock starts."""
    timed = level.target is not None and level.target.unit in TIME_UNITS
    return timed and level.metric in (Metric.WAIT, Metric.RESPONSE, Metric.RESOLUTION)


_NO_NOUN = re.compile(r"(?:when|once|as|after|from|if|since|on|at|by)\b|\w+ed$", re.IGNORECASE)


def _since(level: ServiceLevel) -> str:
    """Return " of the message arriving", when the start of the clock is named by a noun."""
    start = level.clock_start.strip(" .")
    return f" of {start}" if start and not _NO_NOUN.match(start) else ""


_EVERY = re.compile(r"(?:all|any)\s+(?:of\s+)?(?:the\s+|our\s+)?", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"(?:every|each|an?|one|any|the|our)\b", re.IGNORECASE)


def cases_of(level: ServiceLevel) -> str:
    """Return the cases counted, in the plural: "enquiries"; empty when not said so."""
    plural = _EVERY.sub("", level.population.strip(" ."), count=1)
    return "" if _ONE_BY_ONE.match(plural) else plural


def _for_the_share(level: ServiceLevel) -> str:
    share, cases = level.share_pct, cases_of(level)
    if share is None:
        return ""
    if share >= ALL:
        return ", every time"
    if cases:
        return f", for {in_hundred(share)} {cases}"
    return f", {number(share)} {'time' if share == 1 else 'times'} in 100"


def _of_a_hundred(level: ServiceLevel, share: Decimal) -> str:
    """Return a target that is itself a share: "at least 99 of every 100 payments right"."""
    quality = next((q for metric, q in _QUALITIES.items() if level.metric == metric), "")
    if share >= ALL and not level.lower_is_better:
        return f"{quality}, every time" if quality else "every time"
    least = (
        "at most" if level.lower_is_better and level.metric != Metric.PUNCTUALITY else "at least"
    )
    cases = cases_of(level) or "cases"
    return f"{least} {in_hundred(share)} {cases} {quality}".strip()


def _share_tag(share: Decimal | None) -> str:
    if share is None:
        return ""
    return "every time" if share >= ALL else f"{number(share)} in 100"


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
