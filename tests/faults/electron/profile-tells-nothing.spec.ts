import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, expect, it } from 'vitest'
import { ROOT } from '../../../scripts/setup/paths.mjs'
import { spyOnToken } from '../../e2e/fixtures/token'
import { openItem, rowOf, seeQueue, unlock } from '../../e2e/journey/person'
import { markerWord, randomFrom } from '../random'
import { Ledger } from './ledger'
import { filesIn, searchFolder } from './profile-search'
import { Reviewer } from './reviewer'
import { ASSESSOR, ElectronStage } from './stage'

const SAMPLES = join(ROOT, 'resources/samples')
/** Whose evidence is read: a PDF, a picture, a vouch, texts. */
const CANDIDATE = 'Marta Figueiredo'
const ITEMS = [
  'Vaccination dashboard: design report',
  'Whiteboard, user interviews',
  'Data lead, county office',
  'Reading tests, raw log',
]
/** A line of the PDF, which the samples' sources have in another form. */
const LINE_OF_PDF = 'dropped the map and ranked clinics'
const BADGE_LIMIT_MS = 90_000
/** More than LevelDB keeps in its log before it writes a compressed table. */
const CONTROL_RECORDS = 400

const random = randomFrom(20_261_122)
let stage: ElectronStage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

it('after a full review no file of the profile tells a name, a comment, a line of evidence or the token', async () => {
  stage = await ElectronStage.open()
  const { desktop, profile } = stage
  const { page } = desktop
  const token = await spyOnToken(desktop)
  const ledger = new Ledger()
  const reviewed = await reviewOffline(page, ledger)
  await expect.poll(token, { timeout: 30_000 }).not.toBeNull()
  const secret = (await token()) ?? ''
  const control = markerWord(random)
  await leaveUnsealed(page, control)
  // Closing and opening again brings what stood in LevelDB's log into its compressed tables.
  await desktop.close()
  const again = await desktop.relaunch()
  await unlock(again)
  await seeQueue(again)
  await desktop.close()

  const comments = [...ledger.places(reviewed).values()].flatMap((text) => text.split(' ')).filter((word) => word.length > 5)
  expect(comments.length).toBeGreaterThan(3)
  const needles = [ASSESSOR, ...(await candidateNames()), ...comments, ...(await linesOfEvidence()), LINE_OF_PDF, secret]
  expect(needles.length).toBeGreaterThan(50)
  expect(needles.filter((needle) => needle.length < 6)).toEqual([])
  const findings = await searchFolder(profile, [...needles, control])
  expect(findings.filter(({ needle }) => needle !== control)).toEqual([])
  // The search sees: what was left unsealed on purpose is found, also where it is compressed.
  const found = findings.filter(({ needle }) => needle === control)
  expect(found.some(({ view }) => view === 'file')).toBe(true)
  expect(found.find(({ view }) => view === 'table')?.times ?? 0).toBeGreaterThan(CONTROL_RECORDS / 10)
})

it('with a wrong passphrase or recovery code nothing opens, and nothing is written over', async () => {
  stage = await ElectronStage.open()
  const ledger = new Ledger()
  const reviewer = new Reviewer(stage.desktop.page, ledger, random)
  await reviewer.open(CANDIDATE)
  await reviewer.review(() => undefined)
  await stage.kill()
  const before = await databaseAndKeys(stage.profile)
  const page = await stage.desktop.relaunch()
  const answers = await page.evaluate(async () => [
    await window.assay.vaultUnlock({ with: 'passphrase', passphrase: 'not the passphrase' }),
    await window.assay.vaultUnlock({ with: 'recovery-code', code: '00000-00000-00000-00000-00000-0' }),
    await window.assay.vaultKeys({ ids: ['database'] }).then(
      () => 'keys',
      () => 'no keys',
    ),
  ])
  expect(answers).toEqual([{ ok: false, reason: 'wrong' }, { ok: false, reason: 'wrong' }, 'no keys'])
  await page.getByLabel('Passphrase').fill('not the passphrase either')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').first().waitFor()
  await stage.kill()
  expect(await databaseAndKeys(stage.profile)).toEqual(before)
  const opened = await stage.reopen()
  await new Reviewer(opened, ledger, random).comeBack(CANDIDATE, reviewer.allocationId)
})

/** Everything that one does with a submission: takes it offline, reads all of it, scores, notes, hands in, and looks at the badge. */
async function reviewOffline(page: Page, ledger: Ledger): Promise<string> {
  const row = rowOf(page, CANDIDATE)
  await row.getByRole('button', { name: `Take ${CANDIDATE} offline` }).click()
  await row.getByRole('img', { name: /^Offline and verified/ }).waitFor()
  const reviewer = new Reviewer(page, ledger, random)
  await reviewer.open(CANDIDATE)
  for (const item of ITEMS) {
    await openItem(page, item)
    await page.waitForTimeout(500)
  }
  await reviewer.review(() => undefined)
  await page.getByText('The badge is released').waitFor({ timeout: BADGE_LIMIT_MS })
  await page
    .getByRole('link', { name: 'Open the badge' })
    .or(page.getByRole('button', { name: 'Open the badge' }))
    .click()
  await page.getByRole('button', { name: 'Save as PNG, with the badge in the picture' }).waitFor()
  return reviewer.allocationId
}

/** Puts records into a database beside the app's own, as somebody who forgot to seal them would. */
async function leaveUnsealed(page: Page, word: string): Promise<void> {
  await page.evaluate(
    async ({ text, records }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('control', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('notes')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (let at = 0; at < records; at += 1) {
        await new Promise<void>((resolve) => {
          const writing = db.transaction('notes', 'readwrite', { durability: 'strict' })
          writing.objectStore('notes').put(`${'words that compress well, '.repeat(800)}${text}`, at)
          writing.oncomplete = () => resolve()
        })
      }
      db.close()
    },
    { text: word, records: CONTROL_RECORDS },
  )
}

async function candidateNames(): Promise<string[]> {
  const files = (await filesIn(SAMPLES)).filter((path) => path.endsWith('/submission.json'))
  const submissions = await Promise.all(files.map(async (path) => JSON.parse(await readFile(path, 'utf8'))))
  return submissions.map(({ candidate }) => candidate.name as string)
}

/** A line of each text that the candidate handed in, and of each narrative. */
async function linesOfEvidence(): Promise<string[]> {
  const paths = (await filesIn(SAMPLES)).filter(
    (path) => /marta-figueiredo.*\.(md|txt|csv|html)$/.test(path) || path.endsWith('/narrative.md'),
  )
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  // Plain words only: markup doesn't reach the workbench as it stands in the source.
  const lines = texts.map((text) => /[A-Z][a-z]+(?: [a-z]+){5,8}/.exec(text)?.[0])
  return lines.filter((line) => line !== undefined)
}

/** What the person's data and keys lie in, by file. */
async function databaseAndKeys(profile: string): Promise<Record<string, string>> {
  const files = (await filesIn(profile)).filter((path) => /\/keys$|IndexedDB.*\.(ldb|log)$/.test(path))
  expect(files.length).toBeGreaterThan(1)
  return Object.fromEntries(await Promise.all(files.map(async (path) => [path, (await readFile(path)).toString('base64')])))
}
