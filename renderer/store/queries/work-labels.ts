import type { Achievement } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { WorkLabel } from '../contract'
import { openSubmissionOf } from '../work'
import { openOpening } from './openings'
import { openPendingDecision } from './pending-decisions'

/** What these allocations are known by; of those that aren't here any more, what was sent about them tells it as long as it is kept. */
export async function labelKept(context: StoreContext, ids: Iterable<string>): Promise<Map<string, WorkLabel>> {
  const wanted = [...new Set(ids)]
  const labels = await labelWork(context, wanted)
  const missing = wanted.filter((id) => !labels.has(id))
  const commands = await context.db.outbox.where('allocationId').anyOf(missing).toArray()
  await Promise.all(
    commands.map(async ({ allocationId, commandId, keyId, sealedLabel }) => {
      if (!sealedLabel) return
      const place = sealedAs.commandLabel(keyId, commandId)
      labels.set(allocationId, await openValue<WorkLabel>(context, place.keyId, place.context, sealedLabel))
    }),
  )
  return labels
}

/** What these allocations are known by; those that aren't here any more are absent. */
export async function labelWork(context: StoreContext, ids: Iterable<string>): Promise<Map<string, WorkLabel>> {
  const labels = new Map<string, WorkLabel>()
  const rows = await context.db.allocations.bulkGet([...new Set(ids)])
  await Promise.all(
    rows.map(async (row) => {
      if (!row) return
      const [submission, achievement] = await Promise.all([
        openSubmissionOf(context, row),
        openAchievement(context, row.achievementId),
      ])
      if (!submission || !achievement) return
      const candidate = submission.candidate.name ?? submission.candidate.pseudonym
      labels.set(row.id, { candidate, achievementName: achievement.name })
    }),
  )
  for (const [id, label] of await labelClaims(context, ids)) labels.set(id, label)
  for (const [id, label] of await labelDecisions(context, ids)) labels.set(id, label)
  return labels
}

/** What was claimed has no allocation here before the hub has answered. */
async function labelClaims(context: StoreContext, ids: Iterable<string>): Promise<[string, WorkLabel][]> {
  const wanted = new Set(ids)
  const rows = await context.db.openings.filter(({ claimId }) => claimId !== null && wanted.has(claimId)).toArray()
  return Promise.all(
    rows.map(async (row): Promise<[string, WorkLabel]> => {
      const { candidate, achievementName } = await openOpening(context, row)
      return [row.claimId ?? '', { candidate: candidate.name ?? candidate.pseudonym, achievementName }]
    }),
  )
}

/** What a lead sent about a decision stands under its id: they have no allocation. */
async function labelDecisions(context: StoreContext, ids: Iterable<string>): Promise<[string, WorkLabel][]> {
  const rows = await context.db.pendingDecisions.bulkGet([...new Set(ids)])
  return Promise.all(
    rows
      .flatMap((row) => row ?? [])
      .map(async (row): Promise<[string, WorkLabel]> => {
        const { candidate, achievementName } = await openPendingDecision(context, row)
        return [row.id, { candidate: candidate.name ?? candidate.pseudonym, achievementName }]
      }),
  )
}

/** What a piece of work, or a decision, is known by without its candidate's name; null where it isn't here. */
export async function codeNameOf(context: StoreContext, allocationId: string): Promise<WorkLabel | null> {
  const decision = await context.db.pendingDecisions.get(allocationId)
  if (decision) {
    const { candidate, achievementName } = await openPendingDecision(context, decision)
    return { candidate: candidate.pseudonym, achievementName }
  }
  const row = await context.db.allocations.get(allocationId)
  const [submission, achievement] = await Promise.all([
    row ? openSubmissionOf(context, row) : null,
    openAchievement(context, row?.achievementId ?? null),
  ])
  return submission && achievement && { candidate: submission.candidate.pseudonym, achievementName: achievement.name }
}

async function openAchievement(context: StoreContext, id: string | null): Promise<Achievement | null> {
  const row = id === null ? undefined : await context.db.achievements.get(id)
  if (!row) return null
  const place = sealedAs.achievement(row.id, row.version)
  return openValue<Achievement>(context, place.keyId, place.context, row.sealed)
}
