import type { OperationsToday } from '../../../shared/protocol'
import { CumulativeFlow, TurnaroundScatter, useSaving } from '../../charts'
import type { Figure } from '../../store'
import type { About } from '../about'
import { FigureView } from '../figures/figure-state'
import { useFigure } from '../figures/use-figure'
import classes from '../operations.module.css'
import { periodQuestion } from '../period-question'
import { allTogether } from '../turnaround/all-together'
import { useFileName } from '../use-file-name'
import { BacklogCard } from './backlog-card'
import { LoadsCard } from './loads-card'
import { NumberCards } from './number-cards'
import { WaitingCard } from './waiting-card'

type Props = About & { figure: Figure<OperationsToday> | undefined }

/** How work stands now: what is open, what is late or will be and why, who has how much, and how it got there. */
export function TodayTab({ figure, ...about }: Props) {
  const turnaround = useFigure(periodQuestion('turnaround', about))
  const flow = useFigure(periodQuestion('flow', about))
  const nameOf = useFileName(about)
  const [done, flown] = [turnaround?.answer, flow?.answer]
  const period = done ?? flown
  const saving = useSaving(period ? nameOf(period.from, period.to) : '')
  return (
    <FigureView figure={figure} rows={6}>
      {(figures) => (
        <>
          <dl className={classes.cards}>
            <NumberCards figures={figures} turnaround={turnaround} achievementId={about.achievementId} />
            <BacklogCard flow={flow} />
          </dl>
          <div className={classes.grid}>
            <WaitingCard figures={figures} about={about} />
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
              {flown && <CumulativeFlow days={flown.days} saving={saving} />}
            </div>
            <LoadsCard figures={figures} about={about} />
          </div>
        </>
      )}
    </FigureView>
  )
}
