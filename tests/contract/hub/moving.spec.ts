import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { movedAllocationId, newId } from '../../../shared/domain'
import { type LatePage, ROUTES } from '../../../shared/protocol'
import { giveBack, moveWork, receivers, setPromise } from './kit/acting'
import { Client, type View } from './kit/client'
import { begin, declare, handOver, submit } from './kit/commands'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

const as = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const has = (view: View, name: string) =>
  view.all('allocation').some(({ submissionId }) => submissionId === idOf(`submission-${name}`))
const accepted = [{ status: 'accepted', receipt: null }]
const rejected = (code: string) => [{ status: 'rejected', code }]
const conflict = (code: string) => [{ status: 'conflict', code }]

const isLeadToo = (who: Who) => (db: Db) =>
  db
    .updateTable('people')
    .set({ roles: JSON.stringify(['assessor', 'lead']) })
    .where('id', '=', PEOPLE[who].id)
    .execute()

onBothDatabases(
  (stage) => {
    it('an admin gives work to somebody else and back again, due when it was; a draft can follow, and the trail says who and why', async () => {
      const hub = await stage.hub()
      const [max, ada, ben] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben')]
      const before = (await ada.view()).allocation('move')
      const command = moveWork('move', before.id, 'ben')
      expect(await max.send(command)).toMatchObject(accepted)
      expect(await max.send(command)).toMatchObject([{ status: 'duplicate' }])
      const moved = (await ben.view()).allocation('move')
      expect(moved).toMatchObject({ id: movedAllocationId(command.id), state: 'offered', dueOn: before.dueOn })
      expect(has(await ada.view(), 'move')).toBe(false)
      expect(await ada.send(handOver(before, 'solo'))).toMatchObject(accepted)
      expect((await ben.view()).all('handed-draft')).toHaveLength(1)
      // Somebody else was quicker with what they had in front of them; on what is there now it goes.
      expect(await max.send(moveWork('move', before.id, 'cem'))).toMatchObject(conflict('allocation-moved'))
      expect(await max.send(moveWork('move', moved.id, 'ada'))).toMatchObject(accepted)
      expect((await ada.view()).allocation('move')).toMatchObject({ dueOn: before.dueOn })
      expect(has(await ben.view(), 'move')).toBe(false)
      const { text } = await operate(hub, { command: 'trail', target: idOf('submission-move') })
      expect(text).toMatch(/Max Admin {2}allocation\.move .*“It is late\.”/)
    })

    it('to nobody in particular it goes to whom policy chooses, never to the one who has it; what nobody has is given out', async () => {
      const hub = await stage.hub()
      const [max, ada] = [await as(hub, 'max'), await as(hub, 'ada')]
      expect(await max.send(moveWork('plain', (await ada.view()).allocation('plain').id, null))).toMatchObject(accepted)
      expect(has(await ada.view(), 'plain')).toBe(false)
      expect(await max.send(moveWork('unallocated', undefined, 'cem'))).toMatchObject(accepted)
      expect((await (await as(hub, 'cem')).view()).allocation('unallocated')).toMatchObject({ dueOn: '2026-11-16' })
      expect(await max.send(moveWork('unallocated', undefined, 'ben'))).toMatchObject(conflict('allocation-moved'))
    })

    it('what happened elsewhere, and who may not have it, is said in codes', async () => {
      const hub = await stage.hub()
      const [max, ada, ben] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben')]
      const view = await ada.view()
      const idOfPart = (name: string) => view.allocation(name).id
      await ada.send(submit(view.allocation('decided'), 'solo'))
      await operate(hub, { command: 'withdraw', target: idOf('submission-withdraw') })
      await operate(hub, { command: 'revise', target: idOf('submission-revise') })
      expect(await max.send(moveWork('decided', idOfPart('decided'), 'ben'))).toMatchObject(conflict('already-decided'))
      expect(await max.send(moveWork('decided', undefined, 'ben'))).toMatchObject(conflict('already-decided'))
      expect(await max.send(moveWork('withdraw', idOfPart('withdraw'), 'ben'))).toMatchObject(conflict('submission-withdrawn'))
      expect(await max.send(moveWork('revise', idOfPart('revise'), 'ben'))).toMatchObject(conflict('submission-revised'))
      expect(await max.send(moveWork('revise', idOfPart('revise'), 'ben', 2))).toMatchObject(accepted)
      expect(await max.send(moveWork('plain', idOfPart('plain'), 'ada'))).toMatchObject(rejected('no-change'))
      expect(await max.send(moveWork('plain', idOfPart('plain'), 'max'))).toMatchObject(rejected('no-receiver'))
      expect(await max.send(moveWork('plain', newId(), 'ben'))).toMatchObject(rejected('no-work'))
      expect(await max.send(moveWork('none', undefined, 'ben'))).toMatchObject(rejected('no-work'))
      // Neither an assessor, nor whoever has the other part, nor whoever declared an interest.
      expect(await ben.send(moveWork('plain', idOfPart('plain'), 'ben'))).toMatchObject(rejected('no-work'))
      const pair = idOfPart('blind-pair')
      const other = has(await ben.view(), 'blind-pair') ? 'ben' : 'cem'
      expect(await max.send(moveWork('blind-pair', pair, other))).toMatchObject(rejected('not-independent'))
      await ben.send(declare((await ben.view()).allocation('of-ben'), 'friend', ''))
      const holder = (await receivers(max, 'of-ben'))[0]
      expect(await max.send(moveWork('of-ben', holder?.allocationId ?? '', 'ben'))).toMatchObject(rejected('not-independent'))
    })

    it('a lead moves what they have no part in and never did, nothing else, and nothing to themself', async () => {
      const hub = await withPast(await stage.hub(), isLeadToo('ben'))
      const [lea, ben, ada] = [await as(hub, 'lea'), await as(hub, 'ben'), await as(hub, 'ada')]
      const view = await ada.view()
      const pair = view.allocation('blind-pair').id
      const ofBen = (await ben.view()).allocation('of-ben').id
      expect(await ben.send(moveWork('of-ben', ofBen, 'ada'))).toMatchObject(rejected('no-work'))
      expect(await ben.send(moveWork('plain', view.allocation('plain').id, 'ben'))).toMatchObject(rejected('not-independent'))
      expect(await lea.send(moveWork('plain', view.allocation('plain').id, 'ben'))).toMatchObject(accepted)
      // What they had once they can't learn about either.
      expect(await lea.send(moveWork('plain', (await ben.view()).allocation('plain').id, 'ada'))).toMatchObject(accepted)
      expect(await ben.send(moveWork('plain', (await ada.view()).allocation('plain').id, 'cem'))).toMatchObject(
        rejected('no-work'),
      )
      const isOfPair = has(await ben.view(), 'blind-pair')
      const [result] = await ben.send(moveWork('blind-pair', pair, null))
      expect(result).toMatchObject(isOfPair ? { code: 'no-work' } : { status: 'accepted' })
      expect(await receivers(ben, 'plain', 'of-ben', ...(isOfPair ? ['blind-pair'] : []))).toEqual([])
      expect((await ada.post(ROUTES.operationsReceivers, { submissionIds: [idOf('submission-plain')] })).status).toBe(403)
    })

    it('to whom work could go is told as it is then given: by policy, only by hand, or not at all', async () => {
      const hub = await stage.hub()
      hub.clock.advance(21 * 86_400)
      const [max, ada] = [await as(hub, 'max'), await as(hub, 'ada')]
      const late = (await max.get(`${ROUTES.operationsLate}?limit=200`)).body as LatePage
      const { body } = await max.post(ROUTES.operationsReceivers, { submissionIds: late.rows.map((row) => row.submissionId) })
      const { work } = body as { work: Awaited<ReturnType<typeof receivers>> }
      const told = new Map(work.map((one) => [one.submissionId, one]))
      expect(work.length).toBeGreaterThan(20)
      for (const { submissionId, allocationId, assessorId, promisedOn } of late.rows) {
        if (told.has(submissionId)) expect(told.get(submissionId)).toMatchObject({ allocationId, assessorId, promisedOn })
      }
      const of = (name: string) => told.get(idOf(`submission-${name}`))
      const sorted = (ids: string[] = []) => ids.toSorted()
      expect(of('plain')).toMatchObject({ byHand: [], assessorId: PEOPLE.ada.id })
      expect(sorted(of('plain')?.mayTake)).toEqual(sorted([PEOPLE.ben.id, PEOPLE.cem.id]))
      expect(of('unallocated')).toMatchObject({ allocationId: null, assessorId: null })
      // Ada vouched in it by name: a person may give it to her all the same, once she doesn't have it.
      const vouched = of('vouched')
      await max.send(moveWork('vouched', vouched?.allocationId ?? '', 'ben'))
      expect((await receivers(max, 'vouched'))[0]).toMatchObject({ mayTake: [PEOPLE.cem.id], byHand: [PEOPLE.ada.id] })
      await ada.send(submit((await ada.view()).allocation('spare'), 'solo'))
      expect(await receivers(max, 'spare', 'none')).toEqual([])
    })

    it('who gives work back is rid of it, and it goes to somebody else with their draft, not to them again', async () => {
      const hub = await stage.hub()
      const [ada, ben] = [await as(hub, 'ada'), await as(hub, 'ben')]
      const before = (await ada.view()).allocation('plain')
      await ada.send(begin(before))
      expect(await ben.send(giveBack(before.id))).toMatchObject(rejected('not-allocated'))
      expect(await ada.send(giveBack(before.id, 'No time.'))).toMatchObject(accepted)
      expect(has(await ada.view(), 'plain')).toBe(false)
      expect(await ada.send(handOver(before, 'solo'))).toMatchObject(accepted)
      expect(await ada.send(giveBack(before.id))).toMatchObject(conflict('allocation-moved'))
      const max = await as(hub, 'max')
      const [now] = await receivers(max, 'plain')
      expect([PEOPLE.ben.id, PEOPLE.cem.id]).toContain(now?.assessorId)
      expect(now?.byHand).toEqual([PEOPLE.ada.id])
      const { text } = await operate(hub, { command: 'trail', target: idOf('submission-plain') })
      expect(text).toMatch(/Ada Assessor {2}allocation\.give-back .*“No time\.”/)
      await ada.send(submit((await ada.view()).allocation('decided'), 'solo'))
      expect(await ada.send(giveBack((await ada.view()).allocation('decided').id))).toMatchObject(rejected('wrong-state'))
    })

    it('a promise that is set anew counts at once, moves due dates along, and is for admins', async () => {
      const hub = await stage.hub()
      const [max, lea, ada] = [await as(hub, 'max'), await as(hub, 'lea'), await as(hub, 'ada')]
      expect(await lea.send(setPromise('solo', 5))).toMatchObject(rejected('not-an-admin'))
      expect(await max.send(setPromise('solo', 10))).toMatchObject(rejected('no-change'))
      expect(await max.send(setPromise('none', 5))).toMatchObject(rejected('incomplete'))
      const { cursor } = await ada.changes()
      const before = await ada.view()
      const [work] = await receivers(max, 'plain')
      expect(await max.send(setPromise('solo', 5))).toMatchObject(accepted)
      const { changes } = await ada.changes(cursor)
      const now = await ada.view()
      before.apply(changes)
      expect(before.records).toEqual(now.records)
      expect(now.all('achievement').find(({ id }) => id === idOf('solo'))?.policy.promiseWorkingDays).toBe(5)
      // Monday a week later is five working days before the Monday after, wherever weekends lie.
      expect(now.allocation('plain').dueOn).toBe('2026-11-02')
      expect(now.allocation('blind-vouched').dueOn).toBe('2026-11-09')
      expect((await receivers(max, 'plain'))[0]?.promisedOn).not.toBe(work?.promisedOn)
      expect(await max.send(setPromise('solo', 10))).toMatchObject(accepted)
      expect((await ada.view()).allocation('plain').dueOn).toBe('2026-11-09')
    })
  },
  { thirdAssessor: true },
)
