import { useRef } from 'react'
import { notify } from '../kit'

/** Says why a key did nothing, in a notice that the next one takes the place of: many presses leave one notice. */
export function useHint(): (message: string) => void {
  const said = useRef<AbortController | null>(null)
  return (message) => {
    said.current?.abort()
    said.current = new AbortController()
    notify({ kind: 'hint', message, until: said.current.signal })
  }
}
