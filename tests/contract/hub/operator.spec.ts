import { expect, it } from 'vitest'
import { type Allocation, type Annotation, type EvidenceItem, newId, UNNAMED_ID } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import { Client, type View } from './kit/client'
import { begin, submit } from './kit/commands'
import { operate } from './kit/operate'
import { idOf } from './kit/package'
import { onBothDatabases } from './kit/stage'

/** A comment on a whole item. */
function annotate(allocation: Allocation, item: EvidenceItem | undefined): Annotation {
  const at = '2026-11-02T11:58:00.000Z'
  return {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: item?.id ?? '',
    evidenceSha256: item?.sha256 ?? '',
    shape: 'whole-item',
    selectors: [],
    comment: 'Say what you counted.',
    criterionId: null,
    creatorId: allocation.assessorId,
    createdAt: at,
    modifiedAt: at,
  }
}

/** A reader who has seen everything so far; `next` gives what came since, applied. */
async function follow(client: Client): Promise<{ view: View; next(): Promise<View> }> {
  const view = await client.view()
  let { cursor } = await client.changes()
  return {
    view,
    async next() {
      const news = await client.changes(cursor)
      cursor = news.cursor
      view.apply(news.changes)
      return view
    },
  }
}

onBothDatabases((stage) => {
  it('a withdrawn submission leaves its assessor, and what they send for it meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const reader = await follow(ada)
    const allocation = reader.view.allocation('withdraw')
    const pseudonym = reader.view.submission('withdraw')?.candidate.pseudonym
    expect(await operate(hub, { command: 'withdraw', target: pseudonym })).toMatchObject({ status: 200 })
    const { changes } = await ada.changes()
    expect((await reader.next()).submission('withdraw')).toBeUndefined()
    expect(changes).toContainEqual({ op: 'remove', kind: 'submission', id: allocation.submissionId, reason: 'withdrawn' })
    const results = await ada.send(begin(allocation), submit(allocation, 'solo'))
    expect(results).toMatchObject([
      { status: 'conflict', code: 'submission-withdrawn', current: { allocationState: 'ended' } },
      { status: 'held' },
    ])
    expect(await operate(hub, { command: 'withdraw', target: allocation.submissionId })).toMatchObject({ status: 400 })
  })

  it('a withdrawal stops a decision that waits for its release', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('withdraw')
    await ada.send(submit(allocation, 'solo'))
    await operate(hub, { command: 'withdraw', target: allocation.submissionId })
    hub.clock.advance(60)
    await hub.workOff()
    const credentials = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
    expect(credentials).toMatchObject([{ state: 'taken-back' }])
  })

  it('a new revision turns the work to it, and an assessment of the old one meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const reader = await follow(ada)
    const old = reader.view.allocation('revise')
    await ada.send(begin(old))
    expect(await operate(hub, { command: 'revise', target: old.submissionId.slice(0, 10) })).toMatchObject({ status: 200 })
    const view = await reader.next()
    expect(view.submission('revise')).toMatchObject({ revision: 2, state: 'open', narrative: 'Better now.' })
    expect(view.allocation('revise')).toMatchObject({ id: old.id, submissionRevision: 2, state: 'in-review' })
    expect(await ada.send(submit(old, 'solo'))).toMatchObject([
      { status: 'conflict', code: 'submission-revised', current: { submissionRevision: 2, allocationState: 'in-review' } },
    ])
    expect(await ada.send(submit(view.allocation('revise'), 'solo'))).toMatchObject([{ status: 'accepted' }])
    const again = await operate(hub, { command: 'revise', target: old.submissionId })
    expect(again.status).toBe(400)
    expect(again.text).toMatch(/no revision waiting/)
  })

  it('after "not yet" the candidate’s next revision goes to the same assessor, with what was decided before', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const reader = await follow(ada)
    const old = reader.view.allocation('notyet')
    const annotation = annotate(old, reader.view.submission('notyet')?.evidence[0])
    await ada.send({ ...submit(old, 'solo', { levels: [1, 2], recommendation: 'not-yet' }), annotations: [annotation] })
    expect((await operate(hub, { command: 'revise', target: old.submissionId })).text).toMatch(/waits for its release/)
    hub.clock.advance(20)
    await hub.workOff()
    expect((await reader.next()).receipt('notyet')).toMatchObject({ stage: 'decided', outcome: 'not-yet', credentialId: null })
    expect(reader.view.submission('notyet')?.state).toBe('returned')
    await operate(hub, { command: 'revise', target: old.submissionId })
    const view = await reader.next()
    const fresh = view
      .all('allocation')
      .filter(({ submissionId, state }) => submissionId === old.submissionId && state === 'offered')
    expect(fresh).toMatchObject([{ submissionRevision: 2 }])
    expect(view.submission('notyet')).toMatchObject({
      state: 'open',
      earlierDecision: {
        revision: 1,
        outcome: 'not-yet',
        decidedOn: '2026-11-02',
        feedback: 'Well done; go on.',
        levels: { [idOf('solo-C1')]: idOf('solo-C1-1'), [idOf('solo-C2')]: idOf('solo-C2-2') },
        evidence: [{ id: idOf('notyet-note'), kind: 'portfolio', fileName: 'note.txt', sha256: annotation.evidenceSha256 }],
        annotations: [annotation],
      },
    })
    const bytes = await ada.get(ROUTES.evidence(annotation.evidenceId, annotation.evidenceSha256))
    expect(bytes.status, 'the earlier bytes are no longer given out').toBe(404)
  })

  it('where two assessors agreed, the earlier decision has the annotations of both', async () => {
    const hub = await stage.hub()
    const clients = [await Client.signIn(hub.origin, 'ada'), await Client.signIn(hub.origin, 'ben')]
    const readers = await Promise.all(clients.map(async (client) => ({ client, ...(await follow(client)) })))
    const annotations: Annotation[] = []
    for (const { client, view } of readers) {
      const old = view.allocation('pair-agree')
      const annotation = annotate(old, view.submission('pair-agree')?.evidence[0])
      annotations.push(annotation)
      await client.send({ ...submit(old, 'pair', { levels: [1, 1], recommendation: 'not-yet' }), annotations: [annotation] })
      hub.clock.advance(1)
    }
    hub.clock.advance(60)
    await hub.workOff()
    await operate(hub, { command: 'revise', target: idOf('submission-pair-agree') })
    for (const reader of readers) {
      expect((await reader.next()).submission('pair-agree')?.earlierDecision?.annotations).toEqual(annotations)
    }
  })

  it('under blind marking the annotations of the earlier decision name nobody', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const reader = await follow(ada)
    const old = reader.view.allocation('blind-vouched')
    const annotation = annotate(old, reader.view.submission('blind-vouched')?.evidence[0])
    await ada.send({ ...submit(old, 'blind', { levels: [1, 1], recommendation: 'not-yet' }), annotations: [annotation] })
    hub.clock.advance(20)
    await hub.workOff()
    await operate(hub, { command: 'revise', target: old.submissionId })
    const told = (await reader.next()).submission('blind-vouched')?.earlierDecision?.annotations
    expect(told).toEqual([{ ...annotation, creatorId: UNNAMED_ID, allocationId: UNNAMED_ID }])
  })

  it('moved work leaves one assessor and reaches the other, and the first meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    const [from, to] = [await follow(ada), await follow(ben)]
    const old = from.view.allocation('move')
    expect((await operate(hub, { command: 'move', target: old.submissionId, to: 'Ben Assessor' })).text).toMatch(
      /now with Ben Assessor/,
    )
    expect((await from.next()).submission('move')).toBeUndefined()
    expect((await to.next()).allocation('move')).toMatchObject({ state: 'offered', assessorId: idOf('ben'), dueOn: old.dueOn })
    expect(await ada.send(submit(old, 'solo'))).toMatchObject([
      { status: 'conflict', code: 'allocation-moved', current: { allocationState: 'moved', submissionRevision: null } },
    ])
    expect((await operate(hub, { command: 'move', target: old.submissionId, to: 'Lea' })).text).toMatch(/not an assessor/)
  })

  it('an unallocated submission can be given to somebody', async () => {
    const hub = await stage.hub()
    const ben = await Client.signIn(hub.origin, 'ben')
    await operate(hub, { command: 'move', target: idOf('submission-unallocated'), to: idOf('ben') })
    expect((await ben.view()).submission('unallocated')?.state).toBe('open')
  })

  it('a superseded rubric stays readable, open work follows the new one, and the old one meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const reader = await follow(ada)
    const old = reader.view.allocation('supersede')
    expect((await operate(hub, { command: 'supersede', target: 'Achievement solo' })).text).toMatch(/version 2/)
    const view = await reader.next()
    const rubrics = view.all('rubric').filter(({ achievementId }) => achievementId === idOf('solo'))
    expect(rubrics.map(({ version, state }) => [version, state]).sort()).toEqual([
      [1, 'superseded'],
      [2, 'published'],
    ])
    const [first, second] = rubrics.sort((a, b) => a.version - b.version)
    expect(second?.criteria.map(({ id }) => id)).toEqual(first?.criteria.map(({ id }) => id))
    expect(second?.criteria[0]?.description).not.toBe(first?.criteria[0]?.description)
    expect(view.allocation('supersede')).toMatchObject({ rubricVersion: 2, revision: old.revision + 1 })
    expect(await ada.send(submit(old, 'solo'))).toMatchObject([
      { status: 'conflict', code: 'rubric-superseded', current: { rubricVersion: 2 } },
    ])
    expect(await ada.send(submit(view.allocation('supersede'), 'solo'))).toMatchObject([{ status: 'accepted' }])
  })

  it('a decided submission meets that conflict', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const allocation = (await ada.view()).allocation('decided')
    await ada.send(submit(allocation, 'solo'))
    hub.clock.advance(20)
    await hub.workOff()
    const [late] = await ada.send(submit(allocation, 'solo'))
    expect(late).toMatchObject({ status: 'conflict', code: 'already-decided', current: { allocationState: 'ended' } })
    expect((await operate(hub, { command: 'withdraw', target: allocation.submissionId })).text).toMatch(
      /can't be withdrawn any more/,
    )
    expect((await operate(hub, { command: 'move', target: allocation.submissionId })).text).toMatch(/can still be moved/)
  })

  it('operator commands need the operator token, a known command and one target', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    expect((await operate(hub, { command: 'list' }, 'x'.repeat(43))).status).toBe(401)
    expect((await operate(hub, { command: 'list' }, ada.session.token)).status).toBe(401)
    expect((await operate(hub, { command: 'destroy' })).status).toBe(400)
    expect((await operate(hub, { command: 'withdraw', target: 'nobody' })).text).toMatch(/There is no submission "nobody"/)
    expect((await operate(hub, { command: 'supersede', target: 'Achievement' })).text).toMatch(/There are 4/)
    const listed = await operate(hub, { command: 'list' })
    expect(listed.text).toContain(idOf('submission-plain'))
    expect(listed.text).not.toMatch(/Candid Ate/)
  })
})
