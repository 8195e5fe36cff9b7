import { openReasons } from '../candidates'
import type { HubContext } from '../context'

/** One step of a submission's history. */
export type Step = {
  at: Date
  /** A person's name, `operator` or `hub`. */
  actor: string
  action: string
  subjectKind: string
  subjectId: string
  /** People in it by their names. */
  detail: Record<string, string | number | null>
  /** The words that go with it; null where there are none, or where they were erased with the candidate's key. */
  reason: string | null
}

/** Details that are somebody's id. */
const PEOPLE: ReadonlySet<string> = new Set(['assessor', 'person'])

/** What happened to a submission, its allocations, decisions and badges, oldest first. */
export async function readTrail(context: Pick<HubContext, 'db' | 'secrets'>, submissionId: string): Promise<Step[]> {
  const { db } = context
  const of = (table: 'allocations' | 'decisions' | 'credentials') =>
    db.selectFrom(table).select('id').where('submission_id', '=', submissionId).execute()
  const parts = await Promise.all([of('allocations'), of('decisions'), of('credentials')])
  return readSteps(context, [submissionId, ...parts.flat().map(({ id }) => id)])
}

/** What was written down about these, oldest first. */
export async function readSteps(
  { db, secrets }: Pick<HubContext, 'db' | 'secrets'>,
  subjectIds: readonly string[],
): Promise<Step[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'subject_kind', 'subject_id', 'detail'])
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('position')
    .execute()
  const reasonIds = rows.flatMap(({ detail }) => (typeof detail.reason === 'string' ? [detail.reason] : []))
  const [reasons, people] = await Promise.all([
    openReasons({ secrets }, db, reasonIds),
    db.selectFrom('people').select(['id', 'name']).execute(),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id.replace(/^person:/, '')) ?? id
  return rows.map(({ at, actor, action, subject_kind, subject_id, detail }) => ({
    at,
    actor: nameOf(actor),
    action,
    subjectKind: subject_kind,
    subjectId: subject_id,
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [
        name,
        PEOPLE.has(name) && typeof value === 'string' ? nameOf(value) : value,
      ]),
    ),
    reason: reasons.get(String(detail.reason)) ?? null,
  }))
}
