"""About us, taken over from a project of the same organisation when another begins."""

from __future__ import annotations

from credo_builder.app.carrying import relinked
from credo_builder.app.importing import imported, offers
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Referral
from credo_builder.domain.project import Project
from credo_builder.domain.shapes import NOTHING_KEPT
from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.values import replace

TAKEN = (Role, Referral)
"""Records that say who we are besides the organisation: jobs, and whom we pass people on to."""


def with_profile(project: Project, other: Project) -> Project:
    """Return *project* with About us as *other* has it.

    Name, words for people, place, contact, hours, mission and the way of a complaint take
    the place of what *project* said; jobs with whoever holds them, and whom people are
    passed on to, join what is there, the same ones once. Language, currency and legal text
    come along.

    Raises:
        CredoError: *other* does not say who it is.
    """
    us = other.one(Organisation)
    if not us.name.strip():
        raise CredoError(told("That project does not say who it is yet. Choose another one."))
    chosen = [o for o in offers(project, other) if isinstance(o.record, TAKEN)]
    ids = [offer.record.id for offer in chosen]
    same = {offer.record.id: offer.same.id for offer in chosen if offer.same is not None}
    came = imported(project, other, ids, same, as_is=True)
    organisation = replace(
        relinked(us, lambda one: came.ids.get(one, "")),
        kept=NOTHING_KEPT,
        notes=project.one(Organisation).notes,
    )
    there, own = other.settings, came.project.settings
    document = replace(own.document, legal=own.document.legal or there.document.legal)
    settings = replace(own, name=own.name or us.name, language=there.language, document=document)
    return came.project.configured(settings).put(organisation)
