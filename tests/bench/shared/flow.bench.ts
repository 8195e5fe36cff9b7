import { expect, it } from 'vitest'
import {
  ageing,
  type Calendar,
  cumulativeFlow,
  dailyCounts,
  dailyHistograms,
  FORECAST_RUNS,
  forecastCompletion,
  isUnanswerable,
  littlesLaw,
  openCalendar,
  type Passage,
  turnaroundBy,
  turnaroundByStage,
} from '../../../shared/flow'
import { measure, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { makePassages } from './made-passages'

const LISBON: Calendar = {
  timeZone: 'Europe/Lisbon',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-04-03', '2026-12-25'],
}
const PASSAGES = scaled(50_000, 2000)
const all = makePassages(PASSAGES)
const tenth = makePassages(PASSAGES / 10)
const span = { from: Date.parse('2026-02-01T00:00:00Z'), to: Date.parse('2026-12-01T00:00:00Z') }

/** Every figure over passages, once, by working time; the calendar is looked up anew. */
function tellAll(passages: readonly Passage[]): Promise<number> {
  return milliseconds(async () => {
    const calendar = openCalendar(LISBON)
    const basis = { measure: 'working', calendar } as const
    const days = { first: calendar.dayOf(span.from), last: calendar.dayOf(span.to) }
    turnaroundBy(passages, span, basis, ({ achievementId }) => achievementId)
    dailyHistograms(passages, span, basis)
    cumulativeFlow(passages, days, calendar)
    const answers = [turnaroundByStage(passages, span, basis), ageing(passages, span.to, span, basis), littlesLaw(passages, span)]
    const { arrived, left } = dailyCounts(passages, days, calendar, 'working')
    const question = { dailyFinished: left, dailyArrived: arrived, open: 300, runs: FORECAST_RUNS, seed: 1 }
    answers.push(forecastCompletion({ ...question, assessorFactor: 1.5 }) as (typeof answers)[number])
    expect(answers.some(isUnanswerable)).toBe(false)
  })
}

it('flow-scale', async () => {
  const ours = () => tellAll(all)
  const baseline = () => tellAll(tenth)
  const note = `every figure and a forecast of ${FORECAST_RUNS} runs, by working time, of ${PASSAGES} passages; against a tenth of them`
  writeResult(await measure({ name: 'flow-scale', unit: 'ms', mustReach: 11, aim: 10, note, ours, baseline }))
})
