import { describe, expect, it } from 'vitest'
import {
  type Annotation,
  applyEdit,
  countWords,
  escapeMarkdown,
  type EvidenceItem,
  type FeedbackWords,
  findUnaddressed,
  insertPiece,
  listFeedback,
  pieceState,
  removePiece,
  type Rubric,
} from '../../../shared/domain'
import { assessment, criterionId, rubric } from './rubric-fixture'

const words: FeedbackWords = {
  toReach: (level) => `To reach ${level}`,
  place: (item, { shape }) => (shape === 'time-range' ? `${item.title}, 0:10` : `${item.title}, page 7`),
}
const item: EvidenceItem = {
  id: '00000000-0000-4000-8000-00000000e001',
  kind: 'portfolio',
  mediaType: 'application/pdf',
  fileName: 'report.pdf',
  title: 'Design report',
  note: '',
  sizeBytes: 1,
  sha256: 'ab'.repeat(32),
  chunkSha256: [],
  group: null,
  extent: null,
  vouch: null,
  renditions: [],
}

function note(criterion: number | null, comment: string, exact?: string): Annotation {
  return {
    id: `00000000-0000-4000-8000-00000000f${String(criterion ?? 0).padStart(3, '0')}`,
    version: 1,
    allocationId: '00000000-0000-4000-8000-00000000cccc',
    evidenceId: item.id,
    evidenceSha256: item.sha256,
    shape: exact === undefined ? 'area' : 'highlight',
    selectors: exact === undefined ? [] : [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
    comment,
    criterionId: criterion === null ? null : criterionId(criterion),
    creatorId: '00000000-0000-4000-8000-00000000abcd',
    createdAt: '2026-11-21T09:00:00.000Z',
    modifiedAt: '2026-11-21T09:00:00.000Z',
  }
}

function listed(levels: (number | null)[], rationales: string[] = [], annotations: Annotation[] = [], of: Rubric = rubric()) {
  const { scores } = assessment(levels)
  const withReasons = scores.map((score, at) => ({ ...score, rationale: rationales[at] ?? '' }))
  return listFeedback(of, [item], { assessment: { scores: withReasons }, annotations }, words)
}

describe('what can go into the feedback', () => {
  it('puts a missed hurdle first, then the lowest levels, and what has no level last', () => {
    const groups = listed([3, 2, null], ['one', 'two', 'three'])
    expect(groups.map(({ criterion }) => criterion?.code)).toEqual(['C2', 'C1', 'C3'])
    expect(groups.map(({ isToActOn }) => isToActOn)).toEqual([true, false, false])
  })

  it('says of a missed hurdle what the level that is needed asks for, not the one just above', () => {
    const [first] = listed([4, 1, 4])
    expect(first?.pieces).toEqual([
      { id: `next-step/${criterionId(2)}`, kind: 'next-step', place: '', markdown: 'To reach **L3**: d' },
    ])
  })

  it('has nothing more to ask at the highest level', () => {
    expect(listed([4, 4, 4])).toEqual([])
  })

  it('blames the weakest criteria where only the score is too low', () => {
    const easy = rubric({ criteria: rubric().criteria.map((criterion) => ({ ...criterion, hurdleLevelId: null })) })
    const groups = listed([1, 2, 1], [], [], easy)
    expect(groups.filter(({ isToActOn }) => isToActOn).map(({ criterion }) => criterion?.code)).toEqual(['C1', 'C3'])
  })

  it('quotes the passage with its place and adds the comment', () => {
    const [group] = listed([null, null, null], [], [note(1, 'Says *exactly* this.', 'The rate fell from 3\nto 1 # day')])
    expect(group?.pieces[0]?.markdown).toBe(
      '> “The rate fell from 3 to 1 # day”\n>\n> *Design report, page 7*\n\nSays *exactly* this.',
    )
  })

  it('leaves out an area without words, and keeps notes that are tied to no criterion', () => {
    const groups = listed([null, null, null], [], [note(1, ''), note(null, 'In general.')])
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ criterion: null, pieces: [{ markdown: '*Design report, page 7*: In general.' }] })
  })

  it("never lets a candidate's words format the feedback", () => {
    const [group] = listed([null, null, null], [], [note(1, '', '**bold** [x](https://a.example) <b>')])
    expect(group?.pieces[0]?.markdown).toContain('\\*\\*bold\\*\\* \\[x\\](https\\://a.example) \\<b\\>')
    expect(escapeMarkdown('# Title\n1. one\n- two\nC# and 1.5')).toBe('\\# Title\n1\\. one\n\\- two\nC# and 1.5')
  })
})

describe('pieces in a text', () => {
  const [piece] = listed([1, null, null], ['The readers are named, and the text keeps to what they need.'])[0]?.pieces ?? []
  const markdown = piece?.markdown ?? ''

  it('are known again word by word, in other words, and not at all', () => {
    expect(pieceState(`Before.\n\n${markdown}`, { markdown })).toBe('in')
    expect(pieceState('The readers are named, and the text mostly keeps to what they need.', { markdown })).toBe('edited')
    expect(pieceState('The readers need something else.', { markdown })).toBe('out')
  })

  it('go in after the paragraph with the caret, as a paragraph of their own', () => {
    const text = 'One sentence.\n\nAnother one.'
    expect(applyEdit(text, insertPiece(text, 4, 'NEW'))).toBe('One sentence.\n\nNEW\n\nAnother one.')
    expect(applyEdit(text, insertPiece(text, text.length, 'NEW'))).toBe('One sentence.\n\nAnother one.\n\nNEW')
    expect(applyEdit('  \n', insertPiece('  \n', 0, 'NEW'))).toBe('NEW')
    expect(applyEdit('One.\n\n', insertPiece('One.\n\n', 6, 'NEW'))).toBe('One.\n\nNEW')
  })

  it('come out again and leave no gap', () => {
    for (const text of [`A.\n\n${markdown}\n\nB.`, `${markdown}\n\nB.`, `A.\n\n${markdown}`, markdown]) {
      const edit = removePiece(text, markdown)
      expect(edit && applyEdit(text, edit)).toBe(
        text
          .replace(markdown, '')
          .trim()
          .replace(/\n{3,}/, '\n\n'),
      )
    }
    expect(removePiece('A. B.', markdown)).toBeNull()
  })
})

describe('what the feedback says nothing about', () => {
  it('is a criterion to act on that is neither named nor quoted', () => {
    const groups = listed([4, 1, 4], ['', 'The range is missing from the chart.'])
    const open = (text: string) => findUnaddressed(text, groups).map(({ criterion }) => criterion?.code)
    expect(open('Well done so far.')).toEqual(['C2'])
    expect(open('C2 needs another look.')).toEqual([])
    expect(open('Look again at criterion 2, please.')).toEqual([])
    expect(open('The range is missing from the chart.')).toEqual([])
  })

  it('counts words, not signs', () => {
    expect(countWords("**It's** — well-made, – 3 of 4.\n\n> “für Ärzte”")).toBe(7)
  })
})
