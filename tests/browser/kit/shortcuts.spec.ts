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

/** A key as a keyboard of another layout reports it. */
const press = (key: string, code: string, more: Partial<KeyboardEventInit> & { altGraph?: boolean } = {}) => {
  const { altGraph = false, ...init } = more
  const event = new KeyboardEvent('keydown', { key, code, ...init, modifierAltGraph: altGraph, cancelable: true })
  return registry.handle(event)
}

describe('keyboards of other layouts', () => {
  beforeEach(() =>
    registry.register([shortcut('level 1', ['1']), shortcut('level 6', ['6']), shortcut('previous', ['['])], 'screen'),
  )

  test.each([
    ['AZERTY, where the number needs Shift', '&', 'Digit1', {}, 'level 1'],
    ['AZERTY with Shift', '1', 'Digit1', { shiftKey: true }, 'level 1'],
    ['Czech', '+', 'Digit1', {}, 'level 1'],
    ['any keyboard’s number pad', '1', 'Numpad1', {}, 'level 1'],
  ])('number keys set levels on %s', (_name, key, code, init, ran_) => {
    expect(press(key, code, init)).toBe(true)
    expect(ran).toEqual([ran_])
  })

  test('a sign on a number key is that sign where its number does nothing', () => {
    registry.register([shortcut('larger', ['plus'])], 'screen')
    press('+', 'Digit2')
    expect(ran).toEqual(['larger'])
  })

  test('Shift and a number is no number', () => {
    expect(press('!', 'Digit1', { shiftKey: true })).toBe(false)
  })

  test('AltGr types characters, however the system reports it', () => {
    press('[', 'Digit8', { altGraph: true })
    press('[', 'Digit8', { altGraph: true, ctrlKey: true, altKey: true })
    expect(ran).toEqual(['previous', 'previous'])
  })

  test('a letter is found in its place on a keyboard without Latin letters', () => {
    registry.register([shortcut('rationale', ['r'])], 'screen')
    expect(press('к', 'KeyR')).toBe(true)
    expect(press('ö', 'Semicolon')).toBe(false)
  })
})

describe('keys that belong to others', () => {
  beforeEach(() => registry.register([shortcut('down', ['j']), shortcut('queue', ['alt+1'])], 'app'))

  test('with Ctrl and Alt together are the screen reader’s', () => {
    expect(press('j', 'KeyJ', { ctrlKey: true, altKey: true })).toBe(false)
  })

  test('with the Windows key are the system’s', () => {
    expect(press('1', 'Digit1', { altKey: true, metaKey: true })).toBe(false)
  })

  test('that a menu or a list searches with stay there', async () => {
    place('<div role="menu"><button role="menuitem" data-here>June</button></div>')
    await userEvent.keyboard('j')
    expect(ran).toEqual([])
  })
})

test('a key that is held down counts once where once is meant', () => {
  registry.register([shortcut('level', ['3'], { repeats: false }), shortcut('down', ['j'])], 'screen')
  press('3', 'Digit3')
  expect(press('3', 'Digit3', { repeat: true })).toBe(true)
  press('j', 'KeyJ')
  press('j', 'KeyJ', { repeat: true })
  expect(ran).toEqual(['level', 'down', 'down'])
})

describe('keys that a person changed', () => {
  const own = (keys: Record<string, string[]>) => registry.setKeySettings({ characterKeys: true, keys })

  test('work instead of those that the shortcut came with', () => {
    registry.register([shortcut('down', ['j', 'arrowdown'])], 'screen')
    own({ down: ['x'] })
    press('j', 'KeyJ')
    expect(ran).toEqual([])
    press('x', 'KeyX')
    expect(ran).toEqual(['down'])
  })

  test('can be none at all', () => {
    registry.register([shortcut('down', ['j'])], 'screen')
    own({ down: [] })
    expect(press('j', 'KeyJ')).toBe(false)
    expect(registry.keysNow('j')).toBeNull()
  })

  test('hold for what is registered later, and are what hints show', () => {
    own({ down: ['mod+shift+x'] })
    registry.register([shortcut('down', ['j'])], 'screen')
    expect(registry.keysNow('j')).toBe('mod+shift+x')
    expect(registry.list()[0]?.keys).toEqual(['mod+shift+x'])
  })

  test('aren’t known at first, and until then no key does anything', () => {
    registry.register([shortcut('down', ['j'])], 'screen')
    registry.setKeySettings(null)
    expect(press('j', 'KeyJ')).toBe(false)
    own({})
    expect(press('j', 'KeyJ')).toBe(true)
  })

  test('are asked afterwards what a key meant that was pressed before: the application’s do it then, once, a screen’s don’t', async () => {
    registry.register([shortcut('down', ['j']), shortcut('find', ['alt+2'])], 'screen')
    registry.register([shortcut('badges', ['alt+1']), shortcut('hidden', ['alt+2']), shortcut('sync', ['alt+3'])], 'app')
    registry.setKeySettings(null)
    for (const digit of ['1', '2', '3']) expect(press(digit, `Digit${digit}`, { altKey: true })).toBe(false)
    expect(press('j', 'KeyJ')).toBe(false)
    // On this machine they chose others: Alt+3 goes where Alt+1 went, and Alt+1 nowhere.
    own({ badges: ['alt+3'], sync: [] })
    await Promise.resolve()
    expect(ran).toEqual(['badges'])
    own({})
    await Promise.resolve()
    expect(ran).toEqual(['badges'])
  })

  test('never fire while typing, even where the shortcut itself does', async () => {
    registry.register([shortcut('palette', ['mod+k'], { whileTyping: true })], 'app')
    own({ palette: ['p'] })
    place('<input data-here>')
    await userEvent.keyboard('p')
    expect(ran).toEqual([])
  })
})

test('what is being composed with an input method is no shortcut', () => {
  registry.register([shortcut('down', ['j'])], 'screen')
  const event = new KeyboardEvent('keydown', { key: 'j', isComposing: true })
  expect(registry.handle(event)).toBe(false)
})
