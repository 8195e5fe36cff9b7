import { type LookAgain, type PastDecision, PastDecisionSchema, type Person } from '../../shared/domain'
import { openReasons } from '../candidates'
import type { HubContext } from '../context'
import { dateInZone, mayLookBack } from '../policy'
import type { FeedReason, LooksAgainTable, Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'
import { rubricsNotTold } from './told-rubrics'

type Keeper = Pick<HubContext, 'secrets'>

/** So many are looked at at once; a statement takes no more parameters than a few times that. */
const MOST_AT_ONCE = 5000

/**
 * Those of these submissions whose current revision was decided for good, as a lead sees them who looks back; by id. What somebody may not see
 * is absent, as is all that is left of a candidate who was erased.
 */
export async function loadPastDecisions(
  context: Keeper,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, PastDecision>> {
  if (ids.length === 0 || !person.roles.includes('lead')) return new Map()
  const rows = await selectDecided(trx)
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    // By the assessment that brought the decision about.
    .innerJoin('assessments', 'assessments.command_id', 'decisions.command_id')
    .leftJoin('looks_again', 'looks_again.decision_id', 'decisions.id')
    .innerJoin('hub', (join) => join.onTrue())
    .select([
      'submissions.id',
      'submissions.candidate_id',
      'achievements.body as achievement',
      'pseudonyms.pseudonym',
      'assessments.rubric_id',
      'assessments.rubric_version',
      'decisions.outcome',
      'decisions.levels',
      'decisions.final_at',
      'hub.time_zone',
      'looks_again.asked_at',
      'looks_again.reason_id',
      'looks_again.settled_at',
      'looks_again.finding',
      'looks_again.words_id',
    ])
    .where('submissions.id', 'in', [...ids])
    .execute()
  if (rows.length === 0) return new Map()
  const marks = await selectDecided(trx)
    .innerJoin('evidence', (join) =>
      join.onRef('evidence.submission_id', '=', 'submissions.id').onRef('evidence.revision', '=', 'submissions.revision'),
    )
    .select(['submissions.id', 'evidence.candidate_mark', 'evidence.voucher_mark'])
    .where('submissions.id', 'in', [...ids])
    .execute()
  const marksOf = new Map<string, typeof marks>()
  for (const mark of marks) marksOf.set(mark.id, [...(marksOf.get(mark.id) ?? []), mark])
  const declared = await trx.selectFrom('interests').select('candidate_id').where('person_id', '=', person.id).execute()
  const interests = new Set(declared.map(({ candidate_id }) => candidate_id))
  const parts = await selectDecided(trx)
    .innerJoin('allocations', (join) =>
      join
        .onRef('allocations.submission_id', '=', 'submissions.id')
        .onRef('allocations.submission_revision', '=', 'submissions.revision'),
    )
    .select('submissions.id')
    .where('allocations.assessor_id', '=', person.id)
    .where('allocations.task', '=', 'assess')
    .where('submissions.id', 'in', [...ids])
    .execute()
  const assessed = new Set(parts.map(({ id }) => id))
  const words = await openReasons(
    context,
    trx,
    rows.flatMap(({ reason_id, words_id }) => [reason_id, words_id].filter((one) => one !== null)),
  )
  const known = { ...person, mark: context.secrets.markOfName(person.name) }
  const past = new Map<string, PastDecision>()
  for (const row of rows) {
    const { id, achievement, candidate_id, pseudonym, levels, final_at } = row
    const of = marksOf.get(id) ?? []
    const about = {
      candidateMark: of[0]?.candidate_mark ?? '',
      voucherMarks: of.flatMap(({ voucher_mark }) => voucher_mark ?? []),
      declaredBy: interests.has(candidate_id) ? [person.id] : [],
      assessedBy: assessed.has(id) ? [person.id] : [],
    }
    if (final_at === null || !mayLookBack(known, about, achievement.policy)) continue
    past.set(id, {
      id,
      achievementId: achievement.id,
      pseudonym,
      rubricId: row.rubric_id,
      rubricVersion: row.rubric_version,
      outcome: PastDecisionSchema.shape.outcome.parse(row.outcome),
      levels,
      decidedOn: dateInZone(final_at, row.time_zone),
      lookAgain: toLookAgain(row, words),
    })
  }
  return past
}

type LookRow = { time_zone: string; asked_at: Date | null; reason_id: string | null } & {
  [Column in 'settled_at' | 'finding' | 'words_id']: LooksAgainTable[Column]
}

function toLookAgain(row: LookRow, words: ReadonlyMap<string, string>): LookAgain | null {
  const { time_zone, asked_at, settled_at, finding, reason_id, words_id } = row
  if (asked_at === null) return null
  return {
    on: dateInZone(asked_at, time_zone),
    reason: words.get(reason_id ?? '') ?? '',
    settledOn: settled_at && dateInZone(settled_at, time_zone),
    finding,
    words: words_id === null ? null : (words.get(words_id) ?? ''),
  }
}

/** The decisions about these submissions' current revisions, with whose work it is, in the order in which rows are locked. */
export function findDecided(trx: Trx, submissionIds: readonly string[]) {
  return selectDecided(trx)
    .select(['decisions.id as decision_id', 'submissions.id as submission_id', 'submissions.candidate_id'])
    .where('submissions.id', 'in', [...submissionIds])
    .orderBy('submissions.id')
    .execute()
}

/** Submissions whose current revision was decided, of candidates who aren't erased. What was withdrawn wasn't decided. */
function selectDecided(trx: Trx) {
  return trx
    .selectFrom('submissions')
    .innerJoin('decisions', (join) =>
      join
        .onRef('decisions.submission_id', '=', 'submissions.id')
        .onRef('decisions.submission_revision', '=', 'submissions.revision'),
    )
    .innerJoin('candidate_keys', 'candidate_keys.candidate_id', 'submissions.candidate_id')
    .where('submissions.state', 'in', ['decided', 'returned'])
    .where('decisions.state', '=', 'final')
    .where('decisions.outcome', 'in', PastDecisionSchema.shape.outcome.options)
}

/** Tells the leads who may look back at them that submissions were decided, or their decisions tagged. The others hear nothing. */
export async function writePastDecisions(context: Keeper, trx: Trx, submissionIds: readonly string[]): Promise<void> {
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels']).execute()
  const entries: FeedEntry[] = []
  for (const person of people.filter(({ roles }) => roles.includes('lead'))) {
    const past = await loadPastDecisions(context, trx, person, submissionIds)
    entries.push(
      ...(await rubricsNotTold(trx, person, [...past.values()])),
      ...[...past.keys()].map((id): FeedEntry => ({ audience: `user:${person.id}`, kind: 'past-decision', id, op: 'put' })),
    )
  }
  await writeFeed(trx, entries)
}

/**
 * Has whoever was told of these decisions look again: the candidate handed in anew, withdrew, or was erased; or, to one person, they declared
 * an interest.
 * @param options.reason why they are to go from machines at once, where they are
 */
export async function writePastDecisionsGone(
  trx: Trx,
  submissionIds: readonly string[],
  { reason, to }: { reason?: FeedReason; to?: string } = {},
): Promise<void> {
  if (submissionIds.length === 0) return
  let query = trx
    .selectFrom('feed')
    .select(['record_id', 'audience'])
    .distinct()
    .where('kind', '=', 'past-decision')
    .where('record_id', 'in', [...submissionIds])
  if (to !== undefined) query = query.where('audience', '=', `user:${to}`)
  const told = await query.execute()
  await writeFeed(
    trx,
    told.map(({ record_id: id, audience }): FeedEntry => {
      const [, personId = ''] = audience.split(':')
      return { audience: `user:${personId}`, kind: 'past-decision', id, op: 'remove', ...(reason && { reason }) }
    }),
  )
}

/**
 * Tells a lead of decisions that they weren't told of, because they lead only since then or the hub didn't tell of any yet; and that those are
 * gone that they may look back at no longer. Nothing is written where they know already.
 */
export async function writePastDecisionsInSight(context: Keeper, trx: Trx, person: Person): Promise<void> {
  const audience = `user:${person.id}` as const
  const told = await trx
    .selectFrom('feed')
    .select(['record_id as id', 'op'])
    .distinctOn('record_id')
    .where('kind', '=', 'past-decision')
    .where('audience', '=', audience)
    .orderBy('record_id')
    .orderBy('position', 'desc')
    .execute()
  const known = new Set(told.flatMap(({ id, op }) => (op === 'put' ? id : [])))
  if (known.size === 0 && !person.roles.includes('lead')) return
  const decided = (await selectDecided(trx).select('submissions.id').execute()).map(({ id }) => id)
  const inSight = new Map<string, PastDecision>()
  for (let at = 0; at < decided.length; at += MOST_AT_ONCE) {
    const some = await loadPastDecisions(context, trx, person, decided.slice(at, at + MOST_AT_ONCE))
    for (const [id, past] of some) inSight.set(id, past)
  }
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind: 'past-decision' as const, id, op })
  const fresh = [...inSight.values()].filter(({ id }) => !known.has(id))
  await writeFeed(trx, [
    ...(await rubricsNotTold(trx, person, fresh)),
    ...fresh.map(({ id }) => id).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}
