import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ChangesPage } from '../../shared/protocol'
import { ROUTES } from '../../shared/protocol'
import { idOf, PEOPLE, peopleOf, writePackage } from '../contract/hub/kit/package'
import { type PostgresServer, startPostgres } from '../contract/hub/kit/postgres'
import { searchFolder } from '../faults/electron/profile-search'
import { expect, type TestDesktop, type TestHub, test } from './fixtures'
import { Line } from './fixtures/line'
import { openProvider } from './fixtures/provider'
import { beSystemBrowser } from './fixtures/system-browser'
import { readVerifiedBadge } from './journey/badge'
import { beginPair, concludePair, type Judgement, openPair, pairRow, takePairOffline } from './journey/pair'
import { criterion, openCriterion, protectWork, seeQueue, showView, unlock } from './journey/person'

const SUBMISSION = idOf('submission-blind-pair')
const LIMIT = { timeout: 60_000 }

const FIRST: Judgement = {
  levels: [4, 4],
  rationale: 'Quillwort beyond what the level asks for',
  note: 'Sandpiper on the whole of it',
  feedback: 'Marigold, and nothing to mend',
  outcome: 'Award',
}
const SECOND: Judgement = {
  levels: [1, 2],
  rationale: 'Hornbeam is missing throughout',
  note: 'Kestrel is all that there is',
  feedback: 'Foxglove first, then come back',
  outcome: 'Not yet',
}
const REASON = 'The first reading of the rubric holds.'
const REVOKED = 'Issued by mistake.'
/** Who handed it in, and who vouched for them. */
const IDENTITIES = [idOf('paula'), 'Paula Doppler', 'Doppler', 'doppler@example.org', 'Viktor Brandner', 'Brandner']

let postgres: PostgresServer
test.beforeAll(async () => {
  postgres = await startPostgres()
})
test.afterAll(() => postgres.stop())

test('two assessors differ offline, a lead settles it, and the badge holds until it is revoked', async ({ assay }) => {
  const lines = { near: await Line.open(), second: await Line.open() }
  const samples = join(assay.folder, 'package')
  writePackage(samples)
  const provider = await openProvider(assay.folder, peopleOf())
  try {
    const databaseUrl = await postgres.createDatabase('assay')
    const env = { ...provider.env, DATABASE_URL: databaseUrl, ASSAY_PUBLIC_ORIGIN: lines.near.origin }
    const hub = await assay.hub(env, { samples })
    for (const line of Object.values(lines)) line.leadTo(hub.origin)
    await provider.serve(lines.near.origin, { dataFolder: hub.dataFolder, databaseUrl })
    const first = (await assay.browser({ hub: lines.near })).page
    await signInHere(first, PEOPLE.ada.name)
    const second = await assay.desktop({ hub: lines.second })
    await signInOutside(second, PEOPLE.ben.name)

    await test.step('both take it offline and begin', async () => {
      for (const page of [first, second.page]) await takePairOffline(page)
      await openPair(second.page)
      await beginPair(second.page, SECOND)
      await seeTrail(hub, 'allocation.begin')
      await lines.near.cut()
      await openPair(first)
      await beginPair(first, FIRST)
      await concludePair(first, FIRST)
    })

    await test.step('the first’s comes in, and nothing of either reaches the other', async () => {
      const { cursor } = await changesOf(second.page)
      await lines.near.mend()
      await seeTrail(hub, 'assessment.submit')
      expect((await changesOf(second.page, cursor)).changes).toEqual([])
      await seeNothingOfTheOther(hub, second, lines, assay.folder)
    })

    await test.step('the second hands in offline, and the two differ', async () => {
      const page = await second.relaunch()
      await unlock(page)
      await seeQueue(page)
      await showView(page, 'Drafts')
      await openPair(page)
      await lines.second.cut()
      await concludePair(page, SECOND)
      await lines.second.mend()
      await seeTrail(hub, 'adjudication.need')
    })

    const lead = (await assay.browser({ hub: lines.near })).page
    await test.step('a lead settles it, both assessments side by side', async () => {
      await signInHere(lead, PEOPLE.lea.name)
      await settle(lead)
    })

    const badge = await test.step('the badge is released, holds, and is shown to neither assessor', async () => {
      const trail = await seeTrail(hub, 'credential.release')
      const id = /credential=([0-9a-f-]{36})/.exec(trail)?.[1] ?? ''
      const answer = await fetch(`${lines.near.origin}/badges/${id}/badge.png`)
      const picture = Buffer.from(await answer.arrayBuffer())
      const credential = await readVerifiedBadge(picture)
      expect(credential.credentialSubject.achievement.name).toBe('Achievement blind-pair')
      expect(JSON.stringify(credential)).not.toContain(REASON)
      for (const page of [first, second.page]) await seeNoBadge(page)
      await dropBadge(lead, picture)
      await expect(lead.getByRole('heading', { name: 'This badge holds' })).toBeVisible(LIMIT)
      await expect(lead.getByText('The issuer has not revoked it.')).toBeVisible()
      return { id, picture }
    })

    await test.step('revoked, it holds no longer', async () => {
      await hub.operator('revoke', badge.id, '--reason', REVOKED)
      const page = await fetch(`${lines.near.origin}/badges/${badge.id}`)
      expect(await page.text()).toContain(REVOKED)
      await dropBadge(lead, badge.picture)
      await expect(lead.getByRole('heading', { name: 'This badge was revoked' })).toBeVisible(LIMIT)
      await expect(lead.getByText('The issuer has revoked it.')).toBeVisible()
    })
  } finally {
    for (const line of Object.values(lines)) await line.close()
    await provider.close()
  }
})

