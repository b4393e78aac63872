"""The palette keeps its promises: apart for everybody, and visible on every ground."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from career_workbook import look

#: How colours appear to people with complete protanopia, deuteranopia and tritanopia, in linear sRGB (Machado 2009).
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[i:i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def oklab(light: np.ndarray) -> np.ndarray:
    cone = np.cbrt(np.clip(light, 0, None) @ np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074],
                                                       [0.0883, 0.2817, 0.6300]]).T)
    return cone @ np.array([[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]).T


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("vision", VISION)
def test_branches_stay_apart(vision):
    """Two branches never look alike, whatever colours a person can tell."""
    seen = [oklab(VISION[vision] @ linear(c)) for c in (*look.BRANCHES, look.QUIET)]
    nearest = min(float(np.linalg.norm(a - b)) for a, b in itertools.combinations(seen, 2))
    assert nearest > 0.06  # three to four times what can just be noticed side by side


@pytest.mark.parametrize("ground", [look.LIGHT_PAPER, look.DARK_PAPER])
def test_marks_can_be_seen_on_every_ground(ground):
    """A mark has three to one contrast on white paper and in a dark theme."""
    assert min(contrast(c, ground) for c in (*look.BRANCHES, look.QUIET, look.VINE)) >= 3


@pytest.mark.parametrize("theme", [0, 1])
def test_words_can_be_read_in_both_themes(theme):
    """Text has four and a half to one contrast, the quiet kind too."""
    found = re.findall(r"--cw-(paper|ink|quiet|vine-ink|warn|wash): (#\w+);", look.css())
    colours = dict(found[6 * theme: 6 * theme + 6])
    grounds = colours["paper"], colours["wash"]
    assert min(contrast(colours[c], g) for c in ("ink", "quiet", "vine-ink", "warn") for g in grounds) >= 4.5


def test_branch_colours_begin_again():
    """There is a colour for the hundredth branch too."""
    assert look.branch(len(look.BRANCHES)) == look.branch(0)
