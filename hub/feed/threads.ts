import type { PanelRound, Person, RoundComment, RoundReading } from '../../shared/domain'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findReaders, openComments, openReadings, type Reader } from '../threads'

type Keeper = Pick<HubContext, 'secrets'>

/** Those of these rounds to whose panel this person belongs and whose threads they may read. */
export async function loadPanelRounds(trx: Trx, personId: string, ids: readonly string[]): Promise<Map<string, PanelRound>> {
  const readers = await findReaders(trx, ids, personId)
  if (readers.length === 0) return new Map()
  const of = readers.map(({ roundId }) => roundId)
  const rounds = await trx
    .selectFrom('rounds')
    .innerJoin('rubrics', (join) =>
      join.onRef('rubrics.id', '=', 'rounds.rubric_id').onRef('rubrics.version', '=', 'rounds.rubric_version'),
    )
    .select(['rounds.id', 'rounds.name', 'rounds.achievement_id', 'rounds.rubric_id', 'rounds.rubric_version', 'rounds.mode'])
    .select('rubrics.body as rubric')
    .where('rounds.id', 'in', of)
    .execute()
  const exemplars = await trx
    .selectFrom('round_exemplars')
    .innerJoin('submissions', 'submissions.id', 'round_exemplars.submission_id')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .select(['round_id', 'submission_id', 'pseudonyms.pseudonym'])
    .where('round_id', 'in', of)
    .orderBy('position')
    .execute()
  return new Map(
    rounds.flatMap(({ id, name, mode, achievement_id, rubric_id, rubric_version, rubric }): [string, PanelRound][] => {
      const reader = readers.find(({ roundId }) => roundId === id)
      if (!reader) return []
      const body: PanelRound = {
        ...{ id, name, mode, code: reader.code },
        achievementId: achievement_id,
        rubricId: rubric_id,
        rubricVersion: rubric_version,
        criteria: rubric.criteria.map((criterion) => ({ id: criterion.id, code: criterion.code, title: criterion.title })),
        exemplars: exemplars
          .filter(({ round_id, submission_id }) => round_id === id && reader.scored.has(submission_id))
          .map(({ submission_id, pseudonym }) => ({ submissionId: submission_id, pseudonym })),
      }
      return [[id, body]]
    }),
  )
}

/** Those of these comments that this person may read: all as the lead of the round, otherwise those about nothing that they didn't score. */
export async function loadRoundComments(
  context: Keeper,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, RoundComment>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('round_comments')
    .innerJoin('rounds', 'rounds.id', 'round_comments.round_id')
    .leftJoin('submissions', 'submissions.id', 'round_comments.about_submission_id')
    .leftJoin('round_panel', (join) =>
      join
        .onRef('round_panel.round_id', '=', 'round_comments.round_id')
        .onRef('round_panel.person_id', '=', 'round_comments.person_id'),
    )
    .selectAll('round_comments')
    .select(['rounds.lead_id', 'round_panel.code', 'submissions.candidate_id as about_candidate_id'])
    .where('round_comments.id', 'in', [...ids])
    .where('rounds.dropped_at', 'is', null)
    .execute()
  const readers = await readersAmong(trx, person, rows)
  const mine = rows.filter(
    ({ round_id, lead_id, about_submission_id: about }) =>
      isLead(person, lead_id) || mayReadComment(readers.get(round_id), about),
  )
  const words = await openComments(context, trx, mine)
  return new Map(
    mine.flatMap((row): [string, RoundComment][] => {
      const said = words.get(row.id)
      if (said === undefined) return []
      const body: RoundComment = {
        id: row.id,
        roundId: row.round_id,
        criterionId: row.criterion_id,
        by: row.code,
        isMine: row.person_id === person.id,
        words: said,
        about: row.about_submission_id,
        writtenAt: row.written_at.toISOString(),
      }
      return [[row.id, body]]
    }),
  )
}

/** Those of these readings that this person may read, whether or not they hold still. */
export async function loadRoundReadings(
  context: Keeper,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, RoundReading>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('round_readings')
    .innerJoin('rounds', 'rounds.id', 'round_readings.round_id')
    .selectAll('round_readings')
    .select(['rounds.name', 'rounds.lead_id', 'rounds.achievement_id', 'rounds.rubric_id', 'rounds.rubric_version'])
    .where('round_readings.id', 'in', [...ids])
    .where('rounds.dropped_at', 'is', null)
    .execute()
  const readers = await readersAmong(trx, person, rows)
  const mine = rows.filter(({ round_id, lead_id }) => isLead(person, lead_id) || readers.has(round_id))
  const words = await openReadings(context, trx, mine)
  return new Map(
    mine.flatMap((row): [string, RoundReading][] => {
      const said = words.get(row.id)
      if (said === undefined) return []
      const { ended_at, ended_by } = row
      const body: RoundReading = {
        id: row.id,
        roundId: row.round_id,
        roundName: row.name,
        achievementId: row.achievement_id,
        rubricId: row.rubric_id,
        rubricVersion: row.rubric_version,
        criterionId: row.criterion_id,
        words: said,
        agreedAt: row.agreed_at.toISOString(),
        ended: ended_at === null || ended_by === null ? null : { at: ended_at.toISOString(), by: ended_by },
      }
      return [[row.id, body]]
    }),
  )
}

/** Whether a comment about this exemplar, or about none, is for this reader. */
export function mayReadComment(reader: Reader | undefined, about: string | null): boolean {
  return reader !== undefined && (about === null || reader.scored.has(about))
}

function isLead({ id, roles }: Person, leadId: string): boolean {
  return id === leadId && roles.includes('lead')
}

async function readersAmong(trx: Trx, { id }: Person, rows: readonly { round_id: string }[]): Promise<Map<string, Reader>> {
  const readers = await findReaders(trx, [...new Set(rows.map(({ round_id }) => round_id))], id)
  return new Map(readers.map((reader) => [reader.roundId, reader]))
}
