import type { FindOptions } from '../../controls/find-bar'
import type { EventBus } from './viewer-components'

export type Found = { current: number; total: number }

type FindEvent = { matchesCount?: Found; rawQuery?: string | null }

/** Search in the whole document, by pdf.js's find controller on the same bus. */
export class PdfSearch {
  private isOn = false

  /** @param onFound null where nothing is searched. */
  constructor(
    private readonly bus: EventBus,
    signal: AbortSignal,
    private readonly onFound: (found: Found | null) => void,
  ) {
    const listener = ({ matchesCount, rawQuery }: FindEvent) => {
      // Counts of a search that was closed meanwhile still arrive.
      if (this.isOn && rawQuery !== null && matchesCount) this.onFound({ ...matchesCount })
    }
    bus.on('updatefindmatchescount', listener, { signal })
    bus.on('updatefindcontrolstate', listener, { signal })
  }

  /** Takes the highlights away. */
  end(): void {
    this.isOn = false
    this.bus.dispatch('findbarclose', { source: this })
    this.onFound(null)
  }

  /** Goes to the first, next or previous match. An empty query ends the search. */
  find(query: string, step: 'first' | 'next' | 'previous', { matchCase, wholeWords }: FindOptions): void {
    if (query === '') return this.end()
    this.isOn = true
    this.bus.dispatch('find', {
      source: this,
      type: step === 'first' ? '' : 'again',
      query,
      caseSensitive: matchCase,
      entireWord: wholeWords,
      highlightAll: true,
      findPrevious: step === 'previous',
      matchDiacritics: false,
    })
  }
}
