import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { describeText } from '../../../../../shared/domain'
import { useTexts } from '../../../../kit'
import { FindBar } from '../../../controls/find-bar'
import { SelectionTools } from '../../../controls/selection-tools'
import { useReadingPlace } from '../../../controls/use-reading-place'
import { useSelectedWords } from '../../../controls/use-selected-words'
import type { SourceViewerProps } from '../../viewer'
import { describeLines, type RowSelection, rowsOf } from './describe-lines'
import { LinesBar } from './lines-bar'
import type { LineTokens } from './paint-line'
import type { TextRange } from './find-in-text'
import { offsetsOf } from './selected-text'
import type { PlacedMark } from './place-marks'
import type { Sheet, SheetRow as SheetRowShape } from './sheet'
import { SheetRow } from './sheet-row'
import { SheetToolbar } from './sheet-toolbar'
import classes from './sheet.module.css'
import { useRowSelection } from './use-row-selection'
import { useSheetFind } from './use-sheet-find'
import { useSheetKeys } from './use-sheet-keys'
import { useSheetMarks } from './use-sheet-marks'
import { useSheetRows } from './use-sheet-rows'
import { useSheetSettings } from './use-sheet-settings'

const NO_MATCHES: readonly TextRange[] = []

export type SheetReaderProps = SourceViewerProps & {
  sheet: Sheet
  /** The file within the archive; undefined where the item is one file. */
  part: string | undefined
  /** The file's own name, for assistive technology. */
  label: string
  tokensOf(row: number): LineTokens | null
  /** These rows came into sight. */
  onRows?(first: number, last: number): void
  /** @param row where it stands. @param marks what is annotated in it. */
  renderBlock?(block: number, row: SheetRowShape, marks: readonly PlacedMark[]): ReactNode
  /** Height of a row that isn't one line of text, in lines. */
  linesOfRow?(row: number): number
  /** Words to look for as soon as the sheet opens, and where. */
  jump: { query: string; start: number } | null
  /** Where reading stopped the last time, in pixels. */
  scrollTop: number
}

