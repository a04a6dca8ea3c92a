"""The numbers that shape flowing outlines, with what each trades; a number of one method stands where it is used.

Lengths marked with * are for text of 14 px and grow with it, see `find_unit`; the others are px whatever the text.
"""

from __future__ import annotations

SMALLEST, LARGEST = 0.9, 1.15  # the least and the most by which lengths grow with the text


def find_unit(text: float) -> float:
    """Return by how much lengths marked with * grow for text of so many px."""
    return min(LARGEST, max(SMALLEST, text / 14))


# Names (px, or a share)
BORDER = 14.0  # *from the side of a cell to its names; less: lines do not fit between names; more: taller charts
SIDE = 8.0  # *the same beside names in packed rows; less: lines do not fit; more: fewer names in a row
PACKED = 3  # even columns; where no more fit the longest names, rows are packed; more: names break more often
PACKED_TRIES = 2  # with more room for tags each, before columns are even; more take long
SPARE = 2.0  # standard deviations of width for which packed rows have room; less: some tables do not fit
FILL = 2.2  # rows grow to so many times what they need, within the canvas; more: rounder, but names far apart
BARREL = 0.2  # the middle columns are taller by this share; more: lists bulge more, names leave their rows
MOST_BARREL = 0.1  # of the height needed; what a barrel may add to a canvas that is too low anyway

# Map of regions
STEP = 5.0  # *px, the side of a pixel; less: finer and slower
OUTSIDE = 6  # pixels of outside around the page, so that blurring sees no edge
PAD = 11.0  # *px around a name that stay in its region; less: lines must bend around names later
TURNS = 8  # of threshold dynamics; more: rounder borders, but thin bridges may break
SPREAD = (0.42, 0.34)  # of a row; the blur of the first and the last turn; more: rounder, but narrow parts vanish
WIDE = 1.3  # the blur along a row over the blur across it, as names are wider than high
PULL = 0.05  # of a full blur; how strongly a name draws its region towards itself; more: less round
PULL_REACH = 20.0  # px; how far it draws
TIDY = 3  # turns between two removals of nameless pieces

# Lines that share a border
GAP = 5.2  # *px between two of them; less: they read as one line
BUNDLE = 15.0  # *px from the first to the last; more: a bundle runs into names
OFFSET_SPREAD = 16.0  # *px, along which a line changes its place in a bundle; less: kinks; more: lines cross late
FARTHEST = 6  # pixels; distances are clipped there

# Outlines as elastic rings
POINT = 5.0  # px between the points of a ring
WAVE = 150.0  # *px; shorter waves are smoothed away; more: rounder, but outlines leave their place
CLEARANCE = 5.5  # px from a ring to a name; less: the judge's 3 px are missed after smoothing
TETHER = 14.0  # *px that a ring may leave its start; more: rounder, but regions without symptoms open
PUSH = 1.5  # of the clearance that is missing; more: fewer passes, but rings overshoot
PASSES = 16  # of smoothing and pushing
ENOUGH = 0.4  # px; a pass that pushes less ends the work
FRAME = 3.0  # px from a ring to the edges of the page

TOGETHER = 5  # pixels; the window in which lines move together; more: bundles stay apart, but corners are less round
CALM_WAVE = 40.0  # *px, smoothed away after rings moved together; more: lines come together again
CALM_TETHER = 2.0  # *px that a ring may leave what was shared; more: lines come together again

# Repairs of gaps: pieces wider than a strip that hold no name
CALMER = (1.0, 0.95, 0.8, 0.6, 0.45)  # of WAVE and CALM_WAVE, in each pass; more passes mend hardly any table
HEAT_REACH = 14.0  # px around a gap within which outlines are held nearer to the map
FIRST_HEAT = 0.75  # of the full heat, in the first repair
LESS_OFFSET = 0.75  # the share of an offset that a repair takes away at a gap; more: lines lie on each other
LESS_TETHER = 0.8  # the share of the tether that a repair takes away there
MOST_PASSES = 14  # times that all outlines are drawn; more save few charts and take up to 0.1 s each
