"""What differs between two states of a project is told record by record."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations

from credo_builder.app import starters
from credo_builder.app.comparing import Kind, apply, compare, fields, lines
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Promise
from credo_builder.domain.project import Project
from credo_builder.i18n import use

EXAMPLE = starters.example()


def changed() -> Project:
    """Return the example with a value renamed, one gone, one new, two swapped, a setting new."""
    first, second, *_rest = EXAMPLE.of(CoreValue)
    project = EXAMPLE.put(replace(first, name="Warmth at the door"))
    project = project.remove(second.id).put(CoreValue(name="Thrift"))
    project = project.move(project.of(Promise)[0].id, 3)
    return project.configured(replace(project.settings, edition="9.9"))


def test_a_project_differs_in_nothing_from_itself() -> None:
    """Two equal states have no differences, nor have two that were only saved more often."""
    assert () == compare(EXAMPLE, replace(EXAMPLE, saved_seq=99))


def test_differences_lead_from_one_state_to_the_other() -> None:
    """Applied to the one they make the other, both ways."""
    other = changed()

    assert other.records == apply(EXAMPLE, compare(EXAMPLE, other)).records
    assert EXAMPLE.records == apply(other, compare(other, EXAMPLE)).records
    assert other.settings == apply(EXAMPLE, compare(EXAMPLE, other)).settings
    assert apply(Project(), compare(Project(), EXAMPLE)).records == EXAMPLE.records


def test_each_difference_is_told_once() -> None:
    """Renamed, gone, new and reordered are told apart."""
    told = [c.kind for c in compare(EXAMPLE, changed()) if c.records is CoreValue]

    assert {Kind.REMOVED, Kind.ADDED, Kind.CHANGED} == set(told)
    assert 3 == len(told)
    assert [Kind.MOVED] == [
        c.kind for c in compare(EXAMPLE, changed()) if c.records is Promise and not c.before
    ]


def test_fields_are_told_in_words() -> None:
    """A changed answer is told as it was and as it is, in the words of the form."""
    organisation = EXAMPLE.one(Organisation)
    after = EXAMPLE.put(replace(organisation, name="Pepper Mill", staff_noun=""))
    (change,) = compare(EXAMPLE, after)
    told = {one.field: (one.before, one.after) for one in fields(change, EXAMPLE, after)}

    assert {
        "name": ("Larder Lane", "Pepper Mill"),
        "staff_noun": (organisation.staff_noun, ""),
    } == told


def test_lines_name_records_by_code_and_title() -> None:
    """A list of differences reads without the program, each record under its chapter."""
    text = list(lines(EXAMPLE, changed()))

    assert text.index("Core values") < text.index("  V1 “Warmth at the door” changed")
    assert any(line.endswith(f"{EXAMPLE.settings.edition} → 9.9") for line in text)


class Loud(NullTranslations):
    """A language that says everything in capitals."""

    def gettext(self, message: str) -> str:
        """Return *message* in capitals; what is to be filled in stays as it is."""
        return "".join(
            part if part.startswith("{") else part.upper()
            for part in re.split(r"(\{\w+\})", message)
        )


def test_whoever_speaks_another_language_reads_it_in_that() -> None:
    """Questions, chapters and what happened are said in the language of the screen."""
    use(Loud())
    try:
        text = list(lines(EXAMPLE, changed()))
    finally:
        use("en")

    assert "CORE VALUES" in text
    assert "  V1 “Warmth at the door” CHANGED" in text
    assert any(line.strip().startswith("VALUE: Welcome → Warmth") for line in text)
