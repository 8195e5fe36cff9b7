import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import type { AssessmentPolicy, Submission } from '../../../shared/domain'
import { UNNAMED_ID } from '../../../shared/domain'
import { Client } from './kit/client'
import { noteOn, submit } from './kit/commands'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'cem'
const EVERYBODY: Who[] = ['ada', 'ben', 'cem']
const DAY_SECONDS = 86_400

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

/** Everybody who has it says "not yet", each with a note, and that becomes final. @returns who they were */
async function decideNotYet(hub: TestHub, name: string, achievement: string): Promise<Who[]> {
  const people = await holders(hub, name)
  for (const who of people) {
    const client = await Client.signIn(hub.origin, who)
    const view = await client.view()
    const allocation = view.allocation(name)
    const note = noteOn(allocation, view.submission(name)?.evidence[0]?.id ?? '', idOf(`${achievement}-C1`))
    const command = submit(allocation, achievement, { levels: [1, 2], recommendation: 'not-yet' })
    const assessment = { ...command.assessment, feedback: `Feedback of ${who}.` }
    await client.send({ ...command, assessment, annotations: [note] })
  }
  hub.clock.advance(20)
  await hub.workOff()
  return people
}

const revise = (hub: TestHub, name: string) => operate(hub, { command: 'revise', target: idOf(`submission-${name}`) })

async function seenBy(hub: TestHub, who: Who, name: string): Promise<Submission | undefined> {
  return (await (await Client.signIn(hub.origin, who)).view()).submission(name)
}

const withPolicy = (achievement: string, change: Partial<AssessmentPolicy>) => async (db: Db) => {
  const { body } = await db
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', idOf(achievement))
    .executeTakeFirstOrThrow()
  const policy = { ...body.policy, ...change }
  await db
    .updateTable('achievements')
    .set({ body: JSON.stringify({ ...body, policy }) })
    .where('id', '=', idOf(achievement))
    .execute()
}

onBothDatabases(
  (stage) => {
    it('a resubmission comes back to both assessors after weeks, with the feedback of both and nobody’s name', async () => {
      const hub = await stage.hub()
      const people = await decideNotYet(hub, 'blind-pair', 'blind-pair')
      expect(people).toHaveLength(2)
      hub.clock.advance(30 * DAY_SECONDS)
      await hub.workOff()
      for (const who of people) expect(await seenBy(hub, who, 'blind-pair')).toBeUndefined()
      expect((await revise(hub, 'blind-pair')).text).toMatch(/revision 2, with 2 allocation/)
      expect(await holders(hub, 'blind-pair')).toEqual(people)
      for (const who of people) {
        const earlier = (await seenBy(hub, who, 'blind-pair'))?.earlierDecision
        expect(earlier).toMatchObject({ revision: 1, outcome: 'not-yet' })
        for (const each of people) expect(earlier?.feedback).toContain(`Feedback of ${each}.`)
        expect(earlier?.annotations.map(({ creatorId }) => creatorId)).toEqual([UNNAMED_ID, UNNAMED_ID])
      }
    })

    it('a resubmission goes to somebody else for whoever may no longer have it', async () => {
      const hub = await stage.hub()
      const [gone = 'ada', stays] = (await decideNotYet(hub, 'pair-agree', 'pair')).reverse()
      const leave = (db: Db) =>
        db
          .updateTable('people')
          .set({ roles: JSON.stringify(['admin']) })
          .where('id', '=', PEOPLE[gone].id)
          .execute()
      const later = await withPast(hub, leave)
      expect((await revise(later, 'pair-agree')).text).toMatch(/with 2 allocation/)
      const now = await holders(later, 'pair-agree')
      expect(now).toHaveLength(2)
      expect(now).toContain(stays)
      expect(now).not.toContain(gone)
    })

    it('a resubmission waits for somebody to give it out where policy wants anybody and somebody gives it out', async () => {
      const hub = await withPast(await stage.hub(), withPolicy('solo', { resubmissions: 'anybody' }))
      await decideNotYet(hub, 'notyet', 'solo')
      expect((await revise(hub, 'notyet')).text).toMatch(/with 0 allocation/)
      await hub.workOff()
      expect(await holders(hub, 'notyet')).toEqual([])
      expect((await operate(hub, { command: 'move', target: idOf('submission-notyet'), to: 'Cem' })).status).toBe(200)
      expect(await holders(hub, 'notyet')).toEqual(['cem'])
    })

    it('a resubmission lies open to everybody again where policy wants that, those from before as well', async () => {
      const hub = await withPast(await stage.hub(), withPolicy('solo', { resubmissions: 'anybody', allocation: 'claim' }))
      await decideNotYet(hub, 'notyet', 'solo')
      await revise(hub, 'notyet')
      for (const who of EVERYBODY) {
        const view = await (await Client.signIn(hub.origin, who)).view()
        expect([who, view.opening('notyet')?.submissionRevision]).toEqual([who, 2])
      }
    })
  },
  { thirdAssessor: true, judging: true },
)
