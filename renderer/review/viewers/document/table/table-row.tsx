import { type Ref, memo } from 'react'
import classes from './table.module.css'

type TableRowProps = {
  cells: readonly string[]
  columns: number
  /** 0 is the first row of the file. */
  index: number
  /** Where the row begins in the table's text. */
  start: number
  isHead?: boolean
  /** Pixels from the top, for a row that is placed by itself. */
  top?: number
  element?: Ref<HTMLDivElement>
}

/** One row; its number is drawn, not written, so that it is no part of any selection. */
export const TableRow = memo(function TableRow({ cells, columns, index, start, isHead, top, element }: TableRowProps) {
  let at = start
  return (
    <div
      ref={element}
      className={isHead ? classes.head : classes.row}
      role="row"
      aria-rowindex={index + 1}
      data-index={index}
      {...(top === undefined ? {} : { style: { transform: `translateY(${top}px)` } })}
    >
      <span className={classes.number} role="cell" aria-label={String(index + 1)} data-number={index + 1} />
      {Array.from({ length: columns }, (_, column) => {
        const words = cells[column] ?? ''
        const from = at
        at += words.length + 1
        return (
          <span
            key={column}
            className={classes.cell}
            role={isHead ? 'columnheader' : 'cell'}
            {...(column < cells.length ? { 'data-at': from } : {})}
          >
            {words}
          </span>
        )
      })}
    </div>
  )
})
