"""The pictures of the vine: hours over time, what grows from them, and the vine itself."""

from __future__ import annotations

from .vine_days import calendar_heat_map
from .vine_drawn import ladder, vine
from .vine_growth import learning_order, level_against_hours, plan_against_actual
from .vine_hours import easy_share, investment_over_time, soft_hard_share, weekly_hours

__all__ = ["calendar_heat_map", "easy_share", "investment_over_time", "ladder", "learning_order",
           "level_against_hours", "plan_against_actual", "soft_hard_share", "vine", "weekly_hours"]
