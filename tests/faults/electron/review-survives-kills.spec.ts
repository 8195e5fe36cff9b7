import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, expect, it } from 'vitest'
import { doubled, type HubBook, readHubBook } from '../../contract/hub/kit/book'
import { HUB_TEMPLATE } from '../../e2e/fixtures/places'
import { partOf } from '../part'
import { oneOf, randomFrom } from '../random'
import { recordRun } from '../record-run'
import { Ledger } from './ledger'
import { Reviewer } from './reviewer'
import { ElectronStage } from './stage'

/** Each campaign has a profile and a hub of its own; the kills of a campaign follow on each other. */
const CAMPAIGNS = process.env.ASSAY_LONG === '1' ? 10 : 1
const KILLS = 20
const SEED = 20_261_122
const SEEDS = partOf(
  Array.from({ length: CAMPAIGNS }, (_, at) => SEED + at),
  process.env.ASSAY_PART ?? '1/1',
)
/** Every so many rounds the hub is away, and what is submitted waits in the outbox over the kill. */
const HUB_AWAY_EVERY = 5
const LONGEST_ROUND_MS = 2_500
/** Half of the kills come this soon after the person has pressed "Submit": most is under way then. */
const LONGEST_AFTER_SUBMIT_MS = 500

const CANDIDATES = [
  'Dele Adeyemi',
  'Joaquim Bento Reis',
  'Marta Figueiredo',
  'Ruben Achterberg',
  'Sanna Virtanen',
  'Catarina Vidal',
  'Elif Aydin',
  'Samuel Ferreira Lobo',
  'Diogo Antunes',
  'Farah Haddad',
  'Hanna Lindqvist',
  'Mateusz Wrona',
]

let stage: ElectronStage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

const total = { kills: 0, saved: 0, submitted: 0, killedWhileSubmitting: 0 }

it.each(SEEDS)(
  `with seed %i, nothing that said "Saved" is lost over ${KILLS} kills, and the hub has each decision once`,
  async (seed) => {
    stage = await ElectronStage.open()
    const random = randomFrom(seed)
    const ledger = new Ledger()
    const lost: string[] = []
    const left = [...CANDIDATES]
    let begun: string | null = null
    let page = stage.desktop.page
    for (let round = 0; round < KILLS && left.length > 0; round += 1) {
      const isAway = round % HUB_AWAY_EVERY === HUB_AWAY_EVERY - 1
      if (isAway) await stage.hub.stop()
      const reviewer = new Reviewer(page, ledger, random)
      const candidate = left[0] ?? ''
      if (begun === null) await reviewer.open(candidate)
      else await reviewer.comeBack(candidate, begun)
      begun = reviewer.allocationId
      lost.push(...ledger.reconcile(reviewer.allocationId, await reviewer.look()))
      if (await settled(reviewer, ledger, lost)) {
        left.shift()
        begun = null
        if (isAway) await stage.hub.start()
        await page.getByRole('link', { name: /^My queue/ }).click()
        round -= 1
        continue
      }
      await reviewUntilKilled(stage, reviewer, random)
      if (ledger.submission(reviewer.allocationId) === 'asked') total.killedWhileSubmitting += 1
      total.kills += 1
      if (isAway) await stage.hub.start()
      page = await stage.reopen()
    }
    expect(lost.join('\n')).toBe('')
    await everythingSent(page)
    await stage.kill()
    await stage.hub.stop()
    await compareWithHub(stage, ledger)
    total.saved += ledger.acknowledged
    total.submitted += ledger.submitted('said').length
  },
)

it('has been a real trial: work was saved and handed in between the kills', async () => {
  expect(total.kills).toBe(SEEDS.length * KILLS)
  expect(total.saved).toBeGreaterThan(total.kills)
  expect(total.submitted).toBeGreaterThan(SEEDS.length)
  await recordRun('review-survives-kills', { seed: SEEDS[0] ?? 0, campaigns: SEEDS.length, ...total, lost: 0, doubled: 0 })
})

/** Whether this one was handed in; what was only asked for may have gone either way, what was said may not. */
async function settled(reviewer: Reviewer, ledger: Ledger, lost: string[]): Promise<boolean> {
  const { allocationId } = reviewer
  const isSent = await reviewer.isSent()
  const before = ledger.submission(allocationId)
  if (before === 'said' && !isSent) lost.push(`${allocationId}: was submitted, and is a draft again`)
  ledger.submits(allocationId, isSent ? 'said' : 'no')
  return isSent
}

/** The person works on until the app is killed under their hands, with all that it was doing. */
async function reviewUntilKilled(open: ElectronStage, reviewer: Reviewer, random: () => number): Promise<void> {
  let killed: Promise<void> | null = null
  const killIn = (delay: number) => {
    killed ??= new Promise((resolve) => setTimeout(resolve, delay)).then(() => open.kill())
  }
  const isAimed = oneOf([true, false], random)
  const delays = { round: 300 + random() * LONGEST_ROUND_MS, submit: random() * LONGEST_AFTER_SUBMIT_MS }
  if (!isAimed) killIn(delays.round)
  await reviewer
    .review(() => killIn(delays.submit))
    .catch((error: unknown) => {
      // The page is gone in the middle of a step; any other failure is one of the test.
      if (killed === null) throw error
    })
  killIn(0)
  await killed
}

async function everythingSent(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connection: Up to date' }).waitFor({ timeout: 60_000 })
}

async function compareWithHub({ hub, folder }: ElectronStage, ledger: Ledger): Promise<void> {
  const book = await readHubBook({ dataFolder: hub.dataFolder })
  await leaveOutSamples(book, join(folder, 'untouched-hub'))
  expect(doubled(book.assessments)).toEqual([])
  expect(doubled(book.decisions)).toEqual([])
  expect(doubled(book.credentials)).toEqual([])
  const there = book.assessments.map(({ allocationId }) => allocationId)
  expect(there).toEqual(expect.arrayContaining(ledger.submitted('said')))
  const asked = [...ledger.submitted('said'), ...ledger.submitted('asked')]
  expect(asked).toEqual(expect.arrayContaining(there))
  for (const { allocationId, assessment, annotations } of book.assessments) {
    const sent = JSON.stringify({ assessment, annotations })
    for (const [place, text] of ledger.places(allocationId)) {
      if (!place.endsWith(' level')) expect(sent, `${place} of ${allocationId}`).toContain(text)
    }
  }
}

/** What the sample panel had handed in before anybody came: two who judged the same submission among it, which is no doubled assessment. */
async function leaveOutSamples(book: HubBook, dataFolder: string): Promise<void> {
  // A copy: others copy the same folder while this runs.
  await cp(HUB_TEMPLATE, dataFolder, { recursive: true })
  const { commands } = await readHubBook({ dataFolder })
  book.assessments = book.assessments.filter(({ commandId }) => !commands.includes(commandId))
}
