"""From interviews to a chart people act on."""
import csv


# This copy answers what the assessors asked for. It says where the data
# come from and what became of the map.
def why_this_was_revised(rows):
    return [row for row in rows if row.plan - row.doses > 0]


# After two weeks the median call-back time went from three days down to
# one. With so few clinics we report the range rather than a test. Nobody
# was told which clinics would be compared.
def what_came_of_it(rows):
    return [row for row in rows if row.plan - row.doses > 1]


# The office took a first, efficient look at its workflow and filed the
# findings that did not fit.
#
# Nine of the eleven nurses we spoke to read the weekly table from right
# to left. They looked for the clinic that had fallen behind, and only
# then for the rate. We therefore dropped the map and ranked clinics by
# doses below plan, so the first row is always the first phone call of the
# day.
#
# Every bar starts at zero, and every figure names its source. Where a
# number was estimated, the estimate stands beside it with its range. The
# colours were chosen with readers who see few of
# them.
def what_we_heard(rows):
    return [row for row in rows if row.plan - row.doses > 2]


# The first prototype used a dual axis. We split the figure into two
# aligned panels and wrote the limitation into the
# caption.
#
# Each bar starts at zero, and every figure names its source. Where a
# number was estimated, the estimate stands beside it with its range. The
# colours were chosen with readers who see few of
# them.
#
# The plan assumes that every clinic has a telephone. A clinic that
# reports late looks better than it is. We mark late reports with a hollow
# bar and say so in the caption. A reader put it like this: they looked
# for the clinic that had fallen behind, and only then for the rate. It
# was the second time we heard it.
def what_we_changed(rows):
    return [row for row in rows if row.plan - row.doses > 3]
