import { sql } from 'kysely'
import type { HubContext } from '../../context'
import { keepWanted } from '../../erasure/files'
import type { Trx } from '../../store'
import { findToday } from '../../today'
import { discardCopies, type PreparedCopy, prepareCopy } from '../copy'
import { storeCopy } from '../store-copy'

/** An exemplar of a round that seeds, of which no copy waits to be given. */
type Wanted = { roundId: string; exemplarId: string; source: PreparedCopy['source'] }

/**
 * Makes one seed: every exemplar of an open round has one copy that waits, for as long as somebody of the panel may still get one. Whoever gives
 * work out has it at hand then, and needn't wait for disks.
 * @returns false where all are there, or one couldn't be made
 */
export async function stockNextSeed(context: HubContext): Promise<boolean> {
  const wanted = await context.db.transaction().execute((trx) => findWanted(context, trx))
  if (!wanted) return false
  const copy = await prepareCopy(context, wanted.source.id, wanted.source.revision)
  if (!copy) return false
  let isStored = false
  try {
    isStored = await context.db.transaction().execute((trx) => store(context, trx, wanted, copy))
    return isStored
  } finally {
    if (!isStored) await discardCopies(context, [copy])
  }
}

/** By chance, so that one of which no copy can be made doesn't stand before the others for ever. */
async function findWanted(context: HubContext, trx: Trx, exemplarId?: string): Promise<Wanted | undefined> {
  let query = trx
    .selectFrom('rounds')
    .innerJoin('round_exemplars', 'round_exemplars.round_id', 'rounds.id')
    .innerJoin('copies', 'copies.submission_id', 'round_exemplars.submission_id')
    .select(['rounds.id as roundId', 'round_exemplars.submission_id as exemplarId'])
    .select(['copies.source_submission_id', 'copies.source_revision'])
    .where('rounds.mode', '=', 'seeding')
    .where('rounds.state', '=', 'open')
    .where('rounds.closes_on', '>=', await findToday(context, trx))
    .where(sql<boolean>`not exists (
      select from seeds where seeds.exemplar_id = round_exemplars.submission_id and seeds.given_at is null)`)
    .where(sql<boolean>`(select count(*) from seeds where seeds.exemplar_id = round_exemplars.submission_id)
      < (select count(*) from round_panel where round_panel.round_id = rounds.id)`)
    .orderBy(sql`random()`)
    .limit(1)
  // Under the round's lock, as whoever closes it has.
  if (exemplarId !== undefined) query = query.where('round_exemplars.submission_id', '=', exemplarId).forUpdate('rounds')
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const source = { id: row.source_submission_id, revision: row.source_revision }
  return { roundId: row.roundId, exemplarId: row.exemplarId, source }
}

/** @returns false where it isn't wanted any more: the round was closed, or another hub was quicker */
async function store(context: HubContext, trx: Trx, { roundId, exemplarId }: Wanted, copy: PreparedCopy): Promise<boolean> {
  if (!(await findWanted(context, trx, exemplarId))) return false
  if (!(await keepWanted(context, trx, copy.made))) return false
  await storeCopy(context, trx, copy, 'seed')
  await trx.insertInto('seeds').values({ submission_id: copy.submissionId, round_id: roundId, exemplar_id: exemplarId }).execute()
  return true
}
