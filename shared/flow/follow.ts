import type { Instant, Passage, PassageEnd, StageInterval } from './passage'
import { type Situation, stageOf } from './stages'

/** Something that changed what is known of a revision. */
export type FlowEvent = { at: Instant } & (
  | { kind: 'changed'; change: Partial<Situation> }
  /** `asked`: for a new revision. */
  | { kind: 'ended'; as: PassageEnd['as']; asked: boolean }
  /** The candidate answered with a new revision, or withdrew. */
  | { kind: 'answered' }
)

const NOTHING_YET: Situation = { assessed: 0, secondLook: false, reviewing: false, adjudicating: false, decided: false }

/**
 * The passage of one revision from what happened to it, in the order in which it happened: what the hub keeps as it happens, or reads from its
 * tables afterwards. Neighbouring times in the same stage are one interval; several events of one instant leave no trace of what was between them.
 *
 * @throws RangeError where an event comes before the one before it, or after the end
 */
export function followPassage(
  of: Pick<Passage, 'submissionId' | 'revision' | 'achievementId' | 'panelId' | 'receivedAt'>,
  events: readonly FlowEvent[],
): Passage {
  const intervals: StageInterval[] = [{ stage: stageOf(NOTHING_YET), from: of.receivedAt, to: null }]
  let situation = NOTHING_YET
  let end: PassageEnd | null = null
  let before = of.receivedAt
  for (const event of events) {
    if (event.at < before) throw new RangeError(`The event "${event.kind}" at ${event.at} comes before the one before it.`)
    before = event.at
    if (event.kind === 'answered') {
      close(intervals, event.at)
    } else if (end) {
      throw new RangeError(`The event "${event.kind}" at ${event.at} comes after the end.`)
    } else if (event.kind === 'ended') {
      end = { at: event.at, as: event.as }
      close(intervals, event.at)
      if (event.asked) intervals.push({ stage: 'with-candidate', from: event.at, to: null })
    } else {
      situation = { ...situation, ...event.change }
      enter(intervals, stageOf(situation), event.at)
    }
  }
  return { ...of, end, intervals }
}

function close(intervals: StageInterval[], at: Instant): void {
  const last = intervals.at(-1)
  if (last && last.to === null) last.to = at
}

function enter(intervals: StageInterval[], stage: StageInterval['stage'], at: Instant): void {
  const last = intervals.at(-1)
  if (last?.stage === stage) return
  close(intervals, at)
  // What lasted no time is left out.
  if (last && last.from === at) intervals.pop()
  const joined = intervals.at(-1)
  if (joined?.stage === stage) joined.to = null
  else intervals.push({ stage, from: at, to: null })
}
