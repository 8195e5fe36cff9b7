import type { EvidenceItem, Submission } from '../../shared/domain'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { openCandidates } from './candidates'

/** Submissions at their current revision as an assessor may see them: no names under blind marking. */
export async function loadSubmissions(context: HubContext, trx: Trx, ids: readonly string[]): Promise<Map<string, Submission>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('submissions')
    .innerJoin('submission_revisions', (join) =>
      join
        .onRef('submission_revisions.submission_id', '=', 'submissions.id')
        .onRef('submission_revisions.revision', '=', 'submissions.revision'),
    )
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .select([
      'submissions.id',
      'submissions.achievement_id',
      'submissions.candidate_id',
      'submissions.state',
      'submissions.revision',
      'submission_revisions.received_at',
      'submission_revisions.narrative',
      'submission_revisions.earlier_decision',
      'pseudonyms.pseudonym',
      'achievements.body as achievement',
    ])
    .where('submissions.id', 'in', ids)
    .execute()
  const named = rows.filter((row) => !row.achievement.policy.blind).map((row) => row.candidate_id)
  const people = await openCandidates(context, trx, named)
  const evidence = await loadEvidence(trx, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        achievementId: row.achievement_id,
        candidate: { pseudonym: row.pseudonym, name: people.get(row.candidate_id)?.name ?? null },
        revision: row.revision,
        state: row.state,
        receivedAt: row.received_at.toISOString(),
        narrative: row.narrative,
        evidence: evidence.get(row.id) ?? [],
        earlierDecision: row.earlier_decision,
      },
    ]),
  )
}

/** Evidence of the current revisions, in order. That two people vouched for each other shows only once both have handed in. */
async function loadEvidence(trx: Trx, ids: readonly string[]): Promise<Map<string, EvidenceItem[]>> {
  const rows = await trx
    .selectFrom('evidence')
    .innerJoin('submissions', (join) =>
      join.onRef('submissions.id', '=', 'evidence.submission_id').onRef('submissions.revision', '=', 'evidence.revision'),
    )
    .leftJoin('evidence as mutual', (join) =>
      join
        .onRef('mutual.voucher_mark', '=', 'evidence.candidate_mark')
        .onRef('mutual.candidate_mark', '=', 'evidence.voucher_mark'),
    )
    .select(['evidence.submission_id', 'evidence.id', 'evidence.body', 'evidence.position', 'mutual.id as mutual_id'])
    .distinctOn(['evidence.submission_id', 'evidence.position'])
    .where('evidence.submission_id', 'in', ids)
    .orderBy('evidence.submission_id')
    .orderBy('evidence.position')
    .execute()
  const items = new Map<string, EvidenceItem[]>()
  for (const { submission_id, body, mutual_id } of rows) {
    const item = body.vouch ? { ...body, vouch: { ...body.vouch, reciprocal: mutual_id !== null } } : body
    const list = items.get(submission_id)
    if (list) list.push(item)
    else items.set(submission_id, [item])
  }
  return items
}
