import type { FeedKind, FeedReason, Trx } from '../store'
import { findReaders } from '../threads'
import { type FeedEntry, writeFeed } from './entries'
import { mayReadComment } from './threads'

type Led = { id: string; lead_id: string }
type ThreadKind = Extract<FeedKind, 'panel-round' | 'round-comment' | 'round-reading'>

/**
 * Tells members of a panel who may read its threads from now on that they may, with all that stands there. To nobody else anything is
 * written: even that something went would say that there had been something.
 */
export async function writeNewReaders(trx: Trx, roundId: string): Promise<void> {
  const known = new Set(await findTold(trx, 'panel-round', [roundId]).then((told) => told.map(({ audience }) => audience)))
  const readers = (await findReaders(trx, [roundId])).filter(({ personId }) => !known.has(`user:${personId}`))
  if (readers.length === 0) return
  const comments = await trx
    .selectFrom('round_comments')
    .select(['id', 'about_submission_id'])
    .where('round_id', '=', roundId)
    .orderBy('written_at')
    .execute()
  const readings = await trx
    .selectFrom('round_readings')
    .select('id')
    .where('round_id', '=', roundId)
    .orderBy('agreed_at')
    .execute()
  await writeFeed(
    trx,
    readers.flatMap((reader): FeedEntry[] => {
      const base = { audience: `user:${reader.personId}`, op: 'put' } as const
      const seen = comments.filter(({ about_submission_id }) => mayReadComment(reader, about_submission_id))
      return [
        { ...base, kind: 'panel-round', id: roundId },
        ...seen.map(({ id }) => ({ ...base, kind: 'round-comment' as const, id })),
        ...readings.map(({ id }) => ({ ...base, kind: 'round-reading' as const, id })),
      ]
    }),
  )
}

/** Tells the lead and whoever may read it of a comment. */
export async function writeComment(trx: Trx, round: Led, comment: { id: string; about: string | null }): Promise<void> {
  const readers = (await findReaders(trx, [round.id])).filter((reader) => mayReadComment(reader, comment.about))
  await writeFeed(
    trx,
    [round.lead_id, ...readers.map(({ personId }) => personId)].map((personId) => ({
      audience: `user:${personId}`,
      kind: 'round-comment',
      id: comment.id,
      op: 'put',
    })),
  )
}

/** Tells the lead and whoever may read them of readings that were agreed on, or hold no more. */
export async function writeReadings(trx: Trx, round: Led, ids: readonly string[]): Promise<void> {
  const people = [round.lead_id, ...(await findReaders(trx, [round.id])).map(({ personId }) => personId)]
  await writeFeed(
    trx,
    people.flatMap((personId) =>
      ids.map((id): FeedEntry => ({ audience: `user:${personId}`, kind: 'round-reading', id, op: 'put' })),
    ),
  )
}

/** Has the members who may read a round's threads look again at the round. */
export async function writePanelRound(trx: Trx, roundId: string): Promise<void> {
  await writeAgain(trx, 'panel-round', [roundId], { op: 'put' })
}

/** Has whoever was told of these look again: they are gone. @param reason why they are to go from machines at once, where they are */
export async function writeThreadsGone(trx: Trx, kind: ThreadKind, ids: readonly string[], reason?: FeedReason): Promise<void> {
  await writeAgain(trx, kind, ids, { op: 'remove', ...(reason && { reason }) })
}

/** Has a lead look again at the threads of rounds that they set up. */
export async function writeThreadsOfLead(trx: Trx, personId: string): Promise<void> {
  const idsIn = (table: 'round_comments' | 'round_readings') =>
    trx
      .selectFrom(table)
      .innerJoin('rounds', 'rounds.id', `${table}.round_id`)
      .select(`${table}.id`)
      .where('rounds.lead_id', '=', personId)
      .execute()
  const [comments, readings] = [await idsIn('round_comments'), await idsIn('round_readings')]
  const base = { audience: `user:${personId}`, op: 'put' } as const
  await writeFeed(trx, [
    ...comments.map(({ id }) => ({ ...base, kind: 'round-comment' as const, id })),
    ...readings.map(({ id }) => ({ ...base, kind: 'round-reading' as const, id })),
  ])
}

type Again = { op: 'put' } | { op: 'remove'; reason?: FeedReason }

async function writeAgain(trx: Trx, kind: ThreadKind, ids: readonly string[], again: Again): Promise<void> {
  const told = await findTold(trx, kind, ids)
  await writeFeed(
    trx,
    told.map(({ audience, record_id: id }): FeedEntry => {
      const [, personId = ''] = audience.split(':')
      return { audience: `user:${personId}`, kind, id, ...again }
    }),
  )
}

async function findTold(trx: Trx, kind: ThreadKind, ids: readonly string[]) {
  if (ids.length === 0) return []
  return trx
    .selectFrom('feed')
    .select(['record_id', 'audience'])
    .distinct()
    .where('kind', '=', kind)
    .where('record_id', 'in', [...ids])
    .execute()
}
