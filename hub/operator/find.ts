import { isLive } from '../copies'
import type { Db } from '../store'

/** An operator's command that can't be carried out, with what to do instead. */
export class OperatorError extends Error {
  override name = 'OperatorError'
}

/** The one submission with this id, its beginning or its end, or candidate pseudonym. */
export async function findSubmissionId(db: Db, text: string): Promise<string> {
  return single(await matchSubmissions(db, text), `submission "${text}"`)
}

/** The one person with this id, id's beginning, or (part of a) name. */
export async function findPersonId(db: Db, text: string): Promise<string> {
  return single(await matchPeople(db, text), `person "${text}"`)
}

/** The one submission or person that this names. */
export async function findSubmissionOrPerson(db: Db, text: string): Promise<{ kind: 'submission' | 'person'; id: string }> {
  const [submissions, people] = await Promise.all([matchSubmissions(db, text), matchPeople(db, text)])
  const id = single([...submissions, ...people], `submission or person "${text}"`)
  return { kind: people.includes(id) ? 'person' : 'submission', id }
}

/** So much of an id's end is told of a submission where there are many. */
const SHORTEST_END = 8

/** Every submission with this id, its beginning or its end, or candidate pseudonym. Copies are no business of an operator's. */
export async function matchSubmissions(db: Db, text: string): Promise<string[]> {
  const wanted = text.trim().toLowerCase()
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .select(['submissions.id', 'pseudonyms.pseudonym'])
    .where(isLive)
    .execute()
  const isOf = (id: string) => id.startsWith(wanted) || (wanted.length >= SHORTEST_END && id.endsWith(wanted))
  return rows.filter(({ id, pseudonym }) => isOf(id) || pseudonym.toLowerCase() === wanted).map(({ id }) => id)
}

async function matchPeople(db: Db, text: string): Promise<string[]> {
  const wanted = text.trim().toLowerCase()
  const rows = await db.selectFrom('people').select(['id', 'name']).execute()
  const exact = rows.filter(({ name }) => name.toLowerCase() === wanted)
  const found =
    exact.length > 0 ? exact : rows.filter(({ id, name }) => id.startsWith(wanted) || name.toLowerCase().includes(wanted))
  return found.map(({ id }) => id)
}

/** The one badge that is or was out with this id, id's beginning, or of this submission. */
export async function findCredentialId(db: Db, text: string): Promise<string> {
  const wanted = text.trim().toLowerCase()
  const submissions = await matchSubmissions(db, text)
  const rows = await db
    .selectFrom('credentials')
    .select(['id', 'submission_id'])
    .where('state', 'in', ['released', 'revoked'])
    .execute()
  const found = rows.filter(({ id, submission_id }) => id.startsWith(wanted) || submissions.includes(submission_id ?? ''))
  return single(
    found.map(({ id }) => id),
    `badge "${text}"`,
  )
}

/** The one achievement with this id, id's beginning, or (part of a) name. */
export async function findAchievementId(db: Db, text: string): Promise<string> {
  return single(await matchAchievements(db, text), `achievement "${text}"`)
}

/** Every achievement with this id, id's beginning, or (part of a) name; with the whole name it is that one alone. */
export async function matchAchievements(db: Db, text: string): Promise<string[]> {
  const wanted = text.trim().toLowerCase()
  const rows = await db.selectFrom('achievements').select(['id', 'body']).execute()
  const exact = rows.filter(({ body }) => body.name.toLowerCase() === wanted)
  const found =
    exact.length > 0 ? exact : rows.filter(({ id, body }) => id.startsWith(wanted) || body.name.toLowerCase().includes(wanted))
  return found.map(({ id }) => id)
}

/** The one there is; what to do otherwise is said to the operator. */
export function single(ids: string[], what: string): string {
  const [id] = ids
  if (id === undefined) throw new OperatorError(`There is no ${what}. "list" shows what there is.`)
  if (ids.length > 1) throw new OperatorError(`There are ${ids.length} that fit ${what}; give more of the id.`)
  return id
}
