import { expect, it } from 'vitest'
import type { Db } from '../../../hub/store'
import { type LatePage, type OperationsToday, ROUTES, type TurnaroundAnswer } from '../../../shared/protocol'
import { Client } from './kit/client'
import { submit } from './kit/commands'
import { withPast } from './kit/history'
import { idOf, PEOPLE } from './kit/package'
import { randomHistory, writeHistory } from './kit/random-history'
import { decideSources, isSeed, letWorkFlow, openSeeding, seededOf, seedingPlan, seedsOf } from './kit/seeding'
import { type TestHub, useStage } from './kit/stage'

const SOURCES = 3
const WAITING = 10
const NOW = Date.parse('2026-11-02T12:00:00.000Z')
/** Three weeks: whatever is open is late. */
const LONG = 21 * 86_400

const stage = useStage('PGlite', { thirdAssessor: true, seeding: { sources: SOURCES, waiting: WAITING } })

const as = (hub: TestHub, who: keyof typeof PEOPLE) => Client.signIn(hub.origin, who)
const get = async <Answer>(client: Client, path: string) => (await client.get(path)).body as Answer
const today = (client: Client) => get<OperationsToday>(client, ROUTES.operationsToday)
const loadOf = ({ loads }: OperationsToday, who: keyof typeof PEOPLE) => loads.find(({ personId }) => personId === PEOPLE[who].id)

