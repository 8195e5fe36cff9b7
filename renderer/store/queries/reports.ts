import type { Report } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { ReportRecord, ReportStore } from '../contract'
import type { ReportRow } from '../rows'
import { readReport } from '../writes/reports'

/** Reports to me of how I score. */
export function reportStore(context: StoreContext): ReportStore {
  return {
    all: () => readReports(context),
    report: (reportId) => findReport(context, reportId),
    read: (reportId) => readReport(context, reportId),
  }
}

async function readReports(context: StoreContext): Promise<Report[]> {
  const { db } = context
  // All rows before anything is opened: a live query doesn't see what is read after that.
  const [rows, sent] = await Promise.all([db.reports.toArray(), db.outbox.filter(({ type }) => type === 'report.read').toArray()])
  const reports = await Promise.all(rows.map((row) => openReport(context, row)))
  const read = new Set(sent.map(({ allocationId }) => allocationId))
  return reports
    .map((report) => ({ ...report, isRead: report.isRead || read.has(report.id) }))
    .sort((a, b) => b.handedOutAt.localeCompare(a.handedOutAt) || b.id.localeCompare(a.id))
}

async function findReport(context: StoreContext, reportId: string): Promise<ReportRecord | null> {
  const reports = await readReports(context)
  const at = reports.findIndex(({ id }) => id === reportId)
  const report = reports[at]
  if (!report) return null
  const isSame = (other: Report) =>
    other.achievementId === report.achievementId && (other.mode === 'seeding') === (report.mode === 'seeding')
  return { report, before: reports.slice(at + 1).find(isSame) ?? null }
}

export function openReport(context: StoreContext, { id, version, sealed }: ReportRow): Promise<Report> {
  const place = sealedAs.report(id, version)
  return openValue<Report>(context, place.keyId, place.context, sealed)
}
