import { z } from 'zod'
import { newId, type Rubric, withSoundTexts } from '../../../shared/domain'
import { type BankComment, type CommentBank, LONGEST_COMMENT, MOST_COMMENTS, tidyComment } from './bank'

const FORMAT = 'assay-comments'

/** A bank as a file: criteria by their code, so that it fits the next version of a rubric too. */
const FileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** The rubric's title, for whoever opens the file. */
  rubric: z.string().optional(),
  comments: z
    .array(
      z.object({
        text: z.string().min(1).max(LONGEST_COMMENT),
        /** A criterion's code such as `C2`; null or missing: fits any. */
        criterion: z.string().nullish(),
      }),
    )
    .max(MOST_COMMENTS),
})

/** Nobody writes so much by hand; a file beyond it is something else. */
export const LARGEST_FILE_BYTES = 5 * 1024 * 1024

export type FileProblem =
  | { reason: 'too-large' | 'empty' | 'not-text' | 'broken-json' | 'other-json' | 'no-comments' | 'too-many' }
  /** One comment can't be taken: the first that is wrong, counted from 1. */
  | { reason: 'bad-comment'; comment: number }
export type FileComments = { ok: true; comments: BankComment[] } | ({ ok: false } & FileProblem)

/** The bank as JSON that `readBankFile` takes. */
export function writeBankJson(bank: CommentBank, rubric: Rubric): string {
  const comments = bank.map(({ text, criterionId }) => ({ text, criterion: codeOf(rubric, criterionId) }))
  return `${JSON.stringify({ format: FORMAT, version: 1, rubric: rubric.title, comments }, null, 2)}\n`
}

/**
 * The bank as Markdown that `readBankFile` takes: a heading for each criterion, a list item for each comment.
 * @param words the file's title, and the heading for comments that fit any criterion
 */
export function writeBankMarkdown(bank: CommentBank, rubric: Rubric, words: { title: string; any: string }): string {
  const sections = [...rubric.criteria, null].flatMap((criterion) => {
    const members = bank.filter(({ criterionId }) => codeOf(rubric, criterionId) === (criterion?.code ?? null))
    if (members.length === 0) return []
    const items = members.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`)
    return [`## ${criterion ? `${criterion.code} ${criterion.title}` : words.any}\n\n${items.join('\n')}\n`]
  })
  return [`# ${words.title}\n`, ...sections].join('\n')
}

function codeOf(rubric: Rubric, criterionId: string | null): string | null {
  return rubric.criteria.find((criterion) => criterion.id === criterionId)?.code ?? null
}

/** The comments of a JSON or Markdown file, or the reason why there are none. A code that the rubric lacks fits any criterion. */
export function readBankFile(bytes: Uint8Array, rubric: Rubric): FileComments {
  if (bytes.length > LARGEST_FILE_BYTES) return { ok: false, reason: 'too-large' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return { ok: false, reason: 'not-text' }
  }
  if (text === '') return { ok: false, reason: 'empty' }
  if (text.includes('\0')) return { ok: false, reason: 'not-text' }
  const read = /^[[{"]/.test(text) ? readJson(text) : readMarkdown(text)
  if (!read.ok) return read
  const idOf = (code: string | null) => rubric.criteria.find((criterion) => criterion.code === code)?.id ?? null
  const comments = read.comments
    .map(({ text, code }) => ({ id: newId(), text: tidyComment(withSoundTexts(text)), criterionId: idOf(code) }))
    .filter((comment) => comment.text !== '')
  if (comments.length > MOST_COMMENTS) return { ok: false, reason: 'too-many' }
  return comments.length === 0 ? { ok: false, reason: 'no-comments' } : { ok: true, comments }
}

type Read = { ok: true; comments: { text: string; code: string | null }[] } | ({ ok: false } & FileProblem)

function readJson(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'broken-json' }
  }
  const parsed = FileSchema.safeParse(value)
  if (parsed.success) {
    return { ok: true, comments: parsed.data.comments.map(({ text, criterion }) => ({ text, code: criterion ?? null })) }
  }
  const [issue] = parsed.error.issues
  const [list, at] = issue?.path ?? []
  if (list === 'comments' && typeof at === 'number') return { ok: false, reason: 'bad-comment', comment: at + 1 }
  if (list === 'comments' && issue?.code === 'too_big') return { ok: false, reason: 'too-many' }
  return { ok: false, reason: 'other-json' }
}

function readMarkdown(text: string): Read {
  const comments: { text: string; code: string | null }[] = []
  let code: string | null = null
  let current: { text: string; code: string | null } | null = null
  for (const line of text.split(/\r\n?|\n/)) {
    const heading = /^#{1,6}\s+(?:(C[1-9][0-9]?)\b)?/.exec(line)
    const item = /^(?:[-*+]|\d{1,4}[.)])\s+(.*)$/.exec(line)
    if (heading) {
      code = heading[1] ?? null
      current = null
    } else if (item) {
      current = { text: item[1] ?? '', code }
      comments.push(current)
    } else if (current) {
      // What is indented, or goes on without a blank line, belongs to the item above.
      current.text += `\n${line.trim()}`
    }
  }
  return { ok: true, comments }
}
