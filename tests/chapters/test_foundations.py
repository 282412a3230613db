"""The chapters up to what people expect: their questions, derived values and rules."""

from dataclasses import replace
from decimal import Decimal

import pytest

from credo_builder.chapters import (
    branding,
    expectations,
    mindset,
    organisation,
    outcome,
    segments,
    workshop,
)
from credo_builder.chapters.expectations import Evidence, Expectation
from credo_builder.chapters.mindset import MindsetResponse, Position
from credo_builder.chapters.organisation import Organisation, Role, words
from credo_builder.chapters.outcome import Outcome, WantedFeeling
from credo_builder.chapters.segments import Segment, SegmentKind, steps_to_customer
from credo_builder.chapters.statements import (
    LEADERS_STATEMENTS,
    STATEMENTS,
    Answers,
    Band,
    Belief,
    mixed,
)
from credo_builder.chapters.trades import BarStance, Industry, industry_in_words, plural_of
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Choices, Group, Rows, asked
from credo_builder.domain.records import links_of, own_questions

MODULES = (organisation, branding, outcome, mindset, workshop, segments, expectations)
CHAPTERS = tuple(module.CHAPTER for module in MODULES)
RECORDS = tuple(record for chapter in CHAPTERS for record in chapter.records)
QUICK_FIELDS = {
    "organisation": (
        "name",
        "industry",
        "place",
        "customer_noun_sing",
        "customer_noun_plur",
        "complaint_contact",
    ),
    "brand": ("logo", "colour"),
    "outcome": ("feelings", "story", "common_sense_test"),
    "segments": ("name",),
    "expectations": ("text", "klass", "importance", "performance_now"),
}


def project_of(*records):
    project = Project()
    for record in records:
        project = project.put(record)
    return project


def problems(rule, *records):
    return list(rule.check(project_of(*records), None))


def questions_within(kind):
    for one in asked(kind).values():
        yield one
        if isinstance(one.question, Group | Rows):
            yield from questions_within(one.question.of)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_every_question_is_worded(kind):
    """Each question of a record, in its sub-records too, has a prompt."""
    unworded = [one.name for one in questions_within(kind) if not one.question.prompt.strip()]

    assert unworded == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_at_most_six_fields_stand_open(kind):
    """A record never meets people with more than six open fields."""
    standing_open = [one.name for one in own_questions(kind).values() if not one.fold]

    assert 1 <= len(standing_open) <= 6


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_quick_asks_what_its_screens_hold(kind):
    """Quick asks for exactly the fields its nine screens name."""
    quick = tuple(one.name for one in own_questions(kind).values() if one.quick)

    assert set(QUICK_FIELDS.get(kind.key, ())) == set(quick)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_a_chosen_default_is_offered(kind):
    """A field that starts with a choice starts with one that is offered."""
    strange = [
        one.name
        for one in questions_within(kind)
        if isinstance(one.question, Choice | Choices)
        and one.default
        and one.default not in tuple(one.question.options)
    ]

    assert strange == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_a_title_is_read_from_its_field(kind):
    """Every record is listed under the text of its title field."""
    record = kind(**{kind.title_field: "Two words"})

    assert record.title == "Two words"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_nothing_decided_says_nothing(chapter):
    """A step nobody touched has decided nothing, and claims nothing."""
    assert chapter.so_far(Project()) == ""


def test_ids_begin_differently_for_every_type():
    """No two record types share a prefix or a letter."""
    prefixes = [kind.prefix for kind in RECORDS]
    letters = [kind.letter for kind in RECORDS if kind.letter]

    assert sorted(set(prefixes)) == sorted(prefixes)
    assert sorted(letters) == ["E", "G", "R"]


def test_blank_words_make_sense():
    """Placeholders print sensible words before anybody chose their own."""
    expected = {
        "customer": "customer",
        "customers": "customers",
        "staff": "staff",
        "org": "our organisation",
        "we": "we",
    }

    assert expected == dict(words(Project()))


def test_grammar_follows_the_nouns_in_english_alone():
    """Forms are kept only where they differ, and never for another language."""
    us = Organisation(name="The Works", customer_noun_sing="elder", customer_noun_plur="people")
    english = words(project_of(us))
    settings = replace(Project().settings, language="pt-PT")

    assert "an elder" == english["a customer"]
    assert ("people’s", "The Works’") == (english["customers’"], english["org’s"])
    assert "we are" not in english
    assert 5 == len(words(project_of(us).configured(settings)))


