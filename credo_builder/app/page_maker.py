"""Pages for a window: the section in view at once, the whole document after it."""

from __future__ import annotations

from collections.abc import Callable

from credo_builder import i18n
from credo_builder.app.approval import checked
from credo_builder.app.faults import explained
from credo_builder.app.page_orders import Answer, Order
from credo_builder.compose.again import composed_again
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import Document, Look
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.render import pdf
from credo_builder.values import dataclass


@dataclass(frozen=True)
class _Made:
    """The whole document that was made last."""

    edition: str
    document: Document
    look: Look
    paged: pdf.Paged

    def stretch(self, key: str) -> pdf.Stretch | None:
        """Return the pages of the section *key*, if it has any."""
        return next((one for one in self.paged.stretches if one.key == key), None)


class PageMaker:
    """Makes pages order by order, and remembers the last whole document."""

    def __init__(self, tell: Callable[[Answer], None], wanted: Callable[[int], bool]) -> None:
        """Give answers to *tell*; stop where *wanted* says no to a generation."""
        self._tell = tell
        self._wanted = wanted
        self._made: _Made | None = None
        self._at = ""

    def make(self, order: Order) -> None:
        """Answer *order*: with the section in view where it changed, then with the whole.

        A failure is an answer too. Nothing is told of an order that is no longer wanted.
        """
        self._at = ""
        i18n.use(order.language)
        try:
            project, _warning = checked(order.project)
            self._glimpse(order, project)
            if self._wanted(order.generation):
                self._whole(order, compose(project, order.edition), look(project))
        except pdf.Cancelled:
            return
        except Exception as fault:  # noqa: BLE001 - whatever went wrong is said in the window
            self._tell(Answer(order.generation, fault=explained(fault), at=self._at))

    def _glimpse(self, order: Order, project: Project) -> None:
        before = self._made
        if before is None or before.edition != order.edition or not order.near:
            return
        self._at = order.near
        stretch = before.stretch(order.near)
        edition = Edition(order.edition)
        document = composed_again(before.document, project, edition, order.near)
        seen = look(project)
        unchanged = document == before.document and seen == before.look
        if stretch is None or document is None or unchanged:
            return
        excerpt = pdf.Excerpt(order.near, stretch.first, before.paged.pages)
        made = pdf.build_paged(document, seen, excerpt=excerpt)
        if self._wanted(order.generation):
            self._tell(Answer(order.generation, made, near=order.near))

    def _whole(self, order: Order, document: Document, seen: Look) -> None:
        keys = [*(section.key for section in document.sections), ""]

        def progress(done: int, _of: int) -> bool:
            self._at = keys[done]
            return self._wanted(order.generation)

        self._at = keys[0]
        paged = pdf.build_paged(document, seen, progress=progress)
        self._made = _Made(order.edition, document, seen, paged)
        self._tell(Answer(order.generation, paged))
