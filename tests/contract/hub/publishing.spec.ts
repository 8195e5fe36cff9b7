import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { contentOf, newCommandId, newId, type Rubric, type RubricContent } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { Client } from './kit/client'
import { submit } from './kit/commands'
import { openDatabase } from './kit/database'
import { withPast } from './kit/history'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'dan' | 'lea' | 'max'
type Publish = Extract<Command, { type: 'rubric.publish' }>
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const set = (who: Who, change: { roles?: string[]; panels?: string[] }) => (db: Db) =>
  db
    .updateTable('people')
    .set({
      ...(change.roles && { roles: JSON.stringify(change.roles) }),
      ...(change.panels && { panels: JSON.stringify(change.panels) }),
    })
    .where('id', '=', PEOPLE[who].id)
    .execute()

/** The rubric of an achievement with another question in its first criterion. */
const reworded = (achievement: string, question: string): RubricContent => {
  const { criteria, ...content } = contentOf(rubricOf(achievement))
  return { ...content, criteria: criteria.map((one, at) => (at === 0 ? { ...one, description: question } : one)) }
}
const publish = (achievement: string, rubric: RubricContent, change: { basedOn?: number; note?: string } = {}): Publish => ({
  id: newCommandId(),
  schemaVersion: 1,
  type: 'rubric.publish',
  allocationId: newId(),
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: {
    allocationRevision: 1,
    submissionRevision: 1,
    rubricId: rubricOf(achievement).id,
    rubricVersion: change.basedOn ?? 1,
  },
  rubric,
  note: change.note ?? 'We read “consistently” as three of three occasions.',
})
const versionsOf = async (client: Client, achievement = 'solo'): Promise<Rubric[]> =>
  (await client.view())
    .all('rubric')
    .filter(({ achievementId }) => achievementId === idOf(achievement))
    .sort((a, b) => a.version - b.version)

