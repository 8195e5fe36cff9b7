import { expose } from 'comlink'
import { Comparison } from './comparison'
import type { SearchedDocument } from './documents'

let comparison: Comparison | null = null

/** Texts are compared here, so that thousands of pages never hold up the desk; ending the worker forgets all of them. */
const door = {
  begin(mine: readonly SearchedDocument[], given: readonly string[]): void {
    comparison = new Comparison(mine, given)
  },
  compare(submissionId: string, documents: readonly SearchedDocument[]): void {
    comparison?.compare(submissionId, documents)
  },
  result(): ReturnType<Comparison['result']> {
    return comparison?.result() ?? { findings: [], left: 0 }
  },
}

export type CompareDoor = typeof door

expose(door)
