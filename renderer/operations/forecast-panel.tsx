import type { OperationsToday } from '../../shared/protocol'
import type { About } from './about'
import { FigureView } from './figures/figure-state'
import { useFigure } from './figures/use-figure'
import { ForecastTab } from './forecast'
import { PeriodBasis } from './period-basis'
import { periodQuestion } from './period-question'

type Props = About & { today: OperationsToday | null; name: string }

/** When the backlog clears, by the history of the chosen period. */
export function ForecastPanel({ today, name, ...about }: Props) {
  const { achievementId } = about
  const flow = useFigure(periodQuestion('flow', about))
  // Who may be given nothing of it does nothing of it either.
  const assessors =
    today?.loads.filter(({ mayTake }) => (achievementId === null ? mayTake.length > 0 : mayTake.includes(achievementId)))
      .length ?? null
  return (
    <FigureView figure={flow} rows={6}>
      {(answer) => (
        <>
          {flow && <PeriodBasis figure={flow} about={about} dates="period" hasMeasure={false} />}
          <ForecastTab flow={answer} assessors={assessors} name={name} />
        </>
      )}
    </FigureView>
  )
}
