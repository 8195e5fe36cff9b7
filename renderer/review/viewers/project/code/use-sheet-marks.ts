import { useEffect, useMemo, useRef } from 'react'
import type { SourceViewerProps } from '../../viewer'
import { type PlacedMark, placeMarks } from './place-marks'
import type { Sheet } from './sheet'
import type { SheetRows } from './use-sheet-rows'

const NONE: readonly PlacedMark[] = []
/** How much of a long line the card beside it counts as the line, in pixels. */
const READ_WIDTH = 520

/** Annotations on a sheet: where they stand, by row; says so to the card beside them, and scrolls to the one that is asked for. */
export function useSheetMarks(
  sheet: Sheet,
  rows: SheetRows,
  container: HTMLDivElement | null,
  { annotations, place, reveal }: Pick<SourceViewerProps, 'annotations' | 'place' | 'reveal'>,
) {
  const placed = useMemo(() => placeMarks(sheet, annotations), [sheet, annotations])
  const byRow = useMemo(() => {
    const lists = new Map<number, PlacedMark[]>()
    for (const mark of placed) {
      for (let row = mark.firstRow; row <= mark.lastRow; row++) {
        const list = lists.get(row)
        if (list) list.push(mark)
        else lists.set(row, [mark])
      }
    }
    return lists
  }, [placed])

  useEffect(() => {
    if (!container) return
    return place.provide((annotationId) => {
      const mark = placed.find((each) => each.annotationId === annotationId)
      return mark ? rectangleOf(mark, container, rows) : null
    })
  }, [placed, container, rows, place])

  const answered = useRef<typeof reveal>(null)
  useEffect(() => {
    if (!reveal || answered.current === reveal || !container) return
    const mark = placed.find(({ annotationId }) => annotationId === reveal.annotationId)
    if (!mark) return
    answered.current = reveal
    rows.scrollToIndex(mark.firstRow, { align: 'center' })
  }, [reveal, placed, rows, container])

  return { placed, marksOf: (row: number) => byRow.get(row) ?? NONE }
}

function rectangleOf(mark: PlacedMark, container: HTMLElement, rows: SheetRows): DOMRect {
  const drawn = mark.shape === 'lines' ? lineBoxes(mark, container) : wordBoxes(mark, container)
  if (drawn.length > 0) {
    const left = Math.min(...drawn.map((box) => box.left))
    const top = Math.min(...drawn.map((box) => box.top))
    const right = Math.min(left + READ_WIDTH, Math.max(...drawn.map((box) => box.right)))
    return new DOMRect(left, top, right - left, Math.max(...drawn.map((box) => box.bottom)) - top)
  }
  // Out of sight: above or below the window, as far as the rows' heights are known.
  const around = container.getBoundingClientRect()
  const offset = rows.getOffsetForIndex(mark.firstRow, 'start')?.[0] ?? 0
  const isAbove = offset < container.scrollTop
  return new DOMRect(around.left, isAbove ? around.top - 100 : around.bottom + 100, READ_WIDTH, 20)
}

function lineBoxes({ firstRow, lastRow }: PlacedMark, container: HTMLElement): DOMRect[] {
  return [...container.querySelectorAll<HTMLElement>('[data-row]')]
    .filter(({ dataset }) => Number(dataset.row) >= firstRow && Number(dataset.row) <= lastRow)
    .map((row) => (row.querySelector('[role="gridcell"]') ?? row).getBoundingClientRect())
}

function wordBoxes({ annotationId }: PlacedMark, container: HTMLElement): DOMRect[] {
  const drawn = container.querySelectorAll(`[data-annotation-id="${CSS.escape(annotationId)}"]`)
  return [...drawn].map((each) => each.getBoundingClientRect())
}
