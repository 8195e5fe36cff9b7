import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CommentBank } from '../../../renderer/review/comments/bank'
import { newId } from '../../../shared/domain'
import { barriersIn, inDark } from './barriers'
import { showRubric } from './show-rubric'
import { storyEvidence, storyRubric } from './story-rubric'

type Shown = Awaited<ReturnType<typeof showRubric>>

let shown: Shown
const bankName = () => `comments/${shown.rubric.achievementId}`
const stored = async () => (await shown.store.preferences.get<CommentBank>(bankName(), [])).map(({ text }) => text)
const kept = (text: string, criterionId: string | null = null) => ({ id: newId(), text, criterionId })

async function open(bank: (rubric: Shown['rubric']) => CommentBank) {
  await page.viewport(1000, 900)
  const rubric = storyRubric()
  shown = await showRubric(() => ({ rubric, ...storyEvidence(rubric.criteria[0]?.id ?? '') }))
  await shown.store.preferences.set(bankName(), bank(rubric))
  await rationale().click()
  await userEvent.keyboard('/')
  await page.getByRole('button', { name: 'All comments…' }).click()
  await expect.element(search()).toHaveFocus()
}

afterEach(() => {
  // A notice of a failure stays until it is closed, and would stand over what the next test presses.
  notifications.clean()
  shown.close()
})

const rationale = () => page.getByRole('textbox', { name: /Rationale/ })
const dialog = () => page.getByRole('dialog', { name: /Comments for/ })
const search = () => dialog().getByRole('textbox', { name: 'Search comments' })
const row = (name: RegExp) => dialog().getByRole('listitem').getByRole('button', { name })

describe('the comments of a rubric', () => {
  beforeEach(() => open((rubric) => [kept('Alpha'), kept('Beta', rubric.criteria[1]?.id), kept('Gamma')]))

  test('are gone through with arrows and moved with Alt and arrows', async () => {
    row(/^Alpha/)
      .element()
      .focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(row(/^Beta/)).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.poll(stored).toEqual(['Beta', 'Alpha', 'Gamma'])
    await expect.element(row(/^Beta/)).toHaveFocus()
  })

  test('are deleted with a way back to where they stood', async () => {
    row(/^Beta/).element().focus()
    await userEvent.keyboard('{Delete}')
    await expect.poll(stored).toEqual(['Alpha', 'Gamma'])
    await expect.element(row(/^Gamma/)).toHaveFocus()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(stored).toEqual(['Alpha', 'Beta', 'Gamma'])
  })

  test('are edited in their place; Escape leaves them and the dialog as they were', async () => {
    await row(/^Beta/).click()
    await userEvent.keyboard(' and more{Escape}')
    await expect.element(dialog()).toBeVisible()
    await row(/^Beta/).click()
    await dialog().getByRole('textbox', { name: 'Comment', exact: true }).fill('Beta, mended')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(stored).toEqual(['Alpha', 'Beta, mended', 'Gamma'])
  })

  test('are searched, and keep their order meanwhile', async () => {
    await search().fill('gam')
    await expect.element(row(/^Gamma/)).toBeVisible()
    await expect.element(row(/^Alpha/)).not.toBeInTheDocument()
    row(/^Gamma/)
      .element()
      .focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(await stored()).toEqual(['Alpha', 'Beta', 'Gamma'])
  })

  test('come in from a file, twice the same only once, and go out again as one step', async () => {
    const input = dialog().getByLabelText('Import from a file…').element() as HTMLInputElement
    const files = new DataTransfer()
    files.items.add(new File(['## C2\n- Beta\n- Delta'], 'more.md', { type: 'text/markdown' }))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(stored).toEqual(['Alpha', 'Beta', 'Gamma', 'Delta'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(stored).toEqual(['Alpha', 'Beta', 'Gamma'])
  })

  test('stay as they are where a file is rubbish, which is said', async () => {
    const input = dialog().getByLabelText('Import from a file…').element() as HTMLInputElement
    const files = new DataTransfer()
    files.items.add(new File([new Uint8Array([0xff, 0xd8, 0xff])], 'photo.json'))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await expect.element(page.getByText(/photo\.json isn’t a text file/)).toBeVisible()
    expect(await stored()).toEqual(['Alpha', 'Beta', 'Gamma'])
  })
})

test('two thousand comments render only what is in sight, and one of them is offered', async () => {
  await open(() => Array.from({ length: 2000 }, (_, at) => kept(`Comment number ${at} about the scale`)))
  expect(dialog().getByRole('listitem').elements().length).toBeLessThan(40)
  await userEvent.keyboard('{Escape}')
  await rationale().click()
  await userEvent.keyboard('1999')
  await vi.waitFor(() => expect(page.getByRole('option').elements()).toHaveLength(1), { timeout: 15_000 })
})

describe.each([
  ['light', () => () => {}],
  ['dark', inDark],
] as const)('axe finds nothing in %s colours', (_name, colours) => {
  test('in the panel with its list of comments, and in the dialog', async () => {
    await open((rubric) => [kept('Alpha'), kept('Beta', rubric.criteria[1]?.id)])
    const back = colours()
    expect(await barriersIn(dialog().element() as HTMLElement)).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).not.toBeInTheDocument()
    await rationale().click()
    await userEvent.keyboard(' /')
    await expect.element(page.getByRole('listbox')).toBeVisible()
    expect(await barriersIn(shown.element)).toEqual([])
    expect(await barriersIn(page.getByRole('listbox').element().parentElement as HTMLElement)).toEqual([])
    back()
  })
})
