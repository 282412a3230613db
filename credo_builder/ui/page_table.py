"""Which page shows which step, and which part of the document a step is about."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from credo_builder.ui.page import Page
from credo_builder.ui.steps import CHECK, PUBLISH

PAGES: dict[str, str] = {
    CHECK.key: "check.CheckPage",
    PUBLISH.key: "publish.PublishPage",
    "finish": "finish.FinishPage",
}
"""Pages that ask in a way of their own, by step key; loaded when shown first."""

STEP_PAGES: dict[str, str] = {
    "expectations": "expectations.ExpectationsPage",
    "segments": "segments.SegmentsPage",
    "what_you_stand_for": "stand.StandPage",
    "whom_you_serve": "whom.WhomPage",
    "mindset": "mindset.MindsetPage",
    "workshop": "workshop.WorkshopPage",
    "moments": "moments_map.MomentsPage",
    "moments_of_truth": "moments_map.MomentsPage",
    "promises": "promises.PromisesPage",
    "what_you_promise": "promises.PromisesPage",
    "service_levels": "levels.LevelsPage",
    "branding": "look.LookPage",
    "monitoring": "monitoring.MonitoringPage",
    "policies": "policies.PoliciesPage",
    "freedom_and_complaints": "policies.PoliciesPage",
    "credo": "credo.CredoPage",
    "our_credo": "credo.CredoPage",
}
"""Pages with parts of their own among the declared questions; loaded when shown first."""


SECTIONS: dict[str, tuple[str, ...]] = {
    "organisation": ("cover",),
    "branding": ("cover",),
    "mindset": ("outcome",),
    "workshop": ("meaning",),
    "barriers": ("gaps", "moments"),
    "policies": ("policies", "freedom", "recovery"),
    "governance": ("means", "review"),
    "freedom_and_complaints": ("freedom", "recovery"),
    "finish": ("review", "means"),
    CHECK.key: ("gaps", "traceability"),
    PUBLISH.key: ("cover",),
}
"""Sections of the document that show a step, the best first, where they are named apart."""


def page_class(named: str) -> Callable[..., Page]:
    """Return the class *named* ``module.Class`` among the pages; most are never shown."""
    module, _dot, name = named.partition(".")
    found: Callable[..., Page] = getattr(import_module(f"credo_builder.ui.pages.{module}"), name)
    return found
