"""What was only understood and is now said openly stands in the document in its new words."""

from __future__ import annotations

from credo_builder.app import starters
from credo_builder.chapters.promises import Decision, Promise
from credo_builder.compose.composer import compose
from credo_builder.compose.document import Paragraph, plain, walk
from credo_builder.domain.terms import Edition


def test_full_edition_prints_the_open_words():
    """Each promise that is to be said openly is printed with the words in which it is said."""
    project = starters.load("professional_services")
    opened = [p for p in project.of(Promise) if p.decision == Decision.MAKE_EXPLICIT]
    section = next(s for s in compose(project, Edition.FULL).sections if s.key == "promises")

    printed = [plain(b.spans) for b in walk(section.blocks) if isinstance(b, Paragraph)]

    assert opened
    assert [] == [p.code for p in opened if not any(p.reworded_text in t for t in printed)]
