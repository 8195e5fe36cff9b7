import { basisOf } from '../../../shared/domain'
import type { AssayDatabase } from '../database'
import type { WorkNeed } from '../contract'
import type { AllocationRow } from '../rows'
import { isRefused, isUnsentSubmission } from '../status'

const BY_CODE: Readonly<Record<string, WorkNeed>> = {
  'submission-withdrawn': 'withdrawn',
  'allocation-moved': 'moved',
  'already-decided': 'decided',
  'no-receiver': 'moved',
  'not-independent': 'moved',
  'already-handed-over': 'moved',
  'not-allocated': 'access',
  'submission-revised': 'revised',
  'rubric-superseded': 'superseded',
}

/** After these there is nothing to go on with, whatever else has changed. */
const ENDING: readonly WorkNeed[] = ['withdrawn', 'moved', 'decided', 'access']

const BY_REMOVAL: Record<NonNullable<AllocationRow['removed']>, WorkNeed> = {
  withdrawn: 'withdrawn',
  moved: 'moved',
  ended: 'over',
  revised: 'replaced',
  superseded: 'replaced',
  access: 'access',
  purged: 'access',
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
  const refused = BY_CODE[commands.filter(isRefused).at(-1)?.code ?? '']
  // A receipt is mine: another device of my own was first.
  const isHandedIn = receipt !== undefined && receipt.stage !== 'taken-back'
  if (row.removed !== null) return BY_REMOVAL[row.removed]
  if (refused === 'decided' && isHandedIn) return 'handed-in'
  if (refused && ENDING.includes(refused)) return refused
  if (draft?.begun) {
    const [from, to] = [basisOf(draft.basis), basisOf(row)]
    const isRevised = from.submissionRevision !== to.submissionRevision
    const isSuperseded = from.rubricId !== to.rubricId || from.rubricVersion !== to.rubricVersion
    if (isRevised && isSuperseded) return 'both'
    if (isRevised) return 'revised'
    if (isSuperseded) return 'superseded'
  }
  if (row.state === 'moved') return 'moved'
  // Behind a refusal the rest waits: what says no more than that a review can't begin now may stand before my own submission.
  const isMineOut = draft?.phase === 'open' || commands.some(isUnsentSubmission)
  return refused ?? (isHandedIn && isMineOut ? 'handed-in' : 'refused')
}
