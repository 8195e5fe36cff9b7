import unittest

import pandas as pd

from bikestreet.estimate import change_in_percent, weekly_ratios
from bikestreet.load import BadCounts, check, read_raw, usable


def counts(weeks: dict[str, tuple[int, int, int]]) -> pd.DataFrame:
    rows = []
    for monday, values in weeks.items():
        for day in pd.date_range(monday, periods=7):
            rows += [(day, counter, value, 0.0) for counter, value in zip(("Hamngatan", "Parkleden", "Norra bron"), values)]
    return pd.DataFrame(rows, columns=["day", "counter", "bikes", "rain_mm"])


class EstimateTest(unittest.TestCase):
    def test_a_rise_that_all_counters_share_is_no_change(self):
        ratios = weekly_ratios(counts({"2026-05-25": (100, 80, 120), "2026-06-01": (200, 160, 240)}))
        self.assertAlmostEqual(change_in_percent(ratios), 0)

    def test_ten_percent_more_in_hamngatan_alone_is_ten_percent(self):
        ratios = weekly_ratios(counts({"2026-05-25": (100, 80, 120), "2026-06-01": (110, 80, 120)}))
        self.assertAlmostEqual(change_in_percent(ratios), 10)

    def test_the_street_opened_on_a_monday_so_no_week_is_mixed(self):
        self.assertEqual(pd.Timestamp("2026-06-01").weekday(), 0)


class LoadTest(unittest.TestCase):
    def test_the_week_of_the_dead_battery_is_left_out_for_all_counters(self):
        raw = read_raw()
        self.assertEqual(len(raw) - len(usable(raw)), 21)

    def test_a_missing_counter_stops_the_run(self):
        raw = read_raw()
        with self.assertRaises(BadCounts):
            check(raw.iloc[1:])
