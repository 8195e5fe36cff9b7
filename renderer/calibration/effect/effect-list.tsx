import { useMemo } from 'react'
import type { EffectOfRule, PastDecision } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import editor from '../editor/editor.module.css'
import setup from '../setup/setup.module.css'

/** So many rows are drawn at most; the counts above are of all. */
const MOST_ROWS = 200

type Row = { id: string; before: PastDecision['outcome']; after: PastDecision['outcome'] | null; why: WhyKey | null }
type WhyKey = 'overridden' | 'level-gone' | 'criterion-new' | 'version-gone'

/** Decision by decision: those that would change, then those that an assessor decided against the rule, then those of which it can't be said. */
export function EffectList({ effect, past }: { effect: EffectOfRule; past: readonly PastDecision[] }) {
  const t = useTexts('rubricEditor')
  const calibration = useTexts('calibration')
  const formats = useFormats()
  const byId = useMemo(() => new Map(past.map((one) => [one.id, one])), [past])
  const rows = useMemo(() => rowsOf(effect, byId), [effect, byId])
  if (rows.length === 0) return <p className={setup.hint}>{t('effect.none')}</p>
  const left = rows.length - MOST_ROWS
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={setup.scroll} style={{ marginTop: '0.625rem' }} aria-label={t('effect.list')} tabIndex={0}>
        <table className={setup.table}>
          <thead>
            <tr>
              <th scope="col">{t('effect.column.candidate')}</th>
              <th scope="col">{t('effect.column.before')}</th>
              <th scope="col">{t('effect.column.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ id, before, after, why }) => (
              <tr key={id}>
                <th scope="row">
                  {byId.get(id)?.pseudonym}
                  <span className={editor.when}>{formats.calendarDate(byId.get(id)?.decidedOn ?? '')}</span>
                </th>
                <td>{calibration(`outcome.${before}`)}</td>
                <td>
                  {after !== null && calibration(`outcome.${after}`)}
                  {why !== null && <span className={setup.hint}> {t(`effect.why.${why}`)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && <p className={setup.hint}>{t('effect.more', { count: left })}</p>}
    </>
  )
}

function rowsOf(
  { toNotYet, toAwarded, overridden, notComputable }: EffectOfRule,
  byId: ReadonlyMap<string, PastDecision>,
): Row[] {
  const row = (id: string, after: Row['after'], why: Row['why'] = null): Row[] => {
    const decision = byId.get(id)
    return decision ? [{ id, before: decision.outcome, after, why }] : []
  }
  return [
    ...toNotYet.flatMap((id) => row(id, 'not-yet')),
    ...toAwarded.flatMap((id) => row(id, 'awarded')),
    ...overridden.flatMap(({ id, byRule }) => row(id, byRule, 'overridden')),
    ...notComputable.flatMap(({ id, reason }) => row(id, null, reason)),
  ]
}
