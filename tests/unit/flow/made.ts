import fc from 'fast-check'
import {
  type Calendar,
  type FlowEvent,
  followPassage,
  type Instant,
  isUnanswerable,
  openCalendar,
  type Passage,
  type Situation,
  type Unanswerable,
} from '../../../shared/flow'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Monday to Friday, nine to five, in Lisbon, with two holidays of 2026. */
export const LISBON: Calendar = {
  timeZone: 'Europe/Lisbon',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-01', '2026-12-08'],
}
export const lisbon = openCalendar(LISBON)

/** An instant from its ISO 8601 form. */
export function at(iso: string): Instant {
  return Date.parse(iso)
}

/** A passage that was decided, or is open where `end` is null; all of it waiting for a first assessor. */
export function madePassage(receivedAt: Instant, end: Instant | null, more: Partial<Passage> = {}): Passage {
  const events: FlowEvent[] = end === null ? [] : [{ at: end, kind: 'ended', as: 'decided', asked: false }]
  const of = { submissionId: 's', revision: 1, achievementId: 'a', panelId: null, receivedAt }
  return { ...followPassage(of, events), ...more }
}

export function answered<Answer extends object>(answer: Answer | Unanswerable): Answer {
  if (isUnanswerable(answer)) throw new Error(`no answer: ${answer.reason}`)
  return answer
}

type Step = Partial<Situation>
const BEGIN: Step = { reviewing: true }
const handIn = (assessed: number): Step => ({ reviewing: false, assessed })
const DECIDE: Step = { decided: true }
/** What a revision may go through, up to the end. */
const WAYS: readonly (readonly Step[])[] = [
  [BEGIN, handIn(1), DECIDE],
  [BEGIN, { ...handIn(1), ...DECIDE }, { decided: false, assessed: 0, reviewing: true }, { ...handIn(1), ...DECIDE }],
  [handIn(1), BEGIN, { ...handIn(2), ...DECIDE }],
  [BEGIN, handIn(1), { secondLook: true }, BEGIN, { ...handIn(2), ...DECIDE }],
  [BEGIN, handIn(1), BEGIN, handIn(2), { adjudicating: true }, { adjudicating: false, ...DECIDE }],
  [BEGIN, { reviewing: false }, BEGIN, handIn(1), BEGIN, handIn(2), { adjudicating: true }, { adjudicating: false, assessed: 1 }],
]

/** Times on the clock of every zone: spring 2026 to spring 2028, with a leap day and changes of clocks, every quarter of an hour. */
const FIRST = at('2026-02-01T00:00:00Z')
const instants = fc.integer({ min: 0, max: 780 * 96 }).map((quarter) => FIRST + quarter * 15 * MINUTE)
/** Often nothing, or exactly a day; mostly hours to days. */
const gaps = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, DAY) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 10 * 96 }).map((quarters) => quarters * 15 * MINUTE) },
)

/** Passages as submissions have them, some open, some resubmitted; those of a submission follow one another. */
export function madeHistory(): fc.Arbitrary<Passage[]> {
  const ends = fc.constantFrom('decided', 'decided', 'not-yet', 'not-yet', 'withdrawn', 'replaced', 'open' as const)
  const revision = fc.record({ way: fc.constantFrom(...WAYS), gaps: fc.array(gaps, { minLength: 10, maxLength: 10 }), end: ends })
  const submission = fc.record({
    receivedAt: instants,
    achievementId: fc.constantFrom('a', 'b', 'c'),
    revisions: fc.array(revision, { minLength: 1, maxLength: 3 }),
  })
  return fc.array(submission, { minLength: 1, maxLength: 25 }).map((submissions) =>
    submissions.flatMap(({ receivedAt, achievementId, revisions }, number) => {
      const passages: Passage[] = []
      let begins = receivedAt
      for (const [place, { way, gaps, end }] of revisions.entries()) {
        const goesOn = end === 'not-yet' || end === 'replaced'
        const events: FlowEvent[] = []
        let now = begins
        for (const [step, change] of way.entries()) {
          now += gaps[step] ?? 0
          events.push({ at: now, kind: 'changed', change })
        }
        const asked = end === 'not-yet'
        if (end !== 'open') events.push({ at: (now += gaps[8] ?? 0), kind: 'ended', as: asked ? 'decided' : end, asked })
        const isLast = !goesOn || place === revisions.length - 1
        if (asked && !isLast) events.push({ at: (now += gaps[9] ?? 0), kind: 'answered' })
        const submissionId = `submission ${number}`
        passages.push(
          followPassage({ submissionId, revision: place + 1, achievementId, panelId: null, receivedAt: begins }, events),
        )
        begins = now
        if (isLast) break
      }
      return passages
    }),
  )
}
