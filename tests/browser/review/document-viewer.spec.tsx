import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { describeText, findPosition, findQuote } from '../../../shared/domain'
import { annotationOn, evidenceItem, markWords, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const PATIENCE = { timeout: 15_000 }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const markdown = evidenceItem({ mediaType: 'text/markdown' })
const page = evidenceItem({ mediaType: 'text/html', kind: 'link' })

const REPORT =
  '# Reading tests\n\nThree rounds with *seventeen* people.\n\nThe week is now in the title, in words.\n\n- N7: took the line for a limit.\n'

const frame = () => viewer.element.querySelector('iframe')
const marks = () => [...(frame()?.contentDocument?.querySelectorAll<HTMLElement>('.assay-mark') ?? [])]

async function wordsOf(expected: string): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const words = frame()?.contentDocument?.querySelector<HTMLElement>('.words')
    // The layer for marks comes when everything else is in place.
    if (!words?.textContent?.includes(expected) || !words.parentElement?.querySelector('.assay-marks'))
      throw new Error('no words yet')
    return words
  }, PATIENCE)
}

describe('words of a text', () => {
  test('become a highlight with their quote and position, drawn over them', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT), { tool: 'highlight' })
    const range = await markWords(viewer, await wordsOf('Three rounds'), 'rounds with seventeen people')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { selectors } = viewer.annotations[0]!
    expect(findQuote(selectors)).toMatchObject({ exact: 'rounds with seventeen people', prefix: 'Reading tests Three ' })
    expect(findPosition(selectors)).toMatchObject({ end: findPosition(selectors)!.start + 28 })
    await expect.poll(() => marks().length).toBe(1)
    // The type may still be arriving: the mark follows the words.
    await vi.waitFor(() => {
      const mark = marks()[0]!.getBoundingClientRect()
      const words = range.getBoundingClientRect()
      for (const side of ['left', 'right', 'top', 'bottom'] as const)
        expect(Math.abs(mark[side] - words[side]), side).toBeLessThan(3)
    })
  })

  test('keep their mark over them when the panel and the size of the type change', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT), { tool: 'highlight' })
    const range = await markWords(viewer, await wordsOf('The week'), 'in the title')
    await expect.poll(() => marks().length).toBe(1)
    viewer.element.querySelector<HTMLElement>('[aria-label="Larger"]')!.click()
    viewer.change({ width: 420 })
    await vi.waitFor(() => {
      const mark = marks()[0]!.getBoundingClientRect()
      const words = range.getBoundingClientRect()
      expect(Math.abs(mark.left - words.left)).toBeLessThan(3)
      expect(Math.abs(mark.top - words.top)).toBeLessThan(3)
    })
  })

  test('are found again in a revised text, and left out where they are gone', async () => {
    const before = 'Reading tests\nThree rounds with seventeen people.\nThe week is now in the title, in words.\n'
    const at = before.indexOf('The week is now')
    const moved = annotationOn(markdown, { shape: 'highlight', selectors: describeText(before, at, at + 28) })
    const gone = annotationOn(markdown, {
      shape: 'highlight',
      selectors: describeText('Words that nobody has ever written here.', 0, 40),
    })
    viewer = await showViewer(markdown, bytesOf(`# A new beginning\n\n${REPORT}`), { annotations: [moved, gone] })
    await wordsOf('Three rounds')
    await expect.poll(() => marks().map(({ dataset }) => dataset.annotationId)).toEqual([moved.id])
  })

  test('are searched, with a count', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT))
    await wordsOf('Three rounds')
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('THE')
    const count = () => viewer.element.querySelector('output')?.textContent
    await expect.poll(count).toBe('1 of 3')
    await userEvent.keyboard('{Enter}')
    await expect.poll(count).toBe('2 of 3')
  })

  test('let the shortcuts of the workbench through while they have the focus', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT))
    const words = await wordsOf('Three rounds')
    words.ownerDocument.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', bubbles: true, cancelable: true }))
    await expect.poll(() => viewer.tool).toBe('underline')
  })

  test('in plain text stay as they are written', async () => {
    viewer = await showViewer(evidenceItem({ mediaType: 'text/plain' }), bytesOf('week,clinic\n41,<b>Arda</b>\n'))
    expect((await wordsOf('Arda')).textContent).toBe('week,clinic\n41,<b>Arda</b>\n')
  })

  test('go from match to match and end with the match selected', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT))
    await wordsOf('Three rounds')
    await userEvent.keyboard('{Control>}f{/Control}seventeen{Enter}{Escape}')
    await expect.poll(() => frame()?.contentDocument?.getSelection()?.toString()).toBe('seventeen')
  })

  test('of an empty file are said to be none', async () => {
    viewer = await showViewer(markdown, new Uint8Array())
    await expect.poll(() => viewer.element.textContent).toContain('This file is empty')
  })
})

