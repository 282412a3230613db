"""What the renderer does is counted, for counts hold on any machine and seconds do not."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace

import pytest
from larder_lane import larder_lane

from credo_builder.compose.document import Figure, Look, Paragraph, Text, walk
from credo_builder.render.pdf import Cancelled, build, fonts, text, typesetter
from credo_builder.render.pdf.plain import Measures, PlainWords
from credo_builder.render.pdf.theme import theme


@pytest.fixture
def calls(monkeypatch):
    """Let functions be counted, by their name, while they do what they always do."""
    counted = Counter()

    def watch(owner, name):
        real = getattr(owner, name)

        def counting(*arguments, **named):
            counted[name] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(owner, name, counting)

    counted.watch = watch
    return counted


@pytest.fixture
def no_faces_yet():
    """Let the program forget the fonts it loaded, as if it had just started."""
    fonts.face.cache_clear()


def paragraphs(document):
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    return [block for block in blocks if isinstance(block, Paragraph)]


def running_text():
    """The example without what fits its words into a shape: cover, credo page and figures."""
    document = larder_lane()
    kept = [
        replace(s, blocks=tuple(b for b in s.blocks if not isinstance(b, Figure)))
        for s in document.sections
        if s.layout not in {"cover", "credo"}
    ]
    return replace(document, sections=tuple(kept))


def test_every_block_is_measured_once(monkeypatch):
    """One layout pass: no block is measured more often than it stands in the document."""
    document = larder_lane()
    standing = Counter(id(b) for s in document.sections for b in walk(s.blocks))
    measured = Counter()

    def watch(name, counts):
        real = getattr(typesetter.Typesetter, name)

        def counting(self, block, *arguments, **named):
            measured[id(block)] += counts(block)
            return real(self, block, *arguments, **named)

        monkeypatch.setattr(typesetter.Typesetter, name, counting)

    watch("slab", lambda block: not isinstance(block, Paragraph))
    watch("_paragraph", lambda _block: True)
    build(document, Look())

    assert [] == [number for number, times in measured.items() if times > standing[number]]
    assert sum(measured.values()) >= len(paragraphs(document))


def test_a_paragraph_is_turned_into_words_once(calls):
    """Text is measured once for its column, not again for its page, its split and its drawing."""
    calls.watch(text, "words")
    calls.watch(typesetter.Typesetter, "words_slab")
    build(running_text(), Look())

    assert calls["words"] <= 1.2 * calls["words_slab"]


def test_a_paragraph_is_broken_into_lines_once(calls):
    """Evening headings out and lone last words cost no more than a fifth of a try for each."""
    for owner, name in ((PlainWords, "lines"), (text, "break_lines"), (Measures, "broken")):
        calls.watch(owner, name)
    build(running_text(), Look())
    paragraphs_set = calls["lines"] + calls["break_lines"]

    assert paragraphs_set > 300
    assert calls["broken"] <= 1.2 * paragraphs_set


def test_headings_are_evened_out_without_lines(calls):
    """Widths that are tried for a heading are counted, and only the last makes lines."""
    calls.watch(Measures, "count")
    calls.watch(Measures, "broken")
    calls.watch(PlainWords, "_line")
    look = theme(Look())
    words = (Text("The way we answer when a guest tells us that something went wrong today"),)
    lines = text.set_lines(words, look["h1"], 340, look.palette)

    assert len(lines) > 1
    assert calls["count"] > 3
    assert (2, len(lines)) == (calls["broken"], calls["_line"])


def test_most_paragraphs_go_the_short_way(calls):
    """Words of one setting need no fragment each, and most paragraphs are of one setting."""
    calls.watch(text, "words")
    calls.watch(PlainWords, "__init__")
    build(running_text(), Look())

    assert calls["words"] < calls["__init__"]


@pytest.mark.usefixtures("no_faces_yet")
def test_a_font_is_read_once(monkeypatch):
    """Each font is read once in the life of the program, however many documents are made."""
    read = []
    real = fonts.TTFont

    def reading(name, *arguments, **named):
        read.append(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(fonts, "TTFont", reading)
    build(larder_lane(), Look())
    build(larder_lane(), Look())

    assert read
    assert sorted(set(read)) == sorted(read)


def test_a_document_leaves_no_cycles():
    """Making a document needs no search for cycles: what it leaves behind is next to nothing."""
    build(larder_lane(), Look())
    gc.collect()
    gc.disable()
    build(larder_lane(), Look())
    left = gc.collect()
    gc.enable()

    assert left < 100


@pytest.mark.parametrize("worked", [True, False])
def test_the_search_for_cycles_goes_on_afterwards(worked):
    """Whether it was at work or not before, it is so again, though the making was cancelled."""
    (gc.enable if worked else gc.disable)()
    with pytest.raises(Cancelled):
        build(larder_lane(), Look(), progress=lambda _done, _total: False)
    goes_on = gc.isenabled()
    gc.enable()

    assert worked == goes_on
