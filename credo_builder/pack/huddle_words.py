"""What the huddle cards say: a value or a moment a week, and a question that brings a story."""

from __future__ import annotations

from itertools import zip_longest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.moments import Moment
from credo_builder.compose.sections.moments import in_order, sheet_of
from credo_builder.compose.sentences import shortened
from credo_builder.compose.view import View
from credo_builder.domain.wording import sentence, with_article
from credo_builder.i18n import marked
from credo_builder.values import dataclass

MOST_DEEDS = 3
_LONGEST = 80
"""Letters of a name; a longer one ends with an ellipsis."""
WEEKS = 52


@dataclass(frozen=True)
class HuddleCard:
    """One card: its week, what it is about, what to look for, and what to tell."""

    week: str
    kind: str
    name: str
    words: str
    deeds: tuple[str, ...]
    question: str


_OF_VALUES = (
    marked("Who lived this last week, and what changed for somebody? Tell it in a minute."),
    marked("When was it hard to keep to? What helped, or would have?"),
    marked("What would a stranger have seen of it here yesterday?"),
    marked("Which of our habits works against it, and what could stand in its place?"),
)
_OF_MOMENTS = (
    marked("Tell of one person you met here last week: how did they come, how did they leave?"),
    marked("What went wrong here lately, and who noticed it first?"),
    marked("What did somebody say here that you still remember?"),
    marked("If you came here as {one} today, what would you wish for?"),
)


def huddle_cards(view: View) -> tuple[HuddleCard, ...]:
    """Return a card a week: values and moments by turns, critical moments first."""
    values = [_of_value(view, one) for one in view.of(CoreValue) if one.name.strip()]
    held = [one for one in in_order(view) if one.name.strip()]
    held.sort(key=lambda one: not one.is_critical)
    moments = [_of_moment(view, one) for one in held]
    apart = max(1, len(moments) // max(1, len(values)))
    turns = zip_longest(values, *(moments[n::apart] for n in range(apart)))
    cards = [one for turn in turns for one in turn if one is not None][:WEEKS]
    one = with_article(view.say("{customer}"))
    counts = {True: 0, False: 0}
    made = []
    for week, (is_value, name, words, deeds) in enumerate(cards, 1):
        questions = _OF_VALUES if is_value else _OF_MOMENTS
        question = questions[counts[is_value] % len(questions)]
        counts[is_value] += 1
        made.append(
            HuddleCard(
                week=view.say("Week {number}", number=week),
                kind=view.say("What we believe") if is_value else view.say("A moment that counts"),
                name=name,
                words=words,
                deeds=deeds,
                question=view.say(question, one=one),
            )
        )
    return tuple(made)


_Told = tuple[bool, str, str, tuple[str, ...]]


def _of_value(view: View, value: CoreValue) -> _Told:
    words = sentence(view.fill(value.belief.strip()))
    return True, _name(view, value.name), words, _deeds(view, value.behaviours_do)


def _of_moment(view: View, moment: Moment) -> _Told:
    sheet = sheet_of(view, moment)
    told = []
    if sheet.feeling_wanted:
        felt = view.say("People should leave it feeling {feeling}.", feeling=sheet.feeling_wanted)
        told.append(felt)
    told += [sentence(view.fill(one.words)) for one in sheet.levels[:1]]
    return False, _name(view, moment.name), " ".join(told), _deeds(view, sheet.do)


def _name(view: View, words: str) -> str:
    return shortened(view.fill(words.strip()), _LONGEST)


def _deeds(view: View, deeds: tuple[str, ...]) -> tuple[str, ...]:
    told = [sentence(view.fill(one.strip())) for one in deeds if one.strip()]
    return tuple(told[:MOST_DEEDS])
