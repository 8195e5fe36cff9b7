import { describe, expect, test } from 'vitest'
import { itemLook } from '../../../renderer/desk/evidence/item-look'
import { evidenceSign } from '../../../renderer/queue/cells/evidence-names'
import { evidenceWords } from '../../../renderer/store/list/evidence-words'

const piece = (mediaType: string) => ({ kind: 'portfolio' as const, mediaType, vouch: null })
const OPEN_XML = 'application/vnd.openxmlformats-officedocument'

describe('what was handed in is called what it is, also where a rendition is read', () => {
  test.each([
    [`${OPEN_XML}.presentationml.presentation`, 'type.slides', 'evidence.slides'],
    ['application/vnd.ms-powerpoint', 'type.slides', 'evidence.slides'],
    ['application/vnd.oasis.opendocument.presentation', 'type.slides', 'evidence.slides'],
    [`${OPEN_XML}.spreadsheetml.sheet`, 'type.spreadsheet', 'evidence.spreadsheet'],
    ['application/vnd.ms-excel', 'type.spreadsheet', 'evidence.spreadsheet'],
    ['text/csv', 'type.spreadsheet', 'evidence.spreadsheet'],
    [`${OPEN_XML}.wordprocessingml.document`, 'type.word', 'evidence.document'],
  ])('%s', (mediaType, inList, inQueue) => {
    expect(itemLook(piece(mediaType)).type).toBe(inList)
    expect(evidenceSign(piece(mediaType)).key).toBe(inQueue)
  })

  test('and is found by it', () => {
    expect(evidenceWords(piece(`${OPEN_XML}.spreadsheetml.sheet`)).join(' ')).toContain('excel')
    expect(evidenceWords(piece(`${OPEN_XML}.presentationml.presentation`)).join(' ')).toContain('slides')
  })
})
