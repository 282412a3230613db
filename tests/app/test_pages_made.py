"""Pages for a window: what is asked and answered, in which order, and by a process that ends."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from pypdf import PdfReader

from credo_builder.app.export import pdf_bytes
from credo_builder.app.page_maker import PageMaker
from credo_builder.app.page_orders import Answers, Order, orders, packed, told
from credo_builder.app.session import Session
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.policies import Policy
from credo_builder.domain.records import Picture
from credo_builder.storage.codec import digest

POLICY = "We hold a table for as long as it takes to walk here."
PROCESSES = (["-m", "credo_builder.app.page_process"], ["-m", "credo_builder", "--make-pages"])


@pytest.fixture(scope="module")
def project():
    return Session.example().project


@pytest.fixture(scope="module")
def edited(project):
    policy = project.of(Policy)[0]
    return project.put(replace(policy, statement=POLICY))


def made(*wanted, still=lambda generation: True):
    """Return what a maker answers to the orders *wanted*, one after the other."""
    answers = []
    maker = PageMaker(answers.append, still)
    for order in wanted:
        maker.make(order)
    return answers


def words(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_an_order_arrives_as_it_was_given(edited):
    """Nothing of a project is lost on its way to the process that prints it."""
    order = Order(7, edited, "staff", "policies", "en-GB")

    (arrived,) = orders(io.BytesIO(packed(order)))

    assert (7, "staff", "policies", "en-GB") == (
        arrived.generation,
        arrived.edition,
        arrived.near,
        arrived.language,
    )
    assert digest(edited) == digest(arrived.project)


def test_half_an_order_is_none(project):
    """An order that was cut short, since the window is gone, is not carried out."""
    cut = packed(Order(1, project, "staff"))[:-5]

    assert [] == list(orders(io.BytesIO(cut)))


def test_answers_are_put_together_from_pieces(project):
    """However the pipe cuts them, answers are what was told."""
    answers = made(Order(1, project, "public"))
    stream = b"".join(told(answer) for answer in answers) * 2
    reader = Answers()

    arrived = [
        a for at in range(0, len(stream), 4096) for a in reader.take(stream[at : at + 4096])
    ]

    assert [*answers, *answers] == arrived


def test_the_first_pages_are_those_of_an_export(project):
    """What the window shows is what is exported, byte for byte."""
    (answer,) = made(Order(1, project, "staff", near="policies"))

    assert pdf_bytes(project, "staff") == answer.paged.content
    assert len(words(answer.paged.content)) == answer.paged.pages


def test_the_section_in_view_comes_first_with_its_page_numbers(project, edited):
    """An edit is seen on pages that say where they stand in the whole, before the whole is."""
    before, glimpse, whole = made(
        Order(1, project, "staff"), Order(2, edited, "staff", near="policies")
    )
    held = next(s for s in before.paged.stretches if s.key == "policies")
    pages = words(glimpse.paged.content)
    folded = " ".join(pages[0].split())

    assert ("policies", "") == (glimpse.near, whole.near)
    assert held.pages == len(pages)
    assert POLICY in folded
    assert f"Page {held.first + 1} of {before.paged.pages}" in folded
    assert pages == words(whole.paged.content)[held.first : held.first + held.pages]


def test_a_section_that_stays_as_it_is_is_not_made_twice(edited):
    """Where the edit shows nowhere in the section in view, only the whole is made."""
    policy = edited.of(Policy)[0]
    again = edited.put(replace(policy, statement="We hold a table for ten minutes."))

    answers = made(Order(1, edited, "staff"), Order(2, again, "staff", near="outcome"))

    assert ["", ""] == [answer.near for answer in answers]


def test_what_is_no_longer_wanted_is_not_told(project, edited):
    """A build stops when a newer order came in."""
    answers = made(
        Order(1, project, "staff"),
        Order(2, edited, "staff", near="policies"),
        still=lambda generation: generation == 1,
    )

    assert [1] == [answer.generation for answer in answers]


def test_a_failure_is_an_answer_that_names_the_section(project):
    """A picture that cannot be printed is told in a sentence, with where it stands."""
    broken = Picture(content=b"no picture", media_type="image/png", width=10, height=10)
    brand = replace(project.one(Brand), logo=broken)

    (answer,) = made(Order(1, project.put(brand), "staff"))

    assert answer.paged is None
    assert answer.fault.endswith(".")
    assert "cover" == answer.at


@pytest.mark.parametrize("started", PROCESSES, ids=["module", "one executable"])
def test_the_process_answers_and_ends_with_its_input(project, started):
    """It makes the very pages of an export and is gone when nobody asks any more."""
    command = [sys.executable, *started]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write(packed(Order(3, project, "public")))
        process.stdin.flush()
        reader, arrived = Answers(), []
        while not arrived:
            arrived = list(reader.take(process.stdout.read1()))
        process.stdin.close()
        code = process.wait(timeout=20)

    assert 0 == code
    assert pdf_bytes(project, "public") == arrived[0].paged.content


def test_the_process_ends_in_the_middle_of_a_document(project):
    """A window that is killed leaves no process behind, busy as it may be."""
    command = [sys.executable, "-m", "credo_builder.app.page_process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        for generation in range(1, 20):
            process.stdin.write(packed(Order(generation, project, "full")))
        process.stdin.close()

        assert 0 == process.wait(timeout=20)
