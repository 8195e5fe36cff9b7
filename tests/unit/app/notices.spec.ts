import { describe, expect, it } from 'vitest'
import { findDue, sortOut } from '../../../renderer/app/shell/notices'
import type { Alert, AlertTerms } from '../../../shared/domain'
import { openCalendar } from '../../../shared/flow'

const calendar = openCalendar({
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: [],
})
const NOON = new Date('2026-11-23T11:00:00.000Z')
const NIGHT = new Date('2026-11-23T22:00:00.000Z')
const terms = { quietHours: { from: '20:00', to: '07:00' }, quietOnFreeDays: false } as AlertTerms
const rules = [{ id: 'rule', terms }]
const alert = (change: Partial<Alert> = {}): Alert => ({
  id: 'alert',
  ruleId: 'rule',
  name: 'Much is late',
  measure: 'late-share',
  achievementId: null,
  over: 10,
  firedAt: NOON.toISOString(),
  value: 12,
  n: 300,
  clearedAt: null,
  toldAt: NOON.toISOString(),
  timesTold: 1,
  desktop: true,
  ...change,
})
const due = (alerts: Alert[], now = NOON, messages: { id: string; isRead: boolean }[] = []) =>
  findDue({ alerts, rules, messages }, calendar, now).map(({ key }) => key)

describe('what is told outside of the window', () => {
  it('is an alert that the hub told of and that holds, each time anew', () => {
    expect(due([alert(), alert({ id: 'again', timesTold: 3 })])).toEqual(['alert alert 1', 'alert again 3'])
  })

  it.each([
    ['quiet hours on the hub kept it', { toldAt: null }],
    ['it is over', { clearedAt: NOON.toISOString() }],
    ['its rule tells otherwise', { desktop: false }],
  ])('is none where %s', (_, change) => {
    expect(due([alert(change)])).toEqual([])
  })

  it('waits for the end of quiet hours where Assay was opened in them, and not for those of a rule that is gone', () => {
    expect(due([alert()], NIGHT)).toEqual([])
    expect(due([alert({ ruleId: 'gone' })], NIGHT)).toEqual(['alert alert 1'])
  })

  it('is a message that nobody opened', () => {
    expect(
      due([], NIGHT, [
        { id: 'one', isRead: false },
        { id: 'two', isRead: true },
      ]),
    ).toEqual(['message one'])
  })

  it('is told once', () => {
    const all = findDue({ alerts: [alert()], rules, messages: [{ id: 'one', isRead: false }] }, calendar, NOON)
    const first = sortOut(all, [])
    expect(first.fresh).toEqual(all)
    expect(sortOut(all, first.told)).toEqual({ fresh: [], told: ['alert alert 1', 'message one'] })
    const many = Array.from({ length: 1200 }, (_, at) => `message ${at}`)
    expect(sortOut(all, many).told).toHaveLength(1000)
    expect(sortOut(all, many).told.slice(-2)).toEqual(first.told)
  })
})
