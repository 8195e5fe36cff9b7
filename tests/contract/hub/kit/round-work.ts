import { expect } from 'vitest'
import type { Db } from '../../../../hub/store'
import { type CalibrationRound, newCommandId, newId, type RoundPlan } from '../../../../shared/domain'
import type { Command } from '../../../../shared/protocol'
import { Client } from './client'
import { submit } from './commands'
import { idOf, PEOPLE, rubricOf } from './package'
import type { TestHub } from './stage'

export type Who = 'ada' | 'ben' | 'lea' | 'max'
export const signIn = (hub: TestHub, who: Who) => Client.signIn(hub.origin, who)
/** The Friday after the package was taken in, and the day after it. */
export const CLOSES_ON = '2026-11-06'
export const DAY = 86_400

export const roles =
  (who: Who, ...names: string[]) =>
  (db: Db) =>
    db
      .updateTable('people')
      .set({ roles: JSON.stringify(names) })
      .where('id', '=', PEOPLE[who].id)
      .execute()

export const base = (roundId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId: roundId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})

export const planOf = (change: Partial<RoundPlan> = {}): RoundPlan => ({
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
export const create = (plan: RoundPlan, id: string = newId()): Extract<Command, { type: 'round.create' }> => ({
  ...base(id),
  type: 'round.create',
  plan,
})
export const open = (id: string): Command => ({ ...base(id), type: 'round.open' })
export const close = (id: string): Command => ({ ...base(id), type: 'round.close' })
export const qualify = (id: string, change: Partial<Extract<Command, { type: 'person.qualify' }>> = {}): Command => ({
  ...base(id),
  type: 'person.qualify',
  personId: PEOPLE.ben.id,
  achievementId: idOf('solo'),
  until: null,
  ...change,
})

/** Decided for good: what Otto Brandt and Candid Ate plain handed in, and others where a test needs them. */
export async function withDecided(hub: TestHub, ...others: string[]): Promise<TestHub> {
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
export async function prepared(hub: TestHub, change: Partial<RoundPlan> = {}): Promise<string> {
  const command = create(planOf(change))
  const lea = await signIn(hub, 'lea')
  expect(await lea.send(command)).toMatchObject([{ status: 'accepted', receipt: null }])
  return command.allocationId
}

export async function roundOf(hub: TestHub, id: string): Promise<CalibrationRound> {
  const round = (await (await signIn(hub, 'lea')).view()).all('round').find((one) => one.id === id)
  if (!round) throw new Error('the lead sees it')
  return round
}

/** Hands in for every exemplar of theirs that isn't yet. */
export async function scoreAll(hub: TestHub, who: Who, how: Parameters<typeof submit>[2] = {}) {
  const client = await signIn(hub, who)
  const open = (await client.view()).all('allocation').filter(({ task, state }) => task === 'calibrate' && state === 'offered')
  for (const allocation of open) {
    const command = { ...submit(allocation, 'solo', how) }
    expect(await client.send(command)).toMatchObject([{ status: 'accepted' }])
  }
  return open
}

/** The same, with the references set and the panel at work. */
export async function opened(hub: TestHub, change: Partial<RoundPlan> = {}): Promise<string> {
  const id = await prepared(hub, change)
  await scoreAll(hub, 'lea')
  expect(await (await signIn(hub, 'lea')).send(open(id))).toMatchObject([{ status: 'accepted', receipt: null }])
  return id
}

export const calibrating = async (hub: TestHub, who: Who) =>
  (await (await signIn(hub, who)).view()).all('allocation').filter(({ task }) => task === 'calibrate')

/** Hubs on which it has happened (`Stage.hubAfter`): what was handed in is decided, a round is set up with it, the panel is at work. */
export const afterDecisions = (hub: TestHub) => withDecided(hub)
export const afterSettingUp = async (hub: TestHub) => prepared(await withDecided(hub))
export const afterOpening = async (hub: TestHub) => opened(await withDecided(hub))
