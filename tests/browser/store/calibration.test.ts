import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type RoundPlan } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { AssayDatabase } from '../../../renderer/store/database'
import { bringRound, openRounds, put, type StagedRounds } from '../calibration/round-stage'
import { openSampleStore, pull } from './sample-store'

let staged: StagedRounds

beforeEach(async () => {
  staged = await openRounds()
})

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const plan = (): RoundPlan => ({
  name: 'December panel',
  achievementId: staged.achievement.id,
  rubricId: staged.rubric.id,
  rubricVersion: 1,
  mode: 'practice',
  closesOn: '2026-12-24',
  sourceIds: staged.past.slice(0, 4).map(({ id }) => id),
  panelIds: staged.people.slice(0, 3).map(({ id }) => id),
  passMark: null,
})

/** Sends what waits, and stores this answer to each. */
async function answer(answerTo: (id: string) => CommandResult) {
  const batch = await staged.replica.takeBatch(50)
  await staged.replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
  return batch.map(({ command }) => command)
}
const accept = (id: string): CommandResult => ({ id, status: 'accepted', receipt: null })
const reject =
  (code: 'not-a-lead' | 'no-exemplar' | 'wrong-state') =>
  (id: string): CommandResult => ({ id, status: 'rejected', code, message: 'No.' })

describe('what the feed tells a lead', () => {
  it('is what rounds are set up from: achievements, rubrics, colleagues by name and past decisions, the latest first', async () => {
    const { calibration } = staged.store
    const choices = await calibration.choices()
    expect(choices.achievements).toContainEqual(staged.achievement)
    expect(choices.rubrics).toContainEqual(staged.rubric)
    expect(choices.colleagues.map(({ name }) => name)).toEqual(staged.people.map(({ name }) => name).sort())
    const past = await calibration.pastDecisions(staged.achievement.id)
    expect(past).toHaveLength(40)
    expect([...past].sort((a, b) => b.decidedOn.localeCompare(a.decidedOn))).toEqual(past)
    expect(await calibration.pastDecisions(newId())).toEqual([])
  })

  it('goes again with its removes', async () => {
    const [person] = staged.people
    const [decision] = staged.past
    await pull(staged.replica, [
      { op: 'remove', kind: 'colleague', id: person?.id ?? '' },
      { op: 'remove', kind: 'past-decision', id: decision?.id ?? '' },
    ])
    expect((await staged.store.calibration.choices()).colleagues).toHaveLength(7)
    expect(await staged.store.calibration.pastDecisions(staged.achievement.id)).toHaveLength(39)
  })

  it('is a round with all that was given in it, counted in the list', async () => {
    const { round, scores } = await bringRound(staged, { exemplars: 4, raters: 3 })
    const record = await staged.store.calibration.round(round.id)
    expect(record?.round).toEqual(round)
    expect(record?.rubric).toEqual(staged.rubric)
    expect(record?.scores).toHaveLength(scores.length)
    expect((await staged.store.calibration.rounds()).rounds).toMatchObject([
      { id: round.id, state: 'open', exemplars: 4, panel: 3, references: 4, scores: 12, finished: 3, asked: null },
    ])
    expect(await staged.store.calibration.round(newId())).toBeNull()
  })

  it('lies sealed: none of its words can be read in the database', async () => {
    await bringRound(staged, { exemplars: 2, raters: 2 })
    const db = new AssayDatabase(staged.account.database)
    const tables = [db.rounds, db.roundScores, db.pastDecisions, db.colleagues]
    const rows = (await Promise.all(tables.map((table) => table.toArray()))).flat()
    expect(rows.length).toBeGreaterThan(40)
    const plain = rows.map((row) => JSON.stringify({ ...row, sealed: new TextDecoder().decode(row.sealed) })).join()
    for (const word of ['November panel', 'Ada Lindqvist', 'there is no control', 'awarded']) expect(plain).not.toContain(word)
    db.close()
  })

  it('ends with the last score of an exemplar: then its key is destroyed, and not before', async () => {
    const { scores, submissions } = await bringRound(staged, { exemplars: 2, raters: 2 })
    const db = new AssayDatabase(staged.account.database)
    const of = scores.filter(({ submissionId }) => submissionId === submissions[0]?.id)
    const rows = await db.roundScores.bulkGet(of.map(({ id }) => id))
    const keyIds = [...new Set(rows.map((row) => row?.keyId ?? ''))]
    expect(keyIds).toHaveLength(1)
    const remove = (id: string) => ({ op: 'remove', kind: 'round-score', id }) as const
    await pull(
      staged.replica,
      of.slice(1).map(({ id }) => remove(id)),
    )
    expect(Object.keys(await staged.vault.keys(keyIds))).toHaveLength(1)
    await pull(staged.replica, [remove(of[0]?.id ?? '')])
    expect(Object.keys(await staged.vault.keys(keyIds))).toHaveLength(0)
    db.close()
  })

  it('goes where a re-read no longer brings it', async () => {
    const { round } = await bringRound(staged, { exemplars: 2, raters: 2 })
    await staged.replica.beginReread()
    await pull(staged.replica, [put('achievement', staged.achievement), put('rubric', staged.rubric)])
    await staged.replica.finishReread()
    const { calibration } = staged.store
    expect(await calibration.round(round.id)).toBeNull()
    expect((await calibration.choices()).colleagues).toEqual([])
    expect(await calibration.pastDecisions(staged.achievement.id)).toEqual([])
  })
})

