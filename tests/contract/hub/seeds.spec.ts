import { expect, it } from 'vitest'
import { newCommandId } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import { giveBack, moveWork, sendMessage, setPromise } from './kit/acting'
import { Client, type View } from './kit/client'
import { declare, handOver, submit, takeBack } from './kit/commands'
import { readRows } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE } from './kit/package'
import { closeRound, createRound, decideSources, letWorkFlow, openSeeding, seededOf, seedingPlan, seedsOf } from './kit/seeding'
import { randomIdOf } from './kit/seeded-work'
import { onBothDatabases, type Stage, type TestHub } from './kit/stage'

const DAY = 86_400
const SOURCES = 3
const signIn = (hub: TestHub, who: keyof typeof PEOPLE) => Client.signIn(hub.origin, who)
const viewOf = async (hub: TestHub, who: keyof typeof PEOPLE) => (await signIn(hub, who)).view()

/** A round that seeds, and work that has just been given out: each part with a seed in its place. */
const seededFor =
  (...who: ('ada' | 'ben')[]) =>
  async (fresh: TestHub) => {
    await decideSources(fresh)
    const roundId = await openSeeding(fresh, seedingPlan(SOURCES))
    await letWorkFlow(fresh, who, true)
    return roundId
  }
const FOR_BOTH = seededFor('ada', 'ben')
const FOR_ADA = seededFor('ada')

async function seeded(stage: Stage, happened = FOR_BOTH) {
  const { hub, given: roundId } = await stage.hubAfter(happened)
  return { hub, roundId }
}

const liveOf = (view: View) => {
  const seeds = new Set(seedsOf(view).map(({ id }) => id))
  return seededOf(view).filter(({ id }) => !seeds.has(id))
}

const firstOf = <One>(all: readonly One[]): One => {
  const [one] = all
  if (one === undefined) throw new Error('there is one')
  return one
}

