import { kindOf } from '../../../shared/flow'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { BarRows } from '../bar-rows'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import { useNumberWords } from '../number-words'
import type { Saving } from '../use-saving'
import { PERCENTILE_LINES, placesOf } from './percentile-lines'
import { stageLook } from './stage-looks'
import { useStageWords } from './stage-words'
import { stagesTable } from './tables'

type Props = Pick<TurnaroundAnswer, 'stages' | 'hidesStages'> & {
  /** By what time the percentiles at the end of the rows are told. */
  measure: 'calendar' | 'working'
  saving: Saving
}

const KINDS = ['waiting', 'working', 'release'] as const

/** Where the time goes: each stage's share of all time, what waits hatched and what is worked on solid. */
export function StageBars({ stages, hidesStages, measure, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const numbers = useNumberWords()
  const words = useStageWords()
  const title = t('stages.title')
  const shareOf = (kind: (typeof KINDS)[number]) =>
    stages.reduce((sum, { stage, share }) => (kindOf(stage) === kind ? sum + share : sum), 0)
  // A kind of which no stage is told may have taken time all the same.
  const kinds = KINDS.filter((kind) => !hidesStages || stages.some(({ stage }) => kindOf(stage) === kind))
  const about = kinds.map((kind) => t(`stages.${kind}`, { share: formats.percent(shareOf(kind)) }))
  return (
    <ChartCard
      title={title}
      about={stages.length === 0 ? '' : formats.list(about)}
      table={stagesTable(stages, t, words)}
      saving={saving}
    >
      {stages.length === 0 ? (
        <p className={classes.empty}>{t('stages.none')}</p>
      ) : (
        <>
          <BarRows
            label={title}
            heads={PERCENTILE_LINES.map(({ percent }) => formats.percent(percent / 100))}
            tick={(value) => formats.percent(value / 100)}
            legend={[
              { key: 'waiting', words: t('stages.legendWaiting'), look: { tone: 'blue', hatch: 'rising' } },
              { key: 'working', words: t('stages.legendWorking'), look: { tone: 'blue', hatch: 'solid' } },
            ]}
            rows={stages.map(({ stage, share, passages, calendarDays, workingDays }) => {
              const days = measure === 'calendar' ? calendarDays : workingDays
              const ends = PERCENTILE_LINES.map(({ of }) => numbers.fixed(days[of], placesOf(days[of])))
              const [p50 = '', p85 = '', p95 = ''] = ends
              const values = {
                stage: words.stage(stage),
                share: formats.percent(share),
                n: formats.number(passages),
                p50,
                p85,
                p95,
              }
              return {
                key: stage,
                label: values.stage,
                segments: [{ value: share * 100, look: stageLook(stage) }],
                ends,
                said: t('stages.read', { ...values, count: passages }),
              }
            })}
          />
          <p className={classes.note}>{t('stages.note', { measure: t(`measure.${measure}`) })}</p>
          {hidesStages && <p className={classes.note}>{t('stages.hidden')}</p>}
        </>
      )}
    </ChartCard>
  )
}
