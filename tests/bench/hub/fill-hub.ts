import { openRevision } from '../../../hub/candidates'
import { type HubContext, makeId } from '../../../hub/context'
import { type FeedEntry, writeFeed } from '../../../hub/feed'
import { PLACES, type Trx } from '../../../hub/store'

const FIRST = ['Amara', 'Björn', 'Chloé', 'Dmitri', 'Élodie', 'Farid', 'Grace']
const LAST = ['Nwosu', 'Åkesson', 'Durand', 'Volkov', 'Petit', 'Haddad', 'Lin', 'Okafor', 'Marchetti', 'Teixeira', 'Boateng']
const DAY_MS = 86_400_000
/** Rows of one statement. */
const AT_ONCE = 500

/**
 * Adds submissions like the one that the hub took in, each with a candidate and an allocation of its own, as intake would leave them:
 * taking in ten thousand the usual way takes longer than all measurements together.
 */
export async function fillHub(context: HubContext, count: number): Promise<void> {
  for (let at = 0; at < count; at += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => at + index + 1)
    await context.db.transaction().execute((trx) => addSubmissions(context, trx, numbers))
  }
}

async function addSubmissions(context: HubContext, trx: Trx, numbers: readonly number[]): Promise<void> {
  const submission = await trx.selectFrom('submissions').selectAll().executeTakeFirstOrThrow()
  const allocation = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', submission.id)
    .executeTakeFirstOrThrow()
  const revision = await trx
    .selectFrom('submission_revisions')
    .selectAll()
    .where('submission_id', '=', submission.id)
    .executeTakeFirstOrThrow()
  const evidence = await trx.selectFrom('evidence').selectAll().where('submission_id', '=', submission.id).execute()
  const content = await openRevision(context, trx, submission.id, revision.revision)
  if (!content) throw new Error('the model has no revision')
  const made = numbers.map((number) => {
    const candidateId = makeId(context)
    return {
      number,
      id: makeId(context),
      candidateId,
      ...context.secrets.newCandidateKey(candidateId),
      items: content.items.map((item) => ({ ...item, id: makeId(context) })),
      allocationId: makeId(context),
    }
  })
  await addCandidates(context, trx, submission.achievement_id, made)
  const all = <Row>(row: (one: (typeof made)[number]) => Row) => made.map(row)
  await trx
    .insertInto('submissions')
    .values(all(({ id, candidateId }) => ({ ...submission, id, candidate_id: candidateId })))
    .execute()
  await trx
    .insertInto('submission_revisions')
    .values(
      all(({ id, number, key, items }) => ({
        ...revision,
        submission_id: id,
        received_at: new Date(revision.received_at.getTime() - (number % 60) * 6 * 3_600_000),
        sealed: context.secrets.sealRecord(PLACES.revision(id, revision.revision), key, { ...content, items }),
      })),
    )
    .execute()
  await trx
    .insertInto('evidence')
    .values(
      made.flatMap(({ id, items }) =>
        evidence.map((row) => ({ ...row, submission_id: id, id: items[row.position]?.id ?? makeId(context) })),
      ),
    )
    .execute()
  await trx
    .insertInto('allocations')
    .values(
      all(({ id, allocationId, number }) => ({
        ...allocation,
        id: allocationId,
        submission_id: id,
        due_on: new Date(Date.parse(allocation.due_on) + (number % 28) * DAY_MS).toISOString().slice(0, 10),
      })),
    )
    .execute()
  const base = { audience: `user:${allocation.assessor_id}`, op: 'put' } as const
  await writeFeed(
    trx,
    made.flatMap(({ id, allocationId }): FeedEntry[] => [
      { ...base, kind: 'achievement', id: submission.achievement_id },
      { ...base, kind: 'rubric', id: allocation.rubric_id, version: allocation.rubric_version },
      { ...base, kind: 'submission', id },
      { ...base, kind: 'allocation', id: allocationId },
    ]),
  )
}

async function addCandidates(
  { secrets }: HubContext,
  trx: Trx,
  achievementId: string,
  made: readonly { number: number; candidateId: string; key: Buffer; wrapped: Buffer }[],
): Promise<void> {
  const people = made.map(({ number, candidateId, key, wrapped }) => {
    const name = `${FIRST[number % FIRST.length]} ${LAST[number % LAST.length]} ${number}`
    const sealed = secrets.sealPersonal(candidateId, key, { name, email: `candidate-${number}@example.org` })
    const signs = number.toString(36).toUpperCase().padStart(6, '0')
    return { candidateId, wrapped, sealed, pseudonym: `${signs.slice(0, 4)}-${signs.slice(4)}` }
  })
  await trx
    .insertInto('candidates')
    .values(people.map(({ candidateId, sealed }) => ({ id: candidateId, sealed, erased_at: null })))
    .execute()
  await trx
    .insertInto('candidate_keys')
    .values(people.map(({ candidateId, wrapped }) => ({ candidate_id: candidateId, wrapped })))
    .execute()
  await trx
    .insertInto('pseudonyms')
    .values(people.map(({ candidateId, pseudonym }) => ({ achievement_id: achievementId, candidate_id: candidateId, pseudonym })))
    .execute()
}
