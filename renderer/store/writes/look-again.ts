import { type Finding, newId } from '../../../shared/domain'
import { CommandSchema } from '../../../shared/protocol'
import type { StoreContext } from '../context'
import { openPastDecision } from '../queries/catalogue'
import { labelOfRubric, readLed } from '../queries/led'
import { isRefused, isUnsent } from '../status'
import { prepareCommand } from './commands'
import { baseOf, prepareTags, send } from './publish'

/** Asks the hub to tag decisions of one achievement for a second look. Each of the commands stands for itself. */
export async function lookAgain(
  context: StoreContext,
  achievementId: string,
  submissionIds: readonly string[],
  reason: string,
): Promise<void> {
  const { db } = context
  const achievement = (await readLed(context)).get(achievementId)
  if (!achievement) return
  const about = await labelOfRubric(context, achievementId)
  const entries = await prepareTags(context, achievement, { submissionIds, reason }, about, newId)
  await db.transaction('rw', [db.outbox, db.meta], () => send(context, entries))
}

/** Says what was found about a tagged decision. False where it isn't tagged here, is settled, or was said already. */
export async function lookedAt(context: StoreContext, submissionId: string, finding: Finding, words: string): Promise<boolean> {
  const { db } = context
  const row = await db.pastDecisions.get(submissionId)
  if (!row) return false
  const past = await openPastDecision(context, row)
  if (past.lookAgain === null || past.lookAgain.settledOn !== null) return false
  const wish = { type: 'decision.looked-at', allocationId: submissionId, finding, words }
  const command = CommandSchema.parse({ ...baseOf(context, past), ...wish })
  const { achievementName } = await labelOfRubric(context, past.achievementId)
  const entry = await prepareCommand(context, command, { candidate: past.pseudonym, achievementName })
  return db.transaction('rw', [db.pastDecisions, db.outbox, db.meta], async () => {
    if ((await db.pastDecisions.get(submissionId))?.version !== row.version) return false
    const said = await db.outbox.where('allocationId').equals(submissionId).toArray()
    if (said.some(isUnsent)) return false
    // Said anew, the refusal is dealt with, and nothing is held behind it.
    await db.outbox.bulkPut(said.filter(isRefused).map((one) => ({ ...one, settled: true })))
    await send(context, [entry])
    return true
  })
}

/** The person has read what the hub refused. */
export async function settleLook({ db }: StoreContext, commandId: string): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const entry = await db.outbox.where('commandId').equals(commandId).first()
    if (!entry || !isRefused(entry)) return
    await db.outbox.put({ ...entry, settled: true })
    // What stood behind it may go now.
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
  })
}
