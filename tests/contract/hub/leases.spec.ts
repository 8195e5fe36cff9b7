import { expect, it } from 'vitest'
import { ROUTES, type LeasesAnswer } from '../../../shared/protocol'
import { Client } from './kit/client'
import { begin, submit } from './kit/commands'
import { onBothDatabases, type TestHub } from './kit/stage'

const DAY_SECONDS = 86_400

async function renew(client: Client, ...allocationIds: string[]): Promise<LeasesAnswer['leases']> {
  const answer = await client.post(ROUTES.leases, { allocationIds })
  expect(answer.status).toBe(200)
  return (answer.body as LeasesAnswer).leases
}

/** A sign-in lasts hours, these tests weeks. */
const again = (hub: TestHub, who: 'ada' | 'ben') => Client.signIn(hub.origin, who)

onBothDatabases((stage) => {
  it('a lease of which more than half is left isn’t extended; one that nears its end is, and the feed tells so', async () => {
    const hub = await stage.hub()
    const ada = await again(hub, 'ada')
    const { id, leaseUntil } = (await ada.view()).allocation('plain')
    const { cursor } = await ada.changes()
    expect(await renew(ada, id)).toEqual([{ allocationId: id, status: 'not-yet', leaseUntil }])
    const leaseMs = Date.parse(leaseUntil) - hub.clock.read().getTime()
    hub.clock.advance(leaseMs / 2000 + 1)
    const later = await again(hub, 'ada')
    const [renewed] = await renew(later, id)
    expect(renewed).toMatchObject({ status: 'renewed' })
    expect(Date.parse(renewed?.leaseUntil ?? '')).toBe(hub.clock.read().getTime() + leaseMs)
    const puts = (await later.changes(cursor)).changes.filter((change) => change.op === 'put' && change.kind === 'allocation')
    expect(puts).toMatchObject([{ id, body: { leaseUntil: renewed?.leaseUntil } }])
  })

  it('asking many times at once extends it once', async () => {
    const hub = await stage.hub()
    const { id, leaseUntil } = (await (await again(hub, 'ada')).view()).allocation('plain')
    hub.clock.advance((Date.parse(leaseUntil) - hub.clock.read().getTime()) / 1000 - 60)
    const ada = await again(hub, 'ada')
    const answers = (await Promise.all(Array.from({ length: 6 }, () => renew(ada, id)))).flat()
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 5 }, () => 'not-yet'), 'renewed'])
    expect(new Set(answers.map((answer) => answer.leaseUntil)).size).toBe(1)
  })

  it('a lease is extended only so often', async () => {
    const hub = await stage.hub()
    const { id, leaseUntil } = (await (await again(hub, 'ada')).view()).allocation('plain')
    const leaseSeconds = (Date.parse(leaseUntil) - hub.clock.read().getTime()) / 1000
    const statuses: string[] = []
    for (let round = 0; round < 6; round += 1) {
      hub.clock.advance(leaseSeconds - 60)
      statuses.push(...(await renew(await again(hub, 'ada'), id)).map(({ status }) => status))
    }
    expect(statuses).toEqual(['renewed', 'renewed', 'renewed', 'renewed', 'renewed', 'exhausted'])
  })

  it('another’s allocation, one that doesn’t exist, and one that is assessed are answered alike', async () => {
    const hub = await stage.hub()
    const ada = await again(hub, 'ada')
    const view = await ada.view()
    const theirs = (await (await again(hub, 'ben')).view()).allocation('of-ben')
    const sent = view.allocation('plain')
    await ada.send(submit(sent, 'solo'))
    const nobodys = '00000000-0000-4000-8000-00000000beef'
    const answers = await renew(ada, theirs.id, nobodys, sent.id)
    expect(answers.map(({ status, leaseUntil }) => [status, leaseUntil])).toEqual(
      Array.from({ length: 3 }, () => ['not-allocated', null]),
    )
  })

  it('what nobody extends goes to somebody else a week after its lease, and what is sent for it then meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await again(hub, 'ada')
    const allocation = (await ada.view()).allocation('plain')
    await ada.send(begin(allocation))
    const { cursor } = await ada.changes()
    const leaseSeconds = (Date.parse(allocation.leaseUntil) - hub.clock.read().getTime()) / 1000
    hub.clock.advance(leaseSeconds + 7 * DAY_SECONDS - 1)
    await hub.workOff()
    const later = await again(hub, 'ada')
    expect((await later.view()).allocation('plain').state).toBe('in-review')
    hub.clock.advance(1)
    await hub.workOff()
    const { changes } = await later.changes(cursor)
    expect(changes).toContainEqual({ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'moved' })
    expect(await later.send(submit(allocation, 'solo'))).toMatchObject([
      { status: 'conflict', code: 'allocation-moved', current: { allocationState: 'lapsed', submissionRevision: null } },
    ])
    const ben = (await (await again(hub, 'ben')).view()).allocation('plain')
    expect(ben).toMatchObject({ state: 'offered', dueOn: allocation.dueOn })
    expect(Date.parse(ben.leaseUntil)).toBe(hub.clock.read().getTime() + leaseSeconds * 1000)
  })

  it('where nobody else can take it, it stays with whom it is, on a new lease', async () => {
    const hub = await stage.hub()
    const first = (await (await again(hub, 'ada')).view()).allocation('plain')
    // Two lapses bring it to everybody whom it can come to.
    const holders: string[] = []
    for (let round = 0; round < 3; round += 1) {
      hub.clock.advance(60 * DAY_SECONDS)
      await hub.workOff()
      for (const who of ['ada', 'ben'] as const) {
        const mine = (await (await again(hub, who)).view()).all('allocation')
        if (mine.some(({ submissionId }) => submissionId === first.submissionId)) holders.push(who)
      }
    }
    expect(holders.at(-1)).toBe(holders.at(-2))
    expect(holders).toHaveLength(3)
  })
})
