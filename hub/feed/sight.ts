import type { Person } from '../../shared/domain'
import type { Change } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { FeedKind, Trx } from '../store'
import { loadAbsences } from './absences'
import { loadAlertRules, loadAlerts, loadReportMails } from './alerting'
import { loadAchievements, loadCredentials, loadReceipts, loadRubrics } from './bodies'
import { loadColleagues } from './colleagues'
import { loadDifferences } from './differences'
import { loadPastDecisions } from './decided'
import { loadHandedDrafts } from './handed-drafts'
import { loadMessages } from './messages'
import { loadOpenings } from './openings'
import { loadPendingDecisions } from './pending-decisions'
import { loadQualifications } from './qualifications'
import { loadReports } from './reports'
import { loadRoundReferences, loadRoundScores } from './round-scores'
import { loadRounds } from './rounds'
import { loadSeedScores } from './seed-scores'
import { loadSplits } from './splits'
import { loadSubmissions } from './submission-bodies'
import { loadPanelRounds, loadRoundComments, loadRoundReadings } from './threads'
import { toAllocation } from './to-domain'

/** What a feed row speaks of. */
export type RecordKey = { kind: FeedKind; id: string; version: number | null }

type Put = Extract<Change, { op: 'put' }>

/**
 * What one person may see, in one snapshot: everything follows from the allocations that aren't hidden from them, but for what they may claim
 * and, as leads, return, look back at, or calibrate with.
 */
export class Sight {
  readonly #all: boolean

  constructor(
    readonly context: HubContext,
    readonly trx: Trx,
    readonly person: Person,
    /** Where public pages are. */
    readonly origin: string,
  ) {
    // Leads mend rubrics and admins set up achievements, so both see all of these; work they see only as anybody does.
    this.#all = person.roles.includes('lead') || person.roles.includes('admin')
  }

  /** For each record a put with its body as it is now, or undefined where this person may not see it. */
  async look(keys: readonly RecordKey[]): Promise<(Put | undefined)[]> {
    const idsOf = (kind: FeedKind) => [...new Set(keys.filter((key) => key.kind === kind).map((key) => key.id))]
    const achievements = await this.#achievements(idsOf('achievement'))
    const rubrics = await this.#rubrics(idsOf('rubric'))
    const submissions = await loadSubmissions(
      this.context,
      this.trx,
      this.person,
      await this.#visibleSubmissions(idsOf('submission')),
    )
    const allocations = await this.#allocations(idsOf('allocation'))
    const receipts = await loadReceipts(this.context, this.trx, [...(await this.#allocations(idsOf('receipt'))).keys()])
    const credentials = await this.#credentials(idsOf('credential'))
    const splits = await loadSplits(this.context, this.trx, this.person.id, idsOf('split'))
    const handed = await loadHandedDrafts(this.context, this.trx, this.person.id, idsOf('handed-draft'))
    const openings = await loadOpenings(this.context, this.trx, this.person, idsOf('opening'))
    const pending = await loadPendingDecisions(this.context, this.trx, this.person, idsOf('pending-decision'))
    const rounds = await loadRounds(this.trx, this.person, idsOf('round'))
    const scores = await loadRoundScores(this.context, this.trx, this.person, idsOf('round-score'))
    const seedScores = await loadSeedScores(this.context, this.trx, this.person, idsOf('round-score'))
    const references = await loadRoundReferences(this.context, this.trx, this.person.id, idsOf('round-reference'))
    const past = await loadPastDecisions(this.context, this.trx, this.person, idsOf('past-decision'))
    const colleagues = await loadColleagues(this.trx, this.person, idsOf('colleague'))
    const qualifications = await loadQualifications(this.trx, this.person, idsOf('qualification'))
    const differences = await loadDifferences(this.trx, this.person, idsOf('assessor-difference'))
    const panelRounds = await loadPanelRounds(this.trx, this.person.id, idsOf('panel-round'))
    const comments = await loadRoundComments(this.context, this.trx, this.person, idsOf('round-comment'))
    const readings = await loadRoundReadings(this.context, this.trx, this.person, idsOf('round-reading'))
    const reports = await loadReports(this.trx, this.person.id, idsOf('report'))
    const messages = await loadMessages(this.trx, this.person, idsOf('message'))
    const absences = await loadAbsences(this.trx, this.person, idsOf('absence'))
    const alertRules = await loadAlertRules(this.trx, this.person, idsOf('alert-rule'))
    const alerts = await loadAlerts(this.trx, this.person, idsOf('alert'))
    const reportMails = await loadReportMails(this.trx, this.person, idsOf('report-mail'))
    return keys.map(({ kind, id, version }): Put | undefined => {
      switch (kind) {
        case 'achievement':
          return put(kind, id, achievements.get(id))
        case 'rubric':
          return put(kind, id, rubrics.get(`${id} ${version ?? 'current'}`))
        case 'submission':
          return put(kind, id, submissions.get(id))
        case 'allocation':
          return put(kind, id, allocations.get(id))
        case 'receipt':
          return put(kind, id, receipts.get(id))
        case 'credential':
          return put(kind, id, credentials.get(id))
        case 'handed-draft':
          return put(kind, id, handed.get(id))
        case 'opening':
          return put(kind, id, openings.get(id)?.opening)
        case 'split':
          return put(kind, id, splits.get(id))
        case 'pending-decision':
          return put(kind, id, pending.get(id))
        case 'round':
          return put(kind, id, rounds.get(id))
        case 'round-score':
          return put(kind, id, scores.get(id) ?? seedScores.get(id))
        case 'round-reference':
          return put(kind, id, references.get(id))
        case 'past-decision':
          return put(kind, id, past.get(id))
        case 'colleague':
          return put(kind, id, colleagues.get(id))
        case 'qualification':
          return put(kind, id, qualifications.get(id))
        case 'assessor-difference':
          return put(kind, id, differences.get(id))
        case 'panel-round':
          return put(kind, id, panelRounds.get(id))
        case 'round-comment':
          return put(kind, id, comments.get(id))
        case 'round-reading':
          return put(kind, id, readings.get(id))
        case 'report':
          return put(kind, id, reports.get(id))
        case 'message':
          return put(kind, id, messages.get(id))
        case 'absence':
          return put(kind, id, absences.get(id))
        case 'alert-rule':
          return put(kind, id, alertRules.get(id))
        case 'alert':
          return put(kind, id, alerts.get(id))
        case 'report-mail':
          return put(kind, id, reportMails.get(id))
      }
    })
  }

  #mine() {
    return this.trx.selectFrom('allocations').where('assessor_id', '=', this.person.id).where('hidden_at', 'is', null)
  }

  async #allocations(ids: string[]) {
    if (ids.length === 0) return new Map<string, ReturnType<typeof toAllocation>>()
    const rows = await this.#mine().selectAll().where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, toAllocation(row)]))
  }

  async #visibleSubmissions(ids: string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const rows = await this.#mine().select('submission_id').distinct().where('submission_id', 'in', ids).execute()
    return rows.map((row) => row.submission_id)
  }

