"""The numbers that shape round outlines, with what each trades; a number of one method stands where it is used."""

from __future__ import annotations

from dataclasses import dataclass

HARMONICS = 5  # highest harmonic of an outline; more: it reaches into more regions, fewer: it stays an ellipse
CLEARANCE = 7.0  # px between a name and an outline in the energy; less: rounding may break the judge's 3 px
AIR = 18.0  # px within which outlines push a name gently; more: names stand nearer to the middle of a region
AIR_WEIGHT = 0.01  # weight of that gentle push, as a share of the weight of CLEARANCE
MARGIN = 10.0  # px between the outlines of a start and the edges of the page
FRAME = 3.0  # px from the page's edge to points that stay outside of all outlines, and from those to any outline
FRAME_STEP = 45.0  # px between those points; more: faster, but an outline may slip between two
SAMPLES = 5  # points along the top and along the bottom of a name's box
COLUMN_GAP = 10.0  # px between two names beside each other
ROW_GAP = 6.0  # px between two names below each other
SIDEWAYS = 0.55  # price of moving two names apart sideways, over that of up and down; names are wide
ROUNDED = 5.0  # px from the common left edge within which the pull towards it fades
BENDING = 1000.0  # scales the price of bends, so that `bend` of a phase is a small number
DAMPING = 1.0  # per px², as a share of the weight of names; more: shorter and safer steps
SLOPES = (5e-4, 0.05)  # 1/px; least and greatest slope of an outline's function, so that distances stay bounded
CORE = 0.05  # share of an outline's radius around its middle where the angle is smoothed
WRAP = 8.2  # em; the widest line of a name while every name moves alone
BLOCK_WRAPS = (9.5, 7.0)  # em; the widest line in a block: wide ones read better, narrow ones fit more often


@dataclass(frozen=True)
class Phase:
    """One run of the minimiser, with the weight of each wish."""

    iterations: int  # at most; more: better places, but slower
    names: float  # weight of names on the right side of each outline, apart from each other and on the page
    empty: float  # weight of squeezing regions that have no symptoms
    softness: float  # px across an outline over which inside fades to outside; wide: sees far, narrow: sees sharply
    bend: float  # weight of staying near an ellipse; more: rounder, less: more names fit
    column: float  # weight of a region's names in one column
    fine: bool = False  # look for empty regions on the fine grid


SKETCH = Phase(8, 0.05, 0.02, 16.0, 30.0, 2.0)  # every name moves alone, and far
SHAPE = Phase(12, 0.3, 0.1, 10.0, 20.0, 1.0)  # every name still moves alone; it also compares starts
FIRM = (  # names move in blocks where there is room for them
    Phase(6, 1.0, 0.3, 7.0, 10.0, 1.0, fine=True),
    Phase(6, 4.0, 1.0, 4.0, 6.0, 1.0, fine=True),
    Phase(6, 10.0, 2.5, 3.0, 4.0, 1.0, fine=True),
)
PRESS = Phase(6, 10.0, 2.5, 2.5, 2.0, 0.5, fine=True)  # repeated while the judge finds faults
PRESS_NAMES, PRESS_EMPTY = 3.0, 2.5  # each repeat multiplies the weight of what is wrong by this
# PRESS runs once for each number here. With more faults than the number, this size of text is given up.
# A fourth run would save few layouts, and each run takes time.
HOPELESS = (8, 4, 1)
SHRINKS = 4  # sizes of text tried from one sketch; more: few more layouts, but slower

COARSE = 1 / 30  # share of the page's size between the points at which early phases measure regions
FINE = 7.0, 1 / 95  # the same for later phases: px, or a share of the page's size; the larger counts
FAINT = 0.02  # share of a point; one that belongs less than this to unwanted regions is left out
MOST_POINTS = 1500  # points of one phase; more: slower
AROUND = 4  # steps around an unwanted point that are measured, too, as regions fade over so many
NEAR, DISTANT = 2, 3  # steps around a fault where no region may spread, and steps from its own names where it may

SKETCHES = 2  # starts for which the first phase runs; one: fewer layouts succeed, three: slower
FULL = 0.3  # share of the page; where names and gaps fill more, one more start is sketched, for larger text
FULLEST = {1: 0.6, 2: 0.52, 3: 0.48, 4: 0.46}  # share of the page that names and gaps may fill, by lists
ROOM = (3.0, -5.0)  # px between a block and outlines, tried in turn; below 0 it lies over them, and they make room

# The same for a layout without faults whose names are not in line yet.
STRAIGHT_ROOM = (3.0, -5.0, -14.0)
STRAIGHTEN = Phase(10, 20.0, 10.0, 2.5, 4.0, 1.0, fine=True)
HOPELESS_STRAIGHT = (4, 4)

# The same for outlines that run side by side where a region with symptoms may be between them.
BESIDE = 12.0  # px; outlines that run nearer than this to each other are to part
LONG = 35.0  # px that they must run so; less: more part, but the lines around crossings are disturbed
CROSSING = 10.0  # px from the outline of a third list within which they are left as they are
PARTED = 4.5  # px from posts between them to either; more: better to follow, but names are crowded
ADMITTED = 24.0  # px around a post where the region that is to pass it may be
TOUCHING = 4.0  # px; what is nearer counts as side by side
PART = Phase(5, 10.0, 2.5, 2.5, 2.0, 0.5, fine=True)
HOPELESS_PART = (8, 6, 4, 3, 2)
