import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  DEFAULT_KEY_SETTINGS,
  findTaken,
  type KeyPlace,
  keysOf,
  type NamedKeys,
  withKeys,
  withSwapped,
} from '../../../renderer/kit/shortcuts/key-settings'
import { withSeen } from '../../../renderer/kit/shortcuts/known-keys'
import { recordChord } from '../../../renderer/kit/shortcuts/record-chord'

vi.stubGlobal('navigator', { platform: 'Linux x86_64' })
afterAll(() => vi.unstubAllGlobals())

const named = (id: string, ...keys: string[]): NamedKeys => ({ id, label: id, group: 'group', keys })
const lock = named('app.lock', 'mod+shift+l')
const down = named('queue.down', 'j', 'arrowdown')
const compare = named('rubric.compare', 'd')
const next = named('rubric.link.next', 'j')
const places: KeyPlace[] = [
  { place: 'app', title: 'Everywhere', shortcuts: [lock] },
  { place: 'queue', title: 'Queue', shortcuts: [down] },
  { place: 'desk', title: 'Desk', shortcuts: [compare, next] },
]
const start = DEFAULT_KEY_SETTINGS

describe('a person’s own keys', () => {
  test('are forgotten once they are those that the shortcut came with', () => {
    const changed = withKeys(start, compare, ['x'])
    expect(keysOf(changed, compare)).toEqual(['x'])
    expect(withKeys(changed, compare, ['d'])).toEqual(start)
  })

  test('are taken only where both shortcuts can be on the screen together', () => {
    const taken = (place: string, id: string, keys: string) =>
      findTaken(start, places, { place, id }, keys).map((each) => each.id)
    expect(taken('desk', 'rubric.compare', 'j')).toEqual(['rubric.link.next'])
    expect(taken('queue', 'queue.up', 'mod+shift+l')).toEqual(['app.lock'])
    expect(taken('app', 'app.lock', 'j')).toEqual(['queue.down', 'rubric.link.next'])
    expect(taken('desk', 'rubric.link.next', 'j')).toEqual([])
    expect(taken('desk/media', 'media.play', 'd')).toEqual(['rubric.compare'])
  })

  test('that were changed are the ones that count as taken', () => {
    const changed = withKeys(start, next, ['x'])
    expect(findTaken(changed, places, { place: 'desk', id: 'rubric.compare' }, 'j')).toEqual([])
    expect(findTaken(changed, places, { place: 'desk', id: 'rubric.compare' }, 'x')).toEqual([next])
  })

  test('are swapped: the other gets the key that was given up', () => {
    const swapped = withSwapped(start, compare, { from: 'd', to: 'j', takenBy: [next] })
    expect([keysOf(swapped, compare), keysOf(swapped, next)]).toEqual([['j'], ['d']])
  })

  test('that are added are taken from whoever had them', () => {
    const taken = withSwapped(start, compare, { from: null, to: 'j', takenBy: [next] })
    expect([keysOf(taken, compare), keysOf(taken, next)]).toEqual([['d', 'j'], []])
  })
})

test('shortcuts that were met beside the declared ones stand with them, under their own heading', () => {
  const media = { ...named('media.play', 'k'), group: 'Recording' }
  const added = withSeen(places, [compare, media, named('media.speed')])
  expect(added.slice(3)).toEqual([{ place: 'desk', title: 'Recording', shortcuts: [media] }])
})

describe('choosing keys', () => {
  const press = (key: string, code: string, more: Partial<KeyboardEvent> = {}) =>
    recordChord({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more })

  test.each([
    ['j', 'KeyJ', {}, 'j'],
    ['J', 'KeyJ', { shiftKey: true }, 'shift+j'],
    ['?', 'Minus', { shiftKey: true }, '?'],
    ['+', 'Equal', { shiftKey: true }, 'plus'],
    [' ', 'Space', {}, 'space'],
    ['&', 'Digit1', {}, '1'],
    ['к', 'KeyR', {}, 'к'],
    ['x', 'KeyX', { ctrlKey: true, shiftKey: true }, null],
    ['y', 'KeyY', { ctrlKey: true, shiftKey: true }, 'mod+shift+y'],
    ['ArrowDown', 'ArrowDown', { altKey: true }, 'alt+arrowdown'],
  ])('takes %j as it is written', (key, code, more, keys) => {
    expect(press(key, code, more)).toEqual(keys === null ? { ok: false, reason: 'reserved' } : { ok: true, keys })
  })

  test.each([
    ['Tab', 'Tab', {}],
    ['Escape', 'Escape', {}],
    ['c', 'KeyC', { ctrlKey: true }],
    ['F4', 'F4', { altKey: true }],
    ['Insert', 'Insert', {}],
    ['j', 'KeyJ', { ctrlKey: true, altKey: true }],
    ['j', 'KeyJ', { metaKey: true }],
  ])('leaves %j to the system, the browser and screen readers', (key, code, more) => {
    expect(press(key, code, more)).toEqual({ ok: false, reason: 'reserved' })
  })

  test('waits while only Shift or Ctrl is down', () => {
    expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toEqual({ ok: false, reason: 'only-modifier' })
  })
})
