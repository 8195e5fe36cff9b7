import { QualifyingWordsSchema } from '../../../shared/domain'
import { type Command, CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import type { Holder, RosterEntry } from '../contract'
import { askedId, readRoster } from '../queries/roster'
import type { OutboxRow } from '../rows'
import { isRefused } from '../status'
import { prepareCommand } from './commands'
import { baseOf, send } from './publish'

/** Asks the hub to qualify these until a day; null: until further notice. @returns how many were asked for */
export function askGive(
  context: StoreContext,
  holders: readonly Holder[],
  until: string | null,
  reason: string,
): Promise<number> {
  return ask(context, holders, { type: 'qualification.give', until, reason: QualifyingWordsSchema.parse(reason) })
}

/** Asks the hub to end what these are qualified for. @returns how many were asked for */
export function askEnd(context: StoreContext, holders: readonly Holder[], reason: string): Promise<number> {
  return ask(context, holders, { type: 'qualification.end', reason: QualifyingWordsSchema.parse(reason) })
}

/** The person has read what the hub refused; what waited behind it goes now. */
export async function settleAsked({ db }: StoreContext, holder: Holder): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    await putAway(await refusedOf(db, holder), db)
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
  })
}

type Wish = { type: Command['type'] } & Record<string, unknown>

async function ask(context: StoreContext, holders: readonly Holder[], wish: Wish): Promise<number> {
  const { db } = context
  const { entries } = await readRoster(context)
  const wanted = new Set(holders.map(askedId))
  const about = entries.filter((entry) => !entry.isMe && wanted.has(askedId(entry)))
  const commands = await Promise.all(about.map((entry) => prepare(context, entry, wish)))
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    // Asked anew, the refusal is dealt with, and nothing is held behind it.
    for (const entry of about) await putAway(await refusedOf(db, entry), db)
    await send(context, commands)
  })
  return about.length
}

function prepare(context: StoreContext, entry: RosterEntry, wish: Wish): Promise<OutboxRow> {
  const { personId, achievementId, person, achievement } = entry
  const about = { allocationId: askedId(entry), personId, achievementId }
  const command = CommandSchema.parse({ ...baseOf(context, achievement), ...wish, ...about })
  // Where the sync centre lists what was sent, it is known by whom it is about.
  return prepareCommand(context, command, { candidate: person.name, achievementName: achievement.name })
}

async function refusedOf(db: StoreContext['db'], holder: Holder): Promise<OutboxRow[]> {
  return (await db.outbox.where('allocationId').equals(askedId(holder)).toArray()).filter(isRefused)
}

async function putAway(refused: readonly OutboxRow[], db: StoreContext['db']): Promise<void> {
  await db.outbox.bulkPut(refused.map((one) => ({ ...one, settled: true })))
}
