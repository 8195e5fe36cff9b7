import { expect, it } from 'vitest'
import { LEAST_SEEDS_IN_REPORT } from '../../../shared/domain'
import type { Command } from '../../../shared/protocol'
import { Client, type View } from './kit/client'
import { bareCommand, noteOn, submit } from './kit/commands'
import { PEOPLE } from './kit/package'
import { closeRound, decideSources, letWorkFlow, openSeeding, seededOf, seedingPlan, seedsOf } from './kit/seeding'
import { onBothDatabases, type Stage, type TestHub } from './kit/stage'

const DAY = 86_400
const SOURCES = LEAST_SEEDS_IN_REPORT + 1
type Who = keyof typeof PEOPLE

const command = (type: 'round.report' | 'report.read', id: string) => bareCommand(type, id, 'seeded')
const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
const viewOf = async (hub: TestHub, who: Who) => (await signIn(hub, who)).view()
const codeOf = async (hub: TestHub, who: Who, one: Command) => {
  const [answer] = await (await signIn(hub, who)).send(one)
  return answer && 'code' in answer ? answer.code : answer?.status
}

/** A round that seeds, in which each has a seed of every exemplar, and about as much live work. */
async function seeded(stage: Stage) {
  const fresh = await stage.hub()
  await decideSources(fresh)
  const roundId = await openSeeding(fresh, seedingPlan(SOURCES))
  const hub = await letWorkFlow(fresh, ['ada', 'ben'], true)
  return { hub, roundId }
}

/** They hand these in, and wait until each looks decided. The second criterion is always a level below the reference. */
async function handIn(hub: TestHub, who: Who, works: ReturnType<typeof seededOf>) {
  const client = await signIn(hub, who)
  const view = await client.view()
  for (const work of works) {
    const [item] = view.all('submission').find(({ id }) => id === work.submissionId)?.evidence ?? []
    const said = submit(work, 'seeded', { levels: [4, 1], recommendation: 'not-yet' })
    const note = noteOn(work, item?.id ?? '', said.assessment.scores[0]?.criterionId ?? '')
    const annotations = [{ ...note, evidenceSha256: item?.sha256 ?? '' }]
    expect(await client.send({ ...said, annotations })).toMatchObject([{ status: 'accepted' }])
  }
  hub.clock.advance(20)
  await hub.workOff()
}

const liveOf = (view: View) => {
  const seeds = new Set(seedsOf(view).map(({ id }) => id))
  return seededOf(view).filter(({ id }) => !seeds.has(id))
}

/** What the lead knows of somebody's seeds, and the scores of them that they have. */
const leadKnows = async (hub: TestHub, who: Who) => {
  const view = await viewOf(hub, 'lea')
  const progress = view.all('round')[0]?.seeds?.find(({ personId }) => personId === PEOPLE[who].id)
  return { progress, scores: view.all('round-score').filter(({ personId }) => personId === PEOPLE[who].id), view }
}

