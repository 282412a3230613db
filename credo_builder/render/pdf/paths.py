"""Paths of round shapes as PDF operators; *y* is measured upwards, as the file does."""

from __future__ import annotations

_ROUND = 0.5523
"""Handle length of a quarter circle drawn as a Bezier curve, for radius 1."""


def ring_path(x: float, up: float, radius: float) -> str:
    """Return the path of a circle round (*x*, *up*)."""
    h = radius * _ROUND
    return (
        f"{x + radius:.2f} {up:.2f} m "
        f"{x + radius:.2f} {up + h:.2f} {x + h:.2f} {up + radius:.2f} "
        f"{x:.2f} {up + radius:.2f} c "
        f"{x - h:.2f} {up + radius:.2f} {x - radius:.2f} {up + h:.2f} "
        f"{x - radius:.2f} {up:.2f} c "
        f"{x - radius:.2f} {up - h:.2f} {x - h:.2f} {up - radius:.2f} "
        f"{x:.2f} {up - radius:.2f} c "
        f"{x + h:.2f} {up - radius:.2f} {x + radius:.2f} {up - h:.2f} "
        f"{x + radius:.2f} {up:.2f} c h"
    )


def rounded_path(box: tuple[float, float, float, float], radius: float) -> str:
    """Return the path of a rectangle of left, foot, right and top with round corners."""
    left, down, right, up = box
    h = radius * (1 - _ROUND)
    return (
        f"{left + radius:.2f} {down:.2f} m {right - radius:.2f} {down:.2f} l "
        f"{right - h:.2f} {down:.2f} {right:.2f} {down + h:.2f} "
        f"{right:.2f} {down + radius:.2f} c {right:.2f} {up - radius:.2f} l "
        f"{right:.2f} {up - h:.2f} {right - h:.2f} {up:.2f} "
        f"{right - radius:.2f} {up:.2f} c {left + radius:.2f} {up:.2f} l "
        f"{left + h:.2f} {up:.2f} {left:.2f} {up - h:.2f} "
        f"{left:.2f} {up - radius:.2f} c {left:.2f} {down + radius:.2f} l "
        f"{left:.2f} {down + h:.2f} {left + h:.2f} {down:.2f} "
        f"{left + radius:.2f} {down:.2f} c h"
    )
