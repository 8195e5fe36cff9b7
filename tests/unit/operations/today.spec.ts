import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, soundSettings } from '../../../renderer/operations/settings'
import { listLoads } from '../../../renderer/operations/today/load-list'
import { keptOf, summarise } from '../../../renderer/operations/today/summary'
import { listWaiting, sortWaiting, waitOf } from '../../../renderer/operations/today/waiting'
import { STAGES } from '../../../shared/flow'
import type { OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'

const [A, B] = ['0b8f4a52-7f0e-4d0f-9b57-0c9a8b1f2e11', '1b8f4a52-7f0e-4d0f-9b57-0c9a8b1f2e12']
const achievement = (achievementId: string) => ({
  achievementId,
  promiseWorkingDays: 10,
  assessors: 2,
  arrivedToday: 1,
  leftToday: 0,
  arrivedInWeek: 5,
  leftInWeek: 3,
})
const open = (
  achievementId: string,
  stage: OperationsToday['open'][number]['stage'],
  counts: [number, number, number],
  at: string,
) => ({
  achievementId,
  stage,
  inTime: counts[0],
  soon: counts[1],
  late: counts[2],
  oldestReceivedAt: at,
})
const load = (name: string, openParts: number, mayTake: string[], away: OperationsToday['loads'][number]['away'] = null) => ({
  personId: crypto.randomUUID(),
  name,
  open: openParts,
  begun: 0,
  overdue: 0,
  handedInLately: 4,
  away,
  mayTake,
})

/** A Monday; the Friday before was a holiday. */
const FIGURES: OperationsToday = {
  asOf: '2026-11-23T09:00:00.000Z',
  calendar: {
    timeZone: 'Europe/Lisbon',
    workingDays: [1, 2, 3, 4, 5],
    workingHours: { start: '09:00', end: '17:00' },
    holidays: ['2026-11-20'],
  },
  today: '2026-11-23',
  soonWorkingDays: 2,
  achievements: [achievement(A), achievement(B)],
  open: [
    open(A, 'waiting-first', [4, 2, 1], '2026-11-16T10:00:00.000Z'),
    // The oldest here is in time: how old it is says nothing of what is late.
    open(A, 'adjudication', [9, 0, 0], '2026-01-05T10:00:00.000Z'),
    open(A, 'with-candidate', [70, 0, 0], '2026-01-05T10:00:00.000Z'),
    open(B, 'second-look', [0, 0, 5], '2026-11-09T10:00:00.000Z'),
  ],
  delays: [
    { achievementId: A, reason: 'not-begun', soon: 2, late: 0 },
    { achievementId: A, reason: 'unclaimed', soon: 0, late: 1 },
    { achievementId: B, reason: 'waiting-for-second', soon: 0, late: 5 },
  ],
  loads: [load('Bao', 3, [A]), load('Ada', 9, [A, B], { from: '2026-11-23', until: null }), load('Cem', 9, [B])],
}
const NAMES: Record<string, string> = { [A]: 'Alpha', [B]: 'Beta' }

describe('what is late or about to be', () => {
  test('every stage waits somewhere, but for what lies with its candidate', () => {
    expect(STAGES.filter((stage) => waitOf(stage) === null)).toEqual(['with-candidate'])
  })

  test('is counted without what lies with candidates, with its age in working days and its commonest reason', () => {
    const [alpha, beta] = listWaiting(FIGURES, null)
    expect(alpha).toMatchObject({ open: 16, late: 1, soon: 2, oldestDays: 4, why: { reason: 'not-begun', count: 2 } })
    expect(alpha?.waits).toEqual({ first: 3, second: 0, adjudication: 0, release: 0 })
    expect(beta).toMatchObject({ open: 5, late: 5, oldestDays: 9, waits: { second: 5 } })
    expect(summarise(FIGURES, null)).toMatchObject({ open: 21, late: 6, soon: 2, arrived: 10, ended: 6, mostly: { count: 5 } })
    expect(summarise(FIGURES, A)).toMatchObject({ open: 16, late: 1, arrived: 5 })
  })

  test('comes in the order that was asked for', () => {
    const rows = listWaiting(FIGURES, null)
    const order = (by: 'waits' | 'achievement' | 'oldest', direction: 'ascending' | 'descending') =>
      sortWaiting(
        rows,
        { by, direction },
        (id) => NAMES[id] ?? '',
        () => '',
      ).map(({ achievementId }) => NAMES[achievementId])
    expect(order('waits', 'descending')).toEqual(['Beta', 'Alpha'])
    expect(order('achievement', 'ascending')).toEqual(['Alpha', 'Beta'])
    expect(order('oldest', 'ascending')).toEqual(['Alpha', 'Beta'])
  })
})

test('loads are of those who may take the work, by name where they are equal', () => {
  const names = (settings: Parameters<typeof listLoads>[1]) => listLoads(FIGURES.loads, settings).map(({ name }) => name)
  expect(names({ achievementId: null, search: '', sort: { by: 'open', direction: 'descending' } })).toEqual(['Ada', 'Cem', 'Bao'])
  expect(names({ achievementId: A, search: '', sort: { by: 'away', direction: 'descending' } })).toEqual(['Ada', 'Bao'])
  expect(names({ achievementId: null, search: ' CE', sort: { by: 'name', direction: 'ascending' } })).toEqual(['Cem'])
})

test('the share within the promise is held against the period before, and neither is told of small groups', () => {
  const told = { calendarDays: null, workingDays: null }
  const before = { from: '2026-05-28', to: '2026-08-25', decided: 40, kept: 33, ...told }
  const answer = (decided: number | null, kept: number | null, then = before) =>
    ({ groups: [{ achievementId: A, decided, kept, ...told }], before: then }) as unknown as TurnaroundAnswer
  expect(keptOf(answer(50, 44), A)).toEqual({ share: 0.88, decided: 50, change: 5 })
  expect(keptOf(answer(null, null), A)).toBeNull()
  expect(keptOf(answer(50, 44, { ...before, decided: 0, kept: 0 }), A)?.change).toBeNull()
})

test('settings that another version kept are taken as far as they make sense', () => {
  expect(soundSettings({})).toEqual(DEFAULT_SETTINGS)
  const strange = { tab: 'gone', period: { lastDays: 14 }, loads: { by: 'mood', direction: 'up' }, measure: 'calendar' }
  expect(soundSettings(strange as never)).toEqual({ ...DEFAULT_SETTINGS, measure: 'calendar' })
  const dates = { from: '2026-01-01', to: '2026-02-01' }
  expect(soundSettings({ period: dates }).period).toEqual(dates)
})
