import { type Assessment, scoreFor } from './assessment'
import { escapeMarkdown } from './markdown-text'
import type { Outcome } from './outcomes'
import { levelIndex, type Rubric } from './rubric'
import type { Candidate } from './submission'

/** What is told to the candidate. */
export type FeedbackLetter = {
  candidate: Candidate
  achievementName: string
  revision: number
  rubric: Rubric
  assessment: Pick<Assessment, 'scores' | 'feedback'>
  /** Null while nothing is decided. */
  outcome: Outcome | null
}

/** What the letter says in the language that it is written in. Names are handed over as Markdown. */
export type LetterWords = {
  title: string
  revision(revision: number): string
  /** To a person by name, or by pseudonym under blind marking: whoever assesses blind doesn't know more. */
  greeting(who: { name: string } | { pseudonym: string }): string
  /** The outcome in plain words. */
  outcome(outcome: Outcome): string
  nextTitle: string
  /** What the candidate can do, or what happens now. */
  next(outcome: Outcome, hasFeedback: boolean): string
  levelsTitle: string
  criterion: string
  level: string
  /** "Proficient (3 of 4)" */
  levelOf(title: string, at: number, of: number): string
}

/**
 * The feedback as the candidate reads it, in Markdown: greeting, outcome, the assessor's words, what to do next, and the levels. Where
 * the work is referred on grounds of integrity nothing is judged yet, so no levels are told.
 */
export function writeFeedbackLetter(letter: FeedbackLetter, words: LetterWords): string {
  const { candidate, outcome, assessment } = letter
  const subject = [`**${escapeMarkdown(letter.achievementName)}**`]
  if (letter.revision > 1) subject.push(words.revision(letter.revision))
  const { name, pseudonym } = candidate
  const parts = [
    `# ${words.title}`,
    subject.join(' · '),
    words.greeting(name === null ? { pseudonym } : { name: escapeMarkdown(name) }),
    outcome === null ? '' : words.outcome(outcome),
    outcome === 'referred' ? '' : assessment.feedback.trim(),
    outcome === null ? '' : `## ${words.nextTitle}\n\n${words.next(outcome, assessment.feedback.trim() !== '')}`,
    outcome === 'referred' ? '' : levelTable(letter, words),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function levelTable({ rubric, assessment }: FeedbackLetter, words: LetterWords): string {
  const rows = rubric.criteria.flatMap((criterion) => {
    const at = levelIndex(criterion, scoreFor(assessment, criterion.id).levelId)
    const level = criterion.levels[at]
    if (!level) return []
    return [
      `| ${escapeMarkdown(criterion.title)} | ${words.levelOf(escapeMarkdown(level.title), at + 1, criterion.levels.length)} |`,
    ]
  })
  if (rows.length === 0) return ''
  return [`## ${words.levelsTitle}`, '', `| ${words.criterion} | ${words.level} |`, '| --- | --- |', ...rows].join('\n')
}
