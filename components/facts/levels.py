"""Labs + imbalances -> axes of blood levels: the usual range, and the imbalances below and above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd


@dataclass(frozen=True)
class Axis:
    """The usual adult range of one analyte, and the imbalances in view on either side of it."""

    analyte: str  # "" for the pH of blood, which has no unit
    unit: str
    low: str
    high: str
    below: str  # an id, or "" where none is in view
    above: str


def find_axes(
    labs: pd.DataFrame, directions: Mapping[str, str], imbalances: Sequence[str], unit: str
) -> tuple[Axis, ...]:
    """Put imbalances on axes of blood level: one axis for each analyte, in the order of their first imbalance.

    Parameters
    ----------
    labs : DataFrame
        The table of the catalogue.
    directions : mapping of str to {"high", "low"}
        On which side of the range each imbalance lies.
    imbalances : sequence of str
        Those in view, in their fixed order.
    unit : {"mmol", "conventional"}
        mmol/L, or what laboratories in the USA report: mg/dL or mEq/L.

    Returns
    -------
    tuple of Axis
        The axis of bicarbonate is followed by that of pH.
    """
    sides: dict[str, dict[str, str]] = {}
    for imbalance in imbalances:
        sides.setdefault(labs.at[imbalance, "analyte"], {})[directions[imbalance]] = imbalance
    axes = []
    for analyte, side in sides.items():
        lab = labs.loc[next(iter(side.values()))]
        below, above = side.get("low", ""), side.get("high", "")
        if unit == "mmol":
            axes.append(Axis(analyte, "mmol/L", lab["ref_low_mmol_l"], lab["ref_high_mmol_l"], below, above))
        else:
            low, high = (convert(lab, limit) for limit in ("low", "high"))
            axes.append(Axis(analyte, lab["conventional_unit"], low, high, below, above))
        if lab["ref_low_ph"]:
            axes.append(Axis("", "", lab["ref_low_ph"], lab["ref_high_ph"], below, above))
    return tuple(axes)


def convert(lab: pd.Series, limit: str) -> str:
    """Convert a limit ("low" or "high") of a range from mmol/L to the conventional unit.

    Returns
    -------
    str
        With as many decimal places as laboratories report.
    """
    mmol, factor = Decimal(lab[f"ref_{limit}_mmol_l"]), Decimal(lab["mmol_l_per_conventional_unit"])
    return str((mmol / factor).quantize(Decimal(lab[f"ref_{limit}_conventional"])))
