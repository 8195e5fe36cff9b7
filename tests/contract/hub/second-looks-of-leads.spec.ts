import { expect, it } from 'vitest'
import { type Finding, newCommandId, newId, type PastDecision } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { Client } from './kit/client'
import { submit } from './kit/commands'
import { openDatabase } from './kit/database'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'lea' | 'max'
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const base = (allocationId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})
const tag = (names: string[], reason = 'The cut score rose.'): Command => ({
  ...base(newId()),
  type: 'decision.look-again',
  submissionIds: names.map((name) => idOf(`submission-${name}`)),
  reason,
})
const settle = (name: string, finding: Finding = 'stands', words = 'It holds under either rule.'): Command => ({
  ...base(idOf(`submission-${name}`)),
  type: 'decision.looked-at',
  finding,
  words,
})

/** Decided for good: Ada's work on these. */
async function withDecided(hub: TestHub, ...names: string[]): Promise<TestHub> {
  const ada = await signIn(hub, 'ada')
  const view = await ada.view()
  for (const name of names) {
    const achievement = name === 'blind-vouched' ? 'blind' : 'solo'
    expect(await ada.send(submit(view.allocation(name), achievement))).toMatchObject([{ status: 'accepted' }])
  }
  hub.clock.advance(20)
  await hub.workOff()
  return hub
}

const pastOf = async (hub: TestHub, who: Who): Promise<Map<string, PastDecision>> =>
  new Map((await (await signIn(hub, who)).view()).all('past-decision').map((past) => [past.id, past]))
const tagOf = async (hub: TestHub, name: string, who: Who = 'lea') =>
  (await pastOf(hub, who)).get(idOf(`submission-${name}`))?.lookAgain

