import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type TestBrowser, type TestDesktop, type TestHub, test } from './fixtures'
import { readVerifiedBadge } from './journey/badge'
import { takePicture } from './journey/pictures'
import {
  chooseWho,
  criterion,
  dragArea,
  dragOver,
  goToPage,
  openCriterion,
  openItem,
  protectWork,
  rowOf,
  seeQueue,
  seeSaved,
  showView,
  stateNoEvidence,
  unlock,
} from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const CANDIDATE = 'Marta Figueiredo'
const HEADER = 1
/** What the sample panel gives to Ingrid: sixteen that name her first, and a second look. */
const HERS = 17
const ACHIEVEMENT = 'Data storytelling for public health'
const COMMENT = 'Reshapes the chart after watching who reads it.'
const AREA_COMMENT = 'The reading order comes from here.'
const RATIONALE = 'The order of the clinics follows the calls that the nurses make.'

/** What differs between the two ways of running the workbench. */
type Workbench = {
  client: TestDesktop | TestBrowser
  /** Signs in by the screen; on the desktop another window follows. */
  signIn(): Promise<void>
  /** Waits until a crash would not take the sign-in along. */
  keptSignIn(): Promise<void>
  /** Presses a button that saves a file, and reads what was saved. */
  saved(press: () => Promise<void>): Promise<Uint8Array>
}

test('a review in the desktop app, from signing in to a badge that others verify', async ({ assay }) => {
  const hub = await assay.hub()
  const client = await assay.desktop({ hub })
  const target = join(assay.folder, 'badge.png')
  await review(hub, {
    client,
    signIn: async () => {
      await client.nextWindow(() => chooseWho(client.page, ASSESSOR))
    },
    // The token is sealed and on the disk before the window for the person opens.
    keptSignIn: async () => undefined,
    saved: async (press) => {
      // The only thing a test can't click is the system's own dialog.
      await client.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, target)
      await press()
      await expect.poll(() => readFile(target).catch(() => null)).not.toBeNull()
      return readFile(target)
    },
  })
})

test('the same review in a browser', async ({ assay }) => {
  const hub = await assay.hub()
  const client = await assay.browser({ hub })
  await review(hub, {
    client,
    signIn: () => chooseWho(client.page, ASSESSOR),
    keptSignIn: async () => {
      // A browser writes its cookies to the disk only every half a minute.
      const cookies = join(client.profile, 'Default', 'Cookies')
      await expect.poll(async () => (await readFile(cookies)).includes('assay_session'), { timeout: 60_000 }).toBe(true)
    },
    saved: async (press) => {
      const waiting = client.page.waitForEvent('download')
      await press()
      return readFile(await (await waiting).path())
    },
  })
})

async function review(hub: TestHub, workbench: Workbench): Promise<void> {
  const { client } = workbench
  await workbench.signIn()
  await protectWork(client.page)
  await takeOffline(client.page)
  await annotate(client.page)
  await workbench.keptSignIn()

  await hub.stop()
  await scoreWithoutHub(client.page)
  await client.kill()
  await client.relaunch()
  await unlock(client.page)
  await findEverythingAgain(client.page)
  await submitWithoutHub(client.page)
  await client.kill()
  await client.relaunch()
  await unlock(client.page)

  await hub.start()
  await takeBackAndSubmitAgain(client.page)
  await openReleasedBadge(client.page, hub, workbench)
}

