import type { BackedUpPlan } from '../../../shared/backup'
import type { Command } from '../../../shared/protocol'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { WorkLabel } from '../contract'
import { labelOfRubric } from '../queries/led'
import type { OutboxRow, RubricDraftRow } from '../rows'
import { isActing, isAskedByLead, isUnsent } from '../status'
import { isTaken, openRubricDraft, publicationOf } from '../writes/rubric-drafts'

/** What somebody who leads asked for and the hub hasn't heard of, under the id that it stands under, and what they are making of rubrics. */
type PlanRows = { id: string; commands: OutboxRow[]; draft: RubricDraftRow | null }

/** By plain columns, so that nothing need be opened. A draft that is on its way as a version belongs together with that. */
export async function findPlans(context: Pick<StoreContext, 'db'>): Promise<PlanRows[]> {
  const { db } = context
  const [drafts, unsent] = await Promise.all([
    db.rubricDrafts.toArray(),
    db.outbox
      .orderBy('position')
      .filter((entry) => isUnsent(entry) && (isAskedByLead(entry.type) || isActing(entry.type)))
      .toArray(),
  ])
  const plans = new Map<string, PlanRows>()
  for (const entry of unsent) {
    const { allocationId: id } = entry
    const plan = plans.get(id)
    if (plan) plan.commands.push(entry)
    else plans.set(id, { id, commands: [entry], draft: null })
  }
  for (const draft of drafts) {
    const publication = await publicationOf(context, draft)
    if (isTaken(draft, publication)) continue
    const asked = publication && plans.get(publication.allocationId)
    if (asked) asked.draft = draft
    else plans.set(draft.achievementId, { id: draft.achievementId, commands: [], draft })
  }
  return [...plans.values()]
}

export async function backUpPlan(context: StoreContext, { id, commands, draft }: PlanRows): Promise<BackedUpPlan> {
  const rubricDraft = draft && (await openRubricDraft(context, draft))
  const [first] = commands
  const label = rubricDraft
    ? await labelOfRubric(context, rubricDraft.achievementId, rubricDraft.content.title)
    : first && (await openLabel(context, first))
  return {
    id,
    label: { candidate: label?.candidate ?? '', achievement: label?.achievementName ?? '' },
    commands: await Promise.all(
      commands.map(async (entry) => {
        const place = sealedAs.command(entry.keyId, entry.commandId)
        const command = await openValue<Command>(context, place.keyId, place.context, entry.sealed)
        return { command, queuedAt: entry.queuedAt }
      }),
    ),
    rubricDraft,
  }
}

async function openLabel(context: StoreContext, { commandId, keyId, sealedLabel }: OutboxRow): Promise<WorkLabel | undefined> {
  if (!sealedLabel) return undefined
  const place = sealedAs.commandLabel(keyId, commandId)
  return openValue<WorkLabel>(context, place.keyId, place.context, sealedLabel)
}
