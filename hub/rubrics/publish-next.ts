import { type Achievement, ALLOCATION_LIFE, contentOf, findArrow, type Rubric, type RubricContent } from '../../shared/domain'
import { changeAllocation } from '../allocations'
import { achievementAudiences, type FeedEntry, writeFeed, writeOpening } from '../feed'
import { type Actor, type Trx, writeAudit } from '../store'
import type { LockedRubric } from './lock'

type Publishing = {
  content: RubricContent
  /** What changed and why; null where nobody says it. */
  note: string | null
  actor: Actor
  /** As the trail calls it. */
  action: 'rubric.publish' | 'rubric.supersede'
  at: Date
}

/**
 * Publishes the next version of a rubric. The version before stays as it was, superseded; what isn't assessed yet is to be assessed with the
 * new one.
 */
export async function publishNext(trx: Trx, locked: LockedRubric, publishing: Publishing): Promise<Rubric> {
  const { achievement, submissionIds } = locked
  const { actor, action, at } = publishing
  const next = await storeNext(trx, locked, publishing)
  const readers = await rebaseAllocations(trx, submissionIds, next.version, publishing)
  await writeFeed(trx, await entriesFor(trx, achievement, next, readers))
  for (const id of submissionIds) await writeOpening(trx, id, achievement)
  await writeAudit(trx, {
    at,
    actor,
    action,
    subjectKind: 'rubric',
    subjectId: next.id,
    // The note is the version's own, which never changes and is nobody's personal data.
    detail: { version: next.version, before: achievement.rubricVersion, open: submissionIds.length },
  })
  return next
}

async function storeNext(
  trx: Trx,
  { achievement, nextVersion }: LockedRubric,
  { content, note, at }: Publishing,
): Promise<Rubric> {
  const { id: achievementId, rubricId: id, rubricVersion } = achievement
  await trx
    .updateTable('rubrics')
    .set({ state: 'superseded' })
    .where('id', '=', id)
    .where('version', '=', rubricVersion)
    .execute()
  const next: Rubric = {
    id,
    achievementId,
    version: nextVersion,
    state: 'published',
    ...contentOf(content),
    ...(note !== null && { note }),
  }
  await trx
    .insertInto('rubrics')
    .values({
      id,
      version: nextVersion,
      achievement_id: achievementId,
      state: 'published',
      body: JSON.stringify(next),
      published_at: at,
    })
    .execute()
  const body = JSON.stringify({ ...achievement, rubricVersion: nextVersion })
  await trx.updateTable('achievements').set({ body }).where('id', '=', achievementId).execute()
  return next
}

/** What isn't assessed yet follows the rubric. @returns the assessors of all these submissions, who are to hear of it */
async function rebaseAllocations(
  trx: Trx,
  submissionIds: readonly string[],
  version: number,
  { action, actor, at }: Publishing,
): Promise<string[]> {
  if (submissionIds.length === 0) return []
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', 'in', [...submissionIds])
    .where('hidden_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const open = allocations.filter(({ state }) => findArrow(ALLOCATION_LIFE, state, 'assessment.submit'))
  for (const allocation of open) {
    await changeAllocation(trx, allocation, { by: action, actor, at }, { rubric_version: version })
  }
  return [...new Set(allocations.map(({ assessor_id }) => assessor_id))]
}

/** To whoever assesses by it, to leads, and to admins. */
async function entriesFor(trx: Trx, achievement: Achievement, next: Rubric, readers: readonly string[]): Promise<FeedEntry[]> {
  const audiences = await achievementAudiences(trx, achievement, readers)
  return audiences.flatMap((audience): FeedEntry[] => [
    { audience, kind: 'rubric', id: next.id, version: next.version, op: 'put' },
    { audience, kind: 'rubric', id: next.id, version: achievement.rubricVersion, op: 'put' },
    { audience, kind: 'achievement', id: achievement.id, op: 'put' },
  ])
}
