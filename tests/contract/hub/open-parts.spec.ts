import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import type { AssessmentPolicy } from '../../../shared/domain'
import { Client } from './kit/client'
import { submit, takeBack } from './kit/commands'
import { openDatabase } from './kit/database'
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

/** Has an achievement's policy say something else. */
const withPolicy = (achievement: string, change: Partial<AssessmentPolicy>) => async (db: Db) => {
  const id = idOf(achievement)
  const { body } = await db.selectFrom('achievements').select('body').where('id', '=', id).executeTakeFirstOrThrow()
  const changed = JSON.stringify({ ...body, policy: { ...body.policy, ...change } })
  await db.updateTable('achievements').set({ body: changed }).where('id', '=', id).execute()
}

const dueOn = (name: string, date: string) => (db: Db) =>
  db
    .updateTable('allocations')
    .set({ due_on: date })
    .where('submission_id', '=', idOf(`submission-${name}`))
    .execute()

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
    expect(await operate(hub, { command: 'move', target })).toMatchObject({
      status: 400,
      text: expect.stringMatching(/^There is no other lead/),
    })
    expect((await operate(hub, { command: 'list' })).text).toMatch(new RegExp(`^${target} .*nobody \\(adjudication\\)`, 'm'))
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

  it('an adjudication that nobody works on goes to another lead once its lease is long over', async () => {
    const hub = await withPast(await stage.hub(), roles('max', 'admin', 'lead'))
    await split(hub)
    const task = async (who: Who) =>
      (await (await Client.signIn(hub.origin, who)).view()).all('allocation').map((one) => one.task)
    const [had, other] = (await task('lea')).length > 0 ? (['lea', 'max'] as const) : (['max', 'lea'] as const)
    expect([await task(had), await task(other)]).toEqual([['adjudicate'], []])
    hub.clock.advance(22 * 86_400)
    await hub.workOff()
    expect([await task(had), await task(other)]).toEqual([[], ['adjudicate']])
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

  it('one assessor of two decides nothing, however long there is no second', async () => {
    let hub = await withPast(await stage.hub(), withoutSecond('pair-agree'), roles('ben', 'admin'))
    const ada = await Client.signIn(hub.origin, 'ada')
    await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))
    hub.clock.advance(3600)
    await hub.workOff()
    expect((await ada.view()).receipt('pair-agree')).toMatchObject({ stage: 'accepted', outcome: null })
    hub = await withPast(hub, roles('ben', 'assessor'))
    await hub.workOff()
    expect(await holders(hub, 'pair-agree')).toEqual(['ada', 'ben'])
  })

  it('of several that wait, those that are due soonest are given out first', async () => {
    const dates = { 'pair-agree': '2026-11-20', 'pair-split': '2026-11-04', 'blind-pair': '2026-11-10' }
    const names = Object.keys(dates)
    let hub = await withPast(await stage.hub(), roles('ben', 'admin'), ...names.map(withoutSecond))
    hub = await withPast(hub, roles('ben', 'assessor'), ...Object.entries(dates).map(([name, date]) => dueOn(name, date)))
    await hub.workOff()
    await hub.close()
    const { db, close } = await openDatabase(hub.options)
    const given = await db
      .selectFrom('audit')
      .innerJoin('allocations', (join) => join.on(sql`allocations.id::text`, '=', sql.ref('audit.subject_id')))
      .select('allocations.submission_id')
      .where('audit.action', '=', 'allocation.create')
      .where('allocations.assessor_id', '=', PEOPLE.ben.id)
      .where('allocations.purpose', '=', 'second')
      .orderBy('audit.position')
      .execute()
    await close()
    const order = given.map(({ submission_id: id }) => names.find((name) => idOf(`submission-${name}`) === id))
    expect(order).toEqual(['pair-split', 'blind-pair', 'pair-agree'])
  })

  it('work that nobody may have, however much and however soon it is due, doesn’t keep other work waiting', async () => {
    const hub = await withPast(
      await stage.hub(),
      withPolicy('solo', { assessors: 2, qualifiedOnly: true }),
      withoutSecond('pair-agree'),
      dueOn('pair-agree', '2026-12-31'),
    )
    for (let turn = 0; turn < 20 && (await holders(hub, 'pair-agree')).length < 2; turn += 1) await hub.workOff()
    expect(await holders(hub, 'pair-agree')).toEqual(['ada', 'ben'])
    expect(await holders(hub, 'plain')).toEqual(['ada'])
  })
})
