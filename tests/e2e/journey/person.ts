import type { Locator, Page } from '@playwright/test'
import { expect } from '../fixtures'

/** Also outside of Playwright's own runner, where nothing says how long to wait: a program that has just started takes its time. */
const patient = expect.configure({ timeout: 30_000 })

/** What a person does in the workbench, in their words; every step is done with the mouse or the keyboard on what is shown. */
export const PASSPHRASE = 'copper kettle under seven stars'

/** Chooses a sample person on the sign-in screen. */
export async function chooseWho(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
}

/** Chooses a passphrase, keeps the recovery code, and comes to the queue. @returns the recovery code */
export async function protectWork(page: Page): Promise<string> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Protect' }).click()
  const code = page.getByText(/^([0-9A-Z]{4}-){4,}[0-9A-Z]{4}$/)
  await patient(code).toBeVisible()
  const written = await code.innerText()
  await page.getByRole('checkbox', { name: /kept it/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await seeQueue(page)
  return written
}

/** Unlocks after a restart, with nothing but the keyboard. */
export async function unlock(page: Page): Promise<void> {
  const field = page.getByLabel('Passphrase')
  await patient(field).toBeFocused()
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
}

export async function seeQueue(page: Page): Promise<void> {
  await patient(page.getByRole('heading', { name: 'My queue', level: 1 })).toBeVisible()
}

/** A submission's row in the queue. */
export function rowOf(page: Page, candidate: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: candidate }) })
}

/** Shows one of the queue's views, such as "Sent". */
export async function showView(page: Page, name: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: 'Which submissions' })
    .getByText(new RegExp(`^${name} \\d+`))
    .click()
}

/** Opens an item in the evidence list. */
export async function openItem(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'What was handed in' }).getByRole('button', { name: title }).click()
}

/** Goes to a page of the PDF that is open, and waits until its words can be selected. */
export async function goToPage(page: Page, pageNumber: number): Promise<Locator> {
  const field = page.getByRole('textbox', { name: 'Page number' })
  await field.fill(String(pageNumber))
  await field.press('Enter')
  const words = page.locator(`.page[data-page-number="${pageNumber}"] .textLayer`)
  await patient(words.locator('span').first()).toBeVisible()
  return words
}

/** Drags over a line of the document's text as a hand would, with the tool that is chosen. */
export async function dragOver(page: Page, line: Locator): Promise<void> {
  await line.scrollIntoViewIfNeeded()
  const box = await line.boundingBox()
  if (box === null) throw new Error('the line is not shown')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 1, middle)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, middle, { steps: 5 })
  await page.mouse.move(box.x + box.width - 1, middle, { steps: 5 })
  await page.mouse.up()
}

/** Drags a rectangle within what is shown; fractions of its width and height. */
export async function dragArea(page: Page, over: Locator, area = { x: 0.2, y: 0.2, width: 0.3, height: 0.25 }): Promise<void> {
  const box = await over.boundingBox()
  if (box === null) throw new Error('nothing is shown there')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(area.x, area.y))
  await page.mouse.down()
  await page.mouse.move(...at(area.x + area.width / 2, area.y + area.height / 2), { steps: 5 })
  await page.mouse.move(...at(area.x + area.width, area.y + area.height), { steps: 5 })
  await page.mouse.up()
}

/** Waits until the desk says that everything is on the disk; where feedback is being written, it says so there as well. */
export async function seeSaved(page: Page): Promise<void> {
  await patient(page.getByRole('main').getByText('Saved', { exact: true }).first()).toBeVisible()
}

/** The part of the rubric about one criterion, such as "C2". */
export function criterion(page: Page, code: string): Locator {
  return page
    .getByRole('region', { name: 'Rubric' })
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: code }) })
}

/** Opens a criterion in the rubric, where it isn't open already. */
export async function openCriterion(page: Page, code: string): Promise<void> {
  const heading = criterion(page, code).getByRole('heading').getByRole('button')
  if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click()
}

/** States for a criterion that no evidence was found. */
export async function stateNoEvidence(page: Page, code: string): Promise<void> {
  await openCriterion(page, code)
  await criterion(page, code).getByRole('switch', { name: 'No evidence found' }).click()
}
