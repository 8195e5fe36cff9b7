import { type Annotation, type Assessment, basisOf, isSameBasis } from '../../../shared/domain'
import { holds, join, relate, type TravellingDraft } from '../../../shared/travel'
import { now, sealedAs, type StoreContext } from '../context'
import { noteAgain } from '../history'
import { restate, restateTables } from '../restate'
import type { AnnotationRow, DraftRow, TravelRow } from '../rows'
import { sealJson } from '../sealing'
import { countScoredOf } from '../work'
import { arrivedFields, joinArrived } from './arrived-fields'
import { type LocalWork, nameRows, readLocalWork } from './local-work'
import { mergeCome } from './merge'
import { openKnown, openPart, sealPart, untravelled } from './travel-rows'

/** A draft that came from the hub, opened. */
export type Came = { allocationId: string; version: number; sha256: string; draft: TravellingDraft }

/**
 * Takes in what another device of mine published. Into work that was handed in or has ended, or isn't here yet, nothing is taken; what
 * was written on another revision or rubric waits until both devices are at the same.
 */
export async function takeIn(context: StoreContext, device: string, came: Came): Promise<void> {
  while (!(await tryTakeIn(context, device, came)));
}

async function tryTakeIn(context: StoreContext, device: string, came: Came): Promise<boolean> {
  const { allocationId, draft } = came
  const local = await readLocalWork(context, allocationId)
  if (local === null) return true
  const { keyId } = local.rows.allocation
  const row = (await context.db.travel.get(allocationId)) ?? untravelled(allocationId)
  const known = await openKnown(context, keyId, row, device, draft)
  const relation = relate(draft.seen, known?.seen ?? {})
  const agreed = { hubVersion: came.version, hubSha256: came.sha256, sent: null, state: 'in-step', heldBasis: null } as const
  if (relation === 'known') {
    const kept = known && (await sealPart(context, { keyId, allocationId }, 'known', row.turn + 1, known))
    const isAhead = known !== null && !holds(draft.seen, known.seen)
    return storeRow(context, local, row, { ...agreed, known: kept, isAhead })
  }
  if (!isSameBasis(draft.basis, local.basis)) {
    return storeRow(context, local, row, {
      ...row,
      hubVersion: came.version,
      hubSha256: came.sha256,
      state: 'held',
      heldBasis: draft.basis,
    })
  }
  const { merged, clashes } = mergeCome(known, local.draft, draft, relation)
  const fields = arrivedFields(local.draft, merged, clashes)
  const written = await seal(context, local, merged)
  const told = joinArrived((await openPart(context, keyId, row, 'arrived')) ?? [], fields)
  const place = { keyId, allocationId }
  const turn = row.turn + 1
  const [kept, arrived] = await Promise.all([
    sealPart(context, place, 'known', turn, { ...draft, seen: join(draft.seen, known?.seen ?? {}) }),
    told.length > 0 ? sealPart(context, place, 'arrived', turn, told) : null,
  ])
  const change = { ...agreed, known: kept, arrived, isAhead: false, at: now(context) }
  if (!(await storeRow(context, local, row, change, written))) return false
  if (fields.length > 0) await noteAgain(context, { kind: 'merged', allocationId, count: null, code: null })
  return true
}

type Written = { draft: DraftRow; annotations: AnnotationRow[]; scored: number }

/** Seals the merged draft, and the versions of annotations that aren't here yet. */
async function seal(
  context: StoreContext,
  { rows, work, basis }: LocalWork,
  merged: { assessment: Assessment; annotations: Annotation[] },
): Promise<Written> {
  const { allocation } = rows
  const version = (rows.draft?.version ?? 0) + 1
  const place = sealedAs.draft(allocation.keyId, allocation.id, version)
  const assessment = { ...merged.assessment, submissionId: allocation.submissionId, ...basisOf(basis), updatedAt: now(context) }
  const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, assessment)
  const before = rows.draft?.before ?? null
  const draft: DraftRow = { allocationId: allocation.id, phase: 'open', begun: true, basis, before, version, sealed }
  const scored = countScoredOf({ ...work, assessment, annotations: merged.annotations })
  return { draft, annotations: await annotationRows(context, { rows, work, basis }, merged.annotations), scored }
}

async function annotationRows(
  context: StoreContext,
  { rows, work }: Pick<LocalWork, 'rows' | 'work' | 'basis'>,
  merged: readonly Annotation[],
): Promise<AnnotationRow[]> {
  const { allocation } = rows
  const here = new Map(work.annotations.map((annotation) => [annotation.id, annotation]))
  const latest = new Map<string, AnnotationRow>()
  for (const row of rows.annotations) if (row.version > (latest.get(row.id)?.version ?? 0)) latest.set(row.id, row)
  const changed: AnnotationRow[] = []
  for (const annotation of merged) {
    if (JSON.stringify(here.get(annotation.id)) === JSON.stringify(annotation)) continue
    // Versions never change: what says something else than the one of its number here is the next one.
    const version = Math.max(annotation.version, (latest.get(annotation.id)?.version ?? 0) + 1)
    const place = sealedAs.annotation(allocation.keyId, allocation.id, annotation.id, version)
    const sealed = await sealJson(await context.keyring.need(place.keyId), place.context, { ...annotation, version })
    changed.push({ id: annotation.id, version, allocationId: allocation.id, sealed, removedAt: null })
  }
  const kept = new Set(merged.map(({ id }) => id))
  const removedAt = now(context)
  const gone = [...here.keys()].filter((id) => !kept.has(id))
  return [...changed, ...gone.flatMap((id) => latest.get(id) ?? []).map((row) => ({ ...row, removedAt }))]
}

/** Stores all of it, unless something was written here meanwhile: then it is merged anew. */
async function storeRow(
  { db }: StoreContext,
  { rows }: LocalWork,
  row: TravelRow,
  change: Partial<TravelRow>,
  written: Written | null = null,
): Promise<boolean> {
  const { id, keyId } = rows.allocation
  return db.transaction('rw', [...restateTables(db), db.annotations, db.travel], async () => {
    const [draft, allocation, annotations, travel] = await Promise.all([
      db.drafts.get(id),
      db.allocations.get(id),
      db.annotations.where('allocationId').equals(id).toArray(),
      db.travel.get(id),
    ])
    if (draft?.phase !== rows.draft?.phase || allocation?.keyId !== keyId || (travel?.turn ?? 0) !== row.turn) return false
    if (allocation.state !== rows.allocation.state || allocation.removed !== null) return false
    if (nameRows({ draft, annotations }) !== nameRows(rows)) return false
    await db.travel.put({ ...row, ...change, turn: row.turn + 1 })
    if (!written) return true
    await db.drafts.put(written.draft)
    await db.annotations.bulkPut(written.annotations)
    await restate(db, id, { scored: written.scored })
    return true
  })
}
