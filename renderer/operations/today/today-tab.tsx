import type { OperationsToday } from '../../../shared/protocol'
import { CumulativeFlow, TurnaroundScatter, useSaving } from '../../charts'
import type { Figure } from '../../store'
import type { About } from '../about'
import { FigureView } from '../figures/figure-state'
import { useFigure } from '../figures/use-figure'
import classes from '../operations.module.css'
import { periodQuestion } from '../period-question'
import { allTogether } from '../turnaround/all-together'
import { LoadsCard } from './loads-card'
import { NumberCards } from './number-cards'
import { WaitingCard } from './waiting-card'

type Props = About & {
  figure: Figure<OperationsToday> | undefined
  /** What the figures are of, for the names of files. */
  name: string
}

/** How work stands now: what is open, what is late or will be and why, who has how much, and how it got there. */
export function TodayTab({ figure, name, ...about }: Props) {
  const turnaround = useFigure(periodQuestion('turnaround', about))
  const flow = useFigure(periodQuestion('flow', about))
  const saving = useSaving(name)
  const done = turnaround?.answer
  return (
    <FigureView figure={figure} rows={6}>
      {(figures) => (
        <>
          <NumberCards
            figures={figures}
            turnaround={turnaround}
            achievementId={about.achievementId}
            flow={flow?.answer ?? null}
          />
          <div className={classes.grid}>
            <WaitingCard figures={figures} about={about} name={name} />
            <div className={classes.pair}>
              {done && (
                <TurnaroundScatter
                  dots={done.dots}
                  from={done.from}
                  to={done.to}
                  percentiles={allTogether(done, about.achievementId)?.calendarDays ?? null}
                  saving={saving}
                />
              )}
              {flow?.answer && <CumulativeFlow days={flow.answer.days} saving={saving} />}
            </div>
            <LoadsCard figures={figures} about={about} name={name} />
          </div>
        </>
      )}
    </FigureView>
  )
}
