import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { type CalibrationRound, newCommandId, newId, type RoundPlan } from '../../../shared/domain'
import { type Command, ROUTES } from '../../../shared/protocol'
import { Client } from './kit/client'
import { begin, declare, handOver, noteOn, submit } from './kit/commands'
import { openDatabase } from './kit/database'
import { withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

type Who = 'ada' | 'ben' | 'lea' | 'max'
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
/** The Friday after the package was taken in, and the day after it. */
const CLOSES_ON = '2026-11-06'
const DAY = 86_400

const roles =
  (who: Who, ...names: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(names) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

const base = (roundId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId: roundId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})

const planOf = (change: Partial<RoundPlan> = {}): RoundPlan => ({
  name: 'Autumn panel',
  achievementId: idOf('solo'),
  rubricId: rubricOf('solo').id,
  rubricVersion: 1,
  mode: 'practice',
  closesOn: CLOSES_ON,
  sourceIds: [idOf('submission-vouched-back'), idOf('submission-plain')],
  panelIds: [PEOPLE.ada.id, PEOPLE.ben.id],
  passMark: null,
  ...change,
})
const create = (plan: RoundPlan, id: string = newId()): Extract<Command, { type: 'round.create' }> => ({
  ...base(id),
  type: 'round.create',
  plan,
})
const open = (id: string): Command => ({ ...base(id), type: 'round.open' })
const close = (id: string): Command => ({ ...base(id), type: 'round.close' })
const qualify = (id: string, change: Partial<Extract<Command, { type: 'person.qualify' }>> = {}): Command => ({
  ...base(id),
  type: 'person.qualify',
  personId: PEOPLE.ben.id,
  achievementId: idOf('solo'),
  until: null,
  ...change,
})

/** Decided for good: what Otto Brandt and Candid Ate plain handed in, and others where a test needs them. */
async function withDecided(hub: TestHub, ...others: string[]): Promise<TestHub> {
  const ada = await signIn(hub, 'ada')
  const view = await ada.view()
  for (const name of ['vouched-back', 'plain', ...others]) {
    expect(await ada.send(submit(view.allocation(name), 'solo'))).toMatchObject([{ status: 'accepted' }])
  }
  hub.clock.advance(20)
  await hub.workOff()
  return hub
}

/** A round that Lea has set up. @returns its id */
async function prepared(hub: TestHub, change: Partial<RoundPlan> = {}): Promise<string> {
  const command = create(planOf(change))
  const lea = await signIn(hub, 'lea')
  expect(await lea.send(command)).toMatchObject([{ status: 'accepted', receipt: null }])
  return command.allocationId
}

async function roundOf(hub: TestHub, id: string): Promise<CalibrationRound> {
  const round = (await (await signIn(hub, 'lea')).view()).all('round').find((one) => one.id === id)
  if (!round) throw new Error('the lead sees it')
  return round
}

/** Hands in for every exemplar of theirs that isn't yet. */
async function scoreAll(hub: TestHub, who: Who, how: Parameters<typeof submit>[2] = {}) {
  const client = await signIn(hub, who)
  const open = (await client.view()).all('allocation').filter(({ task, state }) => task === 'calibrate' && state === 'offered')
  for (const allocation of open) {
    const command = { ...submit(allocation, 'solo', how) }
    expect(await client.send(command)).toMatchObject([{ status: 'accepted' }])
  }
  return open
}

/** The same, with the references set and the panel at work. */
async function opened(hub: TestHub, change: Partial<RoundPlan> = {}): Promise<string> {
  const id = await prepared(hub, change)
  await scoreAll(hub, 'lea')
  expect(await (await signIn(hub, 'lea')).send(open(id))).toMatchObject([{ status: 'accepted', receipt: null }])
  return id
}

const calibrating = async (hub: TestHub, who: Who) =>
  (await (await signIn(hub, who)).view()).all('allocation').filter(({ task }) => task === 'calibrate')

const rowsOf = async <Row>(hub: TestHub, read: (db: Db) => Promise<Row>): Promise<Row> => {
  await hub.close()
  const { db, close: end } = await openDatabase(hub.options)
  try {
    return await read(db)
  } finally {
    await end()
  }
}

onBothDatabases((stage) => {
  it('a lead sees what was decided for good, and nobody else does', async () => {
    const hub = await stage.hub()
    const lea = await signIn(hub, 'lea')
    expect((await lea.view()).all('past-decision')).toEqual([])
    await withDecided(hub)
    const past = (await lea.view()).all('past-decision')
    expect(past.map(({ id }) => id).sort()).toEqual([idOf('submission-plain'), idOf('submission-vouched-back')].sort())
    const { criteria } = rubricOf('solo')
    expect(past[0]).toMatchObject({
      achievementId: idOf('solo'),
      rubricId: rubricOf('solo').id,
      rubricVersion: 1,
      outcome: 'awarded',
      levels: Object.fromEntries(criteria.map(({ id, levels }) => [id, levels[2]?.id])),
      decidedOn: '2026-11-02',
      lookAgain: null,
    })
    expect(JSON.stringify(past)).not.toContain('Brandt')
    for (const who of ['ada', 'ben', 'max'] as const) {
      expect((await (await signIn(hub, who)).view()).all('past-decision'), who).toEqual([])
    }
  })

  it('who leads only since then hears of older decisions with the next sign-in; what is their own or blind to them stays away', async () => {
    const hub = await withPast(
      await withDecided(await stage.hub()),
      roles('max', 'admin', 'lead'),
      // The name of one of the candidates.
      (db) => db.updateTable('people').set({ name: 'Otto Brandt' }).where('id', '=', PEOPLE.max.id).execute(),
    )
    expect((await (await signIn(hub, 'max')).view()).all('past-decision').map(({ id }) => id)).toEqual([idOf('submission-plain')])
    const again = await withPast(hub, roles('max', 'admin'))
    expect((await (await signIn(again, 'max')).view()).all('past-decision')).toEqual([])
  })

  it('a lead without a panel is told by which rubrics decisions were made that they look back at', async () => {
    const hub = await withPast(await withDecided(await stage.hub()), roles('max', 'lead'), (db) =>
      db.updateTable('people').set({ panels: '[]' }).where('id', '=', PEOPLE.max.id).execute(),
    )
    const view = await (await signIn(hub, 'max')).view()
    expect(view.all('past-decision')).toHaveLength(2)
    // As of the others that they lead.
    expect(view.all('achievement').map(({ id }) => id)).toContain(idOf('solo'))
    expect(view.all('rubric').map(({ id }) => id)).toContain(rubricOf('solo').id)
  })

  it('a round goes from its references over the panel’s scores to its end', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await prepared(hub)
    const round = await roundOf(hub, id)
    expect(round).toMatchObject({ state: 'preparing', name: 'Autumn panel', openedAt: null, closedAt: null })
    expect(round.panel.map(({ code }) => code)).toEqual(['A-01', 'A-02'])
    expect(round.panel.map(({ personId }) => personId).sort()).toEqual([PEOPLE.ada.id, PEOPLE.ben.id].sort())
    expect(round.exemplars).toHaveLength(2)
    expect(await calibrating(hub, 'lea')).toHaveLength(2)
    expect(await calibrating(hub, 'ada')).toEqual([])
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(open(id))).toMatchObject([{ status: 'rejected', code: 'incomplete' }])
    await scoreAll(hub, 'lea', { levels: [4, 2] })
    expect((await lea.view()).all('round-score').map(({ personId }) => personId)).toEqual([null, null])
    const opening = open(id)
    expect(await lea.send(opening, opening)).toMatchObject([{ status: 'accepted' }, { status: 'duplicate' }])
    expect(await lea.send(open(id))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])

    const [first, second] = await calibrating(hub, 'ada')
    if (!first || !second) throw new Error('Ada scores both')
    expect(first).toMatchObject({ task: 'calibrate', dueOn: CLOSES_ON, rubricVersion: 1 })
    expect(Date.parse(first.leaseUntil)).toBeGreaterThan(Date.parse(`${CLOSES_ON}T23:59:59Z`))
    const ada = await signIn(hub, 'ada')
    const command = submit(first, 'solo', { levels: [1, 1], recommendation: 'not-yet' })
    const [answer] = await ada.send(begin(first), command).then((answers) => answers.slice(1))
    expect(answer).toMatchObject({ status: 'accepted', receipt: { stage: 'accepted', outcome: null, credentialId: null } })
    expect(answer && 'receipt' in answer && answer.receipt?.releaseAt).toBe('2026-11-02T12:00:20.000Z')
    const takingBack = { ...base(first.id), type: 'decision.take-back', submitCommandId: command.id } as const
    expect(await ada.send(takingBack)).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    const scores = (await lea.view()).all('round-score').filter(({ personId }) => personId !== null)
    expect(scores).toMatchObject([{ id: first.id, roundId: id, personId: PEOPLE.ada.id, recommendation: 'not-yet' }])
    expect(await lea.send(close(id))).toMatchObject([{ status: 'accepted' }])
    expect(await ada.send(submit(second, 'solo'))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    expect(await lea.send(close(id))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    expect(await roundOf(hub, id)).toMatchObject({ state: 'closed', closedAt: '2026-11-02T12:00:20.000Z' })
    expect((await calibrating(hub, 'ada')).map(({ state }) => state)).toEqual(['ended', 'ended'])
    // Nothing was decided by any of it.
    hub.clock.advance(3600)
    await hub.workOff()
    const [decisions, credentials] = await rowsOf(hub, (db) =>
      Promise.all([db.selectFrom('decisions').selectAll().execute(), db.selectFrom('credentials').selectAll().execute()]),
    )
    expect([decisions.length, credentials.length]).toEqual([2, 2])
  })

  it('an exemplar tells a member nothing of whom it is by or what it was copied from, and reads the same', async () => {
    const hub = await withDecided(await stage.hub())
    const source = (await (await signIn(hub, 'ada')).view()).submission('vouched-back')
    if (!source) throw new Error('Ada sees it still')
    const before = await signIn(hub, 'ben').then((ben) => ben.changes())
    await opened(hub, { panelIds: [PEOPLE.ben.id] })
    const ben = await signIn(hub, 'ben')
    const { changes } = await ben.changes(before.cursor)
    const told = JSON.stringify(changes)
    // A file that says nothing of anybody is the same bytes, and has the same hash.
    const files = source.evidence.filter(({ kind }) => kind === 'vouch').map(({ sha256 }) => sha256)
    const ids = [source.id, ...source.evidence.map((item) => item.id)]
    const words = ['Quist', 'Nora', 'nora', 'Otto', 'Brandt', 'Candid Ate', 'ate plain', 'Autumn', 'example']
    const hidden = [...words, source.candidate.pseudonym, source.receivedAt, 'note.txt', 'Lea Lead', ...files, ...ids]
    for (const word of hidden) expect(told, word).not.toContain(word)
    expect(changes.map(({ kind }) => kind).filter((kind) => kind === 'round' || kind === 'round-score')).toEqual([])
    const view = await ben.view()
    const copies = view.all('allocation').filter(({ task }) => task === 'calibrate')
    expect(copies).toHaveLength(2)
    for (const { submissionId } of copies) {
      const copy = view.all('submission').find(({ id }) => id === submissionId)
      if (!copy) throw new Error('the work comes with its allocation')
      expect(copy.candidate.name).toBeNull()
      expect(copy.narrative).toBe(
        `Narrative of ${copy.evidence.length > 1 ? 'vouched-back' : `Candidate ${copy.candidate.pseudonym}`}.`,
      )
      for (const { id, sha256, sizeBytes, vouch, kind } of copy.evidence) {
        const { status, bytes } = await ben.get(ROUTES.evidence(id, sha256))
        expect([status, bytes.length]).toEqual([200, sizeBytes])
        for (const word of words) expect(bytes.toString(), word).not.toContain(word)
        expect(vouch === null).toBe(kind !== 'vouch')
        if (kind === 'vouch') expect(JSON.parse(bytes.toString()).voucher).toBe(vouch?.voucher)
      }
    }
    // The source's own bytes are none of a member's.
    for (const { id, sha256 } of source.evidence) expect((await ben.get(ROUTES.evidence(id, sha256))).status).toBe(404)
  })

  it('what is read by its rendition is so in a copy too, and the trail says of how many files nothing was taken out', async () => {
    const hub = await withDecided(await stage.hub(), 'slides')
    const source = (await (await signIn(hub, 'ada')).view()).submission('slides')
    await opened(hub, { sourceIds: [idOf('submission-slides')], panelIds: [PEOPLE.ben.id] })
    const [allocation] = await calibrating(hub, 'ben')
    const ben = await signIn(hub, 'ben')
    const copy = (await ben.view()).all('submission').find(({ id }) => id === allocation?.submissionId)
    const [before, after] = [source, copy].map(
      (one) => one?.evidence.find(({ renditions }) => renditions.length > 0)?.renditions[0],
    )
    if (!before || !after) throw new Error('both are read by a rendition')
    expect(after.id).not.toBe(before.id)
    expect([after.mediaType, after.fileName]).toEqual(['application/pdf', 'piece-2-1.pdf'])
    expect((await ben.get(ROUTES.evidence(after.id, after.sha256))).status).toBe(200)
    const trail = await rowsOf(hub, (db) =>
      db.selectFrom('audit').select('detail').where('action', '=', 'round.create').executeTakeFirstOrThrow(),
    )
    // Neither the slides nor what was made of them are, in these tests, what they say that they are.
    expect(trail.detail).toMatchObject({ exemplars: 1, filesAsTheyAre: 2 })
  })

  it('in practice a member sees the reference as soon as they have scored, without whose it is; the other member’s score never', async () => {
    const hub = await withDecided(await stage.hub())
    const lea = await signIn(hub, 'lea')
    const id = await prepared(hub)
    const view = await lea.view()
    for (const allocation of await calibrating(hub, 'lea')) {
      const item = view.all('submission').find((one) => one.id === allocation.submissionId)?.evidence[0]
      const command = submit(allocation, 'solo', { levels: [2, 3] })
      const [score] = command.assessment.scores
      const note = noteOn(allocation, item?.id ?? '', score?.criterionId ?? '')
      expect(await lea.send({ ...command, annotations: [note] })).toMatchObject([{ status: 'accepted' }])
    }
    await lea.send(open(id))
    await scoreAll(hub, 'ada')
    const seen = (await (await signIn(hub, 'ada')).view()).all('round-reference')
    expect(seen).toHaveLength(2)
    expect(seen[0]?.scores.map(({ levelId }) => levelId)).toEqual(
      rubricOf('solo').criteria.map(({ levels }, at) => levels[at === 0 ? 1 : 2]?.id),
    )
    expect(seen[0]?.annotations.map(({ comment }) => comment)).toEqual(['Shows it well.'])
    expect(JSON.stringify(seen)).not.toContain(PEOPLE.lea.id)
    const ben = await signIn(hub, 'ben')
    const told = (await ben.changes()).changes
    expect(told.filter(({ kind }) => ['round-reference', 'round-score', 'round'].includes(kind))).toEqual([])
    expect(JSON.stringify(told)).not.toContain('Because of')
  })

  it('in a qualification nobody sees the reference before the round is closed, and then only of what they scored', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await opened(hub, { mode: 'qualification', passMark: { exact: 0.6, adjacent: 0.9 } })
    await scoreAll(hub, 'ada')
    const [one] = await calibrating(hub, 'ben')
    const ben = await signIn(hub, 'ben')
    if (!one) throw new Error('Ben scores too')
    await ben.send(submit(one, 'solo'))
    const references = async (who: Who) => (await (await signIn(hub, who)).view()).all('round-reference')
    expect([...(await references('ada')), ...(await references('ben'))]).toEqual([])
    await (await signIn(hub, 'lea')).send(close(id))
    expect(await references('ada')).toHaveLength(2)
    expect((await references('ben')).map(({ allocationId }) => allocationId)).toEqual([one.id])
    // Each is told how they scored, of what they scored, and of nobody else.
    const reports = async (who: Who) => (await (await signIn(hub, who)).view()).all('report')
    const told = { roundId: id, mode: 'qualification', privateUntil: null, lean: null, levels: 4, isRead: false }
    expect(await reports('ada')).toMatchObject([{ ...told, pieces: 2 }])
    expect(await reports('ben')).toMatchObject([{ ...told, pieces: 1, levels: 2 }])
    expect(await reports('lea')).toEqual([])
    expect(await roundOf(hub, id)).toMatchObject({ passMark: { exact: 0.6, adjacent: 0.9 } })
    // As decided work does, it leaves the panel's machines after a week; the lead keeps theirs.
    hub.clock.advance(7 * DAY)
    await hub.workOff()
    expect([...(await references('ada')), ...(await calibrating(hub, 'ada'))]).toEqual([])
    expect(await calibrating(hub, 'lea')).toHaveLength(2)
    expect((await (await signIn(hub, 'lea')).view()).all('round-score')).toHaveLength(5)
  })

  it('closes by itself when its last day is over where the provider is', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await opened(hub)
    hub.clock.advance(4 * DAY)
    await hub.workOff()
    expect((await roundOf(hub, id)).state).toBe('open')
    const [last] = await calibrating(hub, 'ada')
    hub.clock.advance(12 * 3600)
    // Nobody has closed it yet, and it is too late all the same.
    if (!last) throw new Error('Ada has work')
    expect(await (await signIn(hub, 'ada')).send(submit(last, 'solo'))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    await hub.workOff()
    expect((await roundOf(hub, id)).state).toBe('closed')
  })

  it('a round that is closed while it is prepared ends without anybody having heard of it', async () => {
    const hub = await withDecided(await stage.hub())
    const before = await signIn(hub, 'ada').then((ada) => ada.changes())
    const id = await prepared(hub)
    expect(await (await signIn(hub, 'lea')).send(close(id))).toMatchObject([{ status: 'accepted' }])
    expect((await calibrating(hub, 'lea')).map(({ state }) => state)).toEqual(['ended', 'ended'])
    expect((await (await signIn(hub, 'ada')).changes(before.cursor)).changes).toEqual([])
  })

  it('is refused where it can’t be, in words, and leaves nothing behind', async () => {
    const hub = await withPast(await withDecided(await stage.hub()), roles('max', 'admin', 'lead'))
    const lea = await signIn(hub, 'lea')
    const refused = async (change: Partial<RoundPlan>, by: Client = lea) => {
      const [answer] = await by.send(create(planOf(change)))
      return answer && 'code' in answer ? answer.code : answer?.status
    }
    expect(await refused({}, await signIn(hub, 'ada'))).toBe('not-a-lead')
    expect(await refused({ achievementId: newId() })).toBe('not-a-lead')
    expect(await refused({ rubricVersion: 7 })).toBe('unknown-level')
    expect(await refused({ rubricId: rubricOf('pair').id })).toBe('unknown-level')
    expect(await refused({ closesOn: '2026-11-01' })).toBe('too-late')
    expect(await refused({ mode: 'qualification' })).toBe('incomplete')
    expect(await refused({ passMark: { exact: 1, adjacent: 1 } })).toBe('incomplete')
    expect(await refused({ panelIds: [PEOPLE.lea.id] })).toBe('incomplete')
    expect(await refused({ panelIds: [PEOPLE.max.id] })).toBe('incomplete')
    expect(await refused({ panelIds: [newId()] })).toBe('incomplete')
    expect(await refused({ panelIds: [PEOPLE.ada.id, PEOPLE.ada.id] })).toBe('incomplete')
    expect(await refused({ sourceIds: [idOf('submission-plain'), idOf('submission-plain')] })).toBe('incomplete')
    expect(await refused({ sourceIds: [newId()] })).toBe('no-exemplar')
    expect(await refused({ sourceIds: [idOf('submission-move')] })).toBe('no-exemplar')
    for (const command of [open(newId()), close(newId()), qualify(newId())]) {
      expect(await lea.send(command)).toMatchObject([{ status: 'rejected', code: 'no-round' }])
    }
    const id = await prepared(hub)
    const max = await signIn(hub, 'max')
    for (const command of [open(id), close(id), qualify(id)]) {
      expect(await max.send(command)).toMatchObject([{ status: 'rejected', code: 'no-round' }])
    }
    expect(await lea.send(create(planOf(), id))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    // An exemplar of a round is no decided submission.
    const [copy] = (await roundOf(hub, id)).exemplars
    expect(await refused({ sourceIds: [copy?.submissionId ?? ''] })).toBe('no-exemplar')
    await hub.workOff()
    const counts = await rowsOf(hub, async (db) => ({
      rounds: (await db.selectFrom('rounds').select('id').execute()).length,
      copies: (await db.selectFrom('copies').select('kind').execute()).map(({ kind }) => kind),
      unwanted: (await db.selectFrom('unwanted_files').selectAll().execute()).length,
    }))
    expect(counts).toEqual({ rounds: 1, copies: ['exemplar', 'exemplar'], unwanted: 0 })
  })

  it('a repeated command sets up one round', async () => {
    const hub = await withDecided(await stage.hub())
    const command = create(planOf())
    const lea = await signIn(hub, 'lea')
    const both = await Promise.all([lea.send(command), lea.send(command)])
    expect(both.map(([answer]) => answer?.status).sort()).toEqual(['accepted', 'duplicate'])
    await hub.workOff()
    expect(await calibrating(hub, 'lea')).toHaveLength(2)
    for (const submission of (await lea.view()).all('submission')) {
      for (const { id, sha256 } of submission.evidence) expect((await lea.get(ROUTES.evidence(id, sha256))).status).toBe(200)
    }
  })

  it('is in no list, no claim, no queue of anybody else, and moves nobody’s load', async () => {
    const hub = await withDecided(await stage.hub())
    const listed = async () => (await operate(hub, { command: 'list' })).text.split('\n').sort()
    const before = await listed()
    const id = await opened(hub)
    expect(await listed()).toEqual(before)
    const [copy] = (await roundOf(hub, id)).exemplars
    for (const command of ['withdraw', 'move', 'revise'] as const) {
      const { status } = await operate(hub, { command, target: copy?.submissionId ?? '' })
      expect(status, command).not.toBe(200)
      expect((await operate(hub, { command, target: copy?.pseudonym ?? '' })).status, command).not.toBe(200)
    }
    await operate(hub, { command: 'supersede', target: idOf('solo') })
    const mine = await calibrating(hub, 'ben')
    expect(mine.map(({ rubricVersion }) => rubricVersion)).toEqual([1, 1])
    const ben = await signIn(hub, 'ben')
    for (const allocation of mine) expect(await ben.send(submit(allocation, 'solo'))).toMatchObject([{ status: 'accepted' }])
    // Two weeks and a week later live leases have lapsed; nobody else gets a part of a round.
    const [late] = await calibrating(hub, 'ada')
    hub.clock.advance(22 * DAY)
    await hub.workOff()
    const allocations = await rowsOf(hub, (db) =>
      db.selectFrom('allocations').select(['assessor_id', 'state', 'purpose']).where('round_id', '=', id).execute(),
    )
    expect(late).toBeDefined()
    expect(allocations.filter(({ purpose }) => purpose === 'calibration').map(({ state }) => state)).toEqual(
      Array(4).fill('ended'),
    )
    expect(allocations.filter(({ purpose }) => purpose === 'reference').map(({ state }) => state)).toEqual([
      'assessed',
      'assessed',
    ])
  })

  it('who declares an interest leaves that exemplar, and the candidate’s work behind it, for good; nobody is given their part', async () => {
    const hub = await withDecided(await stage.hub())
    await opened(hub)
    const [one] = await calibrating(hub, 'ben')
    if (!one) throw new Error('Ben has work')
    const ben = await signIn(hub, 'ben')
    expect(await ben.send(declare(one, 'colleague'))).toMatchObject([{ status: 'accepted', receipt: null }])
    expect(await calibrating(hub, 'ben')).toHaveLength(1)
    const { interests, given } = await rowsOf(hub, async (db) => ({
      interests: await db
        .selectFrom('interests')
        .innerJoin('submissions', 'submissions.candidate_id', 'interests.candidate_id')
        .innerJoin('copies', 'copies.source_submission_id', 'submissions.id')
        .select(['interests.person_id', 'copies.submission_id'])
        .execute(),
      given: await db.selectFrom('allocations').select('id').where('submission_id', '=', one.submissionId).execute(),
    }))
    expect(interests).toEqual([{ person_id: PEOPLE.ben.id, submission_id: one.submissionId }])
    expect(given).toHaveLength(3)
  })

  it('an exemplar in whose candidate the lead has an interest leaves the round that they prepare', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await prepared(hub)
    const [first] = await calibrating(hub, 'lea')
    if (!first) throw new Error('Lea sets two references')
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(declare(first, 'friend'))).toMatchObject([{ status: 'accepted' }])
    expect((await roundOf(hub, id)).exemplars.map(({ submissionId }) => submissionId)).not.toContain(first.submissionId)
    expect((await lea.view()).all('past-decision')).toHaveLength(1)
    await scoreAll(hub, 'lea')
    expect(await lea.send(open(id))).toMatchObject([{ status: 'accepted' }])
    expect(await calibrating(hub, 'ada')).toHaveLength(1)
  })

  it('nobody scores a copy of their own work, or of work that they vouched for', async () => {
    const hub = await withDecided(await stage.hub(), 'vouched')
    // Ada vouched for this candidate, by name.
    await opened(hub, { sourceIds: [idOf('submission-vouched'), idOf('submission-plain')] })
    expect(await calibrating(hub, 'ada')).toHaveLength(1)
    expect(await calibrating(hub, 'ben')).toHaveLength(2)
  })

  it('a draft of a round is handed over to nobody', async () => {
    const hub = await withDecided(await stage.hub())
    await opened(hub)
    const [one] = await calibrating(hub, 'ben')
    if (!one) throw new Error('Ben has work')
    await operate(hub, { command: 'purge', target: PEOPLE.ben.id, yes: true })
    expect(await calibrating(hub, 'ben')).toEqual([])
    const ben = await signIn(hub, 'ben')
    expect(await ben.send(handOver(one, 'solo'))).toMatchObject([{ status: 'rejected', code: 'no-receiver' }])
    expect((await (await signIn(hub, 'ada')).view()).all('handed-draft')).toEqual([])
  })

  it('erasing a candidate erases the copies of their work, and takes them out of rounds with what was scored', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await opened(hub)
    await scoreAll(hub, 'ben')
    const lea = await signIn(hub, 'lea')
    expect((await lea.view()).all('round-score')).toHaveLength(4)
    const dry = await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request' })
    expect(dry.text).toContain('1 exemplar(s)')
    await operate(hub, { command: 'erase', target: idOf('submission-plain'), reason: 'request', yes: true })
    const round = await roundOf(hub, id)
    expect(round.exemplars).toHaveLength(1)
    const left = await lea.view()
    expect(left.all('round-score').map(({ submissionId }) => submissionId)).toEqual(
      Array(2).fill(round.exemplars[0]?.submissionId),
    )
    expect(left.all('past-decision').map((past) => past.id)).toEqual([idOf('submission-vouched-back')])
    expect(await calibrating(hub, 'ben')).toHaveLength(1)
    const keys = await rowsOf(hub, async (db) => ({
      copies: await db.selectFrom('copies').selectAll().execute(),
      evidence: await db
        .selectFrom('evidence')
        .innerJoin('copies', 'copies.submission_id', 'evidence.submission_id')
        .select('copies.source_submission_id')
        .distinct()
        .execute(),
      keys: await db
        .selectFrom('candidate_keys')
        .innerJoin('submissions', 'submissions.candidate_id', 'candidate_keys.candidate_id')
        .innerJoin('copies', 'copies.submission_id', 'submissions.id')
        .select('copies.source_submission_id')
        .execute(),
      assessments: (await db.selectFrom('assessments').select('sealed').where('sealed', 'is', null).execute()).length,
    }))
    expect(keys.copies).toHaveLength(2)
    expect(keys.evidence).toEqual([{ source_submission_id: idOf('submission-vouched-back') }])
    expect(keys.keys).toEqual([{ source_submission_id: idOf('submission-vouched-back') }])
    expect(keys.assessments).toBe(3)
  })

  it('a lead qualifies whoever they saw fit, until a day, and ends it with one that is over', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await prepared(hub)
    const lea = await signIn(hub, 'lea')
    expect(await lea.send(qualify(id))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])
    await scoreAll(hub, 'lea')
    await lea.send(open(id))
    expect(await lea.send(qualify(id, { achievementId: idOf('pair') }))).toMatchObject([{ code: 'no-round' }])
    expect(await lea.send(qualify(id, { personId: PEOPLE.max.id }))).toMatchObject([{ code: 'no-round' }])
    expect(await lea.send(qualify(id, { until: '2026-10-01' }))).toMatchObject([{ code: 'wrong-state' }])
    expect(await lea.send(qualify(id, { until: '2027-06-30' }))).toMatchObject([{ status: 'accepted', receipt: null }])
    expect(await lea.send(qualify(id, { personId: PEOPLE.ada.id }))).toMatchObject([{ status: 'accepted' }])
    expect(await lea.send(qualify(id, { personId: PEOPLE.ada.id, until: '2026-11-01' }))).toMatchObject([{ status: 'accepted' }])
    // The lead's list of who may assess what says by which round.
    const told = (await (await signIn(hub, 'lea')).view()).all('qualification')
    expect(told.map(({ personId, roundName, ended }) => [personId, roundName, ended?.by]).sort()).toEqual(
      [
        [PEOPLE.ada.id, 'Autumn panel', 'lead'],
        [PEOPLE.ben.id, 'Autumn panel', undefined],
      ].sort(),
    )
    const rows = await rowsOf(hub, (db) =>
      db.selectFrom('qualifications').select(['person_id', 'achievement_id', 'until']).where('ended_at', 'is', null).execute(),
    )
    expect(rows).toEqual([{ person_id: PEOPLE.ben.id, achievement_id: idOf('solo'), until: '2027-06-30' }])
  })

  it('a year after its close the hub lets go of a round and of its exemplars', async () => {
    const hub = await withDecided(await stage.hub())
    const id = await opened(hub)
    await (await signIn(hub, 'lea')).send(close(id))
    hub.clock.advance(364 * DAY)
    await hub.workOff()
    expect(await calibrating(hub, 'lea')).toHaveLength(2)
    hub.clock.advance(2 * DAY)
    await hub.workOff()
    const view = await (await signIn(hub, 'lea')).view()
    expect([...view.all('round'), ...view.all('round-score'), ...view.all('allocation')]).toEqual([])
    const keys = await rowsOf(hub, (db) =>
      db
        .selectFrom('candidate_keys')
        .innerJoin('submissions', 'submissions.candidate_id', 'candidate_keys.candidate_id')
        .innerJoin('copies', 'copies.submission_id', 'submissions.id')
        .select('copies.kind')
        .execute(),
    )
    expect(keys).toEqual([])
  })

  it('a lead is told of colleagues whom they may invite, and nobody else is', async () => {
    const hub = await stage.hub()
    const lea = await signIn(hub, 'lea')
    const colleagues = (await lea.view()).all('colleague')
    expect(colleagues.map(({ name }) => name).sort()).toEqual(['Ada Assessor', 'Ben Assessor'])
    expect(colleagues[0]).toMatchObject({ roles: ['assessor'], panels: [idOf('panel')] })
    for (const who of ['ada', 'max'] as const) expect((await (await signIn(hub, who)).view()).all('colleague')).toEqual([])
    const later = await withPast(hub, roles('max', 'lead'), roles('lea', 'admin'))
    const now = await signIn(later, 'max')
    expect(
      (await now.view())
        .all('colleague')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Ada Assessor', 'Ben Assessor'])
    expect((await (await signIn(later, 'lea')).view()).all('colleague')).toEqual([])
  })
})
