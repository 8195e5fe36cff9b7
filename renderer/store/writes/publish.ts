import { MOST_LOOKED_AT_AGAIN, newCommandId, newId, RubricContentSchema } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, type Command, CommandSchema } from '../../../shared/protocol'
import { now, type StoreContext } from '../context'
import type { PublishAnswer, WorkLabel } from '../contract'
import { destroyDoomedKeys, doomKeys } from '../doomed-keys'
import { labelOfRubric } from '../queries/led'
import type { OutboxRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import { prepareCommand } from './commands'
import { isTaken, openRubricDraft, publicationOf } from './rubric-drafts'

type Tag = { submissionIds: readonly string[]; reason: string }
type Basis = { rubricId: string; rubricVersion: number }

/** Asks the hub to publish the draft of an achievement's rubric, and to tag decisions with it. Nothing is asked where either isn't whole. */
export function publishRubric(context: StoreContext, achievementId: string, tag?: Tag): Promise<PublishAnswer> {
  const { db, lanes } = context
  return lanes.run(achievementId, async (): Promise<PublishAnswer> => {
    for (;;) {
      const row = await db.rubricDrafts.get(achievementId)
      const before = row && (await publicationOf(context, row))
      if (!row || isTaken(row, before)) return { ok: false, reason: 'nothing' }
      if (before && isUnsent(before)) return { ok: false, reason: 'waiting' }
      const { basedOn, content, note } = await openRubricDraft(context, row)
      const rubric = RubricContentSchema.safeParse(content)
      const id = newId()
      const wish = { type: 'rubric.publish', allocationId: id, rubric: rubric.data, note }
      const command = rubric.success ? CommandSchema.safeParse({ ...baseOf(context, basedOn), ...wish }) : undefined
      if (!command?.success || tag?.reason.trim() === '') return { ok: false, reason: 'incomplete' }
      const about = await labelOfRubric(context, achievementId, rubric.data?.title)
      const entry = await prepareCommand(context, command.data, about)
      const tags = tag ? await prepareTags(context, basedOn, tag, about, () => id) : []
      const isAsked = await db.transaction('rw', [db.rubricDrafts, db.outbox, db.meta], async () => {
        // Another window may have written, or asked, in the meantime.
        const current = await db.rubricDrafts.get(achievementId)
        if (current?.version !== row.version || current.publishId !== row.publishId) return false
        if (before && isRefused(before)) await putAway(context, before)
        await db.rubricDrafts.put({ ...current, publishId: entry.commandId })
        await send(context, [entry, ...tags])
        return true
      })
      await destroyDoomedKeys(context)
      if (isAsked) return { ok: true, id }
    }
  })
}

/** The person has read why the hub refused: the draft goes on, and what was to be tagged with it isn't. */
export async function settlePublication(context: StoreContext, achievementId: string): Promise<void> {
  const { db, lanes } = context
  await lanes.run(achievementId, () =>
    db.transaction('rw', [db.rubricDrafts, db.outbox, db.meta], async () => {
      const row = await db.rubricDrafts.get(achievementId)
      const publication = row && (await publicationOf(context, row))
      if (!row || !publication || !isRefused(publication)) return
      await putAway(context, publication)
      await db.rubricDrafts.put({ ...row, publishId: null })
    }),
  )
  await destroyDoomedKeys(context)
}

/** Lets go of drafts whose version the hub has taken; also where a crash came between the two. */
export async function endPublished(context: StoreContext): Promise<void> {
  const { db } = context
  await db.transaction('rw', [db.rubricDrafts, db.outbox], async () => {
    for (const row of await db.rubricDrafts.toArray()) {
      if (isTaken(row, await publicationOf(context, row))) await db.rubricDrafts.delete(row.achievementId)
    }
  })
}

/** Commands that tag these decisions, as many as it takes. @param idOf the id under which each of them stands */
export async function prepareTags(
  context: StoreContext,
  basedOn: Basis,
  { submissionIds, reason }: Tag,
  about: WorkLabel,
  idOf: () => string,
): Promise<OutboxRow[]> {
  const ids = [...new Set(submissionIds)]
  const entries: OutboxRow[] = []
  for (let at = 0; at < ids.length; at += MOST_LOOKED_AT_AGAIN) {
    const some = ids.slice(at, at + MOST_LOOKED_AT_AGAIN)
    const wish = { type: 'decision.look-again', allocationId: idOf(), submissionIds: some, reason }
    const command: Command = CommandSchema.parse({ ...baseOf(context, basedOn), ...wish })
    entries.push(await prepareCommand(context, command, about))
  }
  return entries
}

/** What every command says that is about a rubric and not about one piece of work. */
export function baseOf(context: StoreContext, { rubricId, rubricVersion }: Basis) {
  return {
    id: newCommandId(),
    schemaVersion: COMMAND_SCHEMA_VERSION,
    actedAt: now(context),
    basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId, rubricVersion },
  }
}

/** Puts commands into the outbox, within a transaction. */
export async function send({ db }: StoreContext, entries: readonly OutboxRow[]): Promise<void> {
  await db.outbox.bulkAdd([...entries])
  await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
}

/** A refusal that was read, within a transaction. What waited behind it rested on it, and is never sent. */
async function putAway({ db }: StoreContext, refused: OutboxRow): Promise<void> {
  const behind = (await db.outbox.where('allocationId').equals(refused.allocationId).toArray()).filter(isUnsent)
  await db.outbox.bulkDelete(behind.flatMap(({ position }) => position ?? []))
  await doomKeys(
    db,
    behind.map(({ keyId }) => keyId),
  )
  await db.outbox.put({ ...refused, settled: true })
}
