import { type Icon, IconDevices, IconInbox } from '@tabler/icons-react'
import { memo, type MouseEvent } from 'react'
import { useTexts } from '../../kit'
import type { QueueRow as Row } from '../../store'
import { DueCell } from '../cells/due-cell'
import { EvidenceCell, EvidenceWarnings } from '../cells/evidence-cell'
import { OfflineCell } from '../cells/offline-cell'
import { PartCell } from '../cells/part-cell'
import { StatusCell } from '../cells/status-cell'
import { SubmittedCell } from '../cells/submitted-cell'
import type { QueueActions } from '../use-queue-actions'
import type { Column } from './columns'
import classes from './queue-table.module.css'

type QueueRowProps = {
  row: Row
  columns: readonly Column[]
  /** Position in the whole list, from 0. */
  index: number
  /** Distance from the top of the list, in pixels. */
  top: number
  height: number
  isActive: boolean
  isSelected: boolean
  now: Date
  actions: QueueActions
  onPress: (event: MouseEvent, row: Row, index: number) => void
  onToggle: (row: Row, index: number) => void
  onOpenBadge: (credentialId: string) => void
}

/** The element id by which the grid names its active row. */
export const rowElementId = (allocationId: string) => `queue-row-${allocationId}`

/** One submission. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, columns, index, top, height, isActive, isSelected, onPress, onToggle } = props
  const t = useTexts('queue')
  return (
    <div
      role="row"
      id={rowElementId(row.allocationId)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={(event) => onPress(event, row, index)}
    >
      <div role="gridcell" className={classes.selectCell} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          checked={isSelected}
          onChange={() => onToggle(row, index)}
          aria-label={t('select', { candidate: row.candidate })}
          tabIndex={-1}
          className={classes.checkbox}
        />
      </div>
      {columns.map(({ id }) => (
        <div key={id} role={id === 'candidate' ? 'rowheader' : 'gridcell'} className={classes.cell} data-column={id}>
          <CellContent column={id} {...props} />
        </div>
      ))}
    </div>
  )
})

function CellContent({ column, columns, row, now, actions, onOpenBadge }: QueueRowProps & { column: Column['id'] }) {
  switch (column) {
    case 'candidate':
      return <CandidateCell row={row} hasEvidence={columns.some(({ id }) => id === 'evidence')} />
    case 'achievement':
      return (
        <span className={classes.ellipsis} data-tip={row.achievementName}>
          {row.achievementName}
        </span>
      )
    case 'evidence':
      return <EvidenceCell row={row} />
    case 'part':
      return <PartCell row={row} />
    case 'submitted':
      return <SubmittedCell row={row} now={now} />
    case 'due':
      return <DueCell row={row} now={now} />
    case 'progress':
    case 'status':
      return (
        <StatusCell row={row} now={now} onTakeBack={(one) => void actions.takeBack(one.allocationId)} onOpenBadge={onOpenBadge} />
      )
    case 'offline':
      return <OfflineCell row={row} actions={actions} />
  }
}

function CandidateCell({ row, hasEvidence }: { row: Row; hasEvidence: boolean }) {
  const t = useTexts('queue')
  return (
    <>
      <strong className={classes.candidate}>{row.candidate}</strong>
      {row.submissionRevision > 1 && <span className={classes.revision}>{t('rev', { revision: row.submissionRevision })}</span>}
      {row.hasHandedDraft && <Mark icon={IconInbox} words={t('handed')} />}
      {(row.hasArrived || row.hasDraftElsewhere) && (
        <Mark icon={IconDevices} words={t(row.hasArrived ? 'arrived' : 'elsewhere')} />
      )}
      {row.receipt === null && (
        <span className={classes.warnings} data-alone={!hasEvidence || undefined}>
          <EvidenceWarnings row={row} />
        </span>
      )}
    </>
  )
}

/** Says by a sign what came with the row, and in words to whoever asks. */
function Mark({ icon: Sign, words }: { icon: Icon; words: string }) {
  return (
    <span className={classes.arrived} data-tip={words} role="img" aria-label={words}>
      <Sign size={16} stroke={1.6} aria-hidden="true" />
    </span>
  )
}

/** In the place of a row that is being read. */
export function QueueRowPlaceholder({ index, top, height }: { index: number; top: number; height: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy="true"
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="gridcell" className={classes.placeholder} />
    </div>
  )
}
