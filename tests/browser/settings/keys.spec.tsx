import { useEffect, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  Announcer,
  bindKeys,
  CommandPalette,
  declareKeyPlaces,
  initTexts,
  nameKeys,
  NoticeCorner,
  openCommandPalette,
  ShortcutSheet,
  startShortcuts,
  ThemeProvider,
  useOwnKeys,
  useShortcuts,
  useTexts,
} from '../../../renderer/kit'
import { RUBRIC_KEYS } from '../../../renderer/review/rubric/rubric-keys'
import { KeysSection } from '../../../renderer/settings/keys-section'
import { StoreProvider } from '../../../renderer/store'
import { openSampleStore } from '../store/sample-store'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let root: Root
let stopShortcuts: () => void
const ran = vi.fn()

/** A screen with two keys, its sheet and the palette, and the settings below it. */
function Workbench() {
  const t = useTexts('rubric')
  const [shows, setShows] = useState(false)
  useOwnKeys()
  useEffect(() => declareKeyPlaces([{ place: 'desk', title: 'The desk', shortcuts: nameKeys(RUBRIC_KEYS, t) }]), [t])
  useShortcuts([
    ...bindKeys(RUBRIC_KEYS, t, { 'rubric.compare': () => ran('compare'), 'rubric.link.next': () => ran('next') }),
    { id: 'test.sheet', keys: ['?'], label: 'All keys', group: 'Everywhere', run: () => setShows(true) },
    { id: 'test.palette', keys: ['mod+k'], label: 'Palette', group: 'Everywhere', run: openCommandPalette, inPalette: false },
    {
      id: 'test.focus',
      keys: [],
      label: 'Write the rationale',
      group: 'Everywhere',
      run: () => document.querySelector('textarea')?.focus(),
    },
  ])
  return (
    <>
      <button type="button">Somewhere</button>
      <textarea aria-label="Rationale" />
      <KeysSection />
      <ShortcutSheet opened={shows} onClose={() => setShows(false)} />
      <CommandPalette />
    </>
  )
}

beforeEach(async () => {
  await page.viewport(1000, 900)
  await initTexts('en')
  sample = await openSampleStore(1)
  stopShortcuts = startShortcuts()
  const element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <Workbench />
      </StoreProvider>
      <NoticeCorner />
      <Announcer />
    </ThemeProvider>,
  )
  await somewhere().click()
  ran.mockClear()
})

afterEach(async () => {
  root.unmount()
  stopShortcuts()
  await sample.store.close()
  document.body.innerHTML = ''
})

const somewhere = () => page.getByRole('button', { name: 'Somewhere' })
const compareKey = () => page.getByRole('button', { name: /change this key for Compare all levels/ })
const storedKeys = () => sample.store.preferences.get<{ keys: Record<string, string[]> } | null>('keys', null)
const did = () => ran.mock.calls.map(([name]) => name)

async function choose(keys: string) {
  await compareKey().click()
  await userEvent.keyboard(keys)
}

