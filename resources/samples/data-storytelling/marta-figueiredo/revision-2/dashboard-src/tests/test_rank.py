import unittest

from vaxboard.load import Report
from vaxboard.rank import is_ranked, rank


def report(clinic: str, plan: int, given: int) -> Report:
    return Report("2025-W41", clinic, given, plan, False)


class RankTest(unittest.TestCase):
    def test_the_biggest_gap_comes_first_not_the_lowest_rate(self):
        rows = rank([report("Small", 100, 50), report("Big", 500, 400)])
        self.assertEqual([row.report.clinic for row in rows], ["Big", "Small"])

    def test_clinics_within_fifteen_doses_share_a_rank(self):
        rows = rank([report("A", 100, 20), report("B", 100, 34), report("C", 100, 35)])
        self.assertEqual([row.rank for row in rows], ["1–2", "1–2", "3"])

    def test_a_tie_does_not_chain(self):
        rows = rank([report("A", 100, 0), report("B", 100, 10), report("C", 100, 20)])
        self.assertEqual([row.rank for row in rows], ["1–2", "1–2", "3"])

    def test_ranking_ends_with_week_46(self):
        self.assertTrue(is_ranked("2025-W46"))
        self.assertFalse(is_ranked("2025-W47"))


if __name__ == "__main__":
    unittest.main()
