import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { idOf, PEOPLE, writePackage } from '../contract/hub/kit/package'
import { expect, type TestHub, test } from './fixtures'
import { Line } from './fixtures/line'
import { chooseWho, openItem, protectWork, seeQueue } from './journey/person'
import { decide, type Levels, score } from './journey/round'

const LIMIT = { timeout: 60_000 }
const ROUND = 'November panel'
const SHOTS = process.env.SHOTS

/** By name: what was decided before; two pass and two don't. */
const DECIDED = { plain: [4, 3], decided: [2, 2], order: [1, 2], orders: [2, 4] } as const
const REFERENCE: Record<string, Levels> = {}

test('a lead calibrates a panel: a round, three assessors without a network, and what came of it', async ({ assay }) => {
  const samples = join(assay.folder, 'package')
  writePackage(samples, { thirdAssessor: true })
  const hub = await assay.hub({}, { samples })
  await decide(
    hub.origin,
    PEOPLE.ada.id,
    Object.fromEntries(Object.entries(DECIDED).map(([name, levels]) => [idOf(`submission-${name}`), levels])),
  )
  const desktop = await assay.desktop({ hub })
  const lead = await desktop.nextWindow(() => chooseWho(desktop.page, PEOPLE.lea.name))
  await test.step('the lead sets a round up from what was decided, and the reference', async () => {
    await protectWork(lead)
    await setUp(lead)
    await reference(lead)
    await open(lead)
  })
  await test.step('three assessors score it, each without a network', async () => {
    await scoreOffline(assay, hub, PEOPLE.ada.name, (levels) => levels)
    await scoreOffline(assay, hub, PEOPLE.ben.name, ([first, second]) => [lower(first), lower(second)])
    await scoreOffline(assay, hub, PEOPLE.cem.name, ([first, second]) => [first, higher(second)])
  })
  await test.step('the lead sees', async () => {
    await expect(lead.getByText('3 of 3 finished')).toBeVisible(LIMIT)
    await shot(lead, '20-results')
    await lead.getByRole('grid').getByRole('gridcell').nth(1).click()
    await shot(lead, '21-why')
    await lead.emulateMedia({ colorScheme: 'dark' })
    await shot(lead, '22-dark')
  })
})

async function shot(page: Page, name: string) {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function setUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Calibration' }).click()
  await shot(page, '01-empty')
  await page
    .getByRole('link', { name: 'Set up a round' })
    .or(page.getByRole('button', { name: 'Set up a round' }))
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Name' }).fill(ROUND)
  await page
    .getByRole('combobox', { name: 'Achievement' })
    .or(page.getByRole('textbox', { name: 'Achievement' }))
    .click()
  await page.getByRole('option', { name: 'Achievement solo' }).click()
  await expect(page.getByRole('checkbox', { name: /^Choose / })).toHaveCount(4, LIMIT)
  await shot(page, '02-setup')
  await page.getByRole('radiogroup', { name: 'What it is for' }).getByText('Qualification').click()
  await page.getByLabel('Last day').fill(inDays(14))
  await page.getByRole('button', { name: 'Suggest' }).click()
  await shot(page, '03-suggested')
  for (const { name } of [PEOPLE.ada, PEOPLE.ben, PEOPLE.cem]) await page.getByRole('checkbox', { name }).check()
  await shot(page, '04-complete')
  await page.getByRole('button', { name: 'Set up the round' }).click()
  await shot(page, '05-created')
  await page.getByRole('link', { name: ROUND }).click()
  await expect(page.getByRole('heading', { name: 'Set the reference' })).toBeVisible(LIMIT)
  await shot(page, '06-references')
}

const lower = (level: number) => Math.max(1, level - 1)
const higher = (level: number) => Math.min(4, level + 1)

/** Opens the one piece of work on the desk, taking it onto the machine where it isn't there yet. @returns what its candidate is called */
async function read(page: Page): Promise<string> {
  const take = page.getByRole('button', { name: 'Take offline to read it here' })
  const isHere = page.getByText(/^Offline and verified/)
  await openItem(page, 'note')
  await expect(take.or(isHere)).toBeVisible(LIMIT)
  if (await take.isVisible()) await take.click()
  await expect(isHere).toBeVisible(LIMIT)
  return page.getByRole('heading', { level: 1 }).innerText()
}

async function reference(page: Page): Promise<void> {
  for (let at = 0; at < 4; at++) {
    await page
      .getByRole('link', { name: /^Score on the desk/ })
      .first()
      .click()
    await shot(page, `07-desk-${at}`)
    const levels = Object.values(DECIDED)[at] ?? [1, 1]
    REFERENCE[await read(page)] = levels
    await score(page, levels, `Reference ${at}`)
    await shot(page, `08-desk-${at}`)
    await page.getByRole('link', { name: 'Calibration' }).click()
    await page.getByRole('link', { name: ROUND }).click()
    await expect(page.getByText(`${at + 1} of 4 references set`)).toBeVisible(LIMIT)
  }
  await shot(page, '09-references')
}
async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the round…' }).click()
  await shot(page, '10-open')
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  await shot(page, '11-opened')
}
async function scoreOffline(assay: any, hub: TestHub, name: string, give: (levels: Levels) => Levels): Promise<void> {
  const line = await Line.open()
  line.leadTo(hub.origin)
  const { page } = await assay.browser({ hub: line })
  await chooseWho(page, name)
  await protectWork(page)
  const rows = page.getByRole('row').filter({ hasText: 'Calibration' })
  // What is due last comes first: the list shows no more than fits.
  await page.getByRole('columnheader', { name: /^Due/ }).getByRole('button').click()
  await expect(rows).toHaveCount(4, LIMIT)
  for (let at = 0; at < 4; at++)
    await rows
      .nth(at)
      .getByRole('button', { name: /^Take .+ offline$/ })
      .click()
  await expect(rows.getByRole('img', { name: /^Offline and verified/ })).toHaveCount(4, LIMIT)
  await shot(page, `12-queue-${name}`)
  await line.cut()
  for (let at = 0; at < 4; at++) {
    await rows.first().dblclick()
    await score(page, give(REFERENCE[await read(page)] ?? [1, 1]), `${name} on ${at}`)
    await shot(page, `13-scored-${name}-${at}`)
    await page.keyboard.press('Alt+1')
    await seeQueue(page)
  }
  await line.mend()
  await expect(rows).toHaveCount(0, LIMIT)
  await shot(page, `14-done-${name}`)
  await line.close()
}