def test_words_follow_the_organisation():
    """The organisation's own nouns are used, and a missing plural is proposed."""
    us = Organisation(
        name="Larder Lane", customer_noun_sing="guest", staff_noun="team", person="I"
    )
    expected = {
        "customer": "guest",
        "customers": "guests",
        "staff": "team",
        "org": "Larder Lane",
        "we": "I",
        "we are": "I am",
        "we were": "I was",
        "we’re": "I’m",
    }

    assert expected == dict(words(project_of(us)))


@pytest.mark.parametrize(
    ("one", "several"),
    [("guest", "guests"), ("party", "parties"), ("boy", "boys"), ("boss", "bosses")],
)
def test_plurals_are_proposed(one, several):
    """The usual English plurals are proposed."""
    assert several == plural_of(one)


def test_an_irregular_plural_keeps_its_capital():
    """Irregular plurals are known and keep a capital first letter."""
    assert plural_of("Person") == "People"


def test_a_trade_reads_in_a_sentence():
    """A trade continues a sentence with its article; “something else” says nothing."""
    assert industry_in_words(Industry.ONLINE_SHOP) == "an online shop"
    assert industry_in_words(Industry.OTHER) == ""


def test_a_working_day_has_eight_hours_unless_answered():
    """Working days are compared by eight hours until somebody says otherwise."""
    assert organisation.hours_per_day(Project()) == Decimal(8)
    assert organisation.hours_per_day(project_of(Organisation(hours_per_day=None))) == Decimal(8)
    assert organisation.hours_per_day(project_of(Organisation(hours_per_day=6))) == Decimal(6)


def test_the_bar_is_suggested_by_the_trade():
    """The trade suggests a bar, and our choice is read against it."""
    us = Organisation(industry=Industry.RESTAURANT_CAFE, bar_chosen=3)

    assert us.usual_bar == 4
    assert us.bar_stance is BarStance.BELOW
    assert Organisation(industry="a word of tomorrow", bar_chosen=3).bar_stance is None


def test_so_far_tells_who_serves_whom():
    """The first step ends by saying who serves whom, and who hears a complaint."""
    project = project_of(Role(id="rol_owner", name="Owner")).put(
        Organisation(
            name="Larder Lane",
            industry=Industry.RESTAURANT_CAFE,
            place="Wexcombe",
            customer_noun_sing="guest",
            complaint_contact=organisation.ComplaintContact(role="rol_owner"),
        )
    )
    expected = (
        "Larder Lane is a restaurant or café in Wexcombe and serves guests. "
        "A complaint goes first to: Owner."
    )

    assert expected == organisation.so_far(project)


def test_the_complaint_role_is_a_link():
    """Removing the role that hears complaints leaves no dangling link."""
    contact = organisation.ComplaintContact(role="rol_owner", reach="At the counter")
    project = project_of(
        Role(id="rol_owner", name="Owner"), Organisation(complaint_contact=contact)
    )

    assert links_of(project.one(Organisation)) == (("complaint_contact.role", "rol_owner"),)
    assert links_of(project.remove("rol_owner").one(Organisation)) == ()


def test_so_far_names_feelings_and_next_step():
    """The outcome is told as a sentence, own words as they stand."""
    project = project_of(
        Outcome(feelings=(WantedFeeling.CARED_FOR, "at home"), do_next=("return",))
    )
    expected = "Our customers should leave feeling cared for and at home, and then come back."

    assert expected == outcome.so_far(project)


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Outcome(), "feelings"),
        (Outcome(statement="They go home fed."), "feelings"),
        (Outcome(feelings=("welcomed",), statement=" "), "statement"),
    ],
)
def test_an_outcome_needs_statement_and_feeling(answer, field):
    """OUT-01 fires once, at what is missing."""
    found = problems(outcome.no_outcome, answer)

    assert [p.field for p in found] == [field]


def test_a_whole_outcome_is_silent():
    """OUT-01 is silent with a statement and a feeling, or a statement and a next step."""
    statement = "They go home fed and known by name."

    assert problems(outcome.no_outcome, Outcome(statement=statement, feelings=("safe",))) == []
    assert problems(outcome.no_outcome, Outcome(statement=statement, do_next=("return",))) == []


