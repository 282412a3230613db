"""What the readers of one edition may see of a project, and the words it speaks in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from gettext import NullTranslations
from typing import TypeVar

from credo_builder.audit import audit
from credo_builder.chapters.organisation import Role, words
from credo_builder.compose.markup import clean
from credo_builder.compose.typography import Typography, typography
from credo_builder.domain.findings import Finding, Severity
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.domain.wording import filled
from credo_builder.i18n import Told, catalogue
from credo_builder.values import dataclass

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class View:
    """One edition of one project.

    Records are read through it, so that what its readers may not see cannot be printed.
    """

    project: Project
    edition: Edition

    @property
    def is_public(self) -> bool:
        """Whether customers read this edition."""
        return self.edition == Edition.PUBLIC

    @property
    def is_full(self) -> bool:
        """Whether this edition holds everything, private records too."""
        return self.edition == Edition.FULL

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What the placeholders print."""
        return {name: clean(word) for name, word in words(self.project).items()}

    @property
    def edition_number(self) -> str:
        """What the edition is called, such as "2.0"; empty without one."""
        return self.fill(self.project.settings.edition.strip())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the audit finds on the day the document was issued.

        Quiet findings stay out, but for those that stop approval: paper always tells them.
        """
        found = audit(self.project, on=self.project.settings.issued_on)
        told = (f for f in found if not f.quiet or f.severity == Severity.BLOCKER)
        return tuple(replace(f, quiet=False) for f in told)

    def shows(self, record: Record) -> bool:
        """Whether this edition may print *record*; an unknown visibility is private."""
        if self.is_full:
            return True
        if record.visibility == Visibility.PUBLIC:
            return True
        return record.visibility == Visibility.STAFF and not self.is_public

    def shown(self, records: Iterable[R]) -> tuple[R, ...]:
        """Return those of *records* that this edition may print."""
        return tuple(one for one in records if self.shows(one))

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of *kind* that this edition may print, in the user's order."""
        return self.shown(self.project.of(kind))

    def one(self, kind: type[R]) -> R:
        """Return the only record of *kind*; a blank one when it is kept private.

        Which editions print a singleton is the section's business, so only "private"
        hides it.
        """
        held = self.project.one(kind)
        private = held.visibility not in (Visibility.PUBLIC, Visibility.STAFF)
        return kind(id=kind.key) if private and not self.is_full else held

    def linked(self, kind: type[R], ids: tuple[str, ...]) -> tuple[R, ...]:
        """Return the printable records of *kind* among *ids*, in that order."""
        return self.shown(self.project.linked(kind, ids))

    def codes(self, kind: type[R], ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the codes of the printable records of *kind* among *ids*."""
        return tuple(r.code for r in self.linked(kind, ids) if r.code)

    def role(self, role_id: str) -> str:
        """Return the name of a role; empty when there is none or it has no name.

        A job's name is no secret of its holder, so only a private role stays out.
        """
        role = self._role(role_id)
        return self.fill(role.name.strip()) if role else ""

    def person(self, role_id: str) -> str:
        """Return who holds a role; empty in the public edition, where no person is named."""
        role = self._role(role_id)
        return self.fill(role.person.strip()) if role and not self.is_public else ""

    def _role(self, role_id: str) -> Role | None:
        role = self.project.find(Role, role_id)
        hidden = role is not None and role.visibility == Visibility.PRIVATE and not self.is_full
        return None if hidden else role

    def say(self, text: str, **more: object) -> str:
        """Return the fixed words *text* in the document's language, placeholders filled.

        *more* gives further placeholders for this sentence alone.
        """
        if isinstance(text, Told):
            translated = text.said(self._catalogue)
        else:
            translated = self._catalogue.gettext(text) if text else ""
        return filled(translated, {**self.words, **{k: self._said(v) for k, v in more.items()}})

    def _said(self, word: object) -> str:
        return word.said(self._catalogue) if isinstance(word, Told) else str(word)

    def told(self, text: str) -> str:
        """Return a sentence made for the project in the document's language, still to be filled.

        Words of the user stay as they are.
        """
        return text.said(self._catalogue) if isinstance(text, Told) else text

    def fill(self, text: str) -> str:
        """Return words of the user with their placeholders filled."""
        return filled(clean(text), self.words)

    def date(self, day: dt.date | None) -> str:
        """Return "21 November 2026"; empty without a date."""
        return self.typography.date(day) if day else ""

    def month(self, day: dt.date | None) -> str:
        """Return "November 2026"; empty without a date."""
        return self.typography.month(day) if day else ""

    @property
    def typography(self) -> Typography:
        """How the document's language writes dates, numbers and quotations."""
        return typography(self.project.settings.language)

    @cached_property
    def _catalogue(self) -> NullTranslations:
        return catalogue(self.project.settings.language)
