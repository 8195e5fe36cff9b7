import type { Annotation, Assessment } from '../../../shared/domain'
import { findMissing, isWorkAgain, withSoundTexts } from '../../../shared/domain'
import { type Command, CommandSchema } from '../../../shared/protocol'
import { now, openValue, sealedAs, type StoreContext } from '../context'
import type { SubmitResult, TakeBackResult } from '../contract'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { restate, restateTables } from '../restate'
import type { AllocationRow, OutboxRow, ReceiptRow } from '../rows'
import { sealJson } from '../sealing'
import { DAMAGED_CODE, isOpenState, isRefused, isUnsent } from '../status'
import { makeSeenMark } from '../travel/seen-mark'
import { isOutdated, needWorkRows, openWork, type WorkRows } from '../work'
import { isGivingBack } from './give-back'
import { commandBase, prepareCommand } from './commands'

/** Checks what is missing; otherwise closes the draft and queues the command in one transaction. */
export function submit(context: StoreContext, allocationId: string): Promise<SubmitResult> {
  return context.lanes.run(allocationId, async () => {
    for (;;) {
      const rows = await needWorkRows(context, allocationId)
      if (rows.draft?.phase === 'closed') return { ok: false, reason: 'already-sent' }
      if (!(await isOpen(context, rows.allocation))) return { ok: false, reason: 'not-open' }
      if (isOutdated(rows)) return { ok: false, reason: 'outdated' }
      const { rubric, achievement, assessment, annotations } = await openWork(context, rows)
      const missing = findMissing(rubric, assessment, annotations, { ...achievement.policy, task: rows.allocation.task })
      if (missing.length > 0) return { ok: false, missing }
      const seen = await makeSeenMark(context, rows.allocation)
      const command = makeSubmit(context, rows, { assessment, annotations, seen })
      const entry = await prepareCommand(context, command)
      const review = await sealReview(context, assessment)
      if (await storeSubmission(context, rows, entry, review)) return { ok: true, commandId: command.id }
    }
  })
}

/** Whether the hub will take an assessment, as far as this machine knows. */
async function isOpen({ db }: StoreContext, { id, state, removed }: AllocationRow): Promise<boolean> {
  if (removed !== null) return false
  // What is being given back is to go to somebody else.
  if ((await db.outbox.where('allocationId').equals(id).toArray()).some(isGivingBack)) return false
  if (isOpenState(state)) return true
  // A decision that was taken back or returned is open again; the receipt may be here before the allocation's own change of state.
  return state === 'assessed' && isWorkAgain((await db.receipts.get(id))?.stage)
}

type Submitted = { assessment: Assessment; annotations: Annotation[]; seen: string | undefined }

function makeSubmit(context: StoreContext, rows: WorkRows, { assessment, annotations, seen }: Submitted): Command {
  // What a person hands in must fit the contract: a mistake of ours shows here, not as a refusal hours later.
  // Quotes come out of PDF files with characters that the hub can't take; they must not keep a decision here for ever.
  const said = withSoundTexts({ assessment, annotations })
  return CommandSchema.parse({ ...commandBase(context, rows.allocation), type: 'assessment.submit', ...said, seen })
}

async function sealReview(context: StoreContext, { allocationId, activeSeconds }: Assessment) {
  const place = sealedAs.review(allocationId, 1)
  const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, { activeSeconds })
  return { allocationId, finishedAt: now(context), version: 1, sealed }
}

async function storeSubmission(
  { db }: StoreContext,
  rows: WorkRows,
  entry: OutboxRow,
  review: Awaited<ReturnType<typeof sealReview>>,
): Promise<boolean> {
  const allocationId = rows.allocation.id
  return db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const [draft, allocation, annotations] = await Promise.all([
      db.drafts.get(allocationId),
      db.allocations.get(allocationId),
      db.annotations.where('allocationId').equals(allocationId).toArray(),
    ])
    // Another window changed something since we looked: look again, so that what goes out is what is shown.
    if (!draft || draft.version !== rows.draft?.version || draft.phase !== rows.draft.phase) return false
    if (allocation?.keyId !== rows.allocation.keyId || allocation.revision !== rows.allocation.revision) return false
    if (!sameAnnotations(annotations, rows.annotations)) return false
    await db.drafts.put({ ...draft, phase: 'closed', before: null })
    await settleRefusals(db, allocationId)
    await db.outbox.add(entry)
    await db.reviews.put(review)
    await restate(db, allocationId)
    return true
  })
}

/** Whether these are the same versions of the same notes, removed or not. */
export function sameAnnotations(a: WorkRows['annotations'], b: WorkRows['annotations']): boolean {
  const names = (rows: WorkRows['annotations']) =>
    rows
      .map((row) => `${row.id} ${row.version} ${row.removedAt}`)
      .sort()
      .join()
  return names(a) === names(b)
}

