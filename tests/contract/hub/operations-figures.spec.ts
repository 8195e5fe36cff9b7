import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import {
  ageing,
  BUCKET_STARTS,
  bucketOf,
  type Calendar,
  cumulativeFlow,
  dateOf,
  dayNumberOf,
  isUnanswerable,
  littlesLaw,
  openCalendar,
  type OpenCalendar,
  OPEN_STAGES,
  type Passage,
  type Percentiles,
  promisedDay,
  promiseShare,
  SMALL_GROUP,
  type Span,
  standing,
  turnaround,
  turnaroundByStage,
} from '../../../shared/flow'
import { type FlowAnswer, type LatePage, type OperationsToday, ROUTES, type TurnaroundAnswer } from '../../../shared/protocol'
import { Client } from './kit/client'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { randomHistory, writeHistory } from './kit/random-history'
import { onBothDatabases, type TestHub } from './kit/stage'

/** By achievement, the panel whose work it is. */
const PANELS = new Map<string, string | null>([
  [idOf('solo'), idOf('one-panel')],
  [idOf('blind'), idOf('other-panel')],
  [idOf('pair'), idOf('one-panel')],
  [idOf('blind-pair'), null],
])
const ACHIEVEMENTS = [...PANELS.keys()]
const PROMISED = 10
const SOON = 2

const CALENDARS: [string, Calendar][] = [
  [
    'the usual week in Lisbon',
    { timeZone: 'Europe/Lisbon', workingDays: [1, 2, 3, 4, 5], workingHours: { start: '09:00', end: '17:00' }, holidays: [] },
  ],
  [
    'clocks that change within working hours, in New York, with holidays',
    {
      timeZone: 'America/New_York',
      workingDays: [1, 2, 3, 4, 5, 7],
      workingHours: { start: '00:00', end: '24:00' },
      holidays: ['2024-02-29', '2026-10-12', '2026-09-07'],
    },
  ],
  [
    'a date ahead of most, in Auckland, from Sunday to Thursday',
    {
      timeZone: 'Pacific/Auckland',
      workingDays: [7, 1, 2, 3, 4],
      workingHours: { start: '01:30', end: '12:15' },
      holidays: ['2026-10-26'],
    },
  ],
]

/** Both ends included. */
const PERIODS = [
  ['2026-08-05', '2026-11-02'],
  ['2026-10-25', '2026-10-25'],
  ['2024-02-28', '2025-01-02'],
  ['2026-05-01', '2026-11-30'],
] as const

async function givePanels(db: Db): Promise<void> {
  for (const [id, panelId] of PANELS) {
    const { body } = await db.selectFrom('achievements').select('body').where('id', '=', id).executeTakeFirstOrThrow()
    const { panelId: _, ...policy } = body.policy
    const changed = JSON.stringify({ ...body, policy: { ...policy, ...(panelId !== null && { panelId }) } })
    await db.updateTable('achievements').set({ body: changed }).where('id', '=', id).execute()
  }
}

type Precision = TurnaroundAnswer['precision']

/** A hub with a history that is known, counted by one calendar. */
type Known = { hub: TestHub; max: Client; passages: readonly Passage[]; calendar: OpenCalendar }

async function get<Answer>({ max }: Known, path: string): Promise<Answer> {
  const { status, body } = await max.get(path)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Answer
}

onBothDatabases((stage) => {
  it.each(CALENDARS)('by %s the database counts what shared/flow counts', async (_name, terms) => {
    const now = Date.parse('2026-11-02T12:00:00.000Z')
    const passages = randomHistory(1500, ACHIEVEMENTS, now, 7).map((passage) => ({
      ...passage,
      panelId: PANELS.get(passage.achievementId) ?? null,
    }))
    const hub = await withPast(await stage.hub(), (db) => writeHistory(db, passages), givePanels)
    expect(await operate(hub, { command: 'calendar', change: terms })).toMatchObject({ status: 200 })
    const known = { hub, max: await Client.signIn(hub.origin, 'max'), passages, calendar: openCalendar(terms) }
    const checkPeriods = async () => {
      for (const period of PERIODS) {
        await checkTurnaround(known, period)
        await checkFlow(known, period)
      }
    }
    await checkPeriods()
    await checkToday(known)
    // Once the dates that are over are added up, they are told from that.
    await hub.workOff()
    await checkPeriods()
    await checkLateNews(known)
  })
})

