import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newId, shownFile } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>

const allocationId = () => sample.world.allocations[0]?.id ?? ''
const stored = async () => {
  const record = await sample.store.desk.open(allocationId())
  if (!record) throw new Error('the sample has this allocation')
  return record
}
const composer = () => page.getByRole('region', { name: 'Feedback to the candidate' })
const field = () => composer().getByRole('textbox', { name: 'Feedback to the candidate' })
/** Also while another part of the composer is shown. */
const text = () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Feedback to the candidate"]')?.value ?? ''

/** Levels 4, 2, 3 with reasons for the first two, and a quoted note on the second criterion. */
async function reviewed() {
  const { desk } = sample.store
  const { rubric, submission, allocation } = await stored()
  const reasons = ['Knows its readers.', 'Leaves out the range.', '']
  for (const [at, criterion] of rubric.criteria.entries()) {
    const levelId = criterion.levels[[3, 1, 2][at] ?? 0]?.id ?? null
    await desk.changeScore(allocation.id, criterion.id, { levelId, rationale: reasons[at] ?? '' })
  }
  const [item] = submission.evidence
  if (!item) throw new Error('the sample has evidence')
  const now = new Date().toISOString()
  await desk.putAnnotation({
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: item.id,
    evidenceSha256: shownFile(item).sha256,
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'the rate fell', prefix: '', suffix: '' }],
    comment: 'By how much?',
    criterionId: rubric.criteria[1]?.id ?? null,
    creatorId: allocation.assessorId,
    createdAt: now,
    modifiedAt: now,
  })
}

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(4)
  await reviewed()
  shown = await showDesk(sample.store, allocationId())
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

async function open() {
  await userEvent.keyboard('f')
  await expect.element(field()).toHaveFocus()
}

describe('composing feedback', () => {
  test('opens with F, and Escape gives the focus back to what had it', async () => {
    const first = page.getByRole('radio').first()
    ;(first.element() as HTMLElement).focus()
    await open()
    await userEvent.keyboard('f is typed')
    await userEvent.keyboard('{Escape}')
    await expect.element(first).toHaveFocus()
    expect(composer().elements()).toHaveLength(0)
    await expect.poll(async () => (await stored()).assessment.feedback).toBe('f is typed')
  })

  test('takes in what was written, lowest level first, and leaves what the person wrote as it is', async () => {
    await open()
    await userEvent.keyboard('Thank you.')
    await composer().getByText('Include', { exact: true }).click()
    await composer().getByRole('button', { name: 'Add my reasons' }).click()
    await expect.poll(text).toMatch(/^Thank you\.\n\n\*\*[^*]+\*\* \(Developing\): Leaves out the range\./)
    expect(text()).toMatch(/Knows its readers\.$/)
    expect(composer().getByRole('button', { name: 'Add my reasons' }).elements()).toHaveLength(0)
  })

  test('a box puts a note in with its quote, and takes it out again', async () => {
    await open()
    await composer().getByText('Include', { exact: true }).click()
    const box = composer().getByRole('checkbox', { name: /the rate fell/ })
    await box.click()
    await expect.poll(text).toContain('> “the rate fell”')
    expect(text()).toContain('By how much?')
    await expect.element(box).toBeChecked()
    await box.click()
    await expect.poll(text).toBe('')
  })

  test('a note that was changed in the text is never taken out, and can be added once more', async () => {
    await open()
    await composer().getByText('Include', { exact: true }).click()
    const box = composer().getByRole('checkbox', { name: /Leaves out the range/ })
    await box.click()
    await composer().getByText('Write', { exact: true }).click()
    await field().click()
    await userEvent.keyboard('{Control>}{End}{/Control}{Backspace} for now.')
    await composer()
      .getByText(/^Include/)
      .click()
    await expect.element(box).toBePartiallyChecked()
    await box.click()
    await expect.poll(() => text().match(/Leaves out the range/g)?.length).toBe(2)
  })

  test('what was taken in is undone by the field itself, step by step', async () => {
    await open()
    await userEvent.keyboard('Mine.')
    await composer().getByText('Include', { exact: true }).click()
    await composer()
      .getByRole('checkbox', { name: /Leaves out the range/ })
      .click()
    await composer().getByText('Write', { exact: true }).click()
    await field().click()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(text).toBe('Mine.')
  })

  test('formats by keys, without hiding the evidence list', async () => {
    await open()
    await userEvent.keyboard('Good{Shift>}{Control>}{ArrowLeft}{/Control}{/Shift}{Control>}b{/Control}')
    await expect.poll(text).toBe('**Good**')
    await expect.element(page.getByRole('button', { name: 'Hide the evidence list' })).toBeVisible()
  })

  test('shows the letter with levels and outcome as the candidate will read it', async () => {
    await open()
    await userEvent.keyboard('A **fine** start. [x](javascript:alert) <img src=x onerror=alert>')
    await composer().getByText('Preview', { exact: true }).click()
    const letter = composer().getByRole('group', { name: 'As the candidate will read it' })
    await expect.element(letter.getByRole('heading', { name: 'Feedback on your work' })).toBeVisible()
    await expect.element(letter.getByRole('cell', { name: /Developing \(2 of 4\)/ })).toBeVisible()
    expect(letter.element().querySelector('strong, b')?.textContent).toBeTruthy()
    expect(letter.element().querySelector('img, a[href^="javascript"]')).toBeNull()
  })

  test('becomes large with everything side by side, and is so again the next time', async () => {
    await open()
    await composer().getByRole('button', { name: 'Make it large' }).click()
    await expect.element(composer().getByRole('checkbox', { name: /the rate fell/ })).toBeVisible()
    await expect.element(composer().getByRole('group', { name: 'As the candidate will read it' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Award/ })).toBeVisible()
    await composer().getByRole('button', { name: 'Close the feedback' }).click()
    await userEvent.keyboard('f')
    await expect.element(composer().getByRole('button', { name: 'Keep it beside the evidence' })).toBeVisible()
  })

  test('Ctrl+Enter goes on to the outcome from within the text', async () => {
    await open()
    await userEvent.keyboard('Done.{Control>}{Enter}{/Control}')
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })
})

describe('the reason for departing from the rubric', () => {
  test('stays with the outcome that it was written for', async () => {
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: /^Not yet/ }).click()
    const reason = dialog.getByRole('textbox', { name: /Why/ })
    const isSuggested = reason.elements().length === 0
    if (isSuggested) {
      await dialog.getByText('Go on reviewing').click()
      await page.getByRole('button', { name: /^Award/ }).click()
    }
    await reason.fill('Because of this.')
    await dialog.getByText('Go on reviewing').click()
    await page.getByRole('button', { name: 'More outcomes' }).click()
    await page.getByRole('menuitem', { name: /^Refer/ }).click()
    await expect.element(dialog.getByRole('textbox')).toHaveValue('')
    await dialog.getByText('Go on reviewing').click()
    await page.getByRole('button', { name: isSuggested ? /^Award/ : /^Not yet/ }).click()
    await expect.element(reason).toHaveValue('Because of this.')
  })
})
