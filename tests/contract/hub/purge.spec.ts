import { expect, it } from 'vitest'
import { Client } from './kit/client'
import { begin, submit } from './kit/commands'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

async function operate(hub: TestHub, command: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${hub.origin}/api/v1/operator`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  const body = (await response.json()) as { message?: string; detail?: string }
  return { status: response.status, text: body.message ?? body.detail ?? '' }
}

const removesOf = ({ changes }: Awaited<ReturnType<Client['changes']>>) =>
  changes.filter((change) => change.op === 'remove' && change.kind === 'allocation')

onBothDatabases((stage) => {
  it('a purge without --yes does nothing and says what it would hit', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { cursor } = await ada.changes()
    const count = (await ada.view()).all('allocation').length
    const { text } = await operate(hub, { command: 'purge', target: ada.session.person.name })
    expect(text).toContain(`${count} allocation(s), of ${ada.session.person.name}`)
    expect(text).toContain('are kept there')
    expect(text).toContain('Nothing was done')
    expect((await ada.changes(cursor)).changes).toEqual([])
  })

  it('a person’s purge takes all that they see, for that reason, and leaves others alone', async () => {
    const hub = await stage.hub()
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const [adas, bens] = [await ada.changes(), await ben.changes()]
    const mine = (await ada.view()).all('allocation').map(({ id }) => id)
    await operate(hub, { command: 'purge', target: ada.session.person.name, yes: true })
    const removes = removesOf(await ada.changes(adas.cursor))
    expect(removes.map(({ id }) => id).sort()).toEqual([...mine].sort())
    expect(removes).toEqual(removes.map(({ id }) => ({ op: 'remove', kind: 'allocation', id, reason: 'purged' })))
    expect((await ada.view()).all('submission')).toEqual([])
    expect((await ben.changes(bens.cursor)).changes).toEqual([])
  })

  it('--even-unsent is told to the machines as a reason of its own', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('plain')
    const { cursor } = await ada.changes()
    const command = { command: 'purge', target: allocation.submissionId, evenUnsent: true }
    expect((await operate(hub, command)).text).toContain('DESTROYED')
    await operate(hub, { ...command, yes: true })
    expect(removesOf(await ada.changes(cursor))).toMatchObject([{ id: allocation.id, reason: 'purged-unsent' }])
  })

  it('what wasn’t assessed goes back to the pool, from which it can be given to somebody, the same person too', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('plain')
    await ada.send(begin(allocation))
    await operate(hub, { command: 'purge', target: allocation.submissionId, yes: true })
    expect(await ada.send(submit(allocation, 'solo'))).toMatchObject([
      { status: 'conflict', code: 'allocation-moved', current: { allocationState: 'returned' } },
    ])
    expect((await operate(hub, { command: 'move', target: allocation.submissionId, to: ada.session.person.name })).status).toBe(
      200,
    )
    const anew = (await ada.view()).allocation('plain')
    expect(anew).toMatchObject({ state: 'offered', dueOn: allocation.dueOn })
    expect(anew.id).not.toBe(allocation.id)
    expect(await ada.send(submit(anew, 'solo'))).toMatchObject([{ status: 'accepted' }])
  })

  it('of a pair, the place that the purge made free is the one that is given to somebody', async () => {
    const hub = await stage.hub()
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const bens = (await ben.view()).allocation('pair-agree')
    await operate(hub, { command: 'purge', target: ada.session.person.name, yes: true })
    expect((await operate(hub, { command: 'move', target: bens.submissionId, to: ada.session.person.name })).status).toBe(200)
    expect((await ben.view()).allocation('pair-agree').id).toBe(bens.id)
    const [mine, theirs] = [(await ada.view()).allocation('pair-agree'), bens]
    await ada.send(submit(mine, 'pair'))
    await ben.send(submit(theirs, 'pair'))
    hub.clock.advance(60)
    await hub.workOff()
    expect((await ben.view()).submission('pair-agree')?.state).toBe('decided')
  })

  it('a decision that waits for its release is released all the same, and stays out of sight', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('plain')
    await ada.send(submit(allocation, 'solo'))
    await operate(hub, { command: 'purge', target: 'all', yes: true })
    hub.clock.advance(60)
    await hub.workOff()
    expect((await ada.view()).all('allocation')).toEqual([])
    const badges = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
    expect(badges).toMatchObject([{ submissionId: idOf('submission-plain'), state: 'released' }])
  })

  it('what names nothing is refused, and what is on no machine is said to be that', async () => {
    const hub = await stage.hub()
    expect(await operate(hub, { command: 'purge', target: 'nobody at all' })).toMatchObject({ status: 400 })
    await operate(hub, { command: 'purge', target: 'all', yes: true })
    expect((await operate(hub, { command: 'purge', target: 'all', yes: true })).text).toBe('Nothing of it is on any machine.')
  })
})
