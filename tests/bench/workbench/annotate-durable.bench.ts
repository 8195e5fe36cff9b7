import { Dexie } from 'dexie'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Annotation, newId } from '../../../shared/domain'
import type { OpenedStore } from '../../../renderer/store'
import { showDesk } from '../../browser/desk/show-desk'
import { drag } from '../../browser/review/show-viewer'
import { measure, median, milliseconds } from '../measure'
import { report } from './bench-page'
import { type FilledStore, fillOffline } from './filled-store'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'

const ROUNDS = 15

let filled: FilledStore
let store: OpenedStore
let shown: Awaited<ReturnType<typeof showDesk>>
let plain: Dexie
/** One of those that were made: what the plain put stores. */
let model: Annotation

const allocationId = () => filled.world.allocations[0]?.id ?? ''
const firstPage = () => document.querySelector<HTMLElement>('.pdfViewer .page[data-page-number="1"]')
const saveState = () => document.querySelector('header [data-state]')?.getAttribute('data-state')

beforeAll(async () => {
  await page.viewport(1400, 900)
  filled = await fillOffline(1, await makeLongPdf(3))
  store = await filled.open()
  shown = await showDesk(store, allocationId())
  await painted(() => firstPage()?.querySelector('canvas') != null)
  await rest(1000)
  // The first annotation also begins the draft.
  await annotate(0)
  const record = await store.desk.open(allocationId())
  const [made] = record?.annotations ?? []
  if (!made) throw new Error('an annotation was made')
  model = made
  plain = new Dexie(`plain-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' })
  plain.version(1).stores({ annotations: 'id' })
  await plain.open()
})

afterAll(async () => {
  shown.close()
  await store.close()
  await plain.delete()
  await filled.remove()
})

/** Draws an area, and measures from the pointer's release to the header's "Saved". */
async function annotate(round: number): Promise<number> {
  await userEvent.click(page.getByRole('button', { name: 'Area' }))
  await rest()
  const surface = firstPage()
  if (!surface) throw new Error('the page is shown')
  const frame = surface.getBoundingClientRect()
  const released = new Promise<number>((resolve) => {
    addEventListener('pointerup', () => resolve(performance.now()), { capture: true, once: true })
  })
  const saved = whenSaved()
  const left = frame.left + 40 + (round % 5) * 60
  const top = frame.top + 40 + Math.floor(round / 5) * 60
  drag(surface, { x: left, y: top }, { x: left + 40, y: top + 40 })
  const spent = (await saved) - (await released)
  await userEvent.keyboard('{Escape}')
  await rest()
  return spent
}

/** When the header says "Saved" after it said "Saving…". */
function whenSaved(): Promise<number> {
  return new Promise((resolve) => {
    let wasSaving = false
    const observer = new MutationObserver(() => {
      const state = saveState()
      if (state === 'saving') wasSaving = true
      if (state !== 'saved' || !wasSaving) return
      observer.disconnect()
      resolve(performance.now())
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })
  })
}

async function putPlain(): Promise<number> {
  await rest()
  return milliseconds(() => plain.table('annotations').put({ ...model, id: crypto.randomUUID() }))
}

/** What the store alone takes: for the note. */
async function putInStore(): Promise<number> {
  await rest()
  return milliseconds(() => store.desk.putAnnotation({ ...model, id: newId() }))
}

it('annotate-durable', async () => {
  const result = await measure({
    name: 'annotate-durable',
    unit: 'ms',
    mustReach: 2,
    aim: 1.5,
    note: '',
    rounds: ROUNDS,
    ours: annotate,
    baseline: putPlain,
  })
  expect((await store.desk.open(allocationId()))?.annotations).toHaveLength(ROUNDS + 2)
  const inStore: number[] = []
  for (let round = 0; round < ROUNDS; round++) inStore.push(await putInStore())
  const alone = `${median(inStore).toFixed(1)} ms where only the store is asked, on the same open desk`
  await report({ ...result, note: `an area drawn on a PDF of the open desk, until its header says "Saved"; ${alone}` })
})
