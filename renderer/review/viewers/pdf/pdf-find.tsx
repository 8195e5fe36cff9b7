import { useState } from 'react'
import { FindBar, type FindOptions } from '../../controls/find-bar'
import type { Found } from './pdf-search'
import type { PdfSession } from './pdf-session'

type PdfFindProps = {
  session: PdfSession
  found: Found | null
  onClose(): void
}

/** Search in the whole document. */
export function PdfFind({ session, found, onClose }: PdfFindProps) {
  const [query, setQuery] = useState('')
  const [options, setOptions] = useState<FindOptions>({ matchCase: false, wholeWords: false })
  return (
    <FindBar
      query={query}
      options={options}
      onOptions={(next) => {
        setOptions(next)
        session.search.find(query, 'first', next)
      }}
      found={found}
      onQuery={(text) => {
        setQuery(text)
        session.search.find(text, 'first', options)
      }}
      onStep={(step) => session.search.find(query, step, options)}
      onClose={onClose}
    />
  )
}
