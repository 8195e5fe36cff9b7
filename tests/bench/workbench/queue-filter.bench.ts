import { afterAll, beforeAll, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { EVERYTHING } from '../../browser/store/sample-store'
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

const shownNames = () => [...document.querySelectorAll('[role="row"] [role="rowheader"] strong')].map((row) => row.textContent)

/** Types "d", which everything matches, then measures the "u" that leaves one candidate in seven. */
async function keystroke(filled: FilledStore): Promise<number> {
  const store = await filled.open()
  const shown = await showQueue(store)
  while (!(await store.queue.page(EVERYTHING)).isComplete) await rest(100)
  await painted(() => shownNames().length > 10)
  await userEvent.click(page.getByRole('searchbox'))
  await userEvent.keyboard('d')
  await rest(1000)
  const pressed = new Promise<number>((resolve) =>
    addEventListener('keydown', (event) => resolve(event.timeStamp), { capture: true, once: true }),
  )
  const done = painted(() => shownNames().length > 10 && shownNames().every((name) => name.includes('Durand')))
  await userEvent.keyboard('u')
  const spent = (await done) - (await pressed)
  shown.close()
  await store.close()
  return spent
}

it('queue-filter', async () => {
  await report(
    await measure({
      name: 'queue-filter',
      unit: 'ms',
      mustReach: 2,
      aim: 1.3,
      note: `${COUNT} submissions; a real key press to painted rows`,
      rounds: 7,
      ours: () => keystroke(many),
      baseline: () => keystroke(few),
    }),
  )
})
