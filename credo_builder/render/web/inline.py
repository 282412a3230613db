"""Words of a paragraph: marked, linked, and told in which language and direction they run."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.document import LineBreak, Span, Text, plain
from credo_builder.render.pdf.scripts import base_from_right, language_of, reads_from_right
from credo_builder.render.web.markup import Markup, element, flowing, joined
from credo_builder.render.web.places import Places

_CLOSING = (".", ",", ";", ":", "!", "?", ")")


class Speaker:
    """Writes words of one document.

    Args:
        language: the document's, a BCP-47 tag. places: where links may lead.
    """

    def __init__(self, language: str, places: Places) -> None:
        self.language = language
        self.places = places
        self.from_right = reads_from_right(language)
        self.here = ""

    def said(self, name: str, spans: Sequence[Span], **attributes: str) -> Markup:
        """Return *spans* in an element called *name*; nothing where they hold no words."""
        text = plain(tuple(spans))
        if not text.strip():
            return Markup("")
        following = [*spans[1:], Text("")]
        inside = joined(self._span(*pair) for pair in zip(spans, following, strict=False))
        return element(name, inside, **attributes, **self.tongue(text))

    def plain(self, name: str, text: str, **attributes: str) -> Markup:
        """Return *text* in an element called *name*; nothing where it holds no words."""
        return self.said(name, (Text(text),), **attributes)

    def tongue(self, text: str) -> dict[str, str]:
        """Return the attributes that tell how *text* differs from the document: lang, dir."""
        found = {}
        language = "" if text.isascii() and self._is_latin else self._language_of(text)
        if language:
            found["lang"] = language
        if base_from_right(text, rtl_document=self.from_right) != self.from_right:
            found["dir"] = "ltr" if self.from_right else "rtl"
        return found

    @property
    def _is_latin(self) -> bool:
        return not self._language_of("English")

    def _language_of(self, text: str) -> str:
        return language_of(text, usual=self.language)

    def _span(self, span: Span, following: Span) -> Markup:
        if isinstance(span, LineBreak):
            return element("br")
        made = flowing(span.text)
        if span.emphasis:
            made = element("em", made)
        target = self.places.leads_to(span.link) if span.link else ""
        kind = "code" if span.code else "missing" if span.missing else ""
        if target and span.link != f"#{self.here}":
            told = self.places.name(span.link) if span.code else ""
            # A code that stands alone is a button of its own, and has to be as large as one.
            sentence = isinstance(following, Text) and following.text.strip()[:1] in _CLOSING
            apart = " apart" if span.code and not sentence else ""
            return element("a", made, href=target, class_=kind + apart, title=told)
        if kind:
            return element("span", made, class_=kind)
        return element("strong", made) if span.strong else made
