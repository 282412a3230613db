"""What the document says once, in words that fit what was answered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from compose_samples import Writer, amount

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment, SignatureTouch
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import MayBend, Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import Baseline, ServiceLevel
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Callout, Entry, Paragraph, Table, plain, walk
from credo_builder.compose.sections.tracing import MOST_OF_A_RULE, numbered
from credo_builder.compose.sentences import going_on
from credo_builder.compose.view import View
from credo_builder.domain.settings import DocumentSettings
from credo_builder.domain.terms import Edition


def blocks(project, edition, key):
    found = next(s for s in compose(project, edition).sections if s.key == key)
    return list(walk(found.blocks))


def paragraphs(project, edition, key):
    return [plain(b.spans) for b in blocks(project, edition, key) if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("In the booking book", "in the booking book"),
        ("They ask twice", "they ask twice"),
        ("Maya’s book", "Maya’s book"),
        ("Once a guest has paid ", "once a guest has paid"),
        ("Onions in it", "Onions in it"),
        ("", ""),
    ],
)
def test_words_go_on_in_a_sentence(words, wanted):
    """A small word at the start loses its capital, a name keeps it."""
    assert wanted == going_on(words)


@pytest.mark.parametrize(
    ("test", "lead", "quoted"),
    [
        ("Would I want this?", "When unsure, we ask", "Would I want this?"),
        ("Do what is kind", "When nobody is there to ask", "We do what is kind."),
        ("We do what is kind", "When nobody is there to ask", "We do what is kind."),
    ],
)
def test_the_common_sense_test_follows_its_lead(test, lead, quoted):
    """A question is asked; what starts with a verb becomes a sentence about us."""
    grown = Writer()
    grown.add(Outcome(common_sense_test=test))
    panel = next(b for b in blocks(grown.project, "staff", "outcome") if isinstance(b, Callout))

    assert (lead, quoted) == (panel.title, plain(panel.blocks[0].spans))


def test_groups_named_in_another_order_are_the_same_groups():
    """Two expectations of the same groups stand under one head, in the order of the groups."""
    grown = Writer()
    one, two, _ = (grown.add(Segment(name=n)) for n in ("Regulars", "Families", "Parties"))
    grown.add(Expectation(text="One", segment_ids=(one.id, two.id)))
    grown.add(Expectation(text="Two", segment_ids=(two.id, one.id)))
    table = next(b for b in blocks(grown.project, "staff", "expectations") if isinstance(b, Table))

    assert ["Regulars and Families"] == [g.title for g in table.groups]


def test_the_way_people_arrive_reads_as_one_phrase():
    """The first state has a capital, the others go on small; own words stand as they are."""
    grown = Writer()
    grown.add(
        Segment(name="Regulars", kind="external", need_states=("quick", "be known", "learn"))
    )

    assert "In a hurry; be known; keen to understand" in paragraphs(
        grown.project, "staff", "segments"
    )


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        ("When they praised one", "A card. When they praised one."),
        ("A name we know", "A card. When: a name we know."),
        ("", "A card."),
    ],
)
def test_when_is_not_said_twice(trigger, said):
    """A trigger that says when itself has no label before it."""
    grown = Writer()
    touch = SignatureTouch(idea="A card", trigger=trigger)
    grown.add(Moment(name="The door", importance=5, critical=True, signature=touch))

    assert said in paragraphs(grown.project, "staff", "moment_sheets")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("In the book", "Host: to an hour. Noted: in the book."),
        ("Noted at the till", "Host: to an hour. Noted at the till."),
        ("", "Host: to an hour."),
    ],
)
def test_noted_is_not_said_twice(record, said):
    """Where a bent policy is noted has a label unless it says so itself."""
    grown = Writer()
    host = grown.add(Role(name="Host"))
    bend = MayBend(who=host.id, how_far="To an hour", record=record)
    grown.add(Policy(title="Tables", may_bend=bend))

    assert said in paragraphs(grown.project, "staff", "policies")


def test_exact_words_are_quoted_and_ours_are_not():
    """Only what stands somewhere letter by letter is between quotation marks."""
    grown = Writer()
    kept = {"kind": "explicit", "decision": "keep"}
    grown.add(Promise(text="We will greet you.", exact_words="A warm welcome", **kept))
    grown.add(Promise(text="We will ring back.", **kept))
    said = paragraphs(grown.project, "staff", "promises")

    assert {"“A warm welcome”", "We will greet you.", "We will ring back."} <= set(said)
    assert "“We will ring back.”" not in said


def test_who_is_backed_is_said_unless_it_is_everybody():
    """Words that only one role was promised stand beside that role."""
    grown = Writer()
    host, chef = (grown.add(Role(name=n)) for n in ("Host", "Chef"))
    grown.add(Empowerment(role=host.id, no_blame_text="We stand behind you."))
    chefs = grown.add(Empowerment(role=chef.id))
    beside = [b for b in blocks(grown.project, "staff", "freedom") if isinstance(b, Entry)]
    grown.add(replace(chefs, no_blame_text="We stand behind you."))

    assert [["Host"]] == [[plain(p.spans) for p in e.side] for e in beside]
    assert "We stand behind you." in paragraphs(grown.project, "staff", "freedom")
    assert not [b for b in blocks(grown.project, "staff", "freedom") if isinstance(b, Entry)]


def test_the_map_speaks_of_coming_back_only_where_that_is_wanted():
    """What the critical moments decide follows from what people should do next."""
    grown = Writer()
    grown.add(Moment(name="The door", importance=5, critical=True))
    council = paragraphs(grown.project, "staff", "moments")
    grown.add(Outcome(do_next=("return",)))
    shop = paragraphs(grown.project, "staff", "moments")

    assert ["One moment. One of them decides what a customer will say about us."] == council
    assert ["One moment. One of them decides whether a customer comes back."] == shop


def test_an_expectation_is_traced_once_under_its_first_value():
    """Whatever values it serves, an expectation has one row."""
    grown = Writer()
    ids = tuple(grown.add(CoreValue(name=n)).id for n in ("Welcome", "Care"))
    grown.add(Expectation(text="To be seen", value_ids=ids))
    grown.add(Expectation(text="To be fed"))
    table = next(b for b in blocks(grown.project, "staff", "traceability") if isinstance(b, Table))

    told = [
        ([plain(b.spans) if isinstance(b, Paragraph) else b.text for b in g.rows[0].cells[0]], g)
        for g in table.groups
    ]

    assert [(["Welcome", "V1"], 1), (["No value yet"], 1)] == [(w, len(g.rows)) for w, g in told]
    assert all(group.spanning for group in table.groups)


def test_many_findings_of_a_rule_share_a_row():
    """Starter wording nobody read is one row with its count, however much there is."""
    grown = Writer()
    for number in range(MOST_OF_A_RULE + 2):
        grown.add(CoreValue(name=f"Value {number}", from_starter=True))
    view = View(grown.project, Edition.FULL)
    folded = [alike for _, alike in numbered(view) if alike[0].rule == "QUA-01"]
    said = paragraphs(grown.project, "full", "gaps")

    assert [MOST_OF_A_RULE + 2] == [len(alike) for alike in folded]
    assert len(view.findings) == sum(len(alike) for _, alike in numbered(view))
    assert 1 == sum("Starter wording not read yet: 10 in all." in words for words in said)


def test_a_score_shows_where_it_stands_today():
    """A level with no share met shows the figure itself, beside shares in per cent."""
    grown = Writer()
    point = {"target": amount(5, "point"), "metric": "feeling_score"}
    four = Baseline(value=amount(4, "point"))
    grown.add(ServiceLevel(name="Looked after", baseline=four, **point))
    grown.add(ServiceLevel(name="A hello", baseline=Baseline(share_met_pct=Decimal(81))))
    table = next(
        b for b in blocks(grown.project, "staff", "service_levels") if isinstance(b, Table)
    )
    today = next(i for i, c in enumerate(table.columns) if c.head == "Today")
    rows = [r for g in table.groups for r in g.rows]

    assert ["4", "81 %"] == [plain(r.cells[today][0].spans) for r in rows]


def test_a_glossary_that_is_off_is_not_pointed_at():
    """The page about the document names the glossary only where there is one."""
    grown = Writer()
    grown.add(ServiceLevel(name="A hello", visibility="public", figure_mark="suggestion"))
    with_it = paragraphs(grown.project, "public", "control")
    off = DocumentSettings(sections_off=("glossary",))
    without = grown.project.configured(replace(grown.project.settings, document=off))

    assert any("glossary" in words for words in with_it)
    assert not any("glossary" in words for words in paragraphs(without, "public", "control"))
