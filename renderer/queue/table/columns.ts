import type { QueueRow, QueueSort, QueueView } from '../../store'

type ColumnId = 'candidate' | 'achievement' | 'evidence' | 'part' | 'submitted' | 'due' | 'progress' | 'status' | 'offline'

export type Column = {
  id: ColumnId
  /** What a click on the header sorts by; null where sorting makes no sense. */
  sort: QueueSort['by'] | null
  /** Least and flexible width, as a grid track. */
  track: string
}

const COLUMNS: Record<ColumnId, Column> = {
  candidate: { id: 'candidate', sort: 'candidate', track: 'minmax(8rem, 1.4fr)' },
  achievement: { id: 'achievement', sort: 'achievement', track: 'minmax(8rem, 2.2fr)' },
  evidence: { id: 'evidence', sort: null, track: 'minmax(7.5rem, 1.2fr)' },
  part: { id: 'part', sort: 'part', track: 'minmax(7.5rem, 1.1fr)' },
  submitted: { id: 'submitted', sort: 'submitted', track: 'minmax(5rem, 0.75fr)' },
  due: { id: 'due', sort: 'due', track: 'minmax(6.25rem, 0.9fr)' },
  progress: { id: 'progress', sort: 'progress', track: 'minmax(6rem, 1fr)' },
  status: { id: 'status', sort: 'status', track: 'minmax(17rem, 2.4fr)' },
  offline: { id: 'offline', sort: 'offline', track: 'minmax(8.75rem, 1.3fr)' },
}

const SELECT_TRACK = '1.875rem'

/**
 * The columns of a view. What is being worked on shows progress; what was sent shows its status, and what one no longer needs to
 * know makes room for it.
 * @param isTight where the window is not wide enough for all.
 */
export function columnsOf(view: QueueView, isTight: boolean): Column[] {
  const ids: Record<QueueView, ColumnId[]> = {
    'to-assess': ['candidate', 'achievement', 'evidence', 'part', 'submitted', 'due', 'progress', 'offline'],
    drafts: ['candidate', 'achievement', 'evidence', 'part', 'submitted', 'due', 'progress', 'offline'],
    'needs-me': ['candidate', 'achievement', 'evidence', 'part', 'due', 'status', 'offline'],
    sent: ['candidate', 'achievement', 'part', 'submitted', 'due', 'status'],
    all: ['candidate', 'achievement', 'part', 'due', 'status', 'offline'],
  }
  const expendable: readonly ColumnId[] = isTight ? ['submitted', 'evidence'] : []
  return ids[view].filter((id) => !expendable.includes(id)).map((id) => COLUMNS[id])
}

/** The columns as `grid-template-columns`, with the box for selecting before them. */
export function tracksOf(columns: readonly Column[]): string {
  return [SELECT_TRACK, ...columns.map((column) => column.track)].join(' ')
}

/** Whether opening a row shows its receipt (it was sent) rather than the desk. */
export function opensReceipt(status: QueueRow['status']): boolean {
  return status === 'waiting-to-send' || status === 'accepted' || status === 'decided' || status === 'released'
}

/** Whether work is still open, so that whoever may not judge it can let it go. */
export function mayDeclare({ status }: Pick<QueueRow, 'status'>): boolean {
  return status === 'to-assess' || status === 'draft'
}

/** Whether work can be given back; what is scored for calibration is its assessor's alone. */
export function mayGiveBack({ status, task }: Pick<QueueRow, 'status' | 'task'>): boolean {
  return mayDeclare({ status }) && task !== 'calibrate'
}
