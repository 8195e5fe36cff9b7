import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentOf, newId, type PastDecision, type Rubric, type RubricContent } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { openStore } from '../../../renderer/store'
import { AssayDatabase } from '../../../renderer/store/database'
import { openReplica } from '../../../renderer/store/replica'
import { openRounds, put, type StagedRounds } from '../calibration/round-stage'
import { openSampleStore, openVault, pull } from './sample-store'

let staged: StagedRounds

beforeEach(async () => {
  staged = await openRounds({ colleagues: 1, decisions: 6 })
})

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const question = (words: string, rubric: Rubric = staged.rubric): RubricContent => {
  const { criteria, ...rest } = contentOf(rubric)
  return { ...rest, criteria: criteria.map((one, at) => (at === 0 ? { ...one, description: words } : one)) }
}
const draftOf = (words: string, note = 'Three of three occasions.') => ({
  achievementId: staged.achievement.id,
  basedOn: { rubricId: staged.rubric.id, rubricVersion: 1 },
  content: question(words),
  note,
})
const next = (content: RubricContent, version = 2): Rubric => ({
  ...staged.rubric,
  ...content,
  version,
  note: 'Why.',
  publishedOn: '2026-11-21',
})
const open = () => staged.store.rubrics.open(staged.achievement.id)
const entryIn = async ({ rubrics }: typeof staged.store) =>
  (await rubrics.list()).find(({ achievementId }) => achievementId === staged.achievement.id)

/** Sends what waits, and stores this answer to each. */
async function answer(answerTo: (id: string) => CommandResult) {
  const batch = await staged.replica.takeBatch(50)
  await staged.replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
  return batch.map(({ command }) => command)
}
const accept = (id: string): CommandResult => ({ id, status: 'accepted', receipt: null })
const reject =
  (code: 'no-decision' | 'no-change' | 'wrong-state') =>
  (id: string): CommandResult => ({ id, status: 'rejected', code, message: 'No.' })
const superseded = (id: string): CommandResult => ({
  id,
  status: 'conflict',
  code: 'rubric-superseded',
  message: 'Somebody was quicker.',
  current: { allocationState: null, submissionRevision: null, rubricVersion: 2 },
})

describe('rubrics of the achievements that I lead', () => {
  it('are here in every version, the newest first, with what was said about each', async () => {
    const second = next(question('Second?'))
    await pull(staged.replica, [
      put('rubric', { ...staged.rubric, state: 'superseded' }),
      put('rubric', second),
      put('achievement', { ...staged.achievement, rubricVersion: 2 }),
    ])
    expect((await open())?.versions.map(({ version, state, note }) => [version, state, note])).toEqual([
      [2, 'published', 'Why.'],
      [1, 'superseded', undefined],
    ])
    expect(await entryIn(staged.store)).toEqual({
      achievementId: staged.achievement.id,
      achievementName: 'Open data report',
      title: second.title,
      version: 2,
      publishedOn: '2026-11-21',
      hasDraft: false,
      publication: null,
    })
  })

  it('lose only the version that a hub which was put back doesn’t have any more', async () => {
    const { replica, rubric, achievement } = staged
    await pull(replica, [
      put('rubric', { ...rubric, state: 'superseded' }),
      put('rubric', next(question('Second?'))),
      put('achievement', { ...achievement, rubricVersion: 2 }),
    ])
    await replica.beginReread()
    await pull(replica, [put('achievement', achievement), put('rubric', rubric)])
    await replica.finishReread()
    expect((await replica.position()).isRereading).toBe(false)
    expect((await open())?.versions.map(({ version, state }) => [version, state])).toEqual([[1, 'published']])
    // And all of them where the hub has none.
    await replica.beginReread()
    await pull(replica, [put('achievement', achievement)])
    await replica.finishReread()
    expect((await open())?.versions).toEqual([])
  })

  it('are nobody else’s: not of another panel, and not an assessor’s', async () => {
    const { policy } = staged.achievement
    await pull(staged.replica, [put('achievement', { ...staged.achievement, policy: { ...policy, panelId: newId() } })])
    expect(await entryIn(staged.store)).toBeUndefined()
    expect(await open()).toBeNull()
    const sample = await openSampleStore(1)
    expect(await sample.store.rubrics.list()).toEqual([])
    await sample.store.close()
    sample.replica.close()
  })
})

