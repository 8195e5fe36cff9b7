import { MOST_MESSAGE_CHARACTERS, MOST_SUBJECT_CHARACTERS } from '../../../../shared/domain'

/** Words to begin a message with; `{name}`, `{achievement}`, `{count}` and `{date}` stand for what it is about. */
export type Template = { name: string; subject: string; words: string }

/** Those that there are always; their words are in the catalogue. */
export const STOCK = ['due', 'help', 'thanks'] as const

/** What stands for something of each reader's own, and what is the same for all of them. */
const OWN = ['name', 'count', 'date'] as const
const MARKS = ['achievement', ...OWN] as const
export type Mark = (typeof MARKS)[number]

/** What marks stand for, as far as that is known. */
export type Values = Partial<Record<Mark, string>>

/** The words with what their marks stand for; a mark of which nothing is known stays as it stands, for its writer to see. */
export function fillIn(words: string, values: Values): string {
  return words.replace(/\{(achievement|name|count|date)\}/g, (mark, key: Mark) => values[key] ?? mark)
}

/** The marks that stand in a message. */
function marksIn({ subject, words }: Pick<Template, 'subject' | 'words'>): Mark[] {
  return MARKS.filter((mark) => subject.includes(`{${mark}}`) || words.includes(`{${mark}}`))
}

/** What of each reader's own stands in it, so that each gets a message of their own. */
export function ownMarks(said: Pick<Template, 'subject' | 'words'>): Mark[] {
  return marksIn(said).filter((mark) => OWN.some((own) => own === mark))
}

/** Marks that stand for nothing to some reader: sent, they would be read as they are. */
export function emptyMarks(said: Pick<Template, 'subject' | 'words'>, values: readonly Values[]): Mark[] {
  return marksIn(said).filter((mark) => values.some((one) => one[mark] === undefined))
}

/** What is over the protocol's limits is cut off: a reader's name may be longer than `{name}`. */
export function fitting({ subject, words }: Pick<Template, 'subject' | 'words'>): Pick<Template, 'subject' | 'words'> {
  return { subject: subject.trim().slice(0, MOST_SUBJECT_CHARACTERS), words: words.trim().slice(0, MOST_MESSAGE_CHARACTERS) }
}
