import { leads, type Rubric } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { LookAsked, Publication, RubricEntry, RubricRecord, RubricStore } from '../contract'
import type { OutboxRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import { lookAgain, lookedAt, settleLook } from '../writes/look-again'
import { publishRubric, settlePublication } from '../writes/publish'
import { discardRubricDraft, isTaken, openRubricDraft, saveRubricDraft } from '../writes/rubric-drafts'
import { openAchievements, openRubrics } from './catalogue'
import { isOfType, openCommand } from './round-asked'

/** Rubrics as those read and mend them who lead the assessors of an achievement. */
export function rubricStore(context: StoreContext): RubricStore {
  /** By achievement, the version of the draft that this window wrote last. */
  const written = new Map<string, number>()
  return {
    list: () => readRubrics(context),
    open: (achievementId) => readRubric(context, written, achievementId),
    saveDraft: (draft) => saveRubricDraft(context, draft, (version) => written.set(draft.achievementId, version)),
    discardDraft: (achievementId) => discardRubricDraft(context, achievementId),
    publish: (achievementId, tag) => publishRubric(context, achievementId, tag),
    settlePublication: (achievementId) => settlePublication(context, achievementId),
    lookAgain: (achievementId, submissionIds, reason) => lookAgain(context, achievementId, submissionIds, reason),
    lookedAt: (submissionId, finding, words) => lookedAt(context, submissionId, finding, words),
    looksAsked: (achievementId) => readLooksAsked(context, achievementId),
    settleLook: (id) => settleLook(context, id),
  }
}

async function readRubrics(context: StoreContext): Promise<RubricEntry[]> {
  const { db } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [achievementRows, rubricRows, draftRows, commands] = await Promise.all([
    db.achievements.toArray(),
    db.rubrics.toArray(),
    db.rubricDrafts.toArray(),
    db.outbox.filter(({ type }) => type === 'rubric.publish').toArray(),
  ])
  const outbox = commands.filter(isOfType('rubric.publish'))
  const [achievements, rubrics, publications] = await Promise.all([
    openAchievements(context, achievementRows),
    openRubrics(context, rubricRows),
    openPublications(context, outbox),
  ])
  return [...achievements.values()]
    .filter(({ policy }) => leads(context.account.person, policy))
    .flatMap((achievement): RubricEntry[] => {
      const { id, name, rubricId, rubricVersion } = achievement
      const rubric = rubrics.get(`${rubricId}/${rubricVersion}`)
      if (!rubric) return []
      const publication = publications.get(rubricId)
      return [
        {
          achievementId: id,
          achievementName: name,
          title: rubric.title,
          version: rubricVersion,
          publishedOn: rubric.publishedOn ?? null,
          hasDraft: draftRows.some((row) => row.achievementId === id && !isTaken(row, entryOf(row.publishId, outbox))),
          publication: publication ? { state: publication.state, code: publication.code } : null,
        },
      ]
    })
    .sort((a, b) => a.achievementName.localeCompare(b.achievementName))
}

async function readRubric(
  context: StoreContext,
  written: ReadonlyMap<string, number>,
  achievementId: string,
): Promise<RubricRecord | null> {
  const { db } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [achievementRow, rubricRows, draftRow, commands] = await Promise.all([
    db.achievements.get(achievementId),
    db.rubrics.toArray(),
    db.rubricDrafts.get(achievementId),
    db.outbox.filter(({ type }) => type === 'rubric.publish').toArray(),
  ])
  const outbox = commands.filter(isOfType('rubric.publish'))
  const achievements = await openAchievements(context, achievementRow ? [achievementRow] : [])
  const achievement = achievements.get(achievementId)
  if (!achievement || !leads(context.account.person, achievement.policy)) return null
  const { rubricId } = achievement
  const isHere = draftRow !== undefined && !isTaken(draftRow, entryOf(draftRow.publishId, outbox))
  const [rubrics, draft, publications] = await Promise.all([
    openRubrics(
      context,
      rubricRows.filter(({ id }) => id === rubricId),
    ),
    isHere ? openRubricDraft(context, draftRow) : null,
    openPublications(context, outbox),
  ])
  const versions: Rubric[] = [...rubrics.values()].sort((a, b) => b.version - a.version)
  return {
    achievement,
    versions,
    draft,
    draftVersion: isHere ? draftRow.version : null,
    isDraftFromHere: isHere && written.get(achievementId) === draftRow.version,
    publication: publications.get(rubricId) ?? null,
  }
}

function entryOf(commandId: string | null, outbox: readonly OutboxRow[]): OutboxRow | undefined {
  return commandId === null ? undefined : outbox.find((entry) => entry.commandId === commandId)
}

/** Versions that the hub hasn't answered, or has refused and nobody has put away, by rubric; the last one of each. */
async function openPublications(
  context: StoreContext,
  outbox: readonly (OutboxRow & { type: 'rubric.publish' })[],
): Promise<Map<string, Publication>> {
  const asked = outbox.filter((entry) => isUnsent(entry) || isRefused(entry))
  const opened = await Promise.all(
    asked.map(async (entry): Promise<[string, Publication]> => {
      const { allocationId, basedOn, rubric, note, actedAt } = await openCommand(context, entry)
      const { rubricId, rubricVersion } = basedOn
      const standing = isRefused(entry)
        ? ({ state: 'refused', code: entry.code } as const)
        : ({ state: 'waiting', code: null } as const)
      return [rubricId, { id: allocationId, ...standing, rubric, note, basedOn: { rubricId, rubricVersion }, askedAt: actedAt }]
    }),
  )
  return new Map(opened)
}

async function readLooksAsked(context: StoreContext, achievementId: string): Promise<LookAsked[]> {
  const { db } = context
  const [achievementRow, entries] = await Promise.all([
    db.achievements.get(achievementId),
    db.outbox.filter(({ type }) => type === 'decision.look-again' || type === 'decision.looked-at').toArray(),
  ])
  const achievements = await openAchievements(context, achievementRow ? [achievementRow] : [])
  const rubricId = achievements.get(achievementId)?.rubricId
  const asked = await Promise.all(
    entries
      .filter((entry) => isUnsent(entry) || isRefused(entry))
      .map(async (entry): Promise<LookAsked[]> => {
        const standing = isRefused(entry)
          ? ({ state: 'refused', code: entry.code } as const)
          : ({ state: 'waiting', code: null } as const)
        const base = { id: entry.commandId, ...standing }
        if (isOfType('decision.looked-at')(entry)) {
          const { basedOn, allocationId, words } = await openCommand(context, entry)
          return basedOn.rubricId === rubricId ? [{ ...base, wish: 'settle', submissionIds: [allocationId], words }] : []
        }
        if (!isOfType('decision.look-again')(entry)) return []
        const { basedOn, submissionIds, reason } = await openCommand(context, entry)
        return basedOn.rubricId === rubricId ? [{ ...base, wish: 'tag', submissionIds, words: reason }] : []
      }),
  )
  return asked.flat()
}
