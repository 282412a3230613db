"""About us taken over from another project of the same organisation."""

from __future__ import annotations

import pytest

from credo_builder.app import starters
from credo_builder.app.profiles import with_profile
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Referral
from credo_builder.domain.project import Project
from credo_builder.domain.records import links_of
from credo_builder.errors import CredoError

EXAMPLE = starters.example()


def test_who_we_are_comes_along() -> None:
    """Names, words, contact, hours and the way of a complaint are those of the other project."""
    begun = with_profile(Project().put(CoreValue(name="Thrift")), EXAMPLE)
    us, theirs = begun.one(Organisation), EXAMPLE.one(Organisation)
    hears = begun.find(Role, us.complaint_contact.role)

    assert (theirs.name, theirs.contact, theirs.hours) == (us.name, us.contact, us.hours)
    assert theirs.complaint_contact.reach == us.complaint_contact.reach
    assert EXAMPLE.find(Role, theirs.complaint_contact.role).name == hears.name
    assert [r.person for r in EXAMPLE.of(Role)] == [r.person for r in begun.of(Role)]
    assert len(EXAMPLE.of(Referral)) == len(begun.of(Referral))
    assert ["Thrift"] == [v.name for v in begun.of(CoreValue)]
    assert theirs.name == begun.name


def test_jobs_that_are_there_stay_once() -> None:
    """A starter's role of the same name is kept, and gets the person; no link dangles."""
    own = Project().put(Role(id="rol_own", name="duty manager"))
    begun = with_profile(own, EXAMPLE)

    assert 1 == sum(r.name.casefold() == "duty manager" for r in begun.of(Role))
    assert "rol_own" == begun.one(Organisation).complaint_contact.role
    assert all(begun.get(to) for r in begun.every() for _field, to in links_of(r))


def test_twice_taken_is_once() -> None:
    """Taking it again changes nothing but what the other project says by now."""
    once = with_profile(Project(), EXAMPLE)

    assert once == with_profile(once, EXAMPLE)


def test_a_project_that_does_not_say_who_it_is_is_refused() -> None:
    """Without a name there is nothing to take."""
    with pytest.raises(CredoError, match="does not say who it is"):
        with_profile(Project(), Project())
