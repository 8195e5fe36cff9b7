import type { StoreContext } from '../context'
import { openReport } from '../queries/reports'
import { prepareForRound, sendCommand } from './rounds'

/** Has the hub told that I opened a report: once, from whichever of my windows. */
export async function readReport(context: StoreContext, reportId: string): Promise<void> {
  const { db } = context
  const row = await db.reports.get(reportId)
  if (!row) return
  const report = await openReport(context, row)
  if (report.isRead) return
  const named = { ...report, name: report.achievementName }
  const entry = await prepareForRound(context, named, { type: 'report.read', allocationId: reportId })
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const sent = await db.outbox.where('allocationId').equals(reportId).count()
    if (sent === 0) await sendCommand(context, entry)
  })
}
