import { expect, test } from '../fixtures'
import { type Keyboard, openRow, type Way } from './keyboard'
import { criterion, seeQueue, seeSaved } from './person'

const FEEDBACK = 'What you handed in was read in full. The notes say what each level rests on.'
const RATIONALE = 'The material bears this out.'

/** One item of evidence and how it is annotated. */
export type Item = {
  title: string
  way: Way
  /** First letter of the file to open, in an archive. */
  letter?: string
  /** What the viewer must say of it. */
  shows?: RegExp
  /** It is locked: the field for its password has the focus, and Escape leads out of it. */
  asksPassword?: true
}

/** A submission that is taken through a full assessment: what is annotated, and how many criteria are scored. */
export type Review = { candidate: string; criteria: number; items: readonly Item[] }

/** Takes the whole queue offline and waits until it is there. */
export async function takeEverythingOffline(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  const rows = page.getByRole('row')
  // A header, and more than one submission.
  await expect.poll(() => rows.count()).toBeGreaterThan(2)
  await keyboard.press('Control+a')
  await keyboard.press('o')
  await expect(page.getByRole('img', { name: /^Offline and verified/ })).toHaveCount((await rows.count()) - 1, {
    timeout: 60_000,
  })
  await keyboard.press('Escape')
}

/** Takes a submission through everything, from the queue to its receipt. */
export async function assess(keyboard: Keyboard, review: Review): Promise<void> {
  const { page } = keyboard
  await openFromQueue(keyboard, review.candidate)
  await readAndAnnotate(keyboard, review.items)
  await score(keyboard, review.criteria)
  await keyboard.press('f')
  await expect(page.getByRole('textbox', { name: 'Feedback to the candidate' })).toBeFocused()
  await keyboard.type(FEEDBACK)
  await keyboard.press('Escape')
  await seeSaved(page)
  await keyboard.press('Control+Enter')
  const check = page.getByRole('dialog')
  await expect(check).toContainText('goes out by itself when the hub is back')
  await keyboard.press('Control+Enter')
  await expect(page.getByText('Kept here; goes out when the hub is back')).toBeVisible()
}

async function openFromQueue(keyboard: Keyboard, candidate: string): Promise<void> {
  const { page } = keyboard
  await keyboard.press('Alt+1')
  await seeQueue(page)
  const active = page.locator('[role=row][data-active]')
  await expect(active).toBeVisible()
  await keyboard.press('Home')
  await expect(active).toHaveAttribute('aria-rowindex', '2')
  for (let index = 3; (await active.getByRole('rowheader', { name: candidate }).count()) === 0; index += 1) {
    await keyboard.press('ArrowDown')
    await expect(active).toHaveAttribute('aria-rowindex', String(index))
  }
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: candidate, level: 1 })).toBeVisible()
}

/** Goes through all items with `E`, from what stands first in the list. */
async function readAndAnnotate(keyboard: Keyboard, items: readonly Item[]): Promise<void> {
  const { page } = keyboard
  const row = openRow(page)
  await expect(row).toBeVisible()
  while (!(await row.innerText()).includes('Cover narrative')) await step(keyboard, 'Shift+E')
  for (const { title, way, letter, shows, asksPassword } of items) {
    while (!(await row.innerText()).includes(title)) await step(keyboard, 'e')
    if (letter) await openFile(keyboard, letter)
    if (shows) await expect(page.getByText(shows).first()).toBeVisible()
    if (asksPassword) {
      await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
      await keyboard.press('Escape')
    }
    await test.step(`${way}: ${title}`, () => keyboard.annotate(way, `About ${title}`))
    await seeSaved(page)
    await keyboard.press('c')
  }
}

async function step(keyboard: Keyboard, key: 'e' | 'Shift+E'): Promise<void> {
  const row = openRow(keyboard.page)
  const before = (await row.getAttribute('data-entry')) ?? ''
  await keyboard.press(key)
  await expect(row).not.toHaveAttribute('data-entry', before)
}

async function score(keyboard: Keyboard, criteria: number): Promise<void> {
  const { page } = keyboard
  for (let at = 1; at <= criteria; at += 1) {
    await keyboard.choose(`Go to C${at}`)
    await keyboard.press('y', '3')
    await expect(criterion(page, `C${at}`)).not.toContainText('not scored')
  }
  await keyboard.choose('Go to C1')
  await keyboard.press('r')
  const field = page.getByRole('textbox', { name: /^Rationale for C1/ })
  await expect(field).toBeFocused()
  await keyboard.type(`${RATIONALE} /`)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(field).toHaveValue(new RegExp(`^${RATIONALE} [^/]`))
  await keyboard.press('Tab')
}

/** A file of an archive, found in its tree by the first letter of its name. */
async function openFile(keyboard: Keyboard, letter: string): Promise<void> {
  const { page } = keyboard
  const tree = page.getByRole('tree', { name: 'Files' })
  await expect(tree.getByRole('treeitem').first()).toBeVisible()
  await keyboard.press('t')
  await expect(tree).toBeFocused()
  await keyboard.press(letter)
  await keyboard.press('Enter')
  await expect(tree).not.toBeFocused()
}

/** Goes on to another submission with one key. @returns whose it is */
export async function goOn(keyboard: Keyboard, from: string): Promise<string> {
  const heading = keyboard.page.getByRole('heading', { level: 1 })
  await keyboard.press(']')
  await expect(heading).not.toHaveText(from)
  await expect(openRow(keyboard.page)).toBeVisible()
  return heading.innerText()
}
