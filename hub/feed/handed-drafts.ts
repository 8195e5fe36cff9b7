import { type HandedDraft, namesGiver, UNNAMED_ID } from '../../shared/domain'
import { candidateKeys } from '../candidates'
import type { HubContext } from '../context'
import { type HandedContent, PLACES, type Trx } from '../store'

/** Handed drafts by id, of allocations that this person has. Where policy doesn't name who wrote them, nothing in them does. */
export async function loadHandedDrafts(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, HandedDraft>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('handed_drafts')
    .innerJoin('allocations', 'allocations.id', 'handed_drafts.allocation_id')
    .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .innerJoin('people', 'people.id', 'handed_drafts.from_person_id')
    .select([
      'handed_drafts.command_id',
      'handed_drafts.allocation_id',
      'handed_drafts.sealed',
      'handed_drafts.handed_at',
      'submissions.candidate_id',
      'people.name',
      'achievements.body as achievement',
    ])
    .where('handed_drafts.command_id', 'in', ids)
    .where('allocations.assessor_id', '=', personId)
    .where('allocations.hidden_at', 'is', null)
    .execute()
  const keys = await candidateKeys(
    context,
    trx,
    rows.map((row) => row.candidate_id),
  )
  return new Map(
    rows.flatMap((row) => {
      const key = keys.get(row.candidate_id)
      if (!key) return []
      const { draft, annotations } = context.secrets.openRecord<HandedContent>(PLACES.handed(row.command_id), key, row.sealed)
      const isNamed = namesGiver(row.achievement.policy)
      const body: HandedDraft = {
        id: row.command_id,
        allocationId: row.allocation_id,
        from: isNamed ? row.name : null,
        handedAt: row.handed_at.toISOString(),
        draft: isNamed ? draft : { ...draft, allocationId: UNNAMED_ID },
        annotations: isNamed
          ? annotations
          : annotations.map((annotation) => ({ ...annotation, creatorId: UNNAMED_ID, allocationId: UNNAMED_ID })),
      }
      return [[row.command_id, body] as const]
    }),
  )
}
