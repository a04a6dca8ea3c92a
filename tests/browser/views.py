"""The states of the product that are looked at in every way, and the sizes of window they are looked at in."""

from __future__ import annotations

from tests.shipped import NAMES

DESK, PROJECTOR, PHONE, NARROW = (1280, 800), (1920, 1080), (390, 844), (320, 640)
MAGNIFIED = (320, 200)  # a desk at 400 %
# Beside the explorer at "/".
PAGES = (
    "/labs",
    "/mechanisms",
    "/lesson",
    "/guess",
    "/questions",
    "/cards",
    "/teachers",
    "/urgent",
    "/sources",
    "/data",
)
TWELVE = {"imbalances": ".".join(NAMES)}
TICKED = {"ticked": "confusion.tremor.kidney_stones.seizures"}  # red flags, and one that no condition in view lists
FULLEST = "explorer, all twelve and ticks"  # it has twice the parts of the others, and none of its own
VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "explorer": ("/", {}),
    "explorer, pair and ticks": ("/", {"chart": "pair", **TICKED}),
    FULLEST: ("/", TWELVE | TICKED),
    **{page.removeprefix("/"): (page, {}) for page in PAGES},
    "labs": ("/labs", TWELVE | {"unit": "conventional"}),
    "mechanisms": ("/mechanisms", {"story": "kidneys", "step": "5"}),
    "lesson, conditions join": ("/lesson", {"step": "4", "joined": "3"}),
}
