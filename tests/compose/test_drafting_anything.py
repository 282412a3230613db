"""Whatever is decided, drafts and sentences of it read as sentences."""

from __future__ import annotations

import re

from hypothesis import given, settings
from random_projects import MANY, projects, random_project

from credo_builder.app.credo_drafts import told, told_lines
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.branding import Voice
from credo_builder.chapters.organisation import words
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.drafting import drafts, unsaid
from credo_builder.compose.grown import following, words_of
from credo_builder.compose.sentences import clock, level_in_short, level_sentence, level_tag
from credo_builder.domain.project import Project
from credo_builder.domain.speech import count_words
from credo_builder.domain.wording import filled

FAULTS = re.compile(
    r"\b1 (?:seconds|minutes|hours|days|weeks|months|points|rings|times|contacts|working \w+s)\b"
    r"|\s\s|[.!?]\.(?!\.)|,\.|\s[.,;:!?]|\{(?:customers?|staff|org|we)\}"
)
UNGRAMMATICAL = re.compile(
    r"\b[Aa] (?:hour|honest|elder|MP)|\b[Aa]n (?:user|guest|boss)|children’(?!s)|boss’(?!s)"
)
LITERAL = re.compile(r"\{customer\} in braces")
"""What two pairs of braces print, in one pair."""


def texts(made):
    around = (made.motto, made.belief_paragraph, made.employee_promise, made.pledge)
    every = (*around, *made.lines, *made.steps_of_service)
    return [draft.text for draft in every if draft]


@settings(max_examples=MANY, deadline=None)
@given(project=projects())
def test_drafts_of_any_project_read_as_sentences(project):
    """No error, no plural after one, no doubled space or stop, nothing left to fill in."""
    nouns = words(project)
    english = project.settings.language[:2] in ("en", "")
    for voice in Voice:
        made = drafts(project, voice)
        for text in texts(made):
            said = filled(text, nouns)

            assert not FAULTS.search(LITERAL.sub("it", said)), said
            assert not english or not UNGRAMMATICAL.search(said), said
        for draft in (*made.lines, *unsaid(project, voice)):
            assert draft.link_ids
            assert project.get(draft.link_ids[0]) is not None
        assert len(made.lines) <= 9
        assert len(made.steps_of_service) <= 5
        assert count_words(filled(made.motto.text, nouns)) <= 10
        assert count_words(made.belief_paragraph.text) <= 120
        assert made == drafts(project, voice)
        assert list(told_lines(told(project, voice)))


@settings(max_examples=MANY, deadline=None)
@given(project=projects())
def test_sentences_of_any_project_are_made(project):
    """Levels and what is decided so far are told without an error, on any day."""
    for level in project.of(ServiceLevel):
        if level.sentence.strip():
            continue
        for words_of_it in (level_in_short(level), level_tag(level), clock(level)):
            assert not re.search(r"\b1 (?:minutes|days|hours|points)\b", words_of_it)
        assert level_sentence(level)
    nouns = words(project)
    for chapter in CHAPTERS:
        if chapter.so_far is not None:
            assert "None" not in filled(chapter.so_far(project), nouns)
    for record in project.every():
        assert isinstance(words_of(record), str)
    assert following(Project(), project) == following(Project(), project)


def test_a_seed_makes_the_same_project():
    """A failure that names a seed can be looked at again."""
    assert random_project(7) == random_project(7)
    assert random_project(7) != random_project(8)
