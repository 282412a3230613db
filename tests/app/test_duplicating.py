"""A project duplicated for a new client: what is gone, what stays, and what still tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import MANY, TEXTS, random_project

from credo_builder.app import starters
from credo_builder.app.client_words import Sort, client_words
from credo_builder.app.duplicating import Duplicate, duplicate, sentence_at, still_held
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.reach import ComplaintContact, Contact
from credo_builder.domain.project import Project
from credo_builder.domain.records import links_of
from credo_builder.domain.settings import Approval, DocumentSettings, Revision, Waiver
from credo_builder.domain.shapes import Kept
from credo_builder.domain.terms import Status
from credo_builder.errors import CredoError
from credo_builder.storage import codec, open_project, save_project
from credo_builder.storage.tidying import tidied

EXAMPLE = starters.example()
NEW = "Pepper Mill"


def texts_of(value: object) -> Iterator[str]:
    """Yield every text in a parsed file, and every key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)


def saved_texts(project: Project, folder: Path) -> tuple[str, ...]:
    """Return every text that the saved file of *project* holds."""
    file = folder / "copy.credo"
    save_project(project, file, force=True)
    return tuple(texts_of(json.loads(file.read_bytes())))


def holding(texts: tuple[str, ...], words: tuple[str, ...]) -> set[str]:
    """Return those of *texts* in which one of *words* stands as a word of its own."""
    sought = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in words]
    return {text for text in texts if any(one.search(text) for one in sought)}


def listed(copied: Duplicate) -> set[str]:
    return {held.hit.text for held in copied.held}


def test_no_word_of_the_example_remains_but_those_listed(tmp_path: Path) -> None:
    """In the saved file every text with a name, place, person or number of the old is listed."""
    copied = duplicate(EXAMPLE, NEW)
    texts = saved_texts(copied.project, tmp_path)
    words = (
        "Larder", "Lane", "larderlane", "Saltmarket", "Wexcombe", "01632", "960 418",
        "Ferris", "Penhale", "Maya", "Ruth", "Tom",
    )  # fmt: skip

    assert listed(copied) == holding(texts, words)
    assert {
        ("organisation", "sector_text", ("larder",)),
        ("M6", "signature", ("larder",)),
        ("referrals", "refer_to", ("Maya",)),
    } == {(h.code, h.hit.field, h.words) for h in copied.held}


def test_all_that_belonged_to_the_old_client_is_gone() -> None:
    """Contacts, people, logo, approval, waivers, history, results and sheets are blank."""
    fresh = duplicate(EXAMPLE, NEW).project
    us, brand, project = fresh.one(Organisation), fresh.one(Brand), fresh.settings

    assert (NEW, NEW, "", "", ()) == (project.name, us.name, us.legal_name, us.place, us.sites)
    assert (Contact(), "") == (us.contact, us.complaint_contact.reach)
    assert (None, "", "") == (brand.logo, brand.colour, brand.strapline)
    assert {""} == {role.person for role in fresh.of(Role)}
    assert {()} == {measure.results for measure in fresh.of(Measure)}
    assert () == fresh.of(MindsetResponse)
    assert (Status.DRAFT, None, "1.0", None) == (
        project.status, project.approval, project.edition, project.issued_on
    )  # fmt: skip
    assert ((), ()) == (project.history, project.waivers)
    assert fresh.project_id != EXAMPLE.project_id
    assert fresh.saved_seq == 0


def test_the_work_itself_stays() -> None:
    """Values, promises and their links are the same, each to be read again; codes stay."""
    fresh = duplicate(EXAMPLE, NEW).project
    before, after = (
        [(p.code, p.text, links_of(p)) for p in project.of(Promise)]
        for project in (EXAMPLE, fresh)
    )

    assert before == after
    assert {(True, False, "")} == {(r.from_starter, r.reviewed, r.notes) for r in fresh.every()}
    assert EXAMPLE.one(Organisation).complaint_contact.role == (
        fresh.one(Organisation).complaint_contact.role
    )


def told_of_old() -> Project:
    """Return a project whose texts name the old client in many ways."""
    project = Project().put(
        Organisation(
            name="Café Brontë",
            contact=Contact(phone="01632 960 123", email="ask@cafebronte.example"),
            complaint_contact=ComplaintContact(reach="Ring 0044-1632-960-777"),
        )
    )
    project = project.put(Role(name="Host", person="Will Achterberg"))
    for text in (
        "CAFE BRONTE says hello", "Find us at cafebronte-news.example",
        "We think of Brontë’s mood",
        "Ring 01632/960123 now", "Nobody was named here, will you?", "Ask Achterberg first",
        "Ring +44 1632 960777. Or 0044 1632 960777.", "{org} is kind",
    ):  # fmt: skip
        project = project.put(CoreValue(name=text))
    return project


