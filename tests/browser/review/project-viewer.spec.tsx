import { strToU8 } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { readText } from '../../../renderer/review/viewers/project/read-text'
import { findQuote, parseAll, parseLineRange } from '../../../shared/domain'
import { attacksEnded } from './barriers'
import { codeItem, NOTEBOOK, PROJECT, zipItem } from './project-files'
import { annotationOn, evidenceItem, selectWords, type ShownViewer, showViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const all = (selector: string) => [...viewer.element.querySelectorAll<HTMLElement>(selector)]
const tree = () => all('[role="treeitem"]')
const named = (name: string) => tree().find((row) => row.textContent?.includes(name))
const grid = () => all('[role="grid"]')[0]
const lines = () => all('[role="row"]').map((row) => row.querySelector('[role="gridcell"]')?.textContent)
const openedName = () => all('h2')[0]?.textContent
const patient = { timeout: 60_000 }

async function openProject(start: Parameters<typeof showViewer>[2] = {}, files: Parameters<typeof zipItem>[0] = PROJECT) {
  const { item, bytes } = zipItem(files)
  viewer = await showViewer(item, bytes, start)
  await expect.poll(() => tree().length, patient).toBeGreaterThan(0)
  return item
}

async function openFile(name: string) {
  named(name)?.click()
  await expect.poll(openedName).toContain(name)
}

async function openCode(text: string, start: Parameters<typeof showViewer>[2] = {}) {
  const { item, bytes } = codeItem(text)
  viewer = await showViewer(item, bytes, start)
  await expect.poll(grid, patient).toBeDefined()
  return item
}

describe('a project', () => {
  test('opens with its README, in the viewer of its kind', async () => {
    await openProject()
    expect(openedName()).toBe('street/README.md')
    const frame = () => viewer.element.querySelector('iframe')?.contentDocument?.body.textContent
    await expect.poll(frame, patient).toContain('Counts bicycles on one street.')
  })

  test('is walked through by keyboard: the tree by arrows and letters, the file by Enter', async () => {
    await openProject()
    await userEvent.keyboard('t')
    const active = () => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent
    await userEvent.keyboard('{Home}')
    expect(active()).toContain('street')
    await userEvent.keyboard('{ArrowLeft}')
    expect(tree()).toHaveLength(1)
    await userEvent.keyboard('{ArrowRight}')
    await userEvent.keyboard('src')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(active()).toContain('street.py')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => grid() !== undefined && document.activeElement === grid(), patient).toBe(true)
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => all('[data-cursor]')[0]?.textContent).toContain('How many bicycles')
  })

  test('folds what nobody wrote by hand, and hides nothing', async () => {
    await openProject()
    expect(named('HEAD')).toBeUndefined()
    named('.git')?.click()
    await expect.poll(() => named('HEAD')).toBeDefined()
  })

  test('leaves only the files whose path holds some words', async () => {
    await openProject()
    await userEvent.fill(all('[aria-label="Filter files"]')[0] as HTMLElement, 'street.py')
    await expect.poll(() => tree().map((row) => row.textContent)).toHaveLength(3)
  })

  test('opens an archive within it in its place', async () => {
    await openProject()
    named('vendor.zip')?.click()
    await expect.poll(() => named('lib'), patient).toBeDefined()
    named('lib')?.click()
    await expect.poll(() => named('tool.js')).toBeDefined()
    await openFile('tool.js')
    await expect.poll(() => lines()[0], patient).toContain('mends bicycles')
    await userEvent.click(all('[data-row]')[0] as HTMLElement)
    await userEvent.keyboard('l')
    expect(viewer.annotations[0]).toMatchObject({ part: 'street/vendor.zip!/lib/tool.js', shape: 'line-range' })
  })

  test('says of what it can’t show what it is, and offers the file and the archive', async () => {
    await openProject()
    await openFile('model.bin')
    await expect.poll(() => viewer.element.textContent, patient).toContain('can’t be shown here')
    const saveAll = all('button').find((button) => button.textContent === 'Save the whole archive')
    saveAll?.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
    await openFile('empty.py')
    await expect.poll(() => viewer.element.textContent).toContain('This file is empty')
  })

  test('finds words in all files and goes to where they stand', async () => {
    await openProject()
    await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
    await userEvent.keyboard('empty street')
    // Words that are typed slowly are looked for before they are complete.
    await expect.poll(() => all('mark').map(({ textContent }) => textContent), patient).toEqual(['empty street'])
    all('mark')[0]?.closest('button')?.click()
    await expect.poll(openedName).toBe('street/src/street.py')
    await expect.poll(() => all('[data-found="current"]')[0]?.textContent, patient).toBe('empty street')
  })

  test('opens the file of an annotation that is asked for, and draws it there alone', async () => {
    const { item, bytes } = zipItem(PROJECT)
    const selectors = [
      { type: 'TextQuoteSelector' as const, exact: 'An empty street has no mean.', prefix: '# ', suffix: ' return' },
    ]
    const annotation = { ...annotationOn(item, { shape: 'highlight', selectors }), part: 'street/src/street.py' }
    viewer = await showViewer(item, bytes, { annotations: [annotation] })
    await expect.poll(() => tree().length, patient).toBeGreaterThan(0)
    expect(named('street.py')?.textContent).toContain('1')
    expect(all(`[data-annotation-id="${annotation.id}"]`)).toHaveLength(0)
    viewer.change({ reveal: { annotationId: annotation.id }, activeId: annotation.id })
    const drawn = () =>
      all(`[data-annotation-id="${annotation.id}"]`)
        .map((each) => each.textContent)
        .join('')
    await expect.poll(drawn, patient).toBe('An empty street has no mean.')
    await openFile('README.md')
    expect(viewer.activeId).toBeNull()
  })

  test('offers the tools of the file that is open, and none on a broken one', async () => {
    const drawing = strToU8('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>')
    await openProject({}, { 'a.py': strToU8('x = 1\n'), 'b.svg': drawing, 'c.png': strToU8('no picture') })
    await expect.poll(() => openedName(), patient).toContain('a.py')
    expect(viewer.offered).toBeNull()
    await openFile('b.svg')
    await expect.poll(() => viewer.offered, patient).toEqual(['select', 'area', 'pin'])
    await openFile('c.png')
    await expect.poll(() => viewer.offered, patient).toEqual([])
    await openFile('a.py')
    await expect.poll(() => viewer.offered, patient).toBeNull()
  })

  test('shows lines that are marked in a text where they were marked, in its source', async () => {
    const { item, bytes } = zipItem(PROJECT)
    const selectors = [
      { type: 'TextQuoteSelector' as const, exact: 'Counts **bicycles** on one street.', prefix: '', suffix: '' },
    ]
    const annotation = { ...annotationOn(item, { shape: 'line-range', selectors }), part: 'street/README.md' }
    viewer = await showViewer(item, bytes, { annotations: [annotation] })
    await expect.poll(() => viewer.element.querySelector('iframe'), patient).not.toBeNull()
    viewer.change({ reveal: { annotationId: annotation.id }, activeId: annotation.id })
    await expect
      .poll(() => all('[data-lines]').map((line) => line.textContent), patient)
      .toEqual(['Counts **bicycles** on one street.'])
  })

  test('goes on in the file that was read the last time', async () => {
    await openProject({ reading: { part: 'street/src/street.py', scrollTop: 0 } })
    await expect.poll(openedName).toBe('street/src/street.py')
    await openFile('counts.ipynb')
    expect(viewer.calls.onReading).toHaveBeenCalledWith({ part: 'street/counts.ipynb', scrollTop: 0 })
  })

  test('has a list to choose from where it is narrow', async () => {
    const { item, bytes } = zipItem(PROJECT)
    viewer = await showViewer(item, bytes, { width: 420 })
    await expect.poll(openedName, patient).toBe('street/README.md')
    expect(tree()).toHaveLength(0)
    expect((all('input')[0] as HTMLInputElement).value).toBe('street/README.md')
  })

  test.each([
    ['This archive is empty', zipItem({}).bytes],
    ['This is no archive', strToU8('not an archive '.repeat(100))],
    ['This archive is broken', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['can’t be opened here', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
  ])('says "%s" where that is so, and offers a copy', async (words, bytes) => {
    const { item } = zipItem(bytes)
    viewer = await showViewer(item, bytes)
    await expect.poll(() => viewer.element.textContent, patient).toContain(words)
    all('button')
      .find((button) => button.textContent === 'Save a copy')
      ?.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('says what an archive that ends too early still holds', async () => {
    const { bytes } = zipItem(PROJECT)
    await openProject({}, bytes.slice(0, bytes.length - 200))
    await expect.poll(() => viewer.element.textContent).toContain('it ends too early')
    expect(named('README.md')).toBeDefined()
  })

  test('that can’t be read on this machine says so', async () => {
    const item = evidenceItem({ kind: 'project', mediaType: 'application/zip', sizeBytes: 5000 })
    viewer = await showViewer(item, { ok: false, reason: 'damaged' })
    await expect.poll(() => viewer.element.textContent, patient).toContain('could not be read')
  })
})

describe('lines of code', () => {
  const CODE = 'def mean(values):\n    # Why: an empty list has no mean.\n    return sum(values)\n\nprint(mean([1]))\n'

  test('are coloured by their language', async () => {
    await openCode(CODE)
    const tokens = () => Object.fromEntries(all('[data-token]').map((each) => [each.textContent?.trim(), each.dataset.token]))
    await expect.poll(tokens, patient).toMatchObject({ def: 'keyword', mean: 'function', return: 'keyword' })
    expect(Object.values(tokens())).toContain('comment')
  })

  test('are marked by keyboard: arrows move, Shift draws out, L marks', async () => {
    await openCode(CODE)
    grid()?.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
    await expect.poll(() => all('[data-selected]').length).toBe(2)
    await userEvent.keyboard('l')
    const [annotation] = viewer.annotations
    expect(annotation).toMatchObject({ shape: 'line-range' })
    expect(annotation?.part).toBeUndefined()
    expect(parseAll(annotation?.selectors ?? [], parseLineRange)).toEqual([{ first: 2, last: 3 }])
    expect(findQuote(annotation?.selectors ?? [])?.exact).toBe('# Why: an empty list has no mean. return sum(values)')
    await expect.poll(() => all('[data-lines]').length).toBe(2)
    expect(all('[data-lines]')[0]?.closest('[role="row"]')?.textContent).toContain('C2')
  })

  test('are marked by drawing over their numbers', async () => {
    await openCode(CODE, { tool: 'line-range' })
    await expect.poll(() => all('[data-gutter]').length).toBeGreaterThan(3)
    const at = (row: number, type: string, target: EventTarget) => {
      const box = all('[data-gutter]')[row]?.getBoundingClientRect() ?? new DOMRect()
      target.dispatchEvent(
        new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, clientX: box.x + 20, clientY: box.y + 8 }),
      )
    }
    at(0, 'pointerdown', all('[data-gutter]')[0] as HTMLElement)
    at(2, 'pointermove', document)
    at(2, 'pointerup', document)
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(parseAll(viewer.annotations[0]?.selectors ?? [], parseLineRange)).toEqual([{ first: 1, last: 3 }])
  })

  test('hold words that can be highlighted, and a click on them opens their note', async () => {
    await openCode(CODE, { tool: 'highlight' })
    await expect.poll(() => lines()[1]).toContain('empty list')
    await expect
      .poll(() => {
        if (viewer.annotations.length === 0) selectWords(grid() as HTMLElement, 'empty list')
        return viewer.annotations.length
      }, patient)
      .toBe(1)
    const [annotation] = viewer.annotations
    expect(findQuote(annotation?.selectors ?? [])?.exact).toBe('empty list')
    viewer.change({ tool: 'select', activeId: null })
    const drawn = () => all(`[data-annotation-id="${annotation?.id}"]`)
    await expect
      .poll(() =>
        drawn()
          .map((each) => each.textContent)
          .join(''),
      )
      .toBe('empty list')
    drawn()[0]?.click()
    expect(viewer.activeId).toBe(annotation?.id)
  })

  test('can’t be marked where nothing may be changed', async () => {
    await openCode(CODE, { isReadOnly: true })
    grid()?.focus()
    await userEvent.keyboard('{ArrowDown}l')
    expect(viewer.annotations).toEqual([])
    expect(viewer.tool).toBe('select')
  })

  test('are gone to by number', async () => {
    await openCode(Array.from({ length: 3000 }, (_, at) => `line ${at + 1}`).join('\n'))
    await userEvent.keyboard('{Control>}g{/Control}')
    await userEvent.keyboard('2500{Enter}')
    await expect.poll(() => all('[data-cursor]')[0]?.textContent, patient).toContain('line 2500')
    expect(document.activeElement).toBe(grid())
  })

  test('are found with a count, from what is in sight on', async () => {
    await openCode(CODE)
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('MEAN')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent).toBe('1 of 3')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent).toBe('2 of 3')
  })

  test('a hundred thousand of them, and one of a megabyte, are never drawn all at once', async () => {
    const long = `x = "${'y'.repeat(1_000_000)}"`
    await openCode(`${long}\n${'total = total + 1  # again\n'.repeat(100_000)}`)
    const drawn = () => all('[role="row"]')
    await expect.poll(() => drawn().length).toBeGreaterThan(10)
    const scroller = grid() as HTMLElement
    for (let step = 0; step < 20; step++) {
      scroller.scrollTop += 90_000
      await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)))
      expect(drawn().length).toBeLessThan(120)
      expect(Math.max(...drawn().map((row) => row.textContent?.length ?? 0))).toBeLessThan(1200)
    }
    await expect.poll(() => lines().at(-1)).toContain('total')
  })
})

