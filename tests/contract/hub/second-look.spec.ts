import { expect, it } from 'vitest'
import type { Allocation } from '../../../shared/domain'
import type { Db } from '../../../hub/store'
import { Client } from './kit/client'
import { declare, submit, takeBack } from './kit/commands'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

const NAME = 'looked-at'
type Who = 'ben' | 'cem' | 'lea'

/** Who was asked to look again; undefined where nobody was. */
async function looker(hub: TestHub): Promise<{ who: 'ben' | 'cem'; client: Client; allocation: Allocation } | undefined> {
  for (const who of ['ben', 'cem'] as const) {
    const client = await Client.signIn(hub.origin, who)
    const view = await client.view()
    if (view.submission(NAME)) return { who, client, allocation: view.allocation(NAME) }
  }
  return undefined
}

/** Ada awards it. */
async function awardFirst(hub: TestHub) {
  const ada = await Client.signIn(hub.origin, 'ada')
  const allocation = (await ada.view()).allocation(NAME)
  const command = submit(allocation, NAME, { levels: [4, 4] })
  expect(await ada.send(command)).toMatchObject([{ status: 'accepted' }])
  return { ada, allocation, command }
}

const roles =
  (who: Who, ...names: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(names) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

const decisionsOf = async (hub: TestHub) =>
  (await operate(hub, { command: 'trail', target: idOf(`submission-${NAME}`) })).text
    .split('\n')
    .filter((line) => line.includes('decision.make'))

onBothDatabases(
  (stage) => {
    it('a second look that agrees decides with the first, once', async () => {
      const hub = await stage.hub()
      await awardFirst(hub)
      const found = await looker(hub)
      if (!found) throw new Error('somebody looks again')
      expect(await decisionsOf(hub)).toEqual([])
      await found.client.send(submit(found.allocation, NAME, { levels: [3, 4] }))
      expect(await decisionsOf(hub)).toHaveLength(1)
      hub.clock.advance(20)
      await hub.workOff()
      const [credential] = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
      expect(credential?.state).toBe('released')
    })

    it('a second look doesn’t go to the only lead, who would settle a split, while there is somebody else', async () => {
      const hub = await withPast(await stage.hub(), roles('lea', 'lead', 'assessor'))
      await awardFirst(hub)
      const found = await looker(hub)
      if (!found) throw new Error('somebody looks again')
      await found.client.send(submit(found.allocation, NAME, { levels: [1, 1], recommendation: 'not-yet' }))
      const lea = await Client.signIn(hub.origin, 'lea')
      expect((await lea.view()).allocation(NAME)).toMatchObject({ task: 'adjudicate' })
    })

    it('a second look is not asked for again when the first takes back and hands in anew', async () => {
      const hub = await stage.hub()
      const { ada, allocation, command } = await awardFirst(hub)
      const before = await looker(hub)
      await ada.send(takeBack(allocation, command.id))
      await ada.send(submit((await ada.view()).allocation(NAME), NAME))
      expect((await looker(hub))?.allocation.id).toBe(before?.allocation.id)
      const { text } = await operate(hub, { command: 'trail', target: idOf(`submission-${NAME}`) })
      expect(text.split('\n').filter((line) => line.includes('second-look.need'))).toHaveLength(1)
    })

    it('a second look goes on to somebody else where the one who was asked declares an interest, and waits where there is nobody', async () => {
      let hub = await stage.hub()
      await awardFirst(hub)
      const first = await looker(hub)
      if (!first) throw new Error('somebody looks again')
      await first.client.send(declare(first.allocation, 'friend'))
      const second = await looker(hub)
      expect(second?.who).toBe(first.who === 'ben' ? 'cem' : 'ben')
      await second?.client.send(declare(second.allocation, 'family'))
      hub.clock.advance(3600)
      await hub.workOff()
      expect(await looker(hub)).toBeUndefined()
      expect(await decisionsOf(hub)).toEqual([])
      // As a newcomer would.
      hub = await withPast(hub, (db) =>
        db
          .updateTable('people')
          .set({ roles: JSON.stringify(['admin', 'assessor']) })
          .where('id', '=', PEOPLE.max.id)
          .execute(),
      )
      await hub.workOff()
      const max = await Client.signIn(hub.origin, 'max')
      expect((await max.view()).allocation(NAME)).toMatchObject({ task: 'assess', state: 'offered' })
    })

    it('one assessor decides alone where there was nobody to look again, and the trail says so', async () => {
      const hub = await withPast(await stage.hub(), roles('ben', 'admin'), roles('cem', 'admin'))
      await awardFirst(hub)
      expect(await decisionsOf(hub)).toHaveLength(1)
      const { text } = await operate(hub, { command: 'trail', target: idOf(`submission-${NAME}`) })
      expect(text).toContain('second-look.need')
    })
  },
  { thirdAssessor: true, judging: true },
)
