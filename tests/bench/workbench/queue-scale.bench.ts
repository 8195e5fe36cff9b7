import { afterAll, beforeAll, it } from 'vitest'
import { page } from 'vitest/browser'
import { showQueue } from '../../browser/queue/show-queue'
import { measure } from '../measure'
import { report, scaled } from './bench-page'
import { type FilledStore, fillStore } from './filled-store'
import { painted, rest } from './painted'

const COUNT = scaled(50_000, 1000)

let many: FilledStore
let few: FilledStore

beforeAll(async () => {
  await page.viewport(1400, 900)
  many = await fillStore(COUNT)
  few = await fillStore(500)
})

afterAll(async () => {
  await many.remove()
  await few.remove()
})

/** From opening the store to rows on the screen. */
async function firstRows(filled: FilledStore): Promise<number> {
  await rest()
  const from = performance.now()
  const store = await filled.open()
  const shown = await showQueue(store)
  const spent = (await painted(() => document.querySelector('[role="row"] [role="rowheader"] strong') !== null)) - from
  shown.close()
  await store.close()
  return spent
}

it('queue-scale', async () => {
  await report(
    await measure({
      name: 'queue-scale',
      unit: 'ms',
      mustReach: 1.5,
      aim: 1.2,
      note: `${COUNT} submissions; from opening the unlocked store to painted rows`,
      ours: () => firstRows(many),
      baseline: () => firstRows(few),
    }),
  )
})
