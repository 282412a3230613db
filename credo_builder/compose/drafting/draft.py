"""A draft with its roots, and whoever speaks in it."""

from __future__ import annotations

import re

from credo_builder.chapters.branding import Voice
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.trades import VoiceOf
from credo_builder.domain.project import Project
from credo_builder.domain.speech import count_words
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Draft:
    """Words the credo could have, and the ids of what they grow from.

    Empty words are no draft: not enough is decided.
    """

    text: str = ""
    link_ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.text)


NOTHING = Draft()


@dataclass(frozen=True)
class Drafts:
    """Everything a credo could say in one voice.

    Attributes:
        motto: at most ten words.
        belief_paragraph: at most 120 words.
        lines: at most nine.
        steps_of_service: at most five, in the order of the journey.
        employee_promise: what we promise each other.
        pledge: one sentence to sign under.
    """

    voice: Voice
    motto: Draft = NOTHING
    belief_paragraph: Draft = NOTHING
    lines: tuple[Draft, ...] = ()
    steps_of_service: tuple[Draft, ...] = ()
    employee_promise: Draft = NOTHING
    pledge: Draft = NOTHING


@dataclass(frozen=True)
class Speaker:
    """Who speaks, in which voice: we or I, with the forms that go with it.

    Attributes:
        whole_only: sentences are taken as they stand, because ours would not fit around
            words of another language.
    """

    voice: Voice
    is_one: bool = False
    whole_only: bool = False

    def say(self, template: str, **words: object) -> str:
        """Return *template* with *words* and the speaker's own: {we}, {us}, {our}, {are}, {re}.

        The templates bend English verbs around English words, so no catalogue has them;
        credos in other languages are drafted from whole sentences alone.
        """
        return tidy(template.format(**(_ONE if self.is_one else _MANY), **words))

    @property
    def contracts(self) -> bool:
        """Whether the voice says don’t and we’ll."""
        return self.voice in (Voice.WARM, Voice.LIVELY)


_MANY = {
    "we": "we", "We": "We", "us": "us", "our": "our", "Our": "Our", "are": "are", "re": "we’re",
    "Re": "We’re", "ve": "we’ve",
}  # fmt: skip
_ONE = {
    "we": "I", "We": "I", "us": "me", "our": "my", "Our": "My", "are": "am", "re": "I’m",
    "Re": "I’m", "ve": "I’ve",
}  # fmt: skip


def speaker(project: Project, voice: Voice) -> Speaker:
    """Return who speaks in the credo of *project*."""
    alone = project.one(Organisation).person == VoiceOf.I
    english = project.settings.language.lower().split("-")[0] in ("en", "")
    return Speaker(voice, is_one=alone, whole_only=not english)


_DOUBLED = re.compile(r"([.!?…:;,])[.;,]+(?=\s|$)")
_SPACES = re.compile(r"\s+")
_BEFORE_SIGN = re.compile(r"\s+([.,;:!?…])")


def tidy(text: str) -> str:
    """Return *text* with single spaces and without a sign after a sign."""
    single = _BEFORE_SIGN.sub(r"\1", _SPACES.sub(" ", text)).strip()
    return _DOUBLED.sub(r"\1", single)


def fits(text: str, most: int) -> bool:
    """Whether *text* has at most *most* words."""
    return count_words(text) <= most