describe('a key', () => {
  test('is changed by pressing another one, and does at once what it should', async () => {
    await choose('x')
    await expect.element(compareKey()).toHaveAccessibleName('X change this key for Compare all levels')
    await somewhere().click()
    await userEvent.keyboard('xd')
    expect(did()).toEqual(['compare'])
    expect((await storedKeys())?.keys).toEqual({ 'rubric.compare': ['x'] })
  })

  test('that is pressed while choosing does nothing else', async () => {
    await choose('?')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await expect.element(page.getByRole('alert').getByText(/already does “All keys”/)).toBeVisible()
  })

  test('that something has already can be swapped, taken over or left', async () => {
    await choose('j')
    await expect.element(page.getByText('J already does “Next passage that supports the level”.')).toBeVisible()
    await page.getByRole('button', { name: 'Keep as it is' }).click()
    expect(await storedKeys()).toBeNull()
    await choose('j')
    await expect.element(page.getByRole('button', { name: 'Swap' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(async () =>
      expect((await storedKeys())?.keys).toEqual({ 'rubric.compare': ['j'], 'rubric.link.next': ['d'] }),
    )
  })

  test('stays as it was with Escape, and with Tab, which goes on', async () => {
    await choose('{Escape}')
    await expect.element(compareKey()).toHaveFocus()
    await choose('{Tab}')
    await expect.element(page.getByText('Press the new keys…')).not.toBeInTheDocument()
    expect(await storedKeys()).toBeNull()
  })

  test('that the browser needs is refused, which is said', async () => {
    await choose('{Control>}c{/Control}')
    await expect.element(page.getByText(/a screen reader needs these keys/)).toBeVisible()
    await userEvent.keyboard('x')
    await expect.element(compareKey()).toHaveAccessibleName(/^X /)
  })

  test('can be taken away, and comes back with its reset', async () => {
    await page.getByRole('button', { name: 'Take D away from Compare all levels' }).click()
    await expect.element(page.getByText('no key', { exact: true })).toBeVisible()
    await somewhere().click()
    await userEvent.keyboard('d')
    expect(did()).toEqual([])
    await page.getByRole('button', { name: 'Back to the original keys of Compare all levels' }).click()
    await expect.element(compareKey()).toHaveAccessibleName(/^D /)
  })

  test('is one of several, and all are reset together', async () => {
    await page.getByRole('button', { name: 'Add a key for Compare all levels' }).click()
    await userEvent.keyboard('{Alt>}q{/Alt}')
    await expect.element(compareKey().nth(1)).toHaveAccessibleName(/^Alt Q /)
    await page.getByRole('button', { name: 'Reset all keys' }).click()
    await page.getByRole('button', { name: 'Reset all', exact: true }).click()
    await vi.waitFor(async () => expect((await storedKeys())?.keys).toEqual({}))
  })
})

test('keys that type a character are turned off together, and those with Ctrl stay', async () => {
  await page.getByRole('switch', { name: 'Keys that type a character' }).click({ force: true })
  await vi.waitFor(async () => expect(await storedKeys()).toMatchObject({ characterKeys: false }))
  await somewhere().click()
  await userEvent.keyboard('dj')
  expect(did()).toEqual([])
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox', { name: 'Command palette' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
})

test('the list of keys is searched by what they do', async () => {
  await page.getByRole('textbox', { name: 'Search keys' }).fill('passage next')
  await expect.element(page.getByText('Next passage that supports the level').first()).toBeVisible()
  await expect.element(page.getByText('Compare all levels')).not.toBeInTheDocument()
})

describe('the sheet', () => {
  test('shows the keys of the screen, searches them, and lets them be changed on the spot', async () => {
    await userEvent.keyboard('?')
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    await expect.element(sheet.getByText('Compare all levels')).toBeVisible()
    await userEvent.keyboard('compare')
    await expect.element(sheet.getByText('All keys')).not.toBeInTheDocument()
    await sheet.getByRole('button', { name: 'Change keys…' }).click()
    await sheet.getByRole('button', { name: /change this key for Compare/ }).click()
    await userEvent.keyboard('{Escape}')
    await expect.element(sheet).toBeVisible()
    await sheet.getByRole('button', { name: /change this key for Compare/ }).click()
    await userEvent.keyboard('b')
    await vi.waitFor(async () => expect((await storedKeys())?.keys).toEqual({ 'rubric.compare': ['b'] }))
  })
})

describe('the palette', () => {
  const field = () => page.getByRole('combobox', { name: 'Command palette' })
  const marked = () => page.getByRole('option', { selected: true })

  test('runs what is found with Enter, and what it does may move the focus', async () => {
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(field()).toHaveFocus()
    await userEvent.keyboard('rationale')
    await expect.element(marked()).toHaveTextContent('Write the rationale')
    expect(field().element().getAttribute('aria-activedescendant')).toBe(marked().element().id)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('textbox', { name: 'Rationale' })).toHaveFocus()
    await expect.element(field()).not.toBeInTheDocument()
  })

  test('offers what was used last first, and gives the focus back when it is left', async () => {
    await userEvent.keyboard('{Control>}k{/Control}compare{Enter}')
    expect(did()).toEqual(['compare'])
    await expect.element(somewhere()).toHaveFocus()
    await vi.waitFor(async () => expect(await sample.store.preferences.get('palette.recent', [])).toEqual(['rubric.compare']))
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(marked()).toHaveTextContent('Compare all levels')
    await expect.element(page.getByText('Used last')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(somewhere()).toHaveFocus()
  })

  test('shows each command’s key, as the person chose it', async () => {
    await sample.store.preferences.set('keys', { characterKeys: true, keys: { 'rubric.compare': ['mod+shift+y'] } })
    await userEvent.keyboard('{Control>}k{/Control}compare')
    await expect.element(marked()).toHaveTextContent(/Ctrl.*Shift.*Y/)
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(field()).not.toBeInTheDocument()
  })
})
