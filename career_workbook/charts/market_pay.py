"""Pay and offers: the amounts one knows of, how far applications got, and what an amount does to the waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..methods.entries import entries
from ..methods.market import offers, outlook
from ..methods.wording import count, sentence
from . import shaped
from .rows import named
from .style import BRANCHES, INK, PAPER, QUIET, VINE, Plane, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MOST_ROWS = 14
_SOURCES = {"published": ("read or heard", BRANCHES[2]), "offer": ("offered", VINE), "asked": ("asked", BRANCHES[1])}
_STEPS = {"offer": ("An offer", VINE), "talk": ("A talk, then a no", BRANCHES[1]),
          "no": ("A no without a talk", BRANCHES[2]), "silence": ("Never an answer", QUIET),
          "waiting": ("No answer yet", INK)}
_MONTHS = 24.0


def what_it_pays(fig: Figure, pay: pd.DataFrame) -> Finding:
    """Every amount one knows of as a range on one scale, beside a line at what one earns now."""
    if pay.empty:
        raise NothingYet("Write down one amount: what you earn, what you were offered, or what you read somewhere.")
    now, asked = outlook.newest(pay, "now"), outlook.newest(pay, "asked")
    others = pay[pay["source"] != "now"]
    shown = (others if len(others) else pay).sort_values("on", kind="stable").iloc[-MOST_ROWS:]
    shown = shown.sort_values("yearly_likely", ascending=False, kind="stable")
    styles = [_SOURCES.get(source, ("what you earn", INK)) for source in shown["source"]]
    plane = named(fig, list(shown["what"]), _around([*shown["yearly_low"], *shown["yearly_high"], *_known(now)]),
                 right=56, top=22, bottom=38, below=[word for word, _ in styles])
    plane.ticks_x("a year", 5)
    if now is not None:
        plane.line([now, now], [0, plane.y0], INK, 1.1, alpha=0.7, dashes=(4, 3))
        plane.text(now, 0, f"you earn {now:,.0f}", ha="center", dy=10, size="small", weight=600)
    amounts = entries(shown, "yearly_low", "yearly_likely", "yearly_high")
    for row, ((low, likely, high), (_, colour)) in enumerate(zip(amounts, styles, strict=True)):
        y = row + 0.5
        plane.line([plane.x0, plane.x1], [row + 1] * 2, INK, 0.5, alpha=0.12)
        plane.line([low, high], [y, y], colour, 6, alpha=0.45, cap="round")
        plane.dots(likely, y, colour, 9)
        plane.text(plane.x1, y, f"{likely:,.0f}", dx=12, size="small", alpha=0.9)
    if not len(others):
        title = f"You earn {now:,.0f} a year" if now is not None else "One amount to compare with"
        return Finding(f"{title}: the first amount to compare others with",
                       "One amount so far. What you read, hear or are offered will stand beside it.")
    low, high = others["yearly_low"].min(), others["yearly_high"].max()
    range_ = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    heard = others[others["source"] != "asked"]
    known, sure, may = len(heard), *(int((heard[end] >= (asked or 0)).sum()) for end in ("yearly_low", "yearly_high"))
    reach = (f"{may} of {known} amounts you know of "
             f"{'may reach' if sure < may else 'reaches' if may == 1 else 'reach'}")
    title = (f"{reach} the {asked:,.0f} you would like" if asked and known > 1 else
             f"You would like {asked:,.0f} a year" if asked else
             f"The {known} amounts you know of are all {low:,.0f} a year" if low == high and known > 1 else
             f"You know of one amount: {range_} a year" if known == 1 else
             f"The amounts you know of go from {range_} a year")
    told = "; ".join(f"{words(what, 60)} {likely:,.0f}" for what, likely in entries(shown, "what", "yearly_likely")[:4])
    earn = f" You earn {now:,.0f}." if now is not None else ""
    return Finding(title, f"Yearly pay as ranges with the likely amount as a dot: {range_}. "
                          f"{told}.{earn}")


def offers_so_far(fig: Figure, application: pd.DataFrame) -> Finding:
    """One dot an application, by how far it got; below, how likely the next one is to bring an offer."""
    if application.empty:
        raise NothingYet("Write down one application, even one that came to nothing.")
    tried, got = outlook.counts(application)
    steps = [step for step in _STEPS if (application["came"] == step).any()]
    width = fig.get_size_inches()[0]
    top, row, below = 6.0, 26.0, 128.0
    height = top + row * len(steps) + below
    fig.set_size_inches(width, height / 72)
    left = max(text_width(word, 9.4) for word, _ in _STEPS.values()) + 20
    dots = Plane(fig, (0, 1), (len(steps), 0), left=left, right=40, top=top, bottom=below)
    counts = application["came"].value_counts()
    gap = min(13.0, (dots.right - dots.left - 10) / max(counts.max() - 1, 1))
    for place, step in enumerate(steps):
        word, colour = _STEPS[step]
        many, y = int(counts[step]), place + 0.5
        dots.text(0, y, word, ha="right", dx=-12)
        at = dots.x_at(dots.left + 5 + gap * np.arange(many))
        dots.dots(at, y, colour, 9 if gap > 9 else 5)
        if step == "waiting":
            dots.dots(at, y, PAPER, 5.5 if gap > 9 else 2.5)
        dots.text(at[-1], y, f"{many}", dx=12, size="small", weight=600)
    low, high = offers.rate_range(got, tried)
    x = np.linspace(0, 1, 161)
    tall = offers.density(got, tried, x)
    plane = Plane(fig, (0, 1), (0, float(tall.max()) * 1.25), left=left, right=40, top=height - below + 26, bottom=38)
    plane.area(x, 0, tall, QUIET, alpha=0.2)
    inside = np.r_[low, x[(x > low) & (x < high)], high]
    plane.area(inside, 0, offers.density(got, tried, inside), VINE, alpha=0.5)
    plane.line([0, 1], [0, 0], INK, 0.9, alpha=0.5)
    plane.ticks_x("applications that bring an offer, from here", ticks=(0, 0.25, 0.5, 0.75, 1),
                  form=lambda v: f"{100 * v:.0f} %")
    plane.text(0, 0, "Likely from here", ha="right", dx=-12, dy=26)
    range_ = offers.in_words(low, high)
    plane.text(high, 0, range_, dx=10, dy=22, size="small", weight=600)
    if tried == 0:
        return Finding(f"{sentence(count(len(application), 'application is', 'applications are'))} on the way",
                       f"No answer yet, so the next application may bring an offer with any chance: {range_}.")
    some = f"{got} of {tried} applications" if tried > 1 else "Your first application with an answer"
    title = (f"{some} brought an offer; from here, {range_} may" if got else
             f"No offer yet from {count(tried, 'application', 'applications')}; from here, {range_} may bring one")
    told = ", ".join(f"{_STEPS[step][0].lower()} {counts[step]}" for step in steps)
    return Finding(title, f"Applications by how far they got: {told}. The hill is how likely the next one is to bring "
                          f"an offer, if it is like those before: {range_}, and narrower with every answer.")


@shaped(7.2, 3.9)
def weeks_to_offer(fig: Figure, application: pd.DataFrame, pay: pd.DataFrame, looking: pd.DataFrame) -> Finding:
    """Months of looking until an offer of that much a year, with the range of the offer rate; what one would like."""
    seen = outlook.outlook(application, pay, looking)
    now = outlook.newest(pay, "now")
    marks = [(value, word) for value, word in (
        (now, "you earn"), (seen.asked, "you would like"), (seen.enough, "worth waiting up to")) if value is not None]
    edges = _around([*np.quantile(seen.offers, (0.02, 0.98)), *(value for value, _ in marks)])
    middle_at = [seen.weeks(value)[1] / outlook.WEEKS_A_MONTH for value in _known(seen.asked)]
    cap = next((c for c in (12.0, 24.0, 48.0) if all(m < 0.8 * c for m in middle_at)), 48.0)
    if not middle_at:
        cap = _MONTHS
    plane = Plane(fig, edges, (0, cap), left=44, right=30, top=56, bottom=40)
    plane.ticks_y("months of looking", 5)
    plane.ticks_x("a year", 6)
    ask = np.linspace(*edges, 161)
    fast, middle, slow = seen.weeks(ask) / outlook.WEEKS_A_MONTH
    plane.area(ask, np.minimum(fast, cap), np.minimum(slow, cap), VINE, alpha=0.2)
    plane.line(ask, np.where(middle <= cap, middle, np.nan), VINE, 2.4)
    labels = [f"{word} {outlook.rounded(value):,.0f}" if word.startswith("worth") else f"{word} {value:,.0f}"
              for value, word in marks]
    order = np.argsort([value for value, _ in marks])
    for step, index in enumerate(order):
        (value, _), label = marks[index], labels[index]
        half = text_width(label, 8.2) / 2
        shift = float(np.clip(plane.px(value), plane.left + half, plane.right + 20 - half) - plane.px(value))
        plane.line([value, value], [0, cap], INK, 1.0, alpha=0.65, dashes=(4, 3))
        plane.text(value, cap, label, ha="center", dx=shift, dy=22 + 11 * (step % 3), size="small", weight=600)
    for value in _known(seen.asked):
        weeks = seen.weeks(value)[1] / outlook.WEEKS_A_MONTH
        if weeks <= cap:
            plane.dots(value, weeks, PAPER, 11)
            plane.dots(value, weeks, VINE, 8)
    if seen.asked is not None and np.isinf(seen.weeks(seen.asked)).all():
        return Finding(f"No amount you know of would reach {seen.asked:,.0f} a year",
                       f"Months of looking against the amount, at {seen.pace} a month; an offer at all may take "
                       f"{outlook.in_words(seen.weeks(0)[1])}, if your guesses hold.")
    if seen.asked is None:
        return Finding(f"An offer at all may take {outlook.in_words(seen.weeks(0)[1])}, if your guesses hold",
                       f"Months of looking against the amount, at {seen.pace} a month.")
    quick, mid, long_ = (outlook.in_words(weeks) for weeks in seen.weeks(seen.asked))
    enough = f" Waiting pays up to about {outlook.rounded(seen.enough):,.0f}." if seen.enough is not None else ""
    return Finding(f"An offer of {seen.asked:,.0f} a year may take {mid}, if your guesses hold",
                   f"The higher the amount, the longer the search: with luck {quick}, without it {long_}, at "
                   f"{seen.pace} a month.{enough}")


def _known(value: float | None) -> list[float]:
    return [] if value is None else [value]


def _around(values: list[float]) -> tuple[float, float]:
    """Edges a little outside the values."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    room = 0.06 * (high - low) or 0.1 * high or 1.0
    return max(0.0, low - room), high + room