/** What comes to be known later of a date that is added up is told at once; of the date of its receipt nothing has changed. */
async function checkLateNews({ hub, passages, calendar }: Known): Promise<void> {
  const at = Date.parse('2026-10-20T12:00:00Z')
  const passage = passages.find(({ end, intervals }) => end === null && (intervals.at(-1)?.from ?? at) < at - 30 * 86_400_000)
  if (!passage) throw new Error('Nothing is open for so long.')
  const { submissionId, receivedAt, intervals } = passage
  const again = await withPast(hub, async (db) => {
    const ended = { ended_at: new Date(at), ended_as: 'decided' } as const
    await db.updateTable('passages').set(ended).where('submission_id', '=', submissionId).execute()
    const since = db.updateTable('stage_intervals').set({ to_at: new Date(at) })
    await since.where('submission_id', '=', submissionId).where('to_at', 'is', null).execute()
    const days = await db.selectFrom('days_added_up').select(sql<string>`day::text`.as('day')).execute()
    expect(days.length).toBeGreaterThan(700)
    const isAddedUp = (instant: number) => days.some(({ day }) => day === dateOf(calendar.dayOf(instant)))
    expect([isAddedUp(receivedAt), isAddedUp(at)]).toEqual([true, false])
  })
  const changed: Passage = {
    ...passage,
    end: { at, as: 'decided' },
    intervals: intervals.map((interval) => ({ ...interval, to: interval.to ?? at })),
  }
  const known = {
    hub: again,
    max: await Client.signIn(again.origin, 'max'),
    passages: passages.map((one) => (one === passage ? changed : one)),
    calendar,
  }
  for (const _ of ['not added up', 'added up again']) {
    await checkTurnaround(known, PERIODS[3])
    await checkFlow(known, PERIODS[3])
    await again.workOff()
  }
}

async function checkTurnaround(known: Known, [from, to]: readonly [string, string]): Promise<void> {
  const { passages, calendar } = known
  const answer = await get<TurnaroundAnswer>(known, `${ROUTES.operationsTurnaround}?from=${from}&to=${to}`)
  const { timeZone, holidays } = calendar.terms
  expect(answer.calendar).toMatchObject({ timeZone, holidays: [...holidays].sort() })
  const span = spanOf(calendar, dayNumberOf(from), dayNumberOf(to))
  const precision = dayNumberOf(to) - dayNumberOf(from) >= 90 ? 'bucket' : 'exact'
  const length = dayNumberOf(to) - dayNumberOf(from) + 1
  const earlier = spanOf(calendar, dayNumberOf(from) - length, dayNumberOf(from) - 1)
  expect(answer.before).toEqual({
    from: dateOf(dayNumberOf(from) - length),
    to: dateOf(dayNumberOf(from) - 1),
    ...tellCounted(countTurnaround(passages, earlier, calendar, precision)),
  })
  const expected = countTurnaround(passages, span, calendar, precision)
  const all = answer.groups.find(({ achievementId }) => achievementId === null)
  if (expected === undefined || expected.decided < SMALL_GROUP) return expect(all?.decided ?? null).toBe(null)
  expect(answer.precision).toBe(precision)
  expect(all).toMatchObject(expected)
  for (const group of answer.groups.filter(({ achievementId, decided }) => achievementId !== null && decided !== null)) {
    const own = passages.filter(({ achievementId }) => achievementId === group.achievementId)
    expect(group).toMatchObject(countTurnaround(own, span, calendar, precision) ?? {})
  }
  const counted = (isOf: (passage: Passage) => boolean) =>
    tellCounted(countTurnaround(passages.filter(isOf), span, calendar, precision))
  // All groups of these histories that there are at all are large enough.
  expect(answer.panels.map(({ panelId }) => panelId)).toEqual([null, ...[idOf('one-panel'), idOf('other-panel')].sort()])
  for (const { panelId, ...group } of answer.panels) expect(group).toEqual(counted((passage) => passage.panelId === panelId))
  const [first, later] = [counted(({ revision }) => revision === 1), counted(({ revision }) => revision > 1)]
  const isHidden = first.decided === null || later.decided === null
  expect(answer.revisions).toEqual(isHidden ? { first: HIDDEN, later: HIDDEN } : { first, later })
  const [elapsed, working] = (['calendar', 'working'] as const).map((measure) =>
    turnaroundByStage(passages, span, { measure, calendar }),
  )
  if (!elapsed || !working || isUnanswerable(elapsed) || isUnanswerable(working)) throw new Error('nothing was decided')
  expect(answer.stages.length).toBeGreaterThan(0)
  const everyStage = [...elapsed.stages.values()]
  // Of what isn't told nothing is left over.
  const toldShare = everyStage.reduce((sum, one) => (one.passages < SMALL_GROUP ? sum : sum + one.share), 0)
  expect(answer.hidesStages).toBe(everyStage.some((one) => one.passages < SMALL_GROUP))
  for (const { stage, share, ...row } of answer.stages) {
    const [one, other] = [elapsed.stages.get(stage), working.stages.get(stage)]
    const days = { calendarDays: one && told(one, precision), workingDays: other && told(other, precision) }
    expect({ stage, ...row }).toEqual({ stage, passages: one?.passages, ...days })
    expect(share).toBeCloseTo((one?.share ?? -1) / toldShare, 9)
  }
  if (precision === 'exact') checkAgeing(known, answer, span)
  expect(answer.dots.reduce((sum, { decided }) => sum + decided, 0)).toBe(expected.decided)
}

