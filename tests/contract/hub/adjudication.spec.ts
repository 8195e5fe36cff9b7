import { expect, it } from 'vitest'
import { type Allocation, type Split, UNNAMED_ID } from '../../../shared/domain'
import { Client } from './kit/client'
import { noteOn, submit, takeBack } from './kit/commands'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

/** The one of the two others who assesses it beside Ada: the hub chose whoever had less to do. */
async function secondOf(hub: TestHub, name: string): Promise<{ who: 'ben' | 'cem'; client: Client; allocation: Allocation }> {
  for (const who of ['ben', 'cem'] as const) {
    const client = await Client.signIn(hub.origin, who)
    const view = await client.view()
    if (view.submission(name)) return { who, client, allocation: view.allocation(name) }
  }
  throw new Error(`nobody assesses ${name} beside Ada`)
}

/** Ada gives the highest levels, with a note; the other assessor the lowest that pass. */
async function disagree(hub: TestHub, name: string, achievement: string) {
  const ada = await Client.signIn(hub.origin, 'ada')
  const lea = await Client.signIn(hub.origin, 'lea')
  const view = await ada.view()
  const adas = view.allocation(name)
  const note = noteOn(adas, view.submission(name)?.evidence[0]?.id ?? '', idOf(`${achievement}-C1`))
  await ada.send({ ...submit(adas, achievement, { levels: [4, 4] }), annotations: [note] })
  const { who, client: other, allocation: others } = await secondOf(hub, name)
  const command = submit(others, achievement, { levels: [2, 2] })
  return { ada, other, who, lea, adas, others, note, command }
}

const levelsOf = ({ a, b }: Split) => [a, b].map(({ scores }) => scores.map(({ levelId }) => levelId))

