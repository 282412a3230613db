"""What went wrong, in a sentence for the person who sees it."""

from __future__ import annotations

from credo_builder.errors import CredoError
from credo_builder.i18n import _, said


def explained(fault: Exception) -> str:
    """Return what a person reads of *fault*, also when nobody foresaw it."""
    if isinstance(fault, CredoError):
        text = fault.args[0] if fault.args else ""
        return said(text) if isinstance(text, str) else str(fault)
    told = _("Something went wrong inside the program ({fault}). Your answers are safe.")
    return told.format(fault=f"{type(fault).__name__}: {fault}")
