import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { AssayDatabase } from '../../../renderer/store/database'
import { bringRound, openRounds, put, type StagedRounds } from '../calibration/round-stage'
import { answer, commentOf, panelRoundOf, readingIn } from '../calibration/thread-stage'
import { pull } from './sample-store'

let staged: StagedRounds

beforeEach(async () => {
  staged = await openRounds()
})

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const criterionId = (at = 0) => staged.rubric.criteria[at]?.id ?? ''
const reject =
  (code: 'no-round' | 'no-exemplar') =>
  (id: string): CommandResult => ({ id, status: 'rejected', code, message: 'No.' })

describe('what the feed tells of threads', () => {
  it('stands in the thread in the order in which it was said, with the readings', async () => {
    const { round } = await bringRound(staged, { exemplars: 2, raters: 2 })
    const later = commentOf(round, criterionId(), { words: 'Later.', writtenAt: '2026-11-21T09:00:00.000Z' })
    const first = commentOf(round, criterionId())
    const reading = readingIn(round, criterionId())
    await pull(staged.replica, [put('round-comment', later), put('round-comment', first), put('round-reading', reading)])
    const { comments, readings, asked } = await staged.store.threads.of(round.id)
    expect(comments).toEqual([
      { ...first, state: 'there', code: null },
      { ...later, state: 'there', code: null },
    ])
    expect([readings, asked]).toEqual([[reading], []])
    expect(await staged.store.threads.of(newId())).toEqual({ comments: [], readings: [], asked: [] })
  })

  it('gives the readings of an achievement that hold, the latest first, whichever round they are of', async () => {
    const one = panelRoundOf(staged.rubric, [], { name: 'One' })
    const two = panelRoundOf(staged.rubric, [], { name: 'Two' })
    const old = readingIn(one, criterionId(), {
      words: 'Old.',
      ended: { at: '2026-11-20T12:00:00.000Z', by: 'replaced' },
    })
    const [first, second] = [
      readingIn(one, criterionId()),
      readingIn(two, criterionId(1), { agreedAt: '2026-11-21T09:00:00.000Z' }),
    ]
    await pull(
      staged.replica,
      [old, first, second].map((body) => put('round-reading', body)),
    )
    const { threads } = staged.store
    expect(await threads.readings(staged.achievement.id)).toEqual([second, first])
    expect(await threads.readings(newId())).toEqual([])
    await pull(staged.replica, [put('round-reading', { ...first, ended: { at: '2026-11-21T10:00:00.000Z', by: 'withdrawn' } })])
    expect(await threads.readings(staged.achievement.id)).toEqual([second])
  })

  it('names the rounds of whose panel I am, by an exemplar too', async () => {
    const [submissionId] = [newId()]
    const round = panelRoundOf(staged.rubric, [submissionId])
    await pull(staged.replica, [
      put('panel-round', round),
      put('round-comment', commentOf(round, criterionId())),
      put('round-reading', readingIn(round, criterionId())),
    ])
    const { threads } = staged.store
    expect(await threads.panelRounds()).toEqual([{ ...round, comments: 1, readings: 1 }])
    expect(await threads.panelRound(round.id)).toEqual(round)
    expect(await threads.panelRoundOf(submissionId)).toEqual(round)
    expect(await threads.panelRoundOf(newId())).toBeNull()
    expect(await threads.panelRound(newId())).toBeNull()
  })

  it('lies sealed, and a comment’s key goes with it', async () => {
    const round = panelRoundOf(staged.rubric, [])
    const comment = commentOf(round, criterionId())
    await pull(staged.replica, [
      put('panel-round', round),
      put('round-comment', comment),
      put('round-reading', readingIn(round, criterionId())),
    ])
    const db = new AssayDatabase(staged.account.database)
    const rows = [db.panelRounds, db.roundComments, db.roundReadings].map((table) => table.toArray())
    const plain = (await Promise.all(rows))
      .flat()
      .map((row) => JSON.stringify({ ...row, sealed: new TextDecoder().decode(row.sealed) }))
      .join()
    for (const words of ['photographs', 'consistently', 'November panel']) expect(plain).not.toContain(words)
    const { keyId = '' } = (await db.roundComments.get(comment.id)) ?? {}
    expect(Object.keys(await staged.vault.keys([keyId]))).toHaveLength(1)
    await pull(staged.replica, [{ op: 'remove', kind: 'round-comment', id: comment.id }])
    expect(Object.keys(await staged.vault.keys([keyId]))).toHaveLength(0)
    expect((await staged.store.threads.of(round.id)).comments).toEqual([])
    db.close()
  })

  it('goes where a re-read no longer brings it', async () => {
    const round = panelRoundOf(staged.rubric, [])
    await pull(staged.replica, [
      put('panel-round', round),
      put('round-comment', commentOf(round, criterionId())),
      put('round-reading', readingIn(round, criterionId())),
    ])
    await staged.replica.beginReread()
    await pull(staged.replica, [put('achievement', staged.achievement)])
    await staged.replica.finishReread()
    expect(await staged.store.threads.panelRounds()).toEqual([])
    expect(await staged.store.threads.of(round.id)).toEqual({ comments: [], readings: [], asked: [] })
  })
})

