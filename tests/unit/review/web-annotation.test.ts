import { describe, expect, test } from 'vitest'
import {
  type Annotation,
  describeText,
  formatPageRectangle,
  formatTimeRange,
  fromWebAnnotation,
  toWebAnnotation,
} from '../../../shared/domain'

const annotation: Annotation = {
  id: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a01',
  version: 2,
  allocationId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a02',
  evidenceId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a03',
  evidenceSha256: 'ab'.repeat(32),
  shape: 'highlight',
  selectors: [
    ...describeText('one two three', 4, 7),
    formatPageRectangle({ page: 7, left: 72, top: 90, width: 100, height: 12 }),
  ],
  comment: 'Removes the causal trap.',
  criterionId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a04',
  creatorId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a05',
  createdAt: '2026-11-21T09:12:00.000Z',
  modifiedAt: '2026-11-21T09:13:00.000Z',
}

const line = (page: number, top: number, left = 72) => formatPageRectangle({ page, left, top, width: 100, height: 12 })
const words = describeText('one two three', 4, 7)
const onTwoLines = { ...annotation, selectors: [...words, line(7, 90), line(7, 104, 60)] }
const onTwoPages = { ...annotation, selectors: [...words, line(7, 700), line(8, 72)] }
const inTalk = { ...annotation, selectors: [...words, line(7, 90), formatTimeRange({ startSeconds: 5, endSeconds: 10 })] }
const inRecording = {
  ...annotation,
  shape: 'time-range' as const,
  selectors: [formatTimeRange({ startSeconds: 5, endSeconds: 10 })],
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('an annotation as a W3C Web Annotation', () => {
  test.each([
    ['with comment and criterion', annotation],
    ['without a comment', { ...annotation, comment: '' }],
    ['tied to no criterion', { ...annotation, criterionId: null }],
    ['on several lines', onTwoLines],
    ['on several pages', onTwoPages],
    ['on the slides of a talk, with its moment', inTalk],
    ['of a recording', inRecording],
    ['on the item as a whole', { ...annotation, shape: 'whole-item' as const, selectors: [] }],
  ])('%s comes back unchanged', (_, original) => {
    expect(fromWebAnnotation(throughJson(toWebAnnotation(original)))).toEqual({ ok: true, annotation: original })
  })

  test('uses the words of the model: comment and criterion are bodies, the evidence is the source', () => {
    const document = toWebAnnotation(annotation)
    expect(document['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld')
    expect(document.motivation).toEqual(['highlighting', 'commenting'])
    expect(document.body.map((body) => body.purpose)).toEqual(['commenting', 'classifying'])
    expect(document.target.source).toBe(`urn:uuid:${annotation.evidenceId}`)
  })

  test.each([
    [
      'several lines as the rectangle around them',
      onTwoLines,
      [...words, formatPageRectangle({ page: 7, left: 60, top: 90, width: 112, height: 26 })],
    ],
    ['lines on several pages as their words', onTwoPages, words],
    ['a place on slides without the moment, which isn’t that place', inTalk, [...words, line(7, 90)]],
    ['a stretch of a recording as it is', inRecording, inRecording.selectors],
  ])('says %s, so that any one selector is the whole', (_, original, expected) => {
    expect(toWebAnnotation(original).target.selector).toEqual(expected)
  })

  test('a place that another tool has changed counts, not the exact one that was written beside it', () => {
    const document = toWebAnnotation(onTwoLines)
    const moved = { ...document, target: { ...document.target, selector: [line(9, 300)] } }
    expect(fromWebAnnotation(throughJson(moved))).toMatchObject({ ok: true, annotation: { selectors: [line(9, 300)] } })
  })

  test('one that was written with a selector for each line comes in as it was', () => {
    const { 'assay:selectors': _, ...target } = toWebAnnotation(onTwoLines).target
    const older = {
      ...toWebAnnotation(onTwoLines),
      motivation: 'commenting',
      target: { ...target, selector: onTwoLines.selectors },
    }
    expect(fromWebAnnotation(throughJson(older))).toEqual({ ok: true, annotation: onTwoLines })
  })

  test('its motivation says what it is without a comment', () => {
    expect(toWebAnnotation({ ...annotation, comment: '' }).motivation).toBe('classifying')
    expect(toWebAnnotation({ ...annotation, comment: '', criterionId: null }).motivation).toBe('highlighting')
    expect(toWebAnnotation({ ...annotation, shape: 'comment' }).motivation).toBe('commenting')
  })

  test('a document that is none is refused with the place where it departs', () => {
    const document = { ...toWebAnnotation(annotation), target: { type: 'SpecificResource', source: 'https://example.org' } }
    expect(fromWebAnnotation(document)).toMatchObject({ ok: false, reason: expect.stringContaining('target') })
    expect(fromWebAnnotation(null).ok).toBe(false)
    expect(fromWebAnnotation({ ...toWebAnnotation(annotation), id: 'urn:uuid:nobody' }).ok).toBe(false)
  })
})
