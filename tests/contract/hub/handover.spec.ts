import { expect, it } from 'vitest'
import { type Allocation, newCommandId, UNNAMED_ID } from '../../../shared/domain'
import { Client, type View } from './kit/client'
import { handOver, submit } from './kit/commands'
import { operate } from './kit/operate'
import type { PEOPLE } from './kit/package'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

/** Asks to move it; what becomes of that is for the test to say. */
const askToMove = (hub: TestHub, name: string, to: Who) =>
  operate(hub, { command: 'move', target: idOf(`submission-${name}`), to: idOf(to) })

async function move(hub: TestHub, name: string, to: Who): Promise<void> {
  expect(await askToMove(hub, name, to)).toMatchObject({ status: 200 })
}

const has = (view: View, name: string) =>
  view.all('allocation').some(({ submissionId }) => submissionId === idOf(`submission-${name}`))

onBothDatabases(
  (stage) => {
    /** A submission of Ada's that was moved to Ben, with what she had in front of her. */
    async function moved(name: string) {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const before = await ada.view()
      const evidenceId = before.submission(name)?.evidence[0]?.id ?? ''
      await move(hub, name, 'ben')
      const ben = await Client.signIn(hub.origin, 'ben')
      return { hub, ada, ben, allocation: before.allocation(name), evidenceId }
    }

    it('a draft of moved work reaches whoever has it now, once, with the name of who wrote it', async () => {
      const { ada, ben, allocation, evidenceId } = await moved('move')
      const command = handOver(allocation, 'solo', evidenceId)
      const [first] = await ada.send(command)
      expect(first).toEqual({ id: command.id, status: 'accepted', receipt: null })
      expect(await ada.send(command)).toEqual([{ ...first, status: 'duplicate' }])
      const view = await ben.view()
      expect(view.all('handed-draft')).toEqual([
        {
          id: command.id,
          allocationId: view.allocation('move').id,
          from: 'Ada Assessor',
          handedAt: '2026-11-02T12:00:00.000Z',
          draft: command.draft,
          annotations: command.annotations,
        },
      ])
      expect((await ada.view()).all('handed-draft')).toEqual([])
      expect(view.allocation('move').state).toBe('offered')
    })

    it('under blind marking nothing of a handed draft says who wrote it', async () => {
      const { ada, ben, allocation, evidenceId } = await moved('blind-vouched')
      const [result] = await ada.send(handOver(allocation, 'blind', evidenceId))
      expect(result).toMatchObject({ status: 'accepted' })
      const [handed] = (await ben.view()).all('handed-draft')
      expect(handed).toMatchObject({ from: null, annotations: [{ creatorId: UNNAMED_ID, allocationId: UNNAMED_ID }] })
      const text = JSON.stringify(handed)
      expect(text).not.toContain(idOf('ada'))
      expect(text).not.toContain(allocation.id)
    })

    it('a handed draft goes with the allocation that received it, and another assessor after that gets nothing of it', async () => {
      const { hub, ada, ben, allocation } = await moved('move')
      const command = handOver(allocation, 'solo')
      await ada.send(command)
      const { cursor } = await ben.changes()
      await move(hub, 'move', 'cem')
      expect((await ben.changes(cursor)).changes).toContainEqual({ op: 'remove', kind: 'handed-draft', id: command.id })
      for (const client of [ben, await Client.signIn(hub.origin, 'cem')]) {
        expect((await client.view()).all('handed-draft')).toEqual([])
      }
    })

    it('what is still mine, what nobody has any more, and what somebody has handed in already is not handed over', async () => {
      const { hub, ada, ben, allocation } = await moved('move')
      const mine = (await ada.view()).allocation('plain')
      expect(await ada.send(handOver(mine, 'solo'))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
      expect(await ben.send(handOver(allocation, 'solo'))).toMatchObject([{ status: 'rejected', code: 'not-allocated' }])
      await ben.send(submit((await ben.view()).allocation('move'), 'solo'))
      expect(await ada.send(handOver(allocation, 'solo'))).toMatchObject([{ status: 'rejected', code: 'no-receiver' }])
      await operate(hub, { command: 'withdraw', target: idOf('submission-move') })
      expect(await ada.send(handOver(allocation, 'solo'))).toMatchObject([{ status: 'conflict', code: 'submission-withdrawn' }])
    })

    it('a draft that speaks of other work, or of levels that are not there, is refused', async () => {
      const { ada, allocation } = await moved('move')
      const command = handOver(allocation, 'solo')
      const [score] = command.draft.scores
      const other = { ...command, id: newCommandId(), draft: { ...command.draft, submissionId: idOf('submission-plain') } }
      expect(await ada.send(other)).toMatchObject([{ status: 'rejected', code: 'incomplete' }])
      const scores = score ? [{ ...score, levelId: idOf('no-level') }] : []
      const wrong = { ...command, id: newCommandId(), draft: { ...command.draft, scores } }
      expect(await ada.send(wrong)).toMatchObject([{ status: 'rejected', code: 'unknown-level' }])
    })

    it('handed over from two devices of one person it comes once; the other device is told so, and told the same again', async () => {
      const { ada, ben, allocation } = await moved('move')
      const [one, other] = [handOver(allocation, 'solo'), handOver(allocation, 'solo')]
      const results = (await Promise.all([ada.send(one), ada.send(other)])).flat()
      expect(results.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected'])
      const late = results[0]?.status === 'rejected' ? one : other
      expect(await ada.send(late)).toMatchObject([{ id: late.id, status: 'rejected', code: 'already-handed-over' }])
      expect((await ben.view()).all('handed-draft').map(({ id }) => id)).toEqual([late === one ? other.id : one.id])
    })

    it('what was handed over once stays handed over, also when whoever got it has lost the work to a third', async () => {
      const { hub, ada, allocation } = await moved('move')
      await ada.send(handOver(allocation, 'solo'))
      await move(hub, 'move', 'cem')
      expect(await ada.send(handOver(allocation, 'solo'))).toMatchObject([{ status: 'rejected', code: 'already-handed-over' }])
      expect((await (await Client.signIn(hub.origin, 'cem')).view()).all('handed-draft')).toEqual([])
    })

    it('a reader of small pages has the allocation before the draft that was handed to it', async () => {
      const { ada, ben, allocation } = await moved('move')
      const { cursor } = await ben.changes()
      await ada.send(handOver(allocation, 'solo'))
      const { allocationId } = (await ben.view()).all('handed-draft')[0] ?? {}
      const { changes } = await ben.changes(cursor, 1)
      expect(changes.map(({ op, kind, id }) => [op, kind, kind === 'allocation' ? id : ''])).toEqual([
        ['put', 'allocation', allocationId],
        ['put', 'handed-draft', ''],
      ])
    })

    it('whoever has the work again hands over nothing that they had before', async () => {
      const { hub, ada, allocation } = await moved('move')
      await move(hub, 'move', 'ada')
      expect(await ada.send(handOver(allocation, 'solo'))).toMatchObject([{ status: 'rejected', code: 'not-independent' }])
    })

    it('an assessment of the revision before doesn’t stand in the way of handing over', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      await ada.send(submit((await ada.view()).allocation('notyet'), 'solo', { levels: [1, 2], recommendation: 'not-yet' }))
      hub.clock.advance(20)
      await hub.workOff()
      await operate(hub, { command: 'revise', target: idOf('submission-notyet') })
      const [second] = (await ada.view()).all('allocation').filter((one) => one.submissionRevision === 2)
      await move(hub, 'notyet', 'ben')
      expect(await ada.send(handOver(second as Allocation, 'solo'))).toMatchObject([{ status: 'accepted' }])
    })

    it('in a blind pair a draft goes to whoever took its place, and nobody who knows of one part gets the other', async () => {
      const hub = await stage.hub()
      const clients = new Map<Who, Client>()
      for (const who of ['ada', 'ben', 'cem'] as const) clients.set(who, await Client.signIn(hub.origin, who))
      const before = new Map<Who, Allocation>()
      for (const [who, client] of clients) {
        const view = await client.view()
        if (has(view, 'blind-pair')) before.set(who, view.allocation('blind-pair'))
      }
      expect(before.size).toBe(2)
      const viewOf = async (who: Who) => (clients.get(who) as Client).view()
      const send = async (who: Who) => (clients.get(who) as Client).send(handOver(before.get(who) as Allocation, 'blind-pair'))
      // While nothing has been moved neither can hand anything over.
      for (const who of before.keys()) expect(await send(who)).toMatchObject([{ code: 'wrong-state' }])

      const third = [...clients.keys()].find((who) => !before.has(who)) as Who
      await move(hub, 'blind-pair', third)
      const pair = [...before.keys()]
      const left = (await Promise.all(pair.map(async (who) => has(await viewOf(who), 'blind-pair')))).indexOf(false)
      const [giver, other] = [pair[left] as Who, pair[1 - left] as Who]
      expect(await send(giver)).toMatchObject([{ status: 'accepted' }])
      expect((await viewOf(third)).all('handed-draft')).toMatchObject([{ from: null }])
      expect((await viewOf(other)).all('handed-draft')).toEqual([])
      const others = (await viewOf(other)).allocation('blind-pair').id

      // Whoever comes back gets the part that they had, and whoever had received it gets no other one either.
      for (const who of [giver, third]) {
        await move(hub, 'blind-pair', who)
        expect((await viewOf(other)).allocation('blind-pair').id).toBe(others)
      }
      await clients.get(third)?.send(submit((await viewOf(third)).allocation('blind-pair'), 'blind-pair'))
      expect(await askToMove(hub, 'blind-pair', giver)).toMatchObject({
        status: 400,
        text: expect.stringMatching(/another part/),
      })
      expect(await operate(hub, { command: 'move', target: idOf('submission-blind-pair') })).toMatchObject({
        status: 400,
        text: 'There is no other assessor.',
      })
      // Nor do they by letting time pass.
      hub.clock.advance(60 * 86_400)
      await hub.workOff()
      clients.set(other, await Client.signIn(hub.origin, other))
      expect((await viewOf(other)).allocation('blind-pair').id).toBe(others)
    })
  },
  { thirdAssessor: true },
)
