"""The check: findings and the way back, waivers, the funnel, the matrix of chains, what if."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from credo_builder.audit import RULE_OF
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.promises import Promise
from credo_builder.domain.trace import Stand, chains
from credo_builder.ui.linking import LinkPopup
from credo_builder.ui.pages.check_findings import WaiveDialog


@pytest.fixture
def page(example):
    """Return the check of the finished example, which has a few findings."""
    example.go_to("check")
    return example.area.page


def undone_and_redone(page, before):
    """Take the last edit back and repeat it, and say whether that is exact."""
    after = page.workspace.project
    page.workspace.session.undo()
    back = page.workspace.project
    page.workspace.session.redo()
    now = page.workspace.project
    pairs = ((before, back), (after, now))
    return all(
        one.records == other.records and one.settings.waivers == other.settings.waivers
        for one, other in pairs
    )


def missing(page):
    """Return the first cell of the matrix where a promise is missing."""
    model = page.matrix.model
    for row in range(model.rowCount()):
        index = model.index(row, 2)
        if model.cell(index).stand == Stand.MISSING:
            return index
    raise AssertionError("no promise is missing")


def waive(page, reason, until=""):
    """Accept the first finding that may be accepted, and return it."""
    row = next(r for r in page.rows() if r.findChildren(QPushButton)[0].text() == "Accept…")
    row._on_waive()
    dialog = page.window().findChild(WaiveDialog)
    dialog.reason.setText(reason)
    dialog.by.setText("Mira")
    dialog.until.setText(until)
    dialog.keep.click()
    return row.finding, dialog


def test_go_to_leaves_a_way_back_that_finds_the_place_again(page):
    """The head offers the way back; whoever takes it lands on the finding they left."""
    area = page.window().area
    left = page.rows()[0]
    left.button.click()
    there = area.page

    offered = there.head._back.isVisible()
    there.head._back.click()

    assert offered
    assert page is area.page
    assert (left.finding.rule, left.finding.record) == page._left
    assert page.rows()[0].button is page.window().focusWidget()


def test_the_way_back_is_not_offered_to_those_who_came_by_themselves(page):
    """A step chosen in the sidebar has no way back to the check."""
    area = page.window().area
    page.rows()[0].button.click()
    key = area.key

    area.go_to("core_values")
    area.go_to(key)

    assert not area.page.head._back.isVisible()


def test_a_finding_is_accepted_with_a_reason_a_person_and_an_end(page):
    """It moves to those accepted, says why, by whom and until when; undo brings it back."""
    before = page.workspace.project

    finding, _dialog = waive(page, "We decided so", "3 March 2099")

    held = page.workspace.project.settings.waivers[-1]
    assert (finding.rule, "We decided so", "Mira", 2099) == (
        held.rule, held.reason, held.by, held.expires.year,
    )  # fmt: skip
    page._chosen = "waived"
    page._tell_list()
    told = next(r for r in page.rows() if r.finding.rule == finding.rule)._reason()
    assert "Because: We decided so · Mira · until 3 March 2099" == told
    assert undone_and_redone(page, before)


def test_what_was_accepted_can_be_taken_back(page):
    """One press makes it count again, in one step."""
    finding, _dialog = waive(page, "For now")
    before = page.workspace.project
    page._chosen = "waived"
    page._tell_list()

    next(r for r in page.rows() if r.finding.rule == finding.rule)._on_back()

    assert finding.rule in {f.rule for f in page.workspace.findings if f.counts}
    assert undone_and_redone(page, before)


def test_a_waiver_needs_a_reason_and_a_day_to_come(page):
    """Without a reason nothing is kept; a day that is over is told."""
    page.rows()[0]._on_waive()
    empty = page.window().findChild(WaiveDialog)
    ready = empty.keep.isEnabled()
    empty.reject()
    before = page.workspace.project

    _finding, dialog = waive(page, "Late", "3 March 2001")

    assert not ready
    assert "over" in dialog.told.text()
    assert before is page.workspace.project
    dialog.reject()


def test_the_funnel_counts_and_shows_the_findings_of_one_link(page):
    """A press on a link shows the findings of its step alone, another press all of them."""
    links = page.funnel.links()
    before = len(page.rows())

    links["expectations"].click()
    alone = {r.finding.chapter for r in page.rows()}
    links["expectations"].click()

    assert "11 expectations" == links["expectations"].accessibleName()
    assert "2 without a promise" == links["expectations"].accessibleDescription()
    assert {"expectations"} == alone
    assert before == len(page.rows())


def test_the_matrix_tells_every_link_of_every_chain(page):
    """Codes where there is a record, “Missing” where a link is to be mended."""
    page.show_view("matrix")
    model = page.matrix.model
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert len(chains(page.workspace.project)) == model.rowCount()
    assert spoken.startswith("Promise: P")
    assert "Missing" == missing(page).data()
    assert "Enter links it" in missing(page).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_missing_link_is_mended_in_the_matrix(page, by_key):
    """Enter and a click open the check list; what is ticked is linked in one step."""
    page.show_view("matrix")
    before = page.workspace.project
    index = missing(page)
    expectation = page.matrix.model.chains[index.row()].expectation
    table = page.matrix.table
    table.setCurrentIndex(index)

    if by_key:
        QTest.keyClick(table, Qt.Key.Key_Return)
    else:
        middle = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    popup = page.findChild(LinkPopup)
    popup._rows.item(0).setCheckState(Qt.CheckState.Checked)
    popup.accept()

    promise = page.workspace.project.of(Promise)[0]
    assert expectation.id in promise.expectation_ids
    assert Stand.MET == page.matrix.model.cell(index).stand
    assert undone_and_redone(page, before)


def test_a_promise_can_be_written_where_it_is_missing(page):
    """A new record is added and linked in one undo step."""
    page.show_view("matrix")
    before = page.workspace.project
    chain = page.matrix.model.chains[missing(page).row()]
    page.matrix.open_linking(chain, "promises")
    popup = page.findChild(LinkPopup)
    popup._search.setText("Quiet corners on request")

    popup._write_new()

    fresh = page.workspace.project.of(Promise)[-1]
    assert ("Quiet corners on request", (chain.expectation.id,)) == (
        fresh.text, fresh.expectation_ids,
    )  # fmt: skip
    assert undone_and_redone(page, before)


def test_enter_on_a_record_of_the_matrix_goes_there(page):
    """A cell that holds a record leads to it, and the way back is offered."""
    page.show_view("matrix")
    table = page.matrix.table
    table.setCurrentIndex(page.matrix.model.index(0, 1))

    QTest.keyClick(table, Qt.Key.Key_Return)

    area = page.window().area
    assert "core_values" == area.key
    assert area.page.head._back.isVisible()


def test_arrows_walk_the_matrix_and_the_words_follow(page):
    """The sentence below tells what the chain of the row lacks."""
    page.show_view("matrix")
    table = page.matrix.table
    table.setCurrentIndex(page.matrix.model.index(0, 0))
    whole = page.matrix._told.text()

    for _again in range(missing(page).row()):
        QTest.keyClick(table, Qt.Key.Key_Down)

    assert "This chain is whole" in whole
    assert "No promise answers it." in page.matrix._told.text()
    assert page.matrix.link.isVisibleTo(page)


def test_what_if_tells_in_words_and_changes_nothing(page):
    """Removing a value is told with its losses, its chains and what the check would say."""
    before = page.workspace.project
    page.show_view("what_if")
    value = before.of(CoreValue)[0]

    page.what_if.choose(value.id)

    told = page.what_if.text()
    assert "Without “Welcome”" in told
    assert "two credo lines" in told
    assert "Three chains would break" in told
    assert before is page.workspace.project


def test_what_if_finds_a_record_by_any_of_its_words(page):
    """The search keeps what holds every word, accents or not."""
    page.show_view("what_if")

    page.what_if.search.setText("duty mana")

    matches = page.what_if._matches
    shown = [matches.index(row, 0).data() for row in range(matches.rowCount())]
    assert "R3 Duty manager  ·  role" in shown
    assert all("duty manager" in words.lower() for words in shown)


def test_a_blank_project_has_no_chain_yet(blank):
    """Without an expectation the matrix says where chains begin."""
    blank.go_to("check")
    page = blank.area.page

    page.show_view("matrix")
    page.show_view("what_if")

    assert 0 == page.matrix.model.rowCount()
    assert page.matrix._none.text().startswith("No expectation yet")
    assert not page.what_if._card.isVisible()


def test_findings_and_matrix_stand_side_by_side_on_a_wide_page(page):
    """From 84 em on both are in view, and one segment names both."""
    page.window().resize(1680, 1000)

    wide = page._findings.isVisible() and page.matrix.isVisible()
    names = [
        page._views.button(i).text() for i in range(3) if not page._views.button(i).isHidden()
    ]

    assert wide
    assert ["Findings and matrix", "What if"] == names


def weighing(page, rule):
    """Return the menu in which *rule* is weighed, and its entries by their words."""
    row = next(r for r in page.rows() if r.finding.rule == rule)
    menu = row.weighing.menu()
    return menu, {entry.text(): entry for entry in menu.actions()}


def test_a_project_treats_the_findings_of_a_rule_otherwise(page):
    """The menu of a finding makes it a tip in one step, says so, and brings the usual back."""
    before = page.workspace.project
    rule = next(r.finding.rule for r in page.rows() if r.finding.severity == "major")
    _menu, entries = weighing(page, rule)
    usual = entries["Usual"].isChecked()

    entries["Tip"].trigger()

    alike = [f for f in page.workspace.findings if f.rule == rule]
    row = next(r for r in page.rows() if r.finding.rule == rule)
    assert usual
    assert {"tip"} == {f.severity for f in alike}
    assert "treated as you chose" in row._second("Do it.")
    assert weighing(page, rule)[1]["Tip"].isChecked()
    assert undone_and_redone(page, before)

    weighing(page, rule)[1]["Usual"].trigger()

    assert {} == dict(page.workspace.project.settings.severity_overrides)
    assert "major" in {f.severity for f in page.workspace.findings if f.rule == rule}


def test_what_cannot_be_waived_cannot_be_weighed(page):
    """A finding that keeps the document true has no menu."""
    workspace = page.workspace
    undated = replace(workspace.project.settings, next_review=None)
    workspace.edit(workspace.project.configured(undated), "No review")
    workspace.check()
    fixed = [r for r in page.rows() if not RULE_OF[r.finding.rule].waivable]

    assert ["GOV-01"] == [row.finding.rule for row in fixed]
    assert not any(hasattr(row, "weighing") for row in fixed)
