import { expect, it } from 'vitest'
import { Client } from './kit/client'
import { begin, submit } from './kit/commands'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { onBothDatabases } from './kit/stage'

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

  it('what had been taken from somebody before is asked for as well: a machine may keep a draft of it', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { id, submissionId } = (await ada.view()).allocation('move')
    await operate(hub, { command: 'move', target: submissionId, to: 'Ben Assessor' })
    const { cursor } = await ada.changes()
    const command = { command: 'purge', target: submissionId, evenUnsent: true }
    expect((await operate(hub, command)).text).toMatch(
      /^1 submission\(s\), 1 allocation\(s\), of Ada Assessor, Ben Assessor.*\n1 more/,
    )
    await operate(hub, { ...command, yes: true })
    expect((await ada.changes(cursor)).changes).toEqual([{ op: 'remove', kind: 'allocation', id, reason: 'purged-unsent' }])
  })

  it('what a purge left on machines because it was never sent, a later one with --even-unsent takes', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { id, submissionId } = (await ada.view()).allocation('plain')
    const command = { command: 'purge', target: submissionId, yes: true }
    await operate(hub, command)
    const { cursor } = await ada.changes()
    await operate(hub, { ...command, evenUnsent: true })
    const told = await ada.changes(cursor)
    expect(told.changes).toEqual([{ op: 'remove', kind: 'allocation', id, reason: 'purged-unsent' }])
    for (const evenUnsent of [true, false]) {
      expect((await operate(hub, { ...command, evenUnsent })).text).toBe('Nothing of it is on any machine.')
    }
    expect((await ada.changes(told.cursor)).changes).toEqual([])
  })

  it('of a withdrawn submission machines are asked for what they keep, and given out again it is no part of that', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { id, submissionId } = (await ada.view()).allocation('withdraw')
    await operate(hub, { command: 'withdraw', target: submissionId })
    const { cursor } = await ada.changes()
    await operate(hub, { command: 'purge', target: submissionId, yes: true })
    expect((await ada.changes(cursor)).changes).toEqual([{ op: 'remove', kind: 'allocation', id, reason: 'purged' }])
    expect(await operate(hub, { command: 'move', target: submissionId })).toMatchObject({ status: 400 })
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

  it('of a pair, the other assessment waits for the part that a purge took, instead of deciding alone', async () => {
    const hub = await stage.hub()
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const bens = (await ben.view()).allocation('pair-agree')
    await operate(hub, { command: 'purge', target: ada.session.person.name, yes: true })
    await ben.send(submit(bens, 'pair'))
    hub.clock.advance(60)
    await hub.workOff()
    expect((await ben.view()).submission('pair-agree')?.state).toBe('open')
    await operate(hub, { command: 'move', target: bens.submissionId, to: ada.session.person.name })
    await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))
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
