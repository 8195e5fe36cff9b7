import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import type { QueueSort } from '../../store'
import type { Column } from './columns'
import classes from './queue-table.module.css'

type QueueHeaderProps = {
  columns: readonly Column[]
  sort: QueueSort
  onSort: (by: QueueSort['by']) => void
  /** Whether all, none or some of what is shown is selected. */
  selected: 'all' | 'none' | 'some'
  onSelectAll: () => void
}

/** Column headers; a click sorts. */
export function QueueHeader({ columns, sort, onSort, selected, onSelectAll }: QueueHeaderProps) {
  const t = useTexts('queue')
  return (
    <div role="row" aria-rowindex={1} className={classes.header}>
      <div role="columnheader" className={classes.selectCell} data-some={selected !== 'none' || undefined}>
        <input
          type="checkbox"
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some'
          }}
          checked={selected === 'all'}
          onChange={onSelectAll}
          aria-label={t('keys.selectAll')}
          className={classes.checkbox}
        />
      </div>
      {columns.map((column) => (
        <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  )
}

function HeaderCell({ column, sort, onSort }: { column: Column; sort: QueueSort; onSort: (by: QueueSort['by']) => void }) {
  const t = useTexts('queue')
  const by = column.sort
  const isSorted = by !== null && sort.by === by
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? sort.direction : by === null ? undefined : 'none'}
      className={classes.headerCell}
      data-column={column.id}
    >
      {by === null ? (
        t(`column.${column.id}`)
      ) : (
        <button type="button" className={classes.sortButton} data-sorted={isSorted || undefined} onClick={() => onSort(by)}>
          {t(`column.${column.id}`)}
          {isSorted && <Arrow size={13} stroke={2} aria-hidden="true" />}
        </button>
      )}
    </div>
  )
}
