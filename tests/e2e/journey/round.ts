import type { Page } from '@playwright/test'
import { expect, type TestBrowser } from '../fixtures'
import type { Line } from '../fixtures/line'
import { isEnough, type Levels } from './levels'
import { chooseWho, criterion, openCriterion, openItem, protectWork, seeQueue, seeSaved, stateNoEvidence } from './person'

const LIMIT = { timeout: 60_000 }

/** What a lead fills in. */
export type RoundSetUp = {
  name: string
  achievement: string
  mode: 'Practice' | 'Qualification' | 'Seeding'
  /** How many exemplars the workbench is to suggest. */
  exemplars: number
  /** By name. */
  panel: readonly string[]
  /** Of seeding: how much of their work is to be seeds, in per cent. */
  seedShare?: number
}

/** References by what the candidate of an exemplar is called on the desk. */
export type References = Map<string, Levels>

/** Sets a round up from the room's first screen, and opens it. @param decided how many submissions there are to choose from */
export async function setUpRound(page: Page, setUp: RoundSetUp, decided: number): Promise<void> {
  await page.getByRole('link', { name: 'Calibration' }).first().click()
  await page.getByRole('link', { name: 'Set up a round' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill(setUp.name)
  await page.getByRole('combobox', { name: 'Achievement' }).click()
  await page.getByRole('option', { name: setUp.achievement, exact: true }).click()
  await expect(page.getByRole('checkbox', { name: /^Choose / })).toHaveCount(decided, LIMIT)
  await page.getByRole('radiogroup', { name: 'What it is for' }).getByText(setUp.mode).click()
  await page.getByLabel('Last day').fill(dayIn(14))
  if (setUp.seedShare) await page.getByRole('textbox', { name: 'Share of their work' }).fill(String(setUp.seedShare))
  await page.getByRole('textbox', { name: 'How many' }).fill(String(setUp.exemplars))
  await page.getByRole('button', { name: 'Suggest' }).click()
  await expect(page.getByText(`${setUp.exemplars} exemplars are chosen`)).toBeVisible(LIMIT)
  for (const name of setUp.panel) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Set up the round' }).click()
  await seeRound(page, setUp.name)
  await expect(page.getByRole('heading', { name: 'Set the reference' })).toBeVisible(LIMIT)
}

/** Opens a round by its name, from wherever the room is. */
export async function seeRound(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Calibration' }).first().click()
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible(LIMIT)
}

/** Scores each exemplar on the desk as the reference. @returns what each was given */
export async function setReferences(page: Page, round: string, given: readonly Levels[]): Promise<References> {
  const references: References = new Map()
  for (const [at, levels] of given.entries()) {
    const next = page.getByRole('link', { name: /^Score on the desk/ }).first()
    await next.click()
    references.set(await readNote(page), levels)
    await scoreHere(page, levels, `As the panel is to read it (${at + 1}).`)
    await seeRound(page, round)
    await expect(page.getByText(`${at + 1} of ${given.length} references set`)).toBeVisible(LIMIT)
  }
  return references
}

/** Opens the round to its panel. */
export async function openRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the round…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('main').getByText('Open', { exact: true })).toBeVisible(LIMIT)
}

/** Closes it for good. */
export async function closeRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the round…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.getByRole('main').getByText('Closed', { exact: true })).toBeVisible(LIMIT)
}

/**
 * Somebody of the panel takes what they find in their queue onto their machine, loses the network, scores all of it, and sends it when there is one again.
 * @param levelsOf by what the candidate is called
 */
export async function scoreOffline(
  { page }: TestBrowser,
  line: Line,
  name: string,
  exemplars: number,
  levelsOf: (candidate: string) => Levels,
): Promise<void> {
  await chooseWho(page, name)
  await protectWork(page)
  // What is due last comes first: the list shows no more than fits.
  await page.getByRole('columnheader', { name: /^Due/ }).getByRole('button').click()
  const rows = page.getByRole('row').filter({ hasText: 'Calibration' })
  await expect(rows).toHaveCount(exemplars, LIMIT)
  const takes = rows.getByRole('button', { name: /^Take .+ offline$/ })
  for (let left = exemplars; left > 0; left--) {
    await takes.first().click()
    await expect(takes).toHaveCount(left - 1, LIMIT)
  }
  await expect(rows.getByRole('img', { name: /^Offline and verified/ })).toHaveCount(exemplars, LIMIT)
  await line.cut()
  for (let at = 0; at < exemplars; at++) {
    await rows.first().dblclick()
    await scoreHere(page, levelsOf(await readNote(page)), `How ${name} reads it.`)
    await page.keyboard.press('Alt+1')
    await seeQueue(page)
  }
  await expect(rows).toHaveCount(0)
  await line.mend()
  await expect(page.getByText('All receipts in')).toBeVisible(LIMIT)
}

/** Opens the note of the work on the desk, taking it onto the machine where it isn't there. @returns what its candidate is called */
async function readNote(page: Page): Promise<string> {
  const take = page.getByRole('button', { name: 'Take offline to read it here' })
  const isHere = page.getByText(/^Offline and verified/)
  await openItem(page, 'note')
  await expect(take.or(isHere)).toBeVisible(LIMIT)
  if (await take.isVisible()) await take.click()
  await expect(isHere).toBeVisible(LIMIT)
  return page.getByRole('heading', { level: 1 }).innerText()
}

/** Gives both criteria a level on the desk that is open, with a reason for the first, and hands it in for calibration. */
async function scoreHere(page: Page, levels: Levels, reason: string): Promise<void> {
  for (const [at, level] of levels.entries()) {
    const code = `C${at + 1}`
    await openCriterion(page, code)
    if (at === 0) await page.getByRole('textbox', { name: /^Rationale for C1/ }).fill(reason)
    await criterion(page, code).getByRole('heading').getByRole('button').focus()
    await page.keyboard.press(String(level))
    await stateNoEvidence(page, code)
  }
  await seeSaved(page)
  const outcome = page.getByRole('region', { name: 'Outcome' })
  await outcome.getByRole('button', { name: 'Feedback' }).click()
  await page.getByRole('textbox', { name: 'Feedback to the candidate' }).fill('Read on.')
  await seeSaved(page)
  await outcome.getByRole('button', { name: isEnough(levels) ? /^Award/ : /^Not yet/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Hand in/ })
    .click()
  await expect(page.getByText('Handed in for calibration')).toBeVisible(LIMIT)
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
