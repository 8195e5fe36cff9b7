import { describe, expect, test } from 'vitest'
import { toolsFor, viewerFor, viewerNameFor } from '../../../renderer/review/frame/viewer-for'
import { EvidenceKindSchema } from '../../../shared/domain'

describe('choosing a viewer', () => {
  test.each([
    ['portfolio', 'application/pdf', 'pdf'],
    ['talk', 'application/pdf', 'pdf'],
    ['portfolio', 'image/png', 'image'],
    ['portfolio', 'text/markdown', 'document'],
    ['project', 'text/x-python', 'project'],
    ['project', 'application/x-ipynb+json', 'project'],
    ['project', 'application/json', 'project'],
    ['portfolio', 'application/json', 'document'],
    ['link', 'text/html', 'document'],
    ['portfolio', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
    ['portfolio', 'application/msword', 'document'],
    ['portfolio', 'text/csv', 'document'],
    ['portfolio', 'application/geo+json', 'document'],
    ['vouch', 'application/json', 'vouch'],
    ['vouch', 'application/vc+json', 'vouch'],
    ['vouch', 'application/pdf', 'pdf'],
    ['self-evaluation', 'application/json', 'records'],
    ['exam-result', 'application/json', 'records'],
    ['exam-result', 'application/pdf', 'pdf'],
    ['project', 'application/zip', 'project'],
    ['portfolio', 'application/gzip', 'project'],
    ['demonstration', 'video/webm', 'media'],
  ] as const)('a %s in %s is shown by the %s viewer', (kind, mediaType, name) => {
    expect(viewerNameFor({ kind, mediaType, renditions: [] })).toBe(name)
  })

  test('every kind can be opened in whatever it comes, and can always be selected in', () => {
    for (const kind of EvidenceKindSchema.options)
      expect(toolsFor({ kind, mediaType: 'application/octet-stream', renditions: [] })).toEqual(['select'])
  })

  test('a recording is not read into memory only to show its name', () => {
    expect(viewerFor({ kind: 'demonstration', mediaType: 'video/webm', renditions: [] }).reads).not.toBe('bytes')
  })
})
