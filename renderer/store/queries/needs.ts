import { type Basis, isWorkAgain } from '../../../shared/domain'
import type { AssayDatabase } from '../database'
import type { WorkNeed } from '../contract'
import type { AllocationRow } from '../rows'
import { DAMAGED_CODE, isRefused, isUnsentSubmission } from '../status'
import { isHandedOn } from './hand-over'

const BY_CODE: Readonly<Record<string, WorkNeed>> = {
  'submission-withdrawn': 'withdrawn',
  'allocation-moved': 'moved',
  'already-decided': 'decided',
  'no-receiver': 'moved',
  'not-independent': 'moved',
  'already-handed-over': 'moved',
  'not-allocated': 'access',
  'submission-revised': 'revised',
  [DAMAGED_CODE]: 'damaged',
  'rubric-superseded': 'superseded',
}

/** After these there is nothing to go on with, whatever else has changed. */
const ENDING: readonly WorkNeed[] = ['withdrawn', 'moved', 'not-handed', 'decided', 'access']

/** Whether work that needs me for this is somebody else's by now, or nobody's. */
export function isEnded(need: WorkNeed | null): boolean {
  return need !== null && ENDING.includes(need)
}

const BY_REMOVAL: Record<NonNullable<AllocationRow['removed']>, WorkNeed> = {
  withdrawn: 'withdrawn',
  moved: 'moved',
  ended: 'over',
  revised: 'replaced',
  superseded: 'replaced',
  access: 'access',
  purged: 'access',
}

/** What is asked where the work is to be judged by something else than it was written on; null where that is the same. */
export function needOfChange(from: Basis, to: Basis): WorkNeed | null {
  const isRevised = from.submissionRevision !== to.submissionRevision
  const isSuperseded = from.rubricId !== to.rubricId || from.rubricVersion !== to.rubricVersion
  if (isRevised && isSuperseded) return 'both'
  return isRevised ? 'revised' : isSuperseded ? 'superseded' : null
}

/** For what each of these that needs me needs me, from plain columns alone; those that don't are absent. */
export async function readNeeds(db: AssayDatabase, rows: readonly AllocationRow[]): Promise<Map<string, WorkNeed>> {
  const waiting = rows.filter(({ status }) => status === 'needs-me')
  const needs = await Promise.all(waiting.map(async (row) => [row.id, await readNeed(db, row)] as const))
  return new Map(needs)
}

async function readNeed(db: AssayDatabase, row: AllocationRow): Promise<WorkNeed> {
  const [draft, commands, receipt] = await Promise.all([
    db.drafts.get(row.id),
    db.outbox.where('allocationId').equals(row.id).toArray(),
    db.receipts.get(row.id),
  ])
  const last = commands.filter(isRefused).at(-1)
  if (last?.type === 'draft.hand-over' && isHandedOn(row, commands)) return 'not-handed'
  const refused = BY_CODE[last?.code ?? '']
  // A receipt is mine: another device of my own was first.
  const isHandedIn = receipt !== undefined && !isWorkAgain(receipt.stage)
  if (row.removed !== null) return BY_REMOVAL[row.removed]
  if (refused === 'decided' && isHandedIn) return 'handed-in'
  if (refused && ENDING.includes(refused)) return refused
  if (draft?.begun) {
    const changed = needOfChange(draft.basis, row)
    if (changed) return changed
  }
  if (row.state === 'moved') return 'moved'
  // Behind a refusal the rest waits: what says no more than that a review can't begin now may stand before my own submission.
  const isMineOut = draft?.phase === 'open' || commands.some(isUnsentSubmission)
  return refused ?? (isHandedIn && isMineOut ? 'handed-in' : 'refused')
}
