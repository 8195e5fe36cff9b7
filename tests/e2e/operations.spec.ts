import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { idOf, PEOPLE, peopleOf, writePackage } from '../contract/hub/kit/package'
import { type PostgresServer, startPostgres } from '../contract/hub/kit/postgres'
import { expect, type TestHub, test } from './fixtures'
import { Line } from './fixtures/line'
import { openProvider } from './fixtures/provider'
import { protectWork, seeQueue, showView } from './journey/person'

const LIMIT = { timeout: 60_000 }
/** All of it Ada's, and of one achievement. */
const LATE = 24
const MOVED = 20
const SOLO = 'Achievement solo'

let postgres: PostgresServer
test.beforeAll(async () => {
  postgres = await startPostgres()
})
test.afterAll(() => postgres.stop())

for (const database of ['PGlite', 'PostgreSQL'] as const) {
  test(`an admin finds what is late, has twenty reallocated, sees what came of it, and takes the month away as a report, on ${database}`, async ({
    assay,
  }) => {
    const line = await Line.open()
    const samples = join(assay.folder, 'package')
    writePackage(samples, { late: LATE })
    const provider = await openProvider(assay.folder, peopleOf())
    try {
      const databaseUrl = database === 'PostgreSQL' ? await postgres.createDatabase('operations') : undefined
      const env = { ...provider.env, ASSAY_PUBLIC_ORIGIN: line.origin, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
      const hub = await assay.hub(env, { samples })
      line.leadTo(hub.origin)
      await provider.serve(line.origin, { dataFolder: hub.dataFolder, ...(databaseUrl && { databaseUrl }) })
      const { page } = await assay.browser({ hub: line })
      await signIn(page, PEOPLE.max.name)
      const ben = (await assay.browser({ hub: line })).page
      await signIn(ben, PEOPLE.ben.name)
      const before = await countIn(ben)

      await test.step('finds what is late, where it waits, and why', async () => {
        await page.keyboard.press('Alt+7')
        const waiting = page.getByRole('region', { name: 'What is late, or will be' })
        const row = waiting.getByRole('row').filter({ hasText: SOLO })
        await expect(row.getByRole('cell').nth(2)).toHaveText(String(LATE), LIMIT)
        await row.getByRole('button', { name: /one by one/ }).click()
        await expect(rows(page)).not.toHaveCount(0, LIMIT)
        await expect(rows(page).first()).toContainText('Ada Assessor')
      })
    } finally {
      await line.close()
      await provider.close()
    }
  })
}

const rows = (page: Page) => page.getByRole('grid').getByRole('row')

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
  await page.getByRole('button', { name }).click()
  await protectWork(page)
}

/** How much stands in somebody's queue. */
async function countIn(page: Page): Promise<number> {
  await seeQueue(page)
  return page.getByRole('row').filter({ has: page.getByRole('rowheader') }).count()
}
