import { dateOf, dayNumberOf, type Stage } from '../../../shared/flow'
import type { FlowAnswer, OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'

const CALENDAR: FlowAnswer['calendar'] = {
  timeZone: 'Europe/Lisbon',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-10-05'],
}
const FROM = '2026-08-26'
export const TODAY = '2026-11-23'
const told = { asOf: `${TODAY}T09:30:00.000Z`, calendar: CALENDAR }

/** Numbers from 0 up to 1, the same each time. */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const WAYS: { stage: Stage; part: number }[] = [
  { stage: 'waiting-first', part: 0.38 },
  { stage: 'first', part: 0.18 },
  { stage: 'waiting-second', part: 0.22 },
  { stage: 'second', part: 0.09 },
  { stage: 'waiting-adjudication', part: 0.06 },
  { stage: 'adjudication', part: 0.05 },
  { stage: 'waiting-release', part: 0.02 },
]

/** Answers of 90 dates in which so many revisions were decided, with about a third as many open. */
export function stagedAnswers(decided: number): {
  turnaround: TurnaroundAnswer
  flow: FlowAnswer
  loads: OperationsToday['loads']
} {
  const next = drawn(7)
  const [first, last] = [dayNumberOf(FROM), dayNumberOf(TODAY)]
  const dates = last - first + 1
  const isWorkingDay = (day: number) => (day + 3) % 7 < 5 && !CALENDAR.holidays.includes(dateOf(day))
  const dots = new Map<string, TurnaroundAnswer['dots'][number]>()
  const decidedOn = new Array<number>(dates).fill(0)
  const arrivedOn = new Array<number>(dates).fill(0)
  const all: number[] = []
  const draw = () => {
    const days = -Math.log(1 - next()) * 4 + next() * 2
    let at = Math.floor(next() ** 0.8 * dates)
    while (!isWorkingDay(first + at)) at = (at + 1) % dates
    return { days, at }
  }
  for (let one = 0; one < decided; one += 1) {
    const { days, at } = draw()
    all.push(days)
    decidedOn[at] = (decidedOn[at] ?? 0) + 1
    const arrived = Math.max(0, at - Math.round(days * 1.4))
    arrivedOn[arrived] = (arrivedOn[arrived] ?? 0) + 1
    const date = dateOf(first + at)
    const dot = dots.get(`${date} ${Math.floor(days)}`) ?? { date, days: Math.floor(days), decided: 0 }
    dot.decided += 1
    dots.set(`${date} ${Math.floor(days)}`, dot)
  }
  for (let one = 0; one < decided / 3; one += 1) {
    const { at } = draw()
    arrivedOn[at] = (arrivedOn[at] ?? 0) + 1
  }
  let open = Math.round(decided / 12)
  const days = Array.from({ length: dates }, (_, at): FlowAnswer['days'][number] => {
    const [arrived = 0, gone = 0] = [arrivedOn[at], decidedOn[at]]
    open += arrived - gone
    return {
      date: dateOf(first + at),
      isWorkingDay: isWorkingDay(first + at),
      arrived,
      decided: gone,
      withdrawn: 0,
      replaced: 0,
      open: shared(Math.max(0, open)),
    }
  })
  all.sort((one, other) => one - other)
  const at = (percent: number) => all[Math.floor(((all.length - 1) * percent) / 100)] ?? 0
  const enough = decided >= 5
  const calendarDays = enough ? { p50: at(50) * 1.4, p85: at(85) * 1.4, p95: at(95) * 1.4 } : null
  const workingDays = enough ? { p50: at(50), p85: at(85), p95: at(95) } : null
  const group = { decided: enough ? decided : null, calendarDays, workingDays, kept: enough ? Math.round(decided * 0.88) : null }
  const none = { decided: null, calendarDays: null, workingDays: null, kept: null }
  const rows = days.at(-1)?.open ?? {}
  return {
    flow: {
      ...told,
      from: FROM,
      to: TODAY,
      days,
      littlesLaw: decided < 20 ? { reason: 'too-few' } : law(decided, open),
    },
    turnaround: {
      ...told,
      from: FROM,
      to: TODAY,
      precision: 'exact',
      groups: [
        { achievementId: null, ...group },
        { achievementId: PERSON('a', 1), ...group },
        { achievementId: PERSON('a', 2), ...none },
      ],
      panels: [{ panelId: null, ...group }],
      before: { from: '2026-05-28', to: '2026-08-25', ...group, kept: enough ? Math.round(decided * 0.82) : null },
      revisions: { first: group, later: none },
      hidesStages: false,
      stages: enough
        ? WAYS.map(({ stage, part }) => ({
            stage,
            stayed: 0,
            passages: Math.ceil(decided * Math.min(1, part * 3)),
            calendarDays: { p50: part * 10, p85: part * 22, p95: part * 41 },
            workingDays: { p50: part * 7, p85: part * 15, p95: part * 28 },
            share: part,
          }))
        : [],
      ageing: (['calendar', 'working'] as const).flatMap((measure) =>
        enough
          ? Object.entries(rows).map(([stage, count]) => {
              const [upTo85, upTo95, older] = [Math.round(count * 0.3), Math.round(count * 0.12), Math.round(count * 0.06)]
              return { measure, stage: stage as Stage, upTo50: count - upTo85 - upTo95 - older, upTo85, upTo95, older }
            })
          : [],
      ),
      dots: enough ? [...dots.values()] : [],
    },
    loads: Array.from({ length: Math.min(300, Math.ceil(decided / 10)) }, (_, person) => {
      const has = Math.round((next() * decided) / Math.max(1, Math.min(300, decided / 10)))
      return {
        personId: PERSON('b', person),
        name: person === 1 ? 'Maximiliane Wagner-Oppenheimer von Trautenfels' : `Assessor ${person + 1}`,
        open: has,
        begun: Math.floor(has / 3),
        overdue: person % 4 === 0 ? Math.floor(has / 5) : 0,
        handedInLately: has,
        away: null,
        mayTake: [PERSON('a', 1)],
      }
    }),
  }
}

const PERSON = (kind: string, at: number) => `0198${kind}000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** Open work in its stages, to the last one. */
function shared(open: number): FlowAnswer['days'][number]['open'] {
  const parts = WAYS.map(({ stage, part }) => [stage, Math.floor(open * part)] as const)
  const rest = open - parts.reduce((sum, [, count]) => sum + count, 0)
  return Object.fromEntries(
    parts.map(([stage, count], at) => [stage, at === 0 ? count + rest : count]).filter(([, count]) => Number(count) > 0),
  )
}

function law(decided: number, open: number): FlowAnswer['littlesLaw'] {
  return {
    open: open * 0.8,
    leftPerDay: decided / 90,
    meanDays: 5.6,
    expected: (decided / 90) * 5.6,
    holds: false,
    because: ['more-open', 'older-open'],
    before: { open: Math.round(decided / 12), meanAge: 3.1 },
    after: { open, meanAge: 6.4 },
    stayed: 2,
    passages: decided,
  }
}
