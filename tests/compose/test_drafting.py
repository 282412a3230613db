"""Credos drafted from what is decided, in four voices."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from compose_samples import Writer

from credo_builder.app import starters
from credo_builder.chapters.branding import Brand, Voice
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.organisation import Organisation, words
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import PeopleCommitment
from credo_builder.compose.drafting import Draft, draft_of, drafts, unsaid
from credo_builder.compose.drafting.deeds import belief_of, deed_of, our_deeds, spoken, to_you
from credo_builder.domain.project import Project
from credo_builder.domain.speech import count_words
from credo_builder.domain.wording import filled

SHORT_FORM = re.compile(r"\w[’'](?:ll|re|ve|m|d|t)\b")
EACH_STARTER = [one.name for one in starters.starters()]


def every_draft(made):
    """All drafts of one voice, in the order of the page."""
    around = (made.motto, made.belief_paragraph, made.employee_promise, made.pledge)
    return [draft for draft in (*around, *made.lines, *made.steps_of_service) if draft]


def small_place():
    """A place with one of everything a credo grows from."""
    grown = Writer()
    grown.add(
        CoreValue(
            name="Welcome",
            belief="We believe that being noticed is the first course.",
            behaviours_do=("Look up and say hello to them",),
            behaviours_never=("Keep a secret",),
        )
    )
    grown.add(Promise(text="We will greet you within a minute.", decision="keep"))
    grown.add(Promise(text="You can ask what is in any dish.", decision="keep"))
    stage = grown.add(Stage(name="Pay"))
    grown.add(
        Moment(
            name="The bill",
            stage_id=stage.id,
            importance=5,
            feeling_wanted="in_control",
            do=("Bring the bill",),
        )
    )
    grown.add(Moment(name="Wrong dish", impression="recovery", importance=5))
    grown.add(PeopleCommitment(text="We will post the rota two weeks ahead."))
    grown.add(
        Outcome(feelings=("welcomed",), common_sense_test="do what we could explain to them")
    )
    return grown.project


def said(project, voice):
    return [draft.text for draft in drafts(project, voice).lines]


@pytest.mark.parametrize(
    ("voice", "lines"),
    [
        (
            Voice.PLAIN,
            [
                "We look up and say hello to you.",
                "We greet you within a minute.",
                "You can ask what is in any dish.",
                "We bring the bill, so that you feel in control.",
                "When we get it wrong, we put it right.",
            ],
        ),
        (
            Voice.WARM,
            [
                "You’ll find that we look up and say hello to you.",
                "We’ll greet you within a minute.",
                "Do ask what is in any dish.",
                "We’d like you to feel in control, so we’ll bring the bill.",
                "If we’ve let you down, do tell us: we’ll put it right.",
            ],
        ),
        (
            Voice.FORMAL,
            [
                "You may rely on us to look up and say hello to you, and never to keep a secret.",
                "We undertake to greet you within a minute.",
                "You may ask what is in any dish.",
                "You may expect us to bring the bill, so that you feel in control.",
                "Should we fall short, we will put it right.",
            ],
        ),
        (
            Voice.LIVELY,
            [
                "Keep a secret? Not us. We look up and say hello to you.",
                "We’ll greet you within a minute. Hold us to it.",
                "Ask what is in any dish.",
                "You should feel in control. So we bring the bill.",
                "Got it wrong? Then we fix it.",
            ],
        ),
    ],
)
def test_four_voices_say_the_same_in_words_of_their_own(voice, lines):
    """Values, promises, moments and mending make lines that differ in words and rhythm."""
    assert lines == said(small_place(), voice)


def test_one_person_says_i():
    """Somebody who works alone says I, me, my and am."""
    grown = Writer()
    grown.add(Organisation(person="I", staff_noun="staff"))
    grown.add(CoreValue(name="Candour", behaviours_do=("Be open about prices",)))
    grown.add(Outcome(feelings=("safe", "informed"), common_sense_test="work as at our own house"))
    plain, warm = drafts(grown.project, Voice.PLAIN), drafts(grown.project, Voice.WARM)

    assert "I am open about prices." == plain.lines[0].text
    assert "I’ll be open about prices." == warm.lines[0].text
    assert "I’m here so that you leave safe and informed." == warm.motto.text
    assert plain.pledge.text.endswith("I will work as at my own house.")


def test_what_stands_around_the_lines_grows_from_the_outcome_and_the_people():
    """Motto, belief, steps, promise to each other and pledge each name their roots."""
    project = small_place()
    made = drafts(project, Voice.PLAIN)
    stage, moment = project.of(Stage)[0], project.of(Moment)[0]

    assert Draft("{Customers} leave welcomed.", ("outcome",)) == made.motto
    assert (
        "We believe that being noticed is the first course. When nobody is there to ask, we do"
        " what we could explain to them." == made.belief_paragraph.text
    )
    assert (project.of(CoreValue)[0].id, "outcome") == made.belief_paragraph.link_ids
    assert (Draft("Pay: bring the bill.", (stage.id, moment.id)),) == (made.steps_of_service)
    assert "We post the rota two weeks ahead." == made.employee_promise.text
    assert made.pledge.text.endswith("I will do what I could explain to them.")


def test_the_common_sense_test_is_said_by_those_who_take_it():
    """Its you is we in the belief and I in the pledge."""
    grown = Writer()
    grown.add(CoreValue(name="Calm", belief="We believe that calm heals."))
    grown.add(Outcome(common_sense_test="do what you would want done for your own mother"))
    made = drafts(grown.project, Voice.FORMAL)

    assert made.belief_paragraph.text.endswith("we do what we would want done for our own mother.")
    assert made.pledge.text.endswith("to do what I would want done for my own mother.")


def test_an_empty_project_drafts_nothing():
    """Nothing is made up where nothing is decided."""
    assert [] == every_draft(drafts(Project(), Voice.WARM))


def test_the_voice_is_the_brand_s_unless_another_is_asked_for():
    """Drafts speak as the brand does; a voice nobody knows is plain."""
    project = small_place()

    assert Voice.PLAIN == drafts(project).voice
    assert Voice.WARM == drafts(project.put(replace(project.one(Brand), voice="warm"))).voice
    assert Voice.PLAIN == drafts(project.put(replace(project.one(Brand), voice="loud"))).voice


def test_a_credo_in_another_language_is_drafted_from_whole_sentences():
    """English verbs are not wrapped around words of another language."""
    project = small_place()
    settings = replace(project.settings, language="de-DE")
    foreign = project.configured(settings)

    assert [
        "We will greet you within a minute.",
        "You can ask what is in any dish.",
    ] == said(foreign, Voice.LIVELY)


def test_what_a_line_grows_from_already_is_not_offered_again():
    """Unsaid is what no line of the credo has as its root, promises first."""
    project = small_place()
    first, second = project.of(Promise)
    line = CredoLine(text="Ours", link_ids=(first.id,))
    found = unsaid(project.put(Credo(lines=(line,))), Voice.PLAIN)

    assert second.id == found[0].link_ids[0]
    assert first.id not in [one for draft in found for one in draft.link_ids]


@pytest.mark.parametrize("name", EACH_STARTER)
@pytest.mark.parametrize("voice", list(Voice))
def test_a_starter_drafts_a_whole_credo_in_every_voice(name, voice):
    """Three to nine lines with roots, a motto and a belief of the right length."""
    project = starters.load(name)
    nouns = words(project)
    made = drafts(project, voice)

    assert 3 <= len(made.lines) <= 9
    assert 3 <= len(made.steps_of_service) <= 5
    assert 1 <= count_words(filled(made.motto.text, nouns)) <= 10
    assert 1 <= count_words(filled(made.belief_paragraph.text, nouns)) <= 120
    assert made.employee_promise
    assert made.pledge
    for draft in every_draft(made):
        assert draft.link_ids
        assert all(project.get(one) for one in draft.link_ids)


@pytest.mark.parametrize("name", EACH_STARTER)
def test_the_voices_of_a_starter_differ_in_every_part(name):
    """No two voices say the same, and only warm and lively shorten words."""
    project = starters.load(name)
    by_voice = {voice: every_draft(drafts(project, voice)) for voice in Voice}
    whole = {v: " ".join(d.text for d in found) for v, found in by_voice.items()}

    assert 4 == len({found[0].text for found in by_voice.values()})
    assert 4 == len({found[1].text for found in by_voice.values()})
    assert not SHORT_FORM.search(whole[Voice.FORMAL])
    assert SHORT_FORM.search(whole[Voice.WARM])
    assert SHORT_FORM.search(whole[Voice.LIVELY])


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Give a name and a date.", "give a name and a date"),
        ("Never guess", "never guess"),
        ("Bring the bill", "bring the bill"),
        ("Discuss it with the door shut", "discuss it with the door shut"),
        ("Greeting people", None),
        ("Greets everyone", None),
        ("Eyes up", None),
        ("The bill in three minutes", None),
        ("We ring first", None),
        ("Politely answer", None),
        ("Ring. Then write", None),
        ("", None),
        ("!?", None),
    ],
)
def test_only_what_begins_with_a_verb_is_a_deed(text, deed):
    """What cannot follow we, will and to is left out rather than bent."""
    found = deed_of(text)

    assert deed == (found.base if found else None)


@pytest.mark.parametrize(
    ("text", "said_to_you"),
    [
        ("Say the price before they have to ask", "say the price before you have to ask"),
        ("Let them tell it in their own way", "let you tell it in your own way"),
        ("Walk people to their table", "walk people to their table"),
        ("Greet colleagues by their names", "greet colleagues by their names"),
        ("Help before somebody has to say that they need it",) * 2,
        ("Clear the table", "clear the table"),
        ("Ask what keeps them awake", "ask what keeps you awake"),
    ],
)
def test_they_become_you_only_when_nobody_else_is_meant(text, said_to_you):
    """A line speaks to the person served, unless they are somebody else."""
    expected = said_to_you[:1].lower() + said_to_you[1:]

    assert expected == to_you(deed_of(text)).base


def test_your_name_is_ours_when_we_say_it():
    """Behaviours speak to colleagues; where you could be the person served, they stay out."""
    lines = ("Answer with your name", "Say why you ask")

    assert ["answer with our name"] == [d.base for d in our_deeds(lines, one=False)]
    assert ["answer with my name"] == [d.base for d in our_deeds(lines, one=True)]


def test_a_reason_told_in_the_belief_is_not_told_again():
    """A line alone gives its value's reason; below the paragraph that says it, it does not."""
    project = small_place()
    value = project.of(CoreValue)[0]

    assert draft_of(project, value.id, Voice.WARM).text.startswith("Being noticed is the first")
    assert "being noticed" in drafts(project, Voice.WARM).belief_paragraph.text
    assert not [line for line in said(project, Voice.WARM) if "eing noticed" in line]


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("Bring the bill", True),
        ("Come round the desk", True),
        ("Put a wrong charge right and thank whoever told us of it", True),
        ("Say when there is a wait", True),
        ("Leave the pallet and go along", False),
        ("Believe it and pay it", False),
        ("Offer the other room", False),
        ("Say what each is bad at", False),
        ("Fetch a good one", False),
        ("Tell them how to pay tonight", False),
    ],
)
def test_a_deed_is_clear_when_it_names_nothing_that_only_its_moment_has(text, clear):
    """Whoever knows the values and promises understands it without having been there."""
    assert clear == deed_of(text).is_clear(frozenset({"desk"}))


