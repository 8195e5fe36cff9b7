import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Annotation, newId, shownFile, toAnnotationCollection } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

type Saved = { fileName: string; mediaType: string; bytes: Uint8Array }

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>
let saved: Saved[] = []

const allocationId = () => sample.world.allocations[0]?.id ?? ''
const stored = async () => {
  const record = await sample.store.desk.open(allocationId())
  if (!record) throw new Error('the sample has this allocation')
  return record
}

async function makeNote(change: Partial<Annotation> = {}): Promise<Annotation> {
  const { allocation, submission } = await stored()
  const [item] = submission.evidence
  if (!item) throw new Error('the sample has evidence')
  return {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: item.id,
    evidenceSha256: shownFile(item).sha256,
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'the rate fell', prefix: '', suffix: '' }],
    comment: 'By how much?',
    criterionId: null,
    creatorId: allocation.assessorId,
    createdAt: '2026-11-20T09:00:00.000Z',
    modifiedAt: '2026-11-20T09:00:00.000Z',
    ...change,
  }
}

beforeEach(async () => {
  await page.viewport(1400, 900)
  saved = []
  // What the desktop offers: here it keeps what it is given instead of asking where to put it.
  Object.assign(window, {
    assay: {
      async saveCopy(copy: Saved) {
        saved.push(copy)
        return { saved: true }
      },
    },
  })
  sample = await openSampleStore(4)
  await sample.store.desk.putAnnotation(await makeNote())
  await sample.store.desk.changeAssessment(allocationId(), { feedback: 'Say by **how much**.\n\n- one\n- two' })
  shown = await showDesk(sample.store, allocationId())
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
  Object.assign(window, { assay: undefined })
})

