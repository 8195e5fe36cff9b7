import type { StoreContext } from '../context'
import { openRound } from '../queries/rounds'
import { openPanelRound } from '../queries/threads'
import { isRefused } from '../status'
import { prepareForRound, sendCommand } from './rounds'

type Said = { criterionId: string; words: string; about: string | null }

/**
 * Says something in the thread of a criterion: as the lead of the round, or as one of its panel.
 * @returns its id; null where there is no such round here
 * @throws ZodError where the words are none, or too many
 */
export async function comment(context: StoreContext, roundId: string, said: Said): Promise<string | null> {
  const { db } = context
  const [led, joined] = await Promise.all([db.rounds.get(roundId), db.panelRounds.get(roundId)])
  const round = led ? await openRound(context, led) : joined && (await openPanelRound(context, joined))
  if (!round) return null
  const entry = await prepareForRound(context, round, { type: 'round.comment', allocationId: roundId, ...said })
  await db.transaction('rw', [db.outbox, db.meta], () => sendCommand(context, entry))
  return entry.commandId
}

/** Says how a criterion is read from now on; null: as the rubric says. @returns false where I don't lead the round */
export async function agree(context: StoreContext, roundId: string, criterionId: string, words: string | null): Promise<boolean> {
  const { db } = context
  const row = await db.rounds.get(roundId)
  if (!row) return false
  const round = await openRound(context, row)
  const entry = await prepareForRound(context, round, { type: 'round.agree', allocationId: roundId, criterionId, words })
  await db.transaction('rw', [db.outbox, db.meta], () => sendCommand(context, entry))
  return true
}

/** The person has read that the hub didn't take it. */
export async function settleWords({ db }: StoreContext, commandId: string): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    const entry = await db.outbox.where('commandId').equals(commandId).first()
    if (entry && isRefused(entry)) await db.outbox.put({ ...entry, settled: true })
  })
}