def test_names_are_found_however_they_are_spelled() -> None:
    """Capitals, accents, spaces in numbers and web names do not hide the old client."""
    copied = duplicate(told_of_old(), "The Mill")

    assert {
        "CAFE BRONTE says hello": ("name", ("CAFE BRONTE",)),
        "Find us at cafebronte-news.example": ("name", ("cafebronte",)),
        "We think of Brontë’s mood": ("part", ("Brontë",)),
        "Ring 01632/960123 now": ("contact", ("01632/960123",)),
        "Ask Achterberg first": ("part", ("Achterberg",)),
        "Ring +44 1632 960777. Or 0044 1632 960777.": ("contact", ("0044 1632 960777",)),
    } == {h.hit.text: (h.sort, h.words) for h in copied.held}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Straße Nord", "In der STRASSE NORD sind wir"),
        ("Ταβέρνα Θάλασσα", "Στην ΤΑΒΕΡΝΑ ΘΑΛΑΣΣΑ"),
        ("مقهى الورد", "نرحب بكم في ومقهى الورد دائما"),
        ("食堂こうめ", "ようこそ食堂こうめへ"),
        ("O’Hara & Sons", "Ask O'Hara and O’Hara  & Sons about it"),
        ("Larder Lane", "The **Larder** Lane way, at Larder\u00a0Lane and #LarderLane"),
        ("Larder Lane", "Lar\u00adder La\u200bne says so"),
        ("İstanbul Köşk", "istanbul köşk and ISTANBUL KOSK"),
    ],
)
def test_names_of_any_language_are_found(name: str, text: str) -> None:
    """Capitals, folded letters, scripts without spaces, signs and unseen characters hide none."""
    project = Project().put(Organisation(name=name)).put(CoreValue(name=text))

    assert {text} == listed(duplicate(project, "Pepper Mill"))


def test_every_kind_of_text_is_looked_through() -> None:
    """Section titles, own words in a choice and the words of the document are told, too."""
    document = DocumentSettings(
        title="How Larder Lane serves", section_titles={"credo": "The Larder Lane credo"}
    )
    project = Project().put(Organisation(name="Larder Lane"))
    project = project.put(Outcome(feelings=("larder-lane-happy", "welcomed")))
    project = project.configured(replace(project.settings, document=document))
    copied = duplicate(project, NEW)

    assert [
        ("outcome", "feelings", "larder-lane-happy"),
        ("project", "document", "How Larder Lane serves"),
        ("project", "document", "The Larder Lane credo"),
    ] == [(h.code, h.hit.field, h.hit.text) for h in copied.held]
    assert {"organisation", "outcome", "publish"} >= {h.hit.chapter for h in copied.held}


def test_a_name_of_signs_alone_is_no_word() -> None:
    """What holds no letter or digit is not sought, and hides nothing as a new name."""
    project = Project().put(Organisation(name="?!")).put(CoreValue(name="Why not?!"))

    assert () == duplicate(project, NEW).held
    named = Project().put(Organisation(name="Larder")).put(CoreValue(name="Larder?"))
    assert {"Larder?"} == listed(duplicate(named, "?"))


def test_a_new_name_that_holds_the_old_one_is_no_leftover() -> None:
    """A second house of the same name is not told of its own name, but of the old one alone."""
    project = Project().put(Organisation(name="Larder Lane"))
    project = project.put(CoreValue(name="Larder Lane Harbour greets"))
    project = project.put(CoreValue(name="Larder Lane greets"))
    copied = duplicate(project, "Larder Lane Harbour")

    assert {"Larder Lane greets"} == listed(copied)


def test_the_new_name_takes_the_place_of_the_old_one_on_request() -> None:
    """With renames texts say the new name, and only guesses are left to look at."""
    project = told_of_old()
    project = project.put(CoreValue(name="Café Brontë is warm. café brontë, always"))
    copied = duplicate(project, NEW, renames=True)

    assert 2 == copied.replaced
    assert "Pepper Mill is warm. Pepper Mill, always" == copied.project.of(CoreValue)[-1].name


def test_what_roots_said_once_goes_where_it_tells() -> None:
    """Old sentences kept to notice changes are dropped when they name the old client."""
    project = told_of_old()
    grown = {"C1 val_1": "Café Brontë cares", "C2 val_2": "We care"}
    project = project.configured(replace(project.settings, grown_from=grown))

    assert {"C2 val_2": "We care"} == duplicate(project, NEW).project.settings.grown_from


