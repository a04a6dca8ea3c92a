"""For teachers: plans with minutes, misconceptions, safety, answers, and a handout to print."""

from components import cache, controls
from components.panels import classroom as class_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
controls.keep_size("teachers")
panels.show_head(text, "lesson")
panels.show_classroom(text, "teachers")
class_panels.offer_handout(catalogue, text)
class_panels.show_notes(catalogue, text)
panels.show_reading(catalogue, text)