/** Reads a sheet: rows on demand, a line cursor, words and lines that can be annotated, and search. */
export function SheetReader(props: SheetReaderProps) {
  const { sheet, part, tool, isReadOnly = false, place, onCreate, onActivate, onRows } = props
  const t = useTexts('project')
  const id = useId()
  const [container, setContainer] = useState<HTMLDivElement | null>(null)
  const [rowsElement, setRowsElement] = useState<HTMLDivElement | null>(null)
  const rememberPlace = useReadingPlace(props.onReading)
  const settings = useSheetSettings(props.reading, rememberPlace)
  const { lineHeight, wraps } = settings
  const [pinned, setPinned] = useState<readonly number[]>([])
  const { linesOfRow } = props
  const heightOf = useCallback((row: number) => Math.round((linesOfRow?.(row) ?? 1) * lineHeight), [linesOfRow, lineHeight])
  const rows = useSheetRows(sheet, container, heightOf, { isMeasured: wraps, scrollTop: props.scrollTop, pinned })
  const { marksOf } = useSheetMarks(sheet, rows, container, props)

  const create = (selection: RowSelection) => {
    if (isReadOnly) return
    onCreate({ shape: 'line-range', selectors: describeLines(sheet, selection), ...(part === undefined ? {} : { part }) })
    lines.collapse()
  }
  const lines = useRowSelection({
    container,
    rowCount: sheet.rowCount,
    pageRows: () => Math.max(1, Math.floor((container?.clientHeight ?? 0) / lineHeight) - 2),
    firstVisible: () => rows.getVirtualItemForOffset(container?.scrollTop ?? 0)?.index ?? 0,
    scrollTo: (row) => rows.scrollToIndex(row, { align: 'auto' }),
    takesWholeRow: tool === 'line-range' && !isReadOnly,
    onDrawn: (selection) => tool === 'line-range' && create(selection),
  })
  const find = useSheetFind(sheet, (row) => rows.scrollToIndex(row, { align: 'center' }))
  const opened = useRef<typeof props.jump>(null)
  useEffect(() => {
    if (!props.jump || opened.current === props.jump || !container) return
    opened.current = props.jump
    find.search(props.jump.query, props.jump.start)
  })

  const describe = useCallback(
    (range: Range) => {
      const offsets = container && offsetsOf(container, range)
      return offsets ? describeText(sheet.text, offsets.start, offsets.end) : []
    },
    [container, sheet],
  )
  const words = useSelectedWords(rowsElement, {
    tool,
    isReadOnly,
    describe,
    onCreate: (target) => onCreate({ ...target, ...(part === undefined ? {} : { part }) }),
    origin: () => container?.parentElement?.getBoundingClientRect() ?? { left: 0, top: 0 },
  })
  useEffect(() => {
    if (!rowsElement) return
    const owner = rowsElement.ownerDocument
    const onChange = () => setPinned(rowsOfSelection(rowsElement))
    owner.addEventListener('selectionchange', onChange)
    return () => owner.removeEventListener('selectionchange', onChange)
  }, [rowsElement])
  useSheetKeys(props, {
    words,
    find: find.open,
    lines: lines.selection && (() => lines.selection && create(lines.selection)),
    settings,
  })

  const items = rows.getVirtualItems()
  const firstRow = items[0]?.index ?? 0
  const lastRow = items.at(-1)?.index ?? 0
  useEffect(() => onRows?.(firstRow, lastRow), [onRows, firstRow, lastRow])
  useEffect(() => place.moved(), [place, marksOf, lineHeight, wraps])

  const matchesOf = useMemo(() => {
    const byRow = new Map<number, TextRange[]>()
    for (const match of find.matches) {
      for (let row = sheet.rowAt(match.start); row <= sheet.rowAt(Math.max(match.start, match.end - 1)); row++) {
        byRow.set(row, [...(byRow.get(row) ?? []), match])
      }
    }
    return (row: number) => byRow.get(row) ?? NO_MATCHES
  }, [find.matches, sheet])

  const onClick = (event: MouseEvent) => {
    if (words.hasSelection() || tool === 'line-range') return
    const target = event.target instanceof Element ? event.target : null
    const word = target?.closest<HTMLElement>('[data-annotation-id]')?.dataset.annotationId
    const row = target?.closest<HTMLElement>('[data-row]')?.dataset.row
    const line = row === undefined ? undefined : marksOf(Number(row)).findLast(({ shape }) => shape === 'lines')
    onActivate(word ?? line?.annotationId ?? null)
  }
  const selected = lines.selection && rowsOf(lines.selection)
  const size = {
    '--sheet-size': `${settings.fontSize}px`,
    '--sheet-line': `${lineHeight}px`,
    '--sheet-digits': `${String(sheet.lineCount).length}ch`,
  } as CSSProperties
  return (
    <div className={classes.room}>
      <SheetToolbar
        {...props}
        settings={settings}
        selection={lines.selection}
        onGoTo={(row) => {
          lines.goTo(row)
          container?.focus()
        }}
        onFind={find.open}
      />
      {!sheet.isWhole && <p className={classes.notice}>{t('code.cut', { count: sheet.lineCount })}</p>}
      <div
        ref={setContainer}
        className={classes.scroller}
        style={size}
        tabIndex={0}
        role="grid"
        aria-label={props.label}
        aria-rowcount={sheet.rowCount}
        aria-multiselectable="true"
        aria-activedescendant={lines.selection ? `${id}-${lines.selection.head}` : undefined}
        data-wraps={wraps || undefined}
        data-tool={tool}
        onKeyDown={(event) => event.target === event.currentTarget && lines.onKeyDown(event)}
        onPointerDown={lines.onPointerDown}
        onClick={onClick}
        onScroll={(event) => {
          place.moved()
          words.moved()
          rememberPlace({ scrollTop: event.currentTarget.scrollTop })
        }}
      >
        <div ref={setRowsElement} className={classes.rows} role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = sheet.row(index)
            const isBlock = row.block !== null
            return (
              <div
                key={index}
                ref={wraps || isBlock ? rows.measureElement : undefined}
                id={`${id}-${index}`}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={selected !== null && index >= selected.first && index <= selected.last}
                data-index={index}
                data-row={index}
                data-block={isBlock || undefined}
                data-tone={row.tone}
                data-cursor={lines.selection?.head === index || undefined}
                data-selected={
                  (lines.isExtended && selected !== null && index >= selected.first && index <= selected.last) || undefined
                }
              >
                <SheetRow
                  index={index}
                  row={row}
                  text={sheet.text.slice(row.start, row.end)}
                  marks={marksOf(index)}
                  found={matchesOf(index)}
                  currentFound={find.current}
                  tokens={isBlock ? null : props.tokensOf(index)}
                  activeId={props.activeAnnotationId}
                >
                  {row.block === null ? undefined : props.renderBlock?.(row.block, row, marksOf(index))}
                </SheetRow>
              </div>
            )
          })}
        </div>
      </div>
      <SelectionTools words={words} />
      {lines.isExtended && lines.selection && !isReadOnly && !words.bar && (
        <LinesBar
          sheet={sheet}
          selection={lines.selection}
          onMark={() => lines.selection && create(lines.selection)}
          onClose={lines.collapse}
        />
      )}
      {find.query !== null && (
        <FindBar
          query={find.query}
          found={find.found}
          onQuery={(query) => find.search(query, sheet.row(firstRow).start)}
          onStep={find.step}
          onClose={() => {
            find.close()
            container?.focus()
          }}
        />
      )}
    </div>
  )
}

/** The rows in which the selection of words begins and ends; none where there is no selection. */
function rowsOfSelection(root: HTMLElement): number[] {
  const selection = root.ownerDocument.getSelection()
  if (!selection || selection.isCollapsed) return []
  return [selection.anchorNode, selection.focusNode].flatMap((node) => {
    const element = node instanceof Element ? node : node?.parentElement
    const row = element && root.contains(element) ? element.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
    return row === undefined ? [] : [Number(row)]
  })
}
