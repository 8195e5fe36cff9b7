import type { Ref } from 'react'
import { createPortal } from 'react-dom'
import type { FlowAnswer, TurnaroundAnswer } from '../../../shared/protocol'
import { AgeingChart, CumulativeFlow, type Saving, StageBars, TurnaroundScatter } from '../../charts'
import classes from './report.module.css'

type Props = {
  turnaround: TurnaroundAnswer
  flow: FlowAnswer
  measure: 'calendar' | 'working'
  ref: Ref<HTMLDivElement>
}

/** Nothing is saved from here. */
const NO_SAVING: Saving = { csv: () => undefined, png: () => undefined, svg: () => undefined }

/** The charts of a report, drawn out of sight in the width that they have on paper, to be read from there. */
export function MonthCharts({ turnaround, flow, measure, ref }: Props) {
  const all = turnaround.groups.find(({ achievementId }) => achievementId === null)
  const saving = NO_SAVING
  return createPortal(
    <div ref={ref} className={classes.outOfSight} aria-hidden="true" inert>
      <div data-chart="scatter">
        <TurnaroundScatter
          dots={turnaround.dots}
          from={turnaround.from}
          to={turnaround.to}
          percentiles={all?.calendarDays ?? null}
          saving={saving}
        />
      </div>
      <div data-chart="stages">
        <StageBars stages={turnaround.stages} hidesStages={turnaround.hidesStages} measure={measure} saving={saving} />
      </div>
      <div data-chart="flow">
        <CumulativeFlow days={flow.days} saving={saving} />
      </div>
      <div data-chart="ageing">
        <AgeingChart
          ageing={turnaround.ageing}
          measure={measure}
          percentiles={(measure === 'calendar' ? all?.calendarDays : all?.workingDays) ?? null}
          saving={saving}
        />
      </div>
    </div>,
    document.body,
  )
}