async function choose(name: string | RegExp) {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function savedOne(): Promise<Saved> {
  await expect.poll(() => saved.length, { timeout: 20_000 }).toBe(1)
  return saved[0] as Saved
}

const textOf = ({ bytes }: Saved) => new TextDecoder().decode(bytes)

describe('feedback with letters that no font of ours has', () => {
  beforeEach(async () => {
    shown.close()
    await sample.store.desk.changeAssessment(allocationId(), { feedback: 'Ask 王明, who counted them.' })
    shown = await showDesk(sample.store, allocationId())
    await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
    await choose('Feedback as PDF…')
    await expect.element(page.getByText('Assay has no letters for 王 and 明.'), { timeout: 20_000 }).toBeVisible()
    expect(saved).toEqual([])
  })

  test('leaves as Markdown, which has them', async () => {
    await page.getByRole('button', { name: 'Export Markdown instead' }).click()
    const copy = await savedOne()
    expect(copy.mediaType).toBe('text/markdown')
    expect(textOf(copy)).toContain('Ask 王明, who counted them.')
  })

  test('leaves as a PDF only where somebody wants it all the same', async () => {
    await page.getByRole('button', { name: 'Export the PDF all the same' }).click()
    expect((await savedOne()).mediaType).toBe('application/pdf')
  })
})

describe('what leaves the desk', () => {
  test('is the feedback as Markdown, named by the pseudonym', async () => {
    await choose('Feedback as Markdown…')
    const file = await savedOne()
    expect(file.fileName).toBe(`Feedback ${(await stored()).submission.candidate.pseudonym}.md`)
    expect(textOf(file)).toContain('Say by **how much**.\n\n- one\n- two')
  })

  test('is the feedback as a tagged PDF', async () => {
    await choose('Feedback as PDF…')
    const file = await savedOne()
    expect(file.fileName).toMatch(/^Feedback .*\.pdf$/)
    const text = new TextDecoder('latin1').decode(file.bytes)
    expect(text.slice(0, 8)).toBe('%PDF-1.7')
    for (const tag of ['/S /H1', '/S /L\n', '/S /LBody', '/Lang', '/MarkInfo']) expect(text).toContain(tag)
  })

  test('is every note as a collection that comes back as the same notes', async () => {
    await choose('All notes (JSON-LD)…')
    const file = await savedOne()
    expect(file.mediaType).toBe('application/ld+json')
    expect(JSON.parse(textOf(file))).toMatchObject({ type: 'AnnotationCollection', total: 1 })
    await importText(textOf(file))
    await expect.element(dialog().getByRole('region', { name: 'Here already' })).toBeVisible()
    await expect.element(dialog().getByRole('button', { name: 'There is nothing in it to import.' })).toBeDisabled()
  })

  test('is a list of the notes on an item', async () => {
    await choose('List of my notes (Markdown)…')
    expect(textOf(await savedOne())).toContain('- **Highlight**\n\n  > the rate fell\n\n  By how much?')
  })

  test('is never an evidence file that is not on this machine', async () => {
    await choose('PDF with my notes…')
    await expect.element(page.getByText('The item must be on this machine for this.')).toBeVisible()
    expect(saved).toEqual([])
  })
})

const dialog = () => page.getByRole('dialog', { name: 'Import notes' })

async function importText(text: string, name = 'notes.jsonld') {
  await choose('Import notes…')
  await expect.element(dialog()).toBeVisible()
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('the dialog takes a file')
  await userEvent.upload(page.elementLocator(input), new File([text], name, { type: 'application/ld+json' }))
}

describe('what comes in', () => {
  test('is shown first, comes in as one step, and goes out again as one', async () => {
    const { submission } = await stored()
    const documents = [
      ...Array.from({ length: 30 }, (_, at) => ({
        type: 'Annotation',
        id: `https://a.example/${at}`,
        body: `Comment ${at}`,
        target: {
          source: `urn:uuid:${submission.evidence[0]?.id}`,
          selector: { type: 'TextQuoteSelector', exact: `words ${at}` },
        },
      })),
      { type: 'Annotation', body: 'Elsewhere', target: 'https://a.example/other.pdf' },
      'rubbish',
    ]
    await importText(JSON.stringify(documents))
    await expect.element(dialog().getByRole('region', { name: 'New' })).toHaveTextContent('30')
    await expect.element(dialog().getByRole('region', { name: 'Not for this submission' })).toBeVisible()
    await expect.element(dialog().getByRole('region', { name: 'Not understood' })).toBeVisible()
    expect((await stored()).annotations).toHaveLength(1)
    await dialog().getByRole('button', { name: 'Import 30 notes' }).click()
    await expect.poll(async () => (await stored()).annotations.length).toBe(31)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(async () => (await stored()).annotations.length).toBe(1)
  })

  test('replaces a note of mine only where I say so', async () => {
    const [mine] = (await stored()).annotations
    if (!mine) throw new Error('there is a note')
    const theirs = { ...mine, comment: 'From the file.' }
    const text = JSON.stringify(toAnnotationCollection([theirs], { id: newId(), label: '', generatedAt: mine.createdAt }))
    await importText(text)
    await expect.element(dialog().getByRole('region', { name: 'Changed' })).toHaveTextContent('By how much?')
    await expect.element(dialog().getByRole('button', { name: 'There is nothing in it to import.' })).toBeDisabled()
    await dialog().getByRole('checkbox', { name: 'Replace mine', exact: true }).click()
    await dialog().getByRole('button', { name: 'Import 1 note' }).click()
    await expect
      .poll(async () => (await stored()).annotations)
      .toMatchObject([{ id: mine.id, version: 2, comment: 'From the file.' }])
  })

  test('can be told where it belongs', async () => {
    await importText(JSON.stringify([{ body: 'x', target: { source: 'https://a.example/a' } }]))
    const choice = dialog().getByRole('combobox', { name: /^Belongs to/ })
    await choice.selectOptions((await stored()).submission.evidence[0]?.title ?? '')
    await dialog().getByRole('button', { name: 'Import 1 note' }).click()
    await expect.poll(async () => (await stored()).annotations.map(({ shape }) => shape)).toEqual(['highlight', 'whole-item'])
  })

  test.each([
    ['{"type": "Annotation", "tar', /is not JSON/],
    ['{}', /no Web Annotations/],
    ['{"type":"AnnotationCollection","first":"https://a.example/1"}', /where its notes are kept/],
  ])('is refused with a reason: %s', async (text, reason) => {
    await importText(text)
    await expect.element(dialog().getByText(reason)).toBeVisible()
    await dialog().getByText('Cancel').click()
    expect((await stored()).annotations).toHaveLength(1)
  })

  test('never becomes more than can be handed in', async () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ body: `Comment ${at}`, target: 'x' }))
    await importText(JSON.stringify(many.map((one) => ({ ...one, target: 'https://a.example/a' }))))
    await dialog()
      .getByRole('combobox', { name: /^Belongs to/ })
      .selectOptions((await stored()).submission.evidence[0]?.title ?? '')
    await expect.element(dialog().getByText(/^This is 1 note more/)).toBeVisible()
    await expect.element(dialog().getByRole('button', { name: 'Import 5000 notes' })).toBeDisabled()
  })
})
