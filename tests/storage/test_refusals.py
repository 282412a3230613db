"""Whatever is wrong with a file is said with line, field and what to do; never a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_trials import KINDS, Trial, read, signed, spelled, tree

from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.project import Project
from credo_builder.errors import Damaged, NotAProject, ProjectFileError
from credo_builder.storage import codec
from credo_builder.storage.positions import scan

GOOD = spelled(tree(trials=[{"id": "t"}]))


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", Damaged, "cafe.credo: the file is empty."),
        (b" \n\t", Damaged, "the file is empty."),
        (b"\0\1\2\xff", NotAProject, "this is not a credo project. Choose a file that ends"),
        (b"PK\x03\x04zip", NotAProject, "this is a zip archive or an office document"),
        (b"%PDF-1.7", NotAProject, "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n", NotAProject, "this is a picture"),
        (b"Dear Sir,", NotAProject, "this is not a credo project"),
        (b"[]", NotAProject, 'its first key should be "format": "credo-project"'),
        (b'{"format": "other"}', NotAProject, "this is not a credo project"),
        ('{"a": 1}'.encode("utf-16"), Damaged, "the file is UTF-16 text. Save it as UTF-8"),
        (GOOD[:120], Damaged, "line 6: the file is cut short here. Restore an earlier state"),
        (GOOD[: GOOD.index(b'"t"') + 2], Damaged, "line 10: the file is cut short here."),
        (
            GOOD.replace(b": 3,", b" 3,"),
            Damaged,
            "a comma, a colon or a bracket is missing before",
        ),
        (
            GOOD.replace(b'"t"', b'"t",'),
            Damaged,
            "line 10, column 16: a comma stands before a closing",
        ),
        (GOOD.replace(b'"t"', b'"\xff"'), Damaged, "line 10: holds bytes that are not UTF-8."),
        (
            GOOD.replace(b'"t"', b'"\n"'),
            Damaged,
            "a line breaks inside quotes. Write the break as",
        ),
    ],
)
def test_files_that_are_none(content: bytes, kind: type[ProjectFileError], words: str) -> None:
    """A file that is no project, or a broken one, says what it is and what to do."""
    with pytest.raises(ProjectFileError) as told:
        read(content)

    assert kind is type(told.value)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('"x": NaN', "line 11: trials[0].x: must be a number, not NaN. Write null"),
        ('"x": [-Infinity]', "line 11: trials[0].x[0]: must be a number, not -Infinity."),
        ('"x": 1' + "0" * 40, "trials[0].x: is a number of more than 32 characters."),
        ('"x": 0.1' + "0" * 40, "trials[0].x: is a number of more than 32 characters."),
        ('"x": 1' + "0" * 5000, "trials[0].x: is a number of more than 32 characters."),
        ('"id": "u"', "line 11: trials[0].id: is there twice, first in line 10. Remove one"),
        ('"x": "\\ud83d"', "line 11: trials[0].x: holds half of a character"),
        ('"\\ude00": 1', "holds half of a character"),
        ('"x": ' + "[" * 63 + "]" * 63, "is nested deeper than 64 levels. Make it flatter."),
        ('"x": ' + "[" * 99_999 + "]" * 99_999, "is nested deeper than 64 levels."),
        ('"share": 1e999', "trials[0].share: is out of range: 1e999. Check the number."),
        ('"share": 100.5', "trials[0].share: must be from 0 to 100, not 100.5. Write the share"),
        ('"share": "5"', "trials[0].share: must be a number, not text. Write it without quotes"),
        ('"scale": 3.0', "trials[0].scale: must be a whole number from 1 to 5, not 3.0."),
        ('"scale": true', "trials[0].scale: must be a whole number from 1 to 5, not true."),
        ('"count": 13', "trials[0].count: must be a whole number from 1 to 12, not 13."),
        ('"flag": 1', "trials[0].flag: must be true or false, not a number. Write one of"),
        ('"text": null', 'trials[0].text: must be text, not null. Write "" for none.'),
        ('"links": "val_1"', "trials[0].links: must be a list, not text. Put it in square"),
        ('"links": [1]', "trials[0].links[0]: must be text, not a number."),
        ('"day": "2026-02-30"', 'trials[0].day: must be a day of the calendar, not "2026-02-30"'),
        ('"day": "20260203"', 'trials[0].day: must be a day of the calendar, not "20260203"'),
        ('"at": "25:00"', 'trials[0].at: must be a time of day, not "25:00". Write it as 17:00'),
        ('"colour": "teal"', 'trials[0].colour: must be a colour, not "teal". Write it as #1F4E'),
        ('"target": 10', "trials[0].target: must be a quantity, not a number. Write it as"),
        ('"target": {"value": 1}', "trials[0].target: has no “unit”. Add it;"),
        ('"first": []', "trials[0].first: must be an object, not a list."),
        ('"adapt": [0]', "trials[0].adapt[0]: must be an object, not a number."),
    ],
)
def test_values_that_do_not_fit(part: str, words: str) -> None:
    """A value with the wrong shape is told with its line, its field and what to do."""
    with pytest.raises(ProjectFileError) as told:
        read(GOOD.replace(b'"id": "t"', b'"id": "t",\n' + part.encode()))

    assert words in str(told.value)
    assert str(told.value).startswith("cafe.credo: line ")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (tree(schema_version="1"), "line 3: schema_version: must be a whole number from 1."),
        (tree(min_reader=0), "line 4: min_reader: must be a whole number from 1."),
        (tree(saved_seq=-1), "line 7: saved_seq: must be a whole number from 0."),
        (tree(project_id=5), "line 6: project_id: must be text, not a number."),
        (tree(trials={}), "line 8: trials: must be a list, not an object."),
        (tree(only=[{}]), "line 8: only: must be an object, not a list."),
        (tree(project=[]), "line 8: project: must be an object, not a list."),
        (tree(project={"approval": "yes"}), "project.approval: must be an object, not text."),
        (tree(project={"visited": "some"}), "project.visited: must be a list, not text."),
        (tree(project={"code_counters": {"V": "3"}}), "project.code_counters.V: must be a whole"),
        (tree(project={"document": {"section_titles": [1]}}), "project.document.section_titles:"),
        (tree(trials=[{"text": "a"}]), "line 9: trials[0]: has no “id”. Add it;"),
        (tree(trials=[{"id": ""}]), "line 10: trials[0].id: is empty."),
        (
            tree(trials=[{"id": "t", "text": "a" * 20_001}]),
            "has 20,001 characters; at most 20,000",
        ),
        (tree(trials=[{"id": "t", "links": [""] * 501}]), "links: has 501 entries; at most 500"),
        (tree(trials=[{"id": f"t{i}"} for i in range(501)]), "trials: has 501 entries;"),
    ],
)
def test_headers_settings_and_records_that_do_not_fit(value: dict, words: str) -> None:
    """Header, settings and lists of records are checked like any field."""
    with pytest.raises(ProjectFileError) as told:
        read(spelled(value))

    assert words in str(told.value)


def test_an_id_twice_names_both_lines() -> None:
    """Two records with one id are told with both places, whatever their types."""
    value = tree(core_values=[{"id": "same"}], trials=[{"id": "t"}, {"id": "same"}])
    with pytest.raises(ProjectFileError) as told:
        read(spelled(value))

    assert (
        "cafe.credo: line 18: trials[1].id: is the id of core_values[0] in line 10 already. "
        "Give one of them another id, and its links too."
    ) == str(told.value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"trials": [{"id": "only"}]}, "trials[0].id: is the id of only in line"),
        ({"only": {"id": "t"}, "trials": [{"id": "t"}]}, "trials[0].id: is the id of only in"),
    ],
)
def test_single_objects_have_ids_too(value: dict, words: str) -> None:
    """The only object of its type keeps its id, or its own key, to itself."""
    with pytest.raises(ProjectFileError) as told:
        read(spelled(tree(**value)))

    assert words in str(told.value)


def test_at_most_twenty_problems_are_told() -> None:
    """Twenty problems are told one by one, the rest is counted."""
    value = tree(trials=[{"id": f"t{i}", "text": i} for i in range(27)])
    with pytest.raises(ProjectFileError) as told:
        read(spelled(value))

    assert 21 == len(told.value.problems)
    assert told.value.problems[-1].startswith("cafe.credo: and 7 more.")


def test_file_over_the_limit_is_refused_unread() -> None:
    """A file of more than 32 MiB is refused before it is parsed."""
    with pytest.raises(Damaged, match="the file has more than 32 MiB"):
        read(b" " * (33 * 2**20) + b"{}")


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf%s", b"%s\n\n", b"\r\n%s"])
def test_marks_and_line_ends_of_other_editors_are_welcome(change: bytes) -> None:
    """A byte order mark, CRLF and stray line ends are no reason to complain."""
    content = signed(tree(project={"name": "Larder"}))

    assert "Larder" == read(change.replace(b"%s", content)).project.name
    assert () == read(content.replace(b"\n", b"\r\n")).warnings


def test_texts_are_tidied_at_the_edge() -> None:
    """Texts are composed and lose control characters and overrides; the loss is told."""
    one = {"id": "t", "text": "e\u0301 a\u202eb\u0000c\r\nd\te", "notes": "fine"}
    loaded = read(
        signed(tree(trials=[])).replace(b'"trials": []', f'"trials": {json.dumps([one])}'.encode())
    )

    assert "é abc\nd\te" == loaded.project.of(Trial)[0].text
    assert any("taken out of a text, first in trials[0].text" in w for w in loaded.warnings)


def test_unknown_words_are_kept_as_text() -> None:
    """A word that a newer version chose is kept, and so is a unit."""
    one = {"id": "t", "kind": "hearsay", "target": {"value": 1, "unit": "fortnight"}}
    trial = read(spelled(tree(trials=[one]))).project.of(Trial)[0]

    assert ("hearsay", "fortnight") == (trial.kind, trial.target.unit)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_bytes_never_raise_anything_else(data: st.DataObject) -> None:
    """Whatever happens to a file, it opens or says why; and a lost bit does not go unseen."""
    content = bytearray(signed(tree(project={"name": "Café"}, trials=[{"id": "t", "scale": 3}])))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        loaded = read(bytes(content))
    except ProjectFileError:
        return

    assert loaded.warnings or codec.write(loaded.project, kinds=KINDS) == bytes(content)


def test_scan_finds_the_lines_asked_for() -> None:
    """Lines are true for values in lists and objects, whatever their strings hold."""
    text = '{\n "a": [1,\n {"b\\"": "x\\n}",\n "c": {}}],\n\n "d": null}'

    found = {
        ("a",): 2, ("a", 0): 2, ("a", 1): 3, ("a", 1, 'b"'): 3, ("a", 1, "c"): 4, ("d",): 6,
    }  # fmt: skip

    assert found == scan(text, found).lines
    assert {("a",): 2, ("a", 1): 3} == scan(text, [("a", 1)]).lines
    assert {} == scan(text).lines


def test_a_list_that_is_too_long_is_one_problem() -> None:
    """What stands beyond the end of a list is not complained of one by one."""
    value = tree(trials=[{"id": f"t{i}", "text": 1 if i >= 500 else ""} for i in range(900)])
    with pytest.raises(ProjectFileError) as told:
        read(spelled(value))

    assert 1 == len(told.value.problems)
    assert "trials: has 900 entries; at most 500 fit." in told.value.problems[0]


def test_a_project_without_anything_opens() -> None:
    """The smallest file by hand needs a format and a version only."""
    loaded = read(b'{"format": "credo-project", "schema_version": 1}')

    assert Project() == loaded.project
    assert () == loaded.warnings


def test_an_id_of_invisible_characters_alone_is_none() -> None:
    """What is empty once control characters are gone could be saved, and never be opened again."""
    content = codec.write(Project().put(CoreValue(id="val_aaaaaaaa", name="Care")))

    with pytest.raises(ProjectFileError, match=r"core_values\[0\]\.id: is empty"):
        codec.read(content.replace(b"val_aaaaaaaa", "\u202e".encode()), "cafe.credo")
