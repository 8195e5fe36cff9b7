import { expect, test } from './fixtures'
import { Keyboard, openRow, type Way } from './journey/keyboard'
import { chooseWho, criterion, protectWork, seeQueue, seeSaved } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const FEEDBACK = 'What you handed in was read in full. The notes say what each level rests on.'
const RATIONALE = 'The material bears this out.'

/** One item: its title in the list, how it is annotated, and what must be seen of it before. */
type Item = { title: string; way: Way; shows?: RegExp }
type Review = { candidate: string; criteria: number; items: Item[] }

/** Together they hold words, pictures with and without a rendition, an exam, a vouch, a talk and a self-evaluation. */
const REVIEWS: Review[] = [
  {
    candidate: 'Catarina Vidal',
    criteria: 4,
    items: [
      { title: 'The night list: account of one conversation', way: 'highlight' },
      { title: 'Flip chart, 12 June', way: 'area' },
      { title: 'Flip chart, 24 July', way: 'pin' },
      { title: 'Mediation basics, score report', way: 'underline' },
      { title: 'Porter, participant', way: 'comment' },
    ],
  },
  {
    candidate: 'Sanna Virtanen',
    criteria: 5,
    items: [
      { title: 'Who is not calling the quit line? Recording', way: 'time' },
      { title: 'Who is not calling the quit line? Slides', way: 'area' },
      { title: 'Self-evaluation', way: 'highlight' },
    ],
  },
]

test('two submissions are reviewed with the keyboard alone, without a hub, and reach it when it is back', async ({ assay }) => {
  test.setTimeout(240_000)
  const hub = await assay.hub()
  const { page } = await assay.browser({ hub })
  await chooseWho(page, ASSESSOR)
  await protectWork(page)
  const keyboard = new Keyboard(page)
  await takeEverythingOffline(keyboard)
  // The program itself is kept by the service worker, which takes its time about it.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await hub.stop()

  for (const review of REVIEWS) await test.step(review.candidate, () => assess(keyboard, review))

  const waiting = page.getByText(`${REVIEWS.length} waiting to send`)
  await expect(waiting).toBeVisible()
  await hub.start()
  await expect(page.getByText('The hub has it')).toBeVisible({ timeout: 60_000 })
  await expect(waiting).toHaveCount(0)
})

async function takeEverythingOffline(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  const rows = page.getByRole('row')
  await expect.poll(() => rows.count()).toBeGreaterThan(REVIEWS.length)
  await keyboard.press('Control+a')
  await keyboard.press('o')
  await expect(page.getByRole('img', { name: /^Offline and verified/ })).toHaveCount((await rows.count()) - 1, {
    timeout: 60_000,
  })
  await keyboard.press('Escape')
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

async function assess(keyboard: Keyboard, review: Review): Promise<void> {
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
  await expect(check.getByRole('button', { name: /^Submit/ })).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(page.getByText('Kept here; goes out when the hub is back')).toBeVisible()
}

/** Goes through all items with `E`, from what stands first in the list. */
async function readAndAnnotate(keyboard: Keyboard, items: Item[]): Promise<void> {
  const { page } = keyboard
  await keyboard.press('Shift+E')
  await expect(openRow(page)).toContainText('Cover narrative')
  for (const { title, way, shows } of items) {
    const row = openRow(page)
    while (!(await row.innerText()).includes(title)) {
      const before = await row.innerText()
      await keyboard.press('e')
      await expect(row).not.toHaveText(before, { useInnerText: true })
    }
    if (shows) await expect(page.getByText(shows).first()).toBeVisible()
    await test.step(`${way}: ${title}`, () => keyboard.annotate(way, `About ${title}`))
    await seeSaved(page)
    await keyboard.press('c')
  }
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
  await expect(page.getByRole('textbox', { name: /^Rationale for C1/ })).toBeFocused()
  await keyboard.type(RATIONALE)
  await keyboard.press('Tab')
}
