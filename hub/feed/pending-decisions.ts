import type { Achievement, PendingDecision, Person } from '../../shared/domain'
// Not by their room's index: allocations write into this feed.
import { about, aboutSubmission } from '../allocations/about'
import { loadHistories } from '../allocations/history'
import { candidateKeys, openCandidates } from '../candidates'
import type { HubContext } from '../context'
import { mayReturn } from '../policy'
import { type FeedReason, PLACES, type SubmissionRow, type Trx } from '../store'
import { loadDecidingParts } from './deciding-parts'
import { type FeedEntry, writeFeed } from './entries'

/** Those of these decisions that wait for their release, where this person may return them. */
export async function loadPendingDecisions(
  context: HubContext,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, PendingDecision>> {
  const known = await loadReturnable(context, trx, person, ids)
  const rows = known.filter(({ state, submission_revision, revision }) => state === 'pending' && submission_revision === revision)
  if (rows.length === 0) return new Map()
  const parts = await loadDecidingParts(trx, rows)
  const keys = await candidateKeys(
    context,
    trx,
    rows.map((row) => row.candidate_id),
  )
  const named = rows.filter(({ achievement }) => !achievement.policy.blind)
  const people = await openCandidates(
    context,
    trx,
    named.map((row) => row.candidate_id),
  )
  return new Map(
    rows.flatMap((row): [string, PendingDecision][] => {
      const { id, achievement, candidate_id, sealed_feedback, levels } = row
      const decided = parts.get(id)
      const key = keys.get(candidate_id)
      // Without its key the candidate is erased, and nothing of the decision is left to be judged.
      if (!decided || !key) return []
      const isBlind = achievement.policy.blind
      const body: PendingDecision = {
        id,
        submissionId: row.submission_id,
        submissionRevision: row.submission_revision,
        achievementId: achievement.id,
        achievementName: achievement.name,
        candidate: { pseudonym: row.pseudonym, name: isBlind ? null : (people.get(candidate_id)?.name ?? null) },
        rubricId: decided.rubric.id,
        rubricVersion: decided.rubric.version,
        outcome: row.outcome,
        levels: decided.rubric.criteria.flatMap((criterion) => {
          const level = criterion.levels.find((one) => one.id === levels[criterion.id])
          return level ? [{ code: criterion.code, criterion: criterion.title, level: level.title }] : []
        }),
        feedback: sealed_feedback ? context.secrets.openRecord<string>(PLACES.feedback(id), key, sealed_feedback) : '',
        madeAt: row.made_at.toISOString(),
        releaseAt: row.release_at.toISOString(),
        parts: decided.parts.map((part) => ({ ...part, assessor: isBlind ? null : part.assessor })),
      }
      return [[id, body]]
    }),
  )
}

/**
 * Those of these decisions, whatever became of them, that this person may return as far as that follows from who they are. All are looked at
 * at once: a feed that is read from its beginning names every decision that a lead was ever told of.
 */
export async function loadReturnable({ secrets }: Pick<HubContext, 'secrets'>, trx: Trx, person: Person, ids: readonly string[]) {
  if (ids.length === 0 || !person.roles.includes('lead')) return []
  const rows = await trx
    .selectFrom('decisions')
    .innerJoin('submissions', 'submissions.id', 'decisions.submission_id')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .selectAll('decisions')
    .select(['submissions.candidate_id', 'submissions.revision', 'achievements.body as achievement', 'pseudonyms.pseudonym'])
    .where('decisions.id', 'in', [...ids])
    .execute()
  if (rows.length === 0) return []
  const submissionIds = [...new Set(rows.map((row) => row.submission_id))]
  const historyOf = await loadHistories(trx, submissionIds)
  const marks = await trx
    .selectFrom('evidence')
    .select(['submission_id', 'revision', 'candidate_mark', 'voucher_mark'])
    .where('submission_id', 'in', submissionIds)
    .execute()
  const declared = await trx.selectFrom('interests').select('candidate_id').where('person_id', '=', person.id).execute()
  const known = { ...person, mark: secrets.markOfName(person.name) }
  return rows.filter(({ submission_id, submission_revision, candidate_id, achievement }) => {
    const of = {
      history: historyOf(submission_id),
      marks: marks.filter((mark) => mark.submission_id === submission_id && mark.revision === submission_revision),
      declaredBy: declared.some((one) => one.candidate_id === candidate_id) ? [person.id] : [],
    }
    // As for whoever would settle it: that is the other part that a lead has in a decision.
    return mayReturn(known, about(submission_revision, 'adjudication', of), achievement.policy)
  })
}

/**
 * Tells the leads who may return it that a decision waits for its release. The others hear nothing, not even that they may not see it, and
 * neither does whoever ever had a part in the submission: a blind assessor would learn that the other one has finished.
 */
export async function writePendingDecision(
  { secrets }: Pick<HubContext, 'secrets'>,
  trx: Trx,
  { id, submission }: { id: string; submission: Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'> },
  { policy }: Pick<Achievement, 'policy'>,
): Promise<void> {
  const had = await trx
    .selectFrom('allocations')
    .select('assessor_id')
    .distinct()
    .where('submission_id', '=', submission.id)
    .execute()
  const parts = new Set(had.map(({ assessor_id }) => assessor_id))
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels']).execute()
  const apart = people.filter((person) => person.roles.includes('lead') && !parts.has(person.id))
  if (apart.length === 0) return
  const whom = await aboutSubmission(trx, submission, 'adjudication', [])
  const leads = apart.filter((person) => mayReturn({ ...person, mark: secrets.markOfName(person.name) }, whom, policy))
  await writeFeed(
    trx,
    leads.map((person): FeedEntry => ({ audience: `user:${person.id}`, kind: 'pending-decision', id, op: 'put' })),
  )
}

/**
 * Has whoever was told of the decision look again: it is final, or void. Also who isn't a lead any more.
 * @param reason why it is to go from their machines at once, where it is
 */
export async function writeDecisionGone(trx: Trx, decisionId: string, reason?: FeedReason): Promise<void> {
  const told = await trx
    .selectFrom('feed')
    .select('audience')
    .distinct()
    .where('kind', '=', 'pending-decision')
    .where('record_id', '=', decisionId)
    .execute()
  await writeFeed(
    trx,
    told.map(({ audience }): FeedEntry => {
      const [, personId = ''] = audience.split(':')
      return { audience: `user:${personId}`, kind: 'pending-decision', id: decisionId, op: 'remove', ...(reason && { reason }) }
    }),
  )
}