onBothDatabases(
  (stage) => {
    it('a lead publishes: the version before stays, its readers hear of the next one, and leads read why', async () => {
      const hub = await stage.hub()
      const lea = await signIn(hub, 'lea')
      const rubric = reworded('solo', 'Does it hold on three of three occasions?')
      const command = publish('solo', rubric)
      expect(await lea.send(command, command)).toMatchObject([{ status: 'accepted', receipt: null }, { status: 'duplicate' }])
      const [first, second, ...others] = await versionsOf(lea)
      expect(others).toEqual([])
      expect(first).toEqual({ ...rubricOf('solo'), state: 'superseded', publishedOn: '2026-11-02' })
      expect(second).toEqual({
        ...rubricOf('solo'),
        ...rubric,
        version: 2,
        state: 'published',
        note: command.note,
        publishedOn: '2026-11-02',
      })
      expect((await lea.view()).all('achievement').find(({ id }) => id === idOf('solo'))?.rubricVersion).toBe(2)
      const told = await versionsOf(await signIn(hub, 'ada'))
      expect(told).toEqual([
        { ...rubricOf('solo'), state: 'superseded' },
        { ...rubricOf('solo'), ...rubric, version: 2, state: 'published' },
      ])
    })

    it('who doesn’t lead the assessors of an achievement publishes nothing of it, and isn’t told whether there is one', async () => {
      const hub = await withPast(await stage.hub(), set('dan', { roles: ['lead', 'assessor'] }))
      const rubric = reworded('panel-pool', 'Something else?')
      for (const who of ['ada', 'ben', 'max', 'dan'] as const) {
        const client = await signIn(hub, who)
        const answers = await client.send(publish('panel-pool', rubric), publish('nothing', rubric))
        expect(answers, who).toMatchObject(Array(2).fill({ status: 'rejected', code: 'not-a-lead' }))
      }
      // What is no panel's, any lead leads.
      expect(await (await signIn(hub, 'dan')).send(publish('solo', reworded('solo', 'Something else?')))).toMatchObject([
        { status: 'accepted' },
      ])
      expect(await (await signIn(hub, 'lea')).send(publish('panel-pool', rubric))).toMatchObject([{ status: 'accepted' }])
    })

    it('of two leads at once one is first, and the other meets what they published; nothing of either is lost', async () => {
      const hub = await withPast(await stage.hub(), set('ben', { roles: ['lead'] }))
      const [lea, ben] = await Promise.all([signIn(hub, 'lea'), signIn(hub, 'ben')])
      const commands = [publish('solo', reworded('solo', 'Lea’s?')), publish('solo', reworded('solo', 'Ben’s?'))] as const
      const answers = (await Promise.all([lea.send(commands[0]), ben.send(commands[1])])).flat()
      expect(answers.map(({ status }) => status).sort()).toEqual(['accepted', 'conflict'])
      expect(answers.find(({ status }) => status === 'conflict')).toMatchObject({
        code: 'rubric-superseded',
        current: { rubricVersion: 2, allocationState: null, submissionRevision: null },
      })
      const late = answers[0]?.status === 'conflict' ? lea : ben
      const { rubric } = late === lea ? commands[0] : commands[1]
      // On top of the newer one it goes through.
      expect(await late.send(publish('solo', rubric, { basedOn: 2 }))).toMatchObject([{ status: 'accepted' }])
      expect((await versionsOf(lea)).map(({ version, state }) => [version, state])).toEqual([
        [1, 'superseded'],
        [2, 'superseded'],
        [3, 'published'],
      ])
    })

    it('open work follows, and a draft of it meets that conflict; what was assessed stays as it was', async () => {
      const hub = await stage.hub()
      const [ada, lea] = [await signIn(hub, 'ada'), await signIn(hub, 'lea')]
      const before = await ada.view()
      expect(await ada.send(submit(before.allocation('decided'), 'solo'))).toMatchObject([{ status: 'accepted' }])
      await lea.send(publish('solo', reworded('solo', 'Another question?')))
      const view = await ada.view()
      expect(view.allocation('plain')).toMatchObject({ rubricVersion: 2 })
      expect(view.allocation('decided')).toMatchObject({ rubricVersion: 1, state: 'assessed' })
      expect(await ada.send(submit(before.allocation('plain'), 'solo'))).toMatchObject([
        { status: 'conflict', code: 'rubric-superseded', current: { rubricVersion: 2 } },
      ])
      expect(await ada.send(submit(view.allocation('plain'), 'solo'))).toMatchObject([{ status: 'accepted' }])
      hub.clock.advance(20)
      await hub.workOff()
      const past = (await lea.view()).all('past-decision')
      expect(past.map(({ rubricVersion, lookAgain }) => [rubricVersion, lookAgain]).sort()).toEqual([
        [1, null],
        [2, null],
      ])
    })

    it('a pair between whom a version was published decides by the later one, and its badge goes out', async () => {
      const hub = await stage.hub()
      const [ada, lea] = [await signIn(hub, 'ada'), await signIn(hub, 'lea')]
      // The hub has chosen one of the two others.
      const [ben, dan] = [await signIn(hub, 'ben'), await signIn(hub, 'dan')]
      const second = (await ben.view()).submission('pair-agree') ? ben : dan
      expect(await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))).toMatchObject([{ status: 'accepted' }])
      const { criteria, ...rest } = contentOf(rubricOf('pair'))
      const [first, last] = criteria
      if (!first || !last) throw new Error('it has two criteria')
      const fresh = {
        ...last,
        id: newId(),
        code: 'C3',
        levels: last.levels.map((one) => ({ ...one, id: newId() })),
      }
      await lea.send(publish('pair', { ...rest, criteria: [first, fresh] }))
      const command = submit((await second.view()).allocation('pair-agree'), 'pair')
      const [one, other] = command.assessment.scores
      if (!one || !other) throw new Error('both criteria are scored')
      command.assessment.scores = [one, { ...other, criterionId: fresh.id, levelId: fresh.levels[3]?.id ?? null }]
      expect(await second.send(command)).toMatchObject([{ status: 'accepted' }])
      hub.clock.advance(20)
      await hub.workOff()
      const badges = (await (await signIn(hub, 'max')).view()).all('credential')
      expect(badges).toMatchObject([{ submissionId: idOf('submission-pair-agree'), state: 'released' }])
      const past = (await lea.view()).all('past-decision').find(({ id }) => id === idOf('submission-pair-agree'))
      expect(past).toMatchObject({
        rubricVersion: 2,
        levels: { [first.id]: first.levels[2]?.id, [fresh.id]: fresh.levels[3]?.id },
      })
    })

    it('refuses what is no change, moves an id, or rests on a version that there isn’t', async () => {
      const hub = await stage.hub()
      const lea = await signIn(hub, 'lea')
      const same = contentOf(rubricOf('solo'))
      const [one, two] = same.criteria
      if (!one || !two) throw new Error('it has two criteria')
      const moved = { ...same, criteria: [{ ...one, levels: [...one.levels.slice(0, 3), { ...two.levels[3], points: 9 }] }] }
      const refused = [
        publish('solo', same),
        publish('solo', moved as RubricContent),
        publish('solo', reworded('solo', 'New?'), { basedOn: 7 }),
      ]
      expect((await lea.send(...refused)).map((answer) => 'code' in answer && answer.code)).toEqual([
        'no-change',
        'id-moved',
        'unknown-level',
      ])
      const empty = { ...publish('solo', { ...same, criteria: [] }) }
      expect((await lea.post('/api/v1/commands', { commands: [empty] })).status).toBe(400)
      expect((await lea.post('/api/v1/commands', { commands: [publish('solo', same, { note: '  ' })] })).status).toBe(400)
      expect(await versionsOf(lea)).toHaveLength(1)
    })

    it('criteria come and go: what is gone keeps its ratings, and may come back under its id', async () => {
      const hub = await stage.hub()
      const lea = await signIn(hub, 'lea')
      const { criteria, ...rest } = contentOf(rubricOf('solo'))
      const [first] = criteria
      if (!first) throw new Error('it has criteria')
      const fresh = {
        ...first,
        id: newId(),
        code: 'C3',
        hurdleLevelId: null,
        levels: first.levels.map((one) => ({ ...one, id: newId() })),
      }
      const answers = [
        await lea.send(publish('solo', { ...rest, criteria: [first, fresh] })),
        await lea.send(publish('solo', { ...rest, criteria }, { basedOn: 2 })),
      ]
      expect(answers.flat()).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
      expect((await versionsOf(lea)).map((version) => version.criteria.map(({ code }) => code))).toEqual([
        ['C1', 'C2'],
        ['C1', 'C3'],
        ['C1', 'C2'],
      ])
    })

    it('a lead hears of every version, whenever they came to lead and whether or not they belong to a panel', async () => {
      const first = await stage.hub()
      const lea = await signIn(first, 'lea')
      await lea.send(publish('solo', reworded('solo', 'Second?')))
      const hub = await withPast(first, set('ben', { roles: ['lead'], panels: [] }))
      const ben = await signIn(hub, 'ben')
      expect((await versionsOf(ben)).map(({ version }) => version)).toEqual([1, 2])
      expect((await versionsOf(ben))[1]?.note).toMatch(/three of three/)
      await (await signIn(hub, 'lea')).send(publish('solo', reworded('solo', 'Third?'), { basedOn: 2 }))
      // Without signing in anew.
      expect((await versionsOf(ben)).map(({ version }) => version)).toEqual([1, 2, 3])
      // Another panel's they don't lead.
      expect(await versionsOf(ben, 'panel-pool')).toEqual([])
    })

    it('the trail has who published what, and the version has the note', async () => {
      const hub = await stage.hub()
      const lea = await signIn(hub, 'lea')
      await lea.send(publish('solo', reworded('solo', 'Second?'), { note: 'Panel of 2 November.' }))
      await hub.close()
      const { db, close } = await openDatabase(hub.options)
      try {
        const trail = await db.selectFrom('audit').selectAll().where('subject_id', '=', rubricOf('solo').id).execute()
        expect(trail).toMatchObject([
          {
            actor: `person:${PEOPLE.lea.id}`,
            action: 'rubric.publish',
            subject_kind: 'rubric',
            detail: { version: 2, before: 1 },
          },
        ])
        const moved = await db
          .selectFrom('audit')
          .select('detail')
          .where('action', '=', 'rubric.publish')
          .where('subject_kind', '=', 'allocation')
          .execute()
        expect(moved.length).toBeGreaterThan(3)
        const { body } = await db.selectFrom('rubrics').select('body').where('version', '=', 2).executeTakeFirstOrThrow()
        expect(body.note).toBe('Panel of 2 November.')
      } finally {
        await close()
      }
    })
  },
  { everyRole: true },
)
