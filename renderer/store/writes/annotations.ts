import type { Annotation } from '../../../shared/domain'
import { now, sealedAs, type StoreContext } from '../context'
import type { AnnotationBatch } from '../contract'
import { restate, restateTables } from '../restate'
import type { AnnotationRow } from '../rows'
import { sealJson } from '../sealing'
import { StoreError } from '../store-error'
import { countScoredOf, latestAnnotations, needWorkRows, openWork, type WorkRows } from '../work'
import { writeDraft } from './drafts'

/** New versions, and latest ones that were removed or restored. */
type Written = { added: readonly AnnotationRow[]; changed: readonly AnnotationRow[] }

/** Versions of annotations: added, never changed. A removed one keeps its versions until the allocation ends. */
export class AnnotationWriter {
  readonly #context: StoreContext

  constructor(context: StoreContext) {
    this.#context = context
  }

  /** @throws StoreError `stale-version` where the version isn't the one after the latest, `already-sent`, `not-here` */
  put(annotation: Annotation): Promise<void> {
    return this.write(annotation.allocationId, { put: [annotation] })
  }

  remove(allocationId: string, annotationId: string): Promise<void> {
    return this.write(allocationId, { remove: [annotationId] })
  }

  restore(allocationId: string, annotationId: string): Promise<void> {
    return this.write(allocationId, { restore: [annotationId] })
  }

  /** @throws as `put` does, and then nothing was written */
  write(allocationId: string, { put = [], remove = [], restore = [] }: AnnotationBatch): Promise<void> {
    const context = this.#context
    return context.lanes.run(allocationId, async () => {
      let rows = await needWorkRows(context, allocationId)
      if (!rows.draft?.begun) {
        // An annotation is work begun: the draft that says so comes first, once per allocation.
        await writeDraft(context, allocationId, [{ change: (assessment) => assessment, begins: true }])
        rows = await needWorkRows(context, allocationId)
      }
      if (rows.draft?.phase === 'closed') throw new StoreError('already-sent', 'This assessment has been sent.')
      const latest = latestOf(rows.annotations)
      const removedAt = now(context)
      const changed = [
        ...remove.map((id) => needLatest(latest, id)).flatMap((row) => (row.removedAt === null ? [{ ...row, removedAt }] : [])),
        ...restore
          .map((id) => needLatest(latest, id))
          .flatMap((row) => (row.removedAt === null ? [] : [{ ...row, removedAt: null }])),
      ]
      const added = await Promise.all(put.map((annotation) => this.#seal(rows.allocation.keyId, annotation)))
      if (added.length + changed.length === 0) return
      await store(context, rows, { added, changed }, await countScoredWith(context, rows, [...added, ...changed]))
    })
  }

  async findTaken(ids: readonly string[]): Promise<string[]> {
    const first = await this.#context.db.annotations.bulkGet(ids.map((id) => [id, 1]))
    return first.flatMap((row) => (row ? [row.id] : []))
  }

  async #seal(keyId: string, annotation: Annotation): Promise<AnnotationRow> {
    const { id, version, allocationId } = annotation
    const place = sealedAs.annotation(keyId, allocationId, id, version)
    const sealed = await sealJson(await this.#context.keyring.need(place.keyId), place.context, annotation)
    return { id, version, allocationId, sealed, removedAt: null }
  }
}

function latestOf(rows: readonly AnnotationRow[]): Map<string, AnnotationRow> {
  const latest = new Map<string, AnnotationRow>()
  for (const row of rows) if (row.version > (latest.get(row.id)?.version ?? 0)) latest.set(row.id, row)
  return latest
}

function needLatest(rows: ReadonlyMap<string, AnnotationRow>, annotationId: string): AnnotationRow {
  const latest = rows.get(annotationId)
  if (!latest) throw new StoreError('not-here', 'There is no such annotation.')
  return latest
}

/** How many criteria count as scored once these rows are in. */
async function countScoredWith(context: StoreContext, rows: WorkRows, written: readonly AnnotationRow[]): Promise<number> {
  const nameOf = (row: AnnotationRow) => `${row.id} ${row.version}`
  const names = new Set(written.map(nameOf))
  const annotations = [...rows.annotations.filter((row) => !names.has(nameOf(row))), ...written]
  return countScoredOf(await openWork(context, { ...rows, annotations: latestAnnotations(annotations) }))
}

async function store({ db }: StoreContext, rows: WorkRows, { added, changed }: Written, scored: number): Promise<void> {
  const allocationId = rows.allocation.id
  await db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const [allocation, draft] = await Promise.all([db.allocations.get(allocationId), db.drafts.get(allocationId)])
    if (allocation?.keyId !== rows.allocation.keyId) throw new StoreError('not-here', 'This work has ended.')
    if (draft?.phase === 'closed') throw new StoreError('already-sent', 'This assessment has been sent.')
    await Promise.all([...added.map((row) => checkAdded(db, row)), ...changed.map((row) => checkChanged(db, row))])
    await db.annotations.bulkPut([...added, ...changed])
    await restate(db, allocationId, { scored })
  })
}

/** Another window may have added a version since: then that is not the one to remove or to restore. */
async function checkChanged(db: StoreContext['db'], row: AnnotationRow): Promise<void> {
  if ((await countLater(db, row)) > 0) {
    throw new StoreError('stale-version', 'The annotation was changed in another window.')
  }
}

/** Another window may have added this version in between, and theirs isn't written over. */
async function checkAdded(db: StoreContext['db'], row: AnnotationRow): Promise<void> {
  const [same, before, later] = await Promise.all([
    db.annotations.get([row.id, row.version]),
    row.version === 1 ? undefined : db.annotations.get([row.id, row.version - 1]),
    countLater(db, row),
  ])
  if (same || later > 0 || (row.version > 1 && before?.allocationId !== row.allocationId)) {
    throw new StoreError('stale-version', `Version ${row.version} is not the one after the latest.`)
  }
}

/** How many versions come after this one: of those that another device made, only the last came here, so there may be gaps. */
function countLater(db: StoreContext['db'], { id, version }: AnnotationRow): Promise<number> {
  return db.annotations.where('[id+version]').between([id, version], [id, Number.MAX_SAFE_INTEGER], false, true).count()
}
