import { Dexie, type EntityTable, type Table } from 'dexie'
import { basisOf } from '../../shared/domain'
import type * as Rows from './rows'

// Where the hub is on the same machine Dexie takes that for a developer's, and prints each query that fails, also those that may.
Dexie.debug = false

/** Version of the schema below. A database with a higher one was made by a newer Assay. */
export const SCHEMA_VERSION = 6

/**
 * The local database of one account: the only place that knows Dexie's schema. Versions are only ever added; each needs its
 * upgrade and its row in `tests/browser/store/upgrades.test.ts`.
 */
export class AssayDatabase extends Dexie {
  declare meta: Table<Rows.MetaRow, Rows.MetaName>
  declare achievements: EntityTable<Rows.AchievementRow, 'id'>
  declare rubrics: Table<Rows.RubricRow, [id: string, rubricVersion: number]>
  declare allocations: EntityTable<Rows.AllocationRow, 'id'>
  declare submissions: Table<Rows.SubmissionRow, [id: string, revision: number]>
  declare segments: EntityTable<Rows.SegmentRow, 'id'>
  declare departures: EntityTable<Rows.DepartureRow, 'allocationId'>
  declare drafts: EntityTable<Rows.DraftRow, 'allocationId'>
  declare annotations: Table<Rows.AnnotationRow, [id: string, version: number]>
  declare placements: Table<Rows.PlacementRow, [allocationId: string, annotationId: string, annotationVersion: number]>
  declare reading: Table<Rows.ReadingRow, [allocationId: string, evidenceId: string]>
  declare outbox: Table<Rows.OutboxRow, number>
  declare receipts: EntityTable<Rows.ReceiptRow, 'allocationId'>
  declare handedDrafts: EntityTable<Rows.HandedDraftRow, 'id'>
  declare splits: EntityTable<Rows.SplitRow, 'allocationId'>
  declare openings: EntityTable<Rows.OpeningRow, 'submissionId'>
  declare pendingDecisions: EntityTable<Rows.PendingDecisionRow, 'id'>
  declare rounds: EntityTable<Rows.RoundRow, 'id'>
  declare roundScores: EntityTable<Rows.RoundScoreRow, 'id'>
  declare roundReferences: EntityTable<Rows.RoundReferenceRow, 'allocationId'>
  declare panelRounds: EntityTable<Rows.PanelRoundRow, 'id'>
  declare roundComments: EntityTable<Rows.RoundCommentRow, 'id'>
  declare roundReadings: EntityTable<Rows.RoundReadingRow, 'id'>
  declare reports: EntityTable<Rows.ReportRow, 'id'>
  declare pastDecisions: EntityTable<Rows.PastDecisionRow, 'id'>
  declare colleagues: EntityTable<Rows.ColleagueRow, 'id'>
  declare qualifications: EntityTable<Rows.QualificationRow, 'id'>
  declare assessorDifferences: EntityTable<Rows.AssessorDifferenceRow, 'id'>
  declare messages: EntityTable<Rows.MessageRow, 'id'>
  declare absences: EntityTable<Rows.AbsenceRow, 'id'>
  declare alertRules: EntityTable<Rows.AlertRuleRow, 'id'>
  declare alerts: EntityTable<Rows.AlertRow, 'id'>
  declare reportMails: EntityTable<Rows.ReportMailRow, 'id'>
  declare rubricDrafts: EntityTable<Rows.RubricDraftRow, 'achievementId'>
  declare offline: EntityTable<Rows.OfflineRow, 'allocationId'>
  declare files: Table<Rows.FileRow, [allocationId: string, evidenceId: string]>
  declare chunks: Table<Rows.ChunkRow, [allocationId: string, evidenceId: string, index: number]>
  declare credentials: EntityTable<Rows.CredentialRow, 'id'>
  declare credentialFiles: Table<Rows.CredentialFileRow, [id: string, kind: 'document' | 'image' | 'token']>
  declare preferences: EntityTable<Rows.PreferenceRow, 'name'>
  declare history: Table<Rows.HistoryRow, number>
  declare travel: EntityTable<Rows.TravelRow, 'allocationId'>
  declare verifications: Table<Rows.VerificationRow, number>
  declare figures: EntityTable<Rows.FigureRow, 'id'>
  declare reviews: EntityTable<Rows.ReviewRow, 'allocationId'>

