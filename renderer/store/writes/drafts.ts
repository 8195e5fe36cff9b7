import type { Assessment, Score } from '../../../shared/domain'
import { basisOf, emptyScore } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { now, sealedAs, type StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import type { DraftRow, OutboxRow } from '../rows'
import { sealJson } from '../sealing'
import { StoreError } from '../store-error'
import { countScoredOf, isOutdated, needWorkRows, openWork, type WorkRows } from '../work'
import { commandBase, prepareCommand } from './commands'

type Change = (assessment: Assessment) => Assessment
type Waiting = { change: Change; begins: boolean }
/** Changes that are written together. `written` once that has begun: they succeed or fail as one. */
type Batch = { changes: Waiting[]; written: Promise<void> | null }

/**
 * Writes my draft as it is typed. Changes to one allocation are applied in the order in which they were made; those that come
 * while an earlier one is being written go into the next write together, and each resolves when its own has reached the disk.
 */
export class DraftWriter {
  readonly #waiting = new Map<string, Batch>()
  readonly #context: StoreContext

  constructor(context: StoreContext) {
    this.#context = context
  }

  changeScore(allocationId: string, criterionId: string, change: Partial<Omit<Score, 'criterionId'>>): Promise<void> {
    return this.#change(allocationId, true, (assessment) => {
      const known = assessment.scores.some((score) => score.criterionId === criterionId)
      const scores = known ? assessment.scores : [...assessment.scores, emptyScore(criterionId)]
      return {
        ...assessment,
        scores: scores.map((score) => (score.criterionId === criterionId ? { ...score, ...change } : score)),
      }
    })
  }

  changeAssessment(
    allocationId: string,
    change: Partial<Pick<Assessment, 'recommendation' | 'overrideReason' | 'feedback'>>,
  ): Promise<void> {
    return this.#change(allocationId, true, (assessment) => ({ ...assessment, ...change }))
  }

  addActiveSeconds(allocationId: string, seconds: number): Promise<void> {
    return this.#change(allocationId, false, (assessment) => ({
      ...assessment,
      activeSeconds: assessment.activeSeconds + Math.max(0, seconds),
    }))
  }

  #change(allocationId: string, begins: boolean, change: Change): Promise<void> {
    const batch = this.#waiting.get(allocationId) ?? { changes: [], written: null }
    this.#waiting.set(allocationId, batch)
    batch.changes.push({ change, begins })
    // Whichever of these runs first writes all that wait by then; the others have the same end.
    return this.#context.lanes.run(allocationId, () => {
      if (batch.written === null) {
        this.#waiting.delete(allocationId)
        batch.written = writeDraft(this.#context, allocationId, batch.changes)
      }
      return batch.written
    })
  }
}

/** Seals the changed draft and stores it, unless another window wrote in between: then the change is applied to theirs. */
export async function writeDraft(context: StoreContext, allocationId: string, changes: readonly Waiting[]): Promise<void> {
  const begins = changes.some((one) => one.begins)
  let begin: OutboxRow | null = null
  for (;;) {
    const rows = await needWorkRows(context, allocationId)
    if (rows.draft?.phase === 'closed') {
      // Looking at what was sent is no change of it.
      if (!begins) return
      throw new StoreError('already-sent', 'This assessment has been sent.')
    }
    if (begins && isOutdated(rows))
      throw new StoreError('outdated', 'What this was written on has changed: decide first how it goes on.')
    const work = await openWork(context, rows)
    const assessment = { ...changes.reduce((value, { change }) => change(value), work.assessment), updatedAt: now(context) }
    const version = (rows.draft?.version ?? 0) + 1
    const place = sealedAs.draft(rows.allocation.keyId, allocationId, version)
    const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, assessment)
    const scored = countScoredOf({ ...work, assessment })
    const begun = begins || (rows.draft?.begun ?? false)
    const basis = basisOf(rows.draft?.begun ? rows.draft.basis : rows.allocation)
    const before = rows.draft?.before ?? null
    if (begins && mayBegin(rows)) begin ??= await prepareCommand(context, makeBegin(context, rows))
    if (await storeDraft(context, rows, { version, sealed, begun, basis, before }, { scored, begin })) return
  }
}

/** Whether this is the first work on an allocation that the hub doesn't know to be in review. */
function mayBegin({ draft, allocation }: WorkRows): boolean {
  return !draft?.begun && (allocation.state === 'offered' || allocation.state === 'accepted') && allocation.removed === null
}

function makeBegin(context: StoreContext, { allocation }: WorkRows): Command {
  return { ...commandBase(context, allocation), type: 'allocation.begin' }
}

async function storeDraft(
  { db }: StoreContext,
  rows: WorkRows,
  draft: Omit<DraftRow, 'allocationId' | 'phase'>,
  { scored, begin }: { scored: number; begin: OutboxRow | null },
): Promise<boolean> {
  const allocationId = rows.allocation.id
  return db.transaction('rw', restateTables(db), async () => {
    const [current, allocation] = await Promise.all([db.drafts.get(allocationId), db.allocations.get(allocationId)])
    if (current?.version !== rows.draft?.version || current?.phase !== rows.draft?.phase) return false
    // Ended and perhaps come back in the meantime: its key is another one now.
    if (allocation?.keyId !== rows.allocation.keyId) return false
    await db.drafts.put({ ...draft, allocationId, phase: 'open' })
    if (begin && mayBegin(rows)) await db.outbox.add(begin)
    await restate(db, allocationId, { scored })
    return true
  })
}
