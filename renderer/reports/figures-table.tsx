import type { Lean, Report } from '../../shared/domain'
import { useFormats, useTexts } from '../kit'
import classes from './reports.module.css'
import { useLevels } from './use-levels'

/** The figures behind the words, criterion by criterion. */
export function FiguresTable({ report }: { report: Report }) {
  const t = useTexts('reports')
  const formats = useFormats()
  const title = t('figures.title')
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes.note}>{t('figures.about')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={classes.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('figures.criterion')}</th>
              <th scope="col">{t('figures.pieces')}</th>
              <th scope="col">{t('figures.exact')}</th>
              <th scope="col">{t('figures.lean')}</th>
              <th scope="col">{t('figures.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {report.criteria.map(({ id, code, title: name, figures }) => (
              <tr key={id}>
                <th scope="row">
                  <span className={classes.code}>{code}</span> {name}
                </th>
                {figures === null ? (
                  <td colSpan={4}>{t('figures.few')}</td>
                ) : (
                  <>
                    <td>{formats.number(figures.pieces)}</td>
                    <td>{formats.percent(figures.exact)}</td>
                    <LeanCells lean={figures.lean} />
                  </>
                )}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('figures.all')}</th>
              <td>{formats.number(report.pieces)}</td>
              <td>{formats.percent(report.exact)}</td>
              {report.lean === null ? <td colSpan={2}>{t('figures.few')}</td> : <LeanCells lean={report.lean} />}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

function LeanCells({ lean: { value, low, high } }: { lean: Lean }) {
  const t = useTexts('reports')
  const levels = useLevels()
  return (
    <>
      <td>{levels.signed(value)}</td>
      <td>{t('figures.between', { low: levels.signed(low), high: levels.signed(high) })}</td>
    </>
  )
}
