"""The project's own settings: how it is worked on, printed and approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from credo_builder.domain.questions import (
    Choice,
    Date,
    Group,
    Line,
    Lines,
    Link,
    Picture,
    Rows,
    Text,
    ask,
)
from credo_builder.domain.records import Picture as StoredPicture
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Paper, Path, Status
from credo_builder.values import dataclass

FIVE_COMPONENTS = ("reliability", "assurance", "tangibles", "empathy", "responsiveness")
ALL_VISITED = "all"


@dataclass(frozen=True, kw_only=True)
class Approval(Shape):
    """Who said yes to which state of the project, and when.

    ``digest`` is the checksum of the project at that moment: approval holds only
    while it matches.
    """

    role: str = ask(Link(prompt="Approved as", to="roles"))
    person: str = ask(Line(prompt="Approved by"))
    on: dt.date | None = ask(Date(prompt="Approved on"))
    digest: str = ask(Line(prompt="Digest of what was approved"))


@dataclass(frozen=True, kw_only=True)
class Revision(Shape):
    """One edition, for the history on the control page.

    ``answers`` are what it said when it was approved, as a file of its own that is compressed;
    empty while nobody approved it, and for editions of which only the row was written.
    """

    edition: str = ask(Line(prompt="Edition"))
    on: dt.date | None = ask(Date(prompt="Issued on"))
    summary: str = ask(Line(prompt="What changed?"))
    by: str = ask(Line(prompt="By"))
    answers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, kw_only=True)
class Waiver(Shape):
    """A finding accepted for now, with a reason, a person and an end."""

    rule: str = ask(Line(prompt="Rule", required=True))
    record: str = ask(Line(prompt="Record", hint="Its id; empty for the whole project."))
    reason: str = ask(Line(prompt="Why is this all right for us?", required=True))
    by: str = ask(Line(prompt="Who says so?"))
    on: dt.date | None = ask(Date(prompt="Since"))
    expires: dt.date | None = ask(Date(prompt="Until when?"))


@dataclass(frozen=True, kw_only=True)
class DocumentSettings(Shape):
    """What the printed document is called and leaves out."""

    title: str = ask(
        Line(
            prompt="What is the document called?",
            hint="Empty prints “Our service credo and policy”.",
            examples=("How we serve",),
        )
    )
    subtitle: str = ask(Line(prompt="A line under the title"))
    preface: str = ask(
        Text(prompt="Preface", hint="Printed after the page “About this document”, in your voice.")
    )
    legal: str = ask(Text(prompt="Legal text", hint="Printed after the glossary, word for word."))
    sections_off: tuple[str, ...] = ask(
        Lines(prompt="Sections to leave out", hint="Section keys, one a line.")
    )
    section_titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    prepared_by: str = ask(
        Line(
            prompt="Prepared by",
            hint="A consultant’s name, printed on the page “About this document”.",
        )
    )
    prepared_by_contact: str = ask(
        Line(
            prompt="How to reach whoever prepared it",
            hint="Printed after the name: a telephone number, an address or a website.",
            examples=("ida@quill.example, 01632 960 555",),
        )
    )
    prepared_by_mark: StoredPicture | None = ask(
        Picture(
            prompt="Mark of whoever prepared it",
            hint="Small, under the name on the page “About this document”, and nowhere else.",
        )
    )


@dataclass(frozen=True, kw_only=True)
class Settings(Shape):
    """How one project is worked on, printed and approved.

    ``grown_from`` holds what roots said when words were written from them: the code of a
    line, or the field of the credo, with the id of the root, or the id of a service level
    told in words of its own, to what was said then.
    """

    name: str = ask(Line(prompt="What shall we call this project?", hint="Shown on screen only."))
    language: str = ask(
        Line(prompt="Language of the document", hint="A language tag such as en-GB."), "en-GB"
    )
    page_size: str = ask(Choice(prompt="Paper", options=Paper), Paper.A4)
    path: str = ask(Choice(prompt="How long have you got?", options=Path), Path.QUICK)
    status: str = ask(Choice(prompt="Status", options=Status), Status.DRAFT)
    edition: str = ask(Line(prompt="Edition"), "1.0", quick="finish")
    issued_on: dt.date | None = ask(
        Date(prompt="Issued on", hint="The date on the cover. It never changes by itself."),
        quick="finish",
    )
    approval: Approval | None = None
    next_review: dt.date | None = ask(
        Date(prompt="When do we look at it again?", required=True), quick="finish"
    )
    history: tuple[Revision, ...] = ask(Rows(prompt="Earlier editions", of=Revision))
    component_set: tuple[str, ...] = ask(
        Lines(
            prompt="The five parts of good service",
            hint="The usual five are offered; put your own names in their place.",
        ),
        FIVE_COMPONENTS,
    )
    severity_overrides: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    waivers: tuple[Waiver, ...] = ask(Rows(prompt="Accepted for now", of=Waiver))
    visited: tuple[str, ...] | str = ()
    code_counters: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    grown_from: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    document: DocumentSettings = ask(Group(prompt="The document", of=DocumentSettings))
