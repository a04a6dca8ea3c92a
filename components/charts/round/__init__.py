"""Regions -> round outlines: ellipses that bend just enough to hold every name, moved together with the names."""
