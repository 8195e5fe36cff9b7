import { LoadingState } from '../../../kit'
import type { ViewerBodyProps } from '../viewer'
import { FailedDocument } from './failed-document'
import { documentFormat } from './format'
import { ReadingView } from './reading-view'
import { TableView } from './table/table-view'
import { useDocument } from './use-document'

/** Reads documents that flow (Word, Markdown, HTML snapshots, plain text) and tables. */
export function DocumentViewer(props: ViewerBodyProps) {
  return documentFormat(props.source.file) === 'table' ? <TableView {...props} /> : <FlowingDocument {...props} />
}

function FlowingDocument(props: ViewerBodyProps) {
  const opened = useDocument(props.source.file, props.bytes)
  if (!opened) return <LoadingState rows={5} />
  if (!opened.ok) return <FailedDocument {...props} reason={opened.reason} />
  return <ReadingView {...props} opened={opened} />
}
