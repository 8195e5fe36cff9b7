import {
  type Annotation,
  collapseSpace,
  type EvidenceItem,
  escapeMarkdown,
  findQuote,
  quoteMarkdown,
  type Rubric,
} from '../../../shared/domain'
import { compareByPlace } from '../annotations/annotation-quote'

/** What a list of notes says in the language of the interface. */
export type NotesWords = {
  /** Heading of the list, for an item's title in Markdown. */
  title(title: string): string
  /** What kind of note it is and where it stands, such as "Highlight, page 7". */
  place(annotation: Annotation): string
}

/** The notes on an item as Markdown, in reading order, for kinds of evidence that no other tool shows notes on. */
export function notesAsMarkdown(
  item: EvidenceItem,
  annotations: readonly Annotation[],
  { criteria }: Rubric,
  words: NotesWords,
): string {
  const own = annotations.filter((annotation) => annotation.evidenceId === item.id).sort(compareByPlace)
  const entries = own.map((annotation) => {
    const criterion = criteria.find(({ id }) => id === annotation.criterionId)
    const about = criterion ? ` · ${criterion.code} ${escapeMarkdown(criterion.title)}` : ''
    const quote = collapseSpace(findQuote(annotation.selectors)?.exact ?? '').trim()
    const parts = [
      `**${escapeMarkdown(words.place(annotation))}**${about}`,
      quote === '' ? '' : quoteMarkdown(escapeMarkdown(quote)),
      annotation.comment.trim(),
    ]
    const body = parts.filter((part) => part !== '').join('\n\n')
    // Everything of an entry is indented, so that it stays part of its point.
    return `- ${body.replaceAll('\n', '\n  ')}`.replace(/[ \t]+$/gm, '')
  })
  return `# ${words.title(escapeMarkdown(item.title))}\n\n${entries.join('\n\n')}\n`
}
