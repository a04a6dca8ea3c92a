"""Blood levels: the numbers agree with the tables, and each imbalance is on its own side of its own axes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from components.facts.catalogue import Catalogue
from components.facts.levels import Axis, convert, find_axes
from components.selection import UNITS, Choices, View, read_view
from tests.shipped import read_rows

LABS = read_rows("labs")
DIRECTIONS = {row["id"]: row["direction"] for row in read_rows("imbalances")}
EVERY = tuple(DIRECTIONS)
CHARGES = {"Magnesium": 2, "Calcium, total": 2, "Potassium": 1, "Sodium": 1, "Bicarbonate": 1}
ACID_BASE = {"metabolic_acidosis", "metabolic_alkalosis"}
VIEWS = [*((name,) for name in EVERY), *combinations(EVERY, 2), EVERY]


def find(catalogue: Catalogue, imbalances: Sequence[str], unit: str) -> tuple[Axis, ...]:
    return find_axes(catalogue.labs, DIRECTIONS, imbalances, unit)


@pytest.mark.parametrize("row", LABS, ids=lambda row: row["imbalance_id"])
def test_computed_limits_are_those_of_the_table(row: dict[str, str], catalogue: Catalogue) -> None:
    """S14: to the last digit, so that the card and the chart never differ."""
    lab = catalogue.labs.loc[row["imbalance_id"]]
    assert [convert(lab, limit) for limit in ("low", "high")] == [
        row["ref_low_conventional"],
        row["ref_high_conventional"],
    ]


@pytest.mark.parametrize("row", LABS, ids=lambda row: row["imbalance_id"])
def test_milliequivalents_are_charges_times_millimoles(row: dict[str, str]) -> None:
    """S14: twice for magnesium and calcium, else equal; phosphate has no fixed charge and no such number."""
    for limit in ("low", "high"):
        told, mmol = row[f"ref_{limit}_meq_l"], Decimal(row[f"ref_{limit}_mmol_l"])
        if row["analyte"] in CHARGES:
            assert Decimal(told) == (CHARGES[row["analyte"]] * mmol).quantize(Decimal(told))
        else:
            assert told == ""
        if row["conventional_unit"] == "mEq/L":
            assert told == row[f"ref_{limit}_conventional"]


def test_every_axis_shows_the_range_of_the_table_in_the_chosen_unit(catalogue: Catalogue) -> None:
    """S14."""
    rows = {row["analyte"]: row for row in LABS}
    for unit, column in (("mmol", "mmol_l"), ("conventional", "conventional")):
        for axis in find(catalogue, EVERY, unit):
            row = rows[axis.analyte or "Bicarbonate"]
            kind = column if axis.analyte else "ph"
            assert (axis.low, axis.high) == (row[f"ref_low_{kind}"], row[f"ref_high_{kind}"])
            expected = "mmol/L" if unit == "mmol" else row["conventional_unit"]
            assert axis.unit == (expected if axis.analyte else "")


@pytest.mark.parametrize("unit", UNITS)
def test_each_imbalance_in_view_is_on_one_side_of_its_own_axes_and_on_no_other(unit: str, catalogue: Catalogue) -> None:
    """Each alone, every two, and all twelve; pH belongs to the acid-base ones."""
    analytes = {row["imbalance_id"]: row["analyte"] for row in LABS}
    for view in VIEWS:
        axes = find(catalogue, view, unit)
        found = [
            (name, axis.analyte, side) for axis in axes for side in ("below", "above") if (name := side_of(axis, side))
        ]
        sides = {"low": "below", "high": "above"}
        expected = [(name, analytes[name], sides[DIRECTIONS[name]]) for name in view]
        expected += [(name, "", sides[DIRECTIONS[name]]) for name in view if name in ACID_BASE]
        assert sorted(found) == sorted(expected)
        assert len({axis.analyte for axis in axes}) == len(axes)


def side_of(axis: Axis, side: str) -> str:
    return axis.below if side == "below" else axis.above


def test_acidosis_lies_below_and_alkalosis_above_both_of_their_axes(catalogue: Catalogue) -> None:
    bicarbonate, ph = find(catalogue, ("metabolic_acidosis", "metabolic_alkalosis"), "mmol")
    assert (bicarbonate.analyte, ph.analyte) == ("Bicarbonate", "")
    assert {bicarbonate.below, ph.below} == {"metabolic_acidosis"}
    assert {bicarbonate.above, ph.above} == {"metabolic_alkalosis"}


def test_order_of_choosing_does_not_change_the_order_of_the_axes(catalogue: Catalogue) -> None:
    """S4: an address names conditions in any order."""
    choices = Choices(EVERY, ("overlap",), View(EVERY[:4], "all", "overlap"))
    chance = Random(7)
    for view in VIEWS[12::9]:
        shuffled = chance.sample(view, len(view))
        read, unknown = read_view({"imbalances": ".".join(shuffled)}, choices)
        assert unknown == ()
        assert find(catalogue, read.imbalances, "mmol") == find(catalogue, view, "mmol")


def test_axes_stand_in_the_fixed_order_of_their_first_imbalance(catalogue: Catalogue) -> None:
    """S4: that of the table, whatever is in view."""
    for view in VIEWS:
        shown = [axis for axis in find(catalogue, view, "mmol") if axis.analyte]
        first = [min(EVERY.index(name) for name in (axis.below, axis.above) if name) for axis in shown]
        assert first == sorted(first)
