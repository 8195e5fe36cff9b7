import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { idOf, PEOPLE, peopleOf, writePackage } from '../contract/hub/kit/package'
import { type PostgresServer, startPostgres } from '../contract/hub/kit/postgres'
import { expect, type TestHub, test } from './fixtures'
import { Line } from './fixtures/line'
import { openProvider } from './fixtures/provider'
import { chooseWho, protectWork } from './journey/person'

const LIMIT = { timeout: 60_000 }
/** All of it Ada's. */
const LATE = 24
const MOVED = 20
const SOLO = 'Achievement solo'
const REASON = 'Ada has more than she can get to.'

let postgres: PostgresServer
test.beforeAll(async () => {
  postgres = await startPostgres()
})
test.afterAll(() => postgres.stop())

for (const database of ['PGlite', 'PostgreSQL'] as const) {
  test(`an admin in a browser finds what is late, reallocates twenty, sees what came of it, and takes the month away: ${database}`, async ({
    assay,
  }) => {
    const line = await Line.open()
    const samples = join(assay.folder, 'package')
    writePackage(samples, { late: LATE })
    // A hub that keeps its own database lets sample people choose who they are; one with a server has them signed in elsewhere.
    const isServer = database === 'PostgreSQL'
    const provider = isServer ? await openProvider(assay.folder, peopleOf()) : null
    const signIn = isServer ? signInElsewhere : chooseWho
    try {
      const databaseUrl = isServer ? await postgres.createDatabase('operations') : undefined
      const env = { ...provider?.env, ASSAY_PUBLIC_ORIGIN: line.origin, DATABASE_URL: databaseUrl }
      const hub = await assay.hub(env, { samples })
      line.leadTo(hub.origin)
      await provider?.serve(line.origin, { dataFolder: hub.dataFolder, databaseUrl })
      const { page } = await assay.browser({ hub: line })
      await signIn(page, PEOPLE.max.name)
      await protectWork(page)

      const had = await test.step('finds what is late, why, and who has it', async () => {
        await page.keyboard.press('Alt+7')
        const row = rowOf(waiting(page), SOLO)
        await expect(row.getByRole('cell').nth(2)).toHaveText(String(LATE), LIMIT)
        await row.getByRole('button', { name: `Show the submissions of ${SOLO}` }).click()
        await expect(lateRows(page).first()).toContainText(/late by \d+ working days/, LIMIT)
        await expect(lateRows(page).first()).toContainText('Ada Assessor')
        return { ada: await loadOf(page, PEOPLE.ada.name), ben: await loadOf(page, PEOPLE.ben.name) }
      })

      await test.step('reallocates twenty with the keyboard, and is told before what comes of it', async () => {
        const list = page.getByRole('grid', { name: 'Submissions that are late or about to be' })
        await list.focus()
        await page.keyboard.press('x')
        for (let more = 1; more < MOVED; more++) await page.keyboard.press('Shift+ArrowDown')
        await expect(page.getByRole('status').getByText(`${MOVED} of ${LATE} chosen`)).toBeVisible()
        await page.keyboard.press('r')
        const dialog = page.getByRole('dialog', { name: `Reallocate ${MOVED} submissions` })
        await dialog.getByRole('radio', { name: new RegExp(`^${PEOPLE.ben.name}`) }).check()
        const effect = dialog.getByRole('region', { name: 'What comes of it' })
        await expect(effectOf(effect, PEOPLE.ada.name)).toContainText(`${had.ada} → ${had.ada - MOVED}`)
        await expect(effectOf(effect, PEOPLE.ben.name)).toContainText(`${had.ben} → ${had.ben + MOVED}`)
        await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON)
        await dialog.getByRole('button', { name: `Reallocate ${MOVED}` }).click()
        await expect(page.getByText(`${MOVED} submissions are to be moved`)).toBeVisible()
      })

      await test.step('sees what came of it', async () => {
        await expect.poll(() => loadOf(page, PEOPLE.ben.name), LIMIT).toBe(had.ben + MOVED)
        expect(await loadOf(page, PEOPLE.ada.name)).toBe(had.ada - MOVED)
        await expect(lateRows(page).first()).toContainText(PEOPLE.ben.name, LIMIT)
        // Late it is all the same: whoever has it, it was promised when it was.
        await expect(rowOf(waiting(page), SOLO).getByRole('cell').nth(2)).toHaveText(String(LATE))
        expect((await movedInTrail(hub)).length).toBe(MOVED)
        const ben = (await assay.browser({ hub: line })).page
        await signIn(ben, PEOPLE.ben.name)
        await protectWork(ben)
        await expect(ben.getByRole('radiogroup', { name: 'Which submissions' })).toContainText(`${had.ben + MOVED}`, LIMIT)
      })

      await test.step('away from the network, the last state known stays there with its time, and what is asked for waits', async () => {
        await line.cut()
        await expect(page.getByText(/^Offline: as of/)).toBeVisible(LIMIT)
        expect(await loadOf(page, PEOPLE.ben.name)).toBe(had.ben + MOVED)
        await rowOf(waiting(page), SOLO)
          .getByRole('button', { name: `What can be done: ${SOLO}` })
          .click()
        await page.getByRole('menuitem', { name: 'Change the promise…' }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('textbox', { name: 'Working days until a decision' }).fill('60')
        await dialog.getByRole('button', { name: 'Change the promise' }).click()
        await line.mend()
        await expect(rowOf(waiting(page), SOLO).getByRole('cell').nth(2)).toHaveText('0', LIMIT)
        await expect(rowOf(waiting(page), SOLO)).toContainText('60 working days promised')
      })

      await test.step('takes the month and its tables away', async () => {
        const pdf = await saved(page, async () => {
          await page.getByRole('button', { name: 'Report' }).click()
          await page.getByRole('menuitem', { name: /monthly report/i }).click()
          const dialog = page.getByRole('dialog')
          await dialog.getByRole('combobox', { name: 'Month' }).click()
          await page.getByRole('option').first().click()
          await dialog.getByRole('button', { name: 'Save PDF' }).click()
        })
        expect(pdf.name).toMatch(/^Operations .* All achievements\.pdf$/)
        expect((await PDFDocument.load(pdf.bytes)).getTitle()).toMatch(/^Operations: .* All achievements$/)
        const csv = await saved(page, async () => {
          await page.getByRole('button', { name: 'Report' }).click()
          await page.getByRole('menuitem', { name: 'Open work by achievement and stage' }).click()
        })
        const rows = csv.bytes.toString('utf8').split('\r\n')
        expect(rows.find((row) => row.includes(SOLO))).toMatch(new RegExp(`${SOLO}.*Waits for the first assessor`))
      })
    } finally {
      await line.close()
      await provider?.close()
    }
  })
}

async function signInElsewhere(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
  await page.getByRole('button', { name }).click()
}

const waiting = (page: Page) => page.getByRole('region', { name: 'Late or about to be', exact: true })
const rowOf = (table: Locator, name: string) =>
  table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name }) })
const lateRows = (page: Page) => page.getByRole('grid', { name: 'Submissions that are late or about to be' }).getByRole('row')
const effectOf = (effect: Locator, name: string) =>
  effect.getByRole('row').filter({ has: effect.page().getByRole('rowheader', { name }) })

/** How much somebody has, as the table of loads says. */
async function loadOf(page: Page, name: string): Promise<number> {
  const row = rowOf(page.getByRole('region', { name: 'Assessors’ loads' }), name)
  // Before it stands what opens the row.
  return Number(await row.getByRole('cell').nth(1).innerText())
}

/** Which of the late ones the hub's trail says were moved. */
async function movedInTrail(hub: TestHub): Promise<string[]> {
  const moved: string[] = []
  for (let at = 1; at <= LATE; at++) {
    const id = idOf(`submission-late-${at}`)
    const trail = await hub.operator('trail', id)
    if (/move/.test(trail)) moved.push(id)
  }
  return moved
}

/** The file that comes of it. */
async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await act()
  const file = await download
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}
