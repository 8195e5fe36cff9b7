import type { Annotation } from '../../../shared/domain'
import type { BackedUpPlan, BackedUpWork, Backup } from '../../../shared/backup'
import type { Command } from '../../../shared/protocol'
import { now, openValue, sealedAs, type StoreContext } from '../context'
import { readVersions } from '../queries/versions'
import { hasKeptWork } from '../replica/end-allocation'
import type { OutboxRow } from '../rows'
import { isUnsent } from '../status'
import { openWork, readWorkRows, type WorkRows } from '../work'
import { backUpPlan, findPlans } from './plans'

/** All work that was never handed in: drafts, their notes, what a lead plans, and commands that the hub hasn't acknowledged. */
export function makeBackup(context: StoreContext): Promise<Backup> {
  return readBackup(context, (error) => {
    throw error
  })
}

/** The same of a database in which not everything can be read: `onUnreadable` is called for each piece of work that doesn't open. */
export async function readBackup(context: StoreContext, onUnreadable: (error: unknown) => void): Promise<Backup> {
  const { db, account } = context
  const drafts = (await db.drafts.toArray()).filter((draft) => draft.begun).map((draft) => draft.allocationId)
  const sending = (await db.outbox.toArray()).filter(isUnsent).map((entry) => entry.allocationId)
  const work: BackedUpWork[] = []
  for (const allocationId of new Set([...drafts, ...sending])) {
    // What I have let go is gone some minutes later: restored, it would come back unasked.
    const isLetGo = (await db.allocations.get(allocationId))?.discarded !== undefined
    if (isLetGo || !(await hasKeptWork(db, allocationId))) continue
    try {
      const rows = await readWorkRows(context, allocationId)
      if (rows) work.push(await backUp(context, rows))
    } catch (error) {
      onUnreadable(error)
    }
  }
  const plans: BackedUpPlan[] = []
  for (const plan of await findPlans(context)) {
    try {
      plans.push(await backUpPlan(context, plan))
    } catch (error) {
      onUnreadable(error)
    }
  }
  return { format: 'assay-backup/1', savedAt: now(context), database: account.database, work, plans }
}

async function backUp(context: StoreContext, rows: WorkRows): Promise<BackedUpWork> {
  const { allocation, draft } = rows
  const { submission, achievement, assessment } = await openWork(context, rows)
  const commands = await context.db.outbox.where('allocationId').equals(allocation.id).sortBy('position')
  return {
    allocationId: allocation.id,
    submissionId: submission.id,
    label: { candidate: submission.candidate.name ?? submission.candidate.pseudonym, achievement: achievement.name },
    draft: draft?.begun ? { assessment, basis: draft.basis, isSent: draft.phase === 'closed' } : null,
    annotations: await openAnnotations(context, rows),
    commands: await Promise.all(commands.filter(isUnsent).map((entry) => openCommand(context, entry))),
  }
}

async function openAnnotations(
  context: StoreContext,
  { allocation, annotations }: WorkRows,
): Promise<BackedUpWork['annotations']> {
  const ids = [...new Set(annotations.map((row) => row.id))]
  return Promise.all(
    ids.map(async (id) => {
      const versions = await readVersions(context, allocation.id, id)
      const latest = annotations.filter((row) => row.id === id).reduce((a, b) => (a.version > b.version ? a : b))
      return {
        versions: versions.sort((a: Annotation, b: Annotation) => a.version - b.version),
        removed: latest.removedAt !== null,
      }
    }),
  )
}

async function openCommand(context: StoreContext, entry: OutboxRow): Promise<BackedUpWork['commands'][number]> {
  const place = sealedAs.command(entry.keyId, entry.commandId)
  return { command: await openValue<Command>(context, place.keyId, place.context, entry.sealed), queuedAt: entry.queuedAt }
}
