import { type Allocation, isWorkAgain } from '../../../shared/domain'
import type { DeskRecord, FollowedChange, Refusal } from '../../store'

/**
 * Why there is nothing to go on with. Mine is in from another device of my own: `handed-in` while the draft here was open,
 * `handed-in-twice` where that was sent as well; `decided`: by others, without either.
 */
export type EndedKind = 'withdrawn' | 'moved' | 'handed-in' | 'handed-in-twice' | 'decided' | 'over' | 'replaced' | 'access'

/** What came between me and my work. */
export type Conflict =
  /** The candidate handed in again, the rubric was superseded, or both: my draft can go on. */
  | { kind: 'superseded' | 'revised' | 'both'; followed: FollowedChange }
  /** `at`: when this machine learned of it; null where that isn't known. */
  | { kind: EndedKind; at: string | null }
  /** The hub refused for another reason, which `RefusalNotice` tells. */
  | { kind: 'refused'; refusal: Refusal }

const ENDED_BY_REMOVAL: Readonly<Record<NonNullable<Refusal['removed']>, EndedKind>> = {
  withdrawn: 'withdrawn',
  moved: 'moved',
  ended: 'over',
  revised: 'replaced',
  superseded: 'replaced',
  access: 'access',
  purged: 'access',
}

const ENDED_BY_CODE: Readonly<Record<string, EndedKind>> = {
  'submission-withdrawn': 'withdrawn',
  'allocation-moved': 'moved',
  'no-receiver': 'moved',
  'not-independent': 'moved',
  'already-handed-over': 'moved',
  'already-decided': 'decided',
  'not-allocated': 'access',
}

/** States in which an allocation is no longer mine to work on although nothing was refused. */
const ENDED_BY_STATE: Partial<Record<Allocation['state'], EndedKind>> = {
  moved: 'moved',
  lapsed: 'moved',
  returned: 'access',
  'conflict-declared': 'access',
  assessed: 'decided',
  ended: 'decided',
}

/**
 * What stands between me and my work, or null. That there is nothing left to go on with comes before what could be gone on with: a
 * submission may have been revised and then withdrawn.
 */
export function conflictOf({
  status,
  refusal,
  followed,
  allocation,
  receipt,
  isHandedIn,
}: Pick<DeskRecord, 'status' | 'refusal' | 'followed' | 'allocation' | 'receipt' | 'isHandedIn'>): Conflict | null {
  if (status !== 'needs-me') return null
  // A command that came too late to be in its place, such as that a review began, says less than what the allocation has come to.
  const said = refusal?.code === 'wrong-state' && !refusal.removed ? null : refusal
  const ended = said ? endedBy(said) : ENDED_BY_STATE[allocation.state]
  if (ended === 'decided' && receipt !== null && !isWorkAgain(receipt.stage)) {
    return { kind: said || isHandedIn ? 'handed-in-twice' : 'handed-in', at: refusal?.at || null }
  }
  if (ended) return { kind: ended, at: refusal?.at || null }
  if (followed?.rubric || followed?.submission) {
    const kind = followed.rubric && followed.submission ? 'both' : followed.rubric ? 'superseded' : 'revised'
    return { kind, followed }
  }
  return refusal && { kind: 'refused', refusal }
}

function endedBy({ removed, code }: Refusal): EndedKind | undefined {
  return removed ? ENDED_BY_REMOVAL[removed] : ENDED_BY_CODE[code]
}

/** Tells one conflict of an allocation from the next: what was put off is asked again when something else happens. */
export function nameOf(conflict: Conflict): string {
  // The hub's refusal may be here a moment before the receipt that says whose assessment was first.
  if (conflict.kind === 'handed-in' || conflict.kind === 'handed-in-twice') return 'decided'
  if (!('followed' in conflict)) return conflict.kind
  const { submissionRevision, rubricId, rubricVersion } = conflict.followed.to
  return `${conflict.kind} ${submissionRevision} ${rubricId} ${rubricVersion}`
}
