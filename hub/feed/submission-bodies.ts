import type { Person, Submission } from '../../shared/domain'
import { openCandidates, openRevisions } from '../candidates'
import type { HubContext } from '../context'
import { dayOf } from '../policy'
import type { Trx } from '../store'
import { loadEvidence } from './submission-evidence'

/** Submissions at their current revision as an assessor may see them: no names under blind marking. */
export async function loadSubmissions(
  context: HubContext,
  trx: Trx,
  reader: Pick<Person, 'name'>,
  ids: readonly string[],
): Promise<Map<string, Submission>> {
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
    .innerJoin('hub', (join) => join.onTrue())
    .select([
      'submissions.id',
      'submissions.achievement_id',
      'submissions.candidate_id',
      'submissions.state',
      'submissions.revision',
      'submission_revisions.received_at',
      'submission_revisions.sealed',
      'pseudonyms.pseudonym',
      'achievements.body as achievement',
      'hub.time_zone',
    ])
    .where('submissions.id', 'in', ids)
    .execute()
  const named = rows.filter((row) => !row.achievement.policy.blind).map((row) => row.candidate_id)
  const people = await openCandidates(context, trx, named)
  // Whoever is named in one submission may have handed in another one that is assessed blind.
  const nameIn = ({ achievement, candidate_id }: (typeof rows)[number]) =>
    // Whoever an exemplar is by has no name.
    achievement.policy.blind ? null : people.get(candidate_id)?.name || null
  const contents = await openRevisions(
    context,
    trx,
    rows.map(({ id, candidate_id, revision, sealed }) => ({ submissionId: id, candidateId: candidate_id, revision, sealed })),
  )
  const settings = rows.map((row) => ({
    id: row.id,
    achievementId: row.achievement_id,
    isBlind: row.achievement.policy.blind,
    pseudonym: row.pseudonym,
    name: nameIn(row),
    items: contents.get(row.id)?.items ?? [],
  }))
  const evidence = await loadEvidence(context, trx, reader, settings)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        achievementId: row.achievement_id,
        candidate: { pseudonym: row.pseudonym, name: nameIn(row) },
        revision: row.revision,
        state: row.state,
        // Of seeds the hour would be made up, and of a package taken in at once it would be the same for all.
        receivedAt: (row.achievement.policy.seeding === true
          ? dayOf(row.received_at, row.time_zone)
          : row.received_at
        ).toISOString(),
        narrative: contents.get(row.id)?.narrative ?? '',
        evidence: evidence.get(row.id) ?? [],
        earlierDecision: contents.get(row.id)?.earlierDecision ?? null,
      },
    ]),
  )
}
