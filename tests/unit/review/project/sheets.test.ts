import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeLines } from '../../../../renderer/review/viewers/project/code/describe-lines'
import { findInText } from '../../../../renderer/review/viewers/project/code/find-in-text'
import { paintLine } from '../../../../renderer/review/viewers/project/code/paint-line'
import { placeMarks } from '../../../../renderer/review/viewers/project/code/place-marks'
import { codeSheet, LONGEST_ROW, type Sheet } from '../../../../renderer/review/viewers/project/code/sheet'
import type { ShownAnnotation } from '../../../../renderer/review/viewers/viewer'
import { type AnnotationShape, describeText, findQuote, newId, type Selector, SelectorSchema } from '../../../../shared/domain'

const rowsOf = (sheet: Sheet) => Array.from({ length: sheet.rowCount }, (_, at) => sheet.row(at))
const textsOf = (sheet: Sheet) => rowsOf(sheet).map(({ start, end }) => sheet.text.slice(start, end))

function shown(selectors: Selector[], shape: AnnotationShape = 'line-range'): ShownAnnotation {
  const at = new Date().toISOString()
  return {
    annotation: {
      id: newId(),
      version: 1,
      allocationId: newId(),
      evidenceId: newId(),
      evidenceSha256: 'ab'.repeat(32),
      shape,
      selectors,
      comment: '',
      criterionId: null,
      creatorId: newId(),
      createdAt: at,
      modifiedAt: at,
    },
    selectors,
    placement: 'exact',
    isEarlier: false,
    criterion: { index: 1, code: 'C2' },
  }
}

describe('a sheet of code', () => {
  test('has a row for each line, whatever ends it, and none behind the last line break', () => {
    expect(textsOf(codeSheet('one\ntwo\r\n\nfour\n'))).toEqual(['one', 'two', '', 'four'])
    expect(textsOf(codeSheet('no line break'))).toEqual(['no line break'])
    expect(textsOf(codeSheet(''))).toEqual([''])
  })

  test('shows a very long line in several rows under one number, and cuts no emoji', () => {
    const long = `${'x'.repeat(LONGEST_ROW - 1)}🎉${'y'.repeat(LONGEST_ROW)}`
    const sheet = codeSheet(`first\n${long}\nlast`)
    expect(rowsOf(sheet).map(({ number }) => number)).toEqual([1, 2, null, 3])
    expect(textsOf(sheet).slice(1, 3).join('')).toBe(long)
    expect(textsOf(sheet).some((text) => /\p{Cs}/u.test(text))).toBe(false)
    expect([sheet.rowOfLine(2), sheet.lastRowOfLine(2), sheet.rowOfLine(3)]).toEqual([1, 2, 3])
  })

  test('finds the row of every offset', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 30 }), (lines) => {
        const sheet = codeSheet(lines.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n'))
        rowsOf(sheet).forEach(({ start, end }, at) => {
          for (const offset of new Set([start, end])) expect(sheet.rowAt(offset)).toBe(at)
        })
      }),
    )
  })

  test('of a hundred thousand lines has them all', () => {
    const text = 'a line of code that is neither long nor short\n'.repeat(100_000)
    expect(codeSheet(text).rowCount).toBe(100_000)
  })
})

describe('lines that are marked', () => {
  const code = codeSheet('import csv\n\ndef mean(values):\n    return sum(values) / len(values)\n\n\nprint(mean([1, 2]))\n')

  test('are described by their words, their position and their numbers, and come back as they were', () => {
    const selectors = describeLines(code, { anchor: 3, head: 2 })
    for (const selector of selectors) SelectorSchema.parse(selector)
    expect(findQuote(selectors)?.exact).toBe('def mean(values): return sum(values) / len(values)')
    expect(selectors.at(-1)).toMatchObject({ value: 'line=2,4' })
    expect(placeMarks(code, [shown(selectors)])).toMatchObject([{ shape: 'lines', firstRow: 2, lastRow: 3, code: 'C2' }])
  })

  test('without words are found by their numbers', () => {
    expect(placeMarks(code, [shown(describeLines(code, { anchor: 4, head: 5 }))])).toMatchObject([{ firstRow: 4, lastRow: 5 }])
  })

  test('move with their words when lines are put before them', () => {
    const selectors = describeLines(code, { anchor: 2, head: 3 })
    const revised = codeSheet(`"""A docstring."""\nimport numpy\n${code.text}`)
    expect(placeMarks(revised, [shown(selectors)])).toMatchObject([{ firstRow: 4, lastRow: 5 }])
  })

  test('are never put where other words stand', () => {
    const selectors = describeLines(code, { anchor: 2, head: 3 })
    expect(placeMarks(codeSheet('nothing\nlike\nit\nis\nhere\n'), [shown(selectors)])).toEqual([])
    const blank = describeLines(code, { anchor: 4, head: 5 })
    expect(placeMarks(codeSheet('one line'), [shown(blank)])).toEqual([])
  })

  test('words within a line keep to themselves', () => {
    const start = code.text.indexOf('sum(values)')
    const marks = placeMarks(code, [shown(describeText(code.text, start, start + 11), 'underline')])
    expect(marks).toMatchObject([{ shape: 'underline', start, end: start + 11, firstRow: 3, lastRow: 3 }])
  })

  test('of a line in several rows cover all of its rows', () => {
    const sheet = codeSheet(`a\n${'b'.repeat(2500)}\nc`)
    expect(placeMarks(sheet, [shown(describeLines(sheet, { anchor: 2, head: 2 }))])).toMatchObject([{ firstRow: 1, lastRow: 3 }])
  })
})

describe('painting a row', () => {
  const words = 'return total'
  const tokens = Uint16Array.from([6, 1, 6, 0])

  test('cuts where the colour or a decoration changes', () => {
    expect(paintLine(words, tokens, [{ start: 3, end: 9 }])).toEqual([
      { text: 'ret', kind: 1, decorations: [] },
      { text: 'urn', kind: 1, decorations: [0] },
      { text: ' to', kind: 0, decorations: [0] },
      { text: 'tal', kind: 0, decorations: [] },
    ])
  })

  test('loses and doubles no character, whatever overlaps', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b) - 5, end: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(fc.nat(9)), fc.array(range), (text, numbers, decorations) => {
        const segments = paintLine(text, Uint16Array.from(numbers), decorations)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
      }),
    )
  })
})

describe('finding words in a text', () => {
  test('knows no letter case, takes signs as they are, and stops at the most that is wanted', () => {
    expect(findInText('a.B a.b axb', 'A.b', 10)).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ])
    expect(findInText('aaaa', 'a', 3)).toHaveLength(3)
    expect(findInText('anything', '', 3)).toEqual([])
  })
})
