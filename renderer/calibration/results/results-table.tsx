import { Button, Modal, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClockHour4 } from '@tabler/icons-react'
import { useState } from 'react'
import { chartClasses as chart } from '../../charts'
import { Chip, notify, useFormats, useTexts } from '../../kit'
import { type RoundRecord, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import type { RoundLevels } from '../figures/round-levels'
import { type MemberResult, memberResults } from './member-results'

const LOOKS = {
  passed: { tone: 'green', Icon: IconCircleCheck },
  failed: { tone: 'red', Icon: IconCircleX },
  unfinished: { tone: 'neutral', Icon: IconClockHour4 },
} as const

type Props = { record: RoundRecord; levels: RoundLevels; names: readonly string[] }

/** How each member agrees with the reference; in a qualification who passes, and the way to qualify them. */
export function ResultsTable({ record, levels, names }: Props) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const { calibration } = useStore()
  const { round } = record
  const { passMark } = round
  const results = memberResults(levels, passMark)
  const qualified = useStoreQuery(() => calibration.qualified(round.id), [round.id]) ?? []
  const [asking, setAsking] = useState<number | null>(null)
  const share = (value: number) => (Number.isNaN(value) ? '–' : formats.percent(value))
  const title = t(passMark ? 'result.title' : 'result.titlePractice')
  return (
    <section className={chart.card} aria-label={title}>
      <div className={chart.head}>
        <h2>{title}</h2>
        <p className={chart.about}>{t('result.about')}</p>
      </div>
      {passMark && (
        <p className={chart.about}>
          {t('result.mark', { exact: formats.percent(passMark.exact), adjacent: formats.percent(passMark.adjacent) })}
          {round.state !== 'closed' && ` · ${t('result.afterClosing')}`}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={chart.tableScroll} role="group" aria-label={title} tabIndex={0}>
        <table className={chart.table}>
          <thead>
            <tr>
              <th scope="col">{t('result.column.who')}</th>
              <th scope="col">{t('result.column.scored')}</th>
              <th scope="col">{t('result.column.exact')}</th>
              <th scope="col">{t('result.column.adjacent')}</th>
              {passMark && <th scope="col">{t('result.column.result')}</th>}
            </tr>
          </thead>
          <tbody>
            {results.map((result, at) => (
              <tr key={round.panel[at]?.personId}>
                <td>{names[at]}</td>
                <td>{formats.number(result.exemplars)}</td>
                <td>{share(result.exact)}</td>
                <td>{share(result.adjacent)}</td>
                {passMark && (
                  <td>
                    <Result
                      result={result}
                      isQualified={qualified.includes(round.panel[at]?.personId ?? '')}
                      onQualify={round.state === 'closed' ? () => setAsking(at) : null}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asking !== null && <QualifyDialog record={record} at={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

type ResultProps = { result: MemberResult; isQualified: boolean; onQualify: (() => void) | null }

function Result({ result: { result }, isQualified, onQualify }: ResultProps) {
  const t = useTexts('calibration')
  if (result === null) return null
  const { tone, Icon } = LOOKS[result]
  return (
    <span className={classes.result}>
      {isQualified ? (
        <Chip tone="green">{t('result.qualified')}</Chip>
      ) : (
        onQualify !== null &&
        result === 'passed' && (
          <Button size="compact-xs" variant="light" onClick={onQualify}>
            {t('result.qualify')}
          </Button>
        )
      )}
      <Chip tone={tone} icon={<Icon size={12} aria-hidden="true" />}>
        {t(`result.${result}`)}
      </Chip>
    </span>
  )
}

function QualifyDialog({ record, at, onClose }: { record: RoundRecord; at: number; onClose(): void }) {
  const t = useTexts('calibration')
  const { calibration } = useStore()
  const [until, setUntil] = useState('')
  const [isBusy, setBusy] = useState(false)
  const member = record.round.panel[at]
  if (!member) return null
  const qualify = async () => {
    setBusy(true)
    try {
      await calibration.qualify(record.round.id, member.personId, until === '' ? null : until)
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('asked.failed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('result.qualifyTitle', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('why.close') }}
    >
      <p className={classes.note}>{t('result.qualifyText', { achievement: record.achievement?.name ?? '' })}</p>
      <TextInput
        mt="sm"
        type="date"
        label={t('result.qualifyUntil')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Button mt="md" loading={isBusy} onClick={() => void qualify()}>
        {t('result.qualify')}
      </Button>
    </Modal>
  )
}
