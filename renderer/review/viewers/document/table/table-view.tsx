import { useMemo } from 'react'
import { decodeText } from '../../../evidence-text/decode-text'
import type { ViewerBodyProps } from '../../viewer'
import { FailedDocument } from '../failed-document'
import { readTable } from './read-table'
import { TableGrid } from './table-grid'

/** Reads comma- and tab-separated values as a table. */
export function TableView(props: ViewerBodyProps) {
  const { source, bytes } = props
  const isTabbed = source.file.mediaType === 'text/tab-separated-values'
  const table = useMemo(() => readTable(decodeText(bytes), isTabbed), [bytes, isTabbed])
  const reason = table === null ? 'too-large' : table.rows.length === 0 ? 'empty' : null
  if (table === null || reason !== null) return <FailedDocument {...props} reason={reason ?? 'empty'} />
  return <TableGrid {...props} table={table} />
}
