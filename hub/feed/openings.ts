import { type Achievement, filesOf, type Opening, type Person } from '../../shared/domain'
// Not by their room's index: allocations write into this feed.
import { about } from '../allocations/about'
import { loadHistories } from '../allocations/history'
import { type OpenPart, openParts } from '../allocations/parts'
import { openCandidates, openRevisions } from '../candidates'
import { findCalendar } from '../calendar'
import type { HubContext } from '../context'
import { findObstacle, promisedDate } from '../policy'
import { findQualifications } from '../qualifications/read'
import { isCopy, isLive } from '../copies'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/** A submission that this person may claim, and the part of its assessment that they would get. */
type Claimable = { opening: Opening; purpose: OpenPart['purpose'] }

/** Those of these submissions that wait for an assessor and that this person may claim. All are looked at at once: there may be hundreds. */
export async function loadOpenings(
  context: HubContext,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, Claimable>> {
  const openings = new Map<string, Claimable>()
  if (ids.length === 0 || !person.roles.includes('assessor')) return openings
  const rows = await selectWaiting(trx, ids)
  const claimable = await findClaimable(context, trx, person, rows)
  const wanted = rows.filter(({ id }) => claimable.has(id))
  if (wanted.length === 0) return openings
  const calendar = await findCalendar(trx)
  const contents = await openRevisions(
    context,
    trx,
    wanted.map((row) => ({ ...row, submissionId: row.id, candidateId: row.candidate_id })),
  )
  const named = wanted.filter(({ achievement }) => !achievement.policy.blind)
  const people = await openCandidates(
    context,
    trx,
    named.map((row) => row.candidate_id),
  )
  for (const { id, revision, achievement, ...row } of wanted) {
    const part = claimable.get(id)
    if (!part) continue
    const { policy } = achievement
    const items = contents.get(id)?.items ?? []
    openings.set(id, {
      purpose: part.purpose,
      opening: {
        submissionId: id,
        achievementId: achievement.id,
        achievementName: achievement.name,
        candidate: { pseudonym: row.pseudonym, name: policy.blind ? null : (people.get(row.candidate_id)?.name ?? null) },
        submissionRevision: revision,
        rubricId: achievement.rubricId,
        rubricVersion: achievement.rubricVersion,
        receivedAt: row.received_at.toISOString(),
        dueOn: part.before?.due_on ?? promisedDate(row.received_at, policy.promiseWorkingDays, calendar),
        evidence: items.map(({ kind, mediaType }) => ({ kind, mediaType })),
        sizeBytes: items.flatMap(filesOf).reduce((sum, file) => sum + file.sizeBytes, 0),
      },
    })
  }
  return openings
}

type Waiting = Awaited<ReturnType<typeof selectWaiting>>[number]

/** The part of each submission that this person would get; absent where there is none for them. */
async function findClaimable(
  context: HubContext,
  trx: Trx,
  person: Person,
  rows: readonly Waiting[],
): Promise<Map<string, OpenPart>> {
  const claimable = new Map<string, OpenPart>()
  if (rows.length === 0) return claimable
  const ids = rows.map(({ id }) => id)
  const historyOf = await loadHistories(trx, ids)
  const marks = await trx
    .selectFrom('evidence')
    .select(['submission_id', 'revision', 'candidate_mark', 'voucher_mark'])
    .where('submission_id', 'in', ids)
    .execute()
  const declared = await trx.selectFrom('interests').select('candidate_id').where('person_id', '=', person.id).execute()
  const qualifications = await findQualifications(context, trx, person.id)
  const known = {
    id: person.id,
    mark: context.secrets.markOfName(person.name),
    panels: person.panels,
    competences: person.competences ?? [],
  }
  for (const row of rows) {
    const history = historyOf(row.id)
    const part = openParts(row, row.achievement, history).find(({ purpose }) => purpose !== 'adjudication')
    if (!part) continue
    const of = {
      history,
      marks: marks.filter((mark) => mark.submission_id === row.id && mark.revision === row.revision),
      declaredBy: declared.some(({ candidate_id }) => candidate_id === row.candidate_id) ? [person.id] : [],
      qualified: qualifications.includes(row.achievement.id) ? [person.id] : [],
    }
    const obstacle = findObstacle(known, about(row.revision, part.purpose, of), row.achievement.policy)
    if (obstacle === null) claimable.set(row.id, part)
  }
  return claimable
}

/** Submissions that aren't decided, of achievements whose work is claimed. */
async function selectWaiting(trx: Trx, ids: readonly string[]) {
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
    .selectAll('submissions')
    .select([
      'submission_revisions.received_at',
      'submission_revisions.sealed',
      'pseudonyms.pseudonym',
      'achievements.body as achievement',
    ])
    .where('submissions.id', 'in', [...ids])
    .where('submissions.state', 'in', ['submitted', 'open'])
    .where(isLive)
    .execute()
  return rows.filter(({ achievement }) => achievement.policy.allocation === 'claim')
}

/**
 * Has everybody look again whether a submission waits to be claimed: those who may claim it now see it, and others no longer. Whoever has or
 * had a part in it hears nothing, so that an assessor doesn't learn that there is a second one; `also` are those who had none until now.
 * What ended with an earlier revision is over: they may have another part in this one.
 */
export async function writeOpening(
  trx: Trx,
  submissionId: string,
  { policy }: Pick<Achievement, 'policy'>,
  also: readonly string[] = [],
): Promise<void> {
  if (policy.allocation !== 'claim' || (await isCopy(trx, submissionId))) return
  const had = await trx
    .selectFrom('allocations')
    .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
    .select('allocations.assessor_id')
    .where('submissions.id', '=', submissionId)
    .where(({ eb, or }) =>
      or([eb('allocations.submission_revision', '=', eb.ref('submissions.revision')), eb('allocations.state', '!=', 'ended')]),
    )
    .execute()
  const parts = new Set(had.map(({ assessor_id }) => assessor_id).filter((id) => !also.includes(id)))
  const people = await trx.selectFrom('people').select(['id', 'roles']).execute()
  const readers = people.filter(({ id, roles }) => roles.includes('assessor') && !parts.has(id))
  await writeFeed(
    trx,
    readers.map(({ id }): FeedEntry => ({ audience: `user:${id}`, kind: 'opening', id: submissionId, op: 'put' })),
  )
}
