import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { initTexts, ThemeProvider } from '../../../renderer/kit'
import { AnnotationList } from '../../../renderer/review'
import { type Annotation, formatPage, type Placement } from '../../../shared/domain'
import { barriersIn } from './barriers'
import { annotationOn, evidenceItem, rubric } from './show-viewer'

const item = evidenceItem({ title: 'Design report' })
const make = (at: number): Annotation => ({
  ...annotationOn(item, {
    shape: 'highlight',
    selectors: [
      { type: 'TextQuoteSelector', exact: `Passage number ${at}`, prefix: '', suffix: '' },
      formatPage(1 + Math.floor(at / 10)),
    ],
  }),
  comment: '',
  createdAt: new Date(Date.UTC(2026, 10, 21, 0, 0, at)).toISOString(),
})
const placed = (annotations: readonly Annotation[], quality: Placement['quality']) =>
  new Map(
    annotations.map((annotation): [string, Placement] => [
      annotation.id,
      {
        annotationId: annotation.id,
        annotationVersion: 1,
        targetKey: '',
        evidenceSha256: item.sha256,
        quality,
        selectors: quality === 'orphaned' ? [] : annotation.selectors,
        anchorerVersion: 1,
      },
    ]),
  )

const calls = { onActivate: vi.fn(), onEdit: vi.fn(), onPlace: vi.fn() }
let root: Root | null = null
let element: HTMLElement

/** The list with annotations that can be deleted, in a column as narrow as the desk's. */
function show(annotations: readonly Annotation[], quality: Placement['quality'] = 'exact') {
  const deleted = vi.fn()
  const render = (left: readonly Annotation[]) =>
    flushSync(() =>
      root?.render(
        <ThemeProvider>
          <div style={{ width: 256, height: 600 }}>
            <AnnotationList
              items={[item]}
              annotations={left}
              sides={null}
              earlier={[]}
              placed={{ placements: placed(left, quality), progress: null }}
              rubric={rubric}
              openItem={item}
              activeAnnotationId={null}
              isReadOnly={false}
              {...calls}
              onDelete={(annotation) => {
                deleted(annotation.id)
                render(left.filter(({ id }) => id !== annotation.id))
              }}
            />
          </div>
        </ThemeProvider>,
      ),
    )
  render(annotations)
  return deleted
}

beforeEach(async () => {
  await page.viewport(900, 700)
  await initTexts('en')
  element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
})
afterEach(() => {
  root?.unmount()
  element.remove()
  vi.clearAllMocks()
})

const entry = (words: string) => page.getByRole('button', { name: words })
const focused = () => document.activeElement?.textContent ?? ''

describe('the list of annotations by keys', () => {
  test('arrows, Home and End move along it, Enter goes there, E to its comment', async () => {
    const annotations = Array.from({ length: 30 }, (_, at) => make(at))
    show(annotations)
    await expect.element(entry('Passage number 0')).toBeVisible()
    ;(entry('Passage number 0').element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(focused()).toContain('Passage number 2')
    await userEvent.keyboard('{Enter}e')
    expect(calls.onActivate).toHaveBeenCalledWith(annotations[2])
    expect(calls.onEdit).toHaveBeenCalledWith(annotations[2])
    await userEvent.keyboard('{End}')
    await expect.poll(focused).toContain('Passage number 29')
    await userEvent.keyboard('{Home}')
    await expect.poll(focused).toContain('Passage number 0')
  })

  test('Delete takes one out and goes on with the one that follows', async () => {
    const annotations = [make(0), make(1), make(2)]
    const deleted = show(annotations)
    await expect.element(entry('Passage number 1')).toBeVisible()
    ;(entry('Passage number 1').element() as HTMLElement).focus()
    await userEvent.keyboard('{Delete}')
    expect(deleted).toHaveBeenCalledWith(annotations[1]?.id)
    await expect.poll(focused).toContain('Passage number 2')
    await userEvent.keyboard('{Delete}')
    await expect.poll(focused).toContain('Passage number 0')
  })

  test('is one stop for Tab', async () => {
    show([make(0), make(1), make(2)])
    await expect.element(entry('Passage number 0')).toBeVisible()
    expect(element.querySelectorAll('[data-annotation][tabindex="0"]')).toHaveLength(1)
  })
})

test('of 5,000 annotations only what is in sight is rendered, and the search narrows them', async () => {
  show(Array.from({ length: 5000 }, (_, at) => make(at)))
  await expect.element(entry('Passage number 0')).toBeVisible()
  expect(element.querySelectorAll('[role="listitem"]').length).toBeLessThan(40)
  await page.getByRole('textbox', { name: 'Search notes' }).fill('number 4321')
  await expect.element(entry('Passage number 4321')).toBeVisible()
  await expect.element(page.getByText('1 of 5000')).toBeVisible()
})

test('its filters and orders are in menus that say what is chosen', async () => {
  show([make(1), { ...make(2), comment: 'Seen.', modifiedAt: '2099-01-01T00:00:00.000Z' }])
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'With a comment' }).click()
  await expect.element(page.getByRole('menuitemcheckbox', { name: 'With a comment' })).toBeChecked()
  expect(await barriersIn(element)).toEqual([])
  await expect.poll(() => entry('Passage number 1').elements().length).toBe(0)
  await page.getByRole('menuitem', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Order' }).click()
  await page.getByRole('menuitemradio', { name: 'Latest first' }).click()
  await expect.poll(() => document.querySelector('[data-annotation]')?.textContent).toContain('Passage number 2')
})

test('what was not found is offered to be placed by hand or removed, with its words', async () => {
  const lost = make(3)
  const deleted = show([lost], 'orphaned')
  await expect.element(entry('Passage number 3')).toBeVisible()
  await expect.element(page.getByText('Not found in the new version')).toBeVisible()
  await page.getByRole('button', { name: 'Place by hand' }).click()
  expect(calls.onPlace).toHaveBeenCalledWith(lost)
  await page.getByRole('button', { name: 'Remove' }).click()
  expect(deleted).toHaveBeenCalledWith(lost.id)
})
