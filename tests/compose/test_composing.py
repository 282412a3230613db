"""A project becomes a document."""

from __future__ import annotations

import locale
from dataclasses import replace

import compose_cafe
import pytest
from compose_samples import Writer, everywhere

from credo_builder import errors
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.segments import Segment
from credo_builder.compose import composer
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import (
    Badge,
    Callout,
    Chip,
    Column,
    Entry,
    Figure,
    Heading,
    Paragraph,
    Table,
    Text,
    WritingLines,
    plain,
    walk,
)
from credo_builder.compose.environment import rendered
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.settings import DocumentSettings
from credo_builder.domain.terms import Edition, Visibility

PUBLIC = (
    "cover", "control", "contents", "credo", "outcome", "meaning", "core_values", "segments",
    "promises", "service_levels", "recovery", "glossary",
)  # fmt: skip
STAFF = (
    "cover", "control", "contents", "credo", "outcome", "meaning", "core_values", "segments",
    "expectations", "promises", "moments", "moment_sheets", "service_levels", "policies",
    "freedom", "recovery", "monitoring", "learning", "recognition", "review", "traceability",
    "glossary", "details", "acknowledgement",
)  # fmt: skip
FULL = (
    *STAFF[: STAFF.index("review")], "means", "review", "traceability", "gaps", "glossary",
    "details", "acknowledgement",
)  # fmt: skip
REORDERING = chr(0x202E)
HOSTILE = (
    f"{{% raw %}} {{{{ 7*7 }}}} &{{customer}} {{{{customers}}}} \x00{REORDERING}]]> '<!-- </p><b>"
)


def spans(document):
    """Every run of words in the document, tables' and figures' words too."""
    for section in document.sections:
        for block in walk(section.blocks):
            if isinstance(block, Paragraph | Heading):
                yield from block.spans


def everything(document):
    """All the words a reader can meet, as one text."""
    words = [document.facts.title, document.facts.organisation, document.facts.motto]
    for section in document.sections:
        words.append(section.title)
        for block in walk(section.blocks):
            match block:
                case Paragraph() | Heading():
                    words.append(plain(block.spans))
                case Table():
                    words += [block.summary, *(g.title for g in block.groups)]
                    words += [word for c in block.columns for word in (c.head, c.spoken)]
                case Figure():
                    words += [block.alt]
                    for datum in block.data:
                        words += [datum.label, datum.note, *(v for _, v in datum.facts)]
                case Callout():
                    words.append(block.title)
                case WritingLines():
                    words.append(block.label)
                case Chip():
                    words.append(block.text)
                case _:
                    pass
    return "\n".join(words)


def badges(document):
    return [b for s in document.sections for b in walk(s.blocks) if isinstance(b, Badge)]


def section(document, key):
    return next(s for s in document.sections if s.key == key)


@pytest.mark.parametrize(
    ("edition", "keys"), [("public", PUBLIC), ("staff", STAFF), ("full", FULL)]
)
def test_each_edition_holds_exactly_its_sections(cafe, edition, keys):
    """The public, the staff and the full edition hold their sections and no other."""
    assert keys == tuple(s.key for s in compose(cafe, edition).sections)


def test_a_draft_shows_what_is_still_to_decide(empty):
    """In a draft an empty section says what would help, with lines to write on."""
    document = compose(empty, "staff")

    credo = section(document, "core_values")
    entry = credo.blocks[0]
    assert isinstance(entry, Entry)
    callout = entry.main[0]
    assert isinstance(callout, Callout)
    assert "empty" == callout.tone
    assert WritingLines(3) == callout.blocks[-1]
    assert "Still to decide" in everything(document)


def test_quick_does_not_show_what_it_never_asks(empty):
    """In Quick an empty section that only Full asks for is left out; in Full it is shown."""
    full = empty.configured(replace(empty.settings, path="full"))
    shown = {s.key for s in compose(full, "full").sections}

    assert {"meaning", "policies", "learning", "recognition", "means"} == shown - {
        s.key for s in compose(empty, "full").sections
    }


def test_what_stops_approval_is_always_told(empty):
    """The gap register tells blockers even of steps nobody visited, and calls nothing ready."""
    words = everything(compose(empty, "full"))

    assert "Blocker" in [b.text for b in badges(compose(empty, "full"))]
    assert "Not yet" in words


@pytest.mark.parametrize("edition", ["public", "staff"])
def test_what_is_empty_leaves_finished_editions(empty, edition):
    """The public edition, and any approved one, drops empty sections with their numbers."""
    settled = compose_cafe.larder_lane()
    bare = empty.configured(replace(settled.settings, waivers=(), history=()))
    keys = [s.key for s in compose(bare, edition).sections]

    assert ["cover", "control", "contents"] == keys[:3]
    assert "Still to decide" not in everything(compose(bare, edition))
    assert "core_values" not in keys


def test_numbers_follow_what_is_printed(cafe):
    """Chapters count from 1, appendices from A, and the pages around them carry neither."""
    document = compose(cafe, "full")
    numbers = {s.key: s.number for s in document.sections}

    assert [str(n) for n in range(1, 17)] == [n for n in numbers.values() if n.isdecimal()]
    assert ("A", "B", "C") == (numbers["traceability"], numbers["gaps"], numbers["glossary"])
    assert not any(numbers[key] for key in ("cover", "control", "contents", "credo"))


