"""data/README.md -> what the columns of each table mean, in words for people."""

from __future__ import annotations

import re
from pathlib import Path


def read_codebook(folder: Path) -> dict[str, str]:
    """Read the part of the codebook on each table.

    Returns
    -------
    dict of str to str
        Markdown by the name of the table; "" holds the whole.
    """
    whole = (folder / "README.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", whole, flags=re.MULTILINE)
    named = (part.split("\n", 1) for part in parts[1:])
    return {"": whole} | {head.removesuffix(".csv"): said.strip() for head, said in named if head.endswith(".csv")}
