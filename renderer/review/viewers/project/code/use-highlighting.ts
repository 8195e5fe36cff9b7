import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { Highlighting, type HighlightService, type Lines } from './highlighting'
import type { LineTokens } from './paint-line'
import type { Sheet } from './sheet'

/**
 * The colours of a sheet of code, made as far as it is read.
 * @returns the tokens of a row, and what to call with the rows that are in sight.
 */
export function useHighlighting(service: HighlightService, sheet: Sheet, language: string | null) {
  const [version, changed] = useReducer((count: number) => count + 1, 0)
  const highlighting = useMemo(
    () => (language === null ? null : new Highlighting(service, language, linesOf(sheet), changed)),
    [service, language, sheet],
  )
  useEffect(() => () => highlighting?.close(), [highlighting])
  const tokensOf = useCallback(
    (row: number): LineTokens | null => highlighting?.tokensOf(sheet.lineOf(row) - 1) ?? null,
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another function after new colours came, so that rows are drawn again
    [highlighting, sheet, version],
  )
  const onRows = useCallback(
    (first: number, last: number) => highlighting?.need(sheet.lineOf(first) - 1, sheet.lineOf(last)),
    [highlighting, sheet],
  )
  return { tokensOf, onRows }
}

function linesOf(sheet: Sheet): Lines {
  const startOf = (line: number) => (line >= sheet.lineCount ? sheet.text.length : sheet.row(sheet.rowOfLine(line + 1)).start)
  return {
    count: sheet.lineCount,
    slice: (from, to) => sheet.text.slice(startOf(from), startOf(to)).replace(/\r?\n$/, ''),
  }
}