describe('a draft of a rubric', () => {
  it('is kept as it was typed, whole or not, and is there after a restart', async () => {
    const { content, ...draft } = draftOf('', '')
    expect(await staged.store.rubrics.saveDraft({ ...draft, content: { ...content, title: '', criteria: [] } })).toBe(true)
    await Promise.all(['Wha', 'What', 'What?'].map((words) => staged.store.rubrics.saveDraft(draftOf(words))))
    await staged.store.close()
    const store = await openStore({ ...staged, database: staged.account.database })
    expect((await store.rubrics.open(staged.achievement.id))?.draft).toMatchObject(draftOf('What?'))
    expect((await entryIn(store))?.hasDraft).toBe(true)
    expect(await store.rubrics.discardDraft(staged.achievement.id)).toBe(true)
    expect((await store.rubrics.open(staged.achievement.id))?.draft).toBeNull()
    await store.close()
  })

  it('lies sealed', async () => {
    await staged.store.rubrics.saveDraft(draftOf('A secret question?'))
    const db = new AssayDatabase(staged.account.database)
    const rows = await db.rubricDrafts.toArray()
    expect(rows).toHaveLength(1)
    const plain = rows.map((row) => JSON.stringify({ ...row, sealed: new TextDecoder().decode(row.sealed) })).join()
    expect(plain).not.toContain('secret')
    db.close()
  })
})

describe('publishing', () => {
  it('waits to be sent, is shown until then, and takes the draft along once the hub has it', async () => {
    const { rubrics } = staged.store
    expect(await rubrics.publish(staged.achievement.id)).toEqual({ ok: false, reason: 'nothing' })
    await rubrics.saveDraft(draftOf('Better?', ' '))
    expect(await rubrics.publish(staged.achievement.id)).toEqual({ ok: false, reason: 'incomplete' })
    await rubrics.saveDraft(draftOf('Better?'))
    const asked = await rubrics.publish(staged.achievement.id)
    expect(asked).toMatchObject({ ok: true })
    expect(await rubrics.publish(staged.achievement.id)).toEqual({ ok: false, reason: 'waiting' })
    // What is on its way isn't changed under the person's hands.
    expect(await rubrics.saveDraft(draftOf('Too late?'))).toBe(false)
    expect(await rubrics.discardDraft(staged.achievement.id)).toBe(false)
    expect(await open()).toMatchObject({
      draft: { note: 'Three of three occasions.' },
      publication: {
        id: asked.ok && asked.id,
        state: 'waiting',
        code: null,
        rubric: question('Better?'),
        basedOn: { rubricVersion: 1 },
      },
    })
    expect((await entryIn(staged.store))?.publication).toEqual({ state: 'waiting', code: null })
    expect(await staged.store.sync.outbox()).toMatchObject([
      { type: 'rubric.publish', about: { candidate: staged.rubric.title, achievementName: 'Open data report' } },
    ])
    const [command] = await answer(accept)
    expect(command).toMatchObject({
      type: 'rubric.publish',
      allocationId: asked.ok && asked.id,
      basedOn: { rubricId: staged.rubric.id, rubricVersion: 1 },
      rubric: question('Better?'),
      note: 'Three of three occasions.',
    })
    expect(await open()).toMatchObject({ draft: null, publication: null })
    const db = new AssayDatabase(staged.account.database)
    expect(await db.rubricDrafts.count()).toBe(0)
    db.close()
    // The next one begins anew.
    expect(await rubrics.saveDraft(draftOf('And now?'))).toBe(true)
    expect((await open())?.draft).toMatchObject({ content: question('And now?') })
  })

  it('meets what somebody else published meanwhile: the draft is kept, and goes on top of the newer version', async () => {
    const { rubrics } = staged.store
    await rubrics.saveDraft(draftOf('Mine?'))
    await rubrics.publish(staged.achievement.id)
    await pull(staged.replica, [
      put('rubric', next(question('Theirs?'))),
      put('achievement', { ...staged.achievement, rubricVersion: 2 }),
    ])
    await answer(superseded)
    expect(await open()).toMatchObject({
      versions: [{ version: 2 }, { version: 1 }],
      draft: { content: question('Mine?'), basedOn: { rubricVersion: 1 } },
      publication: { state: 'refused', code: 'rubric-superseded' },
    })
    await rubrics.settlePublication(staged.achievement.id)
    expect(await open()).toMatchObject({ draft: { content: question('Mine?') }, publication: null })
    await rubrics.saveDraft({ ...draftOf('Mine?'), basedOn: { rubricId: staged.rubric.id, rubricVersion: 2 } })
    expect(await rubrics.publish(staged.achievement.id)).toMatchObject({ ok: true })
    expect(await answer(accept)).toMatchObject([{ type: 'rubric.publish', basedOn: { rubricVersion: 2 } }])
  })

  it('can be asked for again after a refusal without putting it away first', async () => {
    const { rubrics } = staged.store
    await rubrics.saveDraft(draftOf('Mine?'))
    await rubrics.publish(staged.achievement.id)
    await answer(reject('no-change'))
    await rubrics.saveDraft(draftOf('Mine, and more?'))
    expect((await open())?.publication).toMatchObject({ state: 'refused', code: 'no-change' })
    expect(await rubrics.publish(staged.achievement.id)).toMatchObject({ ok: true })
    expect((await open())?.publication).toMatchObject({ state: 'waiting' })
    expect(await answer(accept)).toHaveLength(1)
    expect(await open()).toMatchObject({ draft: null, publication: null })
  })

  it('takes tags along, in as many commands as it needs; refused, none of them is ever sent', async () => {
    const { rubrics } = staged.store
    const submissionIds = Array.from({ length: 501 }, () => newId())
    await rubrics.saveDraft(draftOf('Mine?'))
    expect(await rubrics.publish(staged.achievement.id, { submissionIds, reason: ' ' })).toEqual({
      ok: false,
      reason: 'incomplete',
    })
    await rubrics.publish(staged.achievement.id, { submissionIds, reason: 'The cut rose.' })
    expect(await rubrics.looksAsked(staged.achievement.id)).toMatchObject([
      { wish: 'tag', state: 'waiting', words: 'The cut rose.', submissionIds: { length: 500 } },
      { wish: 'tag', state: 'waiting', submissionIds: { length: 1 } },
    ])
    const batch = await staged.replica.takeBatch(50)
    expect(batch.map(({ command }) => command.type)).toEqual(['rubric.publish', 'decision.look-again', 'decision.look-again'])
    expect(new Set(batch.map(({ command }) => command.allocationId)).size).toBe(1)
    const [first, ...others] = batch.map(({ command }) => command.id)
    await staged.replica.storeResults([
      superseded(first ?? ''),
      ...others.map((id): CommandResult => ({ id, status: 'held', because: first ?? '' })),
    ])
    await rubrics.settlePublication(staged.achievement.id)
    expect(await rubrics.looksAsked(staged.achievement.id)).toEqual([])
    expect(await staged.replica.takeBatch(50)).toEqual([])
  })
})

