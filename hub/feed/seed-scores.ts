import { type EvidenceItem, filesOf, type Person, RecommendationSchema, type RoundScore } from '../../shared/domain'
import { openAssessments, openNotes, openRevision } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'

type Keeper = Pick<HubContext, 'secrets'>

/**
 * What was handed in on these allocations about seeds, for the lead who set their round up: as scores of the exemplars that the seeds are copies
 * of, which are what that lead can read; but not before the assessor was shown the report that sums them up, or had the time for it.
 */
export async function loadSeedScores(
  context: Keeper,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, RoundScore>> {
  if (ids.length === 0 || !person.roles.includes('lead')) return new Map()
  const rows = await trx
    .selectFrom('seeds')
    .innerJoin('rounds', 'rounds.id', 'seeds.round_id')
    .innerJoin('reports', 'reports.id', 'seeds.report_id')
    .innerJoin('assessments', 'assessments.allocation_id', 'seeds.allocation_id')
    .select([
      'assessments.allocation_id as id',
      'assessments.command_id',
      'assessments.rubric_version',
      'assessments.accepted_at',
    ])
    .select(['seeds.submission_id', 'seeds.exemplar_id', 'seeds.person_id', 'rounds.id as round_id'])
    .where('seeds.allocation_id', 'in', [...ids])
    .where('rounds.lead_id', '=', person.id)
    .where('rounds.dropped_at', 'is', null)
    .where('reports.opened_at', 'is not', null)
    .where('assessments.taken_back_at', 'is', null)
    .execute()
  const commands = rows.map(({ command_id }) => command_id)
  const assessments = await openAssessments(context, trx, commands)
  const notes = await openNotes(context, trx, commands)
  const scores = new Map<string, RoundScore>()
  for (const row of rows) {
    const said = assessments.get(row.command_id)
    const places = said && (await findPlaces(context, trx, row))
    if (!said || !places) continue
    scores.set(row.id, {
      id: row.id,
      roundId: row.round_id,
      submissionId: row.exemplar_id,
      personId: row.person_id,
      rubricVersion: row.rubric_version,
      scores: said.scores.map((score) => ({ ...score, wholeItemIds: score.wholeItemIds.map(places.item) })),
      recommendation: RecommendationSchema.parse(said.recommendation),
      overrideReason: said.overrideReason,
      feedback: said.feedback,
      annotations: (notes.get(row.command_id) ?? []).map((note) => ({
        ...note,
        evidenceId: places.item(note.evidenceId),
        evidenceSha256: places.file(note.evidenceSha256),
      })),
      receivedAt: row.accepted_at.toISOString(),
    })
  }
  return scores
}

/** From a seed's pieces and files to the exemplar's: they are the same, in the same order, under other ids. Null where either is erased. */
async function findPlaces(
  context: Keeper,
  trx: Trx,
  { submission_id, exemplar_id }: { submission_id: string; exemplar_id: string },
) {
  const seed = await openRevision(context, trx, submission_id, 1)
  const exemplar = await openRevision(context, trx, exemplar_id, 1)
  if (!seed || !exemplar) return null
  const items = pair(seed.items, exemplar.items, ({ id }) => id)
  const files = pair(seed.items.flatMap(filesOf), exemplar.items.flatMap(filesOf), ({ sha256 }) => sha256)
  return { item: (id: string) => items.get(id) ?? id, file: (sha256: string) => files.get(sha256) ?? sha256 }
}

function pair<One extends Pick<EvidenceItem, 'id' | 'sha256'>>(
  from: readonly One[],
  to: readonly One[],
  name: (one: One) => string,
): Map<string, string> {
  return new Map(from.flatMap((one, at) => (to[at] ? [[name(one), name(to[at])]] : [])))
}
