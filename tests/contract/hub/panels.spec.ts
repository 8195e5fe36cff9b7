import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { hundredTenth } from '../../../hub/store/migrations/hundred-tenth'
import { newCommandId, newId, type Qualification } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { Client } from './kit/client'
import { submit, takeBack } from './kit/commands'
import { openDatabase } from './kit/database'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'cem' | 'dan' | 'lea' | 'max'
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const DAY = 86_400

const base = (of: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId: newId(),
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf(of).id, rubricVersion: 1 },
  achievementId: idOf(of),
})
const give = (who: Who, of: string, until: string | null = null, reason = 'Agreed with the panel.'): Command => ({
  ...base(of),
  type: 'qualification.give',
  personId: PEOPLE[who].id,
  until,
  reason,
})
const end = (who: Who, of: string, reason = 'On leave.'): Command => ({
  ...base(of),
  type: 'qualification.end',
  personId: PEOPLE[who].id,
  reason,
})

const qualificationOf = async (hub: TestHub, who: Who, of: string, reader: Who = 'lea'): Promise<Qualification | undefined> =>
  (await (await signIn(hub, reader)).view())
    .all('qualification')
    .find(({ personId, achievementId }) => personId === PEOPLE[who].id && achievementId === idOf(of))

const isOpenTo = async (hub: TestHub, who: Who, name: string) =>
  (await (await signIn(hub, who)).view()).opening(name) !== undefined

const changed = (who: Who, columns: { roles?: string[]; panels?: string[] }) => (db: Db) =>
  db
    .updateTable('people')
    .set(Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, JSON.stringify(values)])))
    .where('id', '=', PEOPLE[who].id)
    .execute()

const differencesOf = async (hub: TestHub, reader: Who) =>
  (await (await signIn(hub, reader)).view())
    .all('assessor-difference')
    .sort((a, b) => a.distance - b.distance || a.beside.localeCompare(b.beside))

/** Who has a part in it. */
async function partsOf(hub: TestHub, name: string): Promise<Who[]> {
  const having: Who[] = []
  for (const who of ['ada', 'ben', 'cem', 'lea'] as const) {
    if ((await (await signIn(hub, who)).view()).submission(name)) having.push(who)
  }
  return having
}

/** Ada's work is looked at by whoever was asked, and decided for good. @returns who looked */
async function lookedAt(hub: TestHub): Promise<Who> {
  const ada = await signIn(hub, 'ada')
  const first = submit((await ada.view()).allocation('looked-at'), 'looked-at', { levels: [4, 4] })
  expect(await ada.send(first)).toMatchObject([{ status: 'accepted' }])
  // What was taken back doesn't stand, but what was given first is what they thought by themselves.
  await ada.send(takeBack((await ada.view()).allocation('looked-at'), first.id))
  await ada.send(submit((await ada.view()).allocation('looked-at'), 'looked-at', { levels: [4, 3] }))
  const looker = (await partsOf(hub, 'looked-at')).find((who) => who !== 'ada')
  if (!looker) throw new Error('somebody looks again')
  const client = await signIn(hub, looker)
  await client.send(submit((await client.view()).allocation('looked-at'), 'looked-at', { levels: [3, 4] }))
  hub.clock.advance(20)
  await hub.workOff()
  return looker
}