describe('decisions to be looked at again', () => {
  const tagged = (past: PastDecision | undefined) =>
    put('past-decision', {
      ...(past as PastDecision),
      lookAgain: { on: '2026-11-20', reason: 'The cut rose.', settledOn: null, finding: null, words: null },
    })

  it('are asked for, told of, and settled in words, once', async () => {
    const { rubrics, calibration } = staged.store
    const [one, two] = staged.past
    await rubrics.lookAgain(staged.achievement.id, [one?.id ?? '', two?.id ?? '', one?.id ?? ''], 'The cut rose.')
    expect(await rubrics.looksAsked(staged.achievement.id)).toMatchObject([
      { wish: 'tag', state: 'waiting', submissionIds: [one?.id, two?.id] },
    ])
    expect(await answer(accept)).toMatchObject([{ type: 'decision.look-again', reason: 'The cut rose.' }])
    expect(await rubrics.looksAsked(staged.achievement.id)).toEqual([])
    expect(await rubrics.lookedAt(one?.id ?? '', 'stands', 'It holds.')).toBe(false)
    await pull(staged.replica, [tagged(one)])
    const found = (await calibration.pastDecisions(staged.achievement.id)).find(({ id }) => id === one?.id)
    expect(found?.lookAgain).toMatchObject({ reason: 'The cut rose.', settledOn: null })
    expect(await rubrics.lookedAt(one?.id ?? '', 'to-be-changed', 'Below the cut.')).toBe(true)
    expect(await rubrics.lookedAt(one?.id ?? '', 'stands', 'No, it holds.')).toBe(false)
    expect(await rubrics.looksAsked(staged.achievement.id)).toMatchObject([
      { wish: 'settle', state: 'waiting', submissionIds: [one?.id], words: 'Below the cut.' },
    ])
    expect(await answer(accept)).toMatchObject([
      { type: 'decision.looked-at', allocationId: one?.id, finding: 'to-be-changed', words: 'Below the cut.' },
    ])
  })

  it('are told of where the hub refuses, until that was read', async () => {
    const { rubrics } = staged.store
    const [one] = staged.past
    await rubrics.lookAgain(staged.achievement.id, [one?.id ?? ''], 'The cut rose.')
    await answer(reject('no-decision'))
    const [refused] = await rubrics.looksAsked(staged.achievement.id)
    expect(refused).toMatchObject({ wish: 'tag', state: 'refused', code: 'no-decision' })
    expect(await rubrics.looksAsked(newId())).toEqual([])
    await rubrics.settleLook(refused?.id ?? '')
    expect(await rubrics.looksAsked(staged.achievement.id)).toEqual([])
  })

  it('leave nothing waiting where the candidate is erased: what was found goes unsent', async () => {
    const { rubrics } = staged.store
    const [one] = staged.past
    await pull(staged.replica, [tagged(one)])
    await rubrics.lookedAt(one?.id ?? '', 'stands', 'Words about somebody.')
    await pull(staged.replica, [{ op: 'remove', kind: 'past-decision', id: one?.id ?? '', reason: 'purged-unsent' }])
    expect(await rubrics.looksAsked(staged.achievement.id)).toEqual([])
    expect(await staged.replica.takeBatch(50)).toEqual([])
  })
})

