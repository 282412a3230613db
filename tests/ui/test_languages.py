"""The window in another language: its own words, the toolkit's, and the direction it is read."""

from __future__ import annotations

import gettext
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from credo_builder import assets, i18n
from credo_builder.app.changes import what_changed
from credo_builder.app.session import Session
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.questions import asked
from credo_builder.ui import languages
from credo_builder.ui.application import open_window
from credo_builder.ui.preferences import Preferences
from credo_builder.ui.pseudo import ACCENTED, GROWTH, MIRRORED, longer, mirrored
from credo_builder.ui.standing import standing

PLACES = re.compile(r"\{\w+\}")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def english_after(qapp):
    """Speak English again when the test is done."""
    yield
    languages.speak(languages.ENGLISH)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Return every text that the command for translators finds in the sources."""
    target = tmp_path_factory.mktemp("words") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "babel.cfg"]
    options = ["-k", "say", "--no-location", "-o", str(target), "."]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)
    with target.open("rb") as file:
        return {one for m in read_po(file) for one in ([m.id] if isinstance(m.id, str) else m.id)}


def test_every_declared_text_is_among_those_to_translate(template):
    """Prompts, hints, examples, folds and terms of every chapter are found by the command."""
    kinds = [kind for chapter in CHAPTERS for kind in chapter.records]
    declared = {
        text
        for kind in kinds
        for one in asked(kind).values()
        for text in (one.question.prompt, one.question.hint, one.fold, *one.question.examples)
    }
    declared |= {text for kind in kinds for text in (kind.term, kind.terms)}
    declared |= {text for c in CHAPTERS for text in (c.title, c.question, c.lead, c.why)}

    assert set() == declared - template - {""}


def test_words_of_buttons_templates_and_commands_are_among_those_to_translate(template):
    """Texts are found where they are called, in tables, and in the document's templates."""
    assert template >= {
        "Save before you go?",
        "Who you are",
        "Next step",
        "Terms of this document and what they mean",
    }


def _templates(sentence):
    """Yield what a catalogue is asked for when it says *sentence*."""
    if isinstance(sentence, i18n.Told):
        yield from (
            form for form in sentence._forms if any(map(str.isalpha, PLACES.sub("", form)))
        )
        for word in sentence._words.values():
            yield from _templates(word)


def test_sentences_made_for_a_project_are_among_those_to_translate(template):
    """Each part of what was decided, found and changed is found by the command."""
    example = Session.example()
    before = example.project
    after = before.put(replace(before.of(CoreValue)[0], belief="Ours"))
    told = [chapter.so_far(before) for chapter in CHAPTERS]
    told += [text for f in example.findings() for text in (f.message, f.do)]
    told.append(what_changed(before, after))

    assert set() == {one for sentence in told for one in _templates(sentence)} - template


def test_a_pseudo_language_keeps_placeholders_and_grows():
    """Accents, two fifths more letters, and what stands in braces as it was."""
    told = longer("Add {term} to {n} of {m} values")

    assert re.findall(r"\{\w+\}", told) == ["{term}", "{n}", "{m}"]
    assert len(longer("Service levels")) / len("Service levels") >= GROWTH - 0.1
    assert "\u202e" in mirrored("Next")


def test_the_window_speaks_and_is_read_as_the_language_asks(english_after, monkeypatch, qapp):
    """CREDO_LANGUAGE turns words, the toolkit's buttons and the layout; the project stays."""
    monkeypatch.setenv(languages.VARIABLE, MIRRORED)
    window = open_window()
    session = Session.example()
    window.take(session)
    window.go_to("core_values")
    told = {w.text() for w in window.area.page.findChildren(QLabel) if w.text()}
    cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
    direction = qapp.layoutDirection()
    window.close()

    assert mirrored("How would a stranger see it?") in told
    assert "\u202e" in cancel
    assert direction == Qt.LayoutDirection.RightToLeft
    assert session.project.settings.language == "en-GB"


@pytest.mark.parametrize(
    ("named", "preferred", "expected"),
    [(ACCENTED, "", ACCENTED), ("", MIRRORED, MIRRORED), ("xx", "", languages.ENGLISH)],
)
def test_the_variable_wins_then_what_was_preferred(named, preferred, expected, monkeypatch):
    """CREDO_LANGUAGE, then the preference, then a language there is a catalogue for."""
    monkeypatch.setattr(QLocale, "bcp47Name", lambda self: "xx")

    assert expected == languages.wanted(preferred, {languages.VARIABLE: named})