describe('the outline', () => {
  const LONG = Array.from(
    { length: 40 },
    (_, at) => `## Part ${at + 1}\n\n${'It goes on. '.repeat(60)}\n\n### Detail ${at + 1}\n\nMore.\n`,
  ).join('\n')
  const entries = () => [...viewer.element.querySelectorAll<HTMLElement>('nav button')]

  test('lists the headings, and the keys go to them', async () => {
    viewer = await showViewer(markdown, bytesOf(LONG))
    await wordsOf('Part 1')
    await userEvent.keyboard('o')
    await expect.poll(() => entries().length).toBe(80)
    await expect.poll(() => document.activeElement?.textContent).toBe('Part 1')
    await userEvent.keyboard('{End}{ArrowUp}{Enter}')
    const heading = () => [...frame()!.contentDocument!.querySelectorAll('h2')].at(-1)!.getBoundingClientRect()
    await expect.poll(() => heading().top < frame()!.clientHeight && heading().bottom > 0).toBe(true)
    await expect.poll(() => document.activeElement).toBe(frame())
  })

  test('tells where reading is', async () => {
    viewer = await showViewer(markdown, bytesOf(LONG))
    await wordsOf('Part 1')
    await userEvent.keyboard('o')
    const inner = frame()!.contentDocument!
    inner.querySelectorAll('h2')[20]!.scrollIntoView()
    await expect.poll(() => viewer.element.querySelector('nav [aria-current]')?.textContent).toBe('Part 21')
  })

  test('isn’t offered where there is only a title', async () => {
    viewer = await showViewer(markdown, bytesOf(REPORT))
    await wordsOf('Three rounds')
    await userEvent.keyboard('o')
    expect(viewer.element.querySelector('nav')).toBeNull()
    expect(viewer.element.querySelector('[aria-label="Outline of headings"]')).toBeNull()
  })
})

