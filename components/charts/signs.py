"""Signs drawn in place of the disc of a mark: SVG paths in px around the point of the mark, y down."""

from __future__ import annotations

# Corners of the check, for a mark of 12 px radius; the list of symptoms shows the same one.
CHECK = ((-6.4, 0.2), (-2, 4.7), (6.6, -4.4), (4.9, -6), (-2, 1.3), (-4.8, -1.5))


def draw_disc(radius: float) -> str:
    """Return the path of a disc."""
    return f"M{radius},0A{radius},{radius} 0 1,1 -{radius},0A{radius},{radius} 0 1,1 {radius},0Z"


def draw_check(radius: float) -> str:
    """Return the path of a disc with a check cut out of it."""
    lines = "L".join(f"{x * radius / 12:.1f},{y * radius / 12:.1f}" for x, y in CHECK)
    return f"{draw_disc(radius)}M{lines}Z"
