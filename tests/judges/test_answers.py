"""Every answer that an edition must print comes back from its PDF, and no other answer does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from answer_places import PRINTED
from answers import KINDS, READERS, Asker, Pages, blocks, paths, problems, sections
from answers_unprinted import UNPRINTED
from filled_projects import every_answer

from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.promises import Promise
from credo_builder.domain.settings import DocumentSettings
from credo_builder.domain.terms import Edition, Visibility

FEW, MANY = 3, 8
EDITIONS = [edition.value for edition in Edition]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Print a project once and give its path."""
    folder = tmp_path_factory.mktemp("answers")
    done: dict[tuple, Path] = {}

    def path(name: str, project, edition: str) -> Path:
        if (name, edition) not in done:
            done[name, edition] = folder / f"{name}-{edition}.pdf"
            done[name, edition].write_bytes(pdf_bytes(project, edition))
        return done[name, edition]

    return path


@pytest.mark.parametrize("key", [*KINDS, "document"])
def test_every_question_says_where_its_answer_goes(key):
    """A field is printed somewhere or listed with the reason why not, and never both."""
    kind = KINDS.get(key, DocumentSettings)
    told = {name for place in PRINTED.get(key, ()) for name in place.fields}
    reasons = UNPRINTED.get(key, {}) | (UNPRINTED[""] if key in KINDS else {})
    silent = {p for name in reasons for p in paths(kind) if p == name or p.startswith(f"{name}.")}

    assert set(paths(kind)) == told | silent
    assert set() == told & silent
    assert all(reasons.values())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("count", [1, FEW, MANY])
def test_answers_to_every_question_come_back(printed, count, edition, reader):
    """Words that stand nowhere else are found where they belong, and only there."""
    project = every_answer(count)

    assert [] == problems(project, printed(f"every{count}", project, edition), edition, reader)


def test_a_lost_answer_is_noticed(printed):
    """An answer that was changed after printing is named, with the section it should be in."""
    project = example()
    path = printed("example", project, "public")
    value = project.of(CoreValue)[0]
    changed = project.put(replace(value, belief="Nobody printed this sentence."))

    assert [
        f"core_values[{value.code}].belief: “Nobody printed this sentence” not in core_values"
    ] == (problems(changed, path, "public"))


def test_a_leak_is_noticed(printed):
    """A record that was made private after printing is named, and a note that was printed."""
    project = example()
    path = printed("example", project, "staff")
    promise = project.of(Promise)[0]
    hidden = project.put(replace(promise, visibility=Visibility.PRIVATE, notes=""))
    found = problems(hidden, path, "staff")

    assert any(f"promises[{promise.code}]" in one and "must not be there" in one for one in found)


def test_a_wrong_order_is_noticed(printed):
    """Answers that stand there in another order than the page's are named."""
    project = example()
    path = printed("example", project, "full")
    asker = Asker(project, "full")
    pages = Pages(READERS["poppler"](path), sections(path, project, "full"))
    run = next(r for r in asker.runs if r.section == "core_values" and len(r.answers) > 2)

    assert [] == pages.missing(run)
    assert pages.missing(replace(run, answers=run.answers[::-1]))


def test_words_in_between_are_noticed(printed):
    """An answer must stand in one piece, or go on overleaf."""
    project = example()
    path = printed("example", project, "full")
    pages = Pages(READERS["poppler"](path), sections(path, project, "full"))
    run = next(r for r in Asker(project, "full").runs if r.section == "core_values")
    first, second = run.answers[0], run.answers[-1]
    torn = replace(first, texts=(f"{first.texts[0]} {second.texts[0]} {first.texts[0]}",))

    assert pages.missing(replace(run, answers=(torn,)))


def test_texts_are_read_without_their_marks():
    """Bold, italic, lists and links of a text are compared as the words they print."""
    text = "We *listen*, **always**.\n\n- to [you](https://example.org)\n- to `them`"

    assert ["We listen, always.", "to you", "to `them`"] == blocks(text)
