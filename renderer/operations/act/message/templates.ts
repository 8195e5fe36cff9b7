import { MOST_MESSAGE_CHARACTERS, MOST_SUBJECT_CHARACTERS } from '../../../../shared/domain'

/** Words to begin a message with; `{name}`, `{achievement}`, `{count}` and `{date}` stand for what it is about. */
export type Template = { name: string; subject: string; words: string }

/** Those that there are always; their words are in the catalogue. */
export const STOCK = ['due', 'help', 'thanks'] as const

/** What a message is about, as far as it is known: what isn't stays as it stands in the template, for its writer to see. */
export type About = { achievement: string | null; count: string | null; date: string | null }

/** The words of a template with what they stand for in it; `{name}` stays until each reader's own is put there. */
export function fillIn(words: string, about: About): string {
  return words.replace(/\{(achievement|count|date)\}/g, (mark, key: keyof About) => about[key] ?? mark)
}

/** Whether everybody is written to by name, so that each gets a message of their own. */
export function isByName({ subject, words }: Pick<Template, 'subject' | 'words'>): boolean {
  return subject.includes('{name}') || words.includes('{name}')
}

export function withName(words: string, name: string): string {
  return words.replaceAll('{name}', name)
}

/** What is over the protocol's limits is cut off: a reader's name may be longer than `{name}`. */
export function fitting({ subject, words }: Pick<Template, 'subject' | 'words'>): Pick<Template, 'subject' | 'words'> {
  return { subject: subject.trim().slice(0, MOST_SUBJECT_CHARACTERS), words: words.trim().slice(0, MOST_MESSAGE_CHARACTERS) }
}
