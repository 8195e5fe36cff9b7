import type { Page } from '@playwright/test'
import { ROUTES } from '../../shared/protocol/routes'
import { expect, test } from './fixtures'
import { chooseWho, criterion, openCriterion, protectWork, rowOf, seeQueue, seeSaved, showView } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const REVISED = 'Joaquim Bento Reis'
const WITHDRAWN = 'Dele Adeyemi'
const MOVED = 'Catarina Vidal'
const SUPERSEDED = 'Samuel Ferreira Lobo'

test('what happens at the hub while drafts are open is asked, kind by kind, and keeps the work', async ({ assay }) => {
  const hub = await assay.hub()
  const { page } = await assay.browser({ hub })
  await chooseWho(page, ASSESSOR)
  await protectWork(page)
  for (const candidate of [REVISED, WITHDRAWN, MOVED, SUPERSEDED]) await beginDraft(page, candidate)
  const ids = await readSubmissions(page)

  await hub.operator('revise', idOf(ids, REVISED))
  await hub.operator('withdraw', idOf(ids, WITHDRAWN))
  await hub.operator('move', idOf(ids, MOVED), '--to', 'Wei-Lin Chen')
  await hub.operator('supersede', 'Facilitating difficult conversations')

  await page.keyboard.press('Alt+1')
  await seeQueue(page)
  await showView(page, 'Needs me')
  for (const [candidate, kind] of [
    [REVISED, 'New revision'],
    [WITHDRAWN, 'Withdrawn'],
    [MOVED, 'Moved to somebody else'],
    [SUPERSEDED, 'New rubric version'],
  ] as const) {
    await expect(rowOf(page, candidate)).toContainText(kind, { timeout: 60_000 })
  }

  await goOn(page, REVISED, 'The candidate handed in a new revision', /^Go on with revision 2/)
  await goOn(page, SUPERSEDED, 'The rubric has a new version', /^Go on with version 2/)
  await discard(page, WITHDRAWN, 'The candidate withdrew this submission')
  await handOver(page, MOVED)

  const other = (await assay.browser({ hub })).page
  await chooseWho(other, 'Wei-Lin Chen')
  await protectWork(other)
  await expect(rowOf(other, MOVED)).toBeVisible({ timeout: 60_000 })
  await rowOf(other, MOVED).dblclick()
  await takeOver(other)
})

/** Gives the first criterion its second level. */
async function beginDraft(page: Page, candidate: string): Promise<void> {
  await rowOf(page, candidate).dblclick()
  await expect(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
  await page.getByRole('radio').nth(1).click()
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await seeSaved(page)
  await page.keyboard.press('Alt+1')
  await seeQueue(page)
}

type Submissions = { id: string; name: string | null }[]

/** What operators name submissions by is on no screen of an assessor's. */
async function readSubmissions(page: Page): Promise<Submissions> {
  return page.evaluate(async (changes) => {
    const answer: { changes: { kind: string; body?: { id: string; candidate: { name: string | null } } }[] } = await (
      await fetch(changes)
    ).json()
    return answer.changes.flatMap(({ kind, body }) =>
      kind === 'submission' && body ? [{ id: body.id, name: body.candidate.name }] : [],
    )
  }, ROUTES.changes)
}

function idOf(submissions: Submissions, candidate: string): string {
  const found = submissions.find(({ name }) => name === candidate)
  if (!found) throw new Error(`nothing of ${candidate} was handed out`)
  return found.id
}

async function openNeeding(page: Page, candidate: string): Promise<void> {
  await page.keyboard.press('Alt+1')
  await seeQueue(page)
  await rowOf(page, candidate).dblclick()
}

async function goOn(page: Page, candidate: string, title: string, button: RegExp): Promise<void> {
  await openNeeding(page, candidate)
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByRole('button', { name: button }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/^This draft went on with/)).toBeVisible()
}

async function discard(page: Page, candidate: string, title: string): Promise<void> {
  await openNeeding(page, candidate)
  await page.getByRole('dialog', { name: title }).getByRole('button', { name: 'Discard my draft' }).click()
  await expect(page.getByRole('region', { name: 'You discarded your draft' })).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(rowOf(page, candidate)).toHaveCount(0)
}

async function handOver(page: Page, candidate: string): Promise<void> {
  await openNeeding(page, candidate)
  const dialog = page.getByRole('dialog', { name: 'This work was moved to another assessor' })
  await dialog.getByRole('button', { name: 'Hand my draft over…' }).click()
  const asked = page.getByRole('dialog', { name: 'Hand your draft to the assessor who has this work now?' })
  await asked.getByRole('button', { name: 'Hand it over' }).click()
  await expect(page.getByText('You handed your draft over', { exact: true })).toBeVisible({ timeout: 60_000 })
}

/** Looks at the draft that was handed over, and takes what was scored in it. */
async function takeOver(page: Page): Promise<void> {
  const line = page.getByRole('status', { name: 'A draft that was handed to you' })
  await expect(line).toBeVisible({ timeout: 60_000 })
  await openCriterion(page, 'C1')
  await expect(criterion(page, 'C1').getByRole('radio', { checked: true })).toHaveCount(0)
  await line.getByRole('button', { name: 'Look at it…' }).click()
  const dialog = page.getByRole('dialog', { name: /^A draft was handed to you by/ })
  await dialog.getByRole('button', { name: 'Take over C1' }).click()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await openCriterion(page, 'C1')
  await expect(criterion(page, 'C1').getByRole('radio').nth(1)).toBeChecked()
  await seeSaved(page)
}