onBothDatabases((stage) => {
  it('a lead tags decisions, and says what they found; the outcome and the badge stay as they are', async () => {
    const hub = await withDecided(await stage.hub(), 'plain', 'spare')
    const lea = await signIn(hub, 'lea')
    const badges = async () => (await (await signIn(hub, 'max')).view()).all('credential')
    const before = { past: [...(await pastOf(hub, 'lea')).values()].map(({ outcome }) => outcome), badges: await badges() }
    const command = tag(['plain', 'spare'])
    expect(await lea.send(command, command)).toMatchObject([{ status: 'accepted', receipt: null }, { status: 'duplicate' }])
    const open = { on: '2026-11-02', reason: 'The cut score rose.', settledOn: null, finding: null, words: null }
    expect([await tagOf(hub, 'plain'), await tagOf(hub, 'spare')]).toEqual([open, open])
    hub.clock.advance(86_400)
    const nextDay = await signIn(hub, 'lea')
    expect(await nextDay.send(settle('plain', 'to-be-changed', 'Below the cut.'))).toMatchObject([
      { status: 'accepted', receipt: null },
    ])
    expect(await tagOf(hub, 'plain')).toEqual({
      ...open,
      settledOn: '2026-11-03',
      finding: 'to-be-changed',
      words: 'Below the cut.',
    })
    expect(await tagOf(hub, 'spare')).toEqual(open)
    expect([...(await pastOf(hub, 'lea')).values()].map(({ outcome }) => outcome)).toEqual(before.past)
    expect(await badges()).toEqual(before.badges)
    // Said once; tagged anew, it is open again.
    expect(await nextDay.send(settle('plain'))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    expect(await nextDay.send(tag(['plain'], 'Once more.'))).toMatchObject([{ status: 'accepted' }])
    expect(await tagOf(hub, 'plain')).toEqual({ ...open, on: '2026-11-03', reason: 'Once more.' })
  })

  it('hears of it who may look back at the decision, and nobody else', async () => {
    const hub = await withPast(
      await withDecided(await stage.hub(), 'plain', 'vouched-back'),
      (db) =>
        db
          .updateTable('people')
          .set({ roles: JSON.stringify(['lead']) })
          .where('id', '=', PEOPLE.ben.id)
          .execute(),
      // A lead who has the name of one of the candidates.
      (db) =>
        db
          .updateTable('people')
          .set({ roles: JSON.stringify(['lead']), name: 'Otto Brandt' })
          .where('id', '=', PEOPLE.max.id)
          .execute(),
    )
    // Somebody who is signed in already.
    const otto = await signIn(hub, 'max')
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(tag(['plain', 'vouched-back'], 'Words for leads only.'))).toMatchObject([{ status: 'accepted' }])
    expect(await tagOf(hub, 'vouched-back', 'ben')).toMatchObject({ reason: 'Words for leads only.' })
    const view = await otto.view()
    expect(view.all('past-decision').map(({ id }) => id)).toEqual([idOf('submission-plain')])
    expect(JSON.stringify((await (await signIn(hub, 'ada')).changes()).changes)).not.toContain('Words for leads only.')
    // Of what is their own they neither tag nor settle anything, and aren't told that there is something.
    expect(await otto.send(tag(['vouched-back']), settle('vouched-back'))).toMatchObject(
      Array(2).fill({ status: 'rejected', code: 'no-decision' }),
    )
    for (const who of ['ada'] as const) {
      const client = await signIn(hub, who)
      expect(await client.send(tag(['plain']), settle('plain'))).toMatchObject(
        Array(2).fill({ status: 'rejected', code: 'no-decision' }),
      )
    }
    // Another lead may say what they found.
    expect(await (await signIn(hub, 'ben')).send(settle('plain'))).toMatchObject([{ status: 'accepted' }])
    expect(await tagOf(hub, 'plain')).toMatchObject({ finding: 'stands' })
  })

  it('what isn’t decided for good is left out, and the others are tagged all the same', async () => {
    const hub = await withDecided(await stage.hub(), 'plain', 'blind-vouched')
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(tag(['plain', 'spare', 'nothing']))).toMatchObject([{ status: 'accepted' }])
    expect(await tagOf(hub, 'plain')).toMatchObject({ settledOn: null })
    expect(await lea.send(tag(['spare', 'nothing']), settle('spare'), settle('nothing'))).toMatchObject(
      Array(3).fill({ status: 'rejected', code: 'no-decision' }),
    )
    expect(await lea.send(tag(['plain', 'blind-vouched']))).toMatchObject([{ status: 'rejected', code: 'incomplete' }])
    expect(await lea.send(settle('blind-vouched'))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
  })

  it('of two leads who say what they found at once, one is heard', async () => {
    const hub = await withPast(await withDecided(await stage.hub(), 'plain'), (db) =>
      db
        .updateTable('people')
        .set({ roles: JSON.stringify(['lead']) })
        .where('id', '=', PEOPLE.ben.id)
        .execute(),
    )
    const [lea, ben] = await Promise.all([signIn(hub, 'lea'), signIn(hub, 'ben')])
    await lea.send(tag(['plain']))
    const answers = (await Promise.all([lea.send(settle('plain')), ben.send(settle('plain', 'to-be-changed'))])).flat()
    expect(answers.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected'])
    const heard = answers[0]?.status === 'accepted' ? 'stands' : 'to-be-changed'
    expect(await tagOf(hub, 'plain')).toMatchObject({ finding: heard })
  })

  it('a new revision has a decision of its own, and erasing the candidate takes the tag with its words', async () => {
    const hub = await withDecided(await stage.hub(), 'plain', 'spare')
    const lea = await signIn(hub, 'lea')
    await lea.send(tag(['plain', 'spare']), settle('plain'))
    await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request', yes: true })
    expect(await tagOf(hub, 'plain')).toBeUndefined()
    expect(await tagOf(hub, 'spare')).toMatchObject({ settledOn: null })
    await hub.close()
    const { db, close } = await openDatabase(hub.options)
    try {
      expect(await db.selectFrom('looks_again').select('submission_id').execute()).toEqual([
        { submission_id: idOf('submission-spare') },
      ])
      const left = await db
        .selectFrom('reasons')
        .innerJoin('submissions', 'submissions.candidate_id', 'reasons.candidate_id')
        .select('submissions.id')
        .distinct()
        .execute()
      expect(left).toEqual([{ id: idOf('submission-spare') }])
      // The trail has who, what and when, and the words' ids.
      const trail = await db
        .selectFrom('audit')
        .select(['actor', 'action'])
        .where('action', 'like', 'decision.look%')
        .orderBy('position')
        .execute()
      expect(trail.map(({ action }) => action)).toEqual(['decision.look-again', 'decision.look-again', 'decision.looked-at'])
      expect(trail.every(({ actor }) => actor === `person:${PEOPLE.lea.id}`)).toBe(true)
    } finally {
      await close()
    }
  })

  it('a tag that follows from a publication waits for it: where that is refused, nothing is tagged', async () => {
    const hub = await withDecided(await stage.hub(), 'plain')
    const lea = await signIn(hub, 'lea')
    const { title, criteria, cutScore } = rubricOf('solo')
    const publication = {
      ...base(newId()),
      type: 'rubric.publish' as const,
      rubric: { title, criteria, cutScore },
      note: 'Nothing.',
    }
    const following = { ...tag(['plain']), allocationId: publication.allocationId }
    expect(await lea.send(publication, following)).toMatchObject([
      { status: 'rejected', code: 'no-change' },
      { status: 'held', because: publication.id },
    ])
    expect(await tagOf(hub, 'plain')).toBeNull()
    const higher = { ...publication, id: newCommandId(), rubric: { title, criteria, cutScore: 0.9 } }
    expect(await lea.send(higher, following)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
    expect(await tagOf(hub, 'plain')).toMatchObject({ reason: 'The cut score rose.' })
  })
})
