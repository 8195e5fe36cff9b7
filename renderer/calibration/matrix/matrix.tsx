import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Criterion } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import { useNumberWords } from '../../charts'
import { useTexts } from '../../kit'
import { ThreadMark } from '../../review'
import type { Answer } from '../figures/compute-figures'
import { type Band, bandOf, type Distance } from './distances'
import { NoAlpha } from './no-alpha'
import classes from './matrix.module.css'
import { moveInGrid, type Place } from './move-in-grid'

const BANDS: readonly Exclude<Band, 'none'>[] = ['much-harsher', 'harsher', 'near', 'milder', 'much-milder']

/** From here on nothing may be concluded from what was given (Krippendorff 2004). */
const LOW_ALPHA = 0.667

type Props = {
  label: string
  criteria: readonly Criterion[]
  /** What each rater is called, in the panel's order. */
  raters: readonly string[]
  distances: readonly (readonly Distance[])[]
  /** Of each criterion; null while they are worked out. */
  alphas: readonly Answer[] | null
  /** By criterion, that something is said about it, or a reading of it agreed. */
  marks: ReadonlyMap<string, { comments: number; isAgreed: boolean }>
  selected: Place | null
  onSelect(place: Place): void
}

/** Criterion × assessor: how far each is from the base, as a number with its sign, in a colour that says the same. */
export function Matrix({ label, criteria, raters, distances, alphas, marks, selected, onSelect }: Props) {
  const t = useTexts('calibration')
  const numbers = useNumberWords()
  const grid = useRef<HTMLTableElement>(null)
  const [reached, setReached] = useState<Place>(selected ?? { row: 0, column: 0 })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(reached)
      return
    }
    if (event.altKey || event.metaKey) return
    const isReversed = document.documentElement.dir === 'rtl'
    const next = moveInGrid(
      event.key,
      reached,
      { rows: criteria.length, columns: raters.length },
      { isReversed, toEnd: event.ctrlKey },
    )
    if (!next) return
    event.preventDefault()
    setReached(next)
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.row}/${next.column}"]`)?.focus()
  }
  return (
    <>
      <div className={classes.scroll}>
        <table ref={grid} className={classes.matrix} role="grid" aria-label={label} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th className={classes.criterion} scope="col">
                <VisuallyHidden>{t('matrix.criterion')}</VisuallyHidden>
              </th>
              {raters.map((rater, column) => (
                <th key={column} scope="col" title={rater}>
                  {rater}
                </th>
              ))}
              <th scope="col" className={classes.alpha} title={t('figure.alpha')}>
                {t('matrix.alpha')}
              </th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion, row) => {
              const alpha = alphas?.[row]
              const isTold = alpha !== undefined && !isUnanswerable(alpha)
              return (
                <tr key={criterion.id}>
                  <th scope="row" className={classes.criterion} title={`${criterion.code} ${criterion.title}`}>
                    {criterion.code} <ThreadMark mark={marks.get(criterion.id)} /> {criterion.title}
                  </th>
                  {raters.map((rater, column) => {
                    const { mean, exemplars } = distances[row]?.[column] ?? { mean: Number.NaN, exemplars: 0 }
                    const band = bandOf(mean)
                    const value = band === 'none' ? '…' : numbers.signed(mean, 1)
                    const names = { criterion: criterion.code, rater }
                    return (
                      <td
                        key={column}
                        role="gridcell"
                        className={classes.cell}
                        data-band={band}
                        data-at={`${row}/${column}`}
                        tabIndex={reached.row === row && reached.column === column ? 0 : -1}
                        aria-selected={selected?.row === row && selected.column === column}
                        aria-label={
                          band === 'none'
                            ? t('matrix.cellNone', names)
                            : t('matrix.cell', { ...names, value, words: t(`matrix.band.${band}`), exemplars })
                        }
                        onFocus={() => setReached({ row, column })}
                        onClick={() => onSelect({ row, column })}
                      >
                        {value}
                      </td>
                    )
                  })}
                  <td className={classes.alpha} data-low={(isTold && alpha.value < LOW_ALPHA) || undefined}>
                    {isTold ? numbers.coefficient(alpha.value) : <span>–</span>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {alphas && <NoAlpha criteria={criteria} alphas={alphas} />}
      <p className={classes.hint}>{t('matrix.hint')}</p>
      <ul className={classes.legend}>
        {BANDS.map((band) => (
          <li key={band} data-band={band}>
            {t(`matrix.legend.${band}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
