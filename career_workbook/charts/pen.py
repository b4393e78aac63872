"""What every mark is made with, on a figure of matplotlib and on a handout's sheet alike."""

from __future__ import annotations

#: Stands for the page's ink and ground; the finished picture follows the page's theme.
INK, PAPER = "#010203", "#fdfefd"
#: The pieces of a path, as matplotlib numbers them.
MOVE, LINE, CURVE, CLOSE = 1, 2, 4, 79
