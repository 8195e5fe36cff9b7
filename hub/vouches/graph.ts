import { sql } from 'kysely'
import type { Trx } from '../store'
import { closeRings, type RingedVouch, type Vouch } from './rings'

/** Steps from a new vouch, in either direction, within which a ring that it closes must lie. */
const STEPS = 3

/**
 * Finds the rings that a submission's new vouches close, and keeps the shortest of each vouch. Call it in the transaction that brought
 * them, after they are stored.
 * @returns submissions of which a vouch is now part of a ring, or of a shorter one; the one that brought them may be among them
 */
export async function noteVouches(trx: Trx, vouches: readonly Vouch[]): Promise<string[]> {
  if (vouches.length === 0) return []
  // Of two that come at the same time neither would see the other, and a ring over both would be missed.
  await sql`select pg_advisory_xact_lock(hashtext('assay-vouches'))`.execute(trx)
  const changed: Vouch[] = []
  for (const vouch of vouches) changed.push(...(await keepShortest(trx, closeRings(vouch, await loadAround(trx, vouch)))))
  return findSubmissions(trx, changed)
}

/** Vouches around one, or none where it can't be part of a ring: most vouchers are no candidates, which a single look tells. */
async function loadAround(trx: Trx, { voucher, candidate }: Vouch): Promise<Vouch[]> {
  const known = new Map<string, Vouch>()
  const walk = async (start: string, from: 'voucher_mark' | 'candidate_mark', to: keyof Vouch) => {
    const seen = new Set([start])
    let edge = [start]
    for (let step = 0; step < STEPS && edge.length > 0; step++) {
      const rows = await loadVouches(trx, from, edge)
      for (const row of rows) known.set(`${row.voucher} ${row.candidate}`, row)
      edge = [...new Set(rows.map((row) => row[to]))].filter((mark) => !seen.has(mark))
      for (const mark of edge) seen.add(mark)
    }
    return seen.size > 1
  }
  const isVouchedFor = await walk(voucher, 'candidate_mark', 'voucher')
  if (!isVouchedFor || !(await walk(candidate, 'voucher_mark', 'candidate'))) return []
  return [...known.values()]
}

async function loadVouches(trx: Trx, column: 'voucher_mark' | 'candidate_mark', marks: readonly string[]): Promise<Vouch[]> {
  const rows = await sql<Vouch>`
    select distinct voucher_mark as voucher, candidate_mark as candidate from evidence
    where ${sql.ref(column)} = any(${marks}::text[]) and voucher_mark is not null and voucher_mark <> candidate_mark`.execute(trx)
  return rows.rows
}

/** @returns those that had no ring before, or a longer one */
async function keepShortest(trx: Trx, rings: readonly RingedVouch[]): Promise<Vouch[]> {
  if (rings.length === 0) return []
  const rows = await trx
    .insertInto('vouch_rings')
    .values(
      rings.map(({ voucher, candidate, members }) => ({
        voucher_mark: voucher,
        candidate_mark: candidate,
        members: JSON.stringify(members),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['voucher_mark', 'candidate_mark'])
        .doUpdateSet((expression) => ({ members: expression.ref('excluded.members') }))
        .where(sql<boolean>`jsonb_array_length(excluded.members) < jsonb_array_length(vouch_rings.members)`),
    )
    .returning(['voucher_mark as voucher', 'candidate_mark as candidate'])
    .execute()
  return rows
}

async function findSubmissions(trx: Trx, vouches: readonly Vouch[]): Promise<string[]> {
  if (vouches.length === 0) return []
  const rows = await trx
    .selectFrom('evidence')
    .select('submission_id')
    .distinct()
    .where((where) =>
      where.or(vouches.map(({ voucher, candidate }) => where.and({ voucher_mark: voucher, candidate_mark: candidate }))),
    )
    .execute()
  return rows.map((row) => row.submission_id)
}
