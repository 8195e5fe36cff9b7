import { type Achievement, findArrow, ALLOCATION_LIFE, type Rubric } from '../../shared/domain'
import { changeAllocation } from '../allocations'
import type { HubContext } from '../context'
import { isLiveOrSeed } from '../copies'
import { type FeedEntry, writeFeed, writeOpening } from '../feed'
import { type Trx, writeAudit } from '../store'
import { findAchievementId } from './find'

/**
 * Publishes the next version of an achievement's rubric: the same criteria and levels (their ids survive) with a clarified wording. The
 * version before stays as it was, superseded; what isn't assessed yet is to be assessed with the new one.
 */
export async function supersede(context: HubContext, target: string): Promise<string> {
  const id = await findAchievementId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    // Submissions before achievements, as everybody locks; so no command sees the one rubric and is stored under the other.
    const submissions = await trx
      .selectFrom('submissions')
      .select('id')
      .where('achievement_id', '=', id)
      .where('state', 'in', ['submitted', 'open', 'returned'])
      // A round goes on by the version that it was set up with.
      .where(isLiveOrSeed)
      .orderBy('id')
      .forUpdate()
      .execute()
    const { body: achievement } = await trx
      .selectFrom('achievements')
      .select('body')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const next = await publishNext(trx, achievement, at)
    const readers = await rebaseAllocations(
      trx,
      submissions.map((submission) => submission.id),
      next.version,
      at,
    )
    await writeFeed(trx, await entriesFor(trx, achievement, next, readers))
    for (const submission of submissions) await writeOpening(trx, submission.id, achievement)
    const detail = { version: next.version }
    await writeAudit(trx, {
      at,
      actor: 'operator',
      action: 'rubric.supersede',
      subjectKind: 'rubric',
      subjectId: next.id,
      detail,
    })
    return `Rubric "${next.title}" of ${achievement.name} is now at version ${next.version}.`
  })
}

async function publishNext(trx: Trx, achievement: Achievement, at: Date): Promise<Rubric> {
  const { rubricId, rubricVersion } = achievement
  const { body: current } = await trx
    .updateTable('rubrics')
    .set({ state: 'superseded' })
    .where('id', '=', rubricId)
    .where('version', '=', rubricVersion)
    .returning('body')
    .executeTakeFirstOrThrow()
  const next: Rubric = { ...clarify(current), version: rubricVersion + 1, state: 'published' }
  await trx
    .insertInto('rubrics')
    .values({
      id: next.id,
      version: next.version,
      achievement_id: achievement.id,
      state: 'published',
      body: JSON.stringify(next),
      published_at: at,
    })
    .execute()
  const body = JSON.stringify({ ...achievement, rubricVersion: next.version })
  await trx.updateTable('achievements').set({ body }).where('id', '=', achievement.id).execute()
  return next
}

/** A change of wording that a reader can see and that moves no bar. */
function clarify(rubric: Rubric): Rubric {
  const sentence = 'Judge only what the evidence shows, not what the candidate may be able to do.'
  return {
    ...rubric,
    criteria: rubric.criteria.map((criterion, at) => {
      if (at > 0 || criterion.description.includes(sentence)) return criterion
      return { ...criterion, description: `${criterion.description} ${sentence}`.trim().slice(0, 2000) }
    }),
  }
}

/** What isn't assessed yet follows the rubric; the assessors of all these submissions are to hear of it. */
async function rebaseAllocations(trx: Trx, submissionIds: string[], version: number, at: Date): Promise<string[]> {
  if (submissionIds.length === 0) return []
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', 'in', submissionIds)
    .where('hidden_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const open = allocations.filter(({ state }) => findArrow(ALLOCATION_LIFE, state, 'assessment.submit'))
  for (const allocation of open) {
    await changeAllocation(trx, allocation, { by: 'rubric.supersede', actor: 'operator', at }, { rubric_version: version })
  }
  return [...new Set(allocations.map(({ assessor_id }) => assessor_id))]
}

async function entriesFor(trx: Trx, achievement: Achievement, next: Rubric, readers: string[]): Promise<FeedEntry[]> {
  const people = await trx.selectFrom('people').select('panels').execute()
  const panels = [...new Set(people.flatMap((person) => person.panels))]
  const audiences = [
    ...readers.map((id) => `user:${id}` as const),
    ...panels.map((id) => `panel:${id}` as const),
    'admin' as const,
  ]
  return audiences.flatMap((audience): FeedEntry[] => [
    { audience, kind: 'rubric', id: next.id, version: next.version, op: 'put' },
    { audience, kind: 'rubric', id: next.id, version: achievement.rubricVersion, op: 'put' },
    { audience, kind: 'achievement', id: achievement.id, op: 'put' },
  ])
}