def test_twenty_statements_and_six_for_leaders():
    """Everyone answers twenty statements, eight of them turned round; leaders six more."""
    assert len(STATEMENTS) == 20
    assert sum(1 for s in STATEMENTS if s.reversed) == 8
    assert [s.id for s in LEADERS_STATEMENTS if s.reversed] == ["leadership_bad_news"]
    assert len(LEADERS_STATEMENTS) == 6


def test_statements_are_shown_mixed():
    """The shown order begins with one of each scale and loses none."""
    shown = mixed(STATEMENTS)

    assert len({s.scale for s in shown[:5]}) == 5
    assert {s.id for s in STATEMENTS} == {s.id for s in shown}


def test_agreeing_with_a_turned_statement_counts_against():
    """A 5 for “we do the least” counts as a 1."""
    sheet = MindsetResponse(answers=Answers(choice_want=5, choice_least=5))
    (score,) = mindset.scores(project_of(sheet))

    assert score.mean == 3.0
    assert score.band is Band.MIXED


@pytest.mark.parametrize(
    ("answers", "band"),
    [((2, 2), Band.MUST), ((2, 3), Band.MIXED), ((3, 4), Band.MIXED), ((4, 4), Band.CHOICE)],
)
def test_bands_begin_where_they_say(answers, band):
    """Under 2.5 reads “because we must”, over 3.7 “by choice”, else mixed."""
    sheets = [MindsetResponse(answers=Answers(choice_want=n)) for n in answers]
    (score,) = mindset.scores(project_of(*sheets))

    assert score.band is band


def test_views_far_apart_are_seen():
    """The spread tells two who agree from two who do not."""
    apart = [MindsetResponse(answers=Answers(choice_want=n)) for n in (1, 5)]
    near = [MindsetResponse(answers=Answers(choice_want=n)) for n in (3, 4)]

    assert mindset.scores(project_of(*apart))[0].far_apart
    assert not mindset.scores(project_of(*near))[0].far_apart


def test_only_those_who_lead_count_for_leading():
    """The leaders' statements count only on a leader's or the owner's sheet."""
    answers = Answers(leadership_praise=5)
    front = MindsetResponse(role=Position.FRONTLINE, answers=answers)
    owner = MindsetResponse(role=Position.OWNER, answers=answers)

    assert mindset.scores(project_of(front)) == ()
    assert [s.people for s in mindset.scores(project_of(front, owner))] == [1]


def test_the_belief_is_read_by_majority():
    """More than half decide the reading; otherwise it says that views differ."""
    job = MindsetResponse(belief=Belief.PART_OF_JOB)
    believer = MindsetResponse(belief=Belief.TRULY_BELIEVE)

    assert "part of the job" in mindset.belief_reading(project_of(job, job, believer))
    assert "do not agree" in mindset.belief_reading(project_of(job, believer))
    assert mindset.belief_reading(project_of(believer)).startswith("I believe")
    assert mindset.belief_reading(Project()) == ""


def test_three_make_a_group():
    """Two sheets are single views; three speak of a group."""
    sheet = MindsetResponse(answers=Answers(choice_want=4))

    assert not mindset.is_group_view(project_of(sheet, sheet))
    assert mindset.is_group_view(project_of(sheet, sheet, sheet))


def test_one_sheet_is_called_one_view():
    """One sheet never speaks for everyone."""
    sheet = MindsetResponse(answers=Answers(choice_want=5))

    assert mindset.so_far(project_of(sheet)) == "One person’s view: choice reads “by choice”."


def test_a_definition_of_46_words_is_long():
    """45 words can be remembered, 46 are advised against."""
    assert not workshop.Definition(text="word " * 45).is_long
    assert workshop.Definition(text="word " * 46).is_long


def test_so_far_counts_the_board():
    """The board ends in a sentence that counts what it led to."""
    project = project_of(
        workshop.WorkshopItem(text="Tell me first"),
        workshop.WorkshopItem(text="Walk me there"),
        workshop.Theme(name="No surprises"),
    )

    assert workshop.so_far(project) == "Two thoughts, one theme, no definition yet."


