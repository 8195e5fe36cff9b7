import { newId } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import { newKeyId } from '../keyring'
import type { MetaValues, SegmentRow } from '../rows'
import { sealJson } from '../sealing'
import type { ListRow } from './list-row'

/** Rows in a segment at most: sealing and opening costs per segment, rewriting costs per row. */
export const SEGMENT_ROWS = 128

export type Filling = MetaValues['filling']

export type SegmentChanges = {
  put: { row: ListRow; dueOn: string; segmentId: string | null }[]
  drop: { allocationId: string; segmentId: string }[]
}

export type SegmentPlan = {
  /** Sealed and ready to be put; `changed` is set within the transaction. */
  rows: SegmentRow[]
  /** Segments in which nothing is left. */
  emptied: string[]
  /** Where each put row now is. */
  placed: Map<string, string>
  filling: Filling
  /** Keys of earlier sealings that held a row which has gone. */
  doomedKeys: string[]
}

/** The rows in a segment. */
export function openSegment(context: StoreContext, segment: SegmentRow): Promise<ListRow[]> {
  const { keyId, context: sealContext } = sealedAs.segment(segment.keyId, segment.id, segment.version)
  return openValue<ListRow[]>(context, keyId, sealContext, segment.sealed)
}

type Draft = { id: string; dueOn: string; keyId: string; version: number; rows: Map<string, ListRow>; changed: boolean }

/**
 * Works out which segments change and seals them, outside any transaction. A segment holds rows of one due date, so that the
 * first screen of a queue sorted by due date opens few of them. When a row leaves a segment, the rest is sealed under a new key:
 * the old bytes may lie in the database's files for long, and are unreadable once the old key is destroyed.
 */
export async function planSegments(
  context: StoreContext,
  changes: SegmentChanges,
  filling: Filling,
  version: number,
): Promise<SegmentPlan> {
  const drafts = await openDrafts(context, changes, filling)
  const doomedKeys: string[] = []
  const placed = new Map<string, string>()
  const filled: Filling = { ...filling }

  const takeOut = (segmentId: string, allocationId: string) => {
    const draft = drafts.get(segmentId)
    if (!draft?.rows.delete(allocationId)) return
    if (!doomedKeys.includes(draft.keyId)) doomedKeys.push(draft.keyId)
    draft.changed = true
  }

  for (const { allocationId, segmentId } of changes.drop) takeOut(segmentId, allocationId)
  for (const { row, dueOn, segmentId } of changes.put) {
    const before = segmentId === null ? undefined : drafts.get(segmentId)
    if (before && before.dueOn === dueOn) {
      before.rows.set(row.allocationId, row)
      before.changed = true
      placed.set(row.allocationId, before.id)
      continue
    }
    if (before) takeOut(before.id, row.allocationId)
    let draft = drafts.get(filled[dueOn]?.segmentId ?? '')
    if (!draft || draft.rows.size >= SEGMENT_ROWS) {
      const id = newId()
      draft = { id, dueOn, keyId: newKeyId('segment'), version: 0, rows: new Map(), changed: true }
      drafts.set(id, draft)
    }
    draft.rows.set(row.allocationId, row)
    draft.changed = true
    filled[dueOn] = { segmentId: draft.id, count: draft.rows.size }
    placed.set(row.allocationId, draft.id)
  }
  return sealDrafts(context, [...drafts.values()], { placed, filling: filled, doomedKeys }, version)
}

async function openDrafts(context: StoreContext, changes: SegmentChanges, filling: Filling): Promise<Map<string, Draft>> {
  const ids = new Set<string>()
  for (const { segmentId } of changes.drop) ids.add(segmentId)
  for (const { segmentId, dueOn } of changes.put) {
    if (segmentId !== null) ids.add(segmentId)
    const open = filling[dueOn]
    if (open && open.count < SEGMENT_ROWS) ids.add(open.segmentId)
  }
  const drafts = new Map<string, Draft>()
  const segments = await context.db.segments.bulkGet([...ids])
  await Promise.all(
    segments.map(async (segment) => {
      if (!segment) return
      const rows = await openSegment(context, segment)
      drafts.set(segment.id, {
        id: segment.id,
        dueOn: segment.dueOn,
        keyId: segment.keyId,
        version: segment.version,
        rows: new Map(rows.map((row) => [row.allocationId, row])),
        changed: false,
      })
    }),
  )
  return drafts
}

async function sealDrafts(
  context: StoreContext,
  drafts: Draft[],
  plan: Pick<SegmentPlan, 'placed' | 'filling' | 'doomedKeys'>,
  version: number,
): Promise<SegmentPlan> {
  const changed = drafts.filter((draft) => draft.changed)
  const kept = changed.filter((draft) => draft.rows.size > 0)
  for (const draft of kept) {
    if (plan.doomedKeys.includes(draft.keyId)) draft.keyId = newKeyId('segment')
  }
  const keys = await context.keyring.ensure(kept.map((draft) => draft.keyId))
  const rows = await Promise.all(
    kept.map(async (draft): Promise<SegmentRow> => {
      const list = [...draft.rows.values()]
      const { context: sealContext } = sealedAs.segment(draft.keyId, draft.id, version)
      const sealed = await sealJson(keys.get(draft.keyId) as CryptoKey, sealContext, list)
      return { id: draft.id, dueOn: draft.dueOn, keyId: draft.keyId, version, sealed, changed: 0, count: list.length }
    }),
  )
  return { ...plan, rows, emptied: changed.filter((draft) => draft.rows.size === 0).map((draft) => draft.id) }
}
