"""The sections of the document, in the order they are printed."""

from __future__ import annotations

from credo_builder.compose.parts import Part
from credo_builder.compose.sections import control, core_values

PARTS: tuple[Part, ...] = (
    control.COVER,
    control.CONTROL,
    control.PREFACE,
    control.CONTENTS,
    core_values.PART,
    control.LEGAL,
)
