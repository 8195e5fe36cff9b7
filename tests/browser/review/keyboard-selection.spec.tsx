import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { KeyboardSelection, type Step } from '../../../renderer/review/controls/keyboard-selection'
import { findQuote } from '../../../shared/domain'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

describe('words selected with the keys', () => {
  let room: HTMLElement
  afterEach(() => room.remove())

  /** A scrolling room of 200 pixels that holds the markup. */
  const show = (markup: string) => {
    room = document.createElement('div')
    room.style.cssText = 'height: 200px; width: 400px; overflow: auto; font: 16px/20px monospace'
    room.innerHTML = markup
    document.body.append(room)
    return new KeyboardSelection(room)
  }
  const step = (written: string): Step => {
    const [unit, to, extend] = written.split(' ')
    return { unit: unit as Step['unit'], to: to === '>' ? 'forward' : 'backward', extend: extend === '+' }
  }
  const walk = (selection: KeyboardSelection, ...steps: string[]) => {
    for (const one of steps) selection.move(step(one))
    return selection.words()
  }
  const TWO = '<p>One <b>bo</b>ld claim. It holds, they say.</p><p>Nobody checked it.</p>'

  test('begin with the first sentence in sight, also across bold words', () => {
    const selection = show(TWO)
    selection.begin()
    expect(selection.words()).toBe('One bold claim.')
  })

  test.each([
    ['the first step by words goes into the sentence', ['word >'], 'One'],
    ['and on to the next word', ['word >', 'word >'], 'bold'],
    ['backward it goes to the last word', ['word <'], 'claim'],
    ['sentences follow each other, over paragraphs too', ['sentence >', 'sentence >'], 'Nobody checked it.'],
    ['and go back again', ['sentence >', 'sentence >', 'sentence <'], 'It holds, they say.'],
    ['words are taken in', ['word >', 'word > +', 'word > +'], 'One bold claim'],
    ['and given back, but never the first', ['word >', 'word > +', 'word < +', 'word > +', 'word < +'], 'One'],
    ['backward as well', ['word <', 'word < +'], 'bold claim'],
    ['and from there forward again to where it began', ['word <', 'word < +', 'word > +'], 'claim'],
    ['beyond where it began, the first word stays', ['word <', 'word < +', 'word > +', 'word > +'], 'claim. It'],
    ['a sentence is taken in', ['sentence > +'], 'One bold claim. It holds, they say.'],
    [
      'the next paragraph is taken in',
      ['sentence > +', 'sentence > +'],
      'One bold claim. It holds, they say. Nobody checked it.',
    ],
    ['characters move the end alone', ['word >', 'character < +'], 'On'],
    ['one character stays at least', ['word >', 'character < +', 'character < +', 'character < +'], 'O'],
    ['at the end there is nothing further', ['sentence >', 'sentence >', 'sentence >'], 'Nobody checked it.'],
  ])('%s', (_, steps, expected) => {
    const selection = show(TWO)
    selection.begin()
    expect(walk(selection, ...steps)).toBe(expected)
  })

  test('reach the edges of a line', () => {
    const selection = show('<p>The first line<br>and the second one</p>')
    selection.begin()
    expect(walk(selection, 'word >', 'line >')).toBe('line')
    expect(walk(selection, 'line <')).toBe('The')
    expect(walk(selection, 'line > +')).toBe('The first line')
  })

  test('go on over the lines of a page’s text layer, whose pieces stand apart', () => {
    const selection = show(
      '<div style="position: relative; height: 90px"><span style="position: absolute; top: 0">A sentence that goes</span><br>' +
        '<span style="position: absolute; top: 30px">over two lines. And</span><br><span style="position: absolute; top: 60px">another.</span></div>',
    )
    selection.begin()
    expect(selection.words()).toBe('A sentence that goes over two lines.')
    expect(walk(selection, 'sentence >')).toBe('And another.')
  })

  /** Lines as a page's text layer holds them: words, distance from the top and size, in pixels. */
  const page = (...lines: [words: string, top: number, size: number][]) =>
    `<div style="position: relative; height: 190px">${lines
      .map(
        ([words, top, size]) =>
          `<span style="position: absolute; top: ${top + 8}px; font-size: ${size}px; line-height: 1">${words}</span>`,
      )
      .join('<br>')}</div>`

  test.each([
    [
      'a change of size',
      [
        ['Vaccination', 0, 24],
        ['dashboard', 29, 24],
        ['Design report', 60, 12],
      ],
      ['Vaccination dashboard', 'Design report'],
    ],
    [
      'a gap on a page with few lines',
      [
        ['A title', 0, 12],
        ['A name', 40, 12],
      ],
      ['A title', 'A name'],
    ],
    [
      'a gap wider than the other lines have',
      [
        ['No full stop', 0, 10],
        ['in here', 14, 10],
        ['nor', 28, 10],
        ['there', 42, 10],
        ['Next one', 64, 10],
      ],
      ['No full stop in here nor there', 'Next one'],
    ],
    [
      'the next entry of a list',
      [
        ['1. Ask whom it concerns', 0, 10],
        ['before', 14, 10],
        ['2. Write', 28, 10],
      ],
      ['1. Ask whom it concerns before', '2. Write'],
    ],
    [
      'no line of double spacing',
      [
        ['It goes', 0, 10],
        ['on and', 24, 10],
        ['on and', 48, 10],
        ['on.', 72, 10],
      ],
      ['It goes on and on and on.'],
    ],
    [
      'no next column',
      [
        ['It goes', 0, 10],
        ['on', 14, 10],
        ['and on', 28, 10],
        ['up here.', 0, 10],
      ],
      ['It goes on and on up here.'],
    ],
  ] as [string, [string, number, number][], string[]][])('end a sentence of a page by %s', (_, lines, sentences) => {
    const selection = show(page(...lines))
    selection.begin()
    const found = [selection.words()]
    while (selection.move(step('sentence >'))) found.push(selection.words())
    expect(found).toEqual(sentences)
  })

  test('begin with what is in sight in a long text, and scroll along', () => {
    const selection = show(Array.from({ length: 300 }, (_, at) => `<p>Paragraph ${at} says little.</p>`).join(''))
    room.scrollTop = 3000
    selection.begin()
    const from = Number(/\d+/.exec(selection.words()))
    expect(from).toBeGreaterThan(50)
    expect(walk(selection, ...Array.from({ length: 20 }, () => 'sentence >'))).toBe(`Paragraph ${from + 20} says little.`)
    const chosen = document.getSelection()!.getRangeAt(0).getBoundingClientRect()
    const around = room.getBoundingClientRect()
    expect(chosen.top).toBeGreaterThan(around.top)
    expect(chosen.bottom).toBeLessThan(around.bottom)
  })

  test('go on after what was chosen last', () => {
    const selection = show(TWO)
    selection.begin()
    selection.end()
    selection.begin()
    expect(selection.words()).toBe('It holds, they say.')
  })

  test('take over what the pointer has selected meanwhile', () => {
    const selection = show(TWO)
    selection.begin()
    const second = room.querySelectorAll('p')[1]!.firstChild!
    document.getSelection()!.setBaseAndExtent(second, 0, second, 6)
    expect(walk(selection, 'word > +')).toBe('Nobody checked')
  })

  test('of a text without any are not begun', () => {
    const selection = show('<p> </p><canvas></canvas><p aria-hidden="true">Drawn</p>')
    expect(selection.begin()).toBe(false)
  })
})

