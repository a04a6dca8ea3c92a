"""Questions for a class, one at a time, in an order that can change."""

from components import cache
from components.controls.size import keep_size
from components.panels import head, questions, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "questions")
keep_size()
questions.show_questions(catalogue, text)
sources.show_reading(catalogue, text)
