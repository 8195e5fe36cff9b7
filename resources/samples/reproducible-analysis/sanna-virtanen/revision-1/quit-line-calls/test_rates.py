import random
import unittest

from rates import Branch, draw_rates, middle, rate, read_branches, table


class Rates(unittest.TestCase):
    def test_a_rate_counts_only_those_who_smoke(self):
        self.assertEqual(rate(people=10_000, share=0.2, calls=40), 20)

    def test_the_middle_leaves_out_the_same_on_both_sides(self):
        self.assertEqual(middle(range(1, 101), level=0.9), (6, 95))

    def test_fewer_answers_give_a_wider_range(self):
        def width(answers):
            low, high = middle(draw_rates(Branch("x", 100_000, answers, answers // 4, 500), random.Random(1), 4000))
            return high - low

        self.assertGreater(width(100), 2 * width(2000))

    def test_every_branch_lies_within_its_own_range(self):
        for _, best, low, high, _ in table(read_branches()):
            self.assertTrue(low < best < high)

    def test_the_same_seed_gives_the_same_table(self):
        self.assertEqual(list(table(read_branches())), list(table(read_branches())))


if __name__ == "__main__":
    unittest.main()
