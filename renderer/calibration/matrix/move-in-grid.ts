/** A cell; `row` is a criterion, `column` a rater. */
export type Place = { row: number; column: number }

/**
 * Where a key leads in a grid (ARIA Authoring Practices, "Data Grid"); null where it does nothing there.
 * @param isReversed the first column is on the right
 * @param toEnd Home and End go to the first and last cell of all
 */
export function moveInGrid(
  key: string,
  { row, column }: Place,
  { rows, columns }: { rows: number; columns: number },
  { isReversed = false, toEnd = false }: { isReversed?: boolean; toEnd?: boolean } = {},
): Place | null {
  const step = isReversed ? -1 : 1
  const moves: Record<string, Place> = {
    ArrowRight: { row, column: column + step },
    ArrowLeft: { row, column: column - step },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    Home: { row: toEnd ? 0 : row, column: 0 },
    End: { row: toEnd ? rows - 1 : row, column: columns - 1 },
  }
  const next = moves[key]
  if (!next || next.row < 0 || next.row >= rows || next.column < 0 || next.column >= columns) return null
  return next
}
