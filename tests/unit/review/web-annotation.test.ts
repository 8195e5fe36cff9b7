import { describe, expect, test } from 'vitest'
import { type Annotation, describeText, formatPageRectangle, fromWebAnnotation, toWebAnnotation } from '../../../shared/domain'

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

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('an annotation as a W3C Web Annotation', () => {
  test.each([
    ['with comment and criterion', annotation],
    ['without a comment', { ...annotation, comment: '' }],
    ['tied to no criterion', { ...annotation, criterionId: null }],
    ['on the item as a whole', { ...annotation, shape: 'whole-item' as const, selectors: [] }],
  ])('%s comes back unchanged', (_, original) => {
    expect(fromWebAnnotation(throughJson(toWebAnnotation(original)))).toEqual({ ok: true, annotation: original })
  })

  test('uses the words of the model: comment and criterion are bodies, the evidence is the source', () => {
    const document = toWebAnnotation(annotation)
    expect(document['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld')
    expect(document.motivation).toBe('commenting')
    expect(document.body.map((body) => body.purpose)).toEqual(['commenting', 'classifying'])
    expect(document.target.source).toBe(`urn:uuid:${annotation.evidenceId}`)
  })

  test('its motivation says what it is without a comment', () => {
    expect(toWebAnnotation({ ...annotation, comment: '' }).motivation).toBe('classifying')
    expect(toWebAnnotation({ ...annotation, comment: '', criterionId: null }).motivation).toBe('highlighting')
  })

  test('a document that is none is refused with the place where it departs', () => {
    const document = { ...toWebAnnotation(annotation), target: { type: 'SpecificResource', source: 'https://example.org' } }
    expect(fromWebAnnotation(document)).toMatchObject({ ok: false, reason: expect.stringContaining('target') })
    expect(fromWebAnnotation(null).ok).toBe(false)
    expect(fromWebAnnotation({ ...toWebAnnotation(annotation), id: 'urn:uuid:nobody' }).ok).toBe(false)
  })
})
