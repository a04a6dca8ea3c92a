"""What the shipped tables say, read from the files by plain means, to check pages and charts against."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def read_rows(name: str) -> list[dict[str, str]]:
    """Read a table of data/ as one mapping per row."""
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


LABELS = {row["id"]: row["label"] for row in read_rows("symptoms")}
RED_FLAGS = [row["id"] for row in read_rows("symptoms") if row["red_flag"] == "yes"]
NAMES = {row["id"]: row["plain_name"] for row in read_rows("imbalances")}
CLINICAL = [row[column] for row in read_rows("imbalances") for column in ("clinical_name", "uk_spelling")]
CORE = [row["id"] for row in read_rows("imbalances") if row["tier"] == "core"]
WITHOUT_LIST = [row["id"] for row in read_rows("imbalances") if row["seed_coverage"] != "symptom list"]
LISTED = {name: {row["symptom_id"] for row in read_rows("links") if row["imbalance_id"] == name} for name in NAMES}
FOUNDING = {
    name: {
        row["symptom_id"] for row in read_rows("links") if row["imbalance_id"] == name and row["in_founding"] == "yes"
    }
    for name in NAMES
}
EMERGENCY_NUMBERS = ("999", "911")
HEADLINE = "Only lab testing can tell these conditions apart."
BANNER = f"{HEADLINE} This is a learning tool. It cannot tell anyone what they have."
