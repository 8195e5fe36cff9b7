import type { OperationsToday } from '../../shared/protocol'
import type { About } from './about'
import { FigureView } from './figures/figure-state'
import { useFigure } from './figures/use-figure'
import { FlowTab } from './flow'
import { PeriodBasis } from './period-basis'
import { periodQuestion } from './period-question'

type Props = About & { today: OperationsToday | null; name: string }

/** How work flows in the chosen period, with what the hub tells of it. */
export function FlowPanel({ today, name, ...about }: Props) {
  const flow = useFigure(periodQuestion('flow', about))
  const turnaround = useFigure(periodQuestion('turnaround', about))
  const { achievementId } = about
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
            measure={about.settings.measure}
            name={name}
          />
        </>
      )}
    </FigureView>
  )
}
