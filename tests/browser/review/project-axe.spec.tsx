import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { barriersIn } from './barriers'
import { codeItem, NOTEBOOK, PROJECT, zipItem } from './project-files'
import { type ShownViewer, showViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => {
  viewer.close()
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
})

const has = (selector: string) => () => viewer.element.querySelector(selector)
const patient = { timeout: 25_000 }

describe.each(['light', 'dark'])('in the %s scheme, axe finds nothing', (scheme) => {
  const dress = () => document.documentElement.setAttribute('data-mantine-color-scheme', scheme)

  test('on the files of a project with code in colours, marked lines and found words', async () => {
    const { item, bytes } = zipItem(PROJECT)
    viewer = await showViewer(item, bytes, { reading: { part: 'street/src/street.py' } })
    dress()
    await expect.poll(has('[data-token="keyword"]'), patient).not.toBeNull()
    viewer.element.querySelector<HTMLElement>('[role="grid"]')?.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}l')
    viewer.change({ activeId: null })
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
    await userEvent.keyboard('{Control>}f{/Control}mean')
    await expect.poll(has('[data-found]'), patient).not.toBeNull()
    expect(await barriersIn(viewer.element)).toEqual([])
  })

  test('on a notebook with outputs', async () => {
    const { item, bytes } = codeItem(JSON.stringify(NOTEBOOK), 'counts.ipynb', 'application/x-ipynb+json')
    viewer = await showViewer(item, bytes)
    dress()
    await expect.poll(has('[data-token="keyword"]'), patient).not.toBeNull()
    await expect.poll(has('iframe'), patient).not.toBeNull()
    expect(await barriersIn(viewer.element)).toEqual([])
  })

  test('on a search through all files, and on what can’t be shown', async () => {
    const { item, bytes } = zipItem(PROJECT)
    viewer = await showViewer(item, bytes, { reading: { part: 'street/model.bin' } })
    dress()
    await expect.poll(has('[role="treeitem"]'), patient).not.toBeNull()
    await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}street')
    await expect.poll(has('mark'), patient).not.toBeNull()
    expect(await barriersIn(viewer.element)).toEqual([])
  })
})
