import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import classes from './operations.module.css'
import type { Sort } from './settings'

type Props<Column> = {
  by: Column
  label: string
  sort: Sort<Column>
  /** Numbers are read from the largest down, names from A on. */
  first?: 'ascending' | 'descending'
  isNumber?: boolean
  onSort(sort: Sort<Column>): void
}

/** The head of a column by which a table can be sorted. */
export function SortHeader<Column>({ by, label, sort, first = 'ascending', isNumber, onSort }: Props<Column>) {
  const isSorted = sort.by === by
  const Icon = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown
  const other = sort.direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isSorted ? sort.direction : 'none'} data-number={isNumber || undefined}>
      <button type="button" className={classes.sort} onClick={() => onSort({ by, direction: isSorted ? other : first })}>
        {label}
        {isSorted && <Icon size={13} aria-hidden="true" />}
      </button>
    </th>
  )
}
