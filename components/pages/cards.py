"""Card match for small groups: symptoms to place on conditions."""

from components import cache, controls
from components.panels import classroom as class_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
controls.keep_size("cards")
panels.show_head(text, "lesson")
panels.show_classroom(text, "cards")
class_panels.show_cards(catalogue, text)
panels.show_reading(catalogue, text)
