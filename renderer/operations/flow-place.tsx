import type { OperationsToday } from '../../shared/protocol'
import type { About } from './about'
import { FigureView } from './figures/figure-state'
import { useFigure } from './figures/use-figure'
import { FlowTab } from './flow'
import { ForecastTab } from './forecast'
import { PeriodBasis } from './period-basis'
import { periodQuestion } from './period-question'
import { useFileName } from './use-file-name'

type Props = { today: OperationsToday | null; about: About }

/** How work flows, of the chosen period and achievement. */
export function FlowPlace({ today, about }: Props) {
  const flow = useFigure(periodQuestion('flow', about))
  const turnaround = useFigure(periodQuestion('turnaround', about))
  const nameOf = useFileName(about)
  const { achievementId, settings } = about
  const loads = today?.loads.filter(({ mayTake }) => achievementId === null || mayTake.includes(achievementId)) ?? null
  return (
    <FigureView figure={flow} rows={6}>
      {(answer) => (
        <>
          {flow && <PeriodBasis figure={flow} about={about} dates="period" hasMeasure />}
          <FlowTab
            flow={answer}
            turnaround={turnaround?.answer ?? null}
            loads={loads}
            measure={settings.measure}
            name={nameOf(answer.from, answer.to)}
          />
        </>
      )}
    </FigureView>
  )
}

/** When the backlog clears, by the history of the chosen period and achievement. */
export function ForecastPlace({ today, about }: Props) {
  const flow = useFigure(periodQuestion('flow', about))
  const nameOf = useFileName(about)
  return (
    <FigureView figure={flow} rows={6}>
      {(answer) => (
        <>
          {flow && <PeriodBasis figure={flow} about={about} dates="period" hasMeasure={false} />}
          <ForecastTab flow={answer} assessors={assessorsOf(today, about.achievementId)} name={nameOf(answer.from, answer.to)} />
        </>
      )}
    </FigureView>
  )
}

/** How many may be given this work; null where that isn't known. */
function assessorsOf(today: OperationsToday | null, achievementId: string | null): number | null {
  if (today === null) return null
  if (achievementId === null) return today.loads.filter(({ mayTake }) => mayTake.length > 0).length
  return today.achievements.find((one) => one.achievementId === achievementId)?.assessors ?? null
}
