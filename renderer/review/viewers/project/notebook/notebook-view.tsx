import { IconNotebookOff } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { EmptyState, useTexts } from '../../../../kit'
import { CodeView } from '../code/code-view'
import { type HighlightService, Highlighting } from '../code/highlighting'
import { SheetReader, type SheetReaderProps } from '../code/sheet-reader'
import { BlockView } from './block-view'
import classes from './notebook.module.css'
import { type CodePart, type NotebookSheet, notebookSheet } from './notebook-sheet'
import { readNotebook } from './read-notebook'

type NotebookViewProps = Omit<SheetReaderProps, 'sheet' | 'tokensOf' | 'onRows' | 'renderBlock'> & {
  /** Its JSON. */
  text: string
  service: HighlightService
}

/** A notebook as it was left: its cells with what they put out. Nothing in it runs. */
export function NotebookView({ text, ...props }: NotebookViewProps) {
  const t = useTexts('project')
  const notebook = useMemo(() => readNotebook(text), [text])
  const sheet = useMemo(
    () => notebook && notebookSheet(notebook, (name) => t('notebook.pictureLeftOut', { name })),
    [notebook, t],
  )
  if (!notebook || !sheet) {
    return (
      <>
        <p className={classes.notice}>{t('notebook.broken')}</p>
        <CodeView {...props} text={text} language="json" isCut={false} />
      </>
    )
  }
  if (notebook.cells.length === 0) {
    return <EmptyState icon={<IconNotebookOff />} title={t('notebook.empty.title')} hint={t('notebook.empty.hint')} />
  }
  return (
    <>
      {notebook.isOutOfOrder && <p className={classes.notice}>{t('notebook.outOfOrder')}</p>}
      <Cells {...props} sheet={sheet} language={notebook.language} />
    </>
  )
}

type CellsProps = Omit<NotebookViewProps, 'text'> & { sheet: NotebookSheet; language: string | null }

function Cells({ sheet, language, service, ...props }: CellsProps) {
  const { tokensOf, onRows } = useCellColours(sheet, language, service)
  const linesOfRow = useCallback((row: number) => usualLines(sheet, row), [sheet])
  return (
    <SheetReader
      {...props}
      sheet={sheet}
      tokensOf={tokensOf}
      onRows={onRows}
      linesOfRow={linesOfRow}
      renderBlock={(at, row, marks) => {
        const block = sheet.blocks[at]
        return (
          block && (
            <BlockView
              block={block}
              start={row.start}
              marks={marks}
              activeId={props.activeAnnotationId}
              language={language}
              onOpenLink={props.onOpenLink}
            />
          )
        )
      }}
    />
  )
}

/** Every cell begins anew, so each is coloured by itself, when it comes into sight. */
function useCellColours(sheet: NotebookSheet, language: string | null, service: HighlightService) {
  const [version, changed] = useReducer((count: number) => count + 1, 0)
  const cells = useRef(new Map<CodePart, Highlighting>())
  useEffect(() => {
    const open = cells.current
    return () => {
      for (const cell of open.values()) cell.close()
      open.clear()
    }
  }, [sheet, language, service])
  const tokensOf = useCallback(
    (row: number) => {
      const part = sheet.codeOf(row)
      return part
        ? (cells.current.get(part)?.tokensOf(sheet.lineOf(row) - sheet.lineOf(part.firstRow)) ?? null)
        : sheet.printed(row)
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another function after new colours came, so that rows are drawn again
    [sheet, version],
  )
  const onRows = useCallback(
    (first: number, last: number) => {
      if (language === null) return
      for (let row = first; row <= last; row++) {
        const part = sheet.codeOf(row)
        if (!part || cells.current.has(part)) continue
        const { lines } = part
        const source = { count: lines.length, slice: (from: number, to: number) => lines.slice(from, to).join('\n') }
        const cell = new Highlighting(service, language, source, changed)
        cells.current.set(part, cell)
        cell.need(0, lines.length)
      }
    },
    [sheet, language, service],
  )
  return { tokensOf, onRows }
}

/** How high a block usually is, in lines: it is measured as soon as it is drawn. */
function usualLines(sheet: NotebookSheet, row: number): number {
  const { block, start, end } = sheet.row(row)
  const shown = block === null ? undefined : sheet.blocks[block]
  if (!shown) return 1
  if (shown.kind === 'head') return 1.6
  return shown.kind === 'markdown' ? 1 + Math.ceil((end - start) / 90) : 14
}
