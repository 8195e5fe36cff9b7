import type { Annotation, Assessment } from '../../shared/domain'
import type { HubContext } from '../context'
import { type Db, PLACES } from '../store'
import { candidateKeys } from './keys'

type Keeper = Pick<HubContext, 'secrets'>

/** What assessors handed in, by command; of erased candidates nothing is left. */
export async function openAssessments(keeper: Keeper, db: Db, commandIds: readonly string[]): Promise<Map<string, Assessment>> {
  return openColumn(keeper, db, commandIds, 'sealed', PLACES.assessment)
}

/** The annotations that came with them, by command. */
export async function openNotes(keeper: Keeper, db: Db, commandIds: readonly string[]): Promise<Map<string, Annotation[]>> {
  return openColumn(keeper, db, commandIds, 'sealed_notes', PLACES.notes)
}

/** By themselves: most who want the one don't need the other, and there can be thousands of notes. */
async function openColumn<Content>(
  keeper: Keeper,
  db: Db,
  commandIds: readonly string[],
  column: 'sealed' | 'sealed_notes',
  placeOf: (commandId: string) => string,
): Promise<Map<string, Content>> {
  if (commandIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('assessments')
    .innerJoin('submissions', 'submissions.id', 'assessments.submission_id')
    .select(['assessments.command_id', `assessments.${column} as sealed`, 'submissions.candidate_id'])
    .where('assessments.command_id', 'in', [...commandIds])
    .execute()
  const keys = await candidateKeys(
    keeper,
    db,
    rows.map((row) => row.candidate_id),
  )
  const opened = new Map<string, Content>()
  for (const { command_id: id, sealed, candidate_id } of rows) {
    const key = keys.get(candidate_id)
    if (key && sealed) opened.set(id, keeper.secrets.openRecord(placeOf(id), key, sealed))
  }
  return opened
}
