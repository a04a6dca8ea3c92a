"""The chart as the browser draws it: true, readable, and drawn once."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.truth import find_false
from tests.browser.views import DESK, PHONE, PROJECTOR
from tests.shipped import CORE, NAMES

ALL = list(NAMES)
VIEWS = {  # chart, conditions, list
    "three, founding": ("overlap", CORE[:3], "founding"),
    "four": ("overlap", CORE, "all"),
    "six": ("overlap", ALL[:6], "all"),
    "pair": ("pair", CORE[:2], "all"),
    "dots of twelve": ("matrix", ALL, "all"),
}
WINDOWS = {  # each kind of chart in each size, and not each view in all
    "three, founding": (DESK,),
    "four": (DESK, PHONE),
    "six": (PROJECTOR, PHONE),
    "pair": (PHONE,),
    "dots of twelve": (PHONE,),
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_chart_is_true_and_every_name_readable(visit: Visit, view: str) -> None:
    """C1 to C4."""
    visitor, faults = visit(*WINDOWS[view][0]), []
    chart, imbalances, listing = VIEWS[view]
    visitor.open(imbalances=".".join(imbalances), chart=chart, listing=listing)
    for width, height in WINDOWS[view]:
        visitor.resize(width, height)
        faults += find_false(visitor, chart, imbalances, listing)
    assert not faults, "\n".join(faults)
