import type { Achievement, AlertTerms } from '../../shared/domain'
import { driftDates, type Measured, measureWork, type OpenCalendar, type Unanswerable, type WatchedWork } from '../../shared/flow'
import type { HubContext } from '../context'
import { readMoved, readOpen } from '../operations'
import type { Trx } from '../store'

/** By rule: what it looks at, as work stands now. One look at the database for all of them. */
export async function measureRules(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  rules: readonly { id: string; terms: AlertTerms }[],
  calendar: OpenCalendar,
): Promise<Map<string, Measured | Unanswerable>> {
  const today = calendar.dayOf(clock().getTime())
  const bodies = await trx.selectFrom('achievements').select('body').orderBy('id').execute()
  const achievements = bodies.map(({ body }) => body)
  const open = await readOpen(trx, achievements, calendar, today)
  const hasDrift = rules.some(({ terms }) => terms.measure === 'drift')
  const moved = hasDrift ? await readMoved(trx, driftDates(calendar, today), calendar) : new Map()
  const workOf = (some: readonly Achievement[]): WatchedWork => {
    const promises = new Map(some.map(({ id, policy }) => [id, policy.promiseWorkingDays]))
    const moves = some.map(({ id }) => moved.get(id) ?? { came: 0, left: 0 })
    return {
      open: open.flatMap((row) => {
        const promiseWorkingDays = promises.get(row.achievementId)
        return promiseWorkingDays === undefined ? [] : [{ ...row, promiseWorkingDays }]
      }),
      moved: {
        came: moves.reduce((sum, { came }) => sum + came, 0),
        left: moves.reduce((sum, { left }) => sum + left, 0),
      },
    }
  }
  return new Map(
    rules.map(({ id, terms: { measure, achievementId } }) => {
      const some = achievements.filter((one) => achievementId === null || one.id === achievementId)
      return [id, measureWork(measure, workOf(some), calendar, today)]
    }),
  )
}
