import { type LookAgain, type PastDecision, PastDecisionSchema, type Person } from '../../shared/domain'
import { openReasons } from '../candidates'
import type { HubContext } from '../context'
import { dateInZone, mayLookBack } from '../policy'
import type { LooksAgainTable, Trx } from '../store'

export type Keeper = Pick<HubContext, 'secrets'>

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
  return (await lookBack(context, trx, [person], ids))(person)
}

/**
 * The same for several people, for whom it is read once: what each of them sees, by id.
 * @returns what one of these people sees; nobody else may be asked about
 */
export async function lookBack(
  context: Keeper,
  trx: Trx,
  people: readonly Pick<Person, 'id' | 'name' | 'roles' | 'panels'>[],
  ids: readonly string[],
): Promise<(person: (typeof people)[number]) => Map<string, PastDecision>> {
  const nothing = () => new Map<string, PastDecision>()
  const leads = people.filter(({ roles }) => roles.includes('lead'))
  if (ids.length === 0 || leads.length === 0) return nothing
  const rows = await readDecided(trx, ids)
  if (rows.length === 0) return nothing
  const marksOf = await readMarks(trx, ids)
  const keepsFrom = await readKeepsFrom(trx, leads, ids)
  const words = await openReasons(
    context,
    trx,
    rows.flatMap(({ reason_id, words_id }) => [reason_id, words_id].filter((one) => one !== null)),
  )
  return (person) => {
    const known = { ...person, mark: context.secrets.markOfName(person.name) }
    const { interests, assessed } = keepsFrom(person.id)
    const past = nothing()
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
}

function readDecided(trx: Trx, ids: readonly string[]) {
  return (
    selectDecided(trx)
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
  )
}

/** By submission, whose work it is and who vouched for it, as marks. */
async function readMarks(trx: Trx, ids: readonly string[]) {
  const marks = await selectDecided(trx)
    .innerJoin('evidence', (join) =>
      join.onRef('evidence.submission_id', '=', 'submissions.id').onRef('evidence.revision', '=', 'submissions.revision'),
    )
    .select(['submissions.id', 'evidence.candidate_mark', 'evidence.voucher_mark'])
    .where('submissions.id', 'in', [...ids])
    .execute()
  const marksOf = new Map<string, typeof marks>()
  for (const mark of marks) {
    const of = marksOf.get(mark.id)
    if (of) of.push(mark)
    else marksOf.set(mark.id, [mark])
  }
  return marksOf
}

/** For each of these people, candidates in whom they declared an interest, and submissions that they assessed themselves. */
async function readKeepsFrom(trx: Trx, people: readonly Pick<Person, 'id'>[], ids: readonly string[]) {
  const personIds = people.map(({ id }) => id)
  const declared = await trx
    .selectFrom('interests')
    .select(['person_id', 'candidate_id'])
    .where('person_id', 'in', personIds)
    .execute()
  const parts = await selectDecided(trx)
    .innerJoin('allocations', (join) =>
      join
        .onRef('allocations.submission_id', '=', 'submissions.id')
        .onRef('allocations.submission_revision', '=', 'submissions.revision'),
    )
    .select(['allocations.assessor_id', 'submissions.id'])
    .where('allocations.assessor_id', 'in', personIds)
    .where('allocations.task', '=', 'assess')
    .where('submissions.id', 'in', [...ids])
    .execute()
  return (personId: string) => ({
    interests: new Set(declared.flatMap((one) => (one.person_id === personId ? one.candidate_id : []))),
    assessed: new Set(parts.flatMap((one) => (one.assessor_id === personId ? one.id : []))),
  })
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

/** Submissions whose current revision was decided, of candidates who aren't erased. What was withdrawn wasn't decided. */
export function selectDecided(trx: Trx) {
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
