import axe from 'axe-core'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type EvidenceItem, newId, type Submission } from '../../../shared/domain'
import { atRest } from '../review/barriers'
import { changesOf, makeEvidence, openSampleStore, pull } from '../store/sample-store'
import { showDesk } from './show-desk'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

const PASSAGE = [
  'Nine of the eleven nurses we spoke to read the weekly table from right',
  'to left: they looked for the clinic that had fallen behind, and only',
  'then for the rate. We therefore dropped the map and ranked the clinics.',
]
const TASK = 'Plan, make and test a data story for people who decide about public health, and say what the data cannot show.'
const THEIRS = `# My report\n\nBefore it.\n\n${PASSAGE.join(' ').replace('weekly table', 'monthly table').replace('dropped', 'gave up')} After it.\n\n${TASK}\n`
const PATIENCE = { timeout: 60_000 }

let sample: Sample
let shown: Awaited<ReturnType<typeof showDesk>>

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A PDF with the passage on its second page, its lines broken as a layout breaks them. */
async function makeReport(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const lines of [['The first page says something else.'], PASSAGE]) {
    const sheet = pdf.addPage([500, 700])
    lines.forEach((line, at) => sheet.drawText(line, { x: 50, y: 600 - at * 20, size: 12, font }))
  }
  return pdf.save()
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function itemOf(bytes: Uint8Array, change: Partial<EvidenceItem>): Promise<EvidenceItem> {
  const sha256 = await hashOf(bytes)
  return makeEvidence({ sizeBytes: bytes.length, sha256, chunkSha256: [sha256], extent: null, ...change })
}

/** Gives a submission what it holds, and brings its bytes onto the machine. */
async function handIn({ world, replica, store }: Sample, at: number, files: [Uint8Array, EvidenceItem][]) {
  world.submissions[at] = { ...(world.submissions[at] as Submission), evidence: files.map(([, item]) => item) }
  await pull(replica, changesOf(world))
  const id = world.allocations[at]?.id ?? ''
  await store.queue.takeOffline([id])
  const wish = await replica.evidence.wish(id)
  if (!wish) throw new Error('it is wished for')
  for (const [bytes, item] of files) {
    await replica.evidence.storeChunks(wish, item, 0, [bytes])
    await replica.evidence.markVerified(wish, item)
  }
  await replica.evidence.report(wish, { state: 'verified' })
}

const allocationId = (at = 0) => sample.world.allocations[at]?.id ?? ''
const dialog = () => page.getByRole('dialog', { name: 'The same passages elsewhere' })
const lookElsewhere = () => userEvent.keyboard('{Shift>}i{/Shift}')
const entry = () => dialog().getByRole('button', { name: /Björn Åkesson 1/ })

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(5)
  const { world } = sample
  const pseudonyms = ['7F3K-Q2', '8G4L-R3', '9H5M-S4', '2A6N-T5', '3B7P-U6']
  world.achievements = world.achievements.map((achievement) => ({ ...achievement, criteriaNarrative: TASK }))
  const [first] = world.achievements
  if (!first) throw new Error('the sample has achievements')
  const blind = { ...first, id: newId(), name: 'Marked blind', policy: { ...first.policy, blind: true } }
  world.achievements.push(blind)
  world.submissions = world.submissions.map((submission, at) => ({
    ...submission,
    achievementId: at === 3 ? blind.id : submission.achievementId,
    candidate: { pseudonym: pseudonyms[at] ?? '', name: at === 3 ? null : submission.candidate.name },
  }))
  const report = await makeReport()
  const notes = bytesOf(`My notes.\n\n${TASK}\n`)
  await handIn(sample, 0, [
    [report, await itemOf(report, { title: 'Design report' })],
    [notes, await itemOf(notes, { mediaType: 'text/markdown', fileName: 'notes.md', title: 'Notes' })],
  ])
  for (const at of [1, 3]) {
    const theirs = bytesOf(THEIRS)
    await handIn(sample, at, [
      [theirs, await itemOf(theirs, { mediaType: 'text/markdown', fileName: 'b.md', title: 'My report' })],
    ])
  }
  const broken = bytesOf('no PDF')
  await handIn(sample, 4, [[broken, await itemOf(broken, { title: 'Broken' })]])
  shown = await showDesk(sample.store, allocationId())
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
  localStorage.removeItem('assay.color-scheme')
})

