"""Policies with their empathy check, freedom to act as a table, and the recovery ladder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import EmpathyCheck, EmpathyResult, Firmness, MayBend, Policy
from credo_builder.chapters.recovery import LadderStep, RecoveryStep


@pytest.fixture
def page(example):
    """Return the page of policies of the finished example, with every tab built."""
    example.go_to("policies")
    example.area.page.open_every()
    return example.area.page


def tab(page, kind):
    """Turn to the tab of *kind* and return its list."""
    place = next(i for i, e in enumerate(page.lists) if e.kind is kind)
    page._show_tab(page.lists[place])
    return page.lists[place]


def change(editor, **given):
    """Edit the record in view."""
    held = replace(editor.record, **given)
    editor._workspace.edit(editor._workspace.project.put(held), "Change")
    editor._workspace.check()


def undone_and_redone(page, before):
    """Take the last edit back and repeat it, and say whether that is exact."""
    after = page.workspace.project
    page.workspace.session.undo()
    back = page.workspace.project
    page.workspace.session.redo()
    return before.records == back.records and after.records == page.workspace.project.records


def test_the_tabs_say_how_many_there_are(page):
    """Roles and steps are counted in words, the others in figures."""
    words = [page._tabs.button(i).text() for i in range(5)]

    assert "Policies  3" == words[0]
    assert ["Freedom to act  5 roles", "When it goes wrong  6 steps"] == words[1:3]


def test_the_result_of_the_empathy_check_follows_from_its_answers(page):
    """Nobody answered: not done; harm without help: needs a change; help and words: passed."""
    editor = tab(page, Policy)
    seen = []

    for answers in (
        {},
        {"could_hurt_whom": "A child"},
        {"what_staff_may_do": "Swap", "words_to_use": "Yes"},
    ):
        held = editor.policy.empathy_check if answers else EmpathyCheck()
        change(editor, firmness=Firmness.RULE, empathy_check=replace(held, passed="", **answers))
        seen.append(editor.empathy._result.text())

    assert [EmpathyResult.NOT_DONE.label, EmpathyResult.NEEDS_CHANGE.label, "Passed"] == seen


def test_what_was_decided_by_hand_can_be_left_to_the_answers(page):
    """One button lets the answers decide again; undo brings the choice back."""
    editor = tab(page, Policy)
    change(editor, empathy_check=replace(editor.policy.empathy_check, passed="needs_change"))
    before = page.workspace.project

    editor.empathy._by_hand.click()

    assert "" == editor.policy.empathy_check.passed
    assert undone_and_redone(page, before)


def test_a_law_is_not_asked_what_staff_may_do(page):
    """Only whom it could hurt and which words help are asked of a law."""
    editor = tab(page, Policy)

    change(editor, firmness=Firmness.LEGAL)

    shown = [name for name, block in editor.empathy._blocks.items() if not block.isHidden()]
    assert ["could_hurt_whom", "words_to_use"] == shown
    assert "Law" == editor.rows.words(editor.policy).badge


@pytest.mark.parametrize("by_key", [True, False])
def test_the_wand_lets_the_policy_bend_in_one_step(page, by_key):
    """One press names who may bend it and how far; undo takes both back."""
    editor = tab(page, Policy)
    change(
        editor,
        firmness=Firmness.RULE,
        may_bend=MayBend(),
        empathy_check=EmpathyCheck(could_hurt_whom="A child"),
    )
    before = page.workspace.project
    said = editor.empathy.bend.accessibleName()

    if by_key:
        QTest.keyClick(editor.empathy.bend, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(editor.empathy.bend, Qt.MouseButton.LeftButton)

    bend = editor.policy.may_bend
    assert page.workspace.project.find(Role, bend.who).name in said
    assert bend.how_far.removeprefix("Up to ") in said
    assert undone_and_redone(page, before)


def test_an_answer_of_the_check_is_typed_in_one_step(page):
    """Typing one answer is one undo step."""
    editor = tab(page, Policy)
    before = page.workspace.project
    line = editor.empathy.lines["words_to_use"]

    line.setText("")
    QTest.keyClicks(line, "Sit down first")

    assert "Sit down first" == editor.policy.empathy_check.words_to_use
    assert undone_and_redone(page, before)


def test_a_finding_leads_into_the_empathy_check(page):
    """A jump to the words that help ends in their line."""
    editor = tab(page, Policy)

    assert page.jump(editor.policy.id, "empathy_check.words_to_use")
    assert editor.empathy.lines["words_to_use"] is page.window().focusWidget()


def test_a_rule_that_nobody_may_bend_says_so_beside_its_fields(page):
    """The finding stands over the form, and its button leads to the field."""
    editor = tab(page, Policy)

    change(editor, firmness=Firmness.RULE, may_bend=MayBend(), empathy_check=EmpathyCheck())

    assert any("nobody may bend" in n._text.text() for n in editor.notes.notices())


def test_a_freedom_is_read_out_as_a_row_and_said_in_one_breath(page):
    """The row tells role, freedoms, money, red line and whom to ask; the sentence follows it."""
    editor = tab(page, Empowerment)

    spoken = editor.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert all(word in spoken for word in ("Server", "£25", "Guess about an allergen"))
    assert editor.sentence.text.startswith("You may replace any dish")
    assert "Meets six moments of truth" in editor._meets.text()


def test_a_freedom_without_a_red_line_says_so(page):
    """No limit is advice in the table and a gap in the sentence."""
    editor = tab(page, Empowerment)

    change(editor, never=())

    assert "No red line yet" in editor.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "You never …" in editor.sentence.text


@pytest.mark.parametrize("by_key", [True, False])
def test_a_role_of_which_nothing_is_said_is_one_press_away(page, by_key):
    """Its chip adds a freedom for it, in one step."""
    project = page.workspace.project
    page.workspace.edit(
        project.put(Role(id="rol_new", name="Barista", faces_customers=True)), "Add"
    )
    editor = tab(page, Empowerment)
    before = page.workspace.project
    chip = next(c for c in editor.chips() if "Barista" in c.accessibleName())

    if by_key:
        QTest.keyClick(chip, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert "rol_new" == editor.record.role
    assert not any("Barista" in c.accessibleName() for c in editor.chips())
    assert undone_and_redone(page, before)


def test_a_phrase_of_the_freedom_leads_to_its_field(page):
    """The money in the sentence leads to where it is asked."""
    editor = tab(page, Empowerment)
    phrase = next(p for p in editor.sentence.phrases() if p.text().strip() == "£25")

    phrase.click()

    target = editor.form.sheet.fields["spend_limit"].editor.target()
    assert target is page.window().focusWidget()


def test_the_ladder_tells_who_and_how_soon(page):
    """Each rung says who does it and within what time."""
    editor = tab(page, RecoveryStep)

    lines = [editor.rows.words(r).line for r in page.workspace.project.of(RecoveryStep)]

    assert "Server · at once" == lines[0]
    assert "Duty manager · within 3 minutes" == lines[3]


def test_a_missing_rung_goes_where_it_belongs(page):
    """“Apologise” is put between “Listen” and “Put right”, marked until it is read."""
    editor = tab(page, RecoveryStep)
    editor.choose(2)
    editor.delete()
    before = page.workspace.project

    editor.chips()[0].click()

    steps = page.workspace.project.of(RecoveryStep)
    assert [str(one) for one in LadderStep] == [s.step for s in steps]
    assert steps[2].from_starter
    assert [] == editor.chips()
    assert undone_and_redone(page, before)


def test_quick_shows_the_same_table_and_ladder(example):
    """Freedom and complaints are the two tabs of the Quick screen."""
    example.workspace.session.take_path("quick")
    example.go_to("freedom_and_complaints")
    page = example.area.page
    page.open_every()

    assert [Empowerment, RecoveryStep] == [e.kind for e in page.lists]
    assert page.lists[0].sentence.text.startswith("You may replace any dish")
