"""Drawings: pure functions from a record to the text of accessible HTML and SVG."""