/** Of the panel that is named, or of none. */
const panelsOf =
  (who: keyof typeof PEOPLE, ...panels: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ panels: JSON.stringify(panels.map(idOf)) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

const rolesOf =
  (who: keyof typeof PEOPLE, ...roles: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(roles) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

const ofPanel = (achievement: string, panel: string) => async (db: Db) => {
  const id = idOf(achievement)
  const { body } = await db.selectFrom('achievements').select('body').where('id', '=', id).executeTakeFirstOrThrow()
  const changed = JSON.stringify({ ...body, policy: { ...body.policy, panelId: idOf(panel) } })
  await db.updateTable('achievements').set({ body: changed }).where('id', '=', id).execute()
}

it('an assessor sees how they stand themselves, and nothing of anybody else', async () => {
  const hub = await stage.hub()
  const ada = await as(hub, 'ada')
  const answer = await today(ada)
  expect(answer).toMatchObject({ achievements: [], open: [], delays: [] })
  const open = (await ada.view()).all('allocation').filter(({ state }) => state === 'offered')
  expect(answer.loads).toEqual([
    {
      personId: PEOPLE.ada.id,
      name: PEOPLE.ada.name,
      open: open.length,
      begun: 0,
      overdue: 0,
      handedInLately: 0,
      away: null,
      mayTake: [],
    },
  ])
  for (const path of [ROUTES.operationsTurnaround, ROUTES.operationsFlow, ROUTES.operationsLate]) {
    expect((await ada.get(path)).status).toBe(403)
  }
})

it('who is away is told to admins, and of oneself: what goes on, or comes next', async () => {
  const absence = (who: keyof typeof PEOPLE, name: string, from_on: string, until_on: string | null) => (db: Db) =>
    db
      .insertInto('absences')
      .values({ id: idOf(name), person_id: PEOPLE[who].id, from_on, until_on })
      .execute()
  const hub = await withPast(
    await stage.hub(),
    absence('ada', 'over', '2026-10-01', '2026-11-01'),
    absence('ada', 'later', '2026-12-21', null),
    absence('ada', 'next', '2026-11-02', '2026-11-02'),
    absence('ben', 'open', '2026-01-01', null),
  )
  const [ofMax, ofAda, ofLea] = await Promise.all((['max', 'ada', 'lea'] as const).map(async (who) => today(await as(hub, who))))
  expect(ofMax && [loadOf(ofMax, 'ada')?.away, loadOf(ofMax, 'ben')?.away, loadOf(ofMax, 'cem')?.away]).toEqual([
    { from: '2026-11-02', until: '2026-11-02' },
    { from: '2026-01-01', until: null },
    null,
  ])
  expect(ofAda && loadOf(ofAda, 'ada')?.away).toEqual({ from: '2026-11-02', until: '2026-11-02' })
  expect(ofLea?.loads.map(({ away }) => away)).toEqual(ofLea?.loads.map(() => null))
})

it('a lead sees the achievements of their panels, and of work that they assess themselves only that there is some', async () => {
  const fresh = await stage.hub()
  const hub = await withPast(
    fresh,
    ofPanel('solo', 'other-panel'),
    ofPanel('pair', 'panel'),
    panelsOf('ben', 'other-panel'),
    rolesOf('ada', 'assessor', 'lead'),
  )
  hub.clock.advance(LONG)
  const [lea, max, ada] = [await as(hub, 'lea'), await as(hub, 'max'), await as(hub, 'ada')]
  const [ofLea, ofMax] = [await today(lea), await today(max)]
  const solo = idOf('solo')
  expect(ofMax.open.some(({ achievementId }) => achievementId === solo)).toBe(true)
  expect(JSON.stringify(ofLea)).not.toContain(solo)
  expect(ofLea.achievements).toHaveLength(ofMax.achievements.length - 1)
  expect((await lea.get(`${ROUTES.operationsFlow}?achievementId=${solo}`)).status).toBe(404)
  const late = async (client: Client) => (await get<LatePage>(client, `${ROUTES.operationsLate}?limit=200`)).rows
  const own = new Set((await ada.view()).all('allocation').map(({ submissionId }) => submissionId))
  const [all, ofAda] = [await late(max), await late(ada)]
  expect(all.filter(({ submissionId }) => own.has(submissionId)).length).toBeGreaterThan(3)
  expect(ofAda.filter(({ submissionId }) => own.has(submissionId))).toEqual([])
  expect(ofAda.length).toBeGreaterThan(0)
  // All that somebody has, also what is in time, and of it no more than there is to see.
  const has = (client: Client, who: keyof typeof PEOPLE) =>
    get<LatePage>(client, `${ROUTES.operationsLate}?limit=200&assessorId=${PEOPLE[who].id}`).then(({ rows }) => rows)
  const ofBens = await has(max, 'ben')
  expect(ofBens).toHaveLength(loadOf(ofMax, 'ben')?.open ?? -1)
  expect(new Set(ofBens.map(({ assessorId }) => assessorId))).toEqual(new Set([PEOPLE.ben.id]))
  expect((await has(lea, 'ben')).map(({ achievementId }) => achievementId)).not.toContain(solo)
  expect(await has(ada, 'ada')).toEqual([])
  // Neither candidates nor their words are in any of it.
  const text = JSON.stringify([ofMax, all])
  for (const { candidate, narrative } of (await ada.view()).all('submission')) {
    expect(text).not.toContain(candidate.pseudonym)
    expect(text).not.toContain(narrative)
  }
})

it('groups of fewer than five are hidden, and one that could be worked out from the rest as well', async () => {
  const few = randomHistory(400, [idOf('solo'), idOf('pair')], NOW, 3).filter(({ end }) => end?.as === 'decided')
  const recent = few.filter(({ end }) => (end?.at ?? 0) > NOW - 60 * 86_400_000)
  const [solo, pair] = [
    recent.filter(({ achievementId }) => achievementId === idOf('solo')).slice(0, 12),
    recent.filter(({ achievementId }) => achievementId === idOf('pair')),
  ]
  const hub = await withPast(await stage.hub(), (db) => writeHistory(db, [...solo, ...pair.slice(0, 3)]))
  const max = await as(hub, 'max')
  const turnaround = (query: string) => get<TurnaroundAnswer>(max, `${ROUTES.operationsTurnaround}?${query}`)
  const { groups } = await turnaround('')
  const decided = (achievementId: string | null) => groups.find((group) => group.achievementId === achievementId)?.decided
  expect([decided(null), decided(idOf('solo')), decided(idOf('pair'))]).toEqual([15, null, null])
  const alone = await turnaround(`achievementId=${idOf('pair')}`)
  const hidden = { decided: null, kept: null, calendarDays: null, workingDays: null }
  expect(alone).toMatchObject({ stages: [], ageing: [], dots: [], revisions: { first: hidden, later: hidden } })
  expect([...alone.groups, ...alone.panels].map((group) => group.decided)).toEqual([null, null, null])
})

it('seeds are nobody’s work, but whoever has some can’t tell that by what they are told of themselves', async () => {
  const fresh = await stage.hub({ sessionSeconds: 31_536_000 })
  await decideSources(fresh)
  await openSeeding(fresh, seedingPlan(SOURCES))
  const hub = await letWorkFlow(fresh, ['ada', 'ben'], true)
  const ada = await as(hub, 'ada')
  const view = await ada.view()
  const [held, seeds] = [view.all('allocation').filter(({ state }) => state === 'offered').length, seedsOf(view).length]
  expect(seeds).toBeGreaterThan(0)
  expect(loadOf(await today(ada), 'ada')?.open).toBe(held)
  const ofMax = await today(await as(hub, 'max'))
  expect(loadOf(ofMax, 'ada')?.open).toBe(held - seeds)
  const seeded = ofMax.open.filter(({ achievementId }) => achievementId === idOf('seeded'))
  const total = seeded.reduce((sum, { inTime, soon, late }) => sum + inTime + soon + late, 0)
  // What came in to be given out; its sources are decided, and copies of them are counted nowhere.
  expect(total).toBe(WAITING)
  // So it is with what was handed in: references aren't anybody's part.
  const [live, seed] = [seededOf(view).find(({ submissionId }) => !isSeed(submissionId)), seedsOf(view)[0]]
  if (!live || !seed) throw new Error('Ada has no seed, or nothing else.')
  expect(await ada.send(submit(live, 'seeded'), submit(seed, 'seeded'))).toMatchObject([
    { status: 'accepted' },
    { status: 'accepted' },
  ])
  const max = await as(hub, 'max')
  const lately = async (client: Client, who: keyof typeof PEOPLE) => loadOf(await today(client), who)?.handedInLately
  expect([await lately(ada, 'ada'), await lately(max, 'ada'), await lately(max, 'cem')]).toEqual([2, 1, SOURCES])
  hub.clock.advance(LONG)
  expect([await lately(ada, 'ada'), await lately(max, 'ada')]).toEqual([2, 1])
  hub.clock.advance(LONG)
  expect([await lately(ada, 'ada'), await lately(max, 'ada')]).toEqual([0, 0])
})
