"""How a section of the document is declared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from credo_builder.compose.view import View
from credo_builder.domain.terms import Edition
from credo_builder.values import dataclass

EVERYONE = frozenset(Edition)
OUR_PEOPLE = frozenset({Edition.STAFF, Edition.FULL})
OURSELVES = frozenset({Edition.FULL})

Numbering = Literal["number", "letter", "none"]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section of the document: who reads it, what it prints, how it is called.

    Attributes:
        key: its name in templates, links, ``sections_off`` and ``section_titles``.
        title: its heading in English, placeholders allowed.
        context: what its template prints, as a plain frozen object named ``page`` there;
            None when the project holds nothing for it yet.
        editions: the editions that hold it.
        numbering: counted in numbers, lettered as an appendix, or neither.
        in_contents: whether contents and outline list it.
        still_to_decide: the sentence a draft prints in its place while it is empty; a
            part without one is left out when empty.
        beyond_quick: whether only Full asks for it; Quick then leaves it out while empty.
        belongs_to: key of the part it continues; leaving that out leaves both out.
    """

    key: str
    title: str
    context: Callable[[View], object | None]
    editions: frozenset[Edition] = EVERYONE
    numbering: Numbering = "number"
    in_contents: bool = True
    still_to_decide: str = ""
    beyond_quick: bool = False
    belongs_to: str = ""

    @property
    def switch(self) -> str:
        """The key that leaves it out."""
        return self.belongs_to or self.key

    @property
    def template(self) -> str:
        """Its template's name."""
        return f"policy_document/{self.key}.xml.j2"
