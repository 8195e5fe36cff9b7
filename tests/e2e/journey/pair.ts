import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixtures'
import { criterion, openCriterion, openItem, seeSaved } from './person'

/** What one of two assessors makes of the pair's submission; the words are found wherever they turn up. */
export type Judgement = {
  /** Of C1 and C2, counted from 1. */
  levels: readonly [number, number]
  rationale: string
  note: string
  feedback: string
  outcome: 'Award' | 'Not yet'
}

/** The row of the submission that two assess; marked blind, it has a pseudonym for a name. */
export function pairRow(page: Page): Locator {
  return page.getByRole('row').filter({ hasText: 'Achievement blind-pair' })
}

export async function takePairOffline(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search the queue' }).fill('blind-pair')
  const row = pairRow(page)
  await row.getByRole('button', { name: /^Take .+ offline$/ }).click()
  await expect(row.getByRole('img', { name: /^Offline and verified/ })).toBeVisible()
}

export async function openPair(page: Page): Promise<void> {
  await pairRow(page).dblclick()
  await expect(page.getByRole('heading', { name: /^Candidate [0-9A-Z]{4}-[0-9A-Z]{2}$/, level: 1 })).toBeVisible()
}

/** Begins: a reason for the first criterion, and a note on the first item. */
export async function beginPair(page: Page, { rationale, note }: Judgement): Promise<void> {
  await openCriterion(page, 'C1')
  await page.getByRole('textbox', { name: /^Rationale for C1/ }).fill(rationale)
  await openItem(page, 'note')
  await page.getByRole('button', { name: 'Note on the whole item' }).click()
  const field = page.getByRole('textbox', { name: 'Comment', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type(note)
  await page.keyboard.press('Escape')
  await seeSaved(page)
}

/** Gives the levels, tells the candidate something, and hands in. */
export async function concludePair(page: Page, { levels, feedback, outcome }: Judgement): Promise<void> {
  for (const [at, level] of levels.entries()) {
    const code = `C${at + 1}`
    await openCriterion(page, code)
    await criterion(page, code).getByRole('heading').getByRole('button').focus()
    await page.keyboard.press(String(level))
    await openCriterion(page, code)
    const stated = criterion(page, code).getByRole('switch', { name: 'No evidence found' })
    // Where the note is linked, there is nothing to state.
    if (await stated.isEnabled({ timeout: 1_000 }).catch(() => false)) await stated.click()
  }
  const outcomes = page.getByRole('region', { name: 'Outcome' })
  await outcomes.getByRole('button', { name: 'Feedback' }).click()
  await page.getByRole('textbox', { name: 'Feedback to the candidate' }).fill(feedback)
  await seeSaved(page)
  await outcomes.getByRole('button', { name: new RegExp(`^${outcome}`) }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit: / })
    .click()
  await expect(page.getByText('Kept here; goes out when the hub is back')).toBeVisible()
}
