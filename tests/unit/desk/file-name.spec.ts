import { expect, test } from 'vitest'
import { baseName, safeFileName } from '../../../renderer/desk/exports/file-name'

test.each([
  ['Feedback 7F3K-Q2', 'Feedback 7F3K-Q2.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['a\\b:c*d?"e"<f>|g', 'a b c d e f g.pdf'],
  ['CON', '_CON.pdf'],
  ['  ... ', '_.pdf'],
  ['\u202egnp.exe\u0000', 'gnp.exe.pdf'],
  ['x'.repeat(500), `${'x'.repeat(120)}.pdf`],
  ['Größe 王', 'Größe 王.pdf'],
])('a file called %j is saved as %j', (name, saved) => {
  expect(safeFileName(name, 'pdf')).toBe(saved)
})

test('a name loses its extension, and nothing else', () => {
  expect(baseName('report.final.pdf')).toBe('report.final')
  expect(baseName('Dr. Someone and others')).toBe('Dr. Someone and others')
})