  /** Called after another window asked to upgrade and this one let go. */
  onReleased: (() => void) | null = null

  constructor(name: string) {
    // "Saved" is a promise: a transaction is complete only when the operating system was told to flush it.
    super(name, { chromeTransactionDurability: 'strict' })
    // Dexie would open the upgraded database again by itself, and write old rows into it.
    this.on('versionchange', () => {
      this.close()
      this.onReleased?.()
      return false
    })
    this.version(1).stores({
      meta: 'name',
      achievements: 'id',
      rubrics: '[id+rubricVersion]',
      allocations: 'id, submissionId, changed, [view+dueOn+receivedAt]',
      submissions: '[id+revision]',
      segments: 'id, changed',
      departures: 'allocationId, changed',
      drafts: 'allocationId',
      annotations: '[id+version], allocationId',
      reading: '[allocationId+evidenceId]',
      outbox: '++position, &commandId, allocationId, state',
      receipts: 'allocationId',
      offline: 'allocationId, state',
      files: '[allocationId+evidenceId]',
      chunks: '[allocationId+evidenceId+index]',
      credentials: 'id, submissionId, fetched',
      credentialFiles: '[id+kind]',
      preferences: 'name',
      reviews: 'allocationId, finishedAt',
    })
    // Where annotations are in a file that the candidate has handed in again. Nothing that was there before changes.
    this.version(2).stores({ placements: '[allocationId+annotationId+annotationVersion]' })
    // A draft says what it was written on. Until now it followed its allocation unasked, so what that names is what was read.
    this.version(3)
      .stores({ history: '++position', travel: 'allocationId', handedDrafts: 'id, allocationId' })
      .upgrade(async (transaction) => {
        const allocations = transaction.table<Rows.AllocationRow, string>('allocations')
        const drafts = transaction.table<Rows.DraftRow, string>('drafts')
        for (const draft of await drafts.toArray()) {
          const allocation = await allocations.get(draft.allocationId)
          // Without its allocation nothing can be opened that it seals: it is left as it is.
          if (allocation) await drafts.put({ ...draft, basis: basisOf(allocation), before: null })
        }
      })
    // What two assessors see differently, work that lies open, and badges that were looked at. Nothing that was there before changes.
    this.version(4).stores({
      splits: 'allocationId',
      openings: 'submissionId',
      verifications: '++position, &id, state',
    })
    // Decisions that a lead may return. Nothing that was there before changes.
    this.version(5).stores({ pendingDecisions: 'id' })
    // Calibration: a lead's rounds and what they are set up from, what they make of rubrics, references that members may see, what a panel
    // says of how criteria are read, who may assess what, how assessors differ, and reports to members of how they score. Operations: what those
    // who lead write to those who assess, who is away, by which rules admins are told, and figures that somebody looked at. Nothing that was there
    // before changes.
    this.version(SCHEMA_VERSION).stores({
      rounds: 'id',
      roundScores: 'id, roundId, submissionId',
      roundReferences: 'allocationId',
      panelRounds: 'id',
      roundComments: 'id, roundId',
      roundReadings: 'id, roundId, achievementId',
      reports: 'id',
      pastDecisions: 'id, achievementId',
      colleagues: 'id',
      qualifications: 'id',
      assessorDifferences: 'id, achievementId',
      rubricDrafts: 'achievementId',
      messages: 'id',
      absences: 'id',
      alertRules: 'id',
      alerts: 'id',
      reportMails: 'id',
      figures: 'id, state, askedAtMs',
    })
  }

  /** A value of the store's own affairs, or `otherwise` before it was first written. */
  async readMeta<Name extends Rows.MetaName>(name: Name, otherwise: Rows.MetaValues[Name]): Promise<Rows.MetaValues[Name]> {
    const row = await this.meta.get(name)
    return row === undefined ? otherwise : (row.value as Rows.MetaValues[Name])
  }

  async writeMeta<Name extends Rows.MetaName>(name: Name, value: Rows.MetaValues[Name]): Promise<void> {
    await this.meta.put({ name, value } as Rows.MetaRow)
  }

  /** The next number of a change of what lists show. Call it within the transaction that makes the change. */
  async nextChange(): Promise<number> {
    const changed = (await this.readMeta('changed', 0)) + 1
    await this.writeMeta('changed', changed)
    return changed
  }
}
