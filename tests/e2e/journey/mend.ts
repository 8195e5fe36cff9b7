import type { Page } from '@playwright/test'
import { expect } from '../fixtures'

const LIMIT = { timeout: 60_000 }

/** Opens why somebody differs on a criterion, from the matrix of a round. */
export async function seeWhy(page: Page, criterion: string, name: string): Promise<void> {
  const names = page.getByRole('switch', { name: 'Names' })
  if (!(await names.isChecked())) await names.click()
  await page.getByRole('gridcell', { name: new RegExp(`${criterion}.*${name}`) }).click()
  await expect(page.getByRole('heading', { name: 'Why they differ' })).toBeVisible(LIMIT)
}

/** Says something in the thread of the criterion that is open, and writes down how the panel reads it. */
export async function agreeOn(page: Page, code: string, said: string, reading: string): Promise<void> {
  const thread = page.getByRole('region', { name: `Thread on ${code}` })
  await thread.getByRole('textbox', { name: `Write on ${code}` }).fill(said)
  await thread.getByRole('button', { name: /^Send/ }).click()
  await expect(thread.getByText(said)).toBeVisible(LIMIT)
  const card = page.getByRole('region', { name: 'Agreed reading' })
  await card.getByRole('button', { name: 'Agree on a reading' }).click()
  await card.getByRole('textbox', { name: `Reading of ${code}` }).fill(reading)
  await card.getByRole('button', { name: /^Agree/ }).click()
  await expect(card.getByText(reading)).toBeVisible(LIMIT)
  await expect(card.getByText(/^Agreed [A-Z][a-z]{2} \d/)).toBeVisible(LIMIT)
}

/** Puts the agreed reading into the rubric, raises the hurdle of a criterion, and publishes that. @returns what is said of past decisions */
export async function mendRubric(page: Page, code: string, hurdle: string, note: string): Promise<string> {
  await page.getByRole('region', { name: 'Agreed reading' }).getByRole('button', { name: 'Put into the rubric' }).click()
  await expect(page.getByText(/^It stands in your draft now/)).toBeVisible(LIMIT)
  const criterion = page.getByRole('region', { name: `Criterion ${code}` })
  await criterion.getByRole('combobox', { name: 'Level that must be reached' }).click()
  await page.getByRole('option', { name: hurdle }).click()
  await expect(page.getByText('Draft kept')).toBeVisible(LIMIT)
  const effect = page.getByRole('region', { name: 'What would change' }).getByText(/past decisions? would change$/)
  await expect(effect).toBeVisible(LIMIT)
  const said = await effect.innerText()
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What changed, and why' }).fill(note)
  await dialog.getByRole('checkbox', { name: /for a second look$/ }).check()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Rubric v2', { exact: true }).first()).toBeVisible(LIMIT)
  return said
}
