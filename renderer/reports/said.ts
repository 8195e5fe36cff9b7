import { type CriterionFigures, type Lean, type Report, SPOKEN_LEAN } from '../../shared/domain'

type Criterion = Report['criteria'][number]
/** A criterion of which there is something to say. */
export type Told = Omit<Criterion, 'figures'> & { figures: CriterionFigures }

/** How somebody's share of exact levels compares with that of their last report. */
export type Change = { way: 'closer' | 'further' | 'same'; before: number; now: number }

/** What a report says in words, the good first. */
export type Said = {
  /** Whether nearly all levels are the reference's or the one beside it. */
  isNear: boolean
  /** Whether at least half of them are exactly the reference's. */
  isOften: boolean
  /** On the whole; null where there are too few pieces to say. */
  whole: Direction | null
  /** Criteria that are read as the reference reads them, the closest first. */
  alike: Told[]
  /** The closest criterion, for where none is read alike; null where there is another good thing to say, or nothing at all. */
  closest: Told | null
  /** Criteria that are read higher or lower, by more than chance brings; the furthest first. */
  leans: Told[]
  /** Criteria that seem to be, where it may be chance. */
  perhaps: Told[]
  /** Criteria with levels that are hardly used. */
  rare: Told[]
  /** Criteria with too few pieces to say. */
  few: Criterion[]
  change: Change | null
}

export type Direction = 'higher' | 'lower' | 'even' | 'unclear'

/** Nearly all. */
const NEAR = 0.9
const OFTEN = 0.5

/** What there is to say of a report, and of the one before it. */
export function sayReport(report: Report, before: Report | null): Said {
  const told = report.criteria.flatMap(({ figures, ...criterion }) => (figures === null ? [] : { ...criterion, figures }))
  const of = (...directions: Direction[]) => told.filter(({ figures }) => directions.includes(directionOf(figures.lean)))
  const byDistance = (a: Told, b: Told) => Math.abs(b.figures.lean.value) - Math.abs(a.figures.lean.value)
  const byExact = (a: Told, b: Told) => b.figures.exact - a.figures.exact
  const alike = of('even').sort(byExact)
  const isNear = report.exact + report.oneAway >= NEAR
  return {
    isNear,
    isOften: report.exact >= OFTEN,
    whole: report.lean === null ? null : directionOf(report.lean),
    alike,
    closest: alike.length > 0 ? null : ([...told].sort(byExact)[0] ?? null),
    leans: of('higher', 'lower').sort(byDistance),
    perhaps: of('unclear').sort(byDistance),
    rare: told.filter(({ figures }) => figures.rare.length > 0),
    few: report.criteria.filter(({ figures }) => figures === null),
    change: before === null ? null : changeOf(report, before),
  }
}

/**
 * Less than 0.3 of a level is even; what is more is spoken of as a direction only where the 95 % interval doesn't reach 0: otherwise it may be chance.
 */
export function directionOf({ value, low, high }: Lean): Direction {
  if (Math.abs(value) < SPOKEN_LEAN) return 'even'
  if (value > 0) return low > 0 ? 'higher' : 'unclear'
  return high < 0 ? 'lower' : 'unclear'
}

/**
 * Two shares differ where they are further apart than two standard errors of their difference. Levels of one piece aren't independent, so a piece counts as one
 * observation: that takes small differences for chance rather than the other way round.
 */
function changeOf(now: Report, before: Report): Change {
  const variance = ({ exact, pieces }: Report) => (exact * (1 - exact)) / pieces
  const difference = now.exact - before.exact
  const isChance = Math.abs(difference) <= 2 * Math.sqrt(variance(now) + variance(before))
  return { way: isChance ? 'same' : difference > 0 ? 'closer' : 'further', before: before.exact, now: now.exact }
}
