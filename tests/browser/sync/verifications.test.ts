import { expect, it, vi } from 'vitest'
import type { CheckedBadge } from '../../../renderer/store'
import { checkBadge } from '../../../shared/badges/check'
import { needsAsking } from '../../../shared/badges/check/codes'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import type { Workbench } from './workbench'

const benches = useBenches()

/** Ada has awarded a badge, and it has come to her workbench. */
async function awarded(): Promise<{ hub: StagedHub; ada: Workbench; document: string }> {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  await ada.row('plain', (row) => row.status === 'accepted')
  await hub.advance(20)
  await hub.workOff()
  const document = await vi.waitFor(
    async () => {
      const [badge] = await ada.store.badges.list()
      if (!badge?.document) throw new Error('the badge is on its way')
      return badge.document
    },
    { timeout: 10_000, interval: 50 },
  )
  return { hub, ada, document }
}

const idOf = (document: string): string => JSON.parse(document).id.replace('urn:uuid:', '')

/** Looks at it here, as the room does, and has the hub asked where that could tell more. */
async function handIn(ada: Workbench, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const report = await checkBadge(bytes, new Date(), {})
  const badge = { fileName: 'badge.json', bytes, report, checkedAt: new Date().toISOString() }
  return ada.store.verifications.keep(badge, needsAsking(report.checks))
}

async function settled(ada: Workbench, id: string): Promise<CheckedBadge> {
  return vi.waitFor(
    async () => {
      const badge = (await ada.store.verifications.list()).find((one) => one.id === id)
      if (badge?.state !== 'settled') throw new Error(`it is ${badge?.state}`)
      return badge
    },
    { timeout: 10_000, interval: 50 },
  )
}

it('the hub says of its own badge what only its issuer knows, also that it was revoked since', async () => {
  const { hub, ada, document } = await awarded()
  const id = await handIn(ada, document)
  expect(await settled(ada, id)).toMatchObject({ by: 'hub', report: { verdict: 'holds' } })
  await hub.operate({ command: 'revoke', target: idOf(document), reason: 'A mistake.' })
  await ada.store.verifications.ask(id)
  const { report } = await settled(ada, id)
  expect(report.verdict).toBe('fails')
  expect(report.checks).toContainEqual(expect.objectContaining({ name: 'status', code: 'revoked' }))
})

it('a badge that is revoked after it was looked at is looked at again by itself, and told with its reason', async () => {
  const { hub, ada, document } = await awarded()
  const id = await handIn(ada, document)
  expect(await settled(ada, id)).toMatchObject({ report: { verdict: 'holds' } })
  await hub.operate({ command: 'revoke', target: idOf(document), reason: 'A mistake.' })
  const told = await vi.waitFor(
    async () => {
      const badge = await settled(ada, id)
      if (badge.report.verdict === 'holds') throw new Error('it is told to hold')
      return badge
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(told.report.revocation?.reason).toBe('A mistake.')
})

it('nothing that was looked at is kept of a badge whose candidate was erased', async () => {
  const { hub, ada, document } = await awarded()
  await settled(ada, await handIn(ada, document))
  const other = await handIn(ada, 'no badge')
  const [badge] = await ada.store.badges.list()
  await hub.operate({ command: 'erase', target: badge?.submissionId, reason: 'request', yes: true })
  await vi.waitFor(async () => expect((await ada.store.verifications.list()).map(({ id }) => id)).toEqual([other]), {
    timeout: 10_000,
    interval: 50,
  })
})

it('with the hub away what was seen here stands, and it is asked once it is back', async () => {
  const { hub, ada, document } = await awarded()
  await hub.stop()
  const id = await handIn(ada, document)
  await ada.status(({ phase }) => phase === 'offline')
  const [waiting] = await ada.store.verifications.list()
  expect(waiting).toMatchObject({ id, state: 'asked', by: 'here', report: { verdict: 'unknown' } })
  await hub.start()
  expect(await settled(ada, id)).toMatchObject({ by: 'hub', report: { verdict: 'holds' } })
})

it('what is taken off the list meanwhile is not brought back by the answer', async () => {
  const { hub, ada, document } = await awarded()
  await hub.stop()
  const id = await handIn(ada, document)
  const next = await ada.replica.verifications.next()
  await ada.store.verifications.remove(id)
  await next?.answered(await checkBadge(new TextEncoder().encode(document), new Date(), {}), new Date().toISOString())
  expect(await ada.store.verifications.list()).toEqual([])
})

it('the last twenty are kept', async () => {
  const { hub, ada } = await awarded()
  await hub.stop()
  for (let at = 0; at < 22; at++) await handIn(ada, `no badge ${at}`)
  expect(await ada.store.verifications.list()).toHaveLength(20)
})
