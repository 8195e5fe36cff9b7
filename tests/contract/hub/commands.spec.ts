import { expect, it } from 'vitest'
import { newCommandId } from '../../../shared/domain'
import { Client } from './kit/client'
import { begin, submit, takeBack } from './kit/commands'
import { idOf } from './kit/package'
import { onBothDatabases } from './kit/stage'

onBothDatabases((stage) => {
  it('an accepted assessment is answered with a receipt, and the feed brings the same receipt', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('plain')
    const [begun, result] = await ada.send(begin(allocation), submit(allocation, 'solo'))
    expect(begun).toMatchObject({ status: 'accepted', receipt: null })
    expect(result).toMatchObject({
      status: 'accepted',
      receipt: {
        stage: 'accepted',
        outcome: 'awarded',
        acceptedAt: '2026-11-02T12:00:00.000Z',
        releaseAt: '2026-11-02T12:00:20.000Z',
      },
    })
    const view = await ada.view()
    expect(view.receipt('plain')).toEqual(result?.status === 'accepted' && result.receipt)
    expect(view.allocation('plain').state).toBe('assessed')
    expect(view.all('credential')).toMatchObject([{ state: 'ordered', candidateName: 'Candid Ate plain', publicUrl: null }])
  })

  it('what a device had seen of the draft comes back in the receipt as it was said, until the assessment is taken back', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const before = (await ada.view()).allocation('takeback')
    const seen = '{"any":"thing"} that only Ada’s devices read'
    const command = { ...submit(before, 'solo'), seen }
    const [result] = await ada.send(command)
    expect(result).toMatchObject({ status: 'accepted', receipt: { handedIn: { from: 'desktop', seen } } })
    expect((await ada.view()).receipt('takeback')?.handedIn?.seen).toBe(seen)
    expect(await ada.send({ ...command, seen: 'something else' })).toMatchObject([{ status: 'rejected', code: 'id-reused' }])

    await ada.send(takeBack(before, command.id))
    expect((await ada.view()).receipt('takeback')?.handedIn).toBeUndefined()
    const again = await ada.send(submit((await ada.view()).allocation('takeback'), 'solo'))
    expect(again).toMatchObject([{ status: 'accepted' }])
    expect((await ada.view()).receipt('takeback')?.handedIn).not.toHaveProperty('seen')
  })

  it('the same command again is a duplicate with the same receipt; the same id with another body is refused', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const command = submit((await ada.view()).allocation('plain'), 'solo')
    const [first] = await ada.send(command)
    const [again] = await ada.send(command)
    expect(first).toMatchObject({ status: 'accepted' })
    expect(again).toEqual({ ...first, status: 'duplicate' })
    const other = { ...command, assessment: { ...command.assessment, feedback: 'Something else.' } }
    expect(await ada.send(other)).toMatchObject([{ status: 'rejected', code: 'id-reused' }])
    const ben = await Client.signIn(hub.origin, 'ben')
    expect(await ben.send(command)).toMatchObject([{ status: 'rejected', code: 'id-reused' }])
  })

  it('a refused command keeps its refusal when it comes again', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const command = submit((await ada.view()).allocation('plain'), 'solo')
    const incomplete = { ...command, assessment: { ...command.assessment, scores: [] } }
    const [first] = await ada.send(incomplete)
    expect(first).toMatchObject({ status: 'rejected', code: 'incomplete' })
    expect(await ada.send(incomplete)).toEqual([first])
  })

  it('the same command sent many times at once is applied once', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const command = submit((await ada.view()).allocation('concurrent'), 'solo')
    const results = (await Promise.all(Array.from({ length: 8 }, () => ada.send(command)))).flat()
    expect(results.map(({ status }) => status).sort()).toEqual(['accepted', ...Array.from({ length: 7 }, () => 'duplicate')])
    const [receipt, ...others] = results.map((result) => ('receipt' in result ? result.receipt : undefined))
    for (const other of others) expect(other).toEqual(receipt)
    expect((await ada.view()).all('credential')).toHaveLength(1)
  })

  it('two different assessments of one allocation sent at once: one is accepted, the other is already decided', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('concurrent')
    const results = (await Promise.all([ada.send(submit(allocation, 'solo')), ada.send(submit(allocation, 'solo'))])).flat()
    expect(results.map(({ status }) => status).sort()).toEqual(['accepted', 'conflict'])
    expect(results).toContainEqual(expect.objectContaining({ status: 'conflict', code: 'already-decided' }))
  })

  it('after a refusal later commands of that allocation are held, and others go on', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const view = await ada.view()
    const wrong = takeBack(view.allocation('order'), newCommandId())
    const held = submit(view.allocation('order'), 'solo')
    const results = await ada.send(wrong, held, begin(view.allocation('order')), begin(view.allocation('spare')))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'held', 'held', 'accepted'])
    expect(results[1]).toEqual({ id: held.id, status: 'held', because: wrong.id })
    expect((await ada.send(held))[0]?.status).toBe('accepted')
  })

  it('refuses what is not allocated, unknown levels, foreign evidence and another submission’s assessment', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    const mine = (await ada.view()).allocation('plain')
    const notMine = (await ben.view()).allocation('of-ben')
    expect(await ada.send(begin(notMine))).toMatchObject([{ status: 'rejected', code: 'not-allocated' }])
    expect(await ada.send(begin({ ...mine, id: idOf('nothing') }))).toMatchObject([{ status: 'rejected', code: 'not-allocated' }])

    const change = (change: object, score: object = {}) => {
      const command = submit(mine, 'solo')
      const [first, ...rest] = command.assessment.scores
      return {
        ...command,
        assessment: { ...command.assessment, scores: [{ ...first, ...score }, ...rest], ...change },
      } as typeof command
    }
    const codes = []
    for (const command of [
      change({}, { levelId: idOf('no-level') }),
      change({}, { criterionId: idOf('no-criterion') }),
      change({}, { wholeItemIds: [idOf('of-ben-note')] }),
      change({ submissionId: idOf('submission-of-ben') }),
      change({ recommendation: 'not-yet', feedback: '' }),
      change({}, { noEvidenceFound: false }),
    ]) {
      const [result] = await ada.send(command)
      codes.push(result?.status === 'rejected' ? result.code : result?.status)
    }
    expect(codes).toEqual(['unknown-level', 'unknown-level', 'incomplete', 'incomplete', 'incomplete', 'incomplete'])
    expect((await ada.view()).allocation('plain').state).toBe('offered')
  })

  it('an assessment can be taken back until its delay is over, and submitted again', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const before = (await ada.view()).allocation('takeback')
    const first = submit(before, 'solo')
    await ada.send(first)
    hub.clock.advance(19)
    const [taken] = await ada.send(takeBack(before, first.id))
    expect(taken).toMatchObject({
      status: 'accepted',
      receipt: { stage: 'taken-back', outcome: null, releaseAt: null, credentialId: null },
    })
    hub.clock.advance(3600)
    await hub.workOff()
    let view = await ada.view()
    expect(view.allocation('takeback').state).toBe('in-review')
    expect(view.all('credential')).toMatchObject([{ state: 'taken-back' }])
    expect(await ada.send(takeBack(before, first.id))).toMatchObject([{ status: 'rejected', code: 'wrong-state' }])

    const second = submit(view.allocation('takeback'), 'solo')
    expect(await ada.send(second)).toMatchObject([{ status: 'accepted' }])
    hub.clock.advance(20)
    expect(await ada.send(takeBack(before, second.id))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
    await hub.workOff()
    view = await ada.view()
    expect(view.receipt('takeback')?.stage).toBe('released')
    expect(
      view
        .all('credential')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['released', 'taken-back'])
    expect(await ada.send(takeBack(before, second.id))).toMatchObject([{ status: 'rejected', code: 'too-late' }])
  })
})
