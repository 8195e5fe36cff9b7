import type { Change } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import { applyPage } from './apply-page'

/** The feed is to be read from its beginning: the cursor goes, everything else stays. */
export async function beginReread({ db }: StoreContext): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    if ((await db.readMeta('cursor', null)) === null) return
    await db.writeMeta('cursor', null)
    if ((await db.readMeta('rereadAfter', null)) === null) await db.writeMeta('rereadAfter', await db.readMeta('pulls', 0))
  })
}

/** The re-read is complete: what it didn't bring is gone on the hub, and goes here as if the hub had removed it. */
export async function finishReread(context: StoreContext): Promise<void> {
  const { db } = context
  const after = await db.readMeta('rereadAfter', null)
  if (after === null) return
  const removes: Change[] = []
  const remove = (kind: Extract<Change, { op: 'remove' }>['kind'], ids: string[]) => {
    for (const id of new Set(ids)) removes.push({ op: 'remove', kind, id, reason: 'access' })
  }
  const isOld = (row: { version: number }) => row.version <= after
  const oldIds = async (table: { filter(is: typeof isOld): { toArray(): PromiseLike<{ id: string }[]> } }) =>
    (await table.filter(isOld).toArray()).map(({ id }) => id)
  remove(
    'allocation',
    (await db.allocations.filter((row) => row.pull <= after && row.removed === null).toArray()).map((row) => row.id),
  )
  remove(
    'submission',
    (await db.submissions.filter(isOld).toArray()).map((row) => row.id),
  )
  // A removed rubric goes with all its versions: only where the hub brought none of them.
  const fresh = new Set((await db.rubrics.filter((row) => !isOld(row)).toArray()).map(({ id }) => id))
  remove(
    'rubric',
    (await oldIds(db.rubrics)).filter((id) => !fresh.has(id)),
  )
  remove(
    'achievement',
    (await db.achievements.filter(isOld).toArray()).map((row) => row.id),
  )
  remove(
    'credential',
    (await db.credentials.filter(isOld).toArray()).map((row) => row.id),
  )
  remove(
    'handed-draft',
    (await db.handedDrafts.filter(isOld).toArray()).map((row) => row.id),
  )
  remove(
    'split',
    (await db.splits.filter(isOld).toArray()).map((row) => row.allocationId),
  )
  remove(
    'opening',
    (await db.openings.filter(isOld).toArray()).map((row) => row.submissionId),
  )
  remove(
    'pending-decision',
    (await db.pendingDecisions.filter(isOld).toArray()).map((row) => row.id),
  )
  remove('round', await oldIds(db.rounds))
  remove('round-score', await oldIds(db.roundScores))
  remove(
    'round-reference',
    (await db.roundReferences.filter(isOld).toArray()).map((row) => row.allocationId),
  )
  remove('past-decision', await oldIds(db.pastDecisions))
  remove('colleague', await oldIds(db.colleagues))
  remove('qualification', await oldIds(db.qualifications))
  remove('assessor-difference', await oldIds(db.assessorDifferences))
  remove('panel-round', await oldIds(db.panelRounds))
  remove('round-comment', await oldIds(db.roundComments))
  remove('round-reading', await oldIds(db.roundReadings))
  remove('report', await oldIds(db.reports))
  remove('message', await oldIds(db.messages))
  remove('absence', await oldIds(db.absences))
  remove('alert-rule', await oldIds(db.alertRules))
  remove('alert', await oldIds(db.alerts))
  remove('report-mail', await oldIds(db.reportMails))
  const [cursor, lineage] = await Promise.all([db.readMeta('cursor', null), db.readMeta('lineage', null)])
  if (cursor === null || lineage === null) return
  // Said by nobody just now: time goes on as it is reckoned, or it would stand still for as long as the re-read took.
  const heard = context.hubClock.moment()
  const hubTime = (await context.hubClock.now()).toISOString()
  const page = { changes: removes, cursor, more: false, hubTime, lineage }
  if ((await applyPage(context, page, cursor, heard)) !== 'applied') return
  await db.transaction('rw', [db.rubrics, db.allocations, db.meta], async () => {
    await removeOldVersions(context, isOld)
    await db.writeMeta('rereadAfter', null)
  })
}

/**
 * Versions of rubrics that the hub doesn't have any more, while it has others of the same rubric: it was put back to before they were published.
 * What a kept piece of work was scored by stays.
 */
async function removeOldVersions({ db }: StoreContext, isOld: (row: { version: number }) => boolean): Promise<void> {
  for (const { id, rubricVersion } of await db.rubrics.filter(isOld).toArray()) {
    const users = await db.allocations.filter((row) => row.rubricId === id && row.rubricVersion === rubricVersion).count()
    if (users === 0) await db.rubrics.delete([id, rubricVersion])
  }
}
