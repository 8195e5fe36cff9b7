import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type Shortcut, ShortcutRegistry } from '../../../renderer/kit/shortcuts/registry'

let registry: ShortcutRegistry
let ran: string[]
const listener = (event: KeyboardEvent) => registry.handle(event)

const shortcut = (id: string, keys: string[], more: Partial<Shortcut> = {}): Shortcut => ({
  id,
  keys,
  label: id,
  group: 'test',
  run: () => ran.push(id),
  ...more,
})

function place(html: string): HTMLElement {
  document.body.innerHTML = html
  const element = document.body.querySelector<HTMLElement>('[data-here]')
  if (element === null) throw new Error('nothing is marked with data-here')
  element.focus()
  return element
}

beforeEach(() => {
  registry = new ShortcutRegistry()
  ran = []
  document.addEventListener('keydown', listener)
})

afterEach(() => {
  document.removeEventListener('keydown', listener)
  document.body.innerHTML = ''
})

describe('character keys', () => {
  beforeEach(() => registry.register([shortcut('down', ['j']), shortcut('keys', ['?'])], 'screen'))

  test('run where nobody is typing', async () => {
    place('<button data-here>a button</button>')
    await userEvent.keyboard('j')
    expect(ran).toEqual(['down'])
  })

  test.each([
    ['a text field', '<input data-here>'],
    ['a search field', '<input type="search" data-here>'],
    ['a text area', '<textarea data-here></textarea>'],
    ['an editable element', '<div contenteditable="true" data-here></div>'],
    ['a list to choose from', '<select data-here><option>jam</option></select>'],
  ])('never run while typing in %s', async (_name, html) => {
    place(html)
    await userEvent.keyboard('j?')
    expect(ran).toEqual([])
  })

  test('do nothing once they are turned off, while keys with Ctrl go on', async () => {
    registry.register([shortcut('lock', ['mod+shift+l'])], 'app')
    registry.setKeySettings({ characterKeys: false, keys: {} })
    place('<button data-here>a button</button>')
    await userEvent.keyboard('j?')
    await userEvent.keyboard('{Control>}{Shift>}L{/Shift}{/Control}')
    expect(ran).toEqual(['lock'])
  })

  test('tell a letter from the same letter with Shift, and take signs as they are typed', async () => {
    place('<button data-here>a button</button>')
    await userEvent.keyboard('{Shift>}J{/Shift}')
    expect(ran).toEqual([])
    await userEvent.keyboard('{Shift>}?{/Shift}')
    expect(ran).toEqual(['keys'])
  })
})

describe('keys that controls use themselves', () => {
  test('leave Enter and Space to a focused button', async () => {
    registry.register([shortcut('open', ['enter', 'space'])], 'screen')
    place('<button data-here>a button</button>')
    await userEvent.keyboard('{Enter} ')
    expect(ran).toEqual([])
  })

  test('leave arrows to a group of radio buttons', async () => {
    registry.register([shortcut('down', ['arrowdown'])], 'screen')
    place('<input type="radio" name="r" data-here><input type="radio" name="r">')
    await userEvent.keyboard('{ArrowDown}')
    expect(ran).toEqual([])
  })

  test('leave the keyboard to an open dialog', async () => {
    registry.register([shortcut('down', ['j'])], 'screen')
    place('<div role="dialog" aria-modal="true"><button data-here>close</button></div>')
    await userEvent.keyboard('j')
    expect(ran).toEqual([])
  })
})

describe('scopes', () => {
  test('the screen goes before the application, whichever was registered last', async () => {
    registry.register([shortcut('screen', ['o'])], 'screen')
    registry.register([shortcut('app', ['o'])], 'app')
    place('<button data-here>a button</button>')
    await userEvent.keyboard('o')
    expect(ran).toEqual(['screen'])
  })

  test('a key is free again once its screen is gone', async () => {
    const remove = registry.register([shortcut('screen', ['o'])], 'screen')
    registry.register([shortcut('app', ['o'])], 'app')
    remove()
    place('<button data-here>a button</button>')
    await userEvent.keyboard('o')
    expect(ran).toEqual(['app'])
  })
})

test('a shortcut with Ctrl runs in a text field where it says so, and nowhere else', async () => {
  registry.register([shortcut('palette', ['mod+k'], { whileTyping: true }), shortcut('next', ['mod+enter'])], 'app')
  place('<input data-here>')
  await userEvent.keyboard('{Control>}k{Enter}{/Control}')
  expect(ran).toEqual(['palette'])
})

test('Ctrl and a letter find their key on a keyboard without Latin letters', () => {
  registry.register([shortcut('palette', ['mod+k'])], 'app')
  const press = { key: 'κ', code: 'KeyK', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false }
  expect(registry.handle({ ...press, target: document.body, defaultPrevented: false, preventDefault: () => {} })).toBe(true)
})

test('what is being composed with an input method is no shortcut', () => {
  registry.register([shortcut('down', ['j'])], 'screen')
  const event = new KeyboardEvent('keydown', { key: 'j', isComposing: true })
  expect(registry.handle(event)).toBe(false)
})
