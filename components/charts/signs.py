"""STUB until charts10 lands."""


def draw_check(radius: float) -> str:
    """Return the path of a mark as a disc with a check cut out of it."""
    check = [(-6.4, 0.2), (-2, 4.7), (6.6, -4.4), (4.9, -6), (-2, 1.3), (-4.8, -1.5)]  # as in the list of symptoms
    lines = "L".join(f"{x * radius / 12:.1f},{y * radius / 12:.1f}" for x, y in check)
    return f"{draw_disc(radius)}M{lines}Z"


def draw_disc(radius: float) -> str:
    """Return the path of a disc around the point of a mark."""
    return f"M{radius},0A{radius},{radius} 0 1,1 -{radius},0A{radius},{radius} 0 1,1 {radius},0Z"
