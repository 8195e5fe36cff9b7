import { expect, it } from 'vitest'
import { endAbsence, moveWork, receivers, setAbsence } from './kit/acting'
import { Client, type View } from './kit/client'
import { claim } from './kit/commands'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

const as = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const accepted = [{ status: 'accepted', receipt: null }]
const rejected = (code: string) => [{ status: 'rejected', code }]
const has = (view: View, name: string) =>
  view.all('allocation').some(({ submissionId }) => submissionId === idOf(`submission-${name}`))
const TODAY = '2026-11-02'
const DAY = 86_400

onBothDatabases(
  (stage) => {
    it('who is away is told to them and to admins; the same id changes it, and once it is over it is gone', async () => {
      const hub = await stage.hub()
      const [max, ada, ben, lea] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben'), await as(hub, 'lea')]
      const told = async (client: Client) => (await client.view()).all('absence')
      const command = setAbsence('ada', '2026-11-09', '2026-11-13')
      const id = command.allocationId
      expect(await ada.send(command)).toMatchObject(accepted)
      const absence = { id, personId: PEOPLE.ada.id, from: '2026-11-09', until: '2026-11-13' }
      expect(await Promise.all([ada, max, ben, lea].map(told))).toEqual([[absence], [absence], [], []])
      expect(await max.send(setAbsence('ada', '2026-11-09', '2026-11-04', id))).toMatchObject(rejected('incomplete'))
      expect(await max.send(setAbsence('ada', TODAY, '2026-11-03', id))).toMatchObject(accepted)
      expect(await told(ada)).toEqual([{ ...absence, from: TODAY, until: '2026-11-03' }])
      expect(await ben.send(setAbsence('ada', TODAY, null))).toMatchObject(rejected('not-an-admin'))
      expect(await ben.send(endAbsence('ada', id))).toMatchObject(rejected('not-an-admin'))
      expect(await ben.send(setAbsence('ben', TODAY, null, id))).toMatchObject(rejected('id-reused'))
      expect(await ben.send(endAbsence('ben', id))).toMatchObject(rejected('wrong-state'))
      expect(await ada.send(setAbsence('ada', '2026-10-01', '2026-11-01'))).toMatchObject(rejected('too-late'))
      expect(await max.send(setAbsence('max', TODAY, null))).toMatchObject(rejected('incomplete'))
      const { cursor } = await max.changes()
      hub.clock.advance(2 * DAY)
      await hub.workOff()
      expect((await (await as(hub, 'max')).changes(cursor)).changes).toEqual([{ op: 'remove', kind: 'absence', id }])
    })

    it('policy chooses nobody who is away; by hand, and by claiming, they can have work all the same', async () => {
      const hub = await stage.hub()
      const [max, ada, ben] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben')]
      const away = setAbsence('ben', TODAY, null)
      expect(await ben.send(away)).toMatchObject(accepted)
      const [before] = await receivers(max, 'plain')
      expect(before).toMatchObject({ assessorId: PEOPLE.ada.id, mayTake: [PEOPLE.cem.id], byHand: [PEOPLE.ben.id] })
      expect(await max.send(moveWork('plain', before?.allocationId ?? '', null))).toMatchObject(accepted)
      expect((await receivers(max, 'plain'))[0]?.assessorId).toBe(PEOPLE.cem.id)
      expect(await max.send(moveWork('move', (await ada.view()).allocation('move').id, 'ben'))).toMatchObject(accepted)
      const opening = (await ben.view()).opening('pool')
      expect(opening && (await ben.send(claim(opening)))).toMatchObject(accepted)
      // Back again, he is asked first: he has least to do.
      expect(await ben.send(endAbsence('ben', away.allocationId))).toMatchObject(accepted)
      const next = (await ada.view()).allocation('spare').id
      expect((await receivers(max, 'spare'))[0]?.mayTake).toContain(PEOPLE.ben.id)
      expect(await max.send(moveWork('spare', next, null))).toMatchObject(accepted)
    })

    it('who leaves before it is due is passed over while somebody else is there, and no longer', async () => {
      const hub = await stage.hub()
      const [max, ada, cem] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'cem')]
      const due = (await ada.view()).allocation('plain').dueOn
      expect(await cem.send(setAbsence('cem', due, due))).toMatchObject(accepted)
      const move = async (name: string) => max.send(moveWork(name, (await ada.view()).allocation(name).id, null))
      const ofCem = async (names: string[]) => {
        for (const name of names) expect(await move(name)).toMatchObject(accepted)
        const view = await cem.view()
        return names.filter((name) => has(view, name))
      }
      expect(await ofCem(['plain', 'move', 'spare'])).toEqual([])
      expect(await max.send(setAbsence('ben', due, null))).toMatchObject(accepted)
      expect(await ofCem(['order', 'orders', 'killed', 'takeback'])).not.toEqual([])
    })
  },
  { thirdAssessor: true, judging: true },
)