def test_a_project_without_anyone_outside_is_stopped():
    """SEG-01 fires while only colleagues, or nobody, are named, and cannot be waived."""
    inside = Segment(name="Kitchen", kind=SegmentKind.INTERNAL)

    assert len(problems(segments.nobody_served)) == 1
    assert len(problems(segments.nobody_served, inside)) == 1
    assert segments.nobody_served.severity is Severity.BLOCKER
    assert not segments.nobody_served.waivable


def test_one_group_outside_is_enough():
    """SEG-01 is silent as soon as one group outside is named."""
    assert problems(segments.nobody_served, Segment(name="Families")) == []


def test_the_chain_is_counted_to_the_customer():
    """The kitchen serves the floor, the floor serves the guest: two links."""
    guests = Segment(id="seg_guests", name="Guests")
    floor = Segment(
        id="seg_floor", name="Floor", kind="internal", serves_segment_ids=("seg_guests",)
    )
    kitchen = Segment(
        id="seg_kitchen", name="Kitchen", kind="internal", serves_segment_ids=("seg_floor",)
    )
    project = project_of(guests, floor, kitchen)

    assert [steps_to_customer(project, s) for s in (guests, floor, kitchen)] == [0, 1, 2]


def test_a_circle_of_colleagues_reaches_nobody():
    """Two groups that serve only each other serve nobody outside."""
    first = Segment(id="seg_a", name="A", kind="internal", serves_segment_ids=("seg_b",))
    second = Segment(id="seg_b", name="B", kind="internal", serves_segment_ids=("seg_a",))

    assert steps_to_customer(project_of(first, second), first) is None


def test_so_far_names_those_outside():
    """Who is served is told by name, those inside by number."""
    project = project_of(
        Segment(name="Families"), Segment(name="Regulars"), Segment(name="Floor", kind="internal")
    )
    expected = (
        "We serve these people: Families and Regulars, "
        "with one group inside that makes it possible."
    )

    assert expected == segments.so_far(project)


def test_a_new_expectation_is_a_basic_guess():
    """A new expectation starts basic, as a guess, at 3 and 3."""
    new = Expectation()

    assert (
        new.klass,
        new.evidence,
        new.importance,
        new.performance_now,
    ) == ("basic", "assumption", 3, 3)


@pytest.mark.parametrize(
    ("importance", "now", "opportunity", "priority"),
    [
        (5, 2, 8, True),
        (4, 1, 7, True),
        (4, 4, 4, True),
        (3, 1, 5, False),
        (3, 5, 3, False),
        (5, None, 5, True),
        (None, 2, 0, False),
    ],
)
def test_opportunity_is_importance_and_shortfall(importance, now, opportunity, priority):
    """What matters and what falls short of it add up; 7, or importance 4, comes first."""
    one = Expectation(importance=importance, performance_now=now)

    assert (opportunity, priority) == (one.opportunity, one.is_priority)


def test_mostly_guesses_fire_once():
    """EXP-04 speaks once when more than half are guesses."""
    guess, seen = Expectation(text="a"), Expectation(text="b", evidence=Evidence.REVIEW)
    found = problems(expectations.guesswork, guess, guess, seen)

    assert [p.message for p in found] == ["2 of 3 expectations are guesses."]
    assert expectations.guesswork.severity is Severity.MAJOR


def test_a_guess_that_matters_is_minor():
    """EXP-04 names a guess that matters a lot, as advice, when most is known."""
    guess = Expectation(text="I expect to be seen", importance=5)
    seen = Expectation(text="b", evidence=Evidence.OBSERVATION)
    found = problems(expectations.guesswork, guess, seen)

    assert [(p.record.text, p.severity) for p in found] == [
        ("I expect to be seen", Severity.MINOR)
    ]


def test_known_expectations_are_silent():
    """EXP-04 is silent with half of them known and the guesses not critical, or with none."""
    guess = Expectation(text="a", importance=3)
    seen = Expectation(text="b", evidence=Evidence.SURVEY, importance=5)

    assert problems(expectations.guesswork, guess, seen) == []
    assert problems(expectations.guesswork) == []


def test_so_far_counts_what_comes_first():
    """Expectations are counted in words, with what comes first and what is known."""
    first = Expectation(text="a", importance=5)
    second = Expectation(text="b")
    expected = "Two expectations so far: one of them comes first, none of them rest on evidence."

    assert expected == expectations.so_far(project_of(first, second))
