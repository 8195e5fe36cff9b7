import { newId } from '../../../shared/domain'

/** A text that an assessor keeps for saying it again. */
export type BankComment = {
  id: string
  /** With variables in braces, such as `{candidate}` (see variables.ts). */
  text: string
  /** The criterion that it was written for; null where it fits any. */
  criterionId: string | null
}

/** The comments for one achievement's rubric, in the order that the assessor gave them. */
export type CommentBank = readonly BankComment[]

/** How long a comment may be, in UTF-16 units. */
export const LONGEST_COMMENT = 4000
/** How many a bank holds; far beyond what people keep, and still instant. */
export const MOST_COMMENTS = 5000

/** What is kept of a text that somebody wants to keep; empty where there is nothing in it. */
export function tidyComment(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim().slice(0, LONGEST_COMMENT)
}

/** The bank with one more comment, at its head, since what was just written is wanted soonest; the same where it has it already. */
export function withComment(bank: CommentBank, text: string, criterionId: string | null, id: string = newId()): CommentBank {
  const tidy = tidyComment(text)
  if (tidy === '' || bank.length >= MOST_COMMENTS || bank.some((each) => each.text === tidy)) return bank
  return [{ id, text: tidy, criterionId }, ...bank]
}

/** The bank with one comment changed. A text with nothing in it changes nothing: deleting is another step. */
export function withChange(bank: CommentBank, id: string, change: Partial<Omit<BankComment, 'id'>>): CommentBank {
  const text = change.text === undefined ? undefined : tidyComment(change.text)
  if (text === '') return bank
  return bank.map((each) => (each.id === id ? { ...each, ...change, ...(text === undefined ? {} : { text }) } : each))
}

/** The bank with one comment moved up (-1) or down (1); it stays at either end. */
export function withMove(bank: CommentBank, id: string, step: 1 | -1): CommentBank {
  const at = bank.findIndex((each) => each.id === id)
  const [moved, other] = [bank[at], bank[at + step]]
  if (!moved || !other) return bank
  return bank.map((each, index) => (index === at ? other : index === at + step ? moved : each))
}

/** The bank with a comment put back where it stood, as far as that place is still there. */
export function withReturned(bank: CommentBank, comment: BankComment, at: number): CommentBank {
  if (bank.some((each) => each.id === comment.id)) return bank
  return [...bank.slice(0, at), comment, ...bank.slice(at)]
}

/** The bank with comments from elsewhere after its own; what it has already isn't added twice, and it never grows too large. */
export function withImported(bank: CommentBank, comments: CommentBank): CommentBank {
  const known = new Set(bank.map(({ text }) => text))
  const added = comments.filter(({ text }) => !known.has(text) && known.add(text))
  return [...bank, ...added].slice(0, Math.max(MOST_COMMENTS, bank.length))
}
