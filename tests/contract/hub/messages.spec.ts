import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import type { Message } from '../../../shared/domain'
import { answerMessage, moveWork, sendMessage } from './kit/acting'
import { Client } from './kit/client'
import { submit } from './kit/commands'
import { withPast } from './kit/history'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

const as = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const accepted = [{ status: 'accepted', receipt: null }]
const rejected = (code: string) => [{ status: 'rejected', code }]
const NOW = '2026-11-02T12:00:00.000Z'
const YEAR = 365 * 86_400

/** What somebody has of a message. */
const message = async (client: Client, id: string): Promise<Message | undefined> =>
  (await client.view()).all('message').find((one) => one.id === id)

const isLeadToo = (who: Who) => (db: Db) =>
  db
    .updateTable('people')
    .set({ roles: JSON.stringify(['assessor', 'lead']) })
    .where('id', '=', PEOPLE[who].id)
    .execute()

onBothDatabases(
  (stage) => {
    it('whoever wrote it sees everybody and what they answered, each reader themself alone, and others nothing', async () => {
      const hub = await stage.hub()
      const [max, ada, ben, cem] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben'), await as(hub, 'cem')]
      const command = sendMessage(['ada', 'ben', 'ada'], { purpose: 'invitation', achievementId: idOf('solo') })
      expect(await max.send(command)).toMatchObject(accepted)
      const id = command.allocationId
      const { name } = PEOPLE.ada
      const unread = { readAt: null, answer: null }
      const toAda = { personId: PEOPLE.ada.id, name, ...unread }
      expect(await message(ada, id)).toEqual({
        id,
        purpose: 'invitation',
        from: { personId: PEOPLE.max.id, name: PEOPLE.max.name },
        sentAt: NOW,
        subject: command.subject,
        words: command.words,
        achievementId: idOf('solo'),
        allocationId: null,
        to: [toAda],
      })
      expect((await message(max, id))?.to).toEqual([toAda, { personId: PEOPLE.ben.id, name: PEOPLE.ben.name, ...unread }])
      expect(await message(cem, id)).toBeUndefined()
      const { cursor } = await max.changes()
      expect(await ada.send(answerMessage(id, 'read'))).toMatchObject(accepted)
      hub.clock.advance(60)
      expect(await ada.send(answerMessage(id, 'yes'))).toMatchObject(accepted)
      expect((await max.changes(cursor)).changes).toMatchObject([
        { kind: 'message', id, body: { to: [{ answer: 'yes' }, unread] } },
      ])
      expect((await message(ada, id))?.to).toEqual([{ ...toAda, readAt: NOW, answer: 'yes' }])
      expect(await cem.send(answerMessage(id, 'read'))).toMatchObject(rejected('no-message'))
      expect(await max.send(answerMessage(id, 'read'))).toMatchObject(rejected('no-message'))
      const plain = sendMessage(['ben'])
      await max.send(plain)
      expect(await ben.send(answerMessage(plain.allocationId, 'yes'))).toMatchObject(rejected('wrong-state'))
    })

    it('admins write to whoever assesses or leads, leads to those of their panels and whom they may invite, and nobody else to anybody', async () => {
      const hub = await stage.hub()
      const [max, lea, ada] = [await as(hub, 'max'), await as(hub, 'lea'), await as(hub, 'ada')]
      const invite = (achievement: string) => ({ purpose: 'invitation' as const, achievementId: idOf(achievement) })
      expect(await ada.send(sendMessage(['ben']))).toMatchObject(rejected('not-a-lead'))
      expect(await max.send(sendMessage(['lea', 'dan']))).toMatchObject(accepted)
      expect(await max.send(sendMessage(['ida']))).toMatchObject(rejected('no-receiver'))
      expect(await max.send(sendMessage(['max', 'ada']))).toMatchObject(rejected('incomplete'))
      expect(await max.send(sendMessage(['ada'], { purpose: 'invitation' }))).toMatchObject(rejected('incomplete'))
      expect(await max.send(sendMessage(['ada'], { purpose: 'return' }))).toMatchObject(rejected('incomplete'))
      expect(await max.send(sendMessage(['ada'], { achievementId: idOf('none') }))).toMatchObject(rejected('incomplete'))
      // Dan is of another panel: he can never have its work.
      expect(await max.send(sendMessage(['dan'], invite('panel-pool')))).toMatchObject(rejected('no-receiver'))
      expect(await max.send(sendMessage(['ada'], invite('panel-pool')))).toMatchObject(accepted)
      expect(await lea.send(sendMessage(['ada', 'ben']))).toMatchObject(accepted)
      expect(await lea.send(sendMessage(['ada'], invite('panel-pool')))).toMatchObject(accepted)
      // What is no panel's is led by every lead, and so are all who assess.
      expect(await lea.send(sendMessage(['dan'], invite('solo')))).toMatchObject(accepted)
      const taken = sendMessage(['ada'])
      await lea.send(taken)
      const other = { ...sendMessage(['ben']), allocationId: taken.allocationId }
      expect(await max.send(other)).toMatchObject(rejected('id-reused'))
    })

    it('work is asked back from whoever has it, by who may know that; they can say no to it', async () => {
      const hub = await withPast(await stage.hub(), isLeadToo('ben'))
      const [max, ada, ben] = [await as(hub, 'max'), await as(hub, 'ada'), await as(hub, 'ben')]
      const view = await ada.view()
      const ask = (allocationId: string, who: Who) => sendMessage([who], { purpose: 'return', aboutAllocationId: allocationId })
      const plain = view.allocation('plain').id
      const command = ask(plain, 'ada')
      expect(await ben.send(command)).toMatchObject(accepted)
      expect(await message(ada, command.allocationId)).toMatchObject({ purpose: 'return', allocationId: plain })
      expect(await message(ben, command.allocationId)).toMatchObject({ allocationId: plain })
      expect(await ada.send(answerMessage(command.allocationId, 'yes'))).toMatchObject(rejected('wrong-state'))
      expect(await ada.send(answerMessage(command.allocationId, 'no'))).toMatchObject(accepted)
      expect(await max.send(ask(plain, 'cem'))).toMatchObject(rejected('no-receiver'))
      // Of a pair in which he judges he learns nothing, whomever he names.
      const pair = view.allocation('blind-pair').id
      const isOfPair = (await ben.view())
        .all('allocation')
        .some(({ submissionId }) => submissionId === idOf('submission-blind-pair'))
      if (!isOfPair) {
        const other = (await (await as(hub, 'cem')).view()).allocation('blind-pair').id
        expect(await max.send(moveWork('blind-pair', other, 'ben'))).toMatchObject(accepted)
      }
      for (const who of ['ada', 'cem'] as const) expect(await ben.send(ask(pair, who))).toMatchObject(rejected('no-work'))
      // Once he has it himself, his own message doesn't say more than that either.
      expect(await max.send(moveWork('plain', plain, 'ben'))).toMatchObject(accepted)
      expect(await message(ben, command.allocationId)).toMatchObject({ allocationId: null })
      await ada.send(submit(view.allocation('decided'), 'solo'))
      expect(await max.send(ask(view.allocation('decided').id, 'ada'))).toMatchObject(rejected('no-receiver'))
    })

    it('a message goes after a year, for everybody', async () => {
      const hub = await stage.hub({ sessionSeconds: 2 * YEAR })
      const [max, ada] = [await as(hub, 'max'), await as(hub, 'ada')]
      const command = sendMessage(['ada'])
      await max.send(command)
      const { cursor } = await ada.changes()
      hub.clock.advance(YEAR - 60)
      await hub.workOff()
      expect(await message(ada, command.allocationId)).toBeDefined()
      hub.clock.advance(60)
      await hub.workOff()
      expect((await ada.changes(cursor)).changes).toContainEqual({ op: 'remove', kind: 'message', id: command.allocationId })
      expect(await message(max, command.allocationId)).toBeUndefined()
    })
  },
  { thirdAssessor: true, everyRole: true },
)