onBothDatabases(
  (stage) => {
    it('an adjudicator gets both assessments with their notes, and nothing of whose they are', async () => {
      const hub = await stage.hub()
      const { other, who, lea, adas, others, note, command } = await disagree(hub, 'blind-pair', 'blind-pair')
      expect((await lea.view()).all('split')).toEqual([])
      await other.send(command)
      const view = await lea.view()
      const allocation = view.allocation('blind-pair')
      const [split] = view.all('split')
      expect(split?.allocationId).toBe(allocation.id)
      if (!split) throw new Error('there is a split')
      const [highest, lowest] = [4, 2].map((level) => ['C1', 'C2'].map((code) => idOf(`blind-pair-${code}-${level}`)))
      expect(levelsOf(split)).toEqual(expect.arrayContaining([highest, lowest]))
      const [theirs] = [...split.a.annotations, ...split.b.annotations]
      expect(theirs).toMatchObject({ comment: note.comment, creatorId: UNNAMED_ID, allocationId: UNNAMED_ID })
      const text = JSON.stringify(split)
      for (const told of [idOf('ada'), idOf(who), adas.id, others.id, note.id, command.id]) expect(text).not.toContain(told)
      expect(text).not.toContain('activeSeconds')
    })

    it('neither assessor hears of the split, nor anybody else', async () => {
      const hub = await stage.hub()
      const { ada, other, command } = await disagree(hub, 'blind-pair', 'blind-pair')
      const { cursor } = await ada.changes()
      await other.send(command)
      expect((await ada.changes(cursor)).changes).toEqual([])
      for (const who of ['ada', 'ben', 'cem', 'max'] as const) {
        const view = await (await Client.signIn(hub.origin, who)).view()
        expect(view.all('split')).toEqual([])
        expect(view.all('allocation').map(({ task }) => task)).not.toContain('adjudicate')
      }
    })

    it('the same outcome with a criterion two levels apart is a split as well', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const lea = await Client.signIn(hub.origin, 'lea')
      const { client: other, allocation } = await secondOf(hub, 'pair-split')
      await ada.send(submit((await ada.view()).allocation('pair-split'), 'pair', { levels: [4, 3] }))
      await other.send(submit(allocation, 'pair', { levels: [2, 3] }))
      const [split] = (await lea.view()).all('split')
      expect([split?.a.recommendation, split?.b.recommendation]).toEqual(['awarded', 'awarded'])
    })

    it('what was to be settled goes with the allocation when one of the two takes back', async () => {
      const hub = await stage.hub()
      const { other, lea, others, command } = await disagree(hub, 'pair-split', 'pair')
      await other.send(command)
      const { cursor } = await lea.changes()
      await other.send(takeBack(others, command.id))
      const { changes } = await lea.changes(cursor)
      const removed = changes.filter(({ op }) => op === 'remove').map(({ kind }) => kind)
      // A lead sees all achievements and rubrics anyhow.
      expect(new Set(removed)).toEqual(new Set(['allocation', 'split', 'submission', 'receipt']))
    })

    it('is settled with a reason, by levels of the adjudicator’s own, and they learn what came of it', async () => {
      const hub = await stage.hub()
      const { ada, other, lea, command } = await disagree(hub, 'blind-pair', 'blind-pair')
      await other.send(command)
      const settling = submit((await lea.view()).allocation('blind-pair'), 'blind-pair', { levels: [3, 4] })
      const unexplained = { ...settling, id: submit((await lea.view()).allocation('blind-pair'), 'blind-pair').id }
      const [refused] = await lea.send({ ...unexplained, assessment: { ...settling.assessment, overrideReason: ' ' } })
      expect(refused).toMatchObject({ status: 'rejected', code: 'incomplete', message: 'Missing: settling-reason.' })
      expect(await lea.send(settling)).toMatchObject([
        { status: 'accepted', receipt: { outcome: 'awarded', credentialId: null } },
      ])
      const { text } = await operate(hub, { command: 'trail', target: idOf('submission-blind-pair') })
      const told = text.split('\n').filter((line) => line.includes('assessment.submit'))
      expect(told.at(-1)).toMatch(/Lea Lead .*outcome=awarded  purpose=adjudication .*“As agreed\.”/)
      expect(told).toHaveLength(3)
      hub.clock.advance(20)
      await hub.workOff()
      expect((await lea.view()).receipt('blind-pair')).toMatchObject({ stage: 'decided', outcome: 'awarded' })
      for (const client of [ada, other]) {
        expect((await client.view()).receipt('blind-pair')).toMatchObject({ stage: 'accepted', outcome: null })
      }
      const [credential] = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
      expect(credential?.state).toBe('released')
    })

    it('two assessors decide nothing alone, however long one of them waits', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair'))
      hub.clock.advance(3600)
      await hub.workOff()
      expect((await ada.view()).submission('pair-agree')?.state).toBe('open')
    })

    it('a second look is given to somebody else once the first is in, and looks like any other work', async () => {
      const hub = await stage.hub()
      const ada = await Client.signIn(hub.origin, 'ada')
      const first = (await ada.view()).allocation('looked-at')
      const { cursor } = await ada.changes()
      const [answer] = await ada.send(submit(first, 'looked-at', { levels: [4, 4] }))
      expect(answer).toMatchObject({ status: 'accepted', receipt: { stage: 'accepted', outcome: null } })
      const kinds = (await ada.changes(cursor)).changes.map(({ kind }) => kind)
      expect(new Set(kinds)).toEqual(new Set(['allocation', 'receipt']))
      const others = await Promise.all((['ben', 'cem'] as const).map((who) => Client.signIn(hub.origin, who)))
      const views = await Promise.all(others.map((client) => client.view()))
      const [at] = [0, 1].filter((index) => views[index]?.submission('looked-at'))
      const second = views[at ?? 0]?.allocation('looked-at')
      expect(second).toMatchObject({ task: 'assess', state: 'offered' })
      expect(Object.keys(second ?? {})).toEqual(Object.keys(first))
      if (!second) throw new Error('somebody has it')
      const { cursor: before } = await ada.changes()
      await others[at ?? 0]?.send(submit(second, 'looked-at', { levels: [1, 1], recommendation: 'not-yet' }))
      expect((await ada.changes(before)).changes).toEqual([])
      const lea = await Client.signIn(hub.origin, 'lea')
      expect((await lea.view()).allocation('looked-at').task).toBe('adjudicate')
    })
  },
  { thirdAssessor: true, judging: true },
)
