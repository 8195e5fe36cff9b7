import type { FlowAnswer, OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import { AgeingChart, CumulativeFlow, useSaving, WorkInProgress } from '../../charts'
import classes from './flow.module.css'
import { LittlesLawCard } from './littles-law-card'

type Props = {
  flow: FlowAnswer
  /** Null while they aren't known: then nothing is drawn of them. */
  turnaround: TurnaroundAnswer | null
  loads: OperationsToday['loads'] | null
  /** By what time ages are told. */
  measure: 'calendar' | 'working'
  /** What the figures are of, for the names of files. */
  name: string
}

/** How work flows: what came and went, how old what is open is, who has how much, and whether all that agrees. */
export function FlowTab({ flow, turnaround, loads, measure, name }: Props) {
  const saving = useSaving(name)
  const all = turnaround?.groups.find(({ achievementId }) => achievementId === null)
  return (
    <div className={classes.tab}>
      <div className={classes.wide}>
        <CumulativeFlow days={flow.days} saving={saving} />
      </div>
      {turnaround && (
        <AgeingChart
          ageing={turnaround.ageing}
          measure={measure}
          percentiles={(measure === 'calendar' ? all?.calendarDays : all?.workingDays) ?? null}
          saving={saving}
        />
      )}
      <LittlesLawCard law={flow.littlesLaw} />
      {loads && (
        <div className={classes.wide}>
          <WorkInProgress loads={loads} saving={saving} />
        </div>
      )}
    </div>
  )
}
