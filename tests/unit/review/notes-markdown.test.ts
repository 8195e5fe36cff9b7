import { expect, test } from 'vitest'
import { notesAsMarkdown } from '../../../renderer/review/exports/notes-markdown'
import type { Annotation } from '../../../shared/domain'
import { criterionId, id, sampleAnnotation, sampleRubric } from '../desk/sample-desk'

const item = { id: id(20), title: 'Report *one*' } as Parameters<typeof notesAsMarkdown>[0]
const words = { title: (title: string) => `Notes on ${title}`, place: ({ shape }: Annotation) => shape }

test("notes are listed by place, with the candidate's words quoted as they are and nothing of another item", () => {
  const later = sampleAnnotation(1, {
    selectors: [
      { type: 'TextQuoteSelector', exact: '**bold** words', prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 90, end: 100 },
    ],
    comment: 'First line.\nSecond line.',
    criterionId: criterionId(2),
  })
  const earlier = sampleAnnotation(2, { shape: 'whole-item', selectors: [], comment: 'In general.' })
  const elsewhere = sampleAnnotation(3, { evidenceId: id(21), comment: 'Not here.' })
  expect(notesAsMarkdown(item, [later, earlier, elsewhere], sampleRubric(), words)).toBe(
    [
      '# Notes on Report \\*one\\*',
      '- **whole-item**\n\n  In general.',
      '- **highlight** · C2 Criterion 2\n\n  > \\*\\*bold\\*\\* words\n\n  First line.\n  Second line.\n',
    ].join('\n\n'),
  )
})
