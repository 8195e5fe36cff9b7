import { expect, it } from 'vitest'
import { networkCost } from '../../../renderer/sync/network-cost'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'

const benches = useBenches()

/** A connection as some platforms describe theirs. */
class Line extends EventTarget {
  saveData = false
  type: string
  constructor(type: string) {
    super()
    this.type = type
  }
  become(type: string): void {
    this.type = type
    this.dispatchEvent(new Event('change'))
  }
}

async function onLine(type: string) {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  const line = new Line(type)
  ada.startSync(ada.fetch, { connection: line })
  const { allocationId } = await ada.row('plain')
  return { ada, line, allocationId }
}

it('evidence waits for a connection that does not cost by volume; decisions go out', async () => {
  const { ada, line, allocationId } = await onLine('cellular')
  await ada.store.queue.takeOffline([allocationId])
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  await ada.row('plain', (row) => row.status === 'accepted')
  expect((await ada.row('plain')).offline).toMatchObject({ state: 'waiting', bytesDone: 0 })
  expect(await ada.store.sync.status()).toMatchObject({ metered: { network: 'metered', holds: true, anyway: false } })
  line.become('wifi')
  await ada.row('plain', (row) => row.offline.state === 'verified')
})

it('it is fetched anyway where somebody says so, for as long as that connection lasts', async () => {
  const { ada, line, allocationId } = await onLine('cellular')
  await ada.store.queue.takeOffline([allocationId])
  await ada.status(({ metered }) => metered.network === 'metered')
  await ada.store.sync.fetchAnyway()
  await ada.row('plain', (row) => row.offline.state === 'verified')
  line.become('wifi')
  await ada.status(({ metered }) => metered.network === 'free')
  line.become('cellular')
  expect((await ada.status(({ metered }) => metered.network === 'metered')).metered.anyway).toBe(false)
})

it('whoever has that switched off is not kept waiting', async () => {
  const { ada, allocationId } = await onLine('cellular')
  await ada.store.sync.holdWhenMetered(false)
  await ada.store.queue.takeOffline([allocationId])
  await ada.row('plain', (row) => row.offline.state === 'verified')
})

it.each([
  ['nothing', undefined, 'unknown'],
  ['no type', {}, 'unknown'],
  ['that data are to be saved', { saveData: true }, 'metered'],
  ['that data are to be saved on a wire', { saveData: true, type: 'ethernet' }, 'metered'],
  ['a cellular connection', { saveData: false, type: 'cellular' }, 'metered'],
  ['a wireless network', { type: 'wifi' }, 'free'],
  ['a type that says nothing of its cost', { type: 'bluetooth' }, 'unknown'],
])('a platform that tells %s', (_, connection, cost) => {
  expect(networkCost(connection)).toBe(cost)
})
