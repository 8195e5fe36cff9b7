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
    const moved = annotationOn(markdown, { shape: 'highlight', selectors: describeText(REPORT, 60, 98) })
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
    viewer = await showViewer(evidenceItem({ mediaType: 'text/csv' }), bytesOf('week,clinic\n41,<b>Arda</b>\n'))
    expect((await wordsOf('Arda')).textContent).toBe('week,clinic\n41,<b>Arda</b>\n')
  })

  test('of an empty file are said to be none', async () => {
    viewer = await showViewer(markdown, new Uint8Array())
    await expect.poll(() => viewer.element.textContent).toContain('This file is empty')
  })
})

describe('a hostile text', () => {
  const BEACON = '/hostile-beacon'
  const HTML = `<style>@import "${BEACON}?style"; body { background: url("${BEACON}?background") }</style>
    <h1 onclick="top.harmed = 'click'" style="background: url(${BEACON}?attribute)">A page</h1>
    <script>top.harmed = 'script'</script><script src="${BEACON}?script"></script>
    <img src="${BEACON}?image" onerror="top.harmed = 'error'" alt="A chart"><img src="x" srcset="${BEACON}?srcset 2x">
    <img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.harmed=1'/>" alt="svg">
    <svg onload="top.harmed = 'svg'"><image href="${BEACON}?svg" /></svg><math><mi xlink:href="javascript:top.harmed=1">x</mi></math>
    <iframe src="${BEACON}?frame" srcdoc="<script>top.harmed = 'frame'</script>"></iframe><object data="${BEACON}?object"></object>
    <embed src="${BEACON}?embed"><video src="${BEACON}?video" poster="${BEACON}?poster"></video><audio src="${BEACON}?audio"></audio>
    <link rel="stylesheet" href="${BEACON}?sheet"><link rel="preload" as="image" href="${BEACON}?preload">
    <meta http-equiv="refresh" content="0; url=${BEACON}?refresh"><base href="https://example.org/">
    <form action="${BEACON}?form"><input autofocus onfocus="top.harmed = 'focus'"><button>Send</button></form>
    <a href="javascript:top.harmed = 'link'">one</a> <a href="https://example.org/live">two</a> <a href="data:text/html,x">three</a>
    <a href="file:///etc/passwd">four</a> <p>The end.</p>`

  const requests = () => {
    const view = frame()?.contentWindow as (Window & typeof globalThis) | null
    return [...performance.getEntriesByType('resource'), ...(view?.performance.getEntriesByType('resource') ?? [])]
      .map(({ name }) => name)
      .filter((name) => name.includes('hostile-beacon'))
  }

  test.each([
    ['HTML', page, HTML],
    [
      'Markdown',
      markdown,
      `${HTML}\n\n![A chart](${BEACON}?picture)\n\n[one](javascript:top.harmed=1) [two](https://example.org/live)\n\nThe end.`,
    ],
  ])('runs nothing and requests nothing as %s', async (_, item, text) => {
    viewer = await showViewer(item, bytesOf(text))
    const words = await wordsOf('The end.')
    await new Promise((settle) => setTimeout(settle, 300))
    expect('harmed' in window).toBe(false)
    expect(requests()).toEqual([])
    expect(
      words.querySelectorAll('script, style, link, meta, base, iframe, object, embed, svg, math, form, input, video, audio'),
    ).toHaveLength(0)
    expect(
      [...words.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => /^on|style/.test(name)),
    ).toEqual([])
  })

  test('says where a drawing stood that can’t be shown, by its own name', async () => {
    viewer = await showViewer(
      page,
      bytesOf('<p>Before.</p><svg aria-label="Visits by month"><path d="M0 0"/></svg><p>The end.</p>'),
    )
    expect((await wordsOf('The end.')).textContent).toContain('Drawing not shown here (Visits by month)')
  })

  test('has links only to https, and they open outside, on request', async () => {
    viewer = await showViewer(page, bytesOf(HTML))
    const words = await wordsOf('The end.')
    for (const link of words.querySelectorAll<HTMLAnchorElement>('a')) link.click()
    expect(viewer.opened).toEqual(['https://example.org/live'])
    expect(frame()?.contentDocument?.querySelector('.words')).toBe(words)
  })

  test('says which pictures were left out', async () => {
    viewer = await showViewer(page, bytesOf(HTML))
    expect((await wordsOf('The end.')).textContent).toContain('Picture not included: A chart')
  })
})