describe('what a lead asks of the hub', () => {
  it('is kept and shown before the hub has heard of it, and until it has sent the round', async () => {
    const { calibration } = staged.store
    const id = await calibration.create(plan())
    const list = async () => (await calibration.rounds()).rounds
    expect(await list()).toMatchObject([
      { id, name: 'December panel', state: 'planned', exemplars: 4, panel: 3, asked: { wish: 'create', state: 'waiting' } },
    ])
    expect(await staged.store.sync.outbox()).toMatchObject([
      { type: 'round.create', about: { candidate: 'December panel', achievementName: 'Open data report' } },
    ])
    const [command] = await answer(accept)
    expect(command).toMatchObject({
      type: 'round.create',
      allocationId: id,
      plan: plan(),
      basedOn: { rubricId: staged.rubric.id, rubricVersion: 1 },
    })
    expect(await list()).toMatchObject([{ id, state: 'planned', asked: null }])
    await pull(staged.replica, [{ op: 'remove', kind: 'round', id }])
    expect(await list()).toEqual([])
  })

  it('is told where the hub refused it, until it was read', async () => {
    const { calibration } = staged.store
    const id = await calibration.create(plan())
    await answer(reject('no-exemplar'))
    const list = async () => (await calibration.rounds()).rounds
    expect(await list()).toMatchObject([{ id, asked: { wish: 'create', state: 'refused', code: 'no-exemplar' } }])
    await calibration.settle(id)
    expect(await list()).toEqual([])
  })

  it('opens what is in preparation, once', async () => {
    const { round } = await bringRound(staged, { state: 'preparing' })
    const { calibration } = staged.store
    expect(await calibration.open(round.id)).toBe(true)
    expect(await calibration.open(round.id)).toBe(false)
    expect(await calibration.close(round.id)).toBe(false)
    expect((await calibration.round(round.id))?.asked).toEqual({ wish: 'open', state: 'waiting' })
    const sent = await answer(reject('wrong-state'))
    expect(sent.map(({ type }) => type)).toEqual(['round.open'])
    expect((await calibration.round(round.id))?.asked).toMatchObject({ wish: 'open', state: 'refused' })
    // Asked for again, the refusal is dealt with, and nothing is held behind it.
    expect(await calibration.open(round.id)).toBe(true)
    expect((await answer(accept)).map(({ type }) => type)).toEqual(['round.open'])
    expect((await calibration.round(round.id))?.asked).toBeNull()
  })

  it('closes what is open, and qualifies members once it is closed', async () => {
    const { calibration } = staged.store
    const { round } = await bringRound(staged, { state: 'open', mode: 'qualification' })
    const [member] = round.panel
    expect(await calibration.open(round.id)).toBe(false)
    expect(await calibration.qualify(round.id, member?.personId ?? '', null)).toBe(false)
    expect(await calibration.close(round.id)).toBe(true)
    await answer(accept)
    await pull(staged.replica, [put('round', { ...round, state: 'closed', closedAt: '2026-11-21T12:00:00.000Z' })])
    expect(await calibration.qualify(round.id, newId(), null)).toBe(false)
    expect(await calibration.qualify(round.id, member?.personId ?? '', '2027-11-21')).toBe(true)
    expect(await calibration.qualified(round.id)).toEqual([member?.personId])
    expect(await answer(accept)).toMatchObject([
      { type: 'person.qualify', personId: member?.personId, achievementId: staged.achievement.id, until: '2027-11-21' },
    ])
  })
})

describe('the reference for what I scored', () => {
  it('is here once the hub has sent it, and ends with my allocation', async () => {
    const sample = await openSampleStore(1)
    const [allocation] = sample.world.allocations
    const id = allocation?.id ?? ''
    const { calibration } = sample.store
    expect(calibration.isLead()).toBe(false)
    expect(await calibration.reference(id)).toBeNull()
    const reference = {
      allocationId: id,
      submissionId: allocation?.submissionId ?? '',
      rubricVersion: 1,
      scores: [],
      recommendation: 'awarded' as const,
      overrideReason: '',
      annotations: [],
    }
    await pull(sample.replica, [{ op: 'put', kind: 'round-reference', id, body: reference }])
    expect(await calibration.reference(id)).toEqual(reference)
    await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id, reason: 'ended' }])
    const db = new AssayDatabase(sample.account.database)
    expect(await db.roundReferences.count()).toBe(0)
    db.close()
    await sample.store.close()
    sample.replica.close()
  })
})
