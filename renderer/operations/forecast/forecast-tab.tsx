import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { CONFIDENCES, FORECAST_HORIZON, isUnanswerable } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'
import { ForecastLines, useSaving } from '../../charts'
import { EmptyState, LoadingState, ProgressLine, useFormats, useTexts } from '../../kit'
import { Assumptions } from './assumptions'
import { DecidedBy } from './decided-by'
import type { ForecastCase } from './compute-forecast'
import classes from './forecast.module.css'
import { dateAfter, historyOf, LEAST_DAYS, workingDaysTo } from './history'
import { useForecast } from './use-forecast'
import { AS_NOW } from './use-forecast-now'
import { MOST_ARRIVALS, MOST_ASSESSORS, useWhatIf, type WhatIf } from './use-what-if'
import { WhatIfCard } from './what-if-card'

type Props = {
  flow: FlowAnswer
  /** How many assessors may be given this work; null where that isn't known. */
  assessors: number | null
  /** What the figures are of, for the names of files. */
  name: string
}

/** When the present backlog clears, how much is done by a date, and what would change that. */
export function ForecastTab({ flow, assessors, name }: Props) {
  const t = useTexts('flow')
  const [whatIf, change] = useWhatIf()
  const history = useMemo(() => historyOf(flow), [flow])
  if (whatIf === null) return <LoadingState rows={3} />
  if (history.open === 0) return <EmptyState title={t('forecast.nothingOpen')} />
  if (history.finished.length < LEAST_DAYS) {
    return <EmptyState title={t('forecast.tooLittle', { count: history.finished.length, least: LEAST_DAYS })} />
  }
  return <Forecast {...{ flow, assessors, name, history, whatIf, change }} />
}

type ForecastProps = Props & {
  history: ReturnType<typeof historyOf>
  whatIf: WhatIf
  change(part: Partial<WhatIf>): void
}

/** Working days ahead that are asked about at first. */
const DAYS_AHEAD = 20

function Forecast({ flow, assessors, name, history, whatIf, change }: ForecastProps) {
  const t = useTexts('flow')
  const formats = useFormats()
  const saving = useSaving(name)
  const [date, setDate] = useState(() => dateAfter(history, DAYS_AHEAD))
  const lastDate = useMemo(() => dateAfter(history, FORECAST_HORIZON), [history])
  // A date that is over, or further than anything is forecast, isn't asked about; nor one that is being typed, which is empty so long.
  const days = date > history.start && date <= lastDate ? workingDaysTo(history, date) : null
  const isTold = assessors !== null && assessors > 0 && assessors + whatIf.assessors > 0
  const cases: ForecastCase[] = [
    AS_NOW,
    ...(isTold ? [{ ...AS_NOW, key: 'assessors' as const, assessorFactor: (assessors + whatIf.assessors) / assessors }] : []),
    { ...AS_NOW, key: 'arrivals', arrivalFactor: 1 + whatIf.arrivals / 100 },
  ]
  const { finished, arrived, decided, open } = history
  const { forecast, phase, progress, isSlow, cancel, again } = useForecast({ finished, arrived, decided, open, cases, days })
  const { assessors: more, arrivals, of } = whatIf
  const names = {
    now: t('forecast.now'),
    assessors: t(more < 0 ? 'forecast.assessorsFewer' : 'forecast.assessors', { count: Math.abs(more) }),
    arrivals: t('forecast.arrivals', { percent: `${arrivals < 0 ? '−' : '+'} ${formats.percent(Math.abs(arrivals) / 100)}` }),
  }
  const caseOf = (key: ForecastCase['key']) => forecast?.find((one) => one.key === key)
  const now = caseOf('now')
  const curves = (forecast ?? []).flatMap(({ key, [of]: answer }) =>
    // More arrivals come after what is open now: the line would lie on that of now.
    isUnanswerable(answer) || (key === 'arrivals' && of === 'present') ? [] : [{ key, name: names[key], spread: answer.spread }],
  )
  return (
    <div className={classes.tab} aria-busy={phase === 'working'}>
      {phase === 'working' && isSlow && (
        <div className={classes.working}>
          <span>{t('forecast.working')}</span>
          <ProgressLine share={progress} label={t('forecast.working')} />
          <Button size="compact-sm" variant="default" onClick={cancel}>
            {t('forecast.cancel')}
          </Button>
        </div>
      )}
      {(phase === 'cancelled' || phase === 'failed') && (
        <div className={classes.working} role="status">
          <span>{t(phase === 'failed' ? 'forecast.failed' : 'forecast.cancelled')}</span>
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('forecast.again')}
          </Button>
        </div>
      )}
      <section className={classes.card} aria-label={t('forecast.title')}>
        <h2>{t('forecast.title')}</h2>
        <div className={classes.cases}>
          <WhatIfCard name={names.now} forecast={now} history={history} />
          <WhatIfCard name={names.assessors} forecast={caseOf('assessors')} against={now} history={history} isUnknown={!isTold}>
            {assessors === null || assessors === 0 ? (
              <p className={classes.note}>{t(assessors === 0 ? 'forecast.nobodyMay' : 'forecast.noAssessors')}</p>
            ) : (
              <NumberInput
                size="xs"
                label={t('forecast.assessorsInput')}
                description={t('forecast.assessorsHint', { count: assessors })}
                error={assessors + more > 0 ? null : t('forecast.noneLeft')}
                allowDecimal={false}
                min={-MOST_ASSESSORS}
                max={MOST_ASSESSORS}
                value={more}
                onChange={(value) => typeof value === 'number' && change({ assessors: value })}
              />
            )}
          </WhatIfCard>
          <WhatIfCard name={names.arrivals} forecast={caseOf('arrivals')} against={now} history={history} isPresentSame>
            <NumberInput
              size="xs"
              label={t('forecast.arrivalsInput')}
              suffix=" %"
              allowDecimal={false}
              min={-100}
              max={MOST_ARRIVALS}
              value={arrivals}
              onChange={(value) => typeof value === 'number' && change({ arrivals: value })}
            />
          </WhatIfCard>
        </div>
      </section>
      <div>
        <SegmentedControl
          className={classes.of ?? ''}
          size="xs"
          aria-label={t('forecast.of')}
          data={[
            { value: 'present', label: t('forecast.ofPresent') },
            { value: 'all', label: t('forecast.ofAll') },
          ]}
          value={of}
          onChange={(value) => change({ of: value === 'all' ? 'all' : 'present' })}
        />
        <ForecastLines
          title={t('forecast.curveTitle')}
          about={t('forecast.curveAbout')}
          curves={curves}
          dateAt={(workingDays) => dateAfter(history, workingDays)}
          saving={saving}
        />
      </div>
      <section className={classes.card} aria-label={t('forecast.by')}>
        <h2>{t('forecast.by')}</h2>
        <TextInput
          className={classes.date ?? ''}
          type="date"
          label={t('forecast.date')}
          description={days === null ? undefined : t('forecast.byDays', { count: days })}
          error={
            days === null
              ? t('forecast.dateHint', { from: formats.calendarDate(dateAfter(history, 1)), to: formats.calendarDate(lastDate) })
              : null
          }
          min={dateAfter(history, 1)}
          max={lastDate}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <DecidedBy forecast={forecast} names={names} confidences={CONFIDENCES} isAsked={days !== null} />
      </section>
      <Assumptions history={history} flow={flow} assessors={assessors} />
    </div>
  )
}
