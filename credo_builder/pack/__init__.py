"""The pack: everything that is made of one credo, an output a file."""

from credo_builder.pack import (
    appraisal,
    certificate,
    charter,
    coaching,
    desk_sheets,
    gap_report,
    huddle_cards,
    mindset,
    moments_map,
    pocket_card,
    poster,
    rollout_plan,
    scorecard,
    scorecard_table,
    service_credo,
    training_plan,
    workshop_kit,
)
from credo_builder.pack.base import Output, Variant, make

OUTPUTS: tuple[Output, ...] = (
    service_credo.OUTPUT,
    poster.OUTPUT,
    pocket_card.OUTPUT,
    moments_map.OUTPUT,
    charter.OUTPUT,
    desk_sheets.OUTPUT,
    training_plan.OUTPUT,
    scorecard.OUTPUT,
    scorecard_table.OUTPUT,
    gap_report.OUTPUT,
    workshop_kit.OUTPUT,
    mindset.SURVEY,
    mindset.RESULT,
    huddle_cards.OUTPUT,
    rollout_plan.OUTPUT,
    certificate.OUTPUT,
    appraisal.OUTPUT,
    coaching.OUTPUT,
)
"""Every output, in the order of its number."""

__all__ = ["OUTPUTS", "Output", "Variant", "make"]
