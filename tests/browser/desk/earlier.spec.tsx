import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Annotation, newId, type Submission, UNNAMED_ID } from '../../../shared/domain'
import { barriersIn, inDark } from '../review/barriers'
import { openSampleStore, pull } from '../store/sample-store'
import { showDesk } from './show-desk'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let shown: Awaited<ReturnType<typeof showDesk>>
let removed: string

/** A second revision: the first item is another file now, the second the same, one was taken out. */
function resubmitted(first: Submission, criterionId: string, levelId: string): Submission {
  const [report, code] = first.evidence
  if (!report || !code) throw new Error('the sample has two items')
  const at = '2026-11-02T09:00:00.000Z'
  const annotation: Annotation = {
    id: newId(),
    version: 1,
    allocationId: UNNAMED_ID,
    evidenceId: removed,
    evidenceSha256: 'a'.repeat(64),
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'a dual axis that nobody could read', prefix: '', suffix: '' }],
    comment: 'This misleads.',
    criterionId,
    creatorId: UNNAMED_ID,
    createdAt: at,
    modifiedAt: at,
  }
  const before = ({ id, kind, title, mediaType, fileName, sizeBytes }: typeof report, sha256: string) => ({
    id,
    kind,
    title,
    mediaType,
    fileName,
    sizeBytes,
    sha256,
  })
  return {
    ...first,
    revision: 2,
    earlierDecision: {
      revision: 1,
      outcome: 'not-yet',
      decidedOn: '2026-11-03',
      feedback: 'Say **where the data come from**.',
      points: [
        { text: 'Name the sources', addressed: true, criterionId },
        { text: 'Write for the reader', addressed: false },
      ],
      levels: { [criterionId]: levelId },
      evidence: [
        before(report, 'e'.repeat(64)),
        before(code, code.sha256),
        { ...before(report, 'd'.repeat(64)), id: removed, title: 'First sketch' },
      ],
      annotations: [annotation],
    },
  }
}

beforeEach(async () => {
  await page.viewport(1400, 900)
  removed = newId()
  sample = await openSampleStore(2)
  const [first] = sample.world.submissions
  const [allocation] = sample.world.allocations
  const criterion = sample.world.rubrics[0]?.criteria[0]
  if (!first || !allocation || !criterion) throw new Error('the sample has these')
  const body = resubmitted(first, criterion.id, criterion.levels[1]?.id ?? '')
  await pull(sample.replica, [
    { op: 'put', kind: 'submission', id: body.id, body },
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, submissionRevision: 2, revision: 2 } },
  ])
  shown = await showDesk(sample.store, allocation.id)
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

const row = (words: string) => page.getByRole('button', { name: words })

test('the evidence list says what is another file now, and nothing of what stayed', async () => {
  await expect.element(row('Vaccination dashboard').first()).toHaveTextContent('Changed')
  expect(row('archive-0.zip').first().element().textContent).not.toContain('Changed')
})

test('the last decision tells the level, the points, the feedback and what became of each passage', async () => {
  await row('Not yet').first().click()
  const view = page.getByRole('document', { name: 'Last decision and what has changed' })
  await expect.element(view.getByText('Then: 2 Developing')).toBeVisible()
  await expect.element(view.getByText('where the data come from')).toBeVisible()
  await expect.element(view.getByText('1 of 2 points addressed')).toBeVisible()
  await expect.element(view.getByText('a dual axis that nobody could read')).toBeVisible()
  await expect.element(view.getByText('Gone')).toBeVisible()
  await expect.element(view.getByText('No longer handed in')).toBeVisible()
  await view.getByRole('button', { name: 'Vaccination dashboard: design report' }).click()
  await expect.poll(() => document.querySelector('[data-entry][aria-current]')?.textContent).toContain('Vaccination dashboard')
})

test('its notes are listed, can be told from mine, and are switched off for good', async () => {
  await userEvent.keyboard('n')
  const note = row('a dual axis that nobody could read')
  await expect.element(note).toHaveTextContent('Earlier decision')
  await row('Not yet').first().click()
  await page.getByRole('switch', { name: 'Show the notes of that decision in the evidence' }).click()
  await expect.poll(() => note.elements().length).toBe(0)
  await sample.store.flush()
  expect(await sample.store.preferences.get('desk.earlier-notes', true)).toBe(false)
})

test.each(['light', 'dark'])('axe finds nothing on it and on the list of notes, in the %s scheme', async (scheme) => {
  const backToOther = scheme === 'dark' ? inDark() : null
  await userEvent.keyboard('n')
  await expect.element(row('a dual axis that nobody could read')).toBeVisible()
  await row('Not yet').first().click()
  const view = page.getByRole('document', { name: 'Last decision and what has changed' })
  await expect.element(view.getByText('Gone')).toBeVisible()
  const reading = view.element().parentElement?.parentElement?.parentElement
  expect(await barriersIn(reading as HTMLElement)).toEqual([])
  backToOther?.()
})
