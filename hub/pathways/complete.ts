import { v5 } from 'uuid'
import type { Pathway } from '../../shared/domain'
import { type Trx, writeAudit } from '../store'

/** Namespace of our own (UUIDv4, made once) for badges of pathways. */
const PATHWAY_CREDENTIALS = 'f0c1a3d4-0f6d-4f0b-8f55-0a7c2f9be3d1'

/** A badge that counts for a step. */
type Earned = { id: string; achievement_id: string }

/**
 * Orders the badge of each pathway that this candidate has just completed by earning this achievement. Call it in the transaction that releases
 * the badge: a hub that is stopped half-way has then done neither.
 */
export async function completePathways(trx: Trx, { candidateId, achievementId }: Step, at: Date): Promise<void> {
  const pathways = (await trx.selectFrom('pathways').select('body').orderBy('id').execute()).map(({ body }) => body)
  const concerned = pathways.filter(({ steps }) => steps.includes(achievementId))
  if (concerned.length === 0) return
  // Two hubs that release a candidate's last two steps at once would each miss the other's: the second waits for the first, and sees it.
  await trx.selectFrom('candidates').select('id').where('id', '=', candidateId).forUpdate().executeTakeFirst()
  const earned = await findEarned(trx, candidateId)
  for (const pathway of concerned) await orderIfComplete(trx, { pathway, candidateId, earned }, at)
}

type Step = { candidateId: string; achievementId: string }

/** The candidate's badges that hold, the latest first. */
async function findEarned(trx: Trx, candidateId: string): Promise<Earned[]> {
  return trx
    .selectFrom('credentials')
    .innerJoin('submissions', 'submissions.id', 'credentials.submission_id')
    .select(['credentials.id', 'submissions.achievement_id'])
    .where('submissions.candidate_id', '=', candidateId)
    .where('credentials.state', '=', 'released')
    .orderBy('credentials.released_at', 'desc')
    .orderBy('credentials.id')
    .execute()
}

type Progress = { pathway: Pathway; candidateId: string; earned: readonly Earned[] }

async function orderIfComplete(trx: Trx, { pathway, candidateId, earned }: Progress, at: Date): Promise<void> {
  const parts = pathway.steps.flatMap((step) => earned.find(({ achievement_id }) => achievement_id === step)?.id ?? [])
  if (parts.length < pathway.steps.length || (await hasBadge(trx, pathway.id, candidateId))) return
  // It follows from what it was earned by, so a hub that forgot it makes the same one again.
  const id = v5([pathway.id, ...parts].join(' '), PATHWAY_CREDENTIALS)
  await trx
    .insertInto('credentials')
    .values({ id, pathway_id: pathway.id, candidate_id: candidateId, state: 'ordered', ordered_at: at })
    .execute()
  await trx
    .insertInto('pathway_parts')
    .values(parts.map((part_id, position) => ({ credential_id: id, part_id, position })))
    .execute()
  await trx.insertInto('badge_orders').values({ credential_id: id, try_after: at, last_error: null, done_at: null }).execute()
  const detail = { pathway: pathway.id }
  await writeAudit(trx, { at, actor: 'hub', action: 'credential.order', subjectKind: 'credential', subjectId: id, detail })
}

async function hasBadge(trx: Trx, pathwayId: string, candidateId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('credentials')
    .select('id')
    .where('pathway_id', '=', pathwayId)
    .where('candidate_id', '=', candidateId)
    .where('state', 'in', ['ordered', 'released'])
    .executeTakeFirst()
  return row !== undefined
}
