"""The published methods the chapters compute with: pure functions on numbers, arrays and frames.

A room for each theme, named as its chapter is; what several themes use lies here. No records are declared, nothing is
drawn or stored; each docstring names its method and where it comes from.
"""