async function takeOffline(page: Page): Promise<void> {
  await expect(page.getByRole('row')).toHaveCount(HEADER + HERS)
  await page.getByRole('searchbox', { name: 'Search the queue' }).fill('figueiredo')
  await expect(page.getByRole('row')).toHaveCount(2)
  const row = rowOf(page, CANDIDATE)
  await expect(row).toContainText(ACHIEVEMENT)
  await row.getByRole('button', { name: `Take ${CANDIDATE} offline` }).click()
  await expect(row.getByRole('img', { name: /^Offline and verified/ })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search the queue' }).fill('')
  await expect(page.getByRole('row')).toHaveCount(HEADER + HERS)
  await takePicture(page, 'queue')
  await row.click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible()
}

/** A passage of the PDF, an area of the picture, and a read of the vouch and the text. */
async function annotate(page: Page): Promise<void> {
  await openItem(page, 'Vaccination dashboard: design report')
  const words = await goToPage(page, 7)
  await page.getByRole('button', { name: 'Highlight' }).click()
  await dragOver(page, words.locator('span', { hasText: 'dropped the map and ranked clinics' }))
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  await page.keyboard.type(COMMENT)
  await page.keyboard.press('Escape')
  await expect(criterion(page, 'C1').getByRole('button', { name: /p\. 7/ })).toBeVisible()

  await page.getByRole('button', { name: 'Find in document' }).click()
  await page.keyboard.type('plan')
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  await page.keyboard.press('Escape')

  await openItem(page, 'Whiteboard, user interviews')
  await page.getByRole('button', { name: 'Mark an area' }).click()
  await dragArea(page, page.getByRole('img', { name: 'Whiteboard, user interviews' }))
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  await page.keyboard.type(AREA_COMMENT)
  await page.keyboard.press('Escape')
  await seeSaved(page)

  await openItem(page, 'Data lead, county office')
  await expect(
    page
      .getByRole('region', { name: /Data lead|vouch/i })
      .getByText('Signature verified')
      .first(),
  ).toBeVisible()
  await openItem(page, 'Reading tests, raw log')
  await expect(page.frameLocator('iframe').locator('body')).toContainText('test')

  await page.getByRole('button', { name: 'Show 2 notes' }).click()
  await expect(page.getByText(COMMENT)).toBeVisible()
  await page.getByText(COMMENT).click()
  await expect(page.getByRole('textbox', { name: 'Page number' })).toHaveValue('7')
  await takePicture(page, 'desk')
}

async function scoreWithoutHub(page: Page): Promise<void> {
  await criterion(page, 'C1').getByRole('heading').getByRole('button').focus()
  await page.keyboard.press('3')
  await expect(criterion(page, 'C2').getByRole('radiogroup')).toBeVisible()
  for (const level of ['4', '3', '3', '2']) await page.keyboard.press(level)
  await expect(criterion(page, 'C5').getByRole('radio', { name: '2 Developing' })).toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(criterion(page, 'C5').getByRole('radio', { name: '2 Developing' })).not.toBeChecked()
  await page.keyboard.press('Control+Shift+z')
  await expect(criterion(page, 'C5').getByRole('radio', { name: '2 Developing' })).toBeChecked()
  await openCriterion(page, 'C1')
  await page.keyboard.press('r')
  await page.keyboard.type(RATIONALE)
  await seeSaved(page)
}

async function findEverythingAgain(page: Page): Promise<void> {
  const [queue, desk] = [
    page.getByRole('heading', { name: 'My queue' }),
    page.getByRole('heading', { name: CANDIDATE, level: 1 }),
  ]
  // The address decides where it opens: a browser comes back to the desk, the desktop begins at the queue.
  await expect(queue.or(desk)).toBeVisible()
  if (await queue.isVisible()) {
    await showView(page, 'Drafts')
    await rowOf(page, CANDIDATE).dblclick()
  }
  await expect(desk).toBeVisible()
  await openCriterion(page, 'C1')
  await expect(page.getByRole('textbox', { name: /^Rationale for C1/ })).toHaveValue(RATIONALE)
  // The list of notes is open as it was left.
  const search = page.getByRole('textbox', { name: 'Search notes' })
  for (const comment of [COMMENT, AREA_COMMENT]) {
    await search.fill(comment)
    await expect(page.getByText(comment)).toBeVisible()
  }
  await search.fill('')
  for (const code of ['C2', 'C3', 'C4', 'C5']) await expect(criterion(page, code)).not.toContainText('not scored')
}

async function submitWithoutHub(page: Page): Promise<void> {
  for (const code of ['C2', 'C3', 'C4', 'C5']) await stateNoEvidence(page, code)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('goes out by itself when the hub is back')
  await dialog.getByRole('button', { name: 'Submit: award' }).click()
  await expect(page.getByText('Kept here; goes out when the hub is back')).toBeVisible()
}

async function takeBackAndSubmitAgain(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^My queue/ }).click()
  await seeQueue(page)
  await showView(page, 'Sent')
  const row = rowOf(page, CANDIDATE)
  // Nobody presses anything: the decision goes out by itself once the hub can be reached.
  await expect(row).toContainText(/Badge in/, { timeout: 60_000 })
  await takePicture(page, 'receipt')
  await row.getByRole('button', { name: 'Take back' }).click()
  await expect(row).toHaveCount(0, { timeout: 30_000 })
  await showView(page, 'Drafts')
  await rowOf(page, CANDIDATE).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Award/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Submit: award' }).click()
  await expect(page.getByText('The hub has it')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('The badge is released')).toBeVisible({ timeout: 60_000 })
}

async function openReleasedBadge(page: Page, hub: TestHub, workbench: Workbench): Promise<void> {
  await page
    .getByRole('link', { name: 'Open the badge' })
    .or(page.getByRole('button', { name: 'Open the badge' }))
    .click()
  await expect(page.getByRole('heading', { name: ACHIEVEMENT, level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Proficient')
  const save = page.getByRole('button', { name: 'Save as PNG, with the badge in the picture' })
  await expect(save).toBeEnabled({ timeout: 30_000 })
  await takePicture(page, 'badge')
  const credential = await readVerifiedBadge(await workbench.saved(() => save.click()))
  expect(credential.credentialSubject.achievement.name).toBe(ACHIEVEMENT)
  expect(credential.credentialSubject.result).toHaveLength(5)
  expect(JSON.stringify(credential.evidence)).toContain(RATIONALE)
  const publicPage = await fetch(`${hub.origin}/badges/${credential.id.split(':').at(-1)}`)
  expect(publicPage.status).toBe(200)
  expect(publicPage.headers.get('content-security-policy')).toContain('sandbox')
  expect(await publicPage.text()).toContain(CANDIDATE)
}
