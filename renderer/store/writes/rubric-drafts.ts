import type { RubricDraft } from '../../../shared/domain'
import { now, openValue, sealedAs, type StoreContext } from '../context'
import type { OutboxRow, RubricDraftRow } from '../rows'
import { sealJson } from '../sealing'
import { isUnsent } from '../status'

/**
 * What was typed into a rubric. False, and nothing is changed, while a version that was made of it is on its way.
 * @param onWritten hears the version under which it is written, before anybody can read it
 */
export function saveRubricDraft(
  context: StoreContext,
  draft: Omit<RubricDraft, 'changedAt'>,
  onWritten: (version: number) => void = () => undefined,
): Promise<boolean> {
  const { achievementId } = draft
  return context.lanes.run(achievementId, async () => {
    const { db, keyring } = context
    for (;;) {
      const before = await db.rubricDrafts.get(achievementId)
      const version = (before?.version ?? 0) + 1
      const place = sealedAs.rubricDraft(achievementId, version)
      const sealed = await sealJson(await keyring.need(place.keyId), place.context, { ...draft, changedAt: now(context) })
      const saved = await db.transaction('rw', [db.rubricDrafts, db.outbox], async () => {
        const row = await db.rubricDrafts.get(achievementId)
        // Another window wrote in the meantime: what is typed last stands, under a version of its own.
        if (row?.version !== before?.version) return 'again' as const
        const publication = row && (await publicationOf(context, row))
        if (publication && isUnsent(publication)) return false
        // A draft whose version the hub has taken is done with: this is another one.
        const publishId = row && publication && !isTaken(row, publication) ? row.publishId : null
        await db.rubricDrafts.put({ achievementId, publishId, version, sealed })
        onWritten(version)
        return true
      })
      if (saved !== 'again') return saved
    }
  })
}

/** Lets the draft go. False while a version that was made of it is on its way. */
export function discardRubricDraft({ db, lanes }: StoreContext, achievementId: string): Promise<boolean> {
  return lanes.run(achievementId, () =>
    db.transaction('rw', [db.rubricDrafts, db.outbox], async () => {
      const row = await db.rubricDrafts.get(achievementId)
      const publication = row && (await publicationOf({ db }, row))
      if (publication && isUnsent(publication)) return false
      await db.rubricDrafts.delete(achievementId)
      return true
    }),
  )
}

/** The command by which this draft's publication was asked for last, as it stands in the outbox. */
export async function publicationOf(
  { db }: Pick<StoreContext, 'db'>,
  { publishId }: Pick<RubricDraftRow, 'publishId'>,
): Promise<OutboxRow | undefined> {
  return publishId === null ? undefined : db.outbox.where('commandId').equals(publishId).first()
}

/** Whether the hub has taken what was made of this draft: what is left of it is only waiting to go. */
export function isTaken({ publishId }: Pick<RubricDraftRow, 'publishId'>, publication: OutboxRow | undefined): boolean {
  return publishId !== null && (publication === undefined || publication.state === 'acknowledged')
}

/** Opens a draft. @throws StoreError `damaged` */
export function openRubricDraft(context: StoreContext, row: RubricDraftRow): Promise<RubricDraft> {
  const place = sealedAs.rubricDraft(row.achievementId, row.version)
  return openValue<RubricDraft>(context, place.keyId, place.context, row.sealed)
}