function spanOf(calendar: OpenCalendar, first: number, last: number): Span {
  return { from: calendar.startOf(first), to: calendar.startOf(last + 1) }
}

const HIDDEN = { decided: null, kept: null, calendarDays: null, workingDays: null }

/** As a group is told that isn't told together with others. */
function tellCounted(counted: ReturnType<typeof countTurnaround>) {
  if (counted === undefined) return { ...HIDDEN, decided: 0, kept: 0 }
  return counted.decided < SMALL_GROUP ? HIDDEN : counted
}

function checkAgeing({ passages, calendar, hub }: Known, answer: TurnaroundAnswer, span: Span): void {
  for (const measure of ['calendar', 'working'] as const) {
    const counted = ageing(passages, hub.clock.read().getTime(), span, { measure, calendar })
    if (isUnanswerable(counted)) throw new Error(counted.reason)
    const rows = answer.ageing.filter((row) => row.measure === measure)
    const of = ({ upTo50, upTo85, upTo95, older }: (typeof rows)[number]) => ({
      'up-to-50': upTo50,
      'up-to-85': upTo85,
      'up-to-95': upTo95,
      older,
    })
    expect(new Map(rows.map((row) => [row.stage, of(row)]))).toEqual(counted.stages)
  }
}

function countTurnaround(passages: readonly Passage[], span: Span, calendar: OpenCalendar, precision: Precision) {
  const elapsed = turnaround(passages, span, { measure: 'calendar', calendar })
  const working = turnaround(passages, span, { measure: 'working', calendar })
  const share = promiseShare(passages, span, calendar, () => PROMISED)
  if (isUnanswerable(elapsed) || isUnanswerable(working) || isUnanswerable(share)) return undefined
  return {
    decided: elapsed.passages,
    kept: share.kept,
    calendarDays: told(elapsed, precision),
    workingDays: told(working, precision),
  }
}

function told({ days }: Percentiles, precision: Precision) {
  const near = (value: number) => (precision === 'exact' ? expect.closeTo(value, 6) : withinBucket(value))
  return { p50: near(days[50]), p85: near(days[85]), p95: near(days[95]) }
}