onBothDatabases(
  (stage) => {
    it('sums up eight seeds or more for whom they are about, and shows them to the lead once that was opened', async () => {
      const { hub, roundId } = await seeded(stage)
      const before = await viewOf(hub, 'ada')
      const seeds = seedsOf(before)
      expect(seeds).toHaveLength(SOURCES)
      await handIn(hub, 'ada', [...liveOf(before), ...seeds.slice(0, 7)])
      expect(await leadKnows(hub, 'ada')).toMatchObject({ progress: { settled: 7, isReady: false, unread: [] }, scores: [] })
      expect(await codeOf(hub, 'lea', command('round.report', roundId))).toBe('too-few')
      expect(await codeOf(hub, 'ada', command('round.report', roundId))).toBe('no-round')
      // What was too few waits for the next time.
      await handIn(hub, 'ada', seeds.slice(7))
      expect((await leadKnows(hub, 'ada')).progress).toMatchObject({ settled: 9, isReady: true })
      const ask = command('round.report', roundId)
      expect(await codeOf(hub, 'lea', ask)).toBe('accepted')
      expect(await codeOf(hub, 'lea', ask)).toBe('duplicate')

      const view = await viewOf(hub, 'ada')
      const [report, ...others] = view.all('report')
      expect(others).toEqual([])
      expect(report).toMatchObject({
        ...{ pieces: 9, levels: 18, exact: 0.5, oneAway: 0.5, mode: 'seeding', roundId: null, roundName: null, isRead: false },
        lean: { value: -0.5, low: -0.5, high: -0.5 },
        criteria: [
          { code: 'C1', figures: { pieces: 9, exact: 1, lean: { value: 0 } } },
          { code: 'C2', figures: { pieces: 9, exact: 0, lean: { value: -1 }, rare: [{ title: expect.any(String) }] } },
        ],
      })
      const told = JSON.stringify(report)
      for (const { id, submissionId } of seededOf(before)) {
        const candidate = before.all('submission').find((one) => one.id === submissionId)?.candidate.pseudonym ?? 'somebody'
        for (const trace of [id, submissionId, candidate, roundId]) expect(told).not.toContain(trace)
      }
      // It is nobody else's, and its lead sees nothing of what it is made of.
      for (const who of ['ben', 'lea', 'max'] as const) expect((await viewOf(hub, who)).all('report')).toEqual([])
      for (const who of ['ben', 'lea'] as const)
        expect(await codeOf(hub, who, command('report.read', report?.id ?? ''))).toBe('no-report')
      const waiting = [{ pieces: 9, seenFrom: report?.privateUntil }]
      expect(await leadKnows(hub, 'ada')).toMatchObject({ progress: { settled: 0, isReady: false, unread: waiting }, scores: [] })

      const cursor = (await (await signIn(hub, 'ada')).changes()).cursor
      expect(await codeOf(hub, 'ada', command('report.read', report?.id ?? ''))).toBe('accepted')
      const { changes } = await (await signIn(hub, 'ada')).changes(cursor)
      expect(changes).toEqual([{ op: 'put', kind: 'report', id: report?.id, body: { ...report, isRead: true } }])
      const after = await leadKnows(hub, 'ada')
      expect(after.progress).toMatchObject({ settled: 0, unread: [] })
      const exemplars = after.view.all('round')[0]?.exemplars.map(({ submissionId }) => submissionId) ?? []
      expect(after.scores.map(({ submissionId }) => submissionId).sort()).toEqual([...exemplars].sort())
      for (const { submissionId, annotations } of after.scores) {
        // What they pointed at, as the lead can read it.
        const [item] = after.view.all('submission').find(({ id }) => id === submissionId)?.evidence ?? []
        expect(annotations).toMatchObject([{ evidenceId: item?.id, evidenceSha256: item?.sha256 }])
      }
      // Each seed is in one report: nothing is left that another could be told apart by.
      expect(await codeOf(hub, 'lea', command('round.report', roundId))).toBe('too-few')
    })

    it('is shown to the lead after five working days, and by the hub itself when a closed round has left every queue', async () => {
      const { hub, roundId } = await seeded(stage)
      const before = await viewOf(hub, 'ben')
      const seeds = seedsOf(before)
      await handIn(hub, 'ben', seeds.slice(0, LEAST_SEEDS_IN_REPORT))
      // Enough seeds, but no live work that they could be taken for.
      expect((await leadKnows(hub, 'ben')).progress).toMatchObject({ settled: LEAST_SEEDS_IN_REPORT, isReady: false })
      expect(await codeOf(hub, 'lea', command('round.report', roundId))).toBe('too-few')
      await handIn(hub, 'ben', [...liveOf(before), ...seeds.slice(LEAST_SEEDS_IN_REPORT)])
      expect(await codeOf(hub, 'lea', command('round.report', roundId))).toBe('accepted')
      // Handed out on a Monday.
      expect((await viewOf(hub, 'ben')).all('report')).toMatchObject([{ privateUntil: '2026-11-09' }])
      hub.clock.advance(6 * DAY)
      await hub.workOff()
      expect((await leadKnows(hub, 'ben')).scores).toEqual([])
      hub.clock.advance(DAY)
      await hub.workOff()
      const known = await leadKnows(hub, 'ben')
      expect([known.scores.length, known.progress?.unread]).toEqual([SOURCES, []])
      expect((await viewOf(hub, 'ben')).all('report')).toMatchObject([{ isRead: false }])

      // Nobody hands Ada's out.
      await handIn(hub, 'ada', seededOf(await viewOf(hub, 'ada')))
      expect(await codeOf(hub, 'lea', closeRound(roundId))).toBe('accepted')
      for (const days of [0, 3]) {
        hub.clock.advance(days * DAY)
        await hub.workOff()
        expect((await viewOf(hub, 'ada')).all('report')).toEqual([])
      }
      hub.clock.advance(DAY)
      await hub.workOff()
      expect((await viewOf(hub, 'ada')).all('report')).toMatchObject([{ pieces: SOURCES }])
      expect((await leadKnows(hub, 'ada')).scores).toEqual([])
      const { cursor } = await (await signIn(hub, 'ada')).changes()
      hub.clock.advance(366 * DAY)
      await hub.workOff()
      const { changes } = await (await signIn(hub, 'ada')).changes(cursor)
      expect(changes.filter(({ kind }) => kind === 'report')).toMatchObject([{ op: 'remove' }])
    })
  },
  { thirdAssessor: true, seeding: { sources: SOURCES, waiting: 24 } },
)
