import { expect, test } from 'vitest'
import { toCsv } from '../../../renderer/charts/csv'
import { exportName } from '../../../renderer/charts/file-name'

test('a table is written so that spreadsheets read it back as it was', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x, "y"', 1.5],
        [null, Number.NaN],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"x, ""y""",1.5\r\n,\r\n')
})

test('words are never taken for a formula', () => {
  expect(toCsv(['=1+1'], [['@sum'], ['-x'], [-1]])).toBe("\uFEFF'=1+1\r\n'@sum\r\n'-x\r\n-1\r\n")
})

test('a file is called after its round and what it holds, safe wherever it is saved', () => {
  expect(exportName('Panel: 11/26', 'Matrix', 'csv')).toBe('Panel 11 26 Matrix.csv')
  expect(exportName('../x', 'y', 'png')).toBe('x y.png')
})
