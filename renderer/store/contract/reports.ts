import type { Report } from '../../../shared/domain'

/** A report to me, with the one before it. */
export type ReportRecord = {
  report: Report
  /** The latest before it about the same achievement, of seeds where it is of seeds; null where it is the first. */
  before: Report | null
}

export type ReportStore = {
  /** What the hub has told me of how I score, the latest first; read where I opened it here, too. */
  all(): Promise<Report[]>
  /** Null where there is none here. */
  report(reportId: string): Promise<ReportRecord | null>
  /** Notes that I opened it, and has the hub told. Nothing happens where it was read already, or isn't here. */
  read(reportId: string): Promise<void>
}
