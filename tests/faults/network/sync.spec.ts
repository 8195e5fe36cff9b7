import { expect, inject, it, vi } from 'vitest'
import { type Command, type CommandResult, type ChangesPage, ROUTES } from '../../../shared/protocol'
import { EVERYTHING } from '../../browser/store/sample-store'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import type { Workbench } from '../../browser/sync/workbench'
import { randomFrom } from '../random'
import { FAULTS, FaultyNetwork } from './faulty-network'
import { Model } from './model'

const benches = useBenches()
const SEEDS = Array.from({ length: inject('isLong') ? 200 : 5 }, (_, at) => at + 1)
const STEPS = 60
const WORK = ['plain', 'order', 'orders', 'spare', 'killed', 'concurrent', 'takeback']
const counted = new Map<string, number>()

/** Everything goes wrong for a while, and a person works on all the same. */
async function muddle(hub: StagedHub, first: Workbench, network: FaultyNetwork, random: () => number) {
  const model = new Model()
  const allocations = new Map<string, string>()
  let ada = first
  for (const name of WORK) allocations.set(name, (await ada.row(name)).allocationId)
  const anyOne = () => allocations.get(WORK[Math.floor(random() * WORK.length)] ?? '') ?? ''
  const actions: [weight: number, act: () => Promise<unknown>][] = [
    [8, () => model.type(ada, anyOne(), `thought ${model.edits}`, random)],
    [4, () => ada.assess(anyOne()).catch(ignoreRefusals)],
    [4, () => ada.store.desk.submit(anyOne())],
    [2, () => ada.store.desk.takeBack(anyOne())],
    [2, () => ada.store.sync.retry()],
    [1, async () => hub.advance(random() * 15)],
    [1, () => hub.workOff()],
    [1, () => hub.operate({ command: 'restored' })],
    [
      1,
      async () => {
        ada = await benches.reopen(ada, network.fetch)
        ada.startSync()
      },
    ],
    [
      1,
      async () => {
        await hub.stop()
        await hub.start()
      },
    ],
  ]
  const total = actions.reduce((sum, [weight]) => sum + weight, 0)
  for (let step = 0; step < STEPS; step++) {
    let draw = random() * total
    const [, act] = actions.find(([weight]) => (draw -= weight) < 0) ?? (actions[0] as (typeof actions)[number])
    await act()
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 60))
  }
  return { ada, model }
}

function ignoreRefusals(error: unknown): void {
  if ((error as { name?: string }).name !== 'StoreError') throw error
}

/** What the hub would tell somebody who asks it for everything now. */
async function askHub(workbench: Workbench) {
  const pages: ChangesPage[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const response = await workbench.fetch(`${ROUTES.changes}?limit=1000${cursor ? `&cursor=${cursor}` : ''}`)
    const page = (await response.json()) as ChangesPage
    pages.push(page)
    cursor = page.cursor
    more = page.more
  }
  const changes = pages.flatMap((page) => page.changes)
  return {
    receipts: changes.flatMap((change) => (change.op === 'put' && change.kind === 'receipt' ? [change.body] : [])),
    credentials: changes.flatMap((change) => (change.op === 'put' && change.kind === 'credential' ? [change.body] : [])),
    async repeat(commands: Command[]) {
      const results: CommandResult[] = []
      for (const command of commands) {
        const response = await workbench.fetch(ROUTES.commands, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ commands: [command] }),
        })
        results.push(...((await response.json()) as { results: CommandResult[] }).results)
      }
      return results
    },
  }
}

it.each(SEEDS)('with seed %i both ends agree in the end: nothing lost, nothing doubled', async (seed) => {
  const random = randomFrom(seed)
  const hub = await StagedHub.open()
  let network: FaultyNetwork | undefined
  const begun = await benches.open(hub, 'ada', {
    fetch: (real) => {
      network = new FaultyNetwork(real, random, 0)
      return network.fetch
    },
  })
  if (!network) throw new Error('the network is made with the workbench')
  begun.startSync()
  await begun.row('plain')
  network.rate = 0.35
  const { ada, model } = await muddle(hub, begun, network, random)
  network.rate = 0
  await hub.workOff()

  await vi.waitFor(
    async () => {
      await ada.store.sync.retry()
      const unsent = (await ada.store.sync.outbox()).filter((entry) => ['waiting', 'sending'].includes(entry.state))
      if (unsent.length > 0) throw new Error(`${unsent.length} commands are still to be sent`)
      const truth = await askHub(ada)
      for (const receipt of truth.receipts) {
        const row = (await ada.store.queue.page(EVERYTHING)).rows.find((one) => one.allocationId === receipt.allocationId)
        expect(row?.receipt).toEqual(receipt)
      }
      const badges = await ada.store.badges.list()
      expect(badges.map(({ id, state }) => `${id} ${state}`).sort()).toEqual(
        truth.credentials.map(({ id, state }) => `${id} ${state}`).sort(),
      )
    },
    { timeout: 60_000, interval: 300 },
  )

  expect(await model.lost(ada)).toEqual([])
  const truth = await askHub(ada)
  const released = truth.credentials.filter((credential) => credential.state === 'released')
  expect(new Set(released.map((credential) => credential.submissionId)).size).toBe(released.length)

  // Each command that was acknowledged is known to the hub, and telling it again changes nothing.
  await ada.stopSync()
  const entries = await ada.store.sync.outbox()
  const acknowledged = entries
    .filter((entry) => entry.state === 'acknowledged')
    .map((entry) => network?.sent.get(entry.commandId))
  for (const result of await truth.repeat(acknowledged.filter((command) => command !== undefined))) {
    expect(result.status).toBe('duplicate')
  }
  expect((await askHub(ada)).receipts).toEqual(truth.receipts)

  counted.set('edits', (counted.get('edits') ?? 0) + model.edits)
  counted.set('commands', (counted.get('commands') ?? 0) + acknowledged.length)
  for (const [fault, times] of network.happened) counted.set(fault, (counted.get(fault) ?? 0) + times)
})

it('has been a real trial: every kind of fault happened, and work was done through all of them', () => {
  console.info(Object.fromEntries(counted))
  for (const name of [...FAULTS, 'edits', 'commands']) expect(counted.get(name) ?? 0, name).toBeGreaterThan(0)
})
