"""For teachers: plans with minutes, misconceptions, safety, answers, and a handout to print."""

from components import cache
from components.controls.size import keep_size
from components.panels import handout, head, notes, sources

catalogue, text = cache.load_catalogue(), cache.load_text()
head.show_head(text, "teachers")
keep_size()
handout.offer_handout(catalogue, text)
notes.show_notes(catalogue, text)
sources.show_reading(catalogue, text)
