import { useMemo } from 'react'
import { codeSheet } from './sheet'
import { SheetReader, type SheetReaderProps } from './sheet-reader'
import type { HighlightService } from './highlighting'
import { useHighlighting } from './use-highlighting'

type CodeViewProps = Omit<SheetReaderProps, 'sheet' | 'tokensOf' | 'onRows'> & {
  text: string
  /** Null for plain text. */
  language: string | null
  /** The text is only the beginning of the file. */
  isCut: boolean
  service: HighlightService
}

/** A file of text or code, line by line. */
export function CodeView({ text, language, isCut, service, ...props }: CodeViewProps) {
  const sheet = useMemo(() => codeSheet(text, !isCut), [text, isCut])
  const { tokensOf, onRows } = useHighlighting(service, sheet, language)
  return <SheetReader {...props} sheet={sheet} tokensOf={tokensOf} onRows={onRows} />
}
