import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import { newId } from '../../../shared/domain'
import { answer, bringDifferences, bringPanel } from '../calibration/panel-stage'
import { bringRound, openRounds, put, type StagedRounds } from '../calibration/round-stage'
import { pull } from './sample-store'

let staged: StagedRounds

beforeEach(async () => {
  staged = await openRounds({ decisions: 0 })
})

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const person = (at: number) => staged.people[at] as StagedRounds['people'][number]

describe('who may assess what', () => {
  it('is every assessor of what I lead, and goes with what the hub takes back', async () => {
    const { panel } = staged.store
    const { asking, given } = await bringPanel(staged, 1)
    const ofAnother = { ...asking[0]!, id: newId(), name: 'Of another panel' }
    const policy = { ...ofAnother.policy, panelId: newId() }
    await pull(staged.replica, [put('achievement', { ...ofAnother, policy })])
    const { entries, isLead } = await panel.roster()
    expect(isLead).toBe(true)
    // Nine assessors, the lead among them, and four achievements: what another panel's is, isn't led.
    expect(entries).toHaveLength(36)
    expect(entries.filter(({ isMe }) => isMe)).toHaveLength(4)
    expect(entries.filter(({ qualification }) => qualification !== null)).toHaveLength(given.length)
    await pull(staged.replica, [
      ...given.map(({ id }) => ({ op: 'remove' as const, kind: 'qualification' as const, id })),
      { op: 'remove', kind: 'colleague', id: person(0).id },
    ])
    const later = await panel.roster()
    expect(later.entries).toHaveLength(32)
    expect(later.entries.every(({ qualification }) => qualification === null)).toBe(true)
  })

  it('is asked for person by person; nobody asks about themself, and what was refused holds nothing that is asked anew', async () => {
    const { panel } = staged.store
    const { asking } = await bringPanel(staged, 1)
    const achievementId = asking[0]?.id ?? ''
    const holder = { personId: person(2).id, achievementId }
    const mine = { personId: staged.account.person.id, achievementId }
    await expect(async () => panel.give([holder], null, '  ')).rejects.toThrow()
    expect(await panel.give([mine, holder, { personId: newId(), achievementId }], '2027-01-31', 'Agreed.')).toBe(1)
    const askedOf = async () => (await panel.roster()).entries.find((one) => one.personId === holder.personId)
    const sent = await answer(staged, (id) => ({ id, status: 'rejected', code: 'not-a-lead', message: 'No.' }))
    expect(sent).toMatchObject([{ type: 'qualification.give', ...holder, until: '2027-01-31', reason: 'Agreed.' }])
    const asked = (await panel.roster()).entries.flatMap((one) => one.asked ?? [])
    expect(asked).toEqual([{ wish: 'give', until: '2027-01-31', state: 'refused', code: 'not-a-lead' }])
    expect(await panel.end([holder], 'Away.')).toBe(1)
    expect((await answer(staged, (id) => ({ id, status: 'accepted', receipt: null }))).map(({ type }) => type)).toEqual([
      'qualification.end',
    ])
    expect((await askedOf())?.asked).toBeNull()
  })
})

describe('one person over time', () => {
  it('is their scores in my closed rounds of the achievement, and seeds, with the reference, and what differs', async () => {
    const { panel } = staged.store
    const holder = { personId: person(1).id, achievementId: staged.achievement.id }
    const closed = await bringRound(staged, { exemplars: 4, raters: 2, state: 'closed' })
    const seeding = await bringRound(staged, { exemplars: 3, raters: 3, mode: 'seeding' })
    await bringRound(staged, { exemplars: 5, raters: 3 })
    const differences = await bringDifferences(staged, person(1), staged.achievement, [0.5, -0.5])
    await bringDifferences(staged, person(0), staged.achievement, [1])
    const record = await panel.person(holder)
    expect(record?.rounds.map(({ round }) => round.id).sort()).toEqual([closed.round.id, seeding.round.id].sort())
    for (const { round, scores } of record?.rounds ?? []) {
      expect(scores).toHaveLength(2 * round.exemplars.length)
      expect(new Set(scores.map(({ personId }) => personId))).toEqual(new Set([null, holder.personId]))
    }
    expect(record?.differences).toHaveLength(2)
    expect(await panel.person({ ...holder, personId: newId() })).toBeNull()
    // Nothing of it can be read on the disk.
    const db = new AssayDatabase(staged.account.database)
    const rows = JSON.stringify(await db.assessorDifferences.toArray())
    db.close()
    expect(rows).toContain(differences[0]?.id)
    expect(rows).not.toContain('distance')
    await pull(
      staged.replica,
      differences.map(({ id }) => ({ op: 'remove' as const, kind: 'assessor-difference' as const, id })),
    )
    expect((await panel.person(holder))?.differences).toEqual([])
  })
})