describe('a snapshot of a page', () => {
  const SNAPSHOT = `<!doctype html><html><head><meta name="archived-from" content="https://school.example/air">
    <meta name="archived-on" content="2024-11-02"></head><body><h1>The air</h1><p>Seventeen.</p></body></html>`
  const open = () =>
    [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Open the live page')

  test('says of what and from when it is, and opens the live page on request only', async () => {
    viewer = await showViewer(page, bytesOf(SNAPSHOT))
    await wordsOf('Seventeen')
    expect(viewer.element.textContent).toMatch(/Archived snapshot of school\.example\/air, taken .*2024/)
    expect(viewer.opened).toEqual([])
    open()!.click()
    expect(viewer.opened).toEqual(['https://school.example/air'])
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', ''])(
    'doesn’t believe that it was taken from %j',
    async (address) => {
      viewer = await showViewer(page, bytesOf(SNAPSHOT.replace('https://school.example/air', address)))
      await wordsOf('Seventeen')
      expect(viewer.element.textContent).not.toContain('Archived snapshot')
      expect(open()).toBeUndefined()
    },
  )

  test('has links within it that go to their place', async () => {
    const text = `<p><a href="#end">To the end</a></p>${'<p>It goes on.</p>'.repeat(300)}<h2 id="end">The end</h2>`
    viewer = await showViewer(page, bytesOf(text))
    const words = await wordsOf('The end')
    words.querySelector('a')!.click()
    await expect.poll(() => words.querySelector('h2')!.getBoundingClientRect().top < frame()!.clientHeight).toBe(true)
    expect(viewer.opened).toEqual([])
  })

  test('shows its drawings as pictures, with the page’s own colours', async () => {
    const svg = '<svg aria-label="Visits by month" width="120" height="60"><rect class="bar" width="120" height="60"/></svg>'
    viewer = await showViewer(page, bytesOf(`<style>.bar { fill: rgb(10, 200, 30) }</style><p>Before.</p>${svg}<p>After.</p>`))
    const words = await wordsOf('After.')
    const image = words.querySelector('img')!
    expect(image.alt).toBe('Visits by month')
    await expect.poll(() => image.naturalWidth).toBe(120)
    const canvas = document.createElement('canvas').getContext('2d')!
    canvas.drawImage(image, 0, 0)
    expect([...canvas.getImageData(60, 30, 1, 1).data]).toEqual([10, 200, 30, 255])
  })
})

describe('JSON', () => {
  test('is laid out by lines, with its numbers and names as they were written', async () => {
    viewer = await showViewer(
      evidenceItem({ mediaType: 'application/geo+json' }),
      bytesOf('{"n":12345678901234567890,"n":1.50,"list":[],"inner":{"a":"x, {y}"}}'),
    )
    expect((await wordsOf('inner')).textContent).toBe(
      '{\n  "n": 12345678901234567890,\n  "n": 1.50,\n  "list": [],\n  "inner": {\n    "a": "x, {y}"\n  }\n}\n',
    )
  })

  test('that is none stays as it is', async () => {
    viewer = await showViewer(evidenceItem({ mediaType: 'application/json' }), bytesOf('{"half": '))
    expect((await wordsOf('half')).textContent).toBe('{"half": ')
  })
})

describe('a large text', () => {
  const LINES = 60_000
  const LARGE = Array.from(
    { length: LINES },
    (_, at) => `Line ${at + 1} of the log tells little, as logs do.\n${at % 9 === 8 ? '\n' : ''}`,
  ).join('')
  const log = evidenceItem({ mediaType: 'text/plain' })

  test('is there to its last word, though only what is in sight is laid out', async () => {
    expect(LARGE.length).toBeGreaterThan(2_500_000)
    const at = LARGE.indexOf('Line 59000 ')
    const marked = annotationOn(log, { shape: 'highlight', selectors: describeText(LARGE, at, at + 10) })
    viewer = await showViewer(log, bytesOf(LARGE), { annotations: [marked] })
    const words = await wordsOf('Line 1 ')
    expect(words.textContent).toBe(LARGE)
    const pieces = [...words.querySelectorAll('.piece')]
    expect(pieces.length).toBeGreaterThan(100)
    const probes = pieces.map((piece) => piece.appendChild(piece.ownerDocument.createElement('b')))
    const laidOut = () => probes.filter((probe) => probe.checkVisibility({ contentVisibilityAuto: true } as object)).length
    // What is in sight is only known once a frame was drawn.
    await expect.poll(laidOut, PATIENCE).toBeLessThan(8)
    expect(laidOut()).toBeGreaterThan(0)
    viewer.change({ reveal: { annotationId: marked.id } })
    await vi.waitFor(() => {
      const mark = marks()[0]!.getBoundingClientRect()
      expect(mark.top).toBeGreaterThan(0)
      expect(mark.bottom).toBeLessThan(frame()!.clientHeight)
    })
  })

  test('is searched to its end', async () => {
    viewer = await showViewer(log, bytesOf(LARGE))
    await wordsOf('Line 1 ')
    await userEvent.keyboard('{Control>}f{/Control}line 59999 of')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent, PATIENCE).toBe('1 of 1')
  })
})