describe('the same passage elsewhere', () => {
  test('is not looked for until somebody asks, and then stands beside the candidate’s own', async () => {
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toBeVisible()
    await expect.element(entry()).toHaveFocus()
    const mine = dialog().getByRole('region', { name: 'In this submission' })
    const theirs = dialog().getByRole('region', { name: 'Elsewhere' })
    await expect.element(mine).toHaveTextContent(/Design report · page 2.*Nine of the eleven nurses/)
    await expect.element(theirs).toHaveTextContent(/Björn Åkesson 1 · Peer mentoring.*My report.*monthly/)
    const same = [...document.querySelectorAll('[role="dialog"] mark')].map((mark) => mark.textContent ?? '')
    expect(same.join(' ')).toContain('Nine of the eleven nurses we spoke to read the')
    expect(same.join(' ')).not.toMatch(/monthly|gave up/)
  }, 90_000)

  test('is said to be looked for in what is here, apart from what is marked otherwise', async () => {
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toBeVisible()
    const text = document.querySelector('[role="dialog"]')?.textContent ?? ''
    expect(text).toContain('Searched 2 of 4 other submissions')
    expect(text).toContain('1 is not on this machine.')
    expect(text).toContain('1 was left out: one of the two is marked blind')
    expect(text).toContain('Nothing left this machine.')
    expect(text).not.toContain('2A6N-T5')
  }, 90_000)

  test('is told apart from the words of the task', async () => {
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toBeVisible()
    expect(document.querySelectorAll('[role="dialog"] li')).toHaveLength(1)
    await dialog().getByText('To be expected (1)').click()
    await expect.element(dialog().getByText('Words of the task')).toBeVisible()
  }, 90_000)

  test('is shown in the evidence by Enter, and belongs to no annotation', async () => {
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog()).not.toBeInTheDocument()
    await expect
      .poll(() => document.querySelectorAll('.page[data-page-number="2"] [data-annotation-id]').length, PATIENCE)
      .toBeGreaterThan(0)
    expect((await sample.store.desk.open(allocationId()))?.annotations).toEqual([])
  }, 120_000)

  test('can be set aside, which is remembered and can be undone', async () => {
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toHaveFocus()
    await userEvent.keyboard('{Delete}')
    await expect.element(dialog().getByText('Set aside (1)')).toBeVisible()
    await expect.element(dialog().getByText('Nothing here')).toBeVisible()
    shown.close()
    shown = await showDesk(sample.store, allocationId())
    await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
    await lookElsewhere()
    await dialog().getByText('Set aside (1)').click()
    await dialog().getByRole('button', { name: 'Look at it again' }).click()
    await dialog().getByText('To look at (1)').click()
    await expect.element(entry()).toBeVisible()
  }, 120_000)

  test('leads to the other submission, which is this assessor’s too', async () => {
    await lookElsewhere()
    await expect.element(entry(), PATIENCE).toBeVisible()
    await dialog().getByRole('button', { name: 'Open that submission' }).click()
    await expect.element(page.getByRole('heading', { name: /Björn Åkesson 1/ })).toBeVisible()
  }, 90_000)

  test.each(['light', 'dark'])(
    'has nothing for axe to find in %s',
    async (scheme) => {
      shown.close()
      localStorage.setItem('assay.color-scheme', scheme)
      shown = await showDesk(sample.store, allocationId())
      await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
      await lookElsewhere()
      await expect.element(entry(), PATIENCE).toBeVisible()
      const opened = document.querySelector('[role="dialog"]') as HTMLElement
      await atRest(opened)
      const { violations } = await axe.run(opened, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      })
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
    },
    90_000,
  )
})