onBothDatabases(
  (stage) => {
    it('a lead gives, extends and ends a qualification, which counts at once, and lapses', async () => {
      const hub = await stage.hub()
      const lea = await signIn(hub, 'lea')
      expect(await isOpenTo(hub, 'cem', 'qualified-pool')).toBe(false)
      const given = give('cem', 'qualified-pool', '2026-11-03')
      expect(await lea.send(given, given)).toMatchObject([{ status: 'accepted', receipt: null }, { status: 'duplicate' }])
      expect(await isOpenTo(hub, 'cem', 'qualified-pool')).toBe(true)
      const first = await qualificationOf(hub, 'cem', 'qualified-pool')
      expect(first).toMatchObject({ since: '2026-11-02', until: '2026-11-03', by: 'lead', leadName: 'Lea Lead', ended: null })
      expect(first).toMatchObject({ reason: 'Agreed with the panel.', roundName: null })
      // What the package brought is told too.
      expect(await qualificationOf(hub, 'ben', 'qualified-pool')).toMatchObject({ by: 'package', leadName: null, until: null })
      expect(await lea.send(end('cem', 'qualified-pool'))).toMatchObject([{ status: 'accepted', receipt: null }])
      expect(await isOpenTo(hub, 'cem', 'qualified-pool')).toBe(false)
      expect(await qualificationOf(hub, 'cem', 'qualified-pool')).toEqual({
        ...first,
        ended: { on: '2026-11-02', by: 'lead', leadName: 'Lea Lead', reason: 'On leave.' },
      })
      // Given again it is the same record, and its day ends it.
      await lea.send(give('cem', 'qualified-pool', '2026-11-03', 'Back.'))
      expect(await qualificationOf(hub, 'cem', 'qualified-pool')).toEqual({ ...first, reason: 'Back.' })
      hub.clock.advance(2 * DAY)
      await hub.workOff()
      expect(await isOpenTo(hub, 'cem', 'qualified-pool')).toBe(false)
      expect(await qualificationOf(hub, 'cem', 'qualified-pool')).toMatchObject({
        ended: { on: '2026-11-04', by: 'time', leadName: null, reason: null },
      })
      await hub.close()
      const { db, close } = await openDatabase(hub.options)
      const trail = await db
        .selectFrom('audit')
        .select(['actor', 'action', 'detail'])
        .where('subject_id', '=', PEOPLE.cem.id)
        .where('action', 'like', 'qualification.%')
        .orderBy('position')
        .execute()
      await close()
      const [actor, achievement] = [`person:${PEOPLE.lea.id}`, idOf('qualified-pool')]
      // The trail outlives everybody: no words in it.
      expect(trail).toEqual([
        { actor, action: 'qualification.give', detail: { achievement, until: '2026-11-03' } },
        { actor, action: 'qualification.withdraw', detail: { achievement } },
        { actor, action: 'qualification.give', detail: { achievement, until: '2026-11-03' } },
        { actor: 'hub', action: 'qualification.lapse', detail: { achievement } },
      ])
    })

    it('is refused in words, and keeps to what a lead leads', async () => {
      const hub = await withPast(
        await stage.hub(),
        changed('dan', { roles: ['lead', 'assessor'] }),
        changed('lea', { roles: ['lead', 'assessor'] }),
      )
      const [lea, dan, ada] = [await signIn(hub, 'lea'), await signIn(hub, 'dan'), await signIn(hub, 'ada')]
      expect(
        await lea.send(
          give('lea', 'qualified-pool'),
          give('max', 'qualified-pool'),
          give('cem', 'qualified-pool', '2026-11-01'),
          give('cem', 'nothing'),
          end('cem', 'qualified-pool'),
        ),
      ).toMatchObject(
        ['not-independent', 'incomplete', 'too-late', 'not-a-lead', 'wrong-state'].map((code) => ({ status: 'rejected', code })),
      )
      expect(await ada.send(give('cem', 'qualified-pool'))).toMatchObject([{ status: 'rejected', code: 'not-a-lead' }])
      // Dan leads another panel: what is everybody's he leads too, what is the first panel's he neither changes nor sees.
      expect(await lea.send(give('ben', 'panel-pool'), give('cem', 'solo'))).toMatchObject([
        { status: 'accepted' },
        { status: 'accepted' },
      ])
      expect(await dan.send(give('cem', 'panel-pool'), end('ben', 'panel-pool'))).toMatchObject(
        Array(2).fill({ status: 'rejected', code: 'not-a-lead' }),
      )
      expect(await qualificationOf(hub, 'ben', 'panel-pool')).toBeDefined()
      expect(await qualificationOf(hub, 'ben', 'panel-pool', 'dan')).toBeUndefined()
      expect(await qualificationOf(hub, 'cem', 'solo', 'dan')).toMatchObject({ leadName: 'Lea Lead' })
      for (const who of ['ada', 'ben', 'max'] as const) {
        expect((await (await signIn(hub, who)).view()).all('qualification'), who).toEqual([])
      }
      // Who leads no longer keeps nothing of it.
      const before = await lea.changes()
      expect(before.changes.some(({ kind }) => kind === 'qualification')).toBe(true)
      const later = await withPast(hub, changed('lea', { roles: ['assessor'] }))
      expect((await (await signIn(later, 'lea')).view()).all('qualification')).toEqual([])
      const { changes } = await lea.at(later.origin).changes(before.cursor)
      expect(new Set(changes.filter(({ kind }) => kind === 'qualification').map(({ op }) => op))).toEqual(new Set(['remove']))
    })

    it('leads learn how far second assessors lay from the first, by week, without whose work it was', async () => {
      const hub = await stage.hub()
      const looker = await lookedAt(hub)
      const [told, ...others] = await differencesOf(hub, 'lea')
      expect(others).toEqual([])
      expect(told).toEqual({
        id: told?.id,
        personId: PEOPLE.ada.id,
        achievementId: idOf('looked-at'),
        beside: 'second-look',
        week: '2026-11-02',
        distance: 0.5,
        criteria: 2,
      })
      for (const who of ['ada', looker, 'max'] as const) expect(await differencesOf(hub, who), who).toEqual([])
      // The id is in no other record that the lead has, nor anybody else's.
      for (const who of ['lea', 'ada', looker] as const) {
        const { changes } = await (await signIn(hub, who)).changes()
        const rest = changes.filter(({ kind }) => kind !== 'assessor-difference')
        expect(JSON.stringify(rest)).not.toContain(told?.id)
      }
      // Of two who judged from the start, each less the other.
      const second = (await partsOf(hub, 'pair-agree')).find((who) => who !== 'ada') ?? 'ada'
      for (const who of ['ada', second] as const) {
        const client = await signIn(hub, who)
        const levels: [number, number] = who === 'ada' ? [3, 3] : [3, 4]
        const allocation = (await client.view()).allocation('pair-agree')
        expect(await client.send(submit(allocation, 'pair', { levels }))).toMatchObject([{ status: 'accepted' }])
      }
      hub.clock.advance(20)
      await hub.workOff()
      const pairs = (await differencesOf(hub, 'lea')).filter(({ beside }) => beside === 'second')
      expect(pairs.map(({ personId, distance }) => [personId, distance])).toEqual([
        [PEOPLE.ada.id, -0.5],
        [PEOPLE[second].id, 0.5],
      ])
      // A hub that decided all this before it compared anything comes to the same.
      const all = await differencesOf(hub, 'lea')
      const later = await withPast(
        hub,
        (db) => db.deleteFrom('assessor_differences').execute(),
        (db) => sql.raw(hundredTenth.at(-1) ?? '').execute(db),
      )
      const again = await differencesOf(later, 'lea')
      expect(again.map(({ id: _, ...rest }) => rest)).toEqual(all.map(({ id: _, ...rest }) => rest))
    })

    it('nobody is told of themself, nor who had a part in a blind pair', async () => {
      const hub = await withPast(
        await stage.hub(),
        changed('ben', { roles: ['lead'] }),
        changed('cem', { roles: ['lead', 'assessor'] }),
        changed('ada', { roles: ['assessor', 'lead'] }),
      )
      expect(await lookedAt(hub)).toBe('cem')
      expect(await differencesOf(hub, 'ada')).toEqual([])
      expect(await differencesOf(hub, 'cem')).toEqual([])
      expect(await differencesOf(hub, 'ben')).toHaveLength(1)
      // The rows stay when the candidate goes, as ratings do: they say nothing of the work.
      await operate(hub, { command: 'erase', target: idOf('submission-looked-at'), reason: 'request', yes: true })
      expect(await differencesOf(hub, 'ben')).toHaveLength(1)
      await hub.close()
      const { db, close } = await openDatabase(hub.options)
      expect(await db.selectFrom('assessor_differences').select('criteria').execute()).toEqual([{ criteria: 2 }])
      await close()
    })
  },
  { thirdAssessor: true, skills: true, judging: true, everyRole: true },
)
