import type { Page } from '@playwright/test'
import { expect, type TestHub, test } from './fixtures'
import { Keyboard } from './journey/keyboard'
import { assess, goOn, type Review, takeEverythingOffline } from './journey/keyboard-review'
import { chooseWho, protectWork } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const SHORTEST: Review = {
  candidate: 'Catarina Vidal',
  criteria: 4,
  items: [
    { title: 'The night list: account of one conversation', way: 'highlight' },
    { title: 'Flip chart, 12 June', way: 'area' },
    { title: 'Flip chart, 24 July', way: 'pin' },
    { title: 'Mediation basics, score report', way: 'underline' },
    { title: 'Porter, participant', way: 'comment' },
  ],
}

/** What is read: together they hold every kind of evidence. */
const SETS: Record<string, readonly Review[]> = {
  'texts, tables, pictures, results and vouches': [
    {
      candidate: 'Joaquim Bento Reis',
      criteria: 5,
      items: [
        { title: 'Heat and emergency admissions: policy brief', way: 'underline' },
        { title: 'The days, one row each', way: 'highlight' },
        { title: 'Gazeta da Serra', way: 'highlight' },
      ],
    },
    {
      candidate: 'Dele Adeyemi',
      criteria: 5,
      items: [
        { title: 'Feedback page for practices', way: 'comment' },
        { title: "The poster's drawing", way: 'pin' },
      ],
    },
    SHORTEST,
  ],
  'talks, recordings and programs': [
    {
      candidate: 'Sanna Virtanen',
      criteria: 5,
      items: [
        { title: 'Who is not calling the quit line? Recording', way: 'time' },
        { title: 'Who is not calling the quit line? Slides', way: 'area' },
        { title: 'Self-evaluation', way: 'highlight' },
      ],
    },
    {
      candidate: 'Mateusz Wrona',
      criteria: 5,
      items: [
        { title: 'lab-turnaround.zip', way: 'lines', letter: 't' },
        { title: 'A colleague runs it', way: 'time' },
        { title: 'How long does a blood culture take?', way: 'highlight' },
      ],
    },
    {
      candidate: 'Diogo Antunes',
      criteria: 5,
      items: [
        { title: 'Library opening hours', way: 'highlight' },
        { title: 'library-hours-main.tar.gz', way: 'lines', letter: 'r' },
        { title: 'Repository page', way: 'comment' },
      ],
    },
    {
      candidate: 'Elif Aydin',
      criteria: 4,
      items: [{ title: 'The water meter: excerpt of the recording', way: 'time' }],
    },
    { candidate: 'Farah Haddad', criteria: 5, items: [{ title: 'analysis_final2.py', way: 'lines' }] },
  ],
  'files in other programs’ formats, locked, broken, empty or of a kind that nobody knows': [
    {
      candidate: 'Ruben Achterberg',
      criteria: 5,
      items: [
        { title: 'Slides for the steering group', way: 'area' },
        { title: 'Counts by letter, week and age', way: 'whole' },
        { title: "Interviews with people who didn't answer", way: 'whole', asksPassword: true },
        { title: 'Returned forms, raw answers', way: 'whole', shows: /Save a copy/i },
        { title: 'The four letters', way: 'whole', shows: /Save a copy/i },
        { title: 'Text of the reminder', way: 'whole', shows: /empty/i },
      ],
    },
  ],
}

for (const [kinds, reviews] of Object.entries(SETS)) {
  test(`reviews are done with the keyboard alone, without a hub, and reach it when it is back: ${kinds}`, async ({ assay }) => {
    test.setTimeout(480_000)
    const hub = await assay.hub()
    const { page } = await assay.browser({ hub })
    await chooseWho(page, ASSESSOR)
    await protectWork(page)
    const keyboard = new Keyboard(page)
    await takeEverythingOffline(keyboard)
    // The program itself is kept by the service worker, which takes its time about it.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await hub.stop()
    for (const review of reviews) {
      await test.step(review.candidate, () => assess(keyboard, review))
    }
    await seeSent(page, hub, reviews.length)
  })
}

test('in the desktop app a review is done with the keyboard alone, and one key goes on to the next', async ({ assay }) => {
  const hub = await assay.hub()
  const client = await assay.desktop({ hub })
  const page = await client.nextWindow(() => chooseWho(client.page, ASSESSOR))
  await protectWork(page)
  const keyboard = new Keyboard(page)
  await takeEverythingOffline(keyboard)
  await hub.stop()
  const review = { candidate: 'Farah Haddad', criteria: 5, items: [{ title: 'Python for analysts', way: 'highlight' }] } as const
  await assess(keyboard, review)
  const next = await goOn(keyboard, review.candidate)
  expect(next).not.toBe('')
  await keyboard.press('Shift+E', 'e', 'Alt+1', '4')
  await expect(page.getByRole('rowheader', { name: review.candidate })).toBeVisible()
  await keyboard.press('Home', 'Enter')
  await expect(page.getByRole('dialog')).toContainText(review.candidate)
  await keyboard.press('Escape')
  const waiting = page.getByText('1 waiting to send')
  await expect(waiting).toBeVisible()
  await hub.start()
  await expect(waiting).toHaveCount(0, { timeout: 60_000 })
  await expect(page.getByRole('rowheader', { name: review.candidate })).toBeVisible()
})

/** Nobody presses anything: what was decided goes out by itself once the hub can be reached. */
async function seeSent(page: Page, hub: TestHub, reviews: number): Promise<void> {
  const waiting = page.getByText(`${reviews} waiting to send`)
  await expect(waiting).toBeVisible()
  await hub.start()
  await expect(page.getByText('The hub has it')).toBeVisible({ timeout: 60_000 })
  await expect(waiting).toHaveCount(0)
}
