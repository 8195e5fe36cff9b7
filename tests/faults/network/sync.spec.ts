import { expect, inject, it, vi } from 'vitest'
import { idOf } from '../../browser/sync/workbench'
import { EVERYTHING } from '../../browser/store/sample-store'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import { oneOf, randomFrom } from '../random'
import { FAULTS } from './faulty-network'
import { askHub, sendAgain } from './hub-truth'
import { Seat } from './seat'

const benches = useBenches()
const SEEDS = Array.from({ length: inject('isLong') ? 500 : 8 }, (_, at) => at + 1)
const STEPS = 45
const TROUBLE = 0.35
const RELEASE_DELAY_SECONDS = 21
/** Some of one assessor, and those that two assess independently of each other. */
const WORK = ['plain', 'order', 'spare', 'takeback', 'pair-agree', 'pair-split', 'blind-pair', 'of-ben'].map((name) =>
  idOf(`submission-${name}`),
)
const counted = new Map<string, number>()
const count = (name: string, times: number) => counted.set(name, (counted.get(name) ?? 0) + times)

/** Everything goes wrong for a while, and all of them work on all the same. */
async function muddle(hub: StagedHub, seats: readonly Seat[], random: () => number): Promise<void> {
  const ofHub: [weight: number, act: () => Promise<unknown>][] = [
    [1, () => hub.advance(random() * 15)],
    [1, () => hub.workOff()],
    [1, () => hub.operate({ command: 'restored' })],
    [1, () => hub.stop().then(() => hub.start())],
  ]
  for (let step = 0; step < STEPS; step++) {
    const actions = [...oneOf(seats, random).actions(random), ...ofHub]
    let draw = random() * actions.reduce((sum, [weight]) => sum + weight, 0)
    const [, act] = actions.find(([weight]) => (draw -= weight) < 0) ?? oneOf(actions, random)
    await act()
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 60))
  }
}

/** Waits until this workbench has sent everything and shows what the hub would tell it now. */
async function agrees({ workbench }: Seat): Promise<void> {
  await vi.waitFor(
    async () => {
      await workbench.store.sync.retry()
      const unsent = (await workbench.store.sync.outbox()).filter((entry) => ['waiting', 'sending'].includes(entry.state))
      if (unsent.length > 0) throw new Error(`${unsent.length} commands are still to be sent`)
      const truth = await askHub(workbench)
      const { rows } = await workbench.store.queue.page(EVERYTHING)
      for (const receipt of truth.receipts) {
        expect(rows.find((row) => row.allocationId === receipt.allocationId)?.receipt).toEqual(receipt)
      }
      const badges = await workbench.store.badges.list()
      expect(badges.map(({ id, state }) => `${id} ${state}`).sort()).toEqual(
        truth.credentials.map(({ id, state }) => `${id} ${state}`).sort(),
      )
    },
    { timeout: 60_000, interval: 300 },
  )
}

it.each(SEEDS)('with seed %i three machines and the hub agree in the end: nothing lost, nothing doubled', async (seed) => {
  const random = randomFrom(seed)
  const hub = await StagedHub.open()
  // Two people who assess the same submissions, and one of them at a second machine.
  const seats = [
    await Seat.take(benches, hub, 'ada', 'plain', random),
    await Seat.take(benches, hub, 'ben', 'of-ben', random),
    await Seat.take(benches, hub, 'ada', 'plain', random),
  ]
  for (const seat of seats) {
    await seat.work(WORK)
    seat.network.rate = TROUBLE
  }
  await muddle(hub, seats, random)
  for (const { network } of seats) network.rate = 0
  for (const { network } of seats) await network.settled()
  for (const seat of seats) await agrees(seat)
  // What nobody took back in all that becomes final.
  await hub.advance(RELEASE_DELAY_SECONDS)
  await hub.workOff()
  for (const seat of seats) await agrees(seat)
  for (const { model, workbench } of seats) expect(await model.lost(workbench)).toEqual([])

  // Each command that was acknowledged is known to the hub, and telling it again changes nothing.
  let acknowledged = 0
  for (const { workbench, network } of seats) {
    await workbench.stopSync()
    const known = (await workbench.store.sync.outbox()).filter((entry) => entry.state === 'acknowledged')
    const commands = known.flatMap((entry) => network.sent.get(entry.commandId) ?? [])
    const before = await askHub(workbench)
    for (const result of await sendAgain(workbench, commands)) expect(result.status).toBe('duplicate')
    expect(await askHub(workbench)).toEqual(before)
    acknowledged += commands.length
  }
  const book = await hub.book()
  const twice = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at)
  expect(twice(book.assessments.map(({ allocationId }) => allocationId))).toEqual([])
  expect(twice(book.decisions.map(({ submissionId }) => submissionId))).toEqual([])
  expect(twice(book.credentials.filter(({ state }) => state === 'released').map(({ submissionId }) => submissionId))).toEqual([])

  count('commands', acknowledged)
  count('badges', book.credentials.filter(({ state }) => state === 'released').length)
  for (const { model, network } of seats) {
    count('edits', model.edits)
    for (const [fault, times] of network.happened) count(fault, times)
  }
})

it('has been a real trial: every kind of fault happened, and work was done through all of them', () => {
  console.info(Object.fromEntries(counted))
  for (const name of [...FAULTS, 'edits', 'commands', 'badges']) expect(counted.get(name) ?? 0, name).toBeGreaterThan(0)
})
