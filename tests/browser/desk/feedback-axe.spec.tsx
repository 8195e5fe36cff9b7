import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { barriersIn, inDark } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(2)
  const id = sample.world.allocations[0]?.id ?? ''
  const record = await sample.store.desk.open(id)
  for (const criterion of record?.rubric.criteria ?? []) {
    await sample.store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[1]?.id ?? null, rationale: 'A reason.' })
  }
  shown = await showDesk(sample.store, id)
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

/** What is shown, once it has stopped moving: colours in between have no contrast of their own. */
async function barriers(locator: Locator): Promise<string[]> {
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  return barriersIn(locator.element() as HTMLElement)
}

test.each(['light', 'dark'])('the feedback keeps nobody out, in either size (%s)', async (scheme) => {
  const light = scheme === 'dark' ? inDark() : () => {}
  await userEvent.keyboard('f')
  const composer = page.getByRole('region', { name: 'Feedback to the candidate' })
  await expect.element(composer).toBeVisible()
  for (const pane of ['Write', 'Include', 'Preview']) {
    await composer.getByText(pane, { exact: true }).click()
    expect(await barriers(composer)).toEqual([])
  }
  await composer.getByRole('button', { name: 'Make it large' }).click()
  await expect.element(composer.getByRole('heading', { name: 'Your levels' })).toBeVisible()
  expect(await barriers(composer)).toEqual([])
  light()
})

test.each(['light', 'dark'])('the menu and the import keep nobody out (%s)', async (scheme) => {
  const light = scheme === 'dark' ? inDark() : () => {}
  await page.getByRole('button', { name: 'Export' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Import notes…' })).toBeVisible()
  expect(await barriers(page.getByRole('menu'))).toEqual([])
  await page.getByRole('menuitem', { name: 'Import notes…' }).click()
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  // The dialog's own header would be taken for a second one of the page, which has no shell around it here.
  const body = document.querySelector('[role=dialog] .mantine-Modal-body')
  if (!input || !body) throw new Error('the dialog takes a file')
  const notes = [
    { body: 'x', target: 'https://a.example/a' },
    { body: 'y', target: sample.world.submissions[0]?.evidence[0]?.title },
    1,
  ]
  await userEvent.upload(page.elementLocator(input), new File([JSON.stringify(notes)], 'notes.jsonld'))
  await expect.element(page.getByRole('region', { name: 'Not for this submission' })).toBeVisible()
  expect(await barriers(page.elementLocator(body))).toEqual([])
  light()
})