onBothDatabases(
  (stage) => {
    it('is set up only where work can be seeded, and with a share', async () => {
      const hub = await stage.hub()
      await decideSources(hub)
      const lea = await signIn(hub, 'lea')
      const refused = async (change: Parameters<typeof seedingPlan>[1]) => {
        const [answer] = await lea.send(createRound(seedingPlan(SOURCES, change)))
        return answer && 'code' in answer ? answer.code : answer?.status
      }
      const { seedShare: _without, ...plan } = seedingPlan(SOURCES)
      expect(await lea.send(createRound(plan))).toMatchObject([{ status: 'rejected', code: 'incomplete' }])
      expect(await refused({ mode: 'practice' })).toBe('incomplete')
      const blind = { achievementId: idOf('blind'), rubricId: idOf('blind-rubric') }
      expect(await refused(blind)).toBe('no-seeding')
      const tooMuch = createRound(seedingPlan(SOURCES, { seedShare: 0.3 }))
      expect((await lea.post(ROUTES.commands, { commands: [tooMuch] })).status).toBe(400)
      expect(await refused({})).toBe('accepted')
    })

    it('strips live work at intake, and tells the day on which it came in', async () => {
      const { hub } = await seeded(stage)
      const view = await viewOf(hub, 'ada')
      const ada = await signIn(hub, 'ada')
      expect(view.all('submission').length).toBeGreaterThan(2)
      for (const { candidate, narrative, evidence, receivedAt } of view
        .all('submission')
        .filter(({ achievementId }) => achievementId === idOf('seeded'))) {
        expect(candidate.name).toBeNull()
        expect(receivedAt).toMatch(/T12:00:00\.000Z$/)
        expect(narrative).toContain(`Candidate ${candidate.pseudonym} tells`)
        for (const [at, { fileName, title, id, sha256, kind }] of evidence.entries()) {
          expect(fileName).toMatch(new RegExp(`^piece-${at + 1}(\\.json)?$`))
          expect(title).toContain(`of Candidate ${candidate.pseudonym}`)
          const { status, bytes } = await ada.get(ROUTES.evidence(id, sha256))
          expect([status, bytes.toString().includes(candidate.pseudonym)], kind).toEqual([200, true])
        }
      }
    })

    it('gives each assessor a copy of each exemplar at most once, as live work, and tells the lead nothing of what they give', async () => {
      const { hub, roundId } = await seeded(stage)
      const round = firstOf((await viewOf(hub, 'lea')).all('round'))
      expect(round).toMatchObject({ id: roundId, mode: 'seeding', seedShare: 0.2, state: 'open' })
      for (const who of ['ada', 'ben'] as const) {
        const client = await signIn(hub, who)
        const view = await client.view()
        const seeds = seedsOf(view)
        expect(seeds).toHaveLength(SOURCES)
        expect(view.all('round-reference')).toEqual([])
        for (const seed of seeds) {
          const [answer] = await client.send(submit(seed, 'seeded', { levels: [2, 3], recommendation: 'not-yet' }))
          expect(answer).toMatchObject({ status: 'accepted', receipt: { stage: 'accepted', outcome: null, credentialId: null } })
        }
      }
      hub.clock.advance(20)
      await hub.workOff()
      const told = await viewOf(hub, 'lea')
      expect(told.all('round-score').filter(({ personId }) => personId !== null)).toEqual([])
      expect(told.all('pending-decision')).toEqual([])
      const settled = { settled: SOURCES, isReady: false, unread: [] }
      expect(firstOf(told.all('round')).seeds).toEqual(
        expect.arrayContaining([PEOPLE.ada.id, PEOPLE.ben.id].map((personId) => ({ personId, ...settled }))),
      )
    })

    it('looks to its assessor as live work does from the first day to the last', async () => {
      const { hub } = await seeded(stage)
      const ada = await signIn(hub, 'ada')
      const before = await ada.view()
      const [seed, live] = [firstOf(seedsOf(before)), firstOf(liveOf(before))]
      const shapeOf = (view: View, { id, submissionId }: typeof seed) => {
        const { state, revision, task, rubricVersion } = view.all('allocation').find((one) => one.id === id) ?? {}
        const receipt = view.all('receipt').find(({ allocationId }) => allocationId === id)
        const { commandId: _c, allocationId: _a, submissionId: _s, ...told } = receipt ?? {}
        return {
          state,
          revision,
          task,
          rubricVersion,
          told,
          submission: view.all('submission').find((one) => one.id === submissionId)?.state,
        }
      }
      const alike = async () => {
        const view = await viewOf(hub, 'ada')
        expect(shapeOf(view, seed)).toEqual(shapeOf(view, live))
        return shapeOf(view, seed)
      }
      expect((await alike()).state).toBe('offered')
      const how = { recommendation: 'not-yet', levels: [1, 1] } as const
      const first = [submit(seed, 'seeded', { ...how, levels: [1, 1] }), submit(live, 'seeded', { ...how, levels: [1, 1] })]
      expect(await ada.send(...first)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
      expect((await alike()).state).toBe('assessed')
      const back = await ada.send(takeBack(seed, first[0]?.id ?? ''), takeBack(live, first[1]?.id ?? ''))
      expect(back).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
      expect((await alike()).state).toBe('in-review')
      await ada.send(submit(seed, 'seeded', { ...how, levels: [1, 1] }), submit(live, 'seeded', { ...how, levels: [1, 1] }))
      hub.clock.advance(20)
      await hub.workOff()
      expect(await alike()).toMatchObject({ state: 'ended', submission: 'returned', told: { stage: 'accepted', outcome: null } })
      hub.clock.advance(7 * DAY)
      await hub.workOff()
      expect(await alike()).toEqual({ told: {} })
      const decided = await readRows(hub, (db) =>
        db.selectFrom('decisions').select('submission_id').where('state', '=', 'final').execute(),
      )
      expect(decided).toHaveLength(SOURCES + 1)
    })

    it('follows the rubric as live work does, and is in no list', async () => {
      const { hub } = await seeded(stage)
      const { text } = await operate(hub, { command: 'list' })
      const seeds = seedsOf(await viewOf(hub, 'ada'))
      for (const { submissionId } of seeds) expect(text).not.toContain(submissionId)
      await operate(hub, { command: 'supersede', target: idOf('seeded') })
      const versions = seededOf(await viewOf(hub, 'ada')).filter(({ state }) => state === 'offered')
      expect(new Set(versions.map(({ rubricVersion }) => rubricVersion))).toEqual(new Set([2]))
      expect(seeds.length).toBeGreaterThan(0)
    })

    it('ends with its round: what lies in queues within three days, what nobody has at once', async () => {
      const { hub, roundId } = await seeded(stage, FOR_ADA)
      const ada = await signIn(hub, 'ada')
      const { cursor } = await ada.changes()
      const [scored, ...left] = seedsOf(await ada.view())
      if (!scored) throw new Error('Ada has seeds')
      await ada.send(submit(scored, 'seeded'))
      expect(await (await signIn(hub, 'lea')).send(closeRound(roundId))).toMatchObject([{ status: 'accepted' }])
      hub.clock.advance(3 * DAY)
      await hub.workOff()
      const later = await signIn(hub, 'ada')
      const { changes } = await later.changes(cursor)
      const gone = changes.filter(({ op, kind }) => op === 'remove' && kind === 'allocation')
      expect(gone.map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort())
      for (const change of gone) expect(change).toMatchObject({ reason: 'withdrawn' })
      expect(seedsOf(await later.view()).map(({ state }) => state)).toEqual(['ended'])
      const waiting = await readRows(hub, (db) =>
        db.selectFrom('seeds').select('submission_id').where('given_at', 'is', null).execute(),
      )
      expect(waiting).toEqual([])
    })

    it('a conflict that is declared on it is one with the candidate of the work that it is a copy of', async () => {
      const { hub } = await seeded(stage)
      const ada = await signIn(hub, 'ada')
      const seed = firstOf(seedsOf(await ada.view()))
      expect(await ada.send(declare(seed, 'family'))).toMatchObject([{ status: 'accepted', receipt: null }])
      expect((await ada.view()).all('allocation').map(({ id }) => id)).not.toContain(seed.id)
      const interests = await readRows(hub, (db) => db.selectFrom('interests').selectAll().execute())
      const sources = Array.from({ length: SOURCES }, (_, at) => idOf(`candidate source-${at + 1}`))
      expect(interests.map(({ candidate_id }) => sources.includes(candidate_id)).sort()).toEqual([false, true])
    })

    it('that lapses goes to nobody, and its draft is handed over as any', async () => {
      const { hub } = await seeded(stage)
      const ada = await signIn(hub, 'ada')
      const view = await ada.view()
      const seed = firstOf(seedsOf(view))
      const [item] = view.all('submission').find(({ id }) => id === seed.submissionId)?.evidence ?? []
      hub.clock.advance(22 * DAY)
      await hub.workOff()
      const later = await signIn(hub, 'ada')
      expect(seedsOf(await later.view())).toEqual([])
      const draft = handOver(seed, 'seeded', item?.id)
      expect(await later.send(draft)).toMatchObject([{ status: 'accepted', receipt: null }])
      expect(await later.send(handOver(seed, 'seeded'))).toMatchObject([{ status: 'rejected', code: 'already-handed-over' }])
      const held = await readRows(hub, (db) =>
        db
          .selectFrom('allocations')
          .select('assessor_id')
          .where('submission_id', '=', seed.submissionId)
          .where('state', '!=', 'lapsed')
          .execute(),
      )
      expect(held).toEqual([])
    })

    it('that is given back looks like live work that is, moves with the promise as that does, and nobody can move or ask for it', async () => {
      const { hub } = await seeded(stage)
      const [ada, max, lea] = [await signIn(hub, 'ada'), await signIn(hub, 'max'), await signIn(hub, 'lea')]
      const dueDates = async () => {
        const view = await ada.view()
        return [seedsOf(view), liveOf(view)].map((some) => [...new Set(some.map(({ dueOn }) => dueOn))])
      }
      const [before] = await dueDates()
      expect(await max.send(setPromise('seeded', 5))).toMatchObject([{ status: 'accepted' }])
      const [ofSeeds, ofLive] = await dueDates()
      expect(ofSeeds).toEqual(ofLive)
      expect(ofSeeds).not.toEqual(before)
      const view = await ada.view()
      const [seed, live] = [firstOf(seedsOf(view)), firstOf(liveOf(view))]
      const move = { ...moveWork('seeded', seed.id, 'cem'), submissionId: seed.submissionId }
      const ask = sendMessage(['ada'], { purpose: 'return', aboutAllocationId: seed.id })
      for (const client of [max, lea]) {
        expect(await client.send({ ...move, id: newCommandId() })).toMatchObject([{ status: 'rejected', code: 'no-work' }])
        expect(await client.send({ ...ask, id: newCommandId() })).toMatchObject([{ status: 'rejected', code: 'no-work' }])
        const { body } = await client.post(ROUTES.operationsReceivers, { submissionIds: [seed.submissionId, live.submissionId] })
        expect(body).toMatchObject({ work: [{ submissionId: live.submissionId }] })
      }
      const told = []
      for (const given of [seed, live]) {
        const { cursor } = await ada.changes()
        const answers = await ada.send(giveBack(given.id, 'No time.'), handOver(given, 'seeded'))
        const { changes } = await ada.changes(cursor)
        const words = JSON.stringify([answers.map(({ id: _, ...answer }) => answer), changes])
        told.push(words.replaceAll(given.id, 'allocation').replaceAll(given.submissionId, 'submission'))
      }
      expect(told[0]).toBe(told[1])
      expect(told[0]).toMatch(/accepted.*accepted.*remove/)
    })

    it('goes where its source’s candidate is erased, as their own work does', async () => {
      const { hub } = await seeded(stage)
      const before = seedsOf(await viewOf(hub, 'ada'))
      const { status } = await operate(hub, { command: 'erase', target: randomIdOf('source-1'), reason: 'request', yes: true })
      expect(status).toBe(200)
      expect(seedsOf(await viewOf(hub, 'ada'))).toHaveLength(before.length - 1)
      expect(firstOf((await viewOf(hub, 'lea')).all('round')).exemplars).toHaveLength(SOURCES - 1)
      const copies = await readRows(hub, (db) =>
        db
          .selectFrom('seeds')
          .innerJoin('copies', 'copies.submission_id', 'seeds.submission_id')
          .select('seeds.submission_id')
          .where('copies.source_submission_id', '=', randomIdOf('source-1'))
          .execute(),
      )
      expect(copies).toEqual([])
    })

    it('a hub that gave cursors before they were sealed goes on from there', async () => {
      const hub = await stage.hub()
      const ada = await signIn(hub, 'ada')
      const { cursor } = await ada.changes()
      const row = await readRows(hub, (db) =>
        db
          .selectFrom('feed')
          .innerJoin('hub', (join) => join.onTrue())
          .select(['feed.position', 'feed.row_id', 'hub.lineage'])
          .where('audience', '=', `user:${PEOPLE.ada.id}`)
          .orderBy('position', 'desc')
          .executeTakeFirstOrThrow(),
      )
      const plain = Buffer.from([row.lineage, row.position, row.row_id].join(' ')).toString('base64url')
      expect(Buffer.from(cursor, 'base64url').toString()).not.toContain(row.lineage)
      const again = await hub.restart()
      const page = await ada.at(again.origin).page(plain)
      expect([page.changes, page.lineage]).toEqual([[], row.lineage])
      const broken = await ada.at(again.origin).get(`${ROUTES.changes}?cursor=${cursor.slice(0, -8)}AAAAAAAA`)
      expect(broken.status).toBe(410)
    })
  },
  { thirdAssessor: true, seeding: { sources: SOURCES, waiting: 10 } },
)
