import type { Criterion, RoundReading } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import type { Measure } from '../../../shared/reliability/facets'
import type { Table, Value } from '../../charts'
import type { Texts } from '../../kit'
import { type LevelUse, levelUse } from '../charts/level-use'
import { FIGURE_NAMES, type Figures } from '../figures/compute-figures'
import { readingOf } from '../figures/readings'
import { levelAt, referenceAt, type RoundLevels } from '../figures/round-levels'
import type { Distance } from '../matrix/distances'

/** How far from a measure its 95 % interval goes, in standard errors. */
export const Z_95 = 1.959964

/** The figures, each with its interval, of how many, and what it is called. */
export function figuresTable(figures: Figures, t: Texts<'calibration'>): Table {
  return {
    header: [
      t('export.column.figure'),
      t('export.column.value'),
      t('export.column.low'),
      t('export.column.high'),
      t('export.column.units'),
      t('export.column.raters'),
      t('export.column.reading'),
      t('export.column.reason'),
    ],
    rows: FIGURE_NAMES.map((name) => {
      const answer = figures.panel[name]
      const title = t(`figure.${name}`)
      if (isUnanswerable(answer)) return [title, null, null, null, null, null, null, t(`unanswerable.${answer.reason}`)]
      const reading = readingOf(name, answer.value)
      const words = reading && t('figure.reading', { word: t(`word.${reading.word}`), who: t(`benchmark.${reading.benchmark}`) })
      const { value, interval, units, raters } = answer
      return [title, value, interval?.low ?? null, interval?.high ?? null, units, raters, words, null]
    }),
  }
}

/** Criterion × assessor, with alpha. */
export function matrixTable(
  criteria: readonly Criterion[],
  raters: readonly string[],
  distances: readonly (readonly Distance[])[],
  alphas: Figures['alphas'] | null,
  t: Texts<'calibration'>,
): Table {
  return {
    header: [t('matrix.criterion'), ...raters, t('export.column.alpha')],
    rows: criteria.map(({ code, title }, row) => {
      const alpha = alphas?.[row]
      return [
        `${code} ${title}`,
        ...raters.map((_, column) => distances[row]?.[column]?.mean ?? null),
        alpha && !isUnanswerable(alpha) ? alpha.value : null,
      ]
    }),
  }
}

/** Every level that was given, counted from 1: one row for each exemplar and criterion. */
export function levelsTable(
  levels: RoundLevels,
  criteria: readonly Criterion[],
  exemplars: readonly string[],
  raters: readonly string[],
  t: Texts<'calibration'>,
): Table {
  const rows = exemplars.flatMap((name, exemplar) =>
    criteria.map((criterion, at): Value[] => [
      name,
      `${criterion.code} ${criterion.title}`,
      referenceAt(levels, at, exemplar) + 1,
      ...raters.map((_, rater) => levelAt(levels, at, exemplar, rater) + 1),
    ]),
  )
  return { header: [t('export.column.exemplar'), t('matrix.criterion'), t('export.column.reference'), ...raters], rows }
}

/** Measures in logits, each with its interval and fit. */
export function measuresTable(
  who: string,
  measure: string,
  rows: readonly { label: string; of: Measure }[],
  t: Texts<'calibration'>,
): Table {
  return {
    header: [
      who,
      measure,
      t('severity.column.error'),
      t('severity.column.low'),
      t('severity.column.high'),
      t('severity.column.infit'),
      t('severity.column.outfit'),
      t('severity.column.count'),
    ],
    rows: rows.map(({ label, of }) => {
      const half = Z_95 * of.standardError
      return [label, of.measure, of.standardError, of.measure - half, of.measure + half, of.infit, of.outfit, of.count]
    }),
  }
}

/** How often each level of each criterion was given. */
export function levelUseTable(levels: RoundLevels, criteria: readonly Criterion[], t: Texts<'calibration'>): Table {
  const uses: LevelUse[] = levelUse(levels)
  return {
    header: [t('use.column.criterion'), t('use.column.level'), t('use.column.count'), t('use.column.share')],
    rows: criteria.flatMap((criterion, at) =>
      criterion.levels.map(({ title }, level): Value[] => {
        const { counts, total } = uses[at] ?? { counts: [], total: 0 }
        const count = counts[level] ?? 0
        return [`${criterion.code} ${criterion.title}`, `${level + 1} ${title}`, count, total === 0 ? null : count / total]
      }),
    ),
  }
}

/** Every reading that was agreed on, with when (ISO 8601, UTC) and what became of it; in the rubric's order, the oldest first. */
export function readingsTable(
  criteria: readonly Criterion[],
  readings: readonly RoundReading[],
  t: Texts<'calibration'>,
  threads: Texts<'threads'>,
): Table {
  return {
    header: [
      t('matrix.criterion'),
      threads('reading'),
      threads('column.agreed'),
      threads('column.ended'),
      threads('column.state'),
    ],
    rows: criteria.flatMap(({ id, code, title }) =>
      readings
        .filter(({ criterionId }) => criterionId === id)
        .map(({ words, agreedAt, ended }): Value[] => [
          `${code} ${title}`,
          words,
          agreedAt,
          ended?.at ?? null,
          threads(ended ? `state.${ended.by}` : 'state.holds'),
        ]),
    ),
  }
}
