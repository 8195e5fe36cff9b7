import { describe, expect, it } from 'vitest'
import { scoreFor } from '../../../shared/domain'
import { AssayDatabase } from '../../../renderer/store/database'
import { ROUTES } from '../../../shared/protocol'
import { makeTravelSecret, writeTravelCode } from '../../../shared/travel'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Workbench } from './workbench'

const benches = useBenches()
const WAIT = { timeout: 45_000, interval: 100 }

/** Two devices of one person, both with the queue, and drafts travelling between them. */
async function twoDevices(name = 'plain', change: { fetch?: (real: Fetch) => Fetch } = {}) {
  const hub = await StagedHub.open()
  const desktop = await benches.open(hub, 'ada', change)
  const laptop = await benches.open(hub, 'ada')
  desktop.startSync()
  laptop.startSync()
  const { allocationId: id } = await desktop.row(name)
  await laptop.row(name)
  await desktop.store.travel.begin()
  await stands(desktop, 'on')
  expect(await laptop.store.travel.join((await desktop.store.travel.code()) ?? '')).toBe(true)
  await stands(laptop, 'on')
  const record = await desktop.store.desk.open(id)
  const [first, second] = record?.rubric.criteria ?? []
  return { hub, desktop, laptop, id, first: first?.id ?? '', second: second?.id ?? '' }
}

async function stands({ store }: Workbench, state: string): Promise<void> {
  await expect.poll(async () => (await store.travel.status()).state, WAIT).toBe(state)
}

async function says(bench: Workbench, id: string, criterionId: string) {
  const record = await bench.store.desk.open(id)
  return record && scoreFor(record.assessment, criterionId).rationale
}

const write = (bench: Workbench, id: string, criterionId: string, rationale: string) =>
  bench.store.desk.changeScore(id, criterionId, { rationale })

/** All that was written here is on the hub. */
async function isOnHub({ replica }: Workbench): Promise<void> {
  await expect.poll(async () => (await replica.travel.due()).length, WAIT).toBe(0)
}

