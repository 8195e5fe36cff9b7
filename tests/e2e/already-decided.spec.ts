import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { startHub } from '../../scripts/hub-process.mjs'
import { expect, test } from './fixtures'
import { SAMPLES } from './fixtures/places'
import { chooseWho, criterion, openCriterion, protectWork, rowOf, seeQueue, seeSaved, showView, unlock } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const SECOND = 'Wei-Lin Chen'
const CRITERIA = ['C1', 'C2', 'C3', 'C4']
const BEGUN = 'Catarina Vidal'
const SENT = 'Elif Aydin'

const ELSEWHERE = 'You handed this in on another device'
const TWICE = 'You handed this in twice'

test('what another device of mine handed in is told on this one, whose work is kept, in a browser', async ({ assay }) => {
  const hub = await assay.hub()
  const here = await signIn((await assay.browser({ hub })).page, ASSESSOR)
  const there = await signIn((await assay.browser({ hub })).page, ASSESSOR)

  await pause(here, 'Everything')
  await open(here, BEGUN)
  await giveLevel(here, 'C1', 1)
  await open(here, SENT)
  await handIn(here, 4)
  await expect(here.getByText('Kept here; goes out when you end the pause')).toBeVisible()
  for (const candidate of [BEGUN, SENT]) {
    await open(there, candidate)
    await handIn(there, 3)
    await expect(there.getByText('The hub has it')).toBeVisible()
  }

  await pause(here, 'Nothing')
  for (const [candidate, title, mine] of [
    [BEGUN, ELSEWHERE, 'Beginning'],
    [SENT, TWICE, 'Exemplary'],
  ] as const) {
    const dialog = await openNeeding(here, candidate, title)
    const atHub = dialog.getByRole('region', { name: 'At the hub' })
    await expect(atHub.getByRole('listitem').filter({ hasText: 'Proficient' })).toHaveCount(CRITERIA.length)
    await expect(dialog.getByRole('region', { name: 'Yours, kept here' })).toContainText(mine)
    if (title === ELSEWHERE) await dialog.getByRole('button', { name: 'Keep it here' }).click()
  }
  await discardAndBringBack(here)
})

test('of two assessors in a browser, neither device of the one says that it is decided before the other has judged', async ({
  assay,
}) => {
  const hub = await startPairHub(assay.folder)
  try {
    const here = await signIn((await assay.browser({ hub })).page, ASSESSOR)
    const there = await signIn((await assay.browser({ hub })).page, ASSESSOR)
    await open(here, BEGUN)
    await giveLevel(here, 'C1', 1)
    await open(there, BEGUN)
    await handIn(there, 3)

    const dialog = await openNeeding(here, BEGUN, ELSEWHERE)
    await expect(dialog).toContainText("The submission isn't decided yet")
    await dialog.getByRole('button', { name: 'Keep it here' }).click()

    const second = await signIn((await assay.browser({ hub })).page, SECOND)
    await open(second, BEGUN)
    await handIn(second, 3)
    await here.getByRole('button', { name: 'What happened…' }).click()
    await expect(dialog).toContainText('Outcome: Awarded', { timeout: 30_000 })
  } finally {
    await hub.stop()
  }
})

type Samples = {
  people: { name: string; roles: string[] }[]
  achievements: { policy: { assessors: number } }[]
  submissions: { candidate: { name: string } }[]
}

/** A hub with one of the sample submissions, and a policy that asks for both of these assessors. */
async function startPairHub(folder: string) {
  const samples = join(folder, 'samples')
  await cp(SAMPLES, samples, { recursive: true })
  const file = join(samples, 'manifest.json')
  const manifest: Samples = JSON.parse(await readFile(file, 'utf8'))
  for (const { policy } of manifest.achievements) policy.assessors = 2
  for (const person of manifest.people) person.roles = [ASSESSOR, SECOND].includes(person.name) ? ['assessor'] : ['admin']
  manifest.submissions = manifest.submissions.filter(({ candidate }) => candidate.name === BEGUN)
  await writeFile(file, JSON.stringify(manifest))
  return startHub({ data: join(folder, 'pair-hub'), samples, port: 0 })
}

async function signIn(page: Page, name: string): Promise<Page> {
  await chooseWho(page, name)
  await protectWork(page)
  return page
}

/** Chooses what sync leaves alone, in the sync centre. */
async function pause(page: Page, what: 'Nothing' | 'Everything'): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.getByRole('radiogroup', { name: 'Pause' }).getByText(what, { exact: true }).click()
  await expect(page.getByRole('radio', { name: what, exact: true })).toBeChecked()
}

async function open(page: Page, candidate: string): Promise<void> {
  await page.keyboard.press('Alt+1')
  await seeQueue(page)
  await rowOf(page, candidate).dblclick()
  await expect(page.getByRole('heading', { name: candidate, level: 1 })).toBeVisible()
}

async function giveLevel(page: Page, code: string, level: number): Promise<void> {
  await openCriterion(page, code)
  await criterion(page, code)
    .getByRole('radio')
    .nth(level - 1)
    .click()
  await seeSaved(page)
}

/** Gives every criterion this level, and submits what follows from that. */
async function handIn(page: Page, level: number): Promise<void> {
  for (const code of CRITERIA) await giveLevel(page, code, level)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit/ })
    .click()
}

/** @returns the dialog that says what happened */
async function openNeeding(page: Page, candidate: string, title: string): Promise<Locator> {
  await page.keyboard.press('Alt+1')
  await seeQueue(page)
  await showView(page, 'Needs me')
  await expect(rowOf(page, candidate)).toContainText('Handed in elsewhere', { timeout: 30_000 })
  await rowOf(page, candidate).dblclick()
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog).toBeVisible()
  return dialog
}

async function discardAndBringBack(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: TWICE })
  await dialog.getByRole('button', { name: 'Discard my draft' }).click()
  const discarded = page.getByRole('region', { name: 'You discarded your draft' })
  await expect(discarded).toBeFocused()
  await page.reload()
  await unlock(page)
  await expect(discarded).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(dialog).toBeVisible()
}
