"""The published methods several chapters compute with: pure functions on numbers, arrays and frames.

No records are declared here, nothing is drawn or stored; each docstring names its method and where it comes from.
"""
