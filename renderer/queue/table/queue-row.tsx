import { Checkbox } from '@mantine/core'
import { memo, type MouseEvent, type ReactNode } from 'react'
import { useTexts } from '../../kit'
import type { QueueRow as Row } from '../../store'
import { DueCell } from '../cells/due-cell'
import { EvidenceCell } from '../cells/evidence-cell'
import { OfflineCell } from '../cells/offline-cell'
import { PartCell } from '../cells/part-cell'
import { StatusCell } from '../cells/status-cell'
import { SubmittedCell } from '../cells/submitted-cell'
import type { QueueActions } from '../use-queue-actions'
import classes from './queue-table.module.css'

type QueueRowProps = {
  row: Row
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
  const { row, index, top, height, isActive, isSelected, now, actions, onPress, onToggle, onOpenBadge } = props
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
        <Checkbox
          size="xs"
          checked={isSelected}
          onChange={() => onToggle(row, index)}
          aria-label={t('select', { candidate: row.candidate })}
          tabIndex={-1}
          className={classes.checkbox ?? ''}
        />
      </div>
      <Cell column="candidate" isHeader>
        <strong className={classes.candidate}>{row.candidate}</strong>
        {row.submissionRevision > 1 && <span className={classes.revision}>{t('rev', { revision: row.submissionRevision })}</span>}
      </Cell>
      <Cell column="achievement">
        <span className={classes.ellipsis} title={row.achievementName}>
          {row.achievementName}
        </span>
      </Cell>
      <Cell column="evidence">
        <EvidenceCell row={row} />
      </Cell>
      <Cell column="part">
        <PartCell row={row} />
      </Cell>
      <Cell column="submitted">
        <SubmittedCell row={row} now={now} />
      </Cell>
      <Cell column="due">
        <DueCell row={row} now={now} />
      </Cell>
      <Cell column="progress">
        <StatusCell row={row} now={now} onTakeBack={(one) => void actions.takeBack(one.allocationId)} onOpenBadge={onOpenBadge} />
      </Cell>
      <Cell column="offline">
        <OfflineCell row={row} actions={actions} />
      </Cell>
    </div>
  )
})

function Cell({ column, isHeader = false, children }: { column: string; isHeader?: boolean; children: ReactNode }) {
  return (
    <div role={isHeader ? 'rowheader' : 'gridcell'} className={classes.cell} data-column={column}>
      {children}
    </div>
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
