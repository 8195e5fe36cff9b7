import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { filesOf } from '../../../shared/domain'
import type { PreparedRevision } from '../schema'
import { PLACES } from '../places'
import type { Secrets } from '../secrets'

type Old = Kysely<unknown>
/** A row with the key of whose it is. */
type Owned = { candidate_id: string; wrapped: Uint8Array }

const AT_ONCE = 500

/** Seals what stood in plain. Of candidates without a key nothing can be kept, and nothing is. */
export async function sealOldRows(db: Old, secrets: Secrets): Promise<void> {
  const keyOf = ({ candidate_id, wrapped }: Owned) => secrets.openCandidateKey(candidate_id, wrapped)
  await eachOf<Owned & { id: string; revision: number; narrative: string; earlier: unknown; items: unknown[] }>(
    db,
    (limit) => sql`
      select one.submission_id as id, one.revision, one.narrative, one.earlier_decision as earlier, ${OWNER},
        coalesce((select jsonb_agg(body order by position) from evidence
          where submission_id = one.submission_id and evidence.revision = one.revision), '[]'::jsonb) as items
      from submission_revisions one ${ownedBy('one.submission_id')} where one.sealed is null limit ${limit}`,
    async (row) => {
      const { id, revision, narrative, earlier, items } = row
      const content = { narrative, earlierDecision: earlier, items }
      const sealed = secrets.sealRecord(PLACES.revision(id, revision), keyOf(row), content)
      await sql`update submission_revisions set sealed = ${sealed} where submission_id = ${id} and revision = ${revision}`.execute(
        db,
      )
    },
  )
  await eachOf<Owned & { id: string; body: PreparedRevision }>(
    db,
    (limit) => sql`
      select one.submission_id as id, one.body, ${OWNER}
      from waiting_revisions one ${ownedBy('one.submission_id')} where one.sealed is null limit ${limit}`,
    async (row) => {
      const sealed = secrets.sealRecord(PLACES.waiting(row.id), keyOf(row), row.body)
      const files = JSON.stringify(row.body.items.flatMap(({ item }) => filesOf(item)).map(({ sha256 }) => sha256))
      await sql`update waiting_revisions set sealed = ${sealed}, files = ${files} where submission_id = ${row.id}`.execute(db)
    },
  )
  await eachOf<Owned & { id: string; body: unknown; annotations: unknown }>(
    db,
    (limit) => sql`
      select one.command_id as id, one.body, one.annotations, ${OWNER}
      from assessments one ${ownedBy('one.submission_id')} where one.sealed is null limit ${limit}`,
    async (row) => {
      const sealed = secrets.sealRecord(PLACES.assessment(row.id), keyOf(row), row.body)
      const notes = secrets.sealRecord(PLACES.notes(row.id), keyOf(row), row.annotations)
      await sql`update assessments set sealed = ${sealed}, sealed_notes = ${notes} where command_id = ${row.id}`.execute(db)
    },
  )
  await eachOf<Owned & { id: string; feedback: string }>(
    db,
    (limit) => sql`
      select one.id, one.feedback, ${OWNER}
      from decisions one ${ownedBy('one.submission_id')}
      where one.sealed_feedback is null and one.feedback <> '' limit ${limit}`,
    async (row) => {
      const sealed = secrets.sealRecord(PLACES.feedback(row.id), keyOf(row), row.feedback)
      await sql`update decisions set sealed_feedback = ${sealed} where id = ${row.id}`.execute(db)
    },
  )
  await eachOf<Owned & { id: string; draft: unknown; annotations: unknown }>(
    db,
    (limit) => sql`
      select one.command_id as id, one.draft, one.annotations, ${OWNER}
      from handed_drafts one join allocations on allocations.id = one.allocation_id ${ownedBy('allocations.submission_id')}
      where one.sealed is null limit ${limit}`,
    async (row) => {
      const content = { draft: row.draft, annotations: row.annotations }
      const sealed = secrets.sealRecord(PLACES.handed(row.id), keyOf(row), content)
      await sql`update handed_drafts set sealed = ${sealed} where command_id = ${row.id}`.execute(db)
    },
  )
  await eachOf<Owned & { id: string; words: string }>(
    db,
    (limit) => sql`
      select one.allocation_id as id, one.body ->> 'returned' as words, ${OWNER}
      from receipts one join allocations on allocations.id = one.allocation_id ${ownedBy('allocations.submission_id')}
      where one.reason_id is null and one.body ? 'returned' limit ${limit}`,
    async (row) => {
      const reason = randomUUID()
      const sealed = secrets.sealReason(reason, keyOf(row), row.words)
      await sql`insert into reasons (id, candidate_id, sealed) values (${reason}, ${row.candidate_id}, ${sealed})`.execute(db)
      await sql`update receipts set reason_id = ${reason} where allocation_id = ${row.id}`.execute(db)
    },
  )
}

const OWNER = sql`submissions.candidate_id, candidate_keys.wrapped`

function ownedBy(submissionId: string): RawBuilder<unknown> {
  return sql`join submissions on submissions.id = ${sql.ref(submissionId)}
    join candidate_keys on candidate_keys.candidate_id = submissions.candidate_id`
}

/** Some hundred at a time: a hub's history needn't fit into memory. What is sealed isn't found again. */
async function eachOf<Row>(
  db: Old,
  query: (limit: number) => RawBuilder<unknown>,
  seal: (row: Row) => Promise<void>,
): Promise<void> {
  for (;;) {
    const { rows } = await query(AT_ONCE).execute(db)
    for (const row of rows as Row[]) await seal(row)
    if (rows.length < AT_ONCE) return
  }
}
