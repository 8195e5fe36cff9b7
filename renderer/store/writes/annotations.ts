import type { Annotation } from '../../../shared/domain'
import { now, sealedAs, type StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import type { AnnotationRow } from '../rows'
import { sealJson } from '../sealing'
import { StoreError } from '../store-error'
import { countScored, latestAnnotations, needWorkRows, openWork, type WorkRows } from '../work'
import { writeDraft } from './drafts'

/** A new version, or the latest one removed or restored. */
type Written = { add: AnnotationRow } | { change: AnnotationRow }

/** Versions of annotations: added, never changed. A removed one keeps its versions until the allocation ends. */
export class AnnotationWriter {
  readonly #context: StoreContext

  constructor(context: StoreContext) {
    this.#context = context
  }

  /** @throws StoreError `stale-version` where the version isn't the one after the latest, `already-sent`, `not-here` */
  put(annotation: Annotation): Promise<void> {
    const { id, version, allocationId } = annotation
    return this.#write(allocationId, async (rows) => {
      const place = sealedAs.annotation(rows.allocation.keyId, allocationId, id, version)
      const sealed = await sealJson(await this.#context.keyring.need(place.keyId), place.context, annotation)
      return { add: { id, version, allocationId, sealed, removedAt: null } }
    })
  }

  remove(allocationId: string, annotationId: string): Promise<void> {
    return this.#write(allocationId, async (rows) => {
      const latest = needLatest(rows, annotationId)
      return latest.removedAt === null ? { change: { ...latest, removedAt: now(this.#context) } } : null
    })
  }

  restore(allocationId: string, annotationId: string): Promise<void> {
    return this.#write(allocationId, async (rows) => {
      const latest = needLatest(rows, annotationId)
      return latest.removedAt === null ? null : { change: { ...latest, removedAt: null } }
    })
  }

  #write(allocationId: string, make: (rows: WorkRows) => Promise<Written | null>): Promise<void> {
    const context = this.#context
    return context.lanes.run(allocationId, async () => {
      let rows = await needWorkRows(context, allocationId)
      if (!rows.draft?.begun) {
        // An annotation is work begun: the draft that says so comes first, once per allocation.
        await writeDraft(context, allocationId, [{ change: (assessment) => assessment, begins: true }])
        rows = await needWorkRows(context, allocationId)
      }
      if (rows.draft?.phase === 'closed') throw new StoreError('already-sent', 'This assessment has been sent.')
      const written = await make(rows)
      if (written === null) return
      const scored = await countScoredWith(context, rows, written)
      await store(context, rows, written, scored)
    })
  }
}

function needLatest(rows: WorkRows, annotationId: string): AnnotationRow {
  const versions = rows.annotations.filter((row) => row.id === annotationId)
  const latest = versions.reduce<AnnotationRow | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined)
  if (!latest) throw new StoreError('not-here', 'There is no such annotation.')
  return latest
}

/** How many criteria count as scored once these rows are in. */
async function countScoredWith(context: StoreContext, rows: WorkRows, written: Written): Promise<number> {
  const row = 'add' in written ? written.add : written.change
  const others = rows.annotations.filter((other) => other.id !== row.id || other.version !== row.version)
  const annotations = [...others, row]
  return countScored(await openWork(context, { ...rows, annotations: latestAnnotations(annotations) }))
}

async function store({ db }: StoreContext, rows: WorkRows, written: Written, scored: number): Promise<void> {
  const allocationId = rows.allocation.id
  await db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const [allocation, draft] = await Promise.all([db.allocations.get(allocationId), db.drafts.get(allocationId)])
    if (allocation?.keyId !== rows.allocation.keyId) throw new StoreError('not-here', 'This work has ended.')
    if (draft?.phase === 'closed') throw new StoreError('already-sent', 'This assessment has been sent.')
    if ('add' in written) await addVersion(db, written.add)
    else await changeLatest(db, written.change)
    await restate(db, allocationId, { scored })
  })
}

/** Removes or restores, unless another window has added a version since: then that is not the one to remove. */
async function changeLatest(db: StoreContext['db'], row: AnnotationRow): Promise<void> {
  if (await db.annotations.get([row.id, row.version + 1])) {
    throw new StoreError('stale-version', 'The annotation was changed in another window.')
  }
  await db.annotations.put(row)
}

/** Adds a version; another window may have added one in between, and theirs isn't written over. */
async function addVersion(db: StoreContext['db'], row: AnnotationRow): Promise<void> {
  const [same, before] = await Promise.all([
    db.annotations.get([row.id, row.version]),
    row.version === 1 ? undefined : db.annotations.get([row.id, row.version - 1]),
  ])
  if (same || (row.version > 1 && before?.allocationId !== row.allocationId)) {
    throw new StoreError('stale-version', `Version ${row.version} is not the one after the latest.`)
  }
  await db.annotations.add(row)
}
