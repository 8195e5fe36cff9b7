import { expect } from 'vitest'
import type { Db } from '../../../../hub/store'
import { MOST_SEED_SHARE, newCommandId, newId, type RoundPlan } from '../../../../shared/domain'
import type { Command } from '../../../../shared/protocol'
import { Client, type View } from './client'
import { submit } from './commands'
import { withPast } from './history'
import { idOf, PEOPLE, rubricOf } from './package'
import { randomIdOf } from './seeded-work'
import type { TestHub } from './stage'

/** Certain to draw a seed for every part: half of what is given is seeds then. No lead may ask for so much. */
const EVERY_PART = 0.5

const base = (roundId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId: roundId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('seeded').id, rubricVersion: 1 },
})

export const seedingPlan = (sources: number, change: Partial<RoundPlan> = {}): RoundPlan => ({
  name: 'Among live work',
  achievementId: idOf('seeded'),
  rubricId: rubricOf('seeded').id,
  rubricVersion: 1,
  mode: 'seeding',
  closesOn: '2026-12-31',
  sourceIds: Array.from({ length: sources }, (_, at) => randomIdOf(`source-${at + 1}`)),
  panelIds: [PEOPLE.ada.id, PEOPLE.ben.id],
  passMark: null,
  seedShare: 0.2,
  ...change,
})

export const createRound = (plan: RoundPlan, id: string = newId()): Extract<Command, { type: 'round.create' }> => ({
  ...base(id),
  type: 'round.create',
  plan,
})
export const closeRound = (id: string): Command => ({ ...base(id), type: 'round.close' })

/** Cem decides what they have; it is final then. */
export async function decideSources(hub: TestHub): Promise<void> {
  const cem = await Client.signIn(hub.origin, 'cem')
  for (const allocation of seededOf(await cem.view())) {
    expect(await cem.send(submit(allocation, 'seeded'))).toMatchObject([{ status: 'accepted' }])
  }
  hub.clock.advance(20)
  await hub.workOff()
}

/** A round that seeds, open; its references set. @returns its id */
export async function openSeeding(hub: TestHub, plan: RoundPlan): Promise<string> {
  const lea = await Client.signIn(hub.origin, 'lea')
  const create = createRound(plan)
  expect(await lea.send(create)).toMatchObject([{ status: 'accepted' }])
  for (const allocation of seededOf(await lea.view())) {
    expect(await lea.send(submit(allocation, 'seeded', { levels: [4, 2] }))).toMatchObject([{ status: 'accepted' }])
  }
  expect(await lea.send({ ...base(create.allocationId), type: 'round.open' })).toMatchObject([{ status: 'accepted' }])
  return create.allocationId
}

/** From now on the hub gives these people what waits, who have nothing else to do; of every part it draws a seed where that is asked for. */
export async function letWorkFlow(hub: TestHub, who: readonly ('ada' | 'ben')[], drawsAll = false): Promise<TestHub> {
  const again = await withPast(hub, othersDone, ...who.map((one) => competent(one)), ...(drawsAll ? [shareOf(EVERY_PART)] : []))
  await again.workOff()
  return drawsAll ? withPast(again, shareOf(MOST_SEED_SHARE)) : again
}

const othersDone = (db: Db) =>
  db.updateTable('allocations').set({ state: 'ended' }).where('rubric_id', '!=', rubricOf('seeded').id).execute()

const competent = (who: 'ada' | 'ben') => (db: Db) =>
  db
    .updateTable('people')
    .set({ competences: JSON.stringify(['Skill']) })
    .where('id', '=', PEOPLE[who].id)
    .execute()

const shareOf = (share: number) => (db: Db) => db.updateTable('rounds').set({ seed_share: share }).execute()

const LIVE = new Set(
  Array.from({ length: 1000 }, (_, at) => [randomIdOf(`source-${at + 1}`), randomIdOf(`waiting-${at + 1}`)]).flat(),
)

/** Somebody's work of the achievement that is seeded. */
export const seededOf = (view: View) => view.all('allocation').filter(({ rubricId }) => rubricId === rubricOf('seeded').id)

/** Which of it are seeds: the test knows what was handed in, and the view can't tell. */
export const seedsOf = (view: View) =>
  seededOf(view).filter(({ submissionId, task }) => task === 'assess' && isSeed(submissionId))

/** Of the submissions of `seeded` that somebody works on. */
export const isSeed = (submissionId: string) => !LIVE.has(submissionId)