def test_what_the_program_does_not_know_is_left_behind() -> None:
    """Keys of a newer version may tell anything, so a copy does not have them."""
    kept = Kept(order=("name", "slogan"), unknown={"slogan": "Larder Lane for ever"})
    project = Project().put(Organisation(name="Larder Lane", kept=kept))

    assert {} == dict(duplicate(project, NEW).project.one(Organisation).kept.unknown)


def test_whoever_prepares_the_documents_is_no_person_of_the_client() -> None:
    """The consultant’s name is not among the words, even where it signed the history."""
    document = replace(EXAMPLE.settings.document, prepared_by="Ida Quill")
    history = (Revision(edition="1.0", by="Ida Quill"),)
    project = EXAMPLE.configured(
        replace(EXAMPLE.settings, document=document, history=history, waivers=())
    )
    words = client_words(project).words

    assert "Ida Quill" not in {word.text for word in words}
    assert "Ida Quill" == duplicate(project, NEW).project.settings.document.prepared_by


def test_people_are_known_by_whatever_they_signed() -> None:
    """Who approved, accepted a finding or made an edition is sought too."""
    project = Project()
    project = project.configured(
        replace(
            project.settings,
            approval=Approval(person="Ann Oak"),
            waivers=(Waiver(rule="EXP-01", by="Bea Pine"),),
            history=(Revision(by="Cy Elm"),),
        )
    )
    whole = [word.text for word in client_words(project).words if word.sort == Sort.PERSON]

    assert {"Ann Oak", "Bea Pine", "Cy Elm"} == set(whole)


def test_a_copy_needs_a_name() -> None:
    """A blank name is refused in a sentence."""
    with pytest.raises(CredoError, match="Say for whom"):
        duplicate(EXAMPLE, " \n")


def test_the_sentence_around_a_place_is_told() -> None:
    """Of a long text only the sentence with the word is shown, shortened around it."""
    text = "First. Then Larder Lane came! Last."

    assert "Then Larder Lane came!" == sentence_at(text, 12)
    assert "Last." == sentence_at(text, 30)
    long = "a " * 300 + "Larder Lane"
    assert sentence_at(long, 600).startswith("… a a")
    assert sentence_at(long, 600).endswith("Larder Lane")


NAMES = (
    "Quillfeather",
    "Groß Straße",
    "Quill Feather House",
    "Ümlaut & Söhne",
    "食堂こうめ",
    "Al",
)
PEOPLE = ("Zelda Marchbanks", "Odo", "山田花子")
PLANTED = tuple(
    told
    for word in (*NAMES, *PEOPLE, "01632 555 777", "hi@quillhouse.example", "Gullwater")
    for told in (f"Ask {word} about it.", f"A day off. We say {word}, and mean it.", word.upper())
)


def test_one_person_written_in_two_ways_is_found_in_both() -> None:
    """Capitals throughout in one place do not hide the usual spelling in another."""
    project = Project().put(Role(name="Host", person="ODO")).put(Role(name="Chef", person="Odo"))
    project = project.put(CoreValue(name="Ask Odo")).put(CoreValue(name="Ask ODO"))

    assert {"Ask Odo", "Ask ODO"} == listed(duplicate(project, NEW))


@given(st.integers(0, 2**32), st.sampled_from(NAMES), st.sampled_from(PEOPLE))
@settings(max_examples=MANY // 8, deadline=None)
def test_no_word_of_any_client_remains_but_those_listed(seed: int, name: str, person: str) -> None:
    """Whatever a project says, every text of the saved copy with an old word is listed."""
    project = random_project(seed, (*TEXTS, *PLANTED))
    us = replace(
        project.one(Organisation),
        name=name,
        place="Gullwater",
        contact=Contact(phone="01632 555 777", email="hi@quillhouse.example"),
    )
    project = project.put(us).put(Role(name="Host", person=person))
    copied = duplicate(project, NEW)
    content = save_bytes(copied.project)
    texts = tuple(texts_of(json.loads(content)))
    words = (name, person, "01632 555 777", "hi@quillhouse.example", "Gullwater")

    assert set() == holding(texts, words) - listed(copied)


def save_bytes(project: Project) -> bytes:
    """Return what the file of *project* would hold."""
    return codec.write(tidied(project))


def test_a_copy_opens_as_it_was_written(tmp_path: Path) -> None:
    """The file of a copy can be read, and its list is the same as before."""
    copied = duplicate(EXAMPLE, NEW)
    save_project(copied.project, tmp_path / "mill.credo")
    again = open_project(tmp_path / "mill.credo").project

    assert copied.held == still_held(again, copied.words)
