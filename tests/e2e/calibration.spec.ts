import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Allocation } from '../../shared/domain'
import type { IntakePackage } from '../../shared/protocol'
import { PEOPLE, writePackage } from '../contract/hub/kit/package'
import { randomIdOf } from '../contract/hub/kit/seeded-work'
import { expect, test } from './fixtures'
import { Line } from './fixtures/line'
import { higher, type Levels, lower } from './journey/levels'
import { openMachine } from './journey/machine'
import { agreeOn, mendRubric, seeWhy } from './journey/mend'
import { chooseWho, criterion, openCriterion, protectWork, seeQueue } from './journey/person'
import { closeRound, openRound, scoreOffline, seeRound, setReferences, setUpRound } from './journey/round'

const LIMIT = { timeout: 60_000 }
const SOURCES = 16
const WAITING = 120
const ACHIEVEMENT = 'Achievement seeded'
const READING = 'We read “what does it ask” as asked of all three occasions.'

/** What was decided before, over and over: two of the four pass. */
const DECIDED: readonly Levels[] = [
  [4, 3],
  [2, 2],
  [1, 2],
  [2, 4],
]
const REFERENCES: readonly Levels[] = [
  [4, 3],
  [2, 2],
  [3, 2],
  [2, 4],
]
/** How far a seed is from what its lead gave while its assessor reads as the panel does, and how much lower afterwards. */
const STEADY = 5

test('a lead calibrates a panel: a round, three assessors without a network, the rubric mended, one qualified, a drift caught', async ({
  assay,
}) => {
  // Six machines, one after the other, and as long a way as there is.
  test.setTimeout(1_800_000)
  const samples = join(assay.folder, 'package')
  writePackage(samples, { thirdAssessor: true, seeding: { sources: SOURCES, waiting: WAITING } })
  await giveOnlyToTheQualified(samples)
  const hub = await assay.hub({}, { samples })
  const cem = await openMachine(hub.origin, PEOPLE.cem.id)
  const theirs = await cem.work('seeded')
  expect(theirs).toHaveLength(SOURCES)
  await cem.score(theirs, 'seeded', (allocation) => DECIDED[theirs.indexOf(allocation) % DECIDED.length] ?? [1, 1])
  const desktop = await assay.desktop({ hub })
  const lead = await desktop.nextWindow(() => chooseWho(desktop.page, PEOPLE.lea.name))

  const references = await test.step('the lead sets a round up from what was decided, and the reference', async () => {
    await protectWork(lead)
    const panel = [PEOPLE.ada.name, PEOPLE.ben.name, PEOPLE.cem.name]
    const round = { name: 'November panel', achievement: ACHIEVEMENT, mode: 'Qualification', exemplars: 4, panel } as const
    await setUpRound(lead, round, SOURCES)
    const given = await setReferences(lead, round.name, REFERENCES)
    await openRound(lead)
    return given
  })

  await test.step('three assessors score it, each without a network', async () => {
    const readings = {
      ada: (levels: Levels) => levels,
      ben: ([first, second]: Levels) => [lower(first), lower(second)] as const,
      cem: ([first, second]: Levels) => [first, higher(second)] as const,
    }
    for (const who of ['ada', 'ben', 'cem'] as const) {
      const line = await Line.open()
      line.leadTo(hub.origin)
      const browser = await assay.browser({ hub: line })
      const levelsOf = (candidate: string) => readings[who](references.get(candidate) ?? [1, 1])
      await scoreOffline(browser, line, PEOPLE[who].name, references.size, levelsOf)
      await line.close()
    }
  })

  await test.step('the lead sees where they differ and why, and the panel agrees on a reading', async () => {
    await expect(lead.getByText('3 of 3 finished')).toBeVisible(LIMIT)
    await seeWhy(lead, 'C1', PEOPLE.ben.name)
    await expect(lead.getByText(`How ${PEOPLE.ben.name} reads it.`).first()).toBeVisible(LIMIT)
    await shot(lead, '20-why')
    await closeRound(lead)
    await agreeOn(lead, 'C1', 'Twice is not enough for me.', READING)
    await shot(lead, '21-agreed')
  })

  await test.step('the rubric is mended and published, and past decisions are looked at again', async () => {
    const said = await mendRubric(lead, 'C1', '3 Level 3', 'C1 asks for every occasion.')
    expect(said).toBe('4 of 16 past decisions would change')
    await shot(lead, '22-published')
  })

  await test.step('one is qualified, and has seeds among what comes to them', async () => {
    const seeding = {
      name: 'Among live work',
      achievement: ACHIEVEMENT,
      mode: 'Seeding',
      exemplars: SOURCES,
      panel: [PEOPLE.ada.name],
      seedShare: 20,
    } as const
    await setUpRound(lead, seeding, SOURCES)
    const machine = await openMachine(hub.origin, PEOPLE.lea.id)
    await machine.score(await machine.work('seeded'), 'seeded', () => [3, 3])
    await expect(lead.getByText(`${SOURCES} of ${SOURCES} references set`)).toBeVisible(LIMIT)
    await openRound(lead)
    await seeRound(lead, 'November panel')
    await shot(lead, '23-results')
    await qualify(lead, PEOPLE.ada.name)
    const ada = await openMachine(hub.origin, PEOPLE.ada.id)
    const live = async () =>
      (await ada.work('seeded')).filter(({ rubricVersion, task }) => rubricVersion === 2 && task === 'assess')
    await expect.poll(async () => (await live()).length, { timeout: 120_000 }).toBeGreaterThan(WAITING)
    const work = await live()
    const seeds = work.filter(({ submissionId }) => isSeed(submissionId))
    expect(seeds.length).toBeGreaterThan(2 * STEADY)
    const levelsOf = (allocation: Allocation): Levels => {
      const at = seeds.indexOf(allocation)
      return at < STEADY ? [3, at % 2 === 0 ? 3 : 4] : [1, 1]
    }
    // One piece is left for the window below.
    const left = work.find((allocation) => !seeds.includes(allocation))
    await ada.score(
      work.filter((allocation) => allocation !== left),
      'seeded',
      levelsOf,
    )
  })

  await test.step('the lead has reports handed out, and sees nothing of the seeds before they were read', async () => {
    await seeRound(lead, 'Among live work')
    const handOut = lead.getByRole('button', { name: 'Hand out reports' })
    // A seed is settled when it looks decided, as live work is after its release delay.
    await expect(handOut).toBeEnabled({ timeout: 180_000 })
    await handOut.click()
    await lead.getByRole('dialog').getByRole('button', { name: 'Hand out reports' }).click()
    await expect(lead.getByText(/a report of \d+ seeds is out, not opened/)).toBeVisible(LIMIT)
    await expect(lead.getByText('Nothing of theirs is here yet')).toBeVisible()
    await shot(lead, '24-handed-out')
  })

  await test.step('the assessor reads it, and finds the agreed reading beside their live work', async () => {
    const { page } = await assay.browser({ hub })
    await chooseWho(page, PEOPLE.ada.name)
    await protectWork(page)
    await expect(page.getByText(/^A report on your own scoring/)).toBeVisible(LIMIT)
    await shot(page, '25-notice')
    await page.getByRole('searchbox').fill(ACHIEVEMENT)
    await page.getByRole('row').filter({ hasText: ACHIEVEMENT }).first().dblclick()
    await openCriterion(page, 'C1')
    await expect(criterion(page, 'C1').getByText('The panel reads this so:')).toBeVisible(LIMIT)
    await expect(page.getByText(/^Rubric v2/i)).toBeVisible()
    await shot(page, '26-reading')
    await page.keyboard.press('Alt+1')
    await seeQueue(page)
    await page.keyboard.press('Alt+6')
    await page.getByRole('link', { name: /Among your work/ }).click()
    await expect(page.getByText(/^On the whole you give less than the reference/)).toBeVisible(LIMIT)
    await shot(page, '27-report')
  })

  await test.step('the lead sees the drift', async () => {
    const drift = lead.getByRole('region', { name: 'Drift over time' })
    await expect(drift.getByText(/harsher than the reference, by/)).toBeVisible(LIMIT)
    await drift.scrollIntoViewIfNeeded()
    await shot(lead, '28-drift')
  })
})

