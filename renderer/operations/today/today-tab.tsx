import type { OperationsToday } from '../../../shared/protocol'
import type { Figure } from '../../store'
import type { About } from '../about'
import { FigureView } from '../figures/figure-state'
import { useFigure } from '../figures/use-figure'
import classes from '../operations.module.css'
import { periodQuestion } from '../period-question'
import { LoadsCard } from './loads-card'
import { NumberCards } from './number-cards'
import { WaitingCard } from './waiting-card'

type Props = About & { figure: Figure<OperationsToday> | undefined }

/** How work stands now: what is open, what is late or will be and why, and who has how much. */
export function TodayTab({ figure, ...about }: Props) {
  const turnaround = useFigure(periodQuestion('turnaround', about))
  const flow = useFigure(periodQuestion('flow', about))
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
            <WaitingCard figures={figures} about={about} />
            <LoadsCard figures={figures} about={about} />
          </div>
        </>
      )}
    </FigureView>
  )
}
