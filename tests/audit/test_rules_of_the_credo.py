"""Rules about how long and how hard the credo is, and which values live in it."""

import pytest
from audit_samples import CREDO, FULL, VALUE, but, content, found

from credo_builder.chapters.credo import CredoLine
from credo_builder.chapters.policies import Policy

LINE = CREDO.lines[0]
HARD = (
    "Organisational stakeholders operationalise multidisciplinary communication methodologies "
    "facilitating sustainable transformational accountability."
)
LONG = but(
    CREDO,
    motto=" ".join(["we"] * 11),
    lines=(LINE,) * 10,
    belief_paragraph=" ".join(["We look up."] * 41),
)
CARE = but(VALUE, id="val_care", name="Care in the detail")


def lines(*roots):
    """The credo with one line that grows from *roots*."""
    return but(CREDO, lines=(but(LINE, link_ids=roots),))


def test_cre_02_fires_for_each_part_that_is_too_long():
    """Eleven words of motto, ten lines and 123 words of belief are each told in their place."""
    assert [
        ("minor", "credo", "motto"),
        ("minor", "credo", "lines"),
        ("minor", "credo", "belief_paragraph"),
    ] == found("CRE-02", content(LONG))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"belief_paragraph": HARD}, "lines"),
        ({"belief_paragraph": HARD, "lines": ()}, "belief_paragraph"),
        ({"lines": (CredoLine(text=HARD, link_ids=("val_see",)),)}, "lines"),
    ],
    ids=["belief", "belief alone", "a line"],
)
def test_cre_02_fires_for_words_nobody_says(changes, field):
    """What reads well only after school year nine is told once."""
    assert [("minor", "credo", field)] == found("CRE-02", content(but(CREDO, **changes)))


@pytest.mark.parametrize("language", ["de", "fr", "zh"])
def test_cre_02_is_silent_about_hard_words_in_other_languages(language):
    """Syllables are counted as English has them, so other languages are not judged."""
    project = content(but(CREDO, belief_paragraph=HARD), settings=but(FULL, language=language))

    assert [] == found("CRE-02", project)


def test_cre_02_is_silent_at_the_limits():
    """Ten words, nine lines and 120 words are not too many; a dash is no word."""
    project = content(
        but(
            CREDO,
            motto="we look up – and we say hello to each guest",
            lines=(LINE,) * 9,
            belief_paragraph=" ".join(["We look up."] * 40),
        )
    )

    assert [] == found("CRE-02", project) == found("CRE-02", content(but(CREDO, lines=())))


def test_cre_03_fires_for_each_of_the_first_three_values_that_no_line_reaches():
    """The fourth value may be missing, the first three may not."""
    more = [but(CARE, id=f"val_{n}", name=f"Value {n}") for n in range(3)]

    assert [("minor", "credo", "lines")] * 2 == found("CRE-03", content(*more))


def test_cre_03_fires_once_while_the_credo_has_no_line():
    """Then it is not for this value or that one."""
    project = content(CARE, but(CREDO, lines=()))

    assert [("minor", "credo", "lines")] == found("CRE-03", project)


@pytest.mark.parametrize(
    "root", ["val_see", "exp_seen", "pro_seen", "mom_door", "lev_hello", "pol_bill"]
)
def test_cre_03_is_silent_when_a_line_grows_from_what_shows_the_value(root):
    """A line reaches the value by any way back along the chain."""
    bill = Policy(id="pol_bill", title="The bill", moment_ids=("mom_door",))

    assert [] == found("CRE-03", content(lines(root), bill))


def test_cre_03_is_silent_without_a_value():
    """What is not there cannot be missing from the credo."""
    assert [] == found("CRE-03", content(without=("val_see",)))
