import { type Allocation, isSameBasis, type Submission } from '../../../shared/domain'
import type { ChangesPage } from '../../../shared/protocol'
import { openValue, sealedAs, type StoreContext } from '../context'
import { newKeyId } from '../keyring'
import { type ListRow, toListRow } from '../list/list-row'
import { planSegments, type SegmentChanges, type SegmentPlan } from '../list/segments'
import type * as Rows from '../rows'
import { type Collapsed, collapse } from './collapse'
import { declaredHere, withoutDeclared } from './declared'
import { nameKeys } from './name-keys'
import { planVerifications, type VerificationPlan } from './plan-verifications'
import { isKept } from './remove-allocations'
import { findSameFiles } from './same-files'
import { sealRest, sealSubmissions } from './seal-page'

/** What becomes of evidence that is here when the submission is revised. */
export type RevisedEvidence = {
  allocationId: string
  /** The one that it is about from now on. */
  revision: number
  bytesTotal: number
  itemsTotal: number
  /** Seals what is fetched where nothing stays. */
  keyId: string
  /** Files whose bytes are the same in both revisions. */
  same: string[]
}

export type Leaving = {
  row: Rows.AllocationRow
  keeps: boolean
  reason: NonNullable<Rows.AllocationRow['removed']> | 'purged-unsent' | 'conflict'
}

/** Everything of a page that can be prepared outside the transaction, because WebCrypto can't be awaited inside one. */
export type PagePlan = {
  changes: Collapsed
  /** Number of this pull: the version of all that it seals. */
  pull: number
  /** What `changed` counted before anything was read: whether the plan is still about what is here. */
  changed: number
  achievements: Rows.AchievementRow[]
  rubrics: Rows.RubricRow[]
  submissions: Rows.SubmissionRow[]
  receipts: Rows.ReceiptRow[]
  credentials: Rows.CredentialRow[]
  handedDrafts: Rows.HandedDraftRow[]
  splits: Rows.SplitRow[]
  /** But for whether I have claimed them. */
  openings: Omit<Rows.OpeningRow, 'claimId'>[]
  /** But for whether I have returned them. */
  pendingDecisions: Omit<Rows.PendingDecisionRow, 'returnId' | 'isOver'>[]
  rounds: Rows.RoundRow[]
  roundScores: Rows.RoundScoreRow[]
  roundReferences: Rows.RoundReferenceRow[]
  pastDecisions: Rows.PastDecisionRow[]
  colleagues: Rows.ColleagueRow[]
  qualifications: Rows.QualificationRow[]
  assessorDifferences: Rows.AssessorDifferenceRow[]
  panelRounds: Rows.PanelRoundRow[]
  roundComments: Rows.RoundCommentRow[]
  roundReadings: Rows.RoundReadingRow[]
  reports: Rows.ReportRow[]
  messages: Rows.MessageRow[]
  absences: Rows.AbsenceRow[]
  alertRules: Rows.AlertRuleRow[]
  alerts: Rows.AlertRow[]
  reportMails: Rows.ReportMailRow[]
  /** Allocation rows but for what follows from local work, which is worked out in the transaction. */
  allocations: Rows.AllocationRow[]
  /** Allocations that follow their submission to another revision: evidence that is here belongs to the one before. */
  revised: RevisedEvidence[]
  /** Allocations that name another revision or rubric version than they did, and which of them. */
  rebased: { row: Rows.AllocationRow; by: 'revised' | 'superseded' | 'both' }[]
  /** Allocations that go, with whether the plan assumes that my work keeps them. */
  leaving: Leaving[]
  verifications: VerificationPlan
  segments: SegmentPlan
}

/** Reads what is here, and seals what came. */
export async function planPage(context: StoreContext, page: Pick<ChangesPage, 'changes' | 'hubTime'>): Promise<PagePlan> {
  const { db } = context
  const changes = withoutDeclared(collapse(page.changes), await declaredHere(db))
  const pull = (await db.readMeta('pulls', 0)) + 1
  const changed = await db.readMeta('changed', 0)
  const local = await readLocal(context, changes)
  const keys = await nameKeys(context, changes, [...local.byId.values()])
  const submissionRows = await sealSubmissions(changes, keys, pull)
  const revisions = new Map(changes.submissions.map((submission) => [`${submission.id}/${submission.revision}`, submission]))

  const allocations: Rows.AllocationRow[] = []
  const revised: PagePlan['revised'] = []
  const rebased: PagePlan['rebased'] = []
  const segmentChanges: SegmentChanges = { put: [], drop: [] }
  const arriving = new Set(changes.allocations.map((allocation) => allocation.id))
  for (const allocation of local.touched(changes)) {
    const before = local.byId.get(allocation.id)
    const submission = revisions.get(`${allocation.submissionId}/${allocation.submissionRevision}`)
    const list = await findListRow(context, allocation, before, submission)
    if (list) {
      segmentChanges.put.push({ row: list.row, dueOn: allocation.dueOn, segmentId: before?.segmentId ?? null })
    }
    if (before && before.submissionRevision !== allocation.submissionRevision) {
      const { bytesTotal = 0, itemsTotal = 0 } = list?.row ?? {}
      const same = await findSameFiles(context, before, allocation, submission)
      const revision = allocation.submissionRevision
      revised.push({ allocationId: allocation.id, revision, bytesTotal, itemsTotal, keyId: newKeyId('evidence'), same })
    }
    const row: Rows.AllocationRow = {
      ...allocation,
      keyId: keys.ofAllocation(allocation.id) as string,
      achievementId: list?.achievementId ?? before?.achievementId ?? null,
      receivedAt: list?.receivedAt ?? before?.receivedAt ?? null,
      status: before?.status ?? 'to-assess',
      view: before?.view ?? 'hidden',
      scored: before?.scored ?? 0,
      segmentId: before?.segmentId ?? null,
      changed: 0,
      // Only what the hub sends is what the hub still gives: another's submission coming along brings nothing back.
      removed: arriving.has(allocation.id) ? null : (before?.removed ?? null),
      discarded: arriving.has(allocation.id) ? undefined : before?.discarded,
      kept: arriving.has(allocation.id) && isNews(allocation, before) ? undefined : before?.kept,
      endedAt: allocation.state === 'ended' ? (before?.endedAt ?? page.hubTime) : null,
      pull: arriving.has(allocation.id) ? pull : (before?.pull ?? pull),
    }
    allocations.push(row)
    if (before && !isSameBasis(before, allocation)) rebased.push({ row, by: rebasedBy(before, allocation) })
  }

  const leaving: PagePlan['leaving'] = []
  for (const remove of changes.removes) {
    const row = remove.kind === 'allocation' ? local.byId.get(remove.id) : undefined
    if (!row) continue
    const reason = remove.reason ?? 'access'
    const keeps = await isKept(db, row, reason)
    leaving.push({ row, keeps, reason })
    if (!keeps && row.segmentId !== null) segmentChanges.drop.push({ allocationId: row.id, segmentId: row.segmentId })
  }

  const segments = await planSegments(context, segmentChanges, await db.readMeta('filling', {}), pull)
  for (const row of allocations) row.segmentId = segments.placed.get(row.id) ?? row.segmentId
  return {
    changes,
    pull,
    changed,
    ...(await sealRest(changes, keys, pull)),
    submissions: submissionRows,
    allocations,
    revised,
    rebased,
    leaving,
    verifications: await planVerifications(context, changes),
    segments,
  }
}

