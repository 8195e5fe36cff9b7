import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { levelIndex, type PastDecision, type Rubric } from '../../../shared/domain'
import { Chip, type Tone, useFormats, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import { isTagged } from '../looks/is-tagged'
import { SettleDialog } from '../looks/settle-dialog'
import setup from './setup.module.css'

const TONES: Record<PastDecision['outcome'], Tone> = { awarded: 'green', 'not-yet': 'brass', referred: 'violet' }

/** So many rows are drawn at most; nobody reads more, and filters narrow them down. */
const MOST_ROWS = 200

type Props = {
  decisions: readonly PastDecision[]
  rubric: Rubric
  chosen: ReadonlySet<string>
  onToggle(id: string): void
}

/** Past decisions with their levels, each to be chosen or not. */
export function ExemplarTable({ decisions, rubric, chosen, onToggle }: Props) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const shown = decisions.slice(0, MOST_ROWS)
  const left = decisions.length - shown.length
  const [settling, setSettling] = useState<PastDecision | null>(null)
  const hasTags = decisions.some(isTagged)
  if (decisions.length === 0) return <p className={classes.note}>{t('setup.noMatch')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={setup.scroll} aria-label={t('setup.exemplars')} tabIndex={0}>
        <table className={setup.table}>
          <thead>
            <tr>
              <th scope="col">{t('setup.column.chosen')}</th>
              <th scope="col">{t('setup.column.candidate')}</th>
              <th scope="col">{t('setup.column.outcome')}</th>
              {rubric.criteria.map(({ id, code, title }) => (
                <th key={id} scope="col" className={setup.level} title={title}>
                  {code}
                </th>
              ))}
              <th scope="col">{t('setup.column.version')}</th>
              <th scope="col">{t('setup.column.decided')}</th>
              {hasTags && <th scope="col">{t('setup.column.tagged')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((decision) => (
              <tr key={decision.id} data-chosen={chosen.has(decision.id) || undefined}>
                <td>
                  <Checkbox
                    size="xs"
                    checked={chosen.has(decision.id)}
                    aria-label={t('setup.choose', { pseudonym: decision.pseudonym })}
                    onChange={() => onToggle(decision.id)}
                  />
                </td>
                <th scope="row">{decision.pseudonym}</th>
                <td>
                  <Chip tone={TONES[decision.outcome]}>{t(`outcome.${decision.outcome}`)}</Chip>
                </td>
                {rubric.criteria.map((criterion) => {
                  const at = levelIndex(criterion, decision.levels[criterion.id])
                  return (
                    <td key={criterion.id} className={setup.level} title={criterion.levels[at]?.title}>
                      {at < 0 ? '–' : formats.number(at + 1)}
                    </td>
                  )
                })}
                <td>{t('setup.shortVersion', { version: decision.rubricVersion })}</td>
                <td>{formats.calendarDate(decision.decidedOn)}</td>
                {hasTags && (
                  <td title={decision.lookAgain?.reason}>
                    {isTagged(decision) && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('setup.settleOne', { pseudonym: decision.pseudonym })}
                        onClick={() => setSettling(decision)}
                      >
                        {t('setup.settle')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {settling && <SettleDialog decision={settling} onClose={() => setSettling(null)} />}
      {left > 0 && <p className={setup.hint}>{t('setup.more', { count: left })}</p>}
    </>
  )
}
