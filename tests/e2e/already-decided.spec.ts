import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { startHub } from '../../scripts/hub-process.mjs'
import { expect, test } from './fixtures'
import { SAMPLES } from './fixtures/places'
import { chooseWho, criterion, openCriterion, protectWork, rowOf, seeQueue, seeSaved, showView } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const SECOND = 'Wei-Lin Chen'
const CRITERIA = ['C1', 'C2', 'C3', 'C4']
const BEGUN = 'Catarina Vidal'

const ELSEWHERE = 'You handed this in on another device'

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
