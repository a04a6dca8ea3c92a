"""Every number that shapes the round outlines, and what it trades."""

from __future__ import annotations

from dataclasses import dataclass

HARMONICS = 5  # the highest harmonic of an outline: more bend it into more regions, fewer keep it an ellipse
CLEARANCE = 7.0  # px from a name to an outline in the energy: more survives rounding, less leaves more room
AIR = 18.0  # px up to which a name is pushed away from outlines, gently: more centres names, less lets them stay
AIR_WEIGHT = 0.01  # of a name's push up to AIR, against the weight of its clearance
MARGIN = 10.0  # px between the outlines of a start and the edges of the page
FRAME = 3.0  # px from the edges of the page to the points that no outline may hold, and from there to any outline
FRAME_STEP = 45.0  # px between these points: fewer are faster, more stop an outline from slipping between two
SAMPLES = 5  # points along the top and along the bottom of a name's box
COLUMN_GAP = 10.0  # px between two names beside each other
ROW_GAP = 6.0  # px between two names below each other
SIDEWAYS = 0.55  # how much cheaper it is to part two names sideways than up and down, since they are wide
ROUNDED = 5.0  # px within which the pull to a common left edge fades
BENDING = 1000.0  # scale of the price of bending, so that `bend` of a stage is a small number
DAMPING = 1.0  # of the weight of names, per px²: more takes shorter, safer steps
SLOPES = (5e-4, 0.05)  # 1/px; the slope of an outline's function is held within, so that distances stay bounded
CORE = 0.05  # of an outline's radius: within, the angle about its middle is smoothed away
WRAP = 8.2  # em, how wide a line of a name may be while every name moves alone
BLOCK_WRAPS = (9.5, 7.0)  # em, how wide a line may be in a block: the wider is nicer, the narrower fits oftener


@dataclass(frozen=True)
class Stage:
    """One run of the minimiser: what each wish weighs."""

    iterations: int  # at most: more find better places, and cost time
    names: float  # names on their side of each outline, apart and on the page
    empty: float  # regions without symptoms squeezed away
    softness: float  # px over which a point belongs half to an outline: wide sees far, narrow sees sharply
    bend: float  # outlines near ellipses: more is rounder, less holds more names
    column: float  # names of a region below each other at one left edge
    fine: bool = False  # look for empty regions on the fine grid


SKETCH = Stage(8, 0.05, 0.02, 16.0, 30.0, 2.0)  # every name moves alone, and far
SHAPE = Stage(12, 0.3, 0.1, 10.0, 20.0, 1.0)  # every name moves alone; it also prices the starts
FIRM = (  # names move in blocks where there is room for them
    Stage(6, 1.0, 0.3, 7.0, 10.0, 1.0, fine=True),
    Stage(6, 4.0, 1.0, 4.0, 6.0, 1.0, fine=True),
    Stage(6, 10.0, 2.5, 3.0, 4.0, 1.0, fine=True),
)
PRESS = Stage(6, 10.0, 2.5, 2.5, 2.0, 0.5, fine=True)  # again and again while the judge finds faults
PRESS_NAMES, PRESS_EMPTY = 3.0, 2.5  # how many times more each time what is wrong weighs
# Before each run of PRESS, the number of faults above which a size of text is given up; it runs as often as
# there are numbers. More would save few layouts, and cost time.
HOPELESS = (8, 4, 1)
SHRINKS = 4  # sizes of text that are tried from one start; more save few tables, and cost time

COARSE = 1 / 30  # of the page's size, between the points at which early stages look for regions
FINE = 7.0, 1 / 95  # px, and of the page's size, between those of the later stages; the larger one counts
FAINT = 0.02  # of a point; where less of it belongs to unwanted regions, it is not looked at
MOST_POINTS = 1500  # looked at in one stage
AROUND = 4  # points around an unwanted one that are looked at: at the softest, a region fades over so many
NEAR, DISTANT = 2, 3  # points around trouble where a region may not spread, but for so many points from its own

SKETCHES = 2  # starts from which the first stage runs: with one, pictures are found less often
FULL = 0.3  # of the page; where names and gaps fill more, one more start gives larger text
FULLEST = {1: 0.6, 2: 0.52, 3: 0.48, 4: 0.46}  # of the page, by the number of lists, that names and gaps may fill
ROOM = (3.0, -5.0)  # px that a block must keep from outlines, and by which it may lie over them: they then make room

# The same for names that are not in line in a layout without fault.
STRAIGHT_ROOM = (3.0, -5.0, -14.0)
STRAIGHTEN = Stage(10, 20.0, 10.0, 2.5, 4.0, 1.0, fine=True)
HOPELESS_STRAIGHT = (4, 4)