def test_a_catalogue_with_its_own_plural_forms_is_used(monkeypatch, english_after):
    """A language with three forms bends a count by its own rule, and is offered."""
    catalog = Catalog(locale="pl")
    catalog.add(("core value", "core values"), ("wartość", "wartości", "wartości wielu"))
    made = io.BytesIO()
    write_mo(made, catalog)
    monkeypatch.setattr(assets, "read_bytes", lambda name: made.getvalue())
    monkeypatch.setattr(assets, "folders", lambda name: ("pl",))
    monkeypatch.setattr(assets, "names", lambda name, suffix="": ("credo_builder.mo",))
    i18n.use("pl")

    assert i18n.plural("core value", "core values", 5) == "wartości wielu"
    assert i18n._("core value") == "wartość"
    assert i18n.languages() == ("pl",)


def test_the_toolkit_speaks_german_where_the_screen_does(english_after, qapp):
    """Qt's own words come from Qt's own catalogue."""
    languages.speak("de")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_the_preferred_language_is_remembered():
    """A preference outlives the window."""
    Preferences().language = "de"

    assert Preferences().language == "de"
    assert isinstance(i18n.catalogue("de"), gettext.NullTranslations)


UNTRANSLATED = re.compile(r"[A-Za-z]{3}")


def test_no_button_or_heading_of_an_empty_project_stays_english(english_after, monkeypatch, qapp):
    """In the pseudo-language every word of ours on a Full step is accented, findings too."""
    monkeypatch.setenv(languages.VARIABLE, ACCENTED)
    window = open_window()
    session = Session.new()
    session.take_path("full")
    window.take(session)
    plain = set()
    for key in window.step_keys():
        window.go_to(key)
        shown = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
        words = {w.text().replace("&", "") for w in shown if w.isVisibleTo(window)}
        plain |= {f"{key}: {w}" for w in words if UNTRANSLATED.search(w) and w.isascii()}
    window.workspace.session._saved = window.workspace.session.project
    window.close()

    assert set() == plain


def test_a_language_chosen_in_the_menu_turns_the_window_in_place(english_after, qtbot):
    """Words, direction and figures turn; project, undo, step, field and preview stay."""
    window = open_window()
    qtbot.addWidget(window)
    session = Session.example()
    window.take(session)
    window.resize(1800, 900)
    window.go_to("core_values")
    second = session.project.of(CoreValue)[1]
    window.area.jump("core_values", second.id, "belief")
    window.workspace.edit(session.project.put(replace(second, belief="Ours")), "Edit belief")
    window.actions_["preview"].trigger()
    window.area.jump("core_values", second.id, "belief")
    before = standing(window.area)

    window.speak(MIRRORED)
    turned = (window.layoutDirection(), window.actions_["save"].text(), Preferences().language)
    after = standing(window.area)
    done = session.undo_label
    window.speak(ACCENTED)
    back = window.layoutDirection()
    session.undo()
    session._saved = session.project

    assert before == after
    assert (before.record_id, before.field, before.preview) == (second.id, "belief", True)
    assert turned == (Qt.LayoutDirection.RightToLeft, mirrored("Save"), MIRRORED)
    assert (back, done) == (Qt.LayoutDirection.LeftToRight, "Edit belief")
    assert session.project.find(CoreValue, second.id) == second
    assert session.project.settings.language == "en-GB"


def test_the_start_screen_turns_too(english_after, qtbot):
    """Without a project the start screen is made anew in the language that was chosen."""
    window = open_window()
    qtbot.addWidget(window)
    window.speak(ACCENTED)
    told = {one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window)}

    assert told
    assert not {t for t in told if UNTRANSLATED.search(t) and t.isascii()}


def test_the_menu_offers_the_languages_that_ship(english_after, monkeypatch, qtbot):
    """English and what ships, by their own names; the pseudo-languages where asked for."""
    monkeypatch.setattr(i18n, "languages", lambda: ("de",))
    monkeypatch.setenv(languages.TRYING, "1")
    window = open_window()
    qtbot.addWidget(window)
    offered = (a for a in _languages_of(window).actions() if not a.isSeparator())
    named = {a.data(): a.text() for a in offered}
    monkeypatch.delenv(languages.TRYING)

    assert ["", "en-GB", "de", ACCENTED, MIRRORED] == list(named)
    assert ["English", "Deutsch"] == [named["en-GB"], named["de"]]
    assert languages.offers() == ("en-GB", "de")


def test_choosing_in_the_menu_speaks(english_after, monkeypatch, qtbot):
    """The line that is chosen is the language of the screen, and is ticked from then on."""
    monkeypatch.setenv(languages.TRYING, "1")
    window = open_window()
    qtbot.addWidget(window)
    menu = _languages_of(window)
    next(a for a in menu.actions() if a.data() == ACCENTED).trigger()
    ticked = [a.data() for a in _languages_of(window).actions() if a.isChecked()]

    assert languages.spoken() == ACCENTED
    assert ticked == [ACCENTED]


def _languages_of(window):
    menu = [m for m in window.findChildren(QMenu) if m.objectName() == "Languages"][-1]
    menu.fill()
    return menu
