import tempfile
import unittest
from pathlib import Path

from falls.check import BadRegister, read, usable
from falls.model import interval, rate

HEAD = "week,ward,definition,falls,bed_days\n"


def register(lines: str) -> Path:
    path = Path(tempfile.mkdtemp()) / "falls.csv"
    path.write_text(HEAD + lines, encoding="utf-8")
    return path


class CheckTest(unittest.TestCase):
    def test_a_fall_in_a_closed_ward_stops_the_run(self):
        with self.assertRaises(BadRegister):
            read(register("2025-W01,M1,A,1,0\n"))

    def test_a_row_that_is_there_twice_stops_the_run(self):
        with self.assertRaises(BadRegister):
            read(register("2025-W01,M1,A,1,100\n2025-W01,M1,A,1,100\n"))

    def test_the_new_definition_is_left_out(self):
        self.assertEqual(len(usable(read(register("2025-W30,M1,A,1,100\n2025-W30,M1,B,3,100\n")))), 1)


class ModelTest(unittest.TestCase):
    def test_four_falls_on_a_thousand_bed_days_are_a_rate_of_four(self):
        self.assertEqual(rate([{"falls": 1, "bed_days": 250}] * 4), 4)

    def test_weeks_that_are_all_alike_have_no_width(self):
        rows = [{"week": f"2025-W{n:02d}", "falls": 1, "bed_days": 250} for n in range(1, 11)]
        self.assertEqual(interval(rows), (4, 4))