describe('a backup', () => {
  const roundPlan = () => ({
    name: 'December panel',
    achievementId: staged.achievement.id,
    rubricId: staged.rubric.id,
    rubricVersion: 1,
    mode: 'practice' as const,
    closesOn: '2026-12-24',
    sourceIds: staged.past.slice(0, 2).map(({ id }) => id),
    panelIds: staged.people.map(({ id }) => id),
    passMark: null,
  })

  /** The same account on another machine: other keys, an empty database, the same feed. */
  async function onAnotherMachine() {
    await staged.store.close()
    staged.replica.close()
    await new AssayDatabase(staged.account.database).delete()
    const vault = await openVault()
    const { account, clock } = staged
    const { database } = account
    const replica = await openReplica({ database, vault, account, clock })
    await pull(replica, [put('achievement', staged.achievement), put('rubric', staged.rubric)])
    const store = await openStore({ database, vault, account, clock })
    staged = { ...staged, vault, replica, store }
  }

  it('holds what a lead plans: a round to be set up, a version on its way, a rubric in the making', async () => {
    const { calibration, rubrics, recovery } = staged.store
    const roundId = await calibration.create(roundPlan())
    await rubrics.saveDraft(draftOf('Better?'))
    expect((await recovery.backup()).plans).toMatchObject([
      { id: roundId, label: { candidate: 'December panel', achievement: 'Open data report' }, rubricDraft: null },
      { id: staged.achievement.id, label: { candidate: staged.rubric.title }, commands: [], rubricDraft: draftOf('Better?') },
    ])
    const asked = await rubrics.publish(staged.achievement.id)
    const backup = await recovery.backup()
    expect(backup.plans?.map(({ id, commands }) => [id, commands.map(({ command }) => command.type)])).toEqual([
      [roundId, ['round.create']],
      [asked.ok && asked.id, ['rubric.publish']],
    ])
    expect((await recovery.onlyHere()).sort()).toEqual([roundId, asked.ok ? asked.id : ''].sort())

    await onAnotherMachine()
    const restored = await staged.store.recovery.restore(backup)
    expect(restored).toMatchObject({ ok: true, work: [{ outcome: 'restored' }, { outcome: 'restored', unplaced: null }] })
    expect((await staged.store.calibration.rounds()).rounds).toMatchObject([
      { id: roundId, state: 'planned', name: 'December panel' },
    ])
    expect(await open()).toMatchObject({ draft: draftOf('Better?'), publication: { state: 'waiting' } })
    expect(await staged.store.recovery.restore(backup)).toMatchObject({ work: [{ outcome: 'same' }, { outcome: 'same' }] })
    expect((await answer(accept)).map(({ type }) => type)).toEqual(['round.create', 'rubric.publish'])
    expect(await staged.store.recovery.restore(backup)).toMatchObject({
      work: [{ outcome: 'same' }, { outcome: 'already-sent' }],
    })
    expect(await open()).toMatchObject({ draft: null, publication: null })
  })

  it('never writes over a rubric that is being made here', async () => {
    await staged.store.rubrics.saveDraft(draftOf('From the backup?'))
    const backup = await staged.store.recovery.backup()
    await onAnotherMachine()
    await staged.store.rubrics.saveDraft(draftOf('Made here?'))
    const restored = await staged.store.recovery.restore(backup)
    expect(restored).toMatchObject({ work: [{ outcome: 'kept-here', unplaced: { rubricDraft: draftOf('From the backup?') } }] })
    expect((await open())?.draft).toMatchObject(draftOf('Made here?'))
    await staged.store.rubrics.discardDraft(staged.achievement.id)
    expect(await staged.store.recovery.restore(backup)).toMatchObject({ work: [{ outcome: 'restored' }] })
    expect((await open())?.draft).toMatchObject(draftOf('From the backup?'))
  })
})