describe('what is said here', () => {
  it('stands in the thread at once, waits for the hub, and is there once only', async () => {
    const round = panelRoundOf(staged.rubric, [])
    await pull(staged.replica, [put('panel-round', round)])
    const { threads } = staged.store
    const id = await threads.comment(round.id, { criterionId: criterionId(), words: 'I read it so.', about: null })
    expect((await threads.of(round.id)).comments).toMatchObject([
      { id, by: 'A-03', isMine: true, words: 'I read it so.', state: 'waiting' },
    ])
    expect(await answer(staged.replica)).toMatchObject([
      { type: 'round.comment', allocationId: round.id, criterionId: criterionId(), basedOn: { rubricId: staged.rubric.id } },
    ])
    expect((await threads.of(round.id)).comments).toMatchObject([{ id, state: 'there' }])
    const there = commentOf(round, criterionId(), { id: id ?? '', by: 'A-03', isMine: true, words: 'I read it so.' })
    await pull(staged.replica, [put('round-comment', there)])
    expect((await threads.of(round.id)).comments).toEqual([{ ...there, state: 'there', code: null }])
    // What the hub takes away isn't waited for any more.
    await pull(staged.replica, [{ op: 'remove', kind: 'round-comment', id: id ?? '' }])
    expect((await threads.of(round.id)).comments).toEqual([])
  })

  it('nothing is kept of what I sent about an erased candidate’s work', async () => {
    const round = panelRoundOf(staged.rubric, [])
    await pull(staged.replica, [put('panel-round', round)])
    const id =
      (await staged.store.threads.comment(round.id, { criterionId: criterionId(), words: 'Of them.', about: null })) ?? ''
    await answer(staged.replica)
    const there = commentOf(round, criterionId(), { id, isMine: true })
    await pull(staged.replica, [put('round-comment', there)])
    const db = new AssayDatabase(staged.account.database)
    const { keyId = '' } = (await db.outbox.where('commandId').equals(id).first()) ?? {}
    await pull(staged.replica, [{ op: 'remove', kind: 'round-comment', id, reason: 'purged-unsent' }])
    expect(await db.outbox.where('commandId').equals(id).count()).toBe(0)
    expect(Object.keys(await staged.vault.keys([keyId]))).toHaveLength(0)
    db.close()
  })

  it('is kept and told where the hub refused it, holds up nothing else, and goes once I put it away', async () => {
    const { round } = await bringRound(staged, { state: 'open' })
    const { threads, calibration } = staged.store
    const id = (await threads.comment(round.id, { criterionId: criterionId(), words: 'Refused.', about: null })) ?? ''
    await answer(staged.replica, reject('no-exemplar'))
    expect((await threads.of(round.id)).comments).toMatchObject([
      { id, words: 'Refused.', by: null, state: 'refused', code: 'no-exemplar' },
    ])
    // The round goes on, and asking something of it loses no words.
    expect((await calibration.round(round.id))?.asked).toBeNull()
    expect(await calibration.close(round.id)).toBe(true)
    expect((await answer(staged.replica)).map(({ type }) => type)).toEqual(['round.close'])
    expect((await threads.of(round.id)).comments).toHaveLength(1)
    await threads.settle(id)
    expect((await threads.of(round.id)).comments).toEqual([])
  })

  it('a lead agrees on a reading, and is told while it waits and where it is refused', async () => {
    const { round } = await bringRound(staged, { state: 'open' })
    const { threads } = staged.store
    expect(await threads.agree(round.id, criterionId(), 'So.')).toBe(true)
    expect((await threads.of(round.id)).asked).toMatchObject([{ words: 'So.', state: 'waiting' }])
    const [command] = await answer(staged.replica)
    expect(command).toMatchObject({ type: 'round.agree', allocationId: round.id, words: 'So.' })
    expect((await threads.of(round.id)).asked).toEqual([])
    await threads.agree(round.id, criterionId(), null)
    await answer(staged.replica, reject('no-round'))
    const [asked] = (await threads.of(round.id)).asked
    expect(asked).toMatchObject({ words: null, state: 'refused', code: 'no-round' })
    await threads.settle(asked?.commandId ?? '')
    expect((await threads.of(round.id)).asked).toEqual([])
  })

  it('needs words, and a round that is here', async () => {
    const { threads } = staged.store
    const { round } = await bringRound(staged, { state: 'open' })
    const said = { criterionId: criterionId(), words: ' ', about: null }
    await expect(threads.comment(round.id, said)).rejects.toThrow()
    expect(await threads.comment(newId(), { ...said, words: 'So.' })).toBeNull()
    const joined = panelRoundOf(staged.rubric, [])
    await pull(staged.replica, [put('panel-round', joined)])
    // A member says how they read it; what is agreed is for the lead to say.
    expect(await threads.agree(joined.id, criterionId(), 'So.')).toBe(false)
    expect(await staged.replica.takeBatch(5)).toEqual([])
  })
})
