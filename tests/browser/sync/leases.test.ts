import { describe, expect, it } from 'vitest'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Times } from './workbench'

const benches = useBenches()
const HOUR = 3_600_000
const DAY = 24 * HOUR
const DAY_SECONDS = 86_400

/** A machine whose clock somebody sets, and whose time the test lets pass. */
function machine(offset = 0) {
  let set = offset
  let passed = 0
  const times: Times = { clock: () => new Date(Date.now() + set + passed), steady: () => performance.now() + passed }
  return {
    times,
    set: (to: number) => {
      set = to
    },
    wait: (ms: number) => {
      passed += ms
    },
  }
}

async function bench(offset = 0) {
  const hub = await StagedHub.open()
  const clock = machine(offset)
  let line: Fetch | null = null
  const ada = await benches.open(hub, 'ada', {
    times: clock.times,
    fetch: (real) => (input, init) => (line ?? real)(input, init),
  })
  ada.startSync()
  return {
    hub,
    ada,
    clock,
    /** Time passes, here and at the hub; no sign-in lasts that long. */
    async pass(days: number) {
      clock.wait(days * DAY)
      await hub.advance(days * DAY_SECONDS)
      line = (await hub.signIn(idOf('ada'))).fetch
    },
  }
}

const kindsOf = async ({ store }: Awaited<ReturnType<typeof bench>>['ada']) =>
  (await store.sync.history(100)).map(({ kind, allocationId }) => `${kind} ${allocationId ?? ''}`)

describe('a lease', () => {
  it('is extended in good time for what was begun or taken offline, and for nothing else', async () => {
    const { ada, pass } = await bench()
    const [begun, offline, untouched] = [await ada.row('plain'), await ada.row('spare'), await ada.row('order')]
    await ada.assess(begun.allocationId)
    await ada.store.queue.takeOffline([offline.allocationId])
    await ada.row('spare', (row) => row.offline.state === 'verified')
    await ada.stopSync()
    const days = (Date.parse(begun.leaseUntil) - Date.now()) / DAY
    await pass(days - 1)
    ada.startSync()
    for (const [name, before] of [
      ['plain', begun],
      ['spare', offline],
    ] as const) {
      const after = await ada.row(name, (row) => row.leaseUntil > before.leaseUntil)
      expect((Date.parse(after.leaseUntil) - Date.parse(before.leaseUntil)) / DAY).toBeCloseTo(days - 1, 1)
    }
    await ada.status((status) => status.phase === 'idle')
    expect((await ada.row('order')).leaseUntil).toBe(untouched.leaseUntil)
    expect((await ada.row('spare')).offline.state).toBe('verified')
    const renewed = (await kindsOf(ada)).filter((line) => line.startsWith('lease-renewed'))
    expect(renewed.sort()).toEqual([begun, offline].map((row) => `lease-renewed ${row.allocationId}`).sort())
  })

  it('that was extended as often as policy allows is told to be the last one', async () => {
    const { ada, pass } = await bench()
    const first = await ada.row('plain')
    const days = (Date.parse(first.leaseUntil) - Date.now()) / DAY
    await ada.assess(first.allocationId)
    let until = first.leaseUntil
    for (let round = 0; round < 5; round++) {
      await ada.stopSync()
      await pass(days - 1)
      ada.startSync()
      const before = until
      until = (await ada.row('plain', (row) => row.leaseUntil > before)).leaseUntil
    }
    const isRefused = async () => (await ada.store.desk.open(first.allocationId))?.isLeaseRefused
    expect(await isRefused()).toBe(false)
    await ada.stopSync()
    await pass(days - 1)
    ada.startSync()
    await expect.poll(isRefused, { timeout: 30_000 }).toBe(true)
    expect(await kindsOf(ada)).toContain(`lease-refused ${first.allocationId}`)
    expect((await ada.row('plain')).leaseUntil).toBe(until)
  })

  it('that ends without a network takes the evidence and no work; with the hub again it is extended and fetched again by itself', async () => {
    const { hub, ada, clock, pass } = await bench()
    const { allocationId: id, leaseUntil } = await ada.row('plain')
    await ada.store.queue.takeOffline([id])
    await ada.row('plain', (row) => row.offline.state === 'verified')
    await ada.assess(id)
    await ada.stopSync()
    await hub.stop()
    const days = (Date.parse(leaseUntil) - Date.now()) / DAY
    clock.wait(days * DAY + HOUR)
    ada.startSync()
    await ada.row('plain', (row) => row.offline.state === 'failed' && row.offline.reason === 'lease-over')
    const record = await ada.store.desk.open(id)
    expect(record?.assessment.recommendation).toBe('awarded')
    expect(Object.values(record?.evidenceHere ?? {})).not.toContain(true)
    expect((await ada.store.evidence.read(id, record?.submission.evidence[0]?.id ?? '')).ok).toBe(false)
    expect((await ada.store.sync.outbox()).map(({ state }) => state)).not.toContain('rejected')
    await ada.stopSync()
    await hub.start()
    clock.wait(-(days * DAY + HOUR))
    await pass(days + 0.1)
    ada.startSync()
    await ada.row('plain', (row) => row.offline.state === 'verified' && row.leaseUntil > leaseUntil)
    const read = await ada.store.evidence.read(id, record?.submission.evidence[0]?.id ?? '')
    expect(read.ok && new TextDecoder().decode(read.bytes)).toMatch(/^The note of plain/)
  })

  it('that only this machine’s clock has ended is asked about first: nothing goes while the hub can be reached', async () => {
    const { ada, clock } = await bench()
    const { allocationId: id } = await ada.row('plain')
    await ada.store.queue.takeOffline([id])
    await ada.row('plain', (row) => row.offline.state === 'verified')
    clock.set(365 * DAY)
    const again = await benches.reopen(ada)
    again.startSync()
    await again.status((status) => status.phase === 'idle' && status.clockAheadMs > 300 * DAY)
    await again.stopSync()
    expect((await again.row('plain')).offline.state).toBe('verified')
    expect((await kindsOf(again)).filter((line) => line.startsWith('lease-ended'))).toEqual([])
  })
})

