import { expect, it } from 'vitest'
import { Client } from './kit/client'
import { claim, submit } from './kit/commands'
import { openDatabase } from './kit/database'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'cem' | 'lea'

const DAY_SECONDS = 86_400
const EVERYBODY: Who[] = ['ada', 'ben', 'cem', 'lea']

const person = (who: Who) => PEOPLE[who].name
const qualify = (hub: TestHub, who: Who, achievement: string, until?: string) =>
  operate(hub, { command: 'qualify', target: person(who), achievement: `Achievement ${achievement}`, ...(until && { until }) })
const disqualify = (hub: TestHub, who: Who, achievement: string) =>
  operate(hub, { command: 'disqualify', target: person(who), achievement: `Achievement ${achievement}` })

/** Who has a part in it now. */
async function holders(hub: TestHub, name: string): Promise<Who[]> {
  const found: Who[] = []
  for (const who of EVERYBODY) {
    const view = await (await Client.signIn(hub.origin, who)).view()
    const id = idOf(`submission-${name}`)
    if (view.all('allocation').some(({ submissionId, state }) => submissionId === id && state !== 'ended')) found.push(who)
  }
  return found
}

/** What the feed says after a cursor about submissions that may be claimed: put or remove, each by its name. */
async function news(client: Client, cursor: string, names: string[]) {
  const { changes } = await client.changes(cursor)
  return changes.flatMap(({ op, kind, id }) => {
    const name = names.find((one) => idOf(`submission-${one}`) === id)
    return kind === 'opening' ? [`${op} ${name}`] : [`${op} ${kind}`]
  })
}

const POOLS = ['skill-pool', 'qualified-pool']

