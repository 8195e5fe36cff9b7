import { diffWordsWithSpace } from 'diff'

/** A stretch of words that stayed, went, or came. */
export type DiffPart = { text: string; kind: 'same' | 'removed' | 'added' }

/** How one passage became another, word by word; a removed stretch stands before what came in its place. */
export function diffWords(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