describe('two devices of one person', () => {
  it('end with the same draft where each wrote another part of it', async () => {
    const { desktop, laptop, id, first, second } = await twoDevices()
    await write(desktop, id, first, 'From the desktop.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('From the desktop.')
    await write(laptop, id, second, 'From the laptop.')
    await expect.poll(() => says(desktop, id, second), WAIT).toBe('From the laptop.')
    expect(await says(desktop, id, first)).toBe('From the desktop.')
    const arrival = await desktop.store.travel.arrival(id)
    expect(arrival?.fields).toMatchObject([{ at: { criterionId: second, field: 'rationale' }, isClash: false }])
    await desktop.store.travel.settle(id)
    expect(await desktop.store.travel.arrival(id)).toBeNull()
  })

  it('that wrote the same field differently while apart keep both: one stands on both, the other is told where it was written', async () => {
    const { desktop, laptop, id, first } = await twoDevices()
    await write(desktop, id, first, 'As it began.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('As it began.')
    await laptop.stopSync()
    await write(laptop, id, first, 'Written on the train.')
    await write(desktop, id, first, 'Written at the desk.')
    await isOnHub(desktop)
    await desktop.stopSync()
    laptop.startSync()
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('Written at the desk.')
    const clashes = (await laptop.store.travel.arrival(id))?.fields.filter(({ isClash }) => isClash)
    expect(clashes).toMatchObject([{ mine: 'Written on the train.', theirs: 'Written at the desk.' }])
    // Who wants theirs writes it again, and the other device follows.
    await write(laptop, id, first, 'Written on the train.')
    desktop.startSync()
    await expect.poll(() => says(desktop, id, first), WAIT).toBe('Written on the train.')
  })

  it('share notes: those that were made, changed and removed', async () => {
    const { desktop, laptop, id } = await twoDevices()
    const made = await desktop.note(id, 'Seen here.')
    const comments = async (bench: Workbench) => (await bench.store.desk.open(id))?.annotations.map(({ comment }) => comment)
    await expect.poll(() => comments(laptop), WAIT).toEqual(['Seen here.'])
    await laptop.store.desk.putAnnotation({ ...made, version: 2, comment: 'Seen there.' })
    await expect.poll(() => comments(desktop), WAIT).toEqual(['Seen there.'])
    await desktop.store.desk.removeAnnotation(id, made.id)
    await expect.poll(() => comments(laptop), WAIT).toEqual([])
  })

  it('lose nothing to an answer that is lost: what had arrived isn’t told as the other device’s', async () => {
    let isLosing = false
    const losing =
      (real: Fetch): Fetch =>
      async (input, init) => {
        const answer = await real(input, init)
        if (!isLosing || init?.method !== 'PUT') return answer
        isLosing = false
        throw new TypeError('The line broke after the hub had stored it.')
      }
    const { desktop, laptop, id, first } = await twoDevices('plain', { fetch: losing })
    isLosing = true
    await write(desktop, id, first, 'Put, but never answered.')
    await expect.poll(() => isLosing, WAIT).toBe(false)
    await write(desktop, id, first, 'Put, and written on.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('Put, and written on.')
    expect(await desktop.store.travel.arrival(id)).toBeNull()
    expect(await says(desktop, id, first)).toBe('Put, and written on.')
  })

  it('don’t take a draft in that was handed in on one of them, and keep nothing of it open on the other', async () => {
    const { desktop, laptop, id, first } = await twoDevices()
    await desktop.assess(id)
    await expect.poll(async () => (await laptop.store.desk.open(id))?.assessment.recommendation, WAIT).toBe('awarded')
    expect(await desktop.store.desk.submit(id)).toMatchObject({ ok: true })
    await laptop.row('plain', (row) => row.status === 'accepted')
    await expect.poll(() => write(laptop, id, first, 'Too late.').catch((error) => error.reason), WAIT).toBe('already-sent')
  })

  it('keep words that only the hub had when the other device handed in: the work stays open and says what was handed in', async () => {
    const { desktop, laptop, id, first } = await twoDevices()
    await desktop.assess(id)
    await expect.poll(async () => (await laptop.store.desk.open(id))?.assessment.recommendation, WAIT).toBe('awarded')
    await desktop.stopSync()
    await write(laptop, id, first, 'Put on the hub, and seen by nobody.')
    await isOnHub(laptop)
    await laptop.stopSync()
    await desktop.store.desk.submit(id)
    desktop.startSync()
    await desktop.row('plain', (row) => row.status === 'accepted')
    laptop.startSync()
    await laptop.row('plain', (row) => row.status === 'needs-me')
    await laptop.store.sync.retry()
    await laptop.status(({ phase }) => phase === 'idle')
    expect(await says(laptop, id, first)).toBe('Put on the hub, and seen by nobody.')
    expect(await laptop.store.desk.open(id)).toMatchObject({
      status: 'needs-me',
      receipt: { handedIn: { recommendation: 'awarded' } },
    })
  })

  it('go on syncing where what was known of one draft is damaged: it is told, fetched anew, and nothing is lost', async () => {
    const { hub, desktop, laptop, id, first, second } = await twoDevices()
    const { allocationId: spare } = await desktop.row('spare')
    await write(desktop, id, first, 'Before the damage.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('Before the damage.')
    await isOnHub(laptop)
    const again = await benches.reopen(laptop)
    const inspect = new AssayDatabase(again.account.database)
    await inspect.travel
      .where('allocationId')
      .equals(id)
      .modify((row) => {
        if (row.known) row.known.sealed[row.known.sealed.length - 1] = (row.known.sealed.at(-1) ?? 0) ^ 1
      })
    inspect.close()
    await write(again, id, second, 'After the damage.')
    again.startSync()
    await expect.poll(() => says(desktop, id, second), WAIT).toBe('After the damage.')
    expect(await says(desktop, id, first)).toBe('Before the damage.')
    await write(desktop, spare, (await desktop.store.desk.open(spare))?.rubric.criteria[0]?.id ?? '', 'Another draft.')
    await expect
      .poll(async () => (await again.store.desk.open(spare))?.assessment.scores[0]?.rationale, WAIT)
      .toBe('Another draft.')
    expect((await again.store.sync.status()).problem).toBeNull()
    const told = (await again.store.sync.history(50)).filter(({ kind }) => kind === 'travel-damaged')
    expect(told).toMatchObject([{ allocationId: id }])
    await hub.stop()
  })

  it('hold a draft that was written on another revision, say so, and merge it once both are at the same', async () => {
    const { hub, desktop, laptop, id, first, second } = await twoDevices('revise')
    await write(desktop, id, first, 'About the first revision.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('About the first revision.')
    await desktop.stopSync()
    await hub.operate({ command: 'revise', target: idOf('submission-revise') })
    await laptop.row('revise', (row) => row.submissionRevision === 2)
    await laptop.store.desk.follow(id, [])
    await write(laptop, id, second, 'About the second revision.')
    await isOnHub(laptop)
    await laptop.stopSync()
    desktop.startSync()
    await desktop.row('revise', (row) => row.submissionRevision === 2)
    await expect.poll(async () => (await desktop.store.travel.arrival(id))?.held, WAIT).toMatchObject({ submissionRevision: 2 })
    expect(await says(desktop, id, second)).toBe('')
    await desktop.store.desk.follow(id, [])
    await expect.poll(() => says(desktop, id, second), WAIT).toBe('About the second revision.')
    expect((await desktop.store.travel.arrival(id))?.held).toBeNull()
  })

  it('go on together after the hub was put back from a backup of before their last words', async () => {
    const { hub, desktop, laptop, id, first, second } = await twoDevices()
    await write(desktop, id, first, 'Before the backup.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('Before the backup.')
    await hub.backUp()
    await write(desktop, id, first, 'After the backup.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('After the backup.')
    await hub.putBack()
    await write(laptop, id, second, 'And on.')
    await laptop.store.sync.retry()
    await expect.poll(() => says(desktop, id, second), WAIT).toBe('And on.')
    expect([await says(desktop, id, first), await says(laptop, id, first)]).toEqual(['After the backup.', 'After the backup.'])
  })
})

describe('the key', () => {
  it('never leaves the devices, and neither do the words: nothing of them is on the wire or with the hub', async () => {
    const sent: string[] = []
    const listening =
      (real: Fetch): Fetch =>
      (input, init) => {
        sent.push(`${input} ${String(init?.body ?? '')}`)
        return real(input, init)
      }
    const { hub, desktop, laptop, id, first } = await twoDevices('plain', { fetch: listening })
    const secret = 'Zwölf Boxkämpfer jagen Viktor'
    await write(desktop, id, first, secret)
    await expect.poll(() => says(laptop, id, first), WAIT).toBe(secret)
    const code = (await desktop.store.travel.code()) ?? ''
    await desktop.stopSync()
    await laptop.stopSync()
    const put = sent.filter((line) => line.startsWith(ROUTES.draft(id)) && line.includes('"sealed"'))
    expect(put.length).toBeGreaterThan(0)
    for (const word of ['Viktor', btoa('Viktor').slice(0, 6), code]) {
      expect(sent.filter((line) => line.includes(word))).toEqual([])
    }
    expect(await hub.findBytes('Viktor')).toBe(0)
    await hub.start()
    // The same search finds what the hub is meant to know.
    expect(await hub.findBytes('Achievement solo')).toBeGreaterThan(0)
  })

  it('that was mistyped isn’t taken; another one than the person’s is told, and nothing travels by it', async () => {
    const { hub, desktop, id, first } = await twoDevices()
    const tablet = await benches.open(hub, 'ada')
    tablet.startSync()
    await tablet.row('plain')
    const code = (await desktop.store.travel.code()) ?? ''
    expect(await tablet.store.travel.join(code.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toBe(false)
    await expect.poll(async () => (await tablet.store.travel.status()).isOnElsewhere, WAIT).toBe(true)
    expect(await tablet.store.travel.join(await writeTravelCode(crypto, makeTravelSecret(crypto)))).toBe(true)
    await stands(tablet, 'other-key')
    await write(desktop, id, first, 'Not for that one.')
    await tablet.store.sync.retry()
    expect(await says(tablet, id, first)).toBe('')
    expect(await tablet.store.travel.join(code.toLowerCase().replaceAll('-', ' '))).toBe(true)
    await expect.poll(() => says(tablet, id, first), WAIT).toBe('Not for that one.')
  })

  it('given up on all devices is given up on the others too; the work stays on each', async () => {
    const { desktop, laptop, id, first } = await twoDevices()
    await write(desktop, id, first, 'Stays.')
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('Stays.')
    await desktop.stopSync()
    await desktop.store.travel.end('everywhere')
    expect(await desktop.store.travel.status()).toMatchObject({ state: 'off', isDeleting: true })
    desktop.startSync()
    await expect.poll(async () => (await desktop.store.travel.status()).isDeleting, WAIT).toBe(false)
    await laptop.store.sync.retry()
    await stands(laptop, 'ended')
    expect([await says(desktop, id, first), await says(laptop, id, first)]).toEqual(['Stays.', 'Stays.'])
    expect(await desktop.store.travel.code()).toBeNull()
  })
})

it('a provider that doesn’t let drafts travel is told of, and everything else goes on', async () => {
  const hub = await StagedHub.open(undefined, { draftsTravel: false })
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  await expect.poll(async () => (await ada.store.travel.status()).provider, WAIT).toBe('forbids')
  await ada.store.travel.begin()
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  await ada.row('plain', (row) => row.status === 'accepted')
  expect(await ada.store.travel.status()).toMatchObject({ provider: 'forbids', drafts: 0 })
})