async function signInHere(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
  await page.getByRole('button', { name }).click()
  await protectWork(page)
}

async function signInOutside(desktop: TestDesktop, name: string): Promise<void> {
  const outside = await beSystemBrowser(desktop)
  try {
    const page = await desktop.nextWindow(async () => {
      await desktop.page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
      await (await outside.opened()).getByRole('button', { name }).click()
    })
    await protectWork(page)
  } finally {
    await outside.close()
  }
}

/** Waits until the hub's trail of the submission tells of this. @returns the trail */
async function seeTrail(hub: TestHub, step: string): Promise<string> {
  let trail = ''
  await expect
    .poll(async () => {
      trail = await hub.operator('trail', SUBMISSION)
      return trail
    }, LIMIT)
    .toMatch(new RegExp(step))
  return trail
}

/** What the hub tells the person whose window this is. */
function changesOf(page: Page, from = ''): Promise<ChangesPage> {
  return page.evaluate(
    async ({ route, cursor }) => {
      const page: ChangesPage = await (await fetch(cursor ? `${route}?cursor=${encodeURIComponent(cursor)}` : route)).json()
      return page
    },
    { route: ROUTES.changes, cursor: from },
  )
}

/** Whoever judges, what they wrote, and by what the hub knows that they do. */
function wordsOf(trail: string, { id, name }: { id: string; name: string }, { rationale, note, feedback }: Judgement) {
  const allocation = new RegExp(`allocation=([0-9a-f-]{36})  .*assessor=${name}`).exec(trail)?.[1]
  if (allocation === undefined) throw new Error(`the trail doesn't say what was given to ${name}`)
  return { allocation, all: [id, name, allocation, rationale, note, feedback] }
}

/** Neither what the other wrote, nor who they are, nor that there is an assessment, nor whose work it is: on no wire, in no file. */
async function seeNothingOfTheOther(hub: TestHub, second: TestDesktop, lines: Record<'near' | 'second', Line>, folder: string) {
  const trail = await hub.operator('trail', SUBMISSION)
  const ada = wordsOf(trail, PEOPLE.ada, FIRST)
  const ben = wordsOf(trail, PEOPLE.ben, SECOND)
  // Closing brings what stands in the database's log into its tables.
  await second.close()
  const places = { first: join(folder, 'wire-first'), second: join(folder, 'wire-second'), profile: second.profile }
  for (const [place, line] of [[places.first, lines.near] as const, [places.second, lines.second] as const]) {
    await mkdir(place)
    await writeFile(join(place, 'bytes'), line.recorded())
  }
  expect(await searchFolder(places.first, [...ben.all, ...IDENTITIES])).toEqual([])
  for (const place of [places.second, places.profile]) {
    expect(await searchFolder(place, [...ada.all, ...IDENTITIES])).toEqual([])
  }
  // The search sees: each one's own allocation is on their wire and, as what is looked up by, in the profile; the first's words went out.
  for (const word of [ada.allocation, FIRST.rationale, FIRST.note, FIRST.feedback]) {
    expect((await searchFolder(places.first, [word])).length, word).toBeGreaterThan(0)
  }
  for (const place of [places.second, places.profile]) {
    expect((await searchFolder(place, [ben.allocation])).length, place).toBeGreaterThan(0)
  }
}

async function settle(page: Page): Promise<void> {
  await expect(pairRow(page)).toContainText('Adjudicate', LIMIT)
  await openPair(page)
  const line = page.getByRole('region', { name: 'The two assessments' })
  await expect(line).toContainText('two or more levels apart in C1 and C2')
  await openCriterion(page, 'C1')
  const both = page.getByRole('region', { name: 'What both assessors gave for C1' })
  for (const words of [FIRST.rationale, SECOND.rationale]) await expect(both).toContainText(words)
  // Whose is A's and whose B's is drawn by lot.
  const isFirstA = await both.getByRole('region', { name: 'Assessor A' }).getByText(FIRST.rationale).isVisible()
  for (const code of ['C1', 'C2']) {
    await openCriterion(page, code)
    await criterion(page, code).getByRole('heading').getByRole('button').focus()
    await page.keyboard.press(isFirstA ? 'Shift+K' : 'Shift+L')
    await expect(criterion(page, code)).not.toContainText('not scored')
  }
  await page
    .getByRole('region', { name: 'Outcome' })
    .getByRole('button', { name: /^Award/ })
    .click()
  const dialog = page.getByRole('dialog')
  const submit = dialog.getByRole('button', { name: 'Submit: award' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('textbox', { name: 'Why you settle it so' }).fill(REASON)
  await submit.click()
  await expect(page.getByText('The hub has it')).toBeVisible(LIMIT)
}

/** The receipt says that it came in, and no more. */
async function seeNoBadge(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await seeQueue(page)
  await showView(page, 'Sent')
  await expect(pairRow(page)).toBeVisible()
  await expect(pairRow(page)).not.toContainText(/badge|released|awarded/i)
  expect((await changesOf(page)).changes.filter(({ kind }) => kind === 'credential')).toEqual([])
}

/** Hands the badge to the workbench, which looks at it and has the hub asked whether it was revoked. */
async function dropBadge(page: Page, picture: Buffer): Promise<void> {
  await page.getByRole('link', { name: 'Verify a badge' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: picture })
}
