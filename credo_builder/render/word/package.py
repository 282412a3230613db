"""The file itself: what it says of itself, its small parts, and the same bytes on any day."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import Any

from credo_builder import __version__
from credo_builder.compose.document import Document
from credo_builder.compose.sentences import shortened
from credo_builder.render.pdf.theme import Theme
from credo_builder.render.word.letters import printable, with_region
from credo_builder.render.word.styles import font_table, style_sheet
from credo_builder.render.word.xml import Element, element

_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001  the format has no time zones
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_MOST = 255
"""Letters of a property at most."""
_DROPPED = ("/docProps/thumbnail.jpeg", "/customXml/item1.xml", "/word/stylesWithEffects.xml",
            "/word/webSettings.xml")  # fmt: skip
"""Parts of the library's own pattern that say nothing of this file."""
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Credo Builder'
    f"</Application><AppVersion>{__version__.replace('.', '')[:2]}.0000</AppVersion></Properties>"
)
_MODERN = "http://schemas.microsoft.com/office/word"


def prepare(made: Any, document: Document, theme: Theme) -> None:
    """Give python-docx's new document our styles, fonts and settings, and its properties."""
    _replace(made.styles.element, style_sheet(theme, document.language))
    _replace(made.settings.element, _settings(document.language))
    _drop(made.part.package)
    _drop(made.part)
    for part in made.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = font_table(theme)  # noqa: SLF001  a part the library knows no more of
        elif str(part.partname) == "/docProps/app.xml":
            part._blob = _APPLICATION.encode()  # noqa: SLF001  as above
    _describe(made.core_properties, document)


def saved(made: Any) -> bytes:
    """Return the file, its parts in the library's order and under one fixed date."""
    first, second = BytesIO(), BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as there, zipfile.ZipFile(second, "w") as again:
        for name in there.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            again.writestr(entry, there.read(name))
    return second.getvalue()


def _replace(root: Any, children: list[Element]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(children)


def _drop(owner: Any) -> None:
    for key, relationship in list(owner.rels.items()):
        if not relationship.is_external:
            name = str(relationship.target_part.partname)
            if name in _DROPPED:
                del owner.rels[key]


def _settings(language: str) -> list[Element]:
    compatible = element("compat")
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    ):
        compatible.append(element("compatSetting", name=name, uri=_MODERN, val=value))
    return [
        element("zoom", percent=100),
        element("defaultTabStop", val=567),
        element("characterSpacingControl", val="doNotCompress"),
        compatible,
        element("themeFontLang", val=with_region(language)),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    ]


def _describe(properties: Any, document: Document) -> None:
    facts = document.facts
    day = _EPOCH
    if document.issued_on:
        try:
            day = dt.datetime.fromisoformat(document.issued_on)
        except ValueError:
            day = _EPOCH
    named = ", ".join(t for t in (facts.title, facts.organisation) if t.strip())
    author = facts.author or facts.organisation
    texts = {
        "title": named or "Service credo",
        "author": author or "Unnamed",
        "last_modified_by": author or "Unnamed",
        "subject": facts.subject or facts.subtitle or facts.title,
        "keywords": facts.keywords,
        "category": facts.audience,
        "comments": "",
        "language": with_region(document.language),
        "content_status": facts.state,
        "version": facts.edition,
    }
    for name, text in texts.items():
        setattr(properties, name, shortened(printable(text), _MOST - 1))
    properties.created = properties.modified = day
    properties.revision = 1
