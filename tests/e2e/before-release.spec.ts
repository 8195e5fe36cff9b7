import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { Line } from './fixtures/line'
import { SAMPLES } from './fixtures/places'
import { Keyboard } from './journey/keyboard'
import { chooseWho, criterion, openCriterion, protectWork, rowOf, seeQueue, seeSaved, showView } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const LEAD = 'Dr Helena Marques Duarte'
const CANDIDATE = 'Elif Aydin'
const REASON = 'Quillwort: C2 was judged without the second figure.'
const FEEDBACK = 'Marigold, and nothing to mend'
const LIMIT = { timeout: 60_000 }

test('a lead returns a decision before its release, offline and by keys alone, and its assessor goes on with it, in a browser', async ({
  assay,
}) => {
  const line = await Line.open()
  try {
    const hub = await assay.hub({}, { samples: await slowSamples(assay.folder) })
    line.leadTo(hub.origin)
    const assessor = (await assay.browser({ hub })).page
    await chooseWho(assessor, ASSESSOR)
    await protectWork(assessor)
    const { page } = await assay.browser({ hub: line })
    await chooseWho(page, LEAD)
    await protectWork(page)
    const submissionId = await handIn(assessor)

    await test.step('the lead sees what would go out, and returns it without a network', async () => {
      const keys = new Keyboard(page)
      await expect(page.getByRole('radio', { name: /^Before release 1$/ })).toBeAttached(LIMIT)
      await line.cut()
      await keys.press('6', 'ArrowDown', 'Enter')
      await expect(page.getByRole('region', { name: 'Feedback to the candidate' })).toHaveText(new RegExp(FEEDBACK))
      await expect(page.getByText(/^Offline: what you return waits on this machine/)).toBeVisible(LIMIT)
      await keys.press('r')
      await keys.type(REASON)
      await keys.press('Control+Enter')
      await expect(page.getByText('Return waiting to send')).toBeVisible()
      await expect(assessor.getByText('The hub has it')).toBeVisible()
      await line.mend()
      await expect(page.getByText('No decision waits for its release')).toBeVisible(LIMIT)
    })

    await test.step('the assessor reads why, and has what they wrote', async () => {
      await assessor.keyboard.press('Alt+1')
      await seeQueue(assessor)
      await showView(assessor, 'Drafts')
      await rowOf(assessor, CANDIDATE).dblclick()
      await expect(assessor.getByText(REASON)).toBeVisible(LIMIT)
      await expect(criterion(assessor, 'C1')).toContainText('Proficient')
      await assessor.getByRole('region', { name: 'Outcome' }).getByRole('button', { name: 'Feedback' }).click()
      await expect(assessor.getByRole('textbox', { name: 'Feedback to the candidate' })).toHaveText(FEEDBACK)
    })

    const trail = await hub.operator('trail', submissionId)
    expect(trail).toMatch(new RegExp(`${LEAD}.*decision\\.return.*${REASON}`))
    expect(trail).not.toContain('credential.release')
  } finally {
    await line.close()
  }
})

type Samples = { achievements: { policy: { releaseDelaySeconds: number; seeding?: boolean } }[] }

/** The sample panel, with the time that a lead has outside of a trial. */
async function slowSamples(folder: string): Promise<string> {
  const samples = join(folder, 'samples')
  await cp(SAMPLES, samples, { recursive: true })
  const file = join(samples, 'manifest.json')
  const manifest: Samples = JSON.parse(await readFile(file, 'utf8'))
  for (const { policy } of manifest.achievements) {
    // What the samples bring decided is to be out before the lead looks.
    policy.releaseDelaySeconds = policy.seeding ? 0 : 900
  }
  await writeFile(file, JSON.stringify(manifest))
  return samples
}

/** Judges the submission and hands that in. @returns the submission's id */
async function handIn(page: Page): Promise<string> {
  await rowOf(page, CANDIDATE).dblclick()
  await expect(page.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible()
  for (const code of ['C1', 'C2', 'C3', 'C4']) {
    await openCriterion(page, code)
    await criterion(page, code).getByRole('radio').nth(2).click()
    await seeSaved(page)
  }
  await page.getByRole('region', { name: 'Outcome' }).getByRole('button', { name: 'Feedback' }).click()
  await page.getByRole('textbox', { name: 'Feedback to the candidate' }).fill(FEEDBACK)
  await seeSaved(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit/ })
    .click()
  await expect(page.getByText('The hub has it')).toBeVisible()
  return page.evaluate(async (candidate) => {
    type Answer = { changes: { kind: string; body?: { id: string; candidate: { name: string | null } } }[] }
    const { changes }: Answer = await (await fetch('/api/v1/changes')).json()
    return changes.find(({ kind, body }) => kind === 'submission' && body?.candidate.name === candidate)?.body?.id ?? ''
  }, CANDIDATE)
}
