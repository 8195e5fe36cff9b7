import { describe, expect, it } from 'vitest'
import { type FeedbackLetter, type LetterWords, writeFeedbackLetter } from '../../../shared/domain'
import { assessment, rubric } from './rubric-fixture'

const words: LetterWords = {
  title: 'Feedback',
  revision: (revision) => `Revision ${revision}`,
  greeting: (who) => ('name' in who ? `Dear ${who.name},` : `Dear candidate ${who.pseudonym},`),
  outcome: (outcome) => `Outcome: ${outcome}.`,
  nextTitle: 'Next',
  next: (outcome) => `After ${outcome}.`,
  levelsTitle: 'Levels',
  criterion: 'Criterion',
  level: 'Level',
  levelOf: (title, at, of) => `${title} (${at} of ${of})`,
}

function letter(change: Partial<FeedbackLetter> = {}): string {
  return writeFeedbackLetter(
    {
      candidate: { pseudonym: '7F3K-Q2', name: 'Ana *Lúcia* Teixeira' },
      achievementName: 'Data storytelling',
      revision: 2,
      rubric: rubric(),
      assessment: assessment([4, 2, null], { feedback: '  Good work.  ' }),
      outcome: 'not-yet',
      ...change,
    },
    words,
  )
}

describe('the letter to the candidate', () => {
  it('reads greeting, outcome, feedback, what to do next, levels', () => {
    expect(letter()).toBe(
      [
        '# Feedback',
        '**Data storytelling** · Revision 2',
        'Dear Ana \\*Lúcia\\* Teixeira,',
        'Outcome: not-yet.',
        'Good work.',
        '## Next',
        'After not-yet.',
        '## Levels',
        '| Criterion | Level |\n| --- | --- |\n| Criterion 1 | L4 (4 of 4) |\n| Criterion 2 | L2 (2 of 4) |\n',
      ].join('\n\n'),
    )
  })

  it('knows no name under blind marking', () => {
    expect(letter({ candidate: { pseudonym: '7F3K-Q2', name: null } })).toContain('Dear candidate 7F3K-Q2,')
  })

  it('tells no levels and no feedback where the work is referred', () => {
    const referred = letter({ outcome: 'referred' })
    expect(referred).not.toContain('Good work')
    expect(referred).not.toContain('L4')
    expect(referred).toContain('After referred.')
  })

  it('says nothing of an outcome that is still open', () => {
    expect(letter({ outcome: null })).not.toContain('Outcome')
  })
})
