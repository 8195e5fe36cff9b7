import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../electron/main/safe-file-name'

describe('the name of a saved copy', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['Bericht März 2026.pdf', 'Bericht März 2026.pdf'],
    ['../../.bashrc', '_.._.bashrc'],
    ['C:\\Windows\\system32\\a.dll', 'C__Windows_system32_a.dll'],
    ['.profile', 'profile'],
    ['report.pdf. . ', 'report.pdf'],
    ['CON', '_CON'],
    ['lpt1.txt', '_lpt1.txt'],
    ['a\u0000b\nc.txt', 'a_b_c.txt'],
    ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
    ['', 'evidence'],
    ['...', 'evidence'],
  ])('of %j is %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe)
  })

  it('keeps its extension where it has to be shortened', () => {
    const name = safeFileName(`${'ü'.repeat(300)}.pdf`)
    expect(name.endsWith('ü.pdf')).toBe(true)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  })

  it('is a single visible name whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[/\\:]|^\.|[. ]$|\p{Cc}|\p{Bidi_Control}/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
      { numRuns: 1_000 },
    )
  })
})
