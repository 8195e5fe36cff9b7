import unittest
from datetime import datetime

from turnaround import hours_between, shift_of


class HoursBetweenTest(unittest.TestCase):
    def test_a_result_after_midnight_is_hours_later_not_hours_earlier(self):
        self.assertEqual(hours_between(datetime(2026, 5, 4, 22, 30), datetime(2026, 5, 5, 1, 0)), 2.5)

    def test_the_end_of_a_month_is_an_ordinary_night(self):
        self.assertEqual(hours_between(datetime(2026, 4, 30, 20, 0), datetime(2026, 5, 1, 20, 0)), 24)

    def test_the_night_in_which_clocks_go_forward_is_an_hour_shorter(self):
        self.assertEqual(hours_between(datetime(2026, 3, 28, 20, 0), datetime(2026, 3, 29, 20, 0)), 23)

    def test_the_night_in_which_clocks_go_back_is_an_hour_longer(self):
        self.assertEqual(hours_between(datetime(2026, 10, 24, 20, 0), datetime(2026, 10, 25, 20, 0)), 25)


class ShiftTest(unittest.TestCase):
    def test_shifts_begin_at_seven_fifteen_and_twenty_three(self):
        self.assertEqual(shift_of(datetime(2026, 5, 4, 7, 0)), "taken 07:00 to 15:00")
        self.assertEqual(shift_of(datetime(2026, 5, 4, 15, 0)), "taken 15:00 to 23:00")
        self.assertEqual(shift_of(datetime(2026, 5, 4, 23, 0)), "taken 23:00 to 07:00")


if __name__ == "__main__":
    unittest.main()
