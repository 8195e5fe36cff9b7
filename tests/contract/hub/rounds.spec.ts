import { expect, it } from 'vitest'
import { newId, type RoundPlan } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import type { Client } from './kit/client'
import { begin, noteOn, submit } from './kit/commands'
import { readRows, withPast } from './kit/history'
import { operate } from './kit/operate'
import { idOf, PEOPLE, rubricOf } from './kit/package'
import {
  afterDecisions,
  afterOpening,
  afterSettingUp,
  base,
  calibrating,
  close,
  CLOSES_ON,
  create,
  DAY,
  open,
  opened,
  planOf,
  prepared,
  qualify,
  roles,
  roundOf,
  scoreAll,
  signIn,
  type Who,
} from './kit/round-work'
import { onBothDatabases } from './kit/stage'

onBothDatabases((stage) => {
  it('a round goes from its references over the panel’s scores to its end', async () => {
    const { hub, given: id } = await stage.hubAfter(afterSettingUp)
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
    const [decisions, credentials] = await readRows(hub, (db) =>
      Promise.all([db.selectFrom('decisions').selectAll().execute(), db.selectFrom('credentials').selectAll().execute()]),
    )
    expect([decisions.length, credentials.length]).toEqual([2, 2])
  })

  it('in practice a member sees the reference as soon as they have scored, without whose it is; the other member’s score never', async () => {
    const { hub } = await stage.hubAfter(afterDecisions)
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
    const { hub } = await stage.hubAfter(afterDecisions)
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
    const { hub, given: id } = await stage.hubAfter(afterOpening)
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
    const { hub } = await stage.hubAfter(afterDecisions)
    const before = await signIn(hub, 'ada').then((ada) => ada.changes())
    const id = await prepared(hub)
    expect(await (await signIn(hub, 'lea')).send(close(id))).toMatchObject([{ status: 'accepted' }])
    expect((await calibrating(hub, 'lea')).map(({ state }) => state)).toEqual(['ended', 'ended'])
    expect((await (await signIn(hub, 'ada')).changes(before.cursor)).changes).toEqual([])
  })

  it('is refused where it can’t be, in words, and leaves nothing behind', async () => {
    const hub = await withPast((await stage.hubAfter(afterDecisions)).hub, roles('max', 'admin', 'lead'))
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
    const counts = await readRows(hub, async (db) => ({
      rounds: (await db.selectFrom('rounds').select('id').execute()).length,
      copies: (await db.selectFrom('copies').select('kind').execute()).map(({ kind }) => kind),
      unwanted: (await db.selectFrom('unwanted_files').selectAll().execute()).length,
    }))
    expect(counts).toEqual({ rounds: 1, copies: ['exemplar', 'exemplar'], unwanted: 0 })
  })

  it('a repeated command sets up one round', async () => {
    const { hub } = await stage.hubAfter(afterDecisions)
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
    const { hub } = await stage.hubAfter(afterDecisions)
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
    const allocations = await readRows(hub, (db) =>
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

  it('a lead qualifies whoever they saw fit, until a day, and ends it with one that is over', async () => {
    const { hub, given: id } = await stage.hubAfter(afterSettingUp)
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
    const rows = await readRows(hub, (db) =>
      db.selectFrom('qualifications').select(['person_id', 'achievement_id', 'until']).where('ended_at', 'is', null).execute(),
    )
    expect(rows).toEqual([{ person_id: PEOPLE.ben.id, achievement_id: idOf('solo'), until: '2027-06-30' }])
  })

  it('a year after its close the hub lets go of a round and of its exemplars', async () => {
    const { hub, given: id } = await stage.hubAfter(afterOpening)
    await (await signIn(hub, 'lea')).send(close(id))
    hub.clock.advance(364 * DAY)
    await hub.workOff()
    expect(await calibrating(hub, 'lea')).toHaveLength(2)
    hub.clock.advance(2 * DAY)
    await hub.workOff()
    const view = await (await signIn(hub, 'lea')).view()
    expect([...view.all('round'), ...view.all('round-score'), ...view.all('allocation')]).toEqual([])
    const keys = await readRows(hub, (db) =>
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
