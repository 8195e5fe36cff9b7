import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../../hub/store'
import { randomFrom } from '../random'
import { recordRun } from '../record-run'
import { findDisorder } from './crowd/disorder'
import { Member } from './crowd/member'
import { crowdPeople, writeCrowdPackage } from './crowd/package'
import { Tally } from './crowd/tally'
import { SeveralHubs } from './several-hubs'

const IS_LONG = process.env.ASSAY_LONG === '1'
const HUBS = 3
const PEOPLE = 200
const SUBMISSIONS = IS_LONG ? 2_400 : 600
const SECONDS = IS_LONG ? 120 : 20
const SEED = 20_261_122
/** What is decided in the last moment is released, and its badge made, by then. */
const SETTLED_LIMIT_MS = 180_000

let stage: SeveralHubs

beforeAll(async () => {
  stage = await SeveralHubs.open()
  writeCrowdPackage(stage.packageFolder, { people: PEOPLE, submissions: SUBMISSIONS })
  await stage.start(HUBS)
}, 600_000)

afterAll(() => stage.close())

it(`${PEOPLE} assessors at ${HUBS} hubs of one database meet no error, are given nothing twice, and miss nothing`, async () => {
  const tally = new Tally()
  const database = await stage.database()
  const members: Member[] = []
  for (const [at, { id }] of crowdPeople(PEOPLE).entries()) {
    const token = await stage.signIn(id)
    members.push(new Member({ token, hubs: stage.origins, random: randomFrom(SEED + at), tally }))
  }
  await Promise.all(members.map((member) => member.work(Date.now() + SECONDS * 1000)))
  expect(tally.faults.slice(0, 10)).toEqual([])
  await expect.poll(() => countOpenWork(database), { timeout: SETTLED_LIMIT_MS, interval: 1_000 }).toBe(0)

  // By the end, what somebody was told bit by bit is what they are told who ask for everything.
  const differing: number[] = []
  for (const [at, member] of members.entries()) {
    await member.pull()
    const anew = await member.readAnew()
    const told = (view: typeof anew) => [...view.records].sort(([a], [b]) => (a < b ? -1 : 1))
    if (JSON.stringify(told(member.view)) !== JSON.stringify(told(anew))) differing.push(at)
  }
  expect(differing).toEqual([])
  expect(await findDisorder(database.db, tally.accepted)).toEqual([])
  expect(tally.faults.slice(0, 10)).toEqual([])
  expect(stage.output.filter((line) => line.startsWith('{'))).toEqual([])

  const badges = await database.db.selectFrom('credentials').select('id').where('state', '=', 'released').execute()
  const decisions = await database.db.selectFrom('decisions').select('id').where('state', '=', 'final').execute()
  // It has been a real trial.
  for (const wanted of ['assessment.submit: accepted', 'assessment.submit: duplicate', 'submission.claim: accepted']) {
    expect(tally.answers.get(wanted) ?? 0, wanted).toBeGreaterThan(0)
  }
  expect(badges.length).toBeGreaterThan(0)
  await recordRun('three-hubs', {
    seed: SEED,
    hubs: HUBS,
    assessors: PEOPLE,
    seconds: SECONDS,
    submissions: SUBMISSIONS,
    requests: tally.requests,
    commands: tally.accepted.size,
    decisions: decisions.length,
    badges: badges.length,
    errors: 0,
    doubled: 0,
    missed: 0,
    medianMs: tally.within(0.5),
    p95Ms: tally.within(0.95),
    p99Ms: tally.within(0.99),
  })
})

/** Decisions that wait for their release, and badges that wait to be made. */
async function countOpenWork({ db }: Database): Promise<number> {
  const decisions = await db.selectFrom('decisions').select('id').where('state', '=', 'pending').execute()
  const orders = await db.selectFrom('badge_orders').select('credential_id').where('done_at', 'is', null).execute()
  return decisions.length + orders.length
}
