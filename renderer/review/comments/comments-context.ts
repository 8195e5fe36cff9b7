import { createContext, useContext } from 'react'
import type { BankComment, CommentBank } from './bank'
import type { Offer } from './rank'
import type { CommentUses } from './uses'
import type { Filled } from './variables'

/** What a text is about while it is written. */
export type CommentSubject = {
  /** The criterion that it speaks to; null where there is none. */
  criterionId: string | null
  /** The words of the evidence that it is about, for `{quote}`; null where there are none. */
  quote: string | null
}

/** The comment bank of the open desk, as fields and the dialog use it. */
export type Comments = {
  bank: CommentBank
  uses: CommentUses
  /** The bank, then what the rubric brings along; the same array until one of them changes. */
  offers: readonly Offer[]
  /** A comment's text with its variables filled as they are now. */
  fill(text: string, subject: CommentSubject): Filled
  /** Remembers that a comment was inserted. */
  noteUse(commentId: string, criterionId: string | null): void
  /** Keeps a text for later, without the candidate's name, and offers to take that back. */
  keep(text: string, criterionId: string | null): void
  /** Changes the bank. @returns whether that is on the disk */
  change(change: (bank: CommentBank) => CommentBank): Promise<boolean>
  /** Deletes one comment and offers to take that back. */
  remove(comment: BankComment): void
  openDialog(): void
}

/** Null where there is no bank, such as on a screen that only shows what was written. */
export const CommentsReact = createContext<Comments | null>(null)

/** The comment bank here; null where there is none. */
export function useComments(): Comments | null {
  return useContext(CommentsReact)
}