def test_what_only_its_moment_explains_makes_no_line_and_no_step():
    """A promise stands in for it, and the stage goes without."""
    grown = Writer()
    grown.add(Promise(text="We will greet you within a minute.", decision="keep"))
    stage = grown.add(Stage(name="Search"))
    grown.add(
        Moment(
            name="Where is the yeast?",
            stage_id=stage.id,
            importance=5,
            feeling_wanted="cared_for",
            do=("Leave the pallet and go along", "Believe it"),
        )
    )

    assert ["We greet you within a minute."] == said(grown.project, Voice.PLAIN)
    assert () == drafts(grown.project, Voice.PLAIN).steps_of_service


@pytest.mark.parametrize(
    ("belief", "formal"),
    [
        ("Treat others as you would be treated.",
         "We hold that we should treat others as we would be treated."),
        ("Never leave anybody alone.", "We hold that we should never leave anybody alone."),
        ("Do not hurry people.", "We hold that we should not hurry people."),
        ("Care is a craft.", "We hold that care is a craft."),
        ("Help belongs where people wait.", "We hold that help belongs where people wait."),
    ],
)  # fmt: skip
def test_a_belief_written_as_a_call_is_what_we_should_do(belief, formal):
    """A call cannot follow that; a sentence that only begins with such a word can."""
    grown = Writer()
    grown.add(CoreValue(name="One", belief=belief))

    assert formal == drafts(grown.project, Voice.FORMAL).belief_paragraph.text


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("We believe that time is kind.", "time is kind"),
        ("I believe time is kind", "time is kind"),
        ("The price should be plain.", "the price should be plain"),
        ("Ann was right.", "Ann was right"),
        ("We believe it. And more.", ""),
        ("Who knows?", ""),
        ("", ""),
    ],
)
def test_a_belief_goes_on_after_that(text, clause):
    """What is believed stands without the opening words; two sentences are not one belief."""
    assert clause == belief_of(text)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We do not guess.", "We don’t guess.", "We do not guess."),
        ("We cannot, and will not.", "We can’t, and won’t.", "We cannot, and will not."),
        ("I know what you are.", "I know what you are.", "I know what you are."),
        ("If we are late, we ring.", "If we’re late, we ring.", "If we are late, we ring."),
        ("It’s ours; we’ll mend it.", "It’s ours; we’ll mend it.", "It is ours; we will mend it."),
        ("It’s been long.", "It’s been long.", "It has been long."),
        ("Say “I don’t know”.", "Say “I don’t know”.", "Say “I don’t know”."),
    ],
)
def test_short_forms_come_and_go_with_the_voice(text, short, long):
    """Words are shortened or written out, never inside what somebody is quoted with."""
    assert short == spoken(text, contracts=True)
    assert long == spoken(text, contracts=False)
