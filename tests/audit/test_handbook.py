"""The page about the rules, made from the rules."""

from pathlib import Path

from credo_builder.audit import RULE_OF, RULES
from credo_builder.audit.handbook import FAMILIES, explained, page

PAGE = Path(__file__).parents[2] / "docs" / "RULES.md"


def test_the_page_is_current():
    """What docs/RULES.md says is what the rules say today."""
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "Renew it: python -m credo_builder.audit.handbook > docs/RULES.md"
    )


def test_every_rule_stands_on_the_page_once():
    """Each rule has its own heading, under what it is about."""
    headings = [line.split()[1] for line in page().splitlines() if line.startswith("### ")]

    assert sorted(RULE_OF) == sorted(headings)
    assert {rule.id[:3] for rule in RULES} == set(FAMILIES)


def test_a_rule_is_explained_in_words():
    """Weight, step, when it is found and what to do, without a severity's paper word."""
    lines = list(explained(RULE_OF["CMP-01"]))

    assert "CMP-01  No way to complain" == lines[0]
    assert "Stops approval" in lines[1]
    assert "cannot be waived" in lines[1]
    assert RULE_OF["CMP-01"].explanation in lines[3]
