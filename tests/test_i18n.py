"""Catalogues of fixed words, found by language tag."""

from __future__ import annotations

import gettext
import pickle

import pytest

from credo_builder import assets, i18n


@pytest.mark.parametrize(
    "language",
    ["", "x" * 3_000, "../../../tmp/evil", "/etc", "de_AT", "en GB", "en-GB\n", "日本語", "C:"],
)
def test_what_is_no_language_tag_is_never_looked_for(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """A project file cannot lead to a file of its choice, nor fail by a name too long."""
    asked: list[str] = []
    monkeypatch.setattr(assets, "read_bytes", asked.append)

    assert "Moments of truth" == i18n.catalogue(language).gettext("Moments of truth")
    assert [] == asked


def test_a_region_is_served_by_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue of a region is looked for first, then that of the language."""
    asked: list[str] = []

    def missing(name: str) -> bytes:
        asked.append(name)
        raise FileNotFoundError(name)

    monkeypatch.setattr(assets, "read_bytes", missing)
    i18n.catalogue("de-AT")

    assert [
        "locales/de_AT/LC_MESSAGES/credo_builder.mo",
        "locales/de/LC_MESSAGES/credo_builder.mo",
    ] == asked


class _Backwards(gettext.NullTranslations):
    """Says every template from its end, places and all."""

    def gettext(self, message: str) -> str:
        """Put the parts of *message* in the other order."""
        return " ".join(reversed(message.split(" ")))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Put the parts of the form for *n* in the other order."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_a_sentence_made_for_a_project_can_be_said_in_another_language() -> None:
    """It is English as a string, and its template is translated with its places kept."""
    sentence = i18n.told("{code} has no owner", code="P1 {x}")

    assert ("P1 {x} has no owner", "owner no has P1 {x}") == (
        sentence,
        sentence.said(_Backwards()),
    )


def test_a_sentence_inside_a_sentence_is_translated_with_it() -> None:
    """Parts that are sentences of ours are turned; words of the user are not."""
    inner = i18n.told_of("{n} level", "{n} levels", 3)
    whole = i18n.joined([i18n.told("so far {what}", what=inner), "my own words"])

    assert "so far 3 levels my own words" == whole
    assert "my own words levels 3 far so" == pickle.loads(pickle.dumps(whole)).said(_Backwards())
