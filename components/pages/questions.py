"""Questions for a class, one at a time, in an order that can change."""

from components import cache, controls
from components.panels import classroom as class_panels
from components.panels import page as panels

catalogue, text = cache.load_catalogue(), cache.load_text()
controls.keep_size("questions")
panels.show_head(text, "lesson")
panels.show_classroom(text, "questions")
class_panels.show_questions(catalogue, text)
panels.show_reading(catalogue, text)
