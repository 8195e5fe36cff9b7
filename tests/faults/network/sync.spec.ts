import { expect, inject, it, vi } from 'vitest'
import type { OutboxEntry } from '../../../renderer/store'
import type { Command } from '../../../shared/protocol'
import { idOf } from '../../browser/sync/workbench'
import { EVERYTHING } from '../../browser/store/sample-store'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import { partOf } from '../part'
import { randomFrom, shuffled } from '../random'
import { FAULTS } from './faulty-network'
import { askHub, sendAgain } from './hub-truth'
import { Seat } from './seat'

const benches = useBenches()
const SEEDS = partOf(
  Array.from({ length: inject('isLong') ? 500 : 25 }, (_, at) => at + 1),
  inject('part'),
)
const TROUBLE = 0.35
const RELEASE_DELAY_SECONDS = 21
/** Some of one assessor, and those that two assess independently of each other. */
const WORK = ['plain', 'order', 'spare', 'takeback', 'pair-agree', 'pair-split', 'blind-pair', 'of-ben'].map((name) =>
  idOf(`submission-${name}`),
)
const REFUSED: readonly OutboxEntry['state'][] = ['rejected', 'conflict']
const ANSWERED: readonly OutboxEntry['state'][] = ['acknowledged', ...REFUSED]
const counted = new Map<string, number>()
const count = (name: string, times: number) => counted.set(name, (counted.get(name) ?? 0) + times)

/** Everything goes wrong for a while, and all of them work on all the same. */
async function muddle(hub: StagedHub, seats: readonly Seat[], random: () => number): Promise<void> {
  const ofHub = [
    () => hub.advance(random() * 15),
    () => hub.advance(random() * 15),
    () => hub.workOff(),
    () => hub.workOff(),
    () => hub.operate({ command: 'restored' }),
    () => hub.stop().then(() => hub.start()),
  ]
  for (const act of shuffled([...seats.flatMap((seat) => seat.acts()), ...ofHub], random)) {
    await act()
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 60))
  }
}

/** What is to be sent and may be: behind a refusal that its person hasn't settled, the rest of an allocation waits for them. */
function dueOf(outbox: readonly OutboxEntry[]): OutboxEntry[] {
  const refused = new Set(outbox.filter(({ state }) => REFUSED.includes(state)).map(({ allocationId }) => allocationId))
  return outbox.filter(({ state, allocationId }) => !ANSWERED.includes(state) && !refused.has(allocationId))
}

/** Waits until this workbench has sent everything and shows what the hub would tell it now. */
async function agrees({ workbench }: Seat): Promise<void> {
  await vi.waitFor(
    async () => {
      await workbench.store.sync.retry()
      const unsent = dueOf(await workbench.store.sync.outbox())
      if (unsent.length > 0) throw new Error(`still to be sent: ${JSON.stringify(unsent)}`)
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

/**
 * Each command that was queued is there, unless its person went on from the hub's refusal of it; each that was acknowledged is known to
 * the hub, and telling it again changes nothing. @returns the acknowledged ones
 */
async function knownToHub({ workbench, network, queued }: Seat): Promise<Command[]> {
  await workbench.stopSync()
  const outbox = await workbench.store.sync.outbox()
  const gone = [...queued].filter((id) => !outbox.some(({ commandId }) => commandId === id))
  const goneOnFrom = gone.flatMap((id) => network.sent.get(id) ?? [])
  expect(goneOnFrom.map(({ id }) => id)).toEqual(gone)
  for (const result of await sendAgain(workbench, goneOnFrom)) expect(['rejected', 'conflict']).toContain(result.status)
  const known = outbox.filter(({ state }) => state === 'acknowledged')
  const commands = known.flatMap((entry) => network.sent.get(entry.commandId) ?? [])
  expect(commands).toHaveLength(known.length)
  const before = await askHub(workbench)
  for (const result of await sendAgain(workbench, commands)) expect(result.status).toBe('duplicate')
  expect(await askHub(workbench)).toEqual(before)
  return commands
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

  const commands = (await Promise.all(seats.map(knownToHub))).flat()
  const book = await hub.book()
  await hub.discard()
  const twice = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at)
  expect(twice(book.assessments.map(({ allocationId }) => allocationId))).toEqual([])
  expect(twice(book.decisions.map(({ submissionId }) => submissionId))).toEqual([])
  const badges = book.credentials.filter(({ state }) => state === 'released')
  expect(twice(badges.map(({ submissionId }) => submissionId))).toEqual([])
  // All that the hub has of an assessor's work was sent by one of these machines.
  expect(seats.flatMap(({ network }) => [...network.sent.keys()])).toEqual(expect.arrayContaining(book.commands))

  const submitted = commands.filter(({ type }) => type === 'assessment.submit').length
  const takenBack = commands.filter(({ type }) => type === 'decision.take-back').length
  count('submitted', submitted)
  count('taken back', takenBack)
  count('badges', badges.length)
  for (const { model, network } of seats) {
    count('edits', model.edits)
    for (const [fault, times] of network.happened) count(fault, times)
  }
})

it('has been a real trial: every kind of fault happened, and every seed handed in, took back and came to badges', () => {
  console.info(Object.fromEntries(counted))
  // On average over the seeds; each of them alone is what its numbers make of it.
  const least = { submitted: 6, 'taken back': 2, badges: 2, edits: 6, ...Object.fromEntries(FAULTS.map((fault) => [fault, 1])) }
  for (const [name, times] of Object.entries(least)) {
    expect(counted.get(name) ?? 0, name).toBeGreaterThanOrEqual(times * SEEDS.length)
  }
})
