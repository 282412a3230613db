"""Service levels: the sentence that grows, the bar of figures, and the ticks of the list."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from credo_builder.chapters.service_levels import Baseline, ServiceLevel
from credo_builder.domain.quantities import Quantity


def amount(value, unit="minute"):
    return Quantity(value=Decimal(value), unit=unit)


@pytest.fixture
def page(example):
    """Return the page of the levels of the finished example."""
    example.go_to("service_levels")
    return example.area.page


def change(page, **given):
    held = replace(page.level, **given)
    page.workspace.edit(page.workspace.project.put(held), "Change")
    page.workspace.check()


def test_the_sentence_grows_with_its_fields(page):
    """A figure typed into the target stands in the sentence at once; undo takes it back."""
    before = page.above.sentence.text
    line = page.lists[0].form.sheet.fields["target"].editor.target()

    line.setText("")
    QTest.keyClicks(line, "7")

    assert "7 hours" in page.above.sentence.text
    page.workspace.session.undo()
    assert before == page.above.sentence.text
    page.workspace.session.redo()
    assert "7 hours" in page.above.sentence.text


@pytest.mark.parametrize("by_key", [True, False])
def test_a_phrase_leads_to_its_field(page, by_key):
    """Enter and a click on the share move the focus to where it is asked."""
    phrase = next(p for p in page.above.sentence.phrases() if p.text().startswith("90"))

    if by_key:
        QTest.keyClick(phrase, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(phrase, Qt.MouseButton.LeftButton)

    target = page.lists[0].form.sheet.fields["share_pct"].editor.target()
    assert target is page.window().focusWidget()


def test_a_missing_figure_stands_as_an_ellipsis(page):
    """Nothing is called an error while it is only not there yet."""
    change(page, target=None)

    assert "…" in page.above.sentence.text


def test_figures_the_wrong_way_round_are_swapped_in_one_step(page):
    """The notice is red, its button puts limit, target and best in order; undo puts them back."""
    change(page, minimum=amount(1), target=amount(2), stretch=amount(3))
    wrong = page.level
    notice = next(n for n in page.above.notes.notices() if n.property("role") == "stop")

    notice.pressed.emit()

    assert (amount(3), amount(2), amount(1)) == (
        page.level.minimum, page.level.target, page.level.stretch,
    )  # fmt: skip
    page.workspace.session.undo()
    assert wrong == page.level
    page.workspace.session.redo()
    assert amount(3) == page.level.minimum


def test_units_that_cannot_be_compared_are_told(page):
    """Working days beside days are named, in amber."""
    change(page, target=amount(2, "working_day"), minimum=amount(5, "day"))

    assert page.above.units.isVisibleTo(page)
    assert "Working days and days cannot be compared" in page.above.units._text.text()


def test_the_bar_tells_its_figures_to_a_screen_reader(page):
    """Best, target, limit and today are read out in their order."""
    change(
        page, target=amount(2), minimum=amount(5), stretch=amount(1),
        baseline=Baseline(value=amount(3)),
    )  # fmt: skip

    assert page.bar.isVisibleTo(page)
    assert (
        "When we excel: 1 minute, Target: 2 minutes, Today: 3 minutes, At least: 5 minutes"
        == page.bar.accessibleDescription()
    )


def test_only_units_that_suit_what_is_counted_are_offered(page):
    """A wait is timed; it is never counted in points."""
    combo = page.lists[0].form.sheet.fields["target"].editor._unit
    change(page, metric="wait", target=amount(2))
    timed = {combo.itemData(i) for i in range(combo.count())}
    change(page, metric="feeling_score", target=amount("4.5", "point"))
    felt = {combo.itemData(i) for i in range(combo.count())}

    assert {"minute", "working_day"} <= timed
    assert "point" not in timed
    assert {"point", "percent"} == felt


def test_words_of_one_s_own_can_be_written_from_the_fields_again(page):
    """The row says whose words they are, and one button gives ours back; so does undo."""
    change(page, sentence="You can count on us.")
    own = page.level
    row = page.lists[0].rows.words(own)

    page.above.again.click()

    assert "Your own words" == row.badge
    assert "" == page.level.sentence
    page.workspace.session.undo()
    assert own == page.level


def test_a_level_that_can_be_counted_has_a_tick(page):
    """A row without a problem whispers; one that lacks its target does not."""
    model = page.lists[0].rows
    good = model.words(page.level)

    change(page, target=None)

    assert (True, "2 hours, 90 in 100") == (good.good, good.line)
    assert not model.words(page.level).good


def test_an_empty_list_shows_no_sentence(blank):
    """Without a level there is nothing to read yet; the first one begins with gaps."""
    blank.go_to("service_levels")
    page = blank.area.page
    before = page.above.isVisibleTo(page)

    page.lists[0].add()

    assert not before
    assert "…" in page.above.sentence.text
    assert [page.level] == list(blank.workspace.project.of(ServiceLevel))
