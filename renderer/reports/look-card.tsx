import { type Lean, leastToSay, MOST_LEAN, type Report } from '../../shared/domain'
import { useFormats, useTexts } from '../kit'
import classes from './reports.module.css'
import type { Said } from './said'
import { useLevels } from './use-levels'
import { nameOf } from './well-card'

/** Where somebody reads a criterion otherwise, gently, and with how much it is made of. */
export function LookCard({ report, said }: { report: Report; said: Said }) {
  const t = useTexts('reports')
  const formats = useFormats()
  const levels = useLevels()
  const { whole, leans, perhaps, rare, few, change } = said
  const title = t('look.title')
  const shares = change && { now: formats.percent(change.now), before: formats.percent(change.before) }
  const isQuiet = leans.length + perhaps.length + rare.length === 0 && whole !== 'higher' && whole !== 'lower'
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.said}>
        {report.lean && whole === 'higher' && (
          <li>{t(isMost(report.lean) ? 'look.wholeHigherMost' : 'look.wholeHigher', { levels: levels.size(report.lean) })}</li>
        )}
        {report.lean && whole === 'lower' && (
          <li>{t(isMost(report.lean) ? 'look.wholeLowerMost' : 'look.wholeLower', { levels: levels.size(report.lean) })}</li>
        )}
        {leans.map((criterion) => {
          const { lean, pieces } = criterion.figures
          const way = lean.value > 0 ? 'higher' : 'lower'
          const told = { criterion: nameOf(criterion), levels: levels.size(lean), pieces }
          return <li key={criterion.id}>{t(isMost(lean) ? `look.${way}Most` : `look.${way}`, told)}</li>
        })}
        {perhaps.map((criterion) => {
          const { lean, pieces } = criterion.figures
          const told = { criterion: nameOf(criterion), pieces }
          return <li key={criterion.id}>{t(lean.value > 0 ? 'look.perhapsHigher' : 'look.perhapsLower', told)}</li>
        })}
        {rare.map((criterion) => {
          const names = criterion.figures.rare.map((level) => level.title)
          return (
            <li key={criterion.id}>
              {t('look.rare', { criterion: nameOf(criterion), levels: formats.list(names), count: names.length })}
            </li>
          )
        })}
        {shares && change?.way === 'further' && <li>{t('look.further', shares)}</li>}
        {isQuiet && change?.way !== 'further' && few.length < report.criteria.length && <li>{t('look.none')}</li>}
        {shares && change?.way === 'same' && <li>{t('since.same', shares)}</li>}
        {few.length > 0 && (
          <li className={classes.note}>
            {t('few', { criteria: formats.list(few.map(nameOf)), least: leastToSay(report.mode) })}
          </li>
        )}
      </ul>
    </section>
  )
}

/** Beyond that it isn't told more exactly. */
function isMost({ value }: Lean): boolean {
  return Math.abs(value) >= MOST_LEAN
}
