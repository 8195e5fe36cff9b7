import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { newCommandId, newId, type RoundPlan } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { Client } from './kit/client'
import { declare, submit } from './kit/commands'
import { readRows, withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'lea' | 'max'
type Comment = Extract<Command, { type: 'round.comment' }>
type Agree = Extract<Command, { type: 'round.agree' }>
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const DAY = 86_400
const [FIRST, SECOND] = rubricOf('solo').criteria.map(({ id }) => id) as [string, string]
const THREAD_KINDS: readonly string[] = ['panel-round', 'round-comment', 'round-reading']
const QUALIFICATION: Partial<RoundPlan> = { mode: 'qualification', passMark: { exact: 0.6, adjacent: 0.9 } }
const SAID = 'Both photographs count as one occasion.'
const AGREED = 'We read "consistently" as 3 of 3 occasions.'

const base = (roundId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId: roundId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})
const comment = (roundId: string, change: Partial<Comment> = {}): Comment => ({
  ...base(roundId),
  type: 'round.comment',
  criterionId: FIRST,
  words: SAID,
  about: null,
  ...change,
})
const agree = (roundId: string, change: Partial<Agree> = {}): Agree => ({
  ...base(roundId),
  type: 'round.agree',
  criterionId: FIRST,
  words: AGREED,
  ...change,
})

/** A round of Lea's with Ada and Ben, whose references are set, and at which the panel works. @returns its id */
async function opened(hub: TestHub, change: Partial<RoundPlan> = {}): Promise<string> {
  const ada = await signIn(hub, 'ada')
  const view = await ada.view()
  for (const name of ['vouched-back', 'plain']) await ada.send(submit(view.allocation(name), 'solo'))
  hub.clock.advance(20)
  await hub.workOff()
  const id = newId()
  const plan: RoundPlan = {
    name: 'Autumn panel',
    achievementId: idOf('solo'),
    rubricId: rubricOf('solo').id,
    rubricVersion: 1,
    mode: 'practice',
    closesOn: '2026-11-06',
    sourceIds: [idOf('submission-vouched-back'), idOf('submission-plain')],
    panelIds: [PEOPLE.ada.id, PEOPLE.ben.id],
    passMark: null,
    ...change,
  }
  const lea = await signIn(hub, 'lea')
  expect(await lea.send({ ...base(id), type: 'round.create', plan })).toMatchObject([{ status: 'accepted' }])
  await scoreAll(hub, 'lea')
  expect(await lea.send({ ...base(id), type: 'round.open' })).toMatchObject([{ status: 'accepted' }])
  return id
}

const inPractice = (hub: TestHub) => opened(hub)
const inQualification = (hub: TestHub) => opened(hub, QUALIFICATION)

const close = async (hub: TestHub, id: string) =>
  expect(await (await signIn(hub, 'lea')).send({ ...base(id), type: 'round.close' })).toMatchObject([{ status: 'accepted' }])

const toScore = async (hub: TestHub, who: Who) =>
  (await (await signIn(hub, who)).view())
    .all('allocation')
    .filter(({ task, state }) => task === 'calibrate' && state === 'offered')

async function scoreAll(hub: TestHub, who: Who): Promise<void> {
  const client = await signIn(hub, who)
  for (const allocation of await toScore(hub, who)) {
    expect(await client.send(submit(allocation, 'solo'))).toMatchObject([{ status: 'accepted' }])
  }
}

const threads = async (hub: TestHub, who: Who) => {
  const view = await (await signIn(hub, who)).view()
  return { rounds: view.all('panel-round'), comments: view.all('round-comment'), readings: view.all('round-reading') }
}

const exemplarsOf = async (hub: TestHub) =>
  ((await (await signIn(hub, 'lea')).view()).all('round')[0]?.exemplars ?? []).map(({ submissionId }) => submissionId)

/** All that the hub ever wrote for this person's eyes, as the bytes that their machine gets. */
const bytesFor = async (hub: TestHub, who: Who) => JSON.stringify((await (await signIn(hub, who)).changes()).changes)