describe.each([
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['a year ahead', 365 * DAY],
  ['a year behind', -365 * DAY],
])('with a clock that is %s', (_, offset) => {
  it('nothing is lost or ends early, a decision can be taken back in its time, and history stays in order', async () => {
    const { hub, ada } = await bench(offset)
    const { allocationId: id } = await ada.row('takeback')
    await ada.store.queue.takeOffline([id])
    await ada.row('takeback', (row) => row.offline.state === 'verified')
    expect(Math.abs((await ada.store.sync.status()).clockAheadMs - offset)).toBeLessThan(60_000)
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await ada.row('takeback', (row) => row.status === 'accepted')
    expect(await ada.store.desk.takeBack(id)).toMatchObject({ ok: true })
    await ada.row('takeback', (row) => row.status === 'draft')
    await ada.replica.keepHouse()
    expect((await ada.row('takeback')).offline.state).toBe('verified')
    expect((await ada.store.desk.open(id))?.assessment.recommendation).toBe('awarded')
    await ada.store.desk.submit(id)
    await ada.row('takeback', (row) => row.status === 'accepted')
    await hub.advance(21)
    await hub.workOff()
    await ada.row('takeback', (row) => row.status === 'released')
    await ada.replica.keepHouse()
    const outbox = await ada.store.sync.outbox()
    expect(outbox.filter(({ type }) => type !== 'allocation.begin').map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'acknowledged'),
    )
    const codes = (await ada.store.sync.history(100)).flatMap(({ kind, code }) => (kind === 'sent' ? [code] : []))
    expect(codes.filter((code) => code !== 'allocation.begin')).toEqual([
      'assessment.submit',
      'decision.take-back',
      'assessment.submit',
    ])
    expect((await ada.store.badges.list()).filter(({ state }) => state === 'released')).toHaveLength(1)
  })
})

it('a clock that is set back between two decisions mixes up none of them', async () => {
  const { hub, ada, clock } = await bench()
  const { allocationId: id } = await ada.row('takeback')
  await ada.assess(id)
  await ada.store.desk.submit(id)
  await ada.row('takeback', (row) => row.status === 'accepted')
  await ada.store.desk.takeBack(id)
  await ada.row('takeback', (row) => row.status === 'draft')
  clock.set(-400 * DAY)
  const again = await benches.reopen(ada)
  again.startSync()
  await again.store.desk.submit(id)
  const accepted = await again.row('takeback', (row) => row.status === 'accepted')
  const sent = (await again.store.sync.outbox()).filter(({ type }) => type === 'assessment.submit').at(-1)
  expect(accepted.receipt?.commandId).toBe(sent?.commandId)
  await again.stopSync()
  expect((await hub.book()).assessments).toHaveLength(1)
})
