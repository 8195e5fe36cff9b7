import { describe, expect, test } from 'vitest'
import { findCommands } from '../../../renderer/kit/commands/find-commands'
import type { Shortcut } from '../../../renderer/kit/shortcuts/registry'

const command = (id: string, label: string, group: string, more: Partial<Shortcut> = {}): Shortcut => ({
  id,
  keys: [],
  label,
  group,
  run: () => {},
  ...more,
})
const commands = [
  command('next', 'Next submission', 'Moving about'),
  command('c2', 'Go to C2 Honest representation', 'Criteria'),
  command('level', 'C2: level 3 Proficient, and go on', 'Scoring'),
  command('report', 'Open Design report', 'Evidence'),
  command('hidden', 'Next row', 'Moving about', { inPalette: false }),
  command('next', 'Next submission', 'Moving about'),
]
const ids = (typed: string, recent: string[] = []) =>
  findCommands(commands, typed, recent, 'Used last').map((line) => line.command.id)

describe('the palette', () => {
  test('lists each command once, by its group, without what only makes sense as a key', () => {
    const lines = findCommands(commands, '', [], 'Used last')
    expect(lines.map(({ command: { id }, heading }) => [heading, id])).toEqual([
      ['Moving about', 'next'],
      ['Criteria', 'c2'],
      ['Scoring', 'level'],
      ['Evidence', 'report'],
    ])
  })

  test('begins with what was used last, as far as it is on this screen', () => {
    const lines = findCommands(commands, '', ['report', 'gone', 'next'], 'Used last')
    expect(lines.slice(0, 3).map(({ command: { id }, heading }) => [heading, id])).toEqual([
      ['Used last', 'report'],
      [null, 'next'],
      ['Criteria', 'c2'],
    ])
  })

  test('finds by words in any order, by the group’s name, and by letters that are left out', () => {
    expect(ids('submission next')).toEqual(['next'])
    expect(ids('evidence report')).toEqual(['report'])
    expect(ids('nsub')).toEqual(['next'])
    expect(ids('level 3')).toEqual(['level'])
    expect(ids('zzz')).toEqual([])
  })

  test('puts the better match first, and of equal ones what was used later', () => {
    expect(ids('c2')[0]).toBe('level')
    expect(ids('re', ['report']).slice(0, 2)).toEqual(['report', 'c2'])
    expect(ids('re', ['c2', 'report']).slice(0, 2)).toEqual(['c2', 'report'])
  })

  test('leaves what was found by its group in the group’s order, and behind what says the word itself', () => {
    const exports = [
      command('pdf', 'Feedback as PDF', 'Export'),
      command('import', 'Import', 'Export'),
      command('again', 'Repeat the last export', 'Other'),
    ]
    const found = findCommands(exports, 'export', [], 'Used last')
    expect(found.map((line) => line.command.id)).toEqual(['again', 'pdf', 'import'])
  })

  test('emphasises only what matches in the label itself', () => {
    const [line] = findCommands(commands, 'report evidence', [], 'Used last')
    const emphasised = line?.ranges.flatMap((from, at, all) =>
      at % 2 === 0 ? [line.command.label.slice(from, all[at + 1])] : [],
    )
    expect(emphasised).toEqual(['report'])
  })
})
