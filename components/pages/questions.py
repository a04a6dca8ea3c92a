"""Questions for a class, one at a time, in an order that can change."""

from components import cache
from components.controls.size import keep_size
from components.panels import head, questions, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
keep_size("questions")
head.show_head(text, "lesson")
head.show_classroom(text, "questions")
questions.show_questions(catalogue, text)
sources.show_reading(catalogue, text)
