"""Every number that somebody decided, with who and why."""

TIE_DOSES = 15
"""Clinics that differ by less share a rank. From the weekly wobble in weeks 40 to 46 (report, section 5)."""

LOW_SHARE = 0.5
"""Below this share of its plan a clinic is marked whatever its rank (agreed with the coordinator, 2025-09-03)."""

WEEKS_FOR_LINE = 3
"""Fewer points made readers see a trend (reading tests, round 2)."""

LAST_RANKED_WEEK = 46
"""Afterwards the flat plan says more about the plan than about the clinics."""

MOST_TIMES_PLAN = 2
"""More doses than this multiple of the plan is a typing error until somebody says otherwise."""