onBothDatabases(
  (stage) => {
    it('work lies open to those alone who are competent and qualified as its policy asks', async () => {
      const hub = await stage.hub()
      const seen = await Promise.all(
        (['ada', 'ben', 'cem'] as const).map(async (who) => {
          const view = await (await Client.signIn(hub.origin, who)).view()
          return POOLS.filter((name) => view.opening(name))
        }),
      )
      expect(seen).toEqual([['skill-pool'], ['qualified-pool'], []])
      const cem = await Client.signIn(hub.origin, 'cem')
      const opening = (await (await Client.signIn(hub.origin, 'ada')).view()).opening('skill-pool')
      if (!opening) throw new Error('it is open')
      expect(await cem.send(claim(opening))).toMatchObject([{ status: 'rejected', code: 'not-open' }])
    })

    it('what the hub gives out goes to them, and waits where there is no second', async () => {
      const hub = await stage.hub()
      await hub.workOff()
      expect(await holders(hub, 'skill-chosen')).toEqual(['ada'])
      expect(await holders(hub, 'qualified-chosen')).toEqual(['ben'])
      expect(await holders(hub, 'qualified-pair')).toEqual(['ben'])
      expect(await qualify(hub, 'cem', 'qualified-pair')).toMatchObject({ status: 200 })
      await hub.workOff()
      expect(await holders(hub, 'qualified-pair')).toEqual(['ben', 'cem'])
    })

    it('whoever is qualified sees at once what they may claim, and no more once they aren’t', async () => {
      const hub = await stage.hub()
      const cem = await Client.signIn(hub.origin, 'cem')
      const ben = await Client.signIn(hub.origin, 'ben')
      const [before, bens] = [(await cem.changes()).cursor, (await ben.changes()).cursor]
      expect(await qualify(hub, 'cem', 'qualified-pool')).toEqual({
        status: 200,
        text: 'Cem Assessor is qualified for Achievement qualified-pool until further notice.',
      })
      expect(await news(cem, before, POOLS)).toEqual(['put qualified-pool'])
      const { cursor } = await cem.changes(before)
      const opening = (await cem.view()).opening('qualified-pool')
      if (!opening) throw new Error('it is open')
      expect(await disqualify(hub, 'cem', 'qualified-pool')).toEqual({
        status: 200,
        text: 'Cem Assessor is no longer qualified for Achievement qualified-pool.',
      })
      expect(await news(cem, cursor, POOLS)).toEqual(['remove qualified-pool'])
      expect(await cem.send(claim(opening))).toMatchObject([{ status: 'rejected', code: 'not-open' }])
      expect(await ben.send(claim(opening))).toMatchObject([{ status: 'accepted' }])
      expect(await news(ben, bens, POOLS)).not.toContain('put qualified-pool')
    })

    it('what somebody has stays theirs when they are qualified no longer, and their feed says nothing of it', async () => {
      const hub = await stage.hub()
      const ben = await Client.signIn(hub.origin, 'ben')
      const opening = (await ben.view()).opening('qualified-pool')
      if (!opening) throw new Error('it is open')
      await ben.send(claim(opening))
      const { cursor } = await ben.changes()
      await disqualify(hub, 'ben', 'qualified-pool')
      expect((await ben.changes(cursor)).changes).toEqual([])
      const [sent] = await ben.send(submit((await ben.view()).allocation('qualified-pool'), 'qualified-pool'))
      expect(sent).toMatchObject({ status: 'accepted' })
    })

    it('a qualification counts on its last day and not the day after, where the provider is', async () => {
      const hub = await stage.hub()
      await disqualify(hub, 'ben', 'qualified-pool')
      expect(await qualify(hub, 'cem', 'qualified-pool', '2026-11-03')).toMatchObject({
        text: 'Cem Assessor is qualified for Achievement qualified-pool until 2026-11-03.',
      })
      hub.clock.advance(DAY_SECONDS)
      await hub.workOff()
      const opening = (await (await Client.signIn(hub.origin, 'cem')).view()).opening('qualified-pool')
      if (!opening) throw new Error('it is open')
      hub.clock.advance(DAY_SECONDS)
      const cem = await Client.signIn(hub.origin, 'cem')
      const { cursor } = await cem.changes()
      // Nobody has looked yet whose time is over.
      expect(await cem.send(claim(opening))).toMatchObject([{ status: 'rejected', code: 'not-open' }])
      await hub.workOff()
      expect(await news(cem, cursor, POOLS)).toEqual(['remove qualified-pool'])
      await hub.workOff()
      expect(await news(cem, cursor, POOLS)).toEqual(['remove qualified-pool'])
    })

    it('a second look goes to whoever is qualified', async () => {
      const hub = await stage.hub()
      await disqualify(hub, 'ben', 'qualified-look')
      await qualify(hub, 'cem', 'qualified-look')
      expect(await holders(hub, 'qualified-look')).toEqual(['ada'])
      const ada = await Client.signIn(hub.origin, 'ada')
      await ada.send(submit((await ada.view()).allocation('qualified-look'), 'qualified-look'))
      expect(await holders(hub, 'qualified-look')).toEqual(['ada', 'cem'])
    })

    it('a resubmission goes to somebody else where the same assessor is qualified no longer', async () => {
      const hub = await stage.hub()
      const ben = await Client.signIn(hub.origin, 'ben')
      const allocation = (await ben.view()).allocation('qualified-chosen')
      await ben.send(submit(allocation, 'qualified-chosen', { levels: [1, 1], recommendation: 'not-yet' }))
      hub.clock.advance(20)
      await hub.workOff()
      await disqualify(hub, 'ben', 'qualified-chosen')
      await qualify(hub, 'cem', 'qualified-chosen')
      await operate(hub, { command: 'revise', target: idOf('submission-qualified-chosen') })
      expect(await holders(hub, 'qualified-chosen')).toEqual(['cem'])
    })

    it('a split is settled by a lead, qualified or not', async () => {
      const hub = await stage.hub()
      await qualify(hub, 'cem', 'qualified-pair')
      await hub.workOff()
      for (const [who, level] of [['ben', 4] as const, ['cem', 1] as const]) {
        const client = await Client.signIn(hub.origin, who)
        const recommendation = level === 4 ? ('awarded' as const) : ('not-yet' as const)
        const command = submit((await client.view()).allocation('qualified-pair'), 'qualified-pair', {
          levels: [level, level],
          recommendation,
        })
        expect(await client.send(command)).toMatchObject([{ status: 'accepted' }])
      }
      expect(await holders(hub, 'qualified-pair')).toEqual(['ben', 'cem', 'lea'])
    })

    it('a person may give work by name to whom policy wouldn’t choose', async () => {
      const hub = await stage.hub()
      const target = idOf('submission-qualified-chosen')
      expect(await operate(hub, { command: 'move', target })).toMatchObject({
        status: 400,
        text: 'There is no other assessor whom its policy chooses; --to names one all the same.',
      })
      expect(await operate(hub, { command: 'move', target, to: person('cem') })).toMatchObject({ status: 200 })
      expect(await holders(hub, 'qualified-chosen')).toEqual(['cem'])
    })

    it('an achievement goes by its whole name where another’s begins with it', async () => {
      const hub = await stage.hub()
      expect(await qualify(hub, 'ben', 'blind')).toMatchObject({
        text: 'Ben Assessor is qualified for Achievement blind until further notice.',
      })
    })

    it('what is asked for in vain is said, and who gave and took a qualification when is in the trail', async () => {
      const hub = await stage.hub()
      expect(await disqualify(hub, 'cem', 'qualified-pool')).toMatchObject({
        status: 400,
        text: 'Cem Assessor is not qualified for Achievement qualified-pool.',
      })
      expect(await qualify(hub, 'cem', 'qualified-pool', '2026-11-01')).toMatchObject({
        status: 400,
        text: '2026-11-01 is over; "disqualify" ends a qualification now.',
      })
      expect(await qualify(hub, 'cem', 'qualified-pool', 'next week')).toMatchObject({ status: 400 })
      expect(await qualify(hub, 'cem', 'qualified')).toMatchObject({ status: 400 })
      expect(await operate(hub, { command: 'qualify', target: 'Nobody', achievement: 'Achievement solo' })).toMatchObject({
        status: 400,
      })
      await qualify(hub, 'cem', 'qualified-pool', '2026-11-30')
      await qualify(hub, 'cem', 'qualified-pool')
      await disqualify(hub, 'cem', 'qualified-pool')
      await hub.close()
      const { db, close } = await openDatabase(hub.options)
      const rows = await db
        .selectFrom('audit')
        .select(['at', 'actor', 'action', 'detail'])
        .where('subject_id', '=', PEOPLE.cem.id)
        .where('action', 'like', 'qualification.%')
        .orderBy('position')
        .execute()
      await close()
      const achievement = idOf('qualified-pool')
      const at = hub.clock.read()
      expect(rows).toEqual([
        { at, actor: 'operator', action: 'qualification.give', detail: { achievement, until: '2026-11-30' } },
        { at, actor: 'operator', action: 'qualification.give', detail: { achievement, until: null } },
        { at, actor: 'operator', action: 'qualification.withdraw', detail: { achievement } },
      ])
    })
  },
  { thirdAssessor: true, skills: true },
)