def test_sections_can_be_left_out_and_renamed(cafe):
    """The user's own choice of sections and titles applies after the edition's."""
    asked = replace(
        cafe.settings.document,
        sections_off=("moments", "learning"),
        section_titles={"core_values": "What {we} stand for"},
        preface="Dear *{customers}*",
        legal="Registered in Mill.",
    )
    document = compose(cafe.configured(replace(cafe.settings, document=asked)), "staff")
    keys = [s.key for s in document.sections]

    assert not {"moments", "moment_sheets", "learning"} & set(keys)
    assert "What we stand for" == section(document, "core_values").title
    assert ["control", "preface", "contents"] == keys[1:4]
    assert ["glossary", "legal", "details", "acknowledgement"] == keys[-4:]
    assert "Dear guests" in everything(document)


@pytest.mark.parametrize(
    ("edition", "seen"),
    [
        ("public", {Visibility.PUBLIC}),
        ("staff", {Visibility.PUBLIC, Visibility.STAFF}),
        ("full", set(Visibility)),
    ],
)
def test_hidden_records_stay_out(edition, seen):
    """Each edition prints the records its readers may see and no word of the others."""
    grown = Writer()
    for visibility in Visibility:
        grown.add(CoreValue(name=f"Value {visibility}", belief="b", visibility=visibility))
    words = everything(compose(grown.project, edition))

    assert {v for v in Visibility if f"Value {v}" in words} == seen


def with_plain_nouns(project):
    """The same project, of an organisation whose name and nouns hold nothing special."""
    us = project.one(Organisation)
    plainly = {
        "name": "Larder Lane",
        "customer_noun_sing": "guest",
        "customer_noun_plur": "guests",
    }
    return project.put(replace(us, staff_noun="team", **plainly))


@pytest.mark.parametrize("visibility", [Visibility.STAFF, Visibility.PRIVATE, "from the future"])
def test_a_public_edition_prints_nothing_meant_for_fewer(visibility):
    """Records kept from the public leave no word in the public edition, linked or not."""
    secret = everywhere("zzsecret", visibility)
    bare = Project(settings=replace(secret.settings, document=DocumentSettings(), edition="1"))
    for record in secret.every():
        if not type(record).singleton:
            bare = bare.put(record)
    words = everything(compose(bare, "public"))

    assert "zzsecret" not in words


def test_notes_are_never_printed(edition):
    """What people note for themselves stays in the file."""
    grown = Writer()
    grown.add(CoreValue(name="Welcome", notes="zznotes", visibility=Visibility.PUBLIC))

    assert "zznotes" not in everything(compose(grown.project, edition))


def test_hostile_words_print_literally(edition):
    """Markup, templates and controls in any field are words, nothing else."""
    words = everything(compose(with_plain_nouns(everywhere(HOSTILE)), edition))

    assert "<!-- </p><b>" in words
    assert "&guest {customers} " in words
    assert "{% raw %} {{ 7*7 }}" in words
    assert "49" not in words
    assert "\x00" not in words
    assert REORDERING not in words


def test_placeholders_are_filled_in_every_field(edition):
    """No field prints its placeholder."""
    document = compose(with_plain_nouns(everywhere("to {customer}, {org}")), edition)

    assert "{customer}" not in everything(document)
    assert "{org}" not in everything(document)


def test_a_name_with_a_placeholder_keeps_it():
    """What a placeholder puts in is not read again."""
    grown = Writer()
    grown.add(Organisation(name="{customer} & Co"))

    assert "{customer} & Co" == compose(grown.project, "staff").facts.organisation


def test_every_code_link_has_its_anchor(edition):
    """A linked code leads to a place in the same document; the others are plain."""
    document = compose(compose_cafe.larder_lane(), edition)
    anchors = {s.key for s in document.sections}
    for part in document.sections:
        for block in walk(part.blocks):
            anchors.add(getattr(block, "anchor", ""))
            if isinstance(block, Table):
                anchors.update(row.anchor for g in block.groups for row in g.rows)
    links = [s.link for s in spans(document) if isinstance(s, Text) and s.link.startswith("#")]

    assert links
    assert {link[1:] for link in links} <= anchors


def test_codes_outside_the_edition_are_not_named(cafe):
    """The public edition names no code of an expectation or a measure."""
    codes = {s.text for s in spans(compose(cafe, "public")) if isinstance(s, Text) and s.code}

    assert not {c for c in codes if c[0] in "ESM"}


def test_the_same_project_gives_the_same_document(cafe, edition):
    """Two runs give equal documents, whatever the locale of the computer."""
    before = locale.setlocale(locale.LC_ALL)
    first = compose(cafe, edition)
    try:
        locale.setlocale(locale.LC_ALL, "C")

        assert first == compose(cafe, edition)
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_any_project_composes(empty, edition):
    """An empty project and one with every field filled compose in every edition."""
    assert compose(empty, edition).sections
    assert compose(everywhere("x"), edition).sections


