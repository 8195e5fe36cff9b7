import { expect, it } from 'vitest'
import { Client } from './kit/client'
import { claim, declare, submit } from './kit/commands'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { onBothDatabases } from './kit/stage'

onBothDatabases(
  (stage) => {
    it('open work is shown to whoever may claim it, and never to the candidate or to who is no assessor', async () => {
      const hub = await stage.hub()
      const seen = await Promise.all(
        (['ada', 'ben', 'cem', 'lea', 'max'] as const).map(async (who) => {
          const view = await (await Client.signIn(hub.origin, who)).view()
          return ['pool', 'pool-of-ben', 'pool-pair'].filter((name) => view.opening(name))
        }),
      )
      const all = ['pool', 'pool-of-ben', 'pool-pair']
      expect(seen).toEqual([all, ['pool', 'pool-pair'], all, [], []])
    })

    it('a holiday moves what is to be given out, and nothing that somebody has', async () => {
      const hub = await stage.hub()
      const due = async () => {
        const view = await (await Client.signIn(hub.origin, 'ada')).view()
        return { opening: view.opening('pool')?.dueOn, held: view.all('allocation').map(({ id, dueOn }) => [id, dueOn]) }
      }
      const before = await due()
      expect(before).toMatchObject({ opening: '2026-11-13', held: expect.arrayContaining([expect.anything()]) })
      expect(await operate(hub, { command: 'calendar', change: { holidays: ['2026-11-09'] } })).toMatchObject({ status: 200 })
      expect(await due()).toEqual({ opening: '2026-11-16', held: before.held })
    })

    it('an opening tells enough to choose by, and under blind marking no name', async () => {
      const hub = await stage.hub()
      const view = await (await Client.signIn(hub.origin, 'ada')).view()
      expect(view.opening('pool')).toMatchObject({
        achievementName: 'Achievement pool',
        candidate: { name: 'Candid Ate pool' },
        dueOn: '2026-11-13',
        evidence: [{ kind: 'portfolio', mediaType: 'text/plain' }],
        sizeBytes: 'The note of pool.'.length,
      })
      expect(view.opening('pool-pair')?.candidate.name).toBeNull()
    })

    it('whoever claims first has it, under the id that they chose; the others are refused and see it no more', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const cem = await Client.signIn(hub.origin, 'cem')
      const opening = (await ada.view()).opening('pool')
      if (!opening) throw new Error('it is open')
      const commands = [claim(opening), claim(opening)] as const
      const [first, second] = await Promise.all([ada.send(commands[0]), cem.send(commands[1])])
      expect([first?.[0]?.status, second?.[0]?.status].sort()).toEqual(['accepted', 'rejected'])
      const [winner, loser, won] = first?.[0]?.status === 'accepted' ? [ada, cem, commands[0]] : [cem, ada, commands[1]]
      expect(await winner.send(won)).toMatchObject([{ status: 'duplicate' }])
      expect((await winner.view()).allocation('pool')).toMatchObject({ id: won.allocationId, state: 'offered', task: 'assess' })
      expect((await loser.view()).submission('pool')).toBeUndefined()
      const { text } = await operate(hub, { command: 'trail', target: idOf('submission-pool') })
      expect(text).toMatch(/(Ada|Cem) Assessor  submission\.claim .*assessor=\1 Assessor/)
      for (const client of [winner, loser]) expect((await client.view()).opening('pool')).toBeUndefined()
      const [late] = await loser.send(claim(opening))
      expect(late).toMatchObject({ status: 'rejected', code: 'not-open' })
    })

    it('what there isn’t, what isn’t open and what is one’s own are refused in the same words', async () => {
      const hub = await stage.hub()
      const ben = await Client.signIn(hub.origin, 'ben')
      const opening = (await ben.view()).opening('pool')
      if (!opening) throw new Error('it is open')
      const names = ['submission-pool-of-ben', 'submission-plain', 'no such thing']
      const answers = await ben.send(...names.map((name) => claim({ ...opening, submissionId: idOf(name) })))
      expect(answers.map((answer) => ('code' in answer ? `${answer.code}: ${answer.message}` : answer.status))).toEqual(
        Array(3).fill('not-open: This submission is not open to be claimed by you, or somebody else was quicker.'),
      )
    })

    it('the first of a pair never learns that the second place was claimed', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const ben = await Client.signIn(hub.origin, 'ben')
      const opening = (await ada.view()).opening('pool-pair')
      if (!opening) throw new Error('it is open')
      await ada.send(claim(opening))
      const { cursor } = await ada.changes()
      const still = (await ben.view()).opening('pool-pair')
      expect(still).toEqual(opening)
      await ben.send(claim(opening))
      await ben.send(submit((await ben.view()).allocation('pool-pair'), 'pool-pair'))
      expect((await ada.changes(cursor)).changes).toEqual([])
      expect((await (await Client.signIn(hub.origin, 'cem')).view()).opening('pool-pair')).toBeUndefined()
    })

    it('work that was let go for a conflict lies open again, but not for whoever let it go', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const opening = (await ada.view()).opening('pool')
      if (!opening) throw new Error('it is open')
      await ada.send(claim(opening))
      await ada.send(declare((await ada.view()).allocation('pool'), 'friend'))
      expect((await ada.view()).opening('pool')).toBeUndefined()
      expect((await (await Client.signIn(hub.origin, 'ben')).view()).opening('pool')).toBeDefined()
    })
  },
  { thirdAssessor: true, judging: true },
)
