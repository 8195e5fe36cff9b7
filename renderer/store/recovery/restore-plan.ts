import type { BackedUpPlan } from '../../../shared/backup'
import type { RubricDraft } from '../../../shared/domain'
import { sealedAs, type StoreContext } from '../context'
import type { RestoredWork } from '../contract'
import { noteHistory } from '../history'
import type { OutboxRow, RubricDraftRow } from '../rows'
import { sealJson } from '../sealing'
import { prepareCommand } from '../writes/commands'
import { isTaken, openRubricDraft, publicationOf } from '../writes/rubric-drafts'

/** Brings back what a lead had planned. A rubric that they are making here stands as it is, and the other one stays in the backup. */
export async function restorePlan(context: StoreContext, plan: BackedUpPlan): Promise<RestoredWork> {
  const outcome = await context.lanes.run(plan.rubricDraft?.achievementId ?? plan.id, () => restore(context, plan))
  if (outcome === 'restored') await noteHistory(context, { kind: 'restored', allocationId: plan.id, count: null, code: null })
  return {
    allocationId: plan.id,
    label: plan.label,
    outcome,
    clashes: [],
    unplaced: outcome === 'kept-here' ? plan : null,
  }
}

async function restore(context: StoreContext, plan: BackedUpPlan): Promise<RestoredWork['outcome']> {
  const { db } = context
  for (;;) {
    const { rubricDraft } = plan
    const row = rubricDraft ? await db.rubricDrafts.get(rubricDraft.achievementId) : undefined
    const standing = rubricDraft ? await compare(context, row, rubricDraft, plan) : 'none'
    const commands = await newCommands(context, plan)
    const draft = standing === 'absent' && rubricDraft ? await seal(context, row, rubricDraft, plan) : null
    const isStored = await db.transaction('rw', [db.rubricDrafts, db.outbox, db.meta], async () => {
      if (rubricDraft && (await db.rubricDrafts.get(rubricDraft.achievementId))?.version !== row?.version) return false
      if (draft) await db.rubricDrafts.put(draft)
      if (commands.length === 0) return true
      await db.outbox.bulkAdd(commands)
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      return true
    })
    if (!isStored) continue
    if (standing === 'other') return 'kept-here'
    if (draft || commands.length > 0) return 'restored'
    return standing === 'sent' ? 'already-sent' : 'same'
  }
}

/** How a draft of a backup stands to what is here: `absent` there is none; `sent` the hub has taken it since. */
async function compare(
  context: StoreContext,
  row: RubricDraftRow | undefined,
  saved: RubricDraft,
  { commands }: BackedUpPlan,
): Promise<'absent' | 'same' | 'other' | 'sent'> {
  for (const { command } of commands) {
    const entry = await context.db.outbox.where('commandId').equals(command.id).first()
    if (entry?.type === 'rubric.publish' && entry.state === 'acknowledged') return 'sent'
  }
  if (!row || isTaken(row, await publicationOf(context, row))) return 'absent'
  const here = await openRubricDraft(context, row)
  const said = ({ basedOn, content, note }: RubricDraft) => JSON.stringify([basedOn, content, note])
  return said(here) === said(saved) ? 'same' : 'other'
}

/** Commands keep their ids: the hub applies each once, however often it is restored. */
async function newCommands(context: StoreContext, { commands, label }: BackedUpPlan): Promise<OutboxRow[]> {
  const about = { candidate: label.candidate, achievementName: label.achievement }
  const rows: OutboxRow[] = []
  for (const { command, queuedAt } of commands) {
    if (await context.db.outbox.where('commandId').equals(command.id).count()) continue
    rows.push({ ...(await prepareCommand(context, command, about)), queuedAt })
  }
  return rows
}

async function seal(
  context: StoreContext,
  row: RubricDraftRow | undefined,
  draft: RubricDraft,
  { commands }: BackedUpPlan,
): Promise<RubricDraftRow> {
  const { achievementId } = draft
  const version = (row?.version ?? 0) + 1
  const place = sealedAs.rubricDraft(achievementId, version)
  const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, draft)
  const publishId = commands.find(({ command }) => command.type === 'rubric.publish')?.command.id ?? null
  return { achievementId, publishId, version, sealed }
}
