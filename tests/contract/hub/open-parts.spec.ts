import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { Client } from './kit/client'
import { submit, takeBack } from './kit/commands'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

/** What this person may do from now on; in the sample panel nobody comes or goes. */
const roles =
  (who: Who, ...names: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(names) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

/** As if there had been no second assessor when it came in. */
const withoutSecond = (name: string) => (db: Db) =>
  db
    .deleteFrom('allocations')
    .where('submission_id', '=', idOf(`submission-${name}`))
    .where('purpose', '=', 'second')
    .execute()

/** Ada and Ben differ about `pair-split`. @returns the command of Ben's, who was last */
async function split(hub: TestHub) {
  const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
  await ada.send(submit((await ada.view()).allocation('pair-split'), 'pair', { levels: [4, 4] }))
  const allocation = (await ben.view()).allocation('pair-split')
  const command = submit(allocation, 'pair', { levels: [1, 1], recommendation: 'not-yet' })
  expect(await ben.send(command)).toMatchObject([{ status: 'accepted' }])
  return { ben, allocation, command }
}

async function holders(hub: TestHub, name: string): Promise<Who[]> {
  const found: Who[] = []
  for (const who of ['ada', 'ben', 'lea'] as const) {
    const view = await (await Client.signIn(hub.origin, who)).view()
    if (view.all('allocation').some(({ submissionId }) => submissionId === idOf(`submission-${name}`))) found.push(who)
  }
  return found
}

const target = idOf('submission-pair-split')

onBothDatabases((stage) => {
  it('an adjudication that was purged is given to somebody by moving it, the same lead too, and decides', async () => {
    const hub = await stage.hub()
    await split(hub)
    await operate(hub, { command: 'purge', target: 'Lea Lead', yes: true })
    await hub.workOff()
    expect(await holders(hub, 'pair-split')).toEqual(['ada', 'ben'])
    expect(await operate(hub, { command: 'move', target, to: 'Ada' })).toMatchObject({
      status: 400,
      text: 'This person has it already.',
    })
    expect(await operate(hub, { command: 'move', target, to: 'Max' })).toMatchObject({ text: 'This person is not a lead.' })
    expect((await operate(hub, { command: 'move', target })).text).toMatch(/now with Lea Lead/)
    const lea = await Client.signIn(hub.origin, 'lea')
    const allocation = (await lea.view()).allocation('pair-split')
    expect(allocation).toMatchObject({ task: 'adjudicate', state: 'offered' })
    await lea.send(submit(allocation, 'pair'))
    hub.clock.advance(60)
    await hub.workOff()
    expect((await lea.view()).submission('pair-split')?.state).toBe('decided')
  })

  it('an adjudication goes to no lead who had one of the two parts', async () => {
    const hub = await withPast(await stage.hub(), roles('ben', 'assessor', 'lead'), roles('lea', 'admin'))
    await split(hub)
    await hub.workOff()
    expect(await holders(hub, 'pair-split')).toEqual(['ada', 'ben'])
    expect(await operate(hub, { command: 'move', target })).toMatchObject({ status: 400, text: 'There is no other lead.' })
  })

  it('an adjudication for which there was no lead is given to the first who can do it', async () => {
    let hub = await withPast(await stage.hub(), roles('lea', 'admin'))
    await split(hub)
    await hub.workOff()
    expect(await holders(hub, 'pair-split')).toEqual(['ada', 'ben'])
    hub = await withPast(hub, roles('lea', 'lead'))
    await Promise.all([hub.workOff(), hub.workOff()])
    const lea = await Client.signIn(hub.origin, 'lea')
    expect((await lea.view()).all('allocation')).toMatchObject([{ submissionId: target, task: 'adjudicate', state: 'offered' }])
  })

  it('an adjudication that was cancelled by a take-back is asked for again with the next split', async () => {
    const hub = await stage.hub()
    const { ben, allocation, command } = await split(hub)
    await ben.send(takeBack(allocation, command.id))
    await hub.workOff()
    expect(await holders(hub, 'pair-split')).toEqual(['ada', 'ben'])
    await ben.send(submit((await ben.view()).allocation('pair-split'), 'pair', { levels: [1, 1], recommendation: 'not-yet' }))
    expect(await holders(hub, 'pair-split')).toEqual(['ada', 'ben', 'lea'])
  })

  it('an adjudication that somebody has can be moved to another lead', async () => {
    const hub = await withPast(await stage.hub(), roles('max', 'admin', 'lead'))
    await split(hub)
    const [from, to] = (await holders(hub, 'pair-split')).includes('lea') ? (['lea', 'max'] as const) : (['max', 'lea'] as const)
    expect(await operate(hub, { command: 'move', target, to: PEOPLE[to].name })).toMatchObject({ status: 200 })
    const view = await (await Client.signIn(hub.origin, to)).view()
    expect(view.allocation('pair-split').task).toBe('adjudicate')
    expect((await (await Client.signIn(hub.origin, from)).view()).all('allocation')).toEqual([])
  })

  it('a second assessment that found nobody is given to the first who can do it, once, and then decides with the other', async () => {
    let hub = await withPast(await stage.hub(), withoutSecond('pair-agree'), roles('ben', 'admin'))
    await hub.workOff()
    expect(await holders(hub, 'pair-agree')).toEqual(['ada'])
    hub = await withPast(hub, roles('ben', 'assessor'))
    await Promise.all([hub.workOff(), hub.workOff()])
    expect(await holders(hub, 'pair-agree')).toEqual(['ada', 'ben'])
    const [ada, ben] = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))
    expect((await ada.view()).receipt('pair-agree')?.outcome).toBeNull()
    const [bens, ...more] = (await ben.view())
      .all('allocation')
      .filter((one) => one.submissionId === idOf('submission-pair-agree'))
    expect(more).toEqual([])
    expect(bens?.dueOn && bens.dueOn > '2026-11-02').toBe(true)
    await ben.send(submit((await ben.view()).allocation('pair-agree'), 'pair'))
    expect((await ada.view()).receipt('pair-agree')?.outcome).toBe('awarded')
  })

  it('what one assessor has decided alone, because there was no second, stays decided', async () => {
    let hub = await withPast(await stage.hub(), withoutSecond('pair-agree'), roles('ben', 'admin'))
    const ada = await Client.signIn(hub.origin, 'ada')
    await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))
    hub = await withPast(hub, roles('ben', 'assessor'))
    await hub.workOff()
    expect(await holders(hub, 'pair-agree')).toEqual(['ada'])
    expect((await ada.at(hub.origin).view()).receipt('pair-agree')).toMatchObject({ outcome: 'awarded' })
  })
})
