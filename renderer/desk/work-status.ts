import type { WorkStatus } from '../store'

/** Whether the assessor may still change their work. */
export function canEdit(status: WorkStatus): boolean {
  return status === 'to-assess' || status === 'draft'
}

/** Whether the assessment has left this desk: a receipt, or the wait for one, stands where the outcome was chosen. */
export function isSent(status: WorkStatus): boolean {
  return status === 'waiting-to-send' || status === 'accepted' || status === 'decided' || status === 'released'
}
