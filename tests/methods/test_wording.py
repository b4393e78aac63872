"""Numbers in sentences, as a book sets them."""

import ast
import re
from pathlib import Path

import pytest

import career_workbook
from career_workbook.methods.wording import amount, as_hours, percent, share, signed


@pytest.mark.parametrize(("said", "words"), [
    (amount(-1240.0), "−1,240"), (amount(-2.5), "−2.5"), (amount(36), "36"), (percent(-0.05), "−5 %"),
    (percent(0.45), "45 %"), (percent(0.004), "less than 1 %"),
    (percent(0.997), "more than 99 %"), (percent(0), "0 %"), (percent(1), "100 %"),
    (signed(-3.0), "−3"), (signed(0.5), "+0.5"), (signed(0.0), "0")])
def test_a_number_below_nothing_has_a_minus_and_no_hyphen(said, words):
    """Beside a dash or at the end of a line a hyphen would not be seen as a sign."""
    assert said == words


def test_all_is_said_of_all_only_and_none_of_none():
    """With ten hours of a thousand elsewhere it is nearly all; one minute is not 0 hours."""
    assert (share(0.99), share(1.0), share(0.001), share(0.0)) == ("nearly all", "all", "hardly any", "none")
    assert [as_hours(some) for some in (1 / 60, 0.04, 0, 1)] == ["1 minute", "2 minutes", "0 hours", "1 hour"]


def test_no_sentence_of_ours_puts_a_hyphen_before_a_number():
    """The questions, hints and refusals a person reads say −5."""
    rooms = (Path(career_workbook.__file__).parent / room for room in ("chapters", "charts", "widgets"))
    said = [node.value for room in rooms for path in room.rglob("*.py") for node in ast.walk(ast.parse(
        path.read_text("utf-8"))) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in said if re.search(r"(?:and|between|by|from|to) -\d|^-\d+ [a-z]", text)] == []
