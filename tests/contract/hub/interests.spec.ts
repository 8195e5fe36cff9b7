import { expect, it } from 'vitest'
import { Client, type View } from './kit/client'
import { begin, declare, submit } from './kit/commands'
import { idOf, type PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = keyof typeof PEOPLE

async function operate(hub: TestHub, command: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${hub.origin}/api/v1/operator`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  const body = (await response.json()) as { message?: string; detail?: string }
  return { status: response.status, text: body.message ?? body.detail ?? '' }
}

const has = (view: View, name: string) =>
  view.all('allocation').some(({ submissionId }) => submissionId === idOf(`submission-${name}`))

/** Who of these has a part in assessing it. */
async function holders(hub: TestHub, name: string, among: readonly Who[] = ['ada', 'ben', 'cem']): Promise<Who[]> {
  const views = await Promise.all(among.map(async (who) => (await Client.signIn(hub.origin, who)).view()))
  return among.filter((_, at) => has(views[at] as View, name))
}

onBothDatabases(
  (stage) => {
    it('declared interest takes the work away with all that it revealed, and gives it to somebody else', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const allocation = (await ada.view()).allocation('plain')
      await ada.send(begin(allocation))
      const { cursor } = await ada.changes()
      expect(await ada.send(declare(allocation, 'family'))).toMatchObject([{ status: 'accepted', receipt: null }])
      const { changes } = await ada.changes(cursor)
      expect(changes).toContainEqual({ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'conflict' })
      expect(changes).toContainEqual({ op: 'remove', kind: 'submission', id: allocation.submissionId, reason: 'conflict' })
      expect(await holders(hub, 'plain')).toHaveLength(1)
      expect(await ada.send(submit(allocation, 'solo'))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    })

    it('whoever declared an interest is given nothing of this candidate again, not even by name', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      await ada.send(declare((await ada.view()).allocation('plain'), 'friend'))
      const answer = await operate(hub, { command: 'move', target: idOf('submission-plain'), to: idOf('ada') })
      expect(answer).toMatchObject({ status: 400, text: 'This person declared an interest in the candidate.' })
      for (let times = 0; times < 3; times += 1) await operate(hub, { command: 'move', target: idOf('submission-plain') })
      expect(await holders(hub, 'plain')).not.toContain('ada')
    })

    it('where nobody else may have it, it waits', async () => {
      const hub = await stage.hub()
      for (const who of ['ada', 'ben', 'cem'] as const) {
        const [holder] = await holders(hub, 'plain')
        const client = await Client.signIn(hub.origin, holder ?? who)
        await client.send(declare((await client.view()).allocation('plain'), 'colleague'))
      }
      expect(await holders(hub, 'plain')).toEqual([])
      const { text } = await operate(hub, { command: 'list' })
      expect(text.split('\n').find((line) => line.includes(idOf('submission-plain')))).toContain('unallocated')
    })

    it('the trail tells who, when, on which revision and why; the words are nowhere in plain', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const words = 'We sang in one choir for years.'
      await ada.send(declare((await ada.view()).allocation('plain'), 'other', words))
      const { text } = await operate(hub, { command: 'trail', target: idOf('submission-plain') })
      const line = text.split('\n').find((each) => each.includes('allocation.declare-conflict'))
      expect(line).toContain('2026-11-02T12:00:00.000Z')
      expect(line).toContain('Ada Assessor')
      expect(line).toContain('submissionRevision=1')
      expect(line).toContain('interest=other')
      expect(line).toContain(`“${words}”`)
      for (const who of ['ada', 'ben', 'cem', 'lea', 'max'] as const) {
        const { changes } = await (await Client.signIn(hub.origin, who)).changes()
        expect(JSON.stringify(changes)).not.toContain(words)
      }
    })

    it('the hub chooses two people, never the candidate and never who vouched for them', async () => {
      const hub = await stage.hub()
      expect(await holders(hub, 'chosen')).toHaveLength(2)
      expect((await holders(hub, 'chosen-of-ben')).sort()).toEqual(['ada', 'cem'])
      expect((await holders(hub, 'chosen-vouched')).sort()).toEqual(['ada', 'ben'])
    })

    it('a split that no lead may settle waits until somebody is named', async () => {
      const hub = await stage.hub()
      const second = (await holders(hub, 'pair-split')).find((who) => who !== 'ada') ?? 'ben'
      const ada = await Client.signIn(hub.origin, 'ada')
      const other = await Client.signIn(hub.origin, second)
      const lea = await Client.signIn(hub.origin, 'lea')
      await ada.send(submit((await ada.view()).allocation('pair-split'), 'pair', { levels: [4, 4] }))
      await other.send(
        submit((await other.view()).allocation('pair-split'), 'pair', { levels: [1, 1], recommendation: 'not-yet' }),
      )
      await lea.send(declare((await lea.view()).allocation('pair-split'), 'taught'))
      expect(has(await lea.view(), 'pair-split')).toBe(false)
      const answer = await operate(hub, { command: 'move', target: idOf('submission-pair-split') })
      expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(/^There is no other lead/) })
      hub.clock.advance(3600)
      await hub.workOff()
      expect((await ada.view()).submission('pair-split')?.state).toBe('open')
    })
  },
  { thirdAssessor: true, judging: true },
)
