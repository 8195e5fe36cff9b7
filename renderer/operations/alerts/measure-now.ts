import {
  dateOf,
  dayNumberOf,
  driftDates,
  holdsStill,
  isUnanswerable,
  type Measured,
  measureWork,
  openCalendar,
  type WatchedMeasure,
  type WatchedWork,
} from '../../../shared/flow'
import type { FlowAnswer, OperationsToday } from '../../../shared/protocol'

/** What a rule would say of the figures that are known: too little to say something, or a value and whether it would fire. */
export type Outlook = { reason: 'too-little' } | (Measured & { fires: boolean })

type Rule = { measure: WatchedMeasure; achievementId: string | null; over: number }

/** Which dates have to be known of to tell drift today. */
export function datesOfDrift({ calendar, today }: Pick<OperationsToday, 'calendar' | 'today'>): { from: string; to: string } {
  const { first, last } = driftDates(openCalendar(calendar), dayNumberOf(today))
  return { from: dateOf(first), to: dateOf(last) }
}

/** The same that the hub does, with the same code. @param flow of `datesOfDrift`; only for drift */
export function outlookOf({ measure, achievementId, over }: Rule, figures: OperationsToday, flow: FlowAnswer | null): Outlook {
  const promises = new Map(figures.achievements.map((one) => [one.achievementId, one.promiseWorkingDays]))
  const open = figures.open.flatMap((row) => {
    const promiseWorkingDays = promises.get(row.achievementId)
    const isAbout = achievementId === null || row.achievementId === achievementId
    return isAbout && promiseWorkingDays !== undefined ? [{ ...row, promiseWorkingDays }] : []
  })
  const measured = measureWork(
    measure,
    { open, moved: movedIn(flow) },
    openCalendar(figures.calendar),
    dayNumberOf(figures.today),
  )
  if (isUnanswerable(measured)) return { reason: 'too-little' }
  return { ...measured, fires: holdsStill(measured.value, over, false) }
}

function movedIn(flow: FlowAnswer | null): WatchedWork['moved'] {
  const days = flow?.days ?? []
  return {
    came: days.reduce((sum, { arrived }) => sum + arrived, 0),
    left: days.reduce((sum, { decided, withdrawn, replaced }) => sum + decided + withdrawn + replaced, 0),
  }
}
