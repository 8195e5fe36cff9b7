import { shownFile, type Submission } from '../../../shared/domain'
import type { OtherSubmission, ReadableItem } from '../../review'
import type { DeskRecord, QueueRow, Store } from '../../store'
import { sourceOf, sourceOfBytes } from '../reading/evidence-source'
import { narrativeItem } from '../reading/narrative-item'

const PAGE = 200

/** The submissions on this machine that a passage may stand in, and those that can't be looked into. */
export type Others = {
  /** By submission: how the assessor knows it. */
  rows: ReadonlyMap<string, QueueRow>
  /** All of these: searched, away and apart. */
  total: number
  /** Their evidence isn't on this machine. */
  away: number
  /** Marked blind where this one isn't, or the other way round: words in common could tell who the candidate is. */
  apart: number
}

/** Every other submission that this assessor has, each once. */
export async function listOthers({ queue }: Pick<Store, 'queue'>, { submission, achievement }: DeskRecord): Promise<Others> {
  const all = new Map<string, QueueRow>()
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await queue.page({
      view: 'all',
      search: '',
      achievementIds: [],
      dueOnOrBefore: null,
      offlineOnly: false,
      sort: { by: 'due', direction: 'ascending' },
      offset,
      limit: PAGE,
    })
    total = page.total
    for (const row of page.rows) if (row.submissionId !== submission.id) all.set(row.submissionId, row)
  }
  const alike = [...all.values()].filter((row) => row.isBlind === achievement.policy.blind)
  const here = alike.filter(({ offline }) => (offline.state !== 'none' && offline.state !== 'gone') || offline.itemsTotal === 0)
  return {
    rows: new Map(here.map((row) => [row.submissionId, row])),
    total: all.size,
    away: alike.length - here.length,
    apart: all.size - alike.length,
  }
}

/** What of a submission can be read now: its narrative, and each item whose bytes are here. */
export function readableItems(
  { evidence }: Pick<Store, 'evidence'>,
  record: Pick<DeskRecord, 'allocation' | 'submission' | 'evidenceHere'>,
  narrativeTitle: string,
): ReadableItem[] {
  const { submission, allocation, evidenceHere } = record
  const items = submission.evidence
    .filter((item) => evidenceHere[shownFile(item).id])
    .map((item) => ({ item, source: sourceOf(evidence, allocation.id, item, submission.evidence) }))
  if (submission.narrative.trim() === '') return items
  const { item, bytes } = narrativeItem(submission, narrativeTitle)
  return [{ item, source: sourceOfBytes(item, bytes) }, ...items]
}

/** Another submission as it is read when its turn comes; `onOpen` gets it, for the names of its items. */
export function otherSubmission(
  store: Pick<Store, 'desk' | 'evidence'>,
  row: QueueRow,
  narrativeTitle: string,
  onOpen: (submission: Submission, isWhole: boolean) => void,
): OtherSubmission {
  return {
    id: row.submissionId,
    async open() {
      const record = await store.desk.open(row.allocationId)
      if (!record) return null
      onOpen(
        record.submission,
        record.submission.evidence.every((item) => record.evidenceHere[shownFile(item).id]),
      )
      return { items: readableItems(store, record, narrativeTitle) }
    },
  }
}

/** What everybody had before them: words of these are no hint. */
export function givenTexts({ achievement, rubric }: Pick<DeskRecord, 'achievement' | 'rubric'>): string[] {
  return [
    achievement.description,
    achievement.criteriaNarrative,
    rubric.title,
    ...rubric.criteria.flatMap(({ title, description, levels }) => [
      title,
      description,
      ...levels.map(({ descriptor }) => descriptor),
    ]),
  ]
}