def test_the_facts_come_from_the_project(cafe, draft):
    """Cover and feet say who, which edition, for whom, since when and whose."""
    facts = compose(cafe, "staff").facts

    assert ("Larder Lane", "2.0", "21 November 2026", "General manager") == (
        facts.organisation, facts.edition, facts.issued, facts.owner,
    )  # fmt: skip
    assert "staff edition" == facts.audience
    assert not facts.draft
    assert compose(draft, "staff").facts.draft


def test_a_missing_owner_is_shown_as_missing(empty):
    """Whoever is not yet named is marked so, never left out."""
    control = section(compose(empty, "staff"), "control")
    missing = [
        s.text
        for b in walk(control.blocks)
        if isinstance(b, Paragraph)
        for s in b.spans
        if isinstance(s, Text) and s.missing
    ]

    assert ["not yet named", "not yet named", "not yet set"] == missing


def test_a_missing_figure_stays_blank(cafe):
    """A level without limit and best has empty cells, never a 0."""
    levels = section(compose(cafe, "staff"), "service_levels")
    table = next(b for b in walk(levels.blocks) if isinstance(b, Table))
    bare = next(r for g in table.groups for r in g.rows if r.anchor == "L2")

    assert ((), ()) == (bare.cells[2], bare.cells[4])


@pytest.mark.parametrize(("count", "kind"), [(1, Entry), (4, Entry), (7, Entry), (8, Table)])
def test_many_values_become_a_table(count, kind):
    """Up to seven values stand in blocks; more stand in a table."""
    grown = Writer()
    for number in range(count):
        grown.add(CoreValue(name=f"V{number}", belief="b", in_brand="Zzbrand"))
    values = section(compose(grown.project, "staff"), "core_values")

    assert kind is type(values.blocks[1])
    assert (count <= 4) == ("Zzbrand" in everything(compose(grown.project, "public")))
    assert "Zzbrand" in everything(compose(grown.project, "staff"))


def test_expectations_stand_under_those_who_have_them():
    """Expectations of the same groups share a side-head; those of all or none are everyone’s."""
    grown = Writer()
    one, two, _ = (grown.add(Segment(name=n)) for n in ("Regulars", "Families", "Parties"))
    for ids in ((), (one.id,), (one.id, two.id), (one.id,)):
        grown.add(Expectation(text="I expect it", segment_ids=ids))
    table = next(
        b
        for b in section(compose(grown.project, "staff"), "expectations").blocks
        if isinstance(b, Table)
    )

    assert [("Every customer", 1), ("Regulars", 2), ("Regulars and Families", 1)] == [
        (g.title, len(g.rows)) for g in table.groups
    ]


def test_every_table_names_its_columns(cafe, edition):
    """A column without a head says to a screen reader what it holds."""
    document = compose(cafe, edition)
    columns = [
        c for s in document.sections for b in walk(s.blocks) if isinstance(b, Table)
        for c in b.columns
    ]  # fmt: skip

    assert columns
    assert [] == [c for c in columns if isinstance(c, Column) and not (c.head or c.spoken)]


def test_mindset_answers_of_few_are_not_printed():
    """Answers of fewer than three people could be traced to a person, so they stay out."""
    cafe = compose_cafe.larder_lane()
    answers = next(k for k in cafe.records if k.key == "mindset_responses")
    few = cafe
    for response in cafe.of(answers)[2:]:
        few = few.remove(response.id)

    assert "How we see ourselves" in everything(compose(cafe, "staff"))
    assert "How we see ourselves" not in everything(compose(cafe, "public"))
    assert "How we see ourselves" not in everything(compose(few, "full"))


def test_the_brand_decides_the_look(cafe, empty):
    """Colour and style come from the brand, or are the usual ones."""
    assert ("#A8412A", "classic") == (look(cafe).colour, look(cafe).style)
    assert composer.Look() == look(empty)


def test_an_unknown_edition_is_refused(empty):
    """There are three editions and no other."""
    with pytest.raises(ValueError, match="secret"):
        compose(empty, "secret")


@pytest.mark.parametrize(("asked", "paper"), [(None, "A4"), ("Letter", "Letter"), ("A9", "A4")])
def test_the_paper_is_one_we_can_lay_out(empty, asked, paper):
    """The asked paper wins over the project's; an unknown one prints on A4."""
    assert paper == compose(empty, "staff", asked).paper


@pytest.mark.parametrize(
    "name", ["../secret.xml.j2", "policy_document/none.xml.j2", "/etc/passwd", "x.html"]
)
def test_only_shipped_templates_run(name):
    """A template that does not ship is refused by name."""
    with pytest.raises(errors.TemplateError, match=r"passwd|secret|none|html"):
        rendered(name, View(Project(), Edition.STAFF))


def test_a_template_sees_only_what_it_is_given():
    """A template that asks for more than its page is refused, with its name."""
    with pytest.raises(errors.TemplateError, match=r"core_values\.xml\.j2"):
        rendered("policy_document/core_values.xml.j2", View(Project(), Edition.STAFF))