describe('in a viewer', () => {
  let viewer: ShownViewer
  afterEach(() => viewer.close())

  const REPORT = '# Reading tests\n\nThree rounds with *seventeen* people. Nobody left.\n\nThe week is now in the title.\n'
  const frame = () => viewer.element.querySelector('iframe')
  const bar = () => viewer.element.querySelector<HTMLElement>('[role="toolbar"]')
  const selected = () => frame()?.contentDocument?.getSelection()?.toString()
  const open = async () => {
    viewer = await showViewer(evidenceItem({ mediaType: 'text/markdown' }), new TextEncoder().encode(REPORT))
    await vi.waitFor(
      () => {
        if (!frame()?.contentDocument?.querySelector('.assay-marks')) throw new Error('no words yet')
      },
      { timeout: 15_000 },
    )
  }
  const begin = async () => {
    await vi.waitFor(
      async () => {
        await userEvent.keyboard('s')
        if (!selected()) throw new Error('not begun yet')
      },
      { timeout: 5_000 },
    )
  }

  test('keys alone mark a passage', async () => {
    await open()
    await begin()
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(selected).toBe('Three rounds with seventeen people.')
    await expect.poll(bar).not.toBeNull()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}h')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(viewer.annotations[0]).toMatchObject({ shape: 'highlight' })
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe('rounds with seventeen')
  })

  test('Enter goes to the bar, where the arrows choose', async () => {
    await open()
    await begin()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => bar()?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{ArrowRight}{Enter}')
    await expect.poll(() => viewer.annotations[0]?.shape).toBe('underline')
  })

  test('Escape leaves the bar for the words, and then the words', async () => {
    await open()
    await begin()
    await userEvent.keyboard('{Enter}{Escape}')
    await expect.poll(() => document.activeElement).toBe(frame())
    expect(selected()).toBe('Reading tests')
    await userEvent.keyboard('{Escape}')
    await expect.poll(selected).toBe('')
    await expect.poll(bar).toBeNull()
  })

  test('letting go of Shift doesn’t mark while words are still being chosen, also with a marking tool', async () => {
    await open()
    viewer.change({ tool: 'highlight' })
    await begin()
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await expect.poll(selected).toContain('Three')
    expect(viewer.annotations).toEqual([])
    await userEvent.keyboard('u')
    await expect.poll(() => viewer.annotations[0]?.shape).toBe('underline')
  })

  test('the match that was looked for stays selected when the search is closed', async () => {
    await open()
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('seventeen')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent).toBe('1 of 1')
    await userEvent.keyboard('{Escape}')
    await expect.poll(selected).toBe('seventeen')
    await userEvent.keyboard('m')
    await expect.poll(() => findQuote(viewer.annotations[0]?.selectors ?? [])?.exact).toBe('seventeen')
  })
})
