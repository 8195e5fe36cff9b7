import unittest

from vaxboard.load import load_plans, load_reports


class LoadTest(unittest.TestCase):
    def test_every_clinic_reported_every_week(self):
        self.assertEqual(len(load_reports()), 11 * 12)

    def test_week_41_is_642_doses_below_plan(self):
        self.assertEqual(sum(report.below_plan for report in load_reports() if report.week == "2025-W41"), 642)

    def test_plans_add_up_to_the_coordinators_total(self):
        self.assertEqual(sum(load_plans().values()), 3620)
