"""Why a pocket card cannot be made of the answers as they are, and what to shorten."""

from __future__ import annotations

from credo_builder.errors import OutputRefused
from credo_builder.i18n import Told, told
from credo_builder.pack.card_words import CardWords
from credo_builder.pack.lines import beginning

WORDS_A_PANEL, MOST_LINES = 60, 7
"""Most words of a panel, taken over a side: 120 on two panels; and most lines of the credo."""


def too_long(panel: str, words: CardWords) -> OutputRefused:
    """Return the refusal that names what to shorten on *panel*."""
    lines = [(one.text, one.field) for one in words.lines]
    steps = [(" ".join(step), "credo.steps_of_service") for step in words.steps]
    free = words.freedom
    freedom = [(text, free.field) for text in (free.may, free.never, free.ask)] if free else []
    called: dict[str, tuple[Told, list[tuple[str, str]]]] = {
        "front": (told("The front"), [(words.motto, "credo.motto"), *lines]),
        "credo": (told("The panel with the credo"), lines),
        "steps": (told("The panel with the steps of service"), steps),
        "freedom": (
            told("The panel with what one may do"),
            [*freedom, (words.test, "outcome.common_sense_test")],
        ),
        "thought": (told("The back"), [(words.owner, "organisation.name")]),
        "back": (told("The back"), [(one, "referrals") for one in words.referrals]),
    }
    name, texts = called[panel]
    longest, field = max(texts, key=lambda one: len(one[0]), default=("", ""))
    return OutputRefused(
        told(
            "{panel} of the pocket card has more words than it holds in letters that can still "
            "be read. Say “{text}” in fewer.",
            panel=name,
            text=beginning(longest),
        ),
        field,
    )


def refuse_too_much(words: CardWords, panels: int, *, in_front: bool) -> None:
    """Refuse a card without motto, with too many lines, or with too many words on a side.

    *in_front* tells whether the lines stand under the motto, and so outside.
    """
    if not words.motto:
        raise OutputRefused(
            told("The pocket card has no motto for its front yet. Write one in “Our credo”."),
            "credo.motto",
        )
    if len(words.lines) > MOST_LINES:
        raise OutputRefused(
            told(
                "{n} lines are meant for the pocket card, and it has room for {most}. Take the "
                "card away from those that matter least, such as “{line}”.",
                n=len(words.lines),
                most=MOST_LINES,
                line=beginning(words.lines[-1].text),
            ),
            "credo.lines",
        )
    most = WORDS_A_PANEL * panels
    sides = (
        (told("outside"), words.outside(with_lines=in_front)),
        (told("inside"), words.inside(with_lines=not in_front)),
    )
    for side, count in sides:
        if count > most:
            raise OutputRefused(
                told(
                    "The pocket card would have {n} words {side}; a side holds {most}. Take the "
                    "card away from some lines, or shorten the steps and what one may do.",
                    n=count,
                    side=side,
                    most=most,
                ),
                "credo.lines",
            )
