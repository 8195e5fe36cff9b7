import { Dexie } from 'dexie'
import type { Achievement, Receipt } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { AssayDatabase } from '../database'
import type { QueuePage, QueueQuery, QueueRow, QueueView } from '../contract'
import type { ListEntry, ListIndex } from '../list/list-index'
import type { ListRow } from '../list/list-row'
import { comparatorFor, type OrderFacts } from '../list/order'
import { fold, searchTerms } from '../list/search'
import { openSegment } from '../list/segments'
import type { AllocationRow, OfflineRow, SplitRow } from '../rows'
import { openAchievements, openRubrics } from './catalogue'
import { isGiven } from '../status'
import { isGivingBack } from '../writes/give-back'
import { isEnded, readNeeds } from './needs'
import { toOfflineState } from './offline-state'
import { openSplit } from './split'

/** Rows that a view of the queue shows. A draft is still to be assessed, also where it waits for a decision of mine. */
export const VIEWS: Record<QueueView, readonly AllocationRow['view'][]> = {
  'to-assess': ['to-assess', 'drafts', 'asks'],
  drafts: ['drafts', 'asks'],
  'needs-me': ['needs-me', 'asks'],
  sent: ['sent'],
  all: ['to-assess', 'drafts', 'asks', 'needs-me', 'kept', 'sent'],
}

export function isInView(row: Pick<AllocationRow, 'view'>, view: QueueView): boolean {
  return VIEWS[view].includes(row.view)
}

type Facts = OrderFacts & { achievements: ReadonlyMap<string, Achievement> }
type Found = { rows: { row: AllocationRow; list: ListRow }[]; total: number; isComplete: boolean }

/** Pages of the queue, from the list in memory; until that is complete, from the database's index where that can answer. */
export class QueueReader {
  readonly #context: StoreContext
  readonly #index: ListIndex
  #sorted: { name: string; edition: number; entries: ListEntry[] } | null = null

  constructor(context: StoreContext, index: ListIndex) {
    this.#context = context
    this.#index = index
  }

