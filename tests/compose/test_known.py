"""What was read before is shared between documents, and changes nothing in them."""

from dataclasses import replace

from credo_builder.app.starters import example
from credo_builder.chapters.organisation import Organisation
from credo_builder.compose import known
from credo_builder.compose.composer import compose
from credo_builder.compose.known import Known, sharing


def called(name):
    """Return the finished example under another name."""
    project = example()
    return project.put(replace(project.one(Organisation), name=name))


def test_documents_that_share_are_the_same_as_those_that_do_not():
    """One after the other, of several organisations and editions, each is what it is alone."""
    wanted = [
        (called(name), edition) for name in ("A", "B", "A") for edition in ("staff", "public")
    ]
    alone = [compose(*one) for one in wanted]
    with sharing(Known()):
        shared = [compose(*one) for one in wanted]

    assert alone == shared


def test_sections_that_say_the_same_are_read_once(monkeypatch):
    """Of a second site, only what names the organisation is read anew."""
    read = []
    usual = known.read
    monkeypatch.setattr(known, "read", lambda *given: read.append(given) or usual(*given))
    with sharing(Known()):
        first = compose(called("A"), "staff")
        once = len(read)
        second = compose(called("B"), "staff")

    assert once == len(first.sections) == len(second.sections)
    assert len(read) - once < once / 2


def test_what_is_kept_has_an_end(monkeypatch):
    """Beyond some hundred texts all are forgotten, and documents stay what they are."""
    monkeypatch.setattr(known, "MOST", 3)
    held = Known()
    with sharing(held):
        made = [compose(called(name), "public") for name in ("A", "B")]

    assert len(held._roots) <= 3
    assert [compose(called(name), "public") for name in ("A", "B")] == made