function rebasedBy(before: Rows.AllocationRow, { submissionRevision, rubricId, rubricVersion }: Allocation) {
  if (before.submissionRevision === submissionRevision) return 'superseded'
  return before.rubricId === rubricId && before.rubricVersion === rubricVersion ? 'revised' : 'both'
}

/** Whether the hub says something else of it than it did: what was decided about it before is to be decided anew. */
function isNews(allocation: Allocation, before: Rows.AllocationRow | undefined): boolean {
  return before?.removed !== null || before.revision !== allocation.revision
}

type Local = {
  byId: Map<string, Rows.AllocationRow>
  /** Allocations that the page brings, and those here whose submission it brings. */
  touched(changes: Collapsed): Allocation[]
}

/** From here on it is quicker to know all ids than to ask for each. */
const MANY = 200

/**
 * Whether an allocation of this id, or of a submission of this id, may be here. For a large page, as in a first pull, the ids of the
 * whole store are read once per page from the index; a small page is simply looked up.
 */
async function knownRecords({ db }: StoreContext, count: number): Promise<(id: string) => boolean> {
  if (count < MANY) return () => true
  const [ids, submissionIds] = await Promise.all([
    db.allocations.toCollection().primaryKeys(),
    db.allocations.orderBy('submissionId').keys(),
  ])
  const known = new Set<unknown>([...ids, ...submissionIds])
  return (id) => known.has(id)
}

async function readLocal(context: StoreContext, changes: Collapsed): Promise<Local> {
  const { db } = context
  const named = changes.allocations.map((allocation) => allocation.id)
  named.push(...changes.receipts.map((receipt) => receipt.allocationId))
  named.push(...changes.handedDrafts.map((handed) => handed.allocationId))
  named.push(...changes.splits.map((split) => split.allocationId))
  named.push(...changes.roundReferences.map((reference) => reference.allocationId))
  for (const remove of changes.removes) if (remove.kind === 'allocation') named.push(remove.id)
  const byId = new Map<string, Rows.AllocationRow>()
  const submissionIds = changes.submissions.map((submission) => submission.id)
  const isKnown = await knownRecords(context, named.length + submissionIds.length)
  const rows = await Promise.all([
    db.allocations.bulkGet(named.filter(isKnown)),
    db.allocations.where('submissionId').anyOf(submissionIds.filter(isKnown)).toArray(),
  ])
  for (const row of rows.flat()) if (row) byId.set(row.id, row)
  return {
    byId,
    touched(page) {
      const arriving = new Set(page.allocations.map((allocation) => allocation.id))
      const leaving = new Set(page.removes.map((remove) => remove.id))
      const brought = new Set(page.submissions.map((submission) => `${submission.id}/${submission.revision}`))
      const others = [...byId.values()].filter(
        (row) => !arriving.has(row.id) && !leaving.has(row.id) && brought.has(`${row.submissionId}/${row.submissionRevision}`),
      )
      return [...page.allocations, ...others]
    },
  }
}

async function findListRow(
  context: StoreContext,
  allocation: Allocation,
  before: Rows.AllocationRow | undefined,
  brought: Submission | undefined,
): Promise<{ row: ListRow; achievementId: string; receivedAt: string } | null> {
  let submission = brought
  if (!submission) {
    const isPlaced =
      before?.segmentId != null &&
      before.dueOn === allocation.dueOn &&
      before.submissionRevision === allocation.submissionRevision
    const row = isPlaced ? undefined : await context.db.submissions.get([allocation.submissionId, allocation.submissionRevision])
    if (!row) return null
    const { keyId, context: sealContext } = sealedAs.submission(row.keyId, row.id, row.revision, row.version)
    submission = await openValue<Submission>(context, keyId, sealContext, row.sealed)
  }
  return {
    row: toListRow(allocation.id, submission),
    achievementId: submission.achievementId,
    receivedAt: submission.receivedAt,
  }
}
