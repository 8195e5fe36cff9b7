import type { Report } from '../../shared/domain'
import { useFormats, useTexts } from '../kit'
import classes from './reports.module.css'
import type { Said, Told } from './said'

/** What goes well comes first. */
export function WellCard({ report, said }: { report: Report; said: Said }) {
  const t = useTexts('reports')
  const formats = useFormats()
  const { exact, oneAway } = report
  const shares = { exact: formats.percent(exact), oneAway: formats.percent(oneAway) }
  const { change } = said
  const figuresOf = ({ figures }: Told) => ({ exact: formats.percent(figures.exact), pieces: figures.pieces })
  const title = t('well.title')
  const hasWords = said.isNear || said.isOften || said.whole === 'even' || said.alike.length > 0 || said.closest !== null
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.said}>
        {said.isNear ? <li>{t('well.near', shares)}</li> : said.isOften && <li>{t('well.exact', shares)}</li>}
        {said.whole === 'even' && <li>{t('well.even')}</li>}
        {said.alike.map((criterion) => (
          <li key={criterion.id}>
            {t('well.alike', { criterion: nameOf(criterion) })}{' '}
            <span className={classes.note}>{t('well.alikeFigures', figuresOf(criterion))}</span>
          </li>
        ))}
        {said.closest && <li>{t('well.closest', { criterion: nameOf(said.closest), ...figuresOf(said.closest) })}</li>}
        {change?.way === 'closer' && (
          <li>{t('well.closer', { now: formats.percent(change.now), before: formats.percent(change.before) })}</li>
        )}
        {!hasWords && change?.way !== 'closer' && <li>{t('well.few')}</li>}
      </ul>
    </section>
  )
}

/** How a criterion is called in a sentence. */
export function nameOf({ code, title }: { code: string; title: string }): string {
  return `${code} ${title}`
}
