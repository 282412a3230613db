"""Rules about single words, and the lists they ask."""

import json
import re

import pytest
from audit_samples import CREDO, FULL, LEVEL, POLICY, PROMISE, VALUE, but, content, found

from credo_builder import assets
from credo_builder.audit import audit
from credo_builder.audit.lexicon import Kind, lexicon
from credo_builder.audit.wording_lints import silent_in
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.credo import CredoLine
from credo_builder.chapters.promises import Decision, PromiseKind
from credo_builder.chapters.workshop import WorkshopItem
from credo_builder.domain.terms import Visibility

ENTRIES = json.loads(assets.read_text("wording/en.json"))["entries"]
EN = lexicon("en-GB")


def words(text, *kinds):
    return [hit.words for hit in EN.hits(text, kinds or tuple(Kind))]


def test_lan_01_fires_for_a_vague_word_in_a_level():
    """A level with a word that can mean anything is important, wherever the word stands."""
    name = content(but(LEVEL, name="A prompt hello"))
    clock = content(but(LEVEL, population="Regularly counted parties"))

    assert [("major", "L1", "name")] == found("LAN-01", name)
    assert [("major", "L1", "population")] == found("LAN-01", clock)


def test_lan_01_fires_for_what_customers_read_of_a_promise():
    """The words as they read now, and the conditions, are looked at."""
    said = content(but(PROMISE, text="We strive to answer soon"))
    new = content(but(PROMISE, decision=Decision.REWORD, reworded_text="World-class answers"))
    when = content(but(PROMISE, conditions=("Where possible",)))

    assert [("minor", "P1", "text")] == found("LAN-01", said)
    assert [("minor", "P1", "reworded_text")] == found("LAN-01", new)
    assert [("minor", "P1", "conditions")] == found("LAN-01", when)


def test_lan_01_fires_for_slogans_in_the_credo():
    """A slogan in motto or line is told; a plain adverb may stand there."""
    credo = but(
        CREDO,
        motto="Second to none",
        lines=(CredoLine(text="We go the extra mile soon.", link_ids=("val_see",)),),
    )

    assert [("minor", "credo", "motto"), ("minor", "credo", "lines[0].text")] == found(
        "LAN-01", content(credo)
    )


def test_lan_01_offers_a_better_wording():
    """The finding names the words as they stand and what to say instead."""
    project = content(but(LEVEL, name="A PROMPT hello"))
    finding = next(f for f in audit(project, None) if f.rule == "LAN-01")

    assert "“PROMPT” in L1 can mean anything." == finding.message
    assert "Instead of “PROMPT” say within a time, such as “within 2 working days”." == finding.do


@pytest.mark.parametrize(
    "changed",
    [
        but(PROMISE, exact_words="Prompt, world-class service"),
        but(PROMISE, text="We answer promptly", visibility=Visibility.STAFF),
        but(PROMISE, text="We answer promptly", decision=Decision.WITHDRAW),
        but(PROMISE, text="Quick service", kind=PromiseKind.IMPLICIT, decision=Decision.KEEP),
        but(LEVEL, name="As soon as the door opens, with reasonable adjustments"),
    ],
    ids=["quoted", "for staff", "stopped", "only understood", "clear words"],
)
def test_lan_01_is_silent_for_quotations_and_clear_words(changed):
    """What is quoted, unsaid, stopped or for staff is not judged, nor is what is exact."""
    assert [] == found("LAN-01", content(changed))


def test_lan_02_fires_for_words_that_blame():
    """A word that blames is found in any text of our own, in any inflection."""
    policy = content(but(POLICY, statement="Time-wasters wait; it's company policy."))
    value = content(but(VALUE, belief="Difficult customers are part of it"))

    assert [("minor", "PL1", "statement")] == found("LAN-02", policy)
    assert [("minor", "V1", "belief")] == found("LAN-02", value)


@pytest.mark.parametrize(
    "changed",
    [
        but(VALUE, behaviours_never=("Say “company policy”",)),
        but(PROMISE, exact_words="No exceptions"),
        but(VALUE, notes="A nuisance"),
        Barrier(text="Some are called time-wasters", thought_from="Not my problem"),
        WorkshopItem(text="They called me a complainer"),
        but(POLICY, statement="When a situation is difficult, sit down."),
    ],
    ids=["never", "quoted", "notes", "a barrier", "somebody’s memory", "plain words"],
)
def test_lan_02_is_silent_where_such_words_are_what_is_told(changed):
    """What we never say, quote, note, heard or want to mend may be called by its name."""
    assert [] == found("LAN-02", content(changed))


def test_single_words_are_not_weighed_without_a_list():
    """In a language without a list those rules are silent, and a sentence says so."""
    vague = (but(LEVEL, name="Prompt"), but(POLICY, statement="A nuisance"))
    french = content(*vague, settings=but(FULL, language="fr-FR"))

    assert [] == found("LAN-01", french) == found("LAN-02", french) == found("LEV-09", french)
    assert "“fr-FR”" in silent_in(french)
    assert silent_in(content(*vague)) is None


def test_a_list_is_read_once_and_serves_the_regions():
    """Every region of a language has the same list, made once."""
    assert lexicon("en-GB") is not None
    assert lexicon("xx") is None
    assert lexicon("../en") is None
    assert lexicon("en-GB") is lexicon("en-GB")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["match"][:30])
def test_each_entry_is_whole(entry):
    """An entry has a kind we know, an expression without groups of its own, and better words."""
    assert entry["kind"] in tuple(Kind)
    assert 0 == re.compile(entry["match"]).groups
    assert entry.get("better") or entry["kind"] == Kind.OUTSIDE


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            Kind.VAGUE,
            "prompt quickly soon timely reasonable high-quality excellent best regularly",
        ),
        (Kind.VAGUE, "where possible, strive; endeavour, aim to, ASAP"),
        (Kind.SLOGAN, "world-class"),
        (Kind.BLAMING, "nuisance time-waster complainer"),
        (Kind.BLAMING, "difficult customer, no exceptions, company policy, not our problem"),
        (Kind.BLAMING, "forced to"),
        (Kind.ABSOLUTE, "always never every 100 %"),
        (Kind.COUNTED_GESTURE, "three times, must smile"),
    ],
)
def test_the_words_of_the_method_are_on_the_list(kind, told):
    """Each word the method warns of is found, whole."""
    parts = re.split(r"[,;] ", told) if re.search("[,;]", told) else told.split()
    sought = [told] if told in ("always never every 100 %", "forced to") else parts
    if told.startswith("always"):
        sought = ["always", "never", "every", "100 %"]

    assert sought == [word for one in sought for word in words(one, kind)]


@pytest.mark.parametrize(
    "text", ["breakfast", "promptbook", "nevertheless", "everything", "bestow", "Best before"]
)
def test_parts_of_words_are_not_found(text):
    """Only whole words count, and a day printed on food is no boast."""
    assert [] == words(text)