  async page(query: QueueQuery): Promise<QueuePage> {
    const { db } = this.#context
    // All reads that a live query must watch come first: awaiting anything but Dexie could lose track of the later ones.
    const [changed, achievementRows, offlineRows] = await Promise.all([
      db.readMeta('changed', 0),
      db.achievements.toArray(),
      db.offline.toArray(),
    ])
    const offline = new Map(offlineRows.map((row) => [row.allocationId, row]))
    const achievements = await Promise.resolve(openAchievements(this.#context, achievementRows))
    const achievementNames = new Map([...achievements].map(([id, achievement]) => [id, achievement.name]))
    const facts: Facts = { achievements, achievementNames, offline }
    if (this.#index.isComplete) await Promise.resolve(this.#index.caughtUp(changed))
    const found =
      !this.#index.isComplete && canReadFromDatabase(query)
        ? await this.#findInDatabase(query)
        : this.#findInMemory(query, facts, changed)
    return { ...found, rows: await this.#toQueueRows(found.rows, facts) }
  }

  #findInMemory(query: QueueQuery, facts: Facts, changed: number): Found {
    const terms = searchTerms(query.search)
    const names = new Map([...facts.achievementNames].map(([id, name]) => [id, fold(name)]))
    const achievementIds = new Set(query.achievementIds)
    const matches = ({ row, haystack }: ListEntry) =>
      isInView(row, query.view) &&
      (query.dueOnOrBefore === null || row.dueOn <= query.dueOnOrBefore) &&
      (achievementIds.size === 0 || achievementIds.has(row.achievementId ?? '')) &&
      (!query.offlineOnly || facts.offline.get(row.id)?.state === 'verified') &&
      terms.every((term) => haystack.includes(term) || names.get(row.achievementId ?? '')?.includes(term))
    const entries = this.#inOrder(query.sort, facts, changed).filter(matches)
    const page = entries.slice(query.offset, query.offset + query.limit)
    return { rows: page, total: entries.length, isComplete: this.#index.isComplete }
  }

  /** All entries in this order, sorted once for as long as nothing changes: a keystroke in the search doesn't sort anew. */
  #inOrder(sort: QueueQuery['sort'], facts: Facts, changed: number): ListEntry[] {
    const name = `${sort.by} ${sort.direction} ${changed}`
    const known = this.#sorted
    // How far fetching has come is not among what `changed` counts.
    const isKnown = known?.name === name && known.edition === this.#index.edition && sort.by !== 'offline'
    if (isKnown) return known.entries
    const entries = [...this.#index.entries.values()].sort(comparatorFor(sort.by, facts))
    if (sort.direction === 'descending') entries.reverse()
    this.#sorted = { name, edition: this.#index.edition, entries }
    return entries
  }

  async #findInDatabase(query: QueueQuery): Promise<Found> {
    const { db } = this.#context
    const end = query.offset + query.limit
    const last = query.dueOnOrBefore ?? Dexie.maxKey
    const parts = await Promise.all(
      VIEWS[query.view].map(async (view) => {
        const range = db.allocations
          .where('[view+dueOn+receivedAt]')
          .between([view, Dexie.minKey, Dexie.minKey], [view, last, Dexie.maxKey], true, true)
        const total = await range.count()
        const ordered = query.sort.direction === 'descending' ? range.reverse() : range
        return { total, rows: await ordered.limit(end).toArray() }
      }),
    )
    const sign = query.sort.direction === 'descending' ? -1 : 1
    const keyOf = (row: AllocationRow) => `${row.dueOn} ${row.receivedAt} ${row.id}`
    const rows = parts
      .flatMap((part) => part.rows)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : sign))
      .slice(query.offset, end)
    const lists = await this.#openListsOf(rows)
    return {
      rows: rows.flatMap((row) => {
        const list = lists.get(row.id)
        return list ? [{ row, list }] : []
      }),
      total: parts.reduce((sum, part) => sum + part.total, 0),
      isComplete: false,
    }
  }

  /** Opens the segments in which these rows lie, and no others. */
  async #openListsOf(rows: readonly AllocationRow[]): Promise<Map<string, ListRow>> {
    const ids = [...new Set(rows.flatMap((row) => row.segmentId ?? []))]
    const segments = await this.#context.db.segments.bulkGet(ids)
    const lists = await Promise.resolve(
      Promise.all(segments.map((segment) => (segment ? openSegment(this.#context, segment) : []))),
    )
    return new Map(lists.flat().map((list) => [list.allocationId, list]))
  }

  async #toQueueRows(rows: Found['rows'], facts: Facts): Promise<QueueRow[]> {
    const { db } = this.#context
    const ids = rows.map(({ row }) => row.id)
    const [receiptRows, splitRows, rubricRows, travelRows, handedRows, needs, givenBack] = await Promise.all([
      db.receipts.bulkGet(ids),
      readSplits(
        db,
        rows.map(({ row }) => row),
      ),
      db.rubrics.bulkGet(uniqueRubrics(rows.map(({ row }) => row))),
      db.travel.bulkGet(ids),
      db.handedDrafts.where('allocationId').anyOf(ids).toArray(),
      readNeeds(
        db,
        rows.map(({ row }) => row),
      ),
      readGivenBack(
        db,
        rows.map(({ row }) => row),
      ),
    ])
    const handed = new Set(handedRows.filter(({ dismissed }) => !dismissed).map(({ allocationId }) => allocationId))
    const rubrics = await Promise.resolve(openRubrics(this.#context, rubricRows))
    return Promise.all(
      rows.map(async ({ row, list }, at) => {
        const receiptRow = receiptRows[at]
        const place = receiptRow && sealedAs.receipt(row.keyId, row.id, receiptRow.version)
        const receipt = place ? await openValue<Receipt>(this.#context, place.keyId, place.context, receiptRow.sealed) : null
        const criteria = rubrics.get(`${row.rubricId}/${row.rubricVersion}`)?.criteria.length ?? 0
        // Told where it can be looked at: the desk of what is sent, or waits for a decision, doesn't show it.
        const isOpen = row.status === 'to-assess' || row.status === 'draft'
        const hasArrived = isOpen && (travelRows[at]?.arrived ?? null) !== null
        const splitRow = splitRows.get(row.id)
        const both = splitRow ? await openSplit(this.#context, row.keyId, splitRow) : null
        const marks = {
          split: both && ([both.a.recommendation, both.b.recommendation] satisfies QueueRow['split']),
          hasArrived,
          hasDraftElsewhere: isOpen && travelRows[at]?.state === 'held',
          hasHandedDraft: isOpen && handed.has(row.id),
          isGivenBack: givenBack.has(row.id),
        }
        return toQueueRow(row, list, facts, { receipt, criteria, need: needs.get(row.id) ?? null, ...marks })
      }),
    )
  }
}

/** Whether the database's own index gives this list without anything being opened. */
function canReadFromDatabase(query: QueueQuery): boolean {
  return query.sort.by === 'due' && query.search.trim() === '' && query.achievementIds.length === 0 && !query.offlineOnly
}

function uniqueRubrics(rows: readonly AllocationRow[]): [string, number][] {
  const unique = new Map(rows.map((row) => [`${row.rubricId}/${row.rubricVersion}`, row]))
  return [...unique.values()].map((row) => [row.rubricId, row.rubricVersion])
}

/** By allocation; most lists have no adjudication in them, and then nothing is asked for. */
async function readSplits({ splits }: AssayDatabase, rows: readonly AllocationRow[]): Promise<Map<string, SplitRow>> {
  const ids = rows.filter(({ task }) => task === 'adjudicate').map(({ id }) => id)
  const found = ids.length === 0 ? [] : await splits.bulkGet(ids)
  return new Map(found.flatMap((row) => (row ? [[row.allocationId, row]] : [])))
}

/** Of what waits to be sent, what is on its way back. */
async function readGivenBack({ outbox }: AssayDatabase, rows: readonly AllocationRow[]): Promise<Set<string>> {
  const ids = rows.filter(({ status }) => status === 'waiting-to-send').map(({ id }) => id)
  const entries = ids.length === 0 ? [] : await outbox.where('allocationId').anyOf(ids).filter(isGivingBack).toArray()
  return new Set(entries.map(({ allocationId }) => allocationId))
}

function toQueueRow(
  row: AllocationRow,
  list: ListRow,
  facts: { achievements: ReadonlyMap<string, Achievement>; offline: ReadonlyMap<string, OfflineRow> },
  opened: Pick<
    QueueRow,
    'receipt' | 'criteria' | 'need' | 'hasArrived' | 'hasDraftElsewhere' | 'hasHandedDraft' | 'isGivenBack' | 'split'
  >,
): QueueRow {
  const achievement = facts.achievements.get(row.achievementId ?? '')
  return {
    allocationId: row.id,
    submissionId: row.submissionId,
    submissionRevision: row.submissionRevision,
    achievementId: row.achievementId ?? '',
    achievementName: achievement?.name ?? '',
    candidate: list.candidate,
    isBlind: achievement?.policy.blind ?? false,
    task: row.task,
    evidence: list.evidence,
    receivedAt: row.receivedAt ?? '',
    dueOn: row.dueOn,
    leaseUntil: row.leaseUntil,
    scored: row.scored,
    offline: toOfflineState(facts.offline.get(row.id), list, row),
    status: row.status,
    isKept: row.view === 'kept',
    mayFetch: isGiven(row) && !isEnded(opened.need),
    ...opened,
  }
}