/** Nobody gets its work before a lead has qualified them. */
async function giveOnlyToTheQualified(samples: string): Promise<void> {
  const file = join(samples, 'manifest.json')
  const manifest: IntakePackage = JSON.parse(await readFile(file, 'utf8'))
  for (const { name, policy } of manifest.achievements) {
    if (name !== ACHIEVEMENT) continue
    delete policy.competence
    policy.qualifiedOnly = true
  }
  await writeFile(file, JSON.stringify(manifest))
}

async function qualify(page: Page, name: string): Promise<void> {
  const row = page.getByRole('region', { name: 'Who passes' }).getByRole('row').filter({ hasText: name })
  const names = page.getByRole('switch', { name: 'Names' })
  if (!(await names.isChecked())) await names.click()
  await row.getByRole('button', { name: 'Qualify' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Qualify' }).click()
  await expect(row.getByText('Qualified', { exact: true })).toBeVisible(LIMIT)
}

const LIVE = new Set(
  Array.from({ length: Math.max(SOURCES, WAITING) }, (_, at) => [
    randomIdOf(`source-${at + 1}`),
    randomIdOf(`waiting-${at + 1}`),
  ]).flat(),
)
/** The test knows what was handed in; the assessor's machine can't tell. */
const isSeed = (submissionId: string) => !LIVE.has(submissionId)

const SHOTS = process.env.SHOTS
async function shot(page: Page, name: string) {
  if (!SHOTS) return
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: join(SHOTS, `${name}-dark.png`) })
  await page.emulateMedia({ colorScheme: 'light' })
}
