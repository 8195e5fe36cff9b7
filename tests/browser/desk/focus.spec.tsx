import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newId } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(2)
  shown = await showDesk(sample.store, allocation())
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  // They outlive the page that showed them.
  notifications.clean()
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

const allocation = () => sample.world.allocations[0]?.id ?? ''
const focused = () => document.activeElement as HTMLElement
const criterion = (code: string) => page.getByRole('button', { name: new RegExp(`^${code} `), expanded: true })

describe('the focus on a criterion', () => {
  test('goes with the open one as levels are set', async () => {
    ;(criterion('C1').element() as HTMLElement).focus()
    await userEvent.keyboard('33')
    await expect.element(criterion('C3')).toHaveFocus()
    await userEvent.keyboard('{Shift>}C{/Shift}')
    await expect.element(criterion('C2')).toHaveFocus()
  })

  test('comes from the check before submitting, and goes on from there', async () => {
    await userEvent.keyboard('c3{Control>}{Enter}{/Control}')
    await page.getByRole('dialog').getByRole('button', { name: /C1/ }).first().click()
    await expect.element(criterion('C1')).toHaveFocus()
    await userEvent.keyboard('2')
    await expect.element(criterion('C3')).toHaveFocus()
  })

  test('leaves it alone where it is somewhere else', async () => {
    const next = page.getByRole('button', { name: 'Next submission' }).element() as HTMLElement
    next.focus()
    await userEvent.keyboard('33')
    await expect.element(criterion('C3')).toBeVisible()
    expect(focused()).toBe(next)
  })
})

test('once it is sent, the focus is on the way to the next submission', async () => {
  await userEvent.keyboard('040404{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('dialog').getByRole('button', { name: /^Submit: award/ })).toHaveFocus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('button', { name: 'Review the next one' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: sample.world.submissions[1]?.candidate.name ?? '' })).toBeVisible()
})

describe('the list of notes', () => {
  const entry = (at: number) => document.querySelectorAll<HTMLElement>('[data-annotation]')[at]
  const addNotes = async () => {
    const record = await sample.store.desk.open(allocation())
    const item = record?.submission.evidence[0]
    if (!record || !item) throw new Error('the sample has evidence')
    for (const at of [0, 1]) {
      await sample.store.desk.putAnnotation({
        id: newId(),
        allocationId: allocation(),
        evidenceId: item.id,
        evidenceSha256: item.sha256,
        shape: 'whole-item',
        selectors: [],
        comment: `Note ${at}`,
        criterionId: null,
        creatorId: record.allocation.assessorId,
        version: 1,
        createdAt: `2026-11-21T12:00:0${at}.000Z`,
        modifiedAt: `2026-11-21T12:00:0${at}.000Z`,
      })
    }
    await expect.element(page.getByRole('button', { name: 'Show 2 notes' })).toBeVisible()
  }

  test('takes the focus as its key opens it, and gives it back as the key closes it', async () => {
    await addNotes()
    const reading = focused()
    expect(reading).not.toBe(document.body)
    await userEvent.keyboard('n')
    await expect.poll(() => focused() === entry(0)).toBe(true)
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => focused() === entry(1)).toBe(true)
    await userEvent.keyboard('n')
    await expect.poll(() => entry(0)).toBeUndefined()
    expect(focused()).toBe(reading)
  })

  test('leaves the focus on the button that opened it', async () => {
    await addNotes()
    await page.getByRole('button', { name: 'Show 2 notes' }).click()
    await expect.poll(() => entry(1)).toBeDefined()
    expect(focused().getAttribute('aria-label')).toBe('Hide the notes')
  })
})

describe('a key for marking that can do nothing', () => {
  const openNarrative = () => page.getByRole('button', { name: /Cover narrative/ }).click()

  test.each(['h', 'a', 's', '{Shift>}m{/Shift}'])('says that the cover narrative is only read (%s)', async (key) => {
    await openNarrative()
    await userEvent.keyboard(key)
    await expect.element(page.getByText(/The cover narrative is read, not annotated/)).toBeVisible()
  })

  test('says so once, however often it is pressed', async () => {
    await openNarrative()
    await userEvent.keyboard('hhhuu')
    await expect.poll(() => page.getByText(/The cover narrative is read/).elements().length).toBe(1)
  })

  test('says which tool the open item has no use for', async () => {
    await page
      .getByRole('button', { name: /archive-0/ })
      .first()
      .click()
    await userEvent.keyboard('p')
    await expect.element(page.getByText('Not possible here: Set a pin')).toBeVisible()
  })

  test('says that nothing can be marked in what was sent', async () => {
    await userEvent.keyboard('040404{Control>}{Enter}{/Control}')
    await expect.element(page.getByRole('dialog').getByRole('button', { name: /^Submit: award/ })).toHaveFocus()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(page.getByRole('button', { name: 'Review the next one' })).toHaveFocus()
    await userEvent.keyboard('h')
    await expect.element(page.getByText(/This review is closed/)).toBeVisible()
  })
})