onBothDatabases((stage) => {
  it('in practice a member reads the threads once they have handed in all exemplars, and nothing of them before', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    const lea = await signIn(hub, 'lea')
    const said = comment(id)
    const agreed = agree(id)
    expect(await lea.send(said, agreed)).toMatchObject([
      { status: 'accepted', receipt: null },
      { status: 'accepted', receipt: null },
    ])
    const [one] = await toScore(hub, 'ada')
    if (!one) throw new Error('Ada scores two')
    const ada = await signIn(hub, 'ada')
    await ada.send(submit(one, 'solo'))
    const before = await bytesFor(hub, 'ada')
    for (const told of [SAID, 'consistently', id, said.id, agreed.id, 'Autumn', ...THREAD_KINDS]) {
      expect(before, told).not.toContain(told)
    }
    await scoreAll(hub, 'ada')
    const { rounds, comments, readings } = await threads(hub, 'ada')
    expect(rounds).toMatchObject([{ id, name: 'Autumn panel', mode: 'practice', achievementId: idOf('solo') }])
    expect(rounds[0]?.code).toMatch(/^A-0[12]$/)
    expect(rounds[0]?.criteria.map((criterion) => criterion.id)).toEqual(
      rubricOf('solo').criteria.map((criterion) => criterion.id),
    )
    expect(rounds[0]?.exemplars.map(({ submissionId }) => submissionId)).toEqual(await exemplarsOf(hub))
    expect(comments).toEqual([
      {
        id: said.id,
        roundId: id,
        criterionId: FIRST,
        by: null,
        isMine: false,
        words: SAID,
        about: null,
        writtenAt: '2026-11-02T12:00:20.000Z',
      },
    ])
    expect(readings).toMatchObject([{ id: agreed.id, roundName: 'Autumn panel', words: AGREED, ended: null }])
    // Who has scored nothing yet hears nothing, also of what is said from now on.
    await ada.send(comment(id, { words: 'Ada says so.' }))
    const bens = await bytesFor(hub, 'ben')
    for (const told of [SAID, 'Ada says so', id, ...THREAD_KINDS]) expect(bens, told).not.toContain(told)
  })

  it('in a qualification nobody of the panel reads them before the round is closed', async () => {
    const { hub, given: id } = await stage.hubAfter(inQualification)
    const lea = await signIn(hub, 'lea')
    await lea.send(comment(id), agree(id))
    await scoreAll(hub, 'ada')
    const ada = await signIn(hub, 'ada')
    expect(await bytesFor(hub, 'ada')).not.toContain('panel-round')
    expect(await ada.send(comment(id))).toMatchObject([{ status: 'rejected', code: 'no-round' }])
    const { cursor } = await ada.changes()
    await close(hub, id)
    const { changes } = await ada.changes(cursor)
    const order = changes.map(({ kind }) => kind).filter((kind) => THREAD_KINDS.includes(kind))
    expect(order).toEqual(['panel-round', 'round-comment', 'round-reading'])
    expect((await threads(hub, 'ben')).comments).toHaveLength(1)
    expect(await ada.send(comment(id))).toMatchObject([{ status: 'accepted' }])
  })

  it('members are called by their code, the lead by none, and nobody’s id goes to a member', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    await scoreAll(hub, 'ada')
    await scoreAll(hub, 'ben')
    await (await signIn(hub, 'ada')).send(comment(id, { words: 'From Ada.' }))
    await (await signIn(hub, 'lea')).send(comment(id, { words: 'From Lea.' }))
    const { comments, rounds } = await threads(hub, 'ben')
    const [mine] = rounds
    const adas = mine?.code === 'A-01' ? 'A-02' : 'A-01'
    expect(comments.map(({ by, words, isMine }) => [by, words, isMine])).toEqual([
      [adas, 'From Ada.', false],
      [null, 'From Lea.', false],
    ])
    const told = JSON.stringify(await threads(hub, 'ben'))
    for (const hidden of [PEOPLE.ada.id, PEOPLE.lea.id, 'Ada Assessor', 'Lea Lead']) expect(told).not.toContain(hidden)
    expect((await threads(hub, 'ada')).comments.map(({ isMine }) => isMine)).toEqual([true, false])
    expect((await threads(hub, 'lea')).comments.map(({ by, isMine }) => [by, isMine])).toEqual([
      [adas, false],
      [null, true],
    ])
  })

  it('what is said about an exemplar is for those who scored it', async () => {
    const { hub, given: id } = await stage.hubAfter(inQualification)
    const [first, second] = await exemplarsOf(hub)
    if (!first || !second) throw new Error('the round has two')
    const ben = await signIn(hub, 'ben')
    const [one] = (await toScore(hub, 'ben')).filter(({ submissionId }) => submissionId === first)
    if (!one) throw new Error('Ben scores the first')
    await ben.send(submit(one, 'solo'))
    await close(hub, id)
    const lea = await signIn(hub, 'lea')
    await lea.send(comment(id, { about: first, words: 'The first.' }), comment(id, { about: second, words: 'The second.' }))
    expect((await threads(hub, 'ben')).comments.map(({ words, about }) => [words, about])).toEqual([['The first.', first]])
    expect(await bytesFor(hub, 'ben')).not.toContain('The second')
    expect(await ben.send(comment(id, { about: second }))).toMatchObject([{ status: 'rejected', code: 'no-exemplar' }])
    expect(await ben.send(comment(id, { about: first }))).toMatchObject([{ status: 'accepted' }])
  })

  it('a later reading replaces the one before, one can be withdrawn, and all of them stay in the thread', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    await scoreAll(hub, 'ada')
    const lea = await signIn(hub, 'lea')
    const [one, two] = [agree(id), agree(id, { words: 'Two of three will do.' })]
    expect(await lea.send(one, two, two)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }, { status: 'duplicate' }])
    await lea.send(agree(id, { criterionId: SECOND, words: 'Of the second.' }))
    const endings = async (who: Who) =>
      Object.fromEntries((await threads(hub, who)).readings.map(({ words, ended }) => [words, ended?.by ?? null]))
    const replaced = { [AGREED]: 'replaced', 'Two of three will do.': null, 'Of the second.': null }
    expect([await endings('ada'), await endings('lea')]).toEqual([replaced, replaced])
    expect(await lea.send(agree(id, { words: null }))).toMatchObject([{ status: 'accepted' }])
    expect(await endings('ada')).toEqual({ ...replaced, 'Two of three will do.': 'withdrawn' })
    expect(await lea.send(agree(id, { words: null }))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
  })

  it('is refused from whoever has no say in it, about what isn’t there, and without words', async () => {
    const hub = await withPast(await stage.hub(), (db) =>
      db.updateTable('people').set({ roles: '["admin","lead"]' }).where('id', '=', PEOPLE.max.id).execute(),
    )
    const id = await opened(hub)
    const no = async (who: Who, command: Command) => (await (await signIn(hub, who)).send(command))[0]
    // Another lead, and members who aren't done, hear the same as of a round that there isn't.
    for (const who of ['max', 'ada', 'ben'] as const) {
      expect(await no(who, comment(id)), who).toMatchObject({ status: 'rejected', code: 'no-round' })
      expect(await no(who, agree(id)), who).toMatchObject({ status: 'rejected', code: 'no-round' })
    }
    expect(await no('lea', comment(newId()))).toMatchObject({ code: 'no-round' })
    expect(await no('lea', comment(id, { criterionId: newId() }))).toMatchObject({ code: 'unknown-level' })
    expect(await no('lea', agree(id, { criterionId: newId() }))).toMatchObject({ code: 'unknown-level' })
    expect(await no('lea', comment(id, { about: idOf('submission-plain') }))).toMatchObject({ code: 'no-exemplar' })
    await scoreAll(hub, 'ada')
    expect(await no('ada', agree(id))).toMatchObject({ code: 'no-round' })
    const lea = await signIn(hub, 'lea')
    for (const words of ['', '   ', 'x'.repeat(4001)]) {
      expect((await lea.post('/api/v1/commands', { commands: [comment(id, { words })] })).status).toBe(400)
    }
    expect((await lea.post('/api/v1/commands', { commands: [agree(id, { words: 'x'.repeat(2001) })] })).status).toBe(400)
    expect(await threads(hub, 'lea')).toEqual({ rounds: [], comments: [], readings: [] })
  })

  it('a comment that comes twice stands there once', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    const lea = await signIn(hub, 'lea')
    const command = comment(id)
    const both = await Promise.all([lea.send(command), lea.send(command)])
    expect(both.map(([answer]) => answer?.status).sort()).toEqual(['accepted', 'duplicate'])
    expect((await threads(hub, 'lea')).comments).toHaveLength(1)
  })

  it('words lie sealed; what is about an exemplar goes with its candidate, and the rest with the round', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    await scoreAll(hub, 'ada')
    const lea = await signIn(hub, 'lea')
    const source = await readSource(hub, id)
    const about = comment(id, { about: source.plain, words: 'Secret about plain.' })
    await lea.send(comment(id), about, agree(id))
    expect((await threads(hub, 'ada')).comments).toHaveLength(2)
    const { cursor } = await (await signIn(hub, 'ada')).changes()
    await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request', yes: true })
    for (const who of ['ada', 'lea'] as const) {
      expect((await threads(hub, who)).comments.map(({ words }) => words)).toEqual([SAID])
    }
    const { changes } = await (await signIn(hub, 'ada')).changes(cursor)
    expect(changes).toContainEqual({ op: 'remove', kind: 'round-comment', id: about.id, reason: 'purged-unsent' })
    expect((await threads(hub, 'ada')).rounds[0]?.exemplars).toHaveLength(1)
    // Ben has one exemplar less to score; who has scored the other is done.
    await scoreAll(hub, 'ben')
    expect((await threads(hub, 'ben')).comments).toHaveLength(1)
    await close(hub, id)
    hub.clock.advance(366 * DAY)
    await hub.workOff()
    for (const who of ['ada', 'ben', 'lea'] as const) {
      expect(await threads(hub, who)).toEqual({ rounds: [], comments: [], readings: [] })
    }
    const left = await readRows(hub, async (db) => ({
      keys: await db.selectFrom('round_keys').selectAll().execute(),
      comments: await db.selectFrom('round_comments').selectAll().execute(),
      readings: await db.selectFrom('round_readings').selectAll().execute(),
    }))
    expect(left).toEqual({ keys: [], comments: [], readings: [] })
  })

  it('no words of a thread stand in the database as they are, nor in the trail', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    const [first] = await exemplarsOf(hub)
    await (await signIn(hub, 'lea')).send(comment(id), comment(id, { about: first ?? null }), agree(id))
    const [rows, trail] = await readRows(hub, async (db) => [
      [
        ...(await db.selectFrom('round_comments').select('sealed').execute()),
        ...(await db.selectFrom('round_readings').select('sealed').execute()),
      ],
      await db.selectFrom('audit').selectAll().where('action', 'in', ['round.comment', 'round.agree']).execute(),
    ])
    expect(rows).toHaveLength(3)
    for (const { sealed } of rows as { sealed: Uint8Array }[]) {
      const text = Buffer.from(sealed).toString('latin1')
      for (const words of ['photographs', 'consistently']) expect(text).not.toContain(words)
    }
    expect(trail).toHaveLength(3)
    for (const words of ['photographs', 'consistently']) expect(JSON.stringify(trail)).not.toContain(words)
  })

  it('who declares an interest in their last exemplar reads the threads; who has no other part in the round doesn’t', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    await (await signIn(hub, 'lea')).send(comment(id))
    const [one, two] = await toScore(hub, 'ben')
    if (!one || !two) throw new Error('Ben scores two')
    const ben = await signIn(hub, 'ben')
    await ben.send(submit(one, 'solo'))
    expect((await threads(hub, 'ben')).rounds).toEqual([])
    expect(await ben.send(declare(two, 'colleague'))).toMatchObject([{ status: 'accepted' }])
    expect((await threads(hub, 'ben')).comments).toHaveLength(1)
    const ada = await signIn(hub, 'ada')
    for (const allocation of await toScore(hub, 'ada')) await ada.send(declare(allocation, 'colleague'))
    await close(hub, id)
    expect(await bytesFor(hub, 'ada')).not.toContain('panel-round')
  })

  it('who no longer leads sees the threads of their rounds no more, and again when they do', async () => {
    const { hub, given: id } = await stage.hubAfter(inPractice)
    await (await signIn(hub, 'lea')).send(comment(id), agree(id))
    await scoreAll(hub, 'ada')
    const roles = (names: string) => (db: Db) =>
      db.updateTable('people').set({ roles: names }).where('id', '=', PEOPLE.lea.id).execute()
    const without = await withPast(hub, roles('["assessor"]'))
    expect(await threads(without, 'lea')).toEqual({ rounds: [], comments: [], readings: [] })
    expect((await threads(without, 'ada')).comments).toHaveLength(1)
    const again = await withPast(without, roles('["lead"]'))
    expect((await threads(again, 'lea')).readings).toHaveLength(1)
  })
})

/** The copy in this round of what the plain candidate handed in. */
async function readSource(hub: TestHub, roundId: string): Promise<{ plain: string }> {
  const [, plain] = (await (await signIn(hub, 'lea')).view()).all('round').find(({ id }) => id === roundId)?.exemplars ?? []
  if (!plain) throw new Error('the plan names it second')
  return { plain: plain.submissionId }
}