describe('a notebook', () => {
  async function openNotebook(notebook: unknown, start: Parameters<typeof showViewer>[2] = {}) {
    const { item, bytes } = codeItem(JSON.stringify(notebook), 'counts.ipynb', 'application/x-ipynb+json')
    viewer = await showViewer(item, bytes, start)
    await expect.poll(() => grid() ?? all('p')[0], patient).toBeDefined()
    return { item, bytes }
  }

  test('shows Markdown, code and what it put out, and says that it was run out of order', async () => {
    await openNotebook(NOTEBOOK)
    await expect.poll(() => viewer.element.querySelector('h1')?.textContent).toBe('Bicycles')
    const words = viewer.element.textContent
    for (const expected of ['another order', 'Run 3', 'counts.head()', 'read 11 rows', "KeyError: 'walkers'"]) {
      expect(words).toContain(expected)
    }
    await expect.poll(() => viewer.element.querySelector('iframe')?.contentDocument?.querySelector('td')?.textContent).toBe('1')
    const printed = all('[data-tone]').find((row) => row.textContent?.includes('read'))
    expect(printed?.querySelector('[data-token="inserted"]')?.textContent).toBe('read')
  })

  test('is annotated in its Markdown, its code and what it printed, and drawn there again', async () => {
    await openNotebook(NOTEBOOK, { tool: 'highlight' })
    await expect.poll(() => viewer.element.querySelector('h1')?.textContent).toBe('Bicycles')
    const quotes = ['eleven', 'pd.read_csv', 'rows']
    for (const [at, quote] of quotes.entries()) {
      await expect
        .poll(() => {
          if (viewer.annotations.length === at) selectWords(grid() as HTMLElement, quote)
          return viewer.annotations.length
        }, patient)
        .toBe(at + 1)
    }
    expect(viewer.annotations.map(({ selectors }) => findQuote(selectors)?.exact)).toEqual(quotes)
    for (const { id } of viewer.annotations) {
      await expect.poll(() => all(`[data-annotation-id="${id}"]`).length, patient).toBeGreaterThan(0)
    }
  })

  test('counts its annotations in the text that is read without it', async () => {
    const { item, bytes } = await openNotebook(NOTEBOOK, { tool: 'highlight' })
    await expect
      .poll(() => {
        if (viewer.annotations.length === 0) selectWords(grid() as HTMLElement, 'pd.read_csv')
        return viewer.annotations.length
      }, patient)
      .toBe(1)
    const source = {
      file: item,
      read: async () => ({ ok: true as const, bytes, item }),
      readRange: async () => ({ ok: true as const, bytes, item }),
    }
    const texts: string[] = []
    for await (const { text } of readText(item, source as never, new AbortController().signal)) texts.push(text)
    const position = viewer.annotations[0]?.selectors.find((selector) => selector.type === 'TextPositionSelector')
    expect([...(texts[0] ?? '')].slice(position?.start, position?.end).join('')).toBe('pd.read_csv')
  })

  test('that is hostile runs nothing and loads nothing', async () => {
    const attack = `<script>top.harmed = 1</script><img src="/hostile-beacon?1" onerror="top.harmed = 2"><svg onload="top.harmed = 3"></svg>
      <iframe src="/hostile-beacon?2"></iframe><style>@import "/hostile-beacon?3"</style><form action="/hostile-beacon?4"><input autofocus onfocus="top.harmed = 4"></form>
      <meta http-equiv="refresh" content="0; url=/hostile-beacon?5"><a href="javascript:top.harmed=5">one</a><table><tr><td>kept</td></tr></table>`
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" onload="top.harmed = 6"><image href="/hostile-beacon?6"/><script>top.harmed = 7</script></svg>'
    await openNotebook({
      cells: [
        { cell_type: 'markdown', source: `${attack}\n\n![x](/hostile-beacon?7) [two](javascript:top.harmed=8)\n\nThe end.` },
        {
          cell_type: 'code',
          execution_count: 1,
          source: attack,
          outputs: [
            { output_type: 'display_data', data: { 'text/html': attack } },
            { output_type: 'display_data', data: { 'image/svg+xml': svg } },
            { output_type: 'display_data', data: { 'application/javascript': 'top.harmed = 9', 'text/html': attack } },
            { output_type: 'display_data', data: { 'text/markdown': attack } },
            { output_type: 'stream', text: attack },
          ],
        },
      ],
    })
    const frame = () => viewer.element.querySelector('iframe')
    await expect.poll(() => frame()?.contentDocument?.querySelector('td')?.textContent, patient).toBe('kept')
    await attacksEnded()
    expect('harmed' in window).toBe(false)
    const inner = frame()?.contentWindow as (Window & typeof globalThis) | null
    const requests = [...performance.getEntriesByType('resource'), ...(inner?.performance.getEntriesByType('resource') ?? [])]
    expect(requests.filter(({ name }) => name.includes('hostile-beacon'))).toEqual([])
    for (const root of [viewer.element, frame()?.contentDocument?.body]) {
      expect(
        root?.querySelectorAll(
          'script, style:not([data-mantine-styles]), meta, object, embed, form, svg[onload], [onerror], [onload]',
        ),
      ).toHaveLength(0)
    }
    expect(viewer.element.textContent).toContain('would have to run: application/javascript')
  })

  test('that is broken is shown by its source', async () => {
    const { item, bytes } = codeItem('{"cells": [', 'counts.ipynb', 'application/x-ipynb+json')
    viewer = await showViewer(item, bytes)
    await expect.poll(() => viewer.element.textContent, patient).toContain('can’t be read as one')
    await expect.poll(() => lines()[0]).toBe('{"cells": [')
  })
})

describe('the words of a project', () => {
  const wordsOf = async (files: Record<string, Uint8Array> | Uint8Array, signal = new AbortController().signal) => {
    const { item, bytes } = zipItem(files)
    const readRange = async (start: number, end: number) => ({ ok: true as const, bytes: bytes.subarray(start, end), item })
    const source = { file: item, read: async () => ({ ok: true as const, bytes, item }), readRange }
    const parts = []
    for await (const part of readText(item, source as never, signal)) parts.push(part)
    return parts
  }

  test('are those of each of its files that is text', async () => {
    await openCode('x = 1')
    const parts = await wordsOf(PROJECT)
    const code = parts.find(({ part }) => part === 'street/src/street.py')
    expect(code?.text).toContain('An empty street has no mean.')
    expect(parts.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['street/README.md', 'street/counts.ipynb', 'street/.git/HEAD']),
    )
    expect(parts.map(({ part }) => part)).not.toContain('street/model.bin')
  })

  test('are not read on when nobody wants them any more', async () => {
    await openCode('x = 1')
    await expect(wordsOf(PROJECT, AbortSignal.abort())).rejects.toThrow()
  })
})