/** I went on from what the hub refused: those commands need me no longer. */
export async function settleRefusals(db: StoreContext['db'], allocationId: string): Promise<void> {
  const refused = await db.outbox
    .where('allocationId')
    .equals(allocationId)
    .filter((entry) => !entry.settled && (entry.state === 'rejected' || entry.state === 'conflict'))
    .toArray()
  await db.outbox.bulkPut(refused.map((entry) => ({ ...entry, settled: true })))
}

/** Takes back my decision: what can't have left this machine is simply not sent; otherwise the hub is asked. */
export function takeBack(context: StoreContext, allocationId: string): Promise<TakeBackResult> {
  return context.lanes.run(allocationId, async (): Promise<TakeBackResult> => {
    const { db } = context
    const { allocation } = await needWorkRows(context, allocationId)
    const withdrawn = await withdrawUnsent(context, allocationId)
    if (withdrawn !== null) {
      await destroyDoomedKeys(context)
      return { ok: true, commandId: withdrawn }
    }
    const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
    const receipt = await db.receipts.get(allocationId)
    const submitted = commands.filter((entry) => entry.type === 'assessment.submit').at(-1)
    // What the hub refused stands nowhere, so a command about it would only wait behind the refusal.
    const isNothing = !submitted || submitted.settled || isRefused(submitted) || isTakenBack(commands, submitted)
    if (isNothing) return { ok: false, reason: 'nothing-to-take-back' }
    if (await isTooLate(context, receipt)) return { ok: false, reason: 'too-late' }
    const entry = await prepareCommand(context, {
      ...commandBase(context, allocation),
      type: 'decision.take-back',
      submitCommandId: submitted.commandId,
    })
    await db.transaction('rw', restateTables(db), async () => {
      await db.outbox.add(entry)
      await restate(db, allocationId)
    })
    return { ok: true, commandId: entry.commandId }
  })
}

/** Takes a submission out of the outbox that was never tried; null where there is none such. */
async function withdrawUnsent({ db }: StoreContext, allocationId: string): Promise<string | null> {
  return db.transaction('rw', restateTables(db), async () => {
    const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
    const entry = commands.filter((command) => command.type === 'assessment.submit').at(-1)
    // After an attempt it may have arrived although no answer did: then only the hub can take it back.
    if (!entry?.position || entry.state !== 'waiting' || entry.attempts > 0) return null
    await db.outbox.delete(entry.position)
    await doomKeys(db, [entry.keyId])
    await db.reviews.delete(allocationId)
    const draft = await db.drafts.get(allocationId)
    if (draft) await db.drafts.put({ ...draft, phase: 'open' })
    await restate(db, allocationId)
    return entry.commandId
  })
}

/** Whether this submission was taken back, or is being. */
function isTakenBack(commands: readonly OutboxRow[], submitted: OutboxRow): boolean {
  return commands.some(
    (entry) =>
      entry.type === 'decision.take-back' &&
      (entry.position ?? 0) > (submitted.position ?? 0) &&
      (isUnsent(entry) || entry.state === 'acknowledged'),
  )
}

async function isTooLate(context: StoreContext, receipt: ReceiptRow | undefined): Promise<boolean> {
  if (!receipt) return false
  if (receipt.stage === 'released') return true
  if (receipt.releaseAt === null) return receipt.stage === 'decided'
  return Date.parse(receipt.releaseAt) <= (await context.hubClock.now()).getTime()
}

/** My work on an allocation as JSON, readable without Assay. */
export async function exportWork(context: StoreContext, allocationId: string): Promise<string> {
  const rows = await needWorkRows(context, allocationId)
  const { submission, achievement, rubric, assessment, annotations } = await openWork(context, rows)
  const commands = await context.db.outbox.where('allocationId').equals(allocationId).toArray()
  // What was set aside because it can't be read must not keep the rest from being exported.
  const sent = await Promise.all(
    commands
      .filter((entry) => entry.code !== DAMAGED_CODE)
      .map((entry) => {
        const place = sealedAs.command(entry.keyId, entry.commandId)
        return openValue<Command>(context, place.keyId, place.context, entry.sealed)
      }),
  )
  const { id, submissionRevision, dueOn } = rows.allocation
  const work = {
    format: 'assay-work/1',
    exportedAt: now(context),
    allocation: { id, submissionId: submission.id, submissionRevision, dueOn },
    achievement: { id: achievement.id, name: achievement.name },
    rubric,
    assessment,
    annotations,
    commands: sent,
  }
  return JSON.stringify(work, null, 2)
}
