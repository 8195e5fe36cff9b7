import type { QueueSort, QueueView } from '../../store'

export type Column = {
  id: 'candidate' | 'achievement' | 'evidence' | 'part' | 'submitted' | 'due' | 'progress' | 'offline'
  /** What a click on the header sorts by; null where sorting makes no sense. */
  sort: QueueSort['by'] | null
  /** Which text names it. */
  name: `column.${'candidate' | 'achievement' | 'evidence' | 'part' | 'submitted' | 'due' | 'progress' | 'status' | 'offline'}`
}

const sorted = (id: Column['id'] & QueueSort['by']): Column => ({ id, sort: id, name: `column.${id}` })
const unsorted = (id: 'evidence' | 'part'): Column => ({ id, sort: null, name: `column.${id}` })

/** The columns of a view. What is still being worked on shows progress; what was sent shows its status in the same place. */
export function columnsOf(view: QueueView): Column[] {
  const isWork = view === 'to-assess' || view === 'drafts'
  return [
    sorted('candidate'),
    sorted('achievement'),
    unsorted('evidence'),
    unsorted('part'),
    sorted('submitted'),
    sorted('due'),
    isWork ? sorted('progress') : { id: 'progress', sort: 'status', name: 'column.status' },
    sorted('offline'),
  ]
}

/** Whether opening a row shows its receipt (it was sent) rather than the desk. */
export function opensReceipt(status: string): boolean {
  return status === 'waiting-to-send' || status === 'accepted' || status === 'decided' || status === 'released'
}
