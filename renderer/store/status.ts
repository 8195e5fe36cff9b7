import { type AllocationState, isWorkAgain, type Receipt } from '../../shared/domain'
import type { ActingType, WorkStatus } from './contract'
import type { AllocationRow, DraftRow, OutboxRow } from './rows'

/** What the status of a piece of work follows from; all of it lies in plain columns. */
export type WorkFacts = {
  state: AllocationState
  removed: AllocationRow['removed']
  isDiscarded: boolean
  isKept: boolean
  /** Null where nothing was begun. */
  draftPhase: DraftRow['phase'] | null
  /** The draft was written on another revision or rubric version than the allocation names now. */
  isOutdated: boolean
  receiptStage: Receipt['stage'] | null
  outbox: readonly Pick<OutboxRow, 'state' | 'type' | 'settled' | 'code'>[]
}

const OPEN_STATES: readonly AllocationState[] = ['offered', 'accepted', 'in-review']

/** Whether an assessment may be handed in, as far as this machine knows. */
export function isOpenState(state: AllocationState): boolean {
  return OPEN_STATES.includes(state)
}

/** Whether the hub refused something that nobody has dealt with yet. */
export function isRefused(entry: Pick<OutboxRow, 'state' | 'settled'>): boolean {
  return !entry.settled && (entry.state === 'rejected' || entry.state === 'conflict')
}

/** Stands where the hub's code does for a command that can't be read any more: it was set aside here, and never reached the hub as it is. */
export const DAMAGED_CODE = 'damaged'

/** Codes after which the work is somebody else's, or nobody's: there is nothing to go on with. */
const ENDING_CODES: readonly string[] = [
  'submission-withdrawn',
  'allocation-moved',
  'not-allocated',
  'already-decided',
  'no-receiver',
  'not-independent',
  'already-handed-over',
]

/** Whether a refusal with this code ends the work that it is about. */
export function isEnding(code: string | null): boolean {
  return code !== null && ENDING_CODES.includes(code)
}

/** States in which the work was given to somebody else, or to nobody. */
const LEFT_STATES: readonly AllocationState[] = ['moved', 'returned', 'lapsed', 'conflict-declared']

/** Whether the hub still gives this work, and its evidence, to me. */
export function isGiven({ state, removed }: Pick<AllocationRow, 'state' | 'removed'>): boolean {
  return removed === null && !LEFT_STATES.includes(state)
}

/** Whether it is still mine to assess, whatever has come up: no refusal that nobody has dealt with says otherwise. */
function isStillMine({ state, removed, outbox }: Pick<WorkFacts, 'state' | 'removed' | 'outbox'>): boolean {
  const isOver = outbox.some((entry) => isRefused(entry) && isEnding(entry.code) && !isActing(entry.type))
  return isOpenState(state) && removed === null && !isOver
}

/** Whether a command of this type takes the draft along: it is closed while that is on its way, and opens again where it is refused. */
export function closesDraft(type: OutboxRow['type']): boolean {
  return type === 'assessment.submit' || type === 'draft.hand-over'
}

/** What a lead asks that stands under no allocation of theirs, and of which calibration tells: rounds, who may assess what, rubrics, and decisions to be looked at again. */
export function isAskedByLead(type: OutboxRow['type']): boolean {
  const others: OutboxRow['type'][] = [
    'person.qualify',
    'qualification.give',
    'qualification.end',
    'rubric.publish',
    'decision.look-again',
    'decision.looked-at',
  ]
  return type.startsWith('round.') || others.includes(type)
}

/** What those who run an assessment ask for, and what is answered to them: it stands under no work of mine, or says nothing of it. */
export function isActing(type: OutboxRow['type']): type is ActingType {
  return (ACTING as readonly string[]).includes(type)
}

const ACTING: readonly ActingType[] = [
  'work.move',
  'promise.set',
  'intake.pause',
  'intake.resume',
  'message.send',
  'message.answer',
  'absence.set',
  'absence.end',
  'alert.set',
  'alert.end',
  'report-mail.set',
  'report-mail.end',
  'report-mail.send',
]

/** What never has an allocation here, and whose refusal its own room tells or nobody need hear of: nobody decides anything about it in the sync centre. */
export function isToldApart(type: OutboxRow['type']): boolean {
  return type === 'submission.claim' || type === 'report.read' || isAskedByLead(type) || isActing(type)
}

/** Whether nothing rests on it: what was said in a thread and refused keeps nothing else of its round waiting, and what was asked for in operations nothing at all. */
export function standsAlone(type: OutboxRow['type']): boolean {
  return type === 'round.comment' || type === 'round.agree' || isActing(type)
}

/** Whether a command is still to reach the hub. */
export function isUnsent(entry: Pick<OutboxRow, 'state'>): boolean {
  return entry.state === 'waiting' || entry.state === 'sending' || entry.state === 'held'
}

/** Whether it hands an assessment in, and is still to reach the hub. */
export function isUnsentSubmission(entry: Pick<OutboxRow, 'state' | 'type'>): boolean {
  return entry.type === 'assessment.submit' && isUnsent(entry)
}

/** What my work on an allocation has come to. What needs a person comes first: it is what doesn't pass by itself. */
export function deriveStatus(facts: WorkFacts): WorkStatus {
  // Who leads may move work that they have themselves: that says nothing of what they made of it.
  const outbox = facts.outbox.filter(({ type }) => !isActing(type))
  if (outbox.some(isRefused)) return 'needs-me'
  if (outbox.some((entry) => isUnsent(entry) && entry.type !== 'allocation.begin')) return 'waiting-to-send'
  if (facts.draftPhase === 'open' && facts.isOutdated) return 'needs-me'
  // What was accepted about an older revision says nothing of work that has been opened again since.
  const isOpenAgain = facts.draftPhase === 'open' && isOpenState(facts.state)
  if (facts.receiptStage !== null && !isWorkAgain(facts.receiptStage) && !isOpenAgain) {
    // My draft here was never handed in: another device of mine handed in another one.
    return facts.draftPhase === 'open' ? 'needs-me' : facts.receiptStage
  }
  const begun = facts.draftPhase !== null
  if (facts.removed !== null) return begun ? 'needs-me' : 'to-assess'
  // The receipt may come before the allocation's own change of state.
  if (isWorkAgain(facts.receiptStage)) return begun ? 'draft' : 'to-assess'
  if (isOpenState(facts.state)) return begun ? 'draft' : 'to-assess'
  if (facts.state === 'assessed') return 'accepted'
  if (facts.state === 'ended') return 'decided'
  // Moved, returned, lapsed or a conflict of interest: what I had begun is kept and needs a decision of mine.
  return begun ? 'needs-me' : 'to-assess'
}

/** The list that it stands in. */
export function deriveView(facts: WorkFacts, status: WorkStatus, hasSubmission: boolean): AllocationRow['view'] {
  if (!hasSubmission || facts.isDiscarded) return 'hidden'
  switch (status) {
    case 'needs-me':
      if (isStillMine(facts)) return 'asks'
      return facts.isKept ? 'kept' : 'needs-me'
    case 'draft':
      return 'drafts'
    case 'to-assess':
      return isOpenState(facts.state) && facts.removed === null ? 'to-assess' : 'hidden'
    case 'decided':
      // Ended without my having assessed it: nothing of mine is in it.
      return facts.receiptStage === null && facts.draftPhase === null ? 'hidden' : 'sent'
    default:
      return 'sent'
  }
}
