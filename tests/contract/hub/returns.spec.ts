import { expect, it } from 'vitest'
import { derivedIds } from '../../../hub/decisions/ids'
import type { Db } from '../../../hub/store'
import type { AssessmentPolicy, PendingDecision } from '../../../shared/domain'
import { newCommandId, newId } from '../../../shared/domain'
import { Client } from './kit/client'
import { returnDecision, submit, takeBack } from './kit/commands'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'lea' | 'max'
const WHY = 'Neither of you opened the recording.'

const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)

const roles =
  (who: Who, ...names: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(names) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

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

/** These hand in the same about a submission. @returns the last command */
async function assess(hub: TestHub, name: string, achievement: string, ...people: Who[]) {
  let last = null
  for (const who of people) {
    const client = await signIn(hub, who)
    last = submit((await client.view()).allocation(name), achievement)
    expect(await client.send(last)).toMatchObject([{ status: 'accepted' }])
  }
  if (!last) throw new Error('nobody was to assess it')
  return last
}

async function pendingFor(hub: TestHub, who: Who, name: string): Promise<PendingDecision | undefined> {
  const view = await (await signIn(hub, who)).view()
  return view.all('pending-decision').find(({ submissionId }) => submissionId === idOf(`submission-${name}`))
}

async function pendingOf(hub: TestHub, name: string): Promise<PendingDecision> {
  const pending = await pendingFor(hub, 'lea', name)
  if (!pending) throw new Error('the lead sees it')
  return pending
}

onBothDatabases((stage) => {
  it('a lead sees what would be released, on what it rests and until when; assessors and admins see none of it', async () => {
    const hub = await stage.hub()
    await assess(hub, 'plain', 'solo', 'ada')
    expect(await pendingOf(hub, 'plain')).toMatchObject({
      submissionRevision: 1,
      achievementName: 'Achievement solo',
      candidate: { name: 'Candid Ate plain' },
      outcome: 'awarded',
      levels: [
        { code: 'C1', criterion: 'Criterion C1', level: 'Level 3' },
        { code: 'C2', criterion: 'Criterion C2', level: 'Level 3' },
      ],
      feedback: 'Well done; go on.',
      madeAt: '2026-11-02T12:00:00.000Z',
      releaseAt: '2026-11-02T12:00:20.000Z',
      parts: [{ assessor: 'Ada Assessor', task: 'assess', takeBackUntil: '2026-11-02T12:00:20.000Z' }],
    })
    for (const who of ['ada', 'ben', 'max'] as const) expect(await pendingFor(hub, who, 'plain')).toBeUndefined()
  })

  it('under blind marking it names neither the candidate nor who assessed', async () => {
    const hub = await stage.hub()
    await assess(hub, 'blind-pair', 'blind-pair', 'ada', 'ben')
    const pending = await pendingOf(hub, 'blind-pair')
    expect(pending.candidate.name).toBeNull()
    expect(pending.parts.map(({ assessor }) => assessor)).toEqual([null, null])
    const { changes } = await (await signIn(hub, 'lea')).changes()
    // That there are these colleagues is no secret.
    const told = JSON.stringify(changes.filter(({ kind }) => kind !== 'colleague'))
    for (const word of ['Paula Doppler', 'Viktor Brandner', 'Ada Assessor', 'Ben Assessor']) expect(told).not.toContain(word)
  })

  it('a decision that a lead returns goes on with its assessors, who read why, and no badge comes of it', async () => {
    const hub = await stage.hub()
    await assess(hub, 'pair-agree', 'pair', 'ada', 'ben')
    const lea = await signIn(hub, 'lea')
    const command = returnDecision(await pendingOf(hub, 'pair-agree'), WHY)
    expect(await lea.send(command)).toMatchObject([{ status: 'accepted', receipt: null }])
    expect(await lea.send(command)).toMatchObject([{ status: 'duplicate' }])
    expect(await lea.send({ ...command, id: newCommandId() })).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    expect(await pendingFor(hub, 'lea', 'pair-agree')).toBeUndefined()
    hub.clock.advance(60)
    await hub.workOff()
    for (const who of ['ada', 'ben'] as const) {
      const view = await (await signIn(hub, who)).view()
      expect(view.receipt('pair-agree')).toMatchObject({ stage: 'returned', returned: WHY, outcome: null, credentialId: null })
      expect(view.allocation('pair-agree').state).toBe('in-review')
      expect(view.all('credential').map(({ state }) => state)).toEqual(['taken-back'])
    }
    const { text } = await operate(hub, { command: 'trail', target: idOf('submission-pair-agree') })
    expect(text).toMatch(new RegExp(`Lea Lead.*decision\\.return.*${WHY}`))
    await assess(hub, 'pair-agree', 'pair', 'ada', 'ben')
    expect(await pendingFor(hub, 'lea', 'pair-agree')).toMatchObject({ outcome: 'awarded' })
  })

  it('with the delay over it comes too late, before anybody has released it and afterwards', async () => {
    const hub = await stage.hub()
    await assess(hub, 'plain', 'solo', 'ada')
    const pending = await pendingOf(hub, 'plain')
    const lea = await signIn(hub, 'lea')
    hub.clock.advance(20)
    expect(await lea.send(returnDecision(pending, WHY))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    await hub.workOff()
    expect(await pendingFor(hub, 'lea', 'plain')).toBeUndefined()
    expect(await lea.send(returnDecision(pending, WHY))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    expect((await (await signIn(hub, 'ada')).view()).receipt('plain')).toMatchObject({ stage: 'released' })
  })

  it('a decision that its assessor takes back first leaves the lead’s feed, and is not there to be returned', async () => {
    const hub = await stage.hub()
    const made = await assess(hub, 'plain', 'solo', 'ada')
    const pending = await pendingOf(hub, 'plain')
    const ada = await signIn(hub, 'ada')
    await ada.send(takeBack((await ada.view()).allocation('plain'), made.id))
    expect(await pendingFor(hub, 'lea', 'plain')).toBeUndefined()
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(returnDecision(pending, WHY))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
  })

  it('without words nothing is returned', async () => {
    const hub = await stage.hub()
    await assess(hub, 'plain', 'solo', 'ada')
    const lea = await signIn(hub, 'lea')
    const pending = await pendingOf(hub, 'plain')
    expect(await lea.send(returnDecision(pending, ' \n '))).toMatchObject([{ status: 'rejected', code: 'incomplete' }])
    expect(await pendingFor(hub, 'lea', 'plain')).toEqual(pending)
  })

  it('what a lead settled themselves another lead returns, to them alone: the assessments that they settled stand', async () => {
    const hub = await withPast(await stage.hub(), roles('max', 'lead'))
    const [ada, ben] = [await signIn(hub, 'ada'), await signIn(hub, 'ben')]
    await ada.send(submit((await ada.view()).allocation('pair-split'), 'pair', { levels: [4, 4] }))
    hub.clock.advance(1)
    await ben.send(submit((await ben.view()).allocation('pair-split'), 'pair', { levels: [1, 1], recommendation: 'not-yet' }))
    const leaSettles = (await (await signIn(hub, 'lea')).view())
      .all('allocation')
      .some(({ submissionId }) => submissionId === idOf('submission-pair-split'))
    const [settler, other] = leaSettles ? (['lea', 'max'] as const) : (['max', 'lea'] as const)
    await assess(hub, 'pair-split', 'pair', settler)
    expect(await pendingFor(hub, settler, 'pair-split')).toBeUndefined()
    const pending = await pendingFor(hub, other, 'pair-split')
    if (!pending) throw new Error('the other lead sees it')
    expect(pending.parts).toMatchObject([
      { assessor: 'Ada Assessor', task: 'assess', takeBackUntil: null },
      { assessor: 'Ben Assessor', task: 'assess', takeBackUntil: null },
      { assessor: PEOPLE[settler].name, task: 'adjudicate' },
    ])
    expect(await (await signIn(hub, settler)).send(returnDecision(pending, WHY))).toMatchObject([{ code: 'no-decision' }])
    expect(await (await signIn(hub, other)).send(returnDecision(pending, WHY))).toMatchObject([{ status: 'accepted' }])
    expect((await (await signIn(hub, settler)).view()).receipt('pair-split')).toMatchObject({ stage: 'returned', returned: WHY })
    expect((await ada.view()).receipt('pair-split')?.stage).not.toBe('returned')
  })

  it('a blind assessor who leads as well is never told that the other has finished, nor returns what they decided', async () => {
    const hub = await withPast(await stage.hub(), roles('ada', 'assessor', 'lead'))
    const ada = await signIn(hub, 'ada')
    await ada.send(submit((await ada.view()).allocation('blind-pair'), 'blind-pair'))
    const { cursor } = await ada.changes()
    await assess(hub, 'blind-pair', 'blind-pair', 'ben')
    expect((await ada.changes(cursor)).changes).toEqual([])
    const pending = await pendingOf(hub, 'blind-pair')
    const told = async (command: ReturnType<typeof returnDecision>) => {
      const [answer] = await ada.send(command)
      return { ...answer, id: '' }
    }
    const own = await told(returnDecision(pending, WHY))
    expect(own).toMatchObject({ status: 'rejected', code: 'no-decision' })
    expect(own).toEqual(await told(returnDecision({ ...pending, id: newId() }, WHY)))
  })

  it('a lead who saw what a blind pair decided is not chosen for a part of it that comes free once it is returned', async () => {
    const hub = await withPast(await stage.hub(), roles('lea', 'assessor', 'lead'))
    const move = (name: string) => operate(hub, { command: 'move', target: idOf(`submission-${name}`) })
    // Nothing else keeps her from it: of work that nobody has decided she gets a part.
    expect((await move('pair-agree')).text).toContain('is now with Lea Lead')
    await assess(hub, 'blind-pair', 'blind-pair', 'ada', 'ben')
    const lea = await signIn(hub, 'lea')
    await lea.send(returnDecision(await pendingOf(hub, 'blind-pair'), WHY))
    expect(await move('blind-pair')).toMatchObject({ status: 400, text: 'There is no other assessor.' })
  })

  it('another panel’s decisions are neither seen nor returned', async () => {
    const hub = await withPast(await stage.hub(), withPolicy('solo', { panelId: idOf('other-panel') }))
    const { cursor } = await (await signIn(hub, 'lea')).changes()
    const made = await assess(hub, 'plain', 'solo', 'ada')
    const lea = await signIn(hub, 'lea')
    expect((await lea.changes(cursor)).changes).toEqual([])
    const { rubricId, rubricVersion } = made.assessment
    const about = { id: derivedIds(made.id).decisionId, submissionRevision: 1, rubricId, rubricVersion }
    expect(await lea.send(returnDecision(about, WHY))).toMatchObject([{ status: 'rejected', code: 'no-decision' }])
  })

  it('whoever stops leading sees none of it any more, and it goes from their machine when it is over', async () => {
    const hub = await stage.hub()
    await assess(hub, 'plain', 'solo', 'ada')
    const { cursor } = await (await signIn(hub, 'lea')).changes()
    const later = await withPast(hub, roles('lea', 'assessor'))
    const lea = await signIn(later, 'lea')
    expect((await lea.view()).all('pending-decision')).toEqual([])
    later.clock.advance(20)
    await later.workOff()
    const decisions = (await lea.changes(cursor)).changes.filter(({ kind }) => kind.endsWith('-decision'))
    expect(decisions).toMatchObject([{ op: 'remove', kind: 'pending-decision' }])
  })

  it('of an erased candidate’s decision nothing may stay on a lead’s machine', async () => {
    const hub = await stage.hub()
    await assess(hub, 'plain', 'solo', 'ada')
    const lea = await signIn(hub, 'lea')
    const { cursor } = await lea.changes()
    await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request', yes: true })
    const gone = (await lea.changes(cursor)).changes.filter(({ kind }) => kind === 'pending-decision')
    expect(gone).toMatchObject([{ op: 'remove', reason: 'purged-unsent' }])
  })
})