/** Matches what is no farther from a number of days than the bucket there is wide. */
function withinBucket(exact: number) {
  const widthAt = (days: number) => (BUCKET_STARTS[bucketOf(days) + 1] ?? 0) - (BUCKET_STARTS[bucketOf(days)] ?? 0)
  return {
    asymmetricMatch: (days: number) => Math.abs(days - exact) <= Math.max(widthAt(days), widthAt(exact)),
    toString: () => `about ${exact}`,
  }
}

async function checkFlow(known: Known, [from, to]: readonly [string, string]): Promise<void> {
  const { days, littlesLaw: told } = await get<FlowAnswer>(known, `${ROUTES.operationsFlow}?from=${from}&to=${to}`)
  const flow = cumulativeFlow(known.passages, { first: dayNumberOf(from), last: dayNumberOf(to) }, known.calendar)
  expect(days.map(({ date }) => date)).toEqual(flow.dates)
  for (const stage of OPEN_STAGES)
    expect(
      days.map(({ open }) => open[stage] ?? 0),
      stage,
    ).toEqual([...flow.open[stage]])
  const summed = (steps: readonly number[], start: number) =>
    steps.map((_, at) => steps.slice(0, at + 1).reduce((sum, one) => sum + one, start))
  for (const how of ['decided', 'withdrawn', 'replaced'] as const)
    expect(
      summed(
        days.map((day) => day[how]),
        0,
      ),
      how,
    ).toEqual([...flow.left[how]])
  const before = (flow.arrived[0] ?? 0) - (days[0]?.arrived ?? 0)
  expect(
    summed(
      days.map(({ arrived }) => arrived),
      before,
    ),
  ).toEqual([...flow.arrived])
  const span = spanOf(known.calendar, dayNumberOf(from), dayNumberOf(to))
  // What happens at this millisecond has happened.
  const until = Math.min(span.to, known.hub.clock.read().getTime() + 1)
  const law = littlesLaw(known.passages, { ...span, to: until })
  if (isUnanswerable(law)) return expect(told).toEqual(law)
  expect(told).toEqual({
    ...law,
    open: expect.closeTo(law.open, 6),
    leftPerDay: expect.closeTo(law.leftPerDay, 6),
    meanDays: expect.closeTo(law.meanDays, 6),
    expected: expect.closeTo(law.expected, 6),
    before: { open: law.before.open, meanAge: expect.closeTo(law.before.meanAge, 6) },
    after: { open: law.after.open, meanAge: expect.closeTo(law.after.meanAge, 6) },
  })
}

async function checkToday(known: Known): Promise<void> {
  const { hub, passages, calendar } = known
  const { open, achievements, delays } = await get<OperationsToday>(known, ROUTES.operationsToday)
  expect(achievements.map(({ achievementId }) => achievementId).sort()).toEqual([...ACHIEVEMENTS].sort())
  const today = calendar.dayOf(hub.clock.read().getTime())
  const standingAs = (how: string) =>
    passages
      .filter(
        ({ end, receivedAt }) =>
          end === null && standing(calendar, promisedDay(calendar, receivedAt, PROMISED), today, SOON) === how,
      )
      .map(({ submissionId }) => submissionId)
  const sum = (rows: readonly Record<'soon' | 'late', number>[], key: 'soon' | 'late') =>
    rows.reduce((total, row) => total + row[key], 0)
  const work = open.filter(({ stage }) => stage !== 'with-candidate')
  const counted = (rows: readonly Record<'soon' | 'late', number>[]) => [sum(rows, 'soon'), sum(rows, 'late')]
  expect(counted(work)).toEqual([standingAs('soon').length, standingAs('late').length])
  expect(counted(delays)).toEqual(counted(work))
  expect(work.reduce((total, { inTime }) => total + inTime, 0)).toBe(standingAs('in-time').length)
  const ids: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: LatePage = await get(known, `${ROUTES.operationsLate}?limit=40${next && `&after=${next}`}`)
    ids.push(...page.rows.map(({ submissionId }) => submissionId))
    next = page.next
  }
  expect(ids).toHaveLength(new Set(ids).size)
  expect(ids.sort()).toEqual([...standingAs('late'), ...standingAs('soon')].sort())
}