  async #visibleAchievements(ids: string[]): Promise<string[]> {
    if (ids.length === 0 || this.#all) return ids
    const rows = await this.#mine()
      .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
      .select('submissions.achievement_id')
      .distinct()
      .where('submissions.achievement_id', 'in', ids)
      .execute()
    return rows.map((row) => row.achievement_id)
  }

  async #achievements(ids: string[]) {
    return loadAchievements(this.trx, await this.#visibleAchievements(ids))
  }

  /** A rubric is seen with its achievement, in every version that was published; what was said about a version, by those who mend rubrics. */
  async #rubrics(ids: string[]) {
    const rubrics = await loadRubrics(this.trx, ids, this.#all)
    const wanted = [...new Set([...rubrics.values()].map((rubric) => rubric.achievementId))]
    const visible = new Set(await this.#visibleAchievements(wanted))
    return new Map([...rubrics].filter(([, rubric]) => visible.has(rubric.achievementId)))
  }

  /** Admins see every badge; an assessor those of their own submissions, and none under blind marking. */
  async #credentials(ids: string[]) {
    const bodies = await loadCredentials(this.context, this.trx, ids, this.origin)
    if (this.person.roles.includes('admin')) return new Map([...bodies].map(([id, { body }]) => [id, body]))
    const open = [...bodies].filter(([, { blind }]) => !blind)
    const mine = new Set(await this.#visibleSubmissions([...new Set(open.map(([, { body }]) => body.submissionId))]))
    return new Map(open.filter(([, { body }]) => mine.has(body.submissionId)).map(([id, { body }]) => [id, body]))
  }
}

/** Pairs a kind with its body. The caller looks the body up in the map of that same kind. */
function put<Kind extends FeedKind>(kind: Kind, id: string, body: Extract<Put, { kind: Kind }>['body'] | undefined) {
  return body === undefined ? undefined : ({ op: 'put', kind, id, body } as Put)
}
