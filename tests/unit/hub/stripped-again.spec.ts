import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renaming, stripFile } from '../../../hub/calibration/anonymise'

const FOLDER = join(import.meta.dirname, '../../golden/documents')
const KINDS: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const documents = readdirSync(FOLDER).flatMap((name): [string, string][] => {
  const mediaType = KINDS[name.split('.').at(-1) ?? '']
  return mediaType === undefined ? [] : [[name, mediaType]]
})
const rename = renaming([{ name: 'Amara Okonkwo', as: 'Candidate 9999-ZZ' }])

describe('what was stripped once', () => {
  it('is looked at in documents of several programs', () => expect(documents.length).toBeGreaterThan(5))

  // A seed was stripped more often than live work: neither its size nor its build may say so.
  it.each(documents)('is not changed by being stripped again: %s', async (name, mediaType) => {
    const once = await stripFile(readFileSync(join(FOLDER, name)), mediaType, rename)
    if (once === null) throw new Error('it can be read')
    const again = await stripFile(once, mediaType, rename)
    expect(again?.equals(once)).toBe(true)
  })
})
