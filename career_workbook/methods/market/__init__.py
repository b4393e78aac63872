"""Occupations, pay and openings: what is near, what it pays, what to choose."""
