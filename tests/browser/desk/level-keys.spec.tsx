import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { scoreFor } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(2)
  shown = await showDesk(sample.store, sample.world.allocations[0]?.id ?? '')
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

/** Without any pause between them: nothing else of the page runs from the first to the last. */
function pressAtOnce(...keys: { key: string; repeat?: boolean }[]): void {
  for (const { key, repeat = false } of keys) {
    const code = /[1-9]/.test(key) ? `Digit${key}` : ''
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, repeat, bubbles: true, cancelable: true }))
  }
}

/** Levels that the store holds, counted from 1, by criterion. */
async function levels(at = 0): Promise<(number | null)[]> {
  await sample.store.flush()
  const record = await sample.store.desk.open(sample.world.allocations[at]?.id ?? '')
  if (!record) throw new Error('the sample has this allocation')
  return record.rubric.criteria.map((criterion) => {
    const { levelId } = scoreFor(record.assessment, criterion.id)
    return levelId === null ? null : criterion.levels.findIndex((level) => level.id === levelId) + 1
  })
}

describe('level keys that come without a pause', () => {
  test('score one criterion after the other, none twice', async () => {
    pressAtOnce({ key: '3' }, { key: '4' }, { key: '2' })
    await expect.poll(() => levels()).toEqual([3, 4, 2])
  })

  test('score the criterion that was gone to a moment before', async () => {
    pressAtOnce({ key: 'c' }, { key: 'c' }, { key: '2' })
    await expect.poll(() => levels()).toEqual([null, null, 2])
  })

  test('score nothing once the next submission was asked for', async () => {
    pressAtOnce({ key: '3' }, { key: ']' }, { key: '4' })
    await expect.element(page.getByRole('heading', { name: sample.world.submissions[1]?.candidate.name ?? '' })).toBeVisible()
    await expect.poll(() => levels()).toEqual([3, null, null])
    expect(await levels(1)).toEqual([null, null, null])
  })
})

test('a level key that is held down scores one criterion', async () => {
  pressAtOnce({ key: '3' }, { key: '3', repeat: true }, { key: '3', repeat: true })
  await expect.poll(() => levels()).toEqual([3, null, null])
  expect(document.querySelector('[data-criterion][aria-expanded=true]')?.textContent).toContain('C2')
})
