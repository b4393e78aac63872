"""Enough, own ways of working, and the stretches of a working life."""
