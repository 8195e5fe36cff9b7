import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { initTexts, ThemeProvider } from '../../../renderer/kit'
import { AnnotationPopover } from '../../../renderer/review'
import { barriersIn } from './barriers'
import { annotationOn, evidenceItem, rubric } from './show-viewer'

const annotation = {
  ...annotationOn(evidenceItem({}), {
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'Two clinic managers', prefix: '', suffix: '' }],
  }),
  version: 3,
}
const first = { ...annotation, version: 1, comment: '', modifiedAt: '2026-11-21T10:00:00.000Z' }
const second = { ...first, version: 2, comment: 'A first thought.', modifiedAt: '2026-11-21T10:04:00.000Z' }
const calls = { onChange: vi.fn(), onBringBack: vi.fn(), onPlace: vi.fn(), onDelete: vi.fn(), onClose: vi.fn() }
let root: Root
let element: HTMLElement

beforeEach(async () => {
  await page.viewport(700, 700)
  await initTexts('en')
  element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
  root.render(
    <ThemeProvider>
      <div style={{ width: 300 }}>
        <AnnotationPopover
          annotation={annotation}
          rubric={rubric}
          levelId={rubric.criteria[1]?.levels[1]?.id ?? null}
          isNew={false}
          isReadOnly={false}
          placement="approximate"
          versions={async () => [first, second, annotation]}
          {...calls}
        />
      </div>
    </ThemeProvider>,
  )
  await expect.element(card()).toBeVisible()
})
afterEach(() => {
  root.unmount()
  element.remove()
  vi.clearAllMocks()
})

const card = () => page.getByRole('dialog', { name: 'Two clinic managers' })
const field = () => page.getByRole('textbox', { name: 'Comment' })

test('a number ties it to that criterion, and while typing only with Alt', async () => {
  ;(card().element() as HTMLElement).focus()
  await userEvent.keyboard('3')
  expect(calls.onChange).toHaveBeenLastCalledWith({ criterionId: rubric.criteria[2]?.id })
  calls.onChange.mockClear()
  await field().click()
  await userEvent.keyboard('1')
  expect(calls.onChange.mock.calls.some(([change]) => 'criterionId' in (change as object))).toBe(false)
  await userEvent.keyboard('{Alt>}1{/Alt}')
  expect(calls.onChange).toHaveBeenLastCalledWith({ criterionId: rubric.criteria[0]?.id })
  await userEvent.keyboard('9')
  expect(calls.onChange).not.toHaveBeenLastCalledWith({ criterionId: undefined })
})

test('says what it supports, and that its place wants a look', async () => {
  await expect.element(card().getByText('C2 · level 2')).toBeVisible()
  await expect.element(card().getByText('Reworded: check the place')).toBeVisible()
})

test('its menu changes the mark, places it by hand, and shows the history, from which a version comes back', async () => {
  const choose = async (name: string) => {
    await card().getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole(name === 'Underline' ? 'menuitemradio' : 'menuitem', { name }).click()
  }
  await choose('Underline')
  expect(calls.onChange).toHaveBeenLastCalledWith({ shape: 'underline' })
  await choose('Place by hand')
  expect(calls.onPlace).toHaveBeenCalledOnce()
  await choose('Editing history')
  const history = card().getByRole('list', { name: 'Editing history' })
  await expect.element(history.getByText('A first thought.')).toBeVisible()
  expect(history.getByRole('listitem').elements()).toHaveLength(3)
  expect(await barriersIn(element)).toEqual([])
  await history.getByRole('button').first().click()
  expect(calls.onBringBack).toHaveBeenCalledWith(second)
})

test('Escape closes it, also from the field', async () => {
  await field().click()
  await userEvent.keyboard('{Escape}')
  expect(calls.onClose).toHaveBeenCalledOnce()
})
