import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SeedProgress } from '../../../shared/domain'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { pull } from '../store/sample-store'
import { bringRound, openRounds, put, type StagedRounds } from './round-stage'
import { showCalibration } from './show-calibration'
import { answer } from './thread-stage'

let staged: StagedRounds
let shown: Awaited<ReturnType<typeof showCalibration>>

beforeEach(async () => {
  await page.viewport(1440, 1000)
  staged = await openRounds()
})

afterEach(async () => {
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.replaceChildren()
})

/** A round that seeds, of which the lead sees nothing yet, or all that was shown to the panel first. */
async function bringSeeding(progress: readonly Partial<SeedProgress>[], isSeen: boolean) {
  const { round, scores } = await bringRound(staged, { mode: 'seeding', exemplars: 9, raters: progress.length })
  const seeds = round.panel.map(({ personId }, at) => ({ personId, settled: 0, isReady: false, unread: [], ...progress[at] }))
  const hidden = scores.filter(({ personId }) => personId !== null && !isSeen)
  await pull(staged.replica, [
    put('round', { ...round, seedShare: 0.1, seeds }),
    ...hidden.map(({ id }) => ({ op: 'remove', kind: 'round-score', id }) as const),
  ])
  shown = await showCalibration(staged.store, `/calibration/${round.id}`)
  await expect.element(seedsCard()).toBeVisible()
  return round
}

const seedsCard = () => page.getByRole('region', { name: 'First shown to them' })
const handOut = () => page.getByRole('button', { name: 'Hand out reports' })

test('the lead sees how many seeds are settled, and hands reports out; what the hub refuses is said', async () => {
  const unread = [{ pieces: 9, seenFrom: '2099-11-30' }]
  const round = await bringSeeding([{ settled: 9, isReady: true }, { settled: 7 }, { unread }], false)
  await expect.element(page.getByText('Nothing of theirs is here yet')).toBeVisible()
  await expect.element(seedsCard()).toHaveTextContent('A-01 9 seeds settled, enough for a report')
  await expect.element(seedsCard()).toHaveTextContent('A-02 7 seeds settled')
  await expect
    .element(seedsCard())
    .toHaveTextContent(/a report of 9 seeds is out, not opened; you see them from .*2099 at the latest/)
  ;(handOut().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('1 assessor has enough seeds')
  await dialog.getByRole('button', { name: 'Hand out reports' }).click()
  await expect.element(page.getByText('Handing out reports waits to be sent')).toBeVisible()
  await expect.element(handOut()).toBeDisabled()
  expect(await staged.store.calibration.handOut(round.id)).toBe(false)
  const sent = await answer(staged.replica, (id) => ({ id, status: 'rejected', code: 'too-few', message: 'No.' }))
  expect(sent).toMatchObject([{ type: 'round.report', allocationId: round.id }])
  await expect.element(page.getByRole('alert')).toHaveTextContent('Nobody has enough seeds that are decided')
})

test.each(['light', 'dark'])('is free of barriers in the %s scheme beside the drift, with nobody ready', async (scheme) => {
  await bringSeeding([{ settled: 3 }, {}, { unread: [{ pieces: 8, seenFrom: '2099-11-30' }] }], true)
  await expect.element(page.getByRole('region', { name: 'Drift over time' })).toBeVisible()
  const toLight = scheme === 'dark' ? inDark() : () => undefined
  try {
    await expect.element(page.getByText('Nobody has enough for a report yet.')).toBeVisible()
    await expect.element(handOut()).toBeDisabled()
    await atRest(shown.element)
    expect(await barriersIn(seedsCard().element() as HTMLElement)).toEqual([])
  } finally {
    toLight()
  }
})
