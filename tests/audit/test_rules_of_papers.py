"""Rules about whole links, doubles, and what is hard to print."""

import pytest
from audit_samples import (
    CAFE,
    CREDO,
    EXPECTATION,
    LEVEL,
    LOOK,
    MOMENT,
    PROMISE,
    VALUE,
    but,
    content,
    found,
)

from credo_builder.chapters.credo import CredoLine, ShowOn
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.domain.contrast import contrast, is_colour

LINE = CREDO.lines[0]


def lines(*texts, show_on=tuple(ShowOn)):
    return tuple(CredoLine(text=one, link_ids=("val_see",), show_on=show_on) for one in texts)


def test_qua_02_fires_for_a_link_that_leads_nowhere():
    """Each field with a dead link is told once, in sub-records and rows too."""
    level = content(but(LEVEL, moment_ids=("mom_gone", "mom_door", "mom_lost")))
    group = content(but(CAFE, complaint_contact=ComplaintContact(role="rol_gone")))
    row = content(but(CREDO, lines=(but(LINE, link_ids=("val_see", "val_gone")),)))

    assert [("major", "L1", "moment_ids")] == found("QUA-02", level)
    assert [("major", "organisation", "complaint_contact.role")] == found("QUA-02", group)
    assert [("major", "credo", "lines[0].link_ids")] == found("QUA-02", row)


def test_qua_02_fires_for_the_same_words_twice():
    """Two records of a kind, or two lines of the credo, should not say the same."""
    promise = content(
        but(PROMISE, id="pro_b", code="P9", text="we will greet you  within two minutes.")
    )
    credo = content(but(CREDO, lines=lines("We look up.", "We look up")))

    assert [("major", "P9", "text")] == found("QUA-02", promise)
    assert [("major", "credo", "lines[1].text")] == found("QUA-02", credo)


def test_qua_02_is_silent_for_whole_links_and_different_things():
    """The same name on another channel, for other people or not yet given is no double."""
    phone = but(MOMENT, id="mom_b", code="", channel="phone")
    others = but(EXPECTATION, id="exp_b", code="", segment_ids=())
    blank = (but(VALUE, id="val_b", code="", name=""), but(VALUE, id="val_c", code="", name=""))

    assert [] == found("QUA-02", content()) == found("QUA-02", content(phone))
    assert [] == found("QUA-02", content(others)) == found("QUA-02", content(*blank))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (but(LOOK, logo=None), "logo"),
        (but(LOOK, colour="#FFEE88"), "colour"),
        (but(LOOK, colour="green"), "colour"),
    ],
    ids=["no logo", "pale", "no colour"],
)
def test_qua_03_fires_for_the_look(changed, field):
    """A missing logo, a pale colour and a word that is no colour are advice."""
    assert [("minor", "brand", field)] == found("QUA-03", content(changed))


def test_qua_03_fires_for_what_a_poster_cannot_hold():
    """A long motto, a long line and more than seven lines cannot be read from afar."""
    shown = (ShowOn.POSTER,)
    motto = content(but(CREDO, motto="word " * 20))
    long = content(but(CREDO, lines=lines("word " * 20, show_on=shown)))
    many = content(but(CREDO, lines=lines(*"abcdefgh", show_on=shown)))

    assert [("minor", "credo", "motto")] == found("QUA-03", motto)
    assert [("minor", "credo", "lines[0].text")] == found("QUA-03", long)
    assert [("minor", "credo", "lines")] == found("QUA-03", many)


def test_qua_03_fires_for_what_a_card_cannot_hold():
    """More than seven lines, or 120 words with the motto, do not fit on one side."""
    shown = (ShowOn.CARD,)
    many = content(but(CREDO, lines=lines(*"abcdefgh", show_on=shown)))
    wordy = content(but(CREDO, lines=lines("word " * 116, show_on=shown)))

    assert [("minor", "credo", "lines")] == found("QUA-03", many) == found("QUA-03", wordy)


def test_qua_03_is_silent_for_a_sound_look_and_short_lines():
    """Long lines that are for the document alone, and no colour at all, are well."""
    alone = content(but(CREDO, lines=lines(*("word " * 30, *"abcdefgh"), show_on=())))

    assert [] == found("QUA-03", content()) == found("QUA-03", alone)
    assert [] == found("QUA-03", content(but(LOOK, colour="")))


def test_contrast_is_that_of_the_guidelines():
    """Black on white is 21 to 1, a colour on itself 1, and other words are refused."""
    assert 21 == round(contrast("#000000", "FFFFFF"), 6)
    assert 1 == contrast("#1F5E5B", "#1f5e5b")
    assert 4.54 == round(contrast("#767676", "#FFFFFF"), 2)
    assert not is_colour("#12345")
    with pytest.raises(ValueError, match="no colour"):
        contrast("green", "#FFFFFF")
