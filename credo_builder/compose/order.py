"""The sections of the document, in the order they are printed."""

from __future__ import annotations

from credo_builder.compose.parts import Part
from credo_builder.compose.sections import (
    appendix,
    changes,
    control,
    core_values,
    details,
    foundations,
    keeping,
    levels,
    moments,
    people,
    practice,
    promises,
    rules,
    tracing,
)

PARTS: tuple[Part, ...] = (
    control.COVER,
    control.CONTROL,
    control.PREFACE,
    control.CONTENTS,
    foundations.CREDO,
    foundations.OUTCOME,
    foundations.MEANING,
    core_values.PART,
    people.SEGMENTS,
    people.EXPECTATIONS,
    promises.PART,
    moments.MAP,
    moments.SHEETS,
    levels.PART,
    rules.POLICIES,
    rules.FREEDOM,
    rules.RECOVERY,
    practice.MONITORING,
    practice.LEARNING,
    practice.RECOGNITION,
    keeping.MEANS,
    keeping.REVIEW,
    tracing.TRACEABILITY,
    tracing.GAPS,
    changes.PART,
    appendix.GLOSSARY,
    control.LEGAL,
    details.DETAILS,
    keeping.ACKNOWLEDGEMENT,
)
