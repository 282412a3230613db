"""Catalogues of fixed words, found by language tag."""

from __future__ import annotations

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
