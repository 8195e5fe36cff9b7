import { defaultRangeExtractor, type Range as RowRange, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTexts } from '../../../../kit'
import { useTextAnnotations } from '../../../annotations/use-text-annotations'
import { FindBar } from '../../../controls/find-bar'
import { SelectionTools } from '../../../controls/selection-tools'
import { useTextSize } from '../../../controls/text-size'
import { useReadingPlace } from '../../../controls/use-reading-place'
import { useViewerKeys } from '../../../controls/use-viewer-keys'
import type { ViewerBodyProps } from '../../viewer'
import { columnWidths } from './column-widths'
import { rowAt, type Table } from './read-table'
import classes from './table.module.css'
import { TableRow } from './table-row'
import { TableToolbar } from './table-toolbar'
import { useKeptRows } from './use-kept-rows'
import { useTableFind } from './use-table-find'

const TOOLS = ['highlight', 'underline', 'comment'] as const
const NATURAL_PX = 13.5
const ROW_EM = 2
/** A selection over more rows keeps only its ends in the page. */
const MOST_KEPT_ROWS = 400
/** Smaller type than that can't be read. */
const LEAST_SCALE = 0.75

/** A table of which the page holds only the rows that are looked at; its words can be marked like any other text. */
export function TableGrid({ table, ...props }: ViewerBodyProps & { table: Table }) {
  const { item, tool, isReadOnly = false, place, reveal, reading, onTool } = props
  const t = useTexts('document')
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [words, setWords] = useState<HTMLDivElement | null>(null)
  const rememberPlace = useReadingPlace(props.onReading)
  const size = useTextSize(reading, LEAST_SCALE, rememberPlace)
  const { scale } = size
  const kept = useKeptRows(words)
  const first = table.hasHead ? 1 : 0
  const rowPx = NATURAL_PX * scale * ROW_EM
  const rowsToHold = useCallback(
    (range: RowRange) => {
      const held = new Set(defaultRangeExtractor(range))
      if (kept) {
        const [from, to] = [Math.max(0, kept.first - first), kept.last - first]
        for (let at = from; at <= to && to - from < MOST_KEPT_ROWS; at++) held.add(at)
        held.add(from)
        if (to >= 0) held.add(to)
      }
      return [...held].sort((one, other) => one - other)
    },
    [kept, first],
  )
  const virtualizer = useVirtualizer({
    count: table.rows.length - first,
    getScrollElement: () => scroller,
    estimateSize: () => rowPx,
    overscan: 12,
    rangeExtractor: rowsToHold,
    initialOffset: reading?.scrollTop ?? 0,
  })
  const latest = useRef(virtualizer)
  useEffect(() => {
    latest.current = virtualizer
  })
  useEffect(() => latest.current.measure(), [rowPx])

  const goTo = useCallback(
    (offset: number) => latest.current.scrollToIndex(Math.max(0, rowAt(table, offset) - first), { align: 'center' }),
    [table, first],
  )
  const placed = useMemo(
    () => ({
      text: table.text,
      rectangleAway(offset: number) {
        const around = scroller?.getBoundingClientRect()
        const at = latest.current.getOffsetForIndex(Math.max(0, rowAt(table, offset) - first), 'start')
        return around && at ? new DOMRect(around.left, around.top + at[0] - (scroller?.scrollTop ?? 0), 0, 0) : null
      },
    }),
    [table, first, scroller],
  )
  const text = useTextAnnotations(
    words,
    props,
    null,
    () => scroller?.parentElement?.getBoundingClientRect() ?? { left: 0, top: 0 },
    placed,
  )
  const { marks } = text
  const find = useTableFind(marks, text.words.keyboard, goTo)
  useEffect(() => {
    const start = reveal && marks?.startOf(reveal.annotationId)
    if (typeof start === 'number') goTo(start)
  }, [reveal, marks, goTo])

  const shown = virtualizer.getVirtualItems()
  const shownRows = shown.map(({ index }) => index).join(' ')
  const { draw } = find
  // Marks and matches belong to rows that have just come into the page, or moved in it.
  useEffect(() => {
    marks?.layout()
    draw()
    place.moved()
  }, [marks, draw, place, shownRows, scale])

  const annotateSelection = text.words.annotate
  useViewerKeys({ isReadOnly, tool, onTool, tools: TOOLS, annotateSelection, find: find.open, ...size })
  const look = {
    '--table-columns': useMemo(() => columnWidths(table), [table]),
    '--table-digits': `${String(table.rows.length).length * 0.65}em`,
    fontSize: `${NATURAL_PX * scale}px`,
  } as CSSProperties
  const top = shown.find(({ end }) => end > (virtualizer.scrollOffset ?? 0))?.index ?? 0
  return (
    <div className={classes.room}>
      <TableToolbar
        {...props}
        rows={table.rows.length}
        row={top + first + 1}
        onRow={(row) => virtualizer.scrollToIndex(Math.max(0, row - 1 - first), { align: 'start' })}
        find={find}
        size={size}
      />
      <div
        ref={setScroller}
        className={classes.scroller}
        style={look}
        tabIndex={0}
        role="document"
        aria-label={item.title}
        onScroll={(event) => {
          const { scrollTop } = event.currentTarget
          // The head stands still over the rows: their marks must not slide over it.
          event.currentTarget.style.setProperty('--table-scrolled', scrollTop > 0 ? `calc(${scrollTop}px + 2.2em)` : '0px')
          place.moved()
          text.words.moved()
          rememberPlace({ scrollTop })
        }}
        onClick={(event) => text.click(event.clientX, event.clientY)}
      >
        <div className={classes.surface}>
          <div
            ref={setWords}
            className={classes.table}
            role="table"
            aria-label={t('table.label', { title: item.title })}
            aria-rowcount={table.rows.length}
            aria-colcount={table.columns + 1}
          >
            {first === 1 && <TableRow cells={table.rows[0] ?? []} columns={table.columns} index={0} start={0} isHead />}
            <div className={classes.rows} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
              {shown.map(({ index, start }) => (
                <TableRow
                  key={index}
                  element={virtualizer.measureElement}
                  cells={table.rows[index + first] ?? []}
                  columns={table.columns}
                  index={index + first}
                  start={table.rowStarts[index + first] ?? 0}
                  top={start}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <SelectionTools words={text.words} />
      {find.query !== null && (
        <FindBar query={find.query} found={find.found} onQuery={find.search} onStep={find.step} onClose={find.close} />
      )}
    </div>
  )
}
