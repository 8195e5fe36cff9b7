import { newCommandId, newId, type RoundPlan, RoundPlanSchema } from '../../../shared/domain'
import { COMMAND_SCHEMA_VERSION, type Command, CommandSchema } from '../../../shared/protocol'
import { now, type StoreContext } from '../context'
import { openAchievements } from '../queries/catalogue'
import { askedOf, isAboutRound } from '../queries/round-asked'
import { openRound } from '../queries/rounds'
import type { OutboxRow } from '../rows'
import { isRefused } from '../status'
import { prepareCommand } from './commands'

/** Asks the hub to set a round up. @returns the id that it will have. @throws ZodError where the plan isn't one */
export async function createRound(context: StoreContext, plan: RoundPlan): Promise<string> {
  const { db } = context
  const id = newId()
  const entry = await prepareForRound(context, RoundPlanSchema.parse(plan), { type: 'round.create', allocationId: id, plan })
  await db.transaction('rw', [db.outbox, db.meta], () => sendCommand(context, entry))
  return id
}

/** Asks the hub to let the panel score. False where it isn't in preparation, or was asked for already. */
export async function askOpen(context: StoreContext, roundId: string): Promise<boolean> {
  return askOfRound(context, roundId, ['preparing'], { type: 'round.open' })
}

/** Asks the hub to take nothing more. False where it is closed, or was asked for already. */
export async function askClose(context: StoreContext, roundId: string): Promise<boolean> {
  return askOfRound(context, roundId, ['preparing', 'open'], { type: 'round.close' })
}

/** Asks the hub to hand reports out. False where nothing was scored yet, or was asked for already. */
export async function askReports(context: StoreContext, roundId: string): Promise<boolean> {
  return askOfRound(context, roundId, ['open', 'closed'], { type: 'round.report' })
}

/** Qualifies a member of a closed round's panel for its achievement. False where they aren't one. */
export async function qualify(context: StoreContext, roundId: string, personId: string, until: string | null): Promise<boolean> {
  const row = await context.db.rounds.get(roundId)
  const round = row && (await openRound(context, row))
  if (!round?.panel.some((member) => member.personId === personId)) return false
  const { achievementId } = round
  return askOfRound(context, roundId, ['closed'], { type: 'person.qualify', personId, achievementId, until })
}

/** The person has read what the hub refused. What was to be set up and never was isn't listed any more. */
export async function settleRound({ db }: StoreContext, roundId: string): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    const entries = await db.outbox.where('allocationId').equals(roundId).toArray()
    await db.outbox.bulkPut(entries.filter(isRefusedWish).map((entry) => ({ ...entry, settled: true })))
  })
}

type Wish = { type: Command['type'] } & Record<string, unknown>

async function askOfRound(context: StoreContext, roundId: string, states: readonly string[], wish: Wish): Promise<boolean> {
  const { db } = context
  const row = await db.rounds.get(roundId)
  if (!row) return false
  const round = await openRound(context, row)
  if (!states.includes(round.state)) return false
  const entry = await prepareForRound(context, round, { ...wish, allocationId: roundId })
  return db.transaction('rw', [db.rounds, db.outbox, db.meta], async () => {
    // Another page may have come in the meantime, and told of another state.
    if ((await db.rounds.get(roundId))?.version !== row.version) return false
    const entries = await db.outbox.where('allocationId').equals(roundId).toArray()
    const asked = askedOf(entries)
    // One after another: what comes behind a refusal would be held. Several may be qualified at once.
    if (asked?.state === 'waiting' && wish.type !== 'person.qualify') return false
    const refused = entries.filter(isRefusedWish)
    await db.outbox.bulkPut(refused.map((one) => ({ ...one, settled: true })))
    await sendCommand(context, entry)
    return true
  })
}

/** What was said in a thread and refused has a place of its own: it is put away there, one by one. */
function isRefusedWish(entry: OutboxRow): boolean {
  return isRefused(entry) && isAboutRound(entry.type)
}

/** Puts a command into the outbox and has it sent, within a transaction. */
export async function sendCommand({ db }: StoreContext, entry: OutboxRow): Promise<void> {
  await db.outbox.add(entry)
  await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
}

/** What a command names of its round. */
type Named = Pick<RoundPlan, 'name' | 'achievementId' | 'rubricId' | 'rubricVersion'>

/** Seals a command about a round. @throws ZodError where it isn't one */
export async function prepareForRound(
  context: StoreContext,
  of: Named,
  wish: Wish & { allocationId: string },
): Promise<OutboxRow> {
  const row = await context.db.achievements.get(of.achievementId)
  const achievements = await openAchievements(context, row ? [row] : [])
  const command = CommandSchema.parse({
    id: newCommandId(),
    schemaVersion: COMMAND_SCHEMA_VERSION,
    actedAt: now(context),
    // A round has one revision only; what it was based on is its rubric.
    basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: of.rubricId, rubricVersion: of.rubricVersion },
    ...wish,
  })
  return prepareCommand(context, command, {
    candidate: of.name,
    achievementName: achievements.get(of.achievementId)?.name ?? '',
  })
}
