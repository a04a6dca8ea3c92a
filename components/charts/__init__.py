"""Regions -> figures: the charts a visitor can choose."""

from components.charts.matrix import draw_matrix
from components.charts.venn import draw_pair, draw_venn

CHARTS = {"overlap": draw_venn, "matrix": draw_matrix, "pair": draw_pair}
