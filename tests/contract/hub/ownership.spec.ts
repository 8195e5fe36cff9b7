import { beforeAll, describe, expect, it } from 'vitest'
import { newCommandId } from '../../../shared/domain'
import { type Command, type LeasesAnswer, ROUTES } from '../../../shared/protocol'
import { Everybody, PERSONS } from './kit/askers'
import { begin, claim, declare, handOver, returnDecision, submit, takeBack } from './kit/commands'
import { idOf } from './kit/package'
import { useStage } from './kit/stage'

/** What a feed can bring, and whose it may be. */
const NAMES = ['plain', 'of-ben', 'blind-vouched', 'unallocated', 'panel-pool']

describe('whose it is', () => {
  const stage = useStage('PGlite', { everyRole: true })
  let all: Everybody

  beforeAll(async () => {
    all = await Everybody.at(await stage.sharedHub())
  })

  it('a feed brings one’s own submissions, drafts and allocations, and nothing of anybody else’s', async () => {
    const seen: Record<string, unknown> = {}
    for (const who of PERSONS) {
      const view = await all.client(who).view()
      const mine = view.all('allocation')
      expect(mine.every(({ assessorId }) => assessorId === idOf(who))).toBe(true)
      seen[who] = {
        submissions: NAMES.filter((name) => view.submission(name)),
        openings: NAMES.filter((name) => view.opening(name)),
        achievements: view.all('achievement').length,
        allocations: mine.length > 0,
      }
    }
    const nothing = { submissions: [], openings: [], achievements: 0, allocations: false }
    expect(seen).toMatchObject({
      ada: { submissions: ['plain', 'blind-vouched'], openings: ['panel-pool'] },
      ben: { submissions: ['of-ben'], openings: ['panel-pool'] },
      lea: { ...nothing, achievements: 5 },
      max: { ...nothing, achievements: 5 },
      ida: nothing,
    })
    // Of another panel: given a part where no panel is named, and shown nothing of what is one panel's.
    expect(seen.dan).toMatchObject({ openings: [] })
  })

  it('commands about Ada’s work are Ada’s, whatever somebody else’s role', async () => {
    const allocation = (await all.client('ada').view()).allocation('plain')
    const rows: [Command, string][] = [
      [handOver(allocation, 'solo'), 'wrong-state'],
      [begin(allocation), 'accepted'],
      [submit(allocation, 'solo'), 'accepted'],
      [takeBack(allocation, newCommandId()), 'wrong-state'],
      [declare(allocation, 'friend'), 'wrong-state'],
    ]
    for (const [command, expected] of rows) {
      const told: Record<string, unknown> = {}
      for (const who of PERSONS.toSorted((one) => (one === 'ada' ? 1 : -1))) {
        const [result] = await all.client(who).send({ ...command, id: newCommandId() })
        told[who] = result?.status === 'rejected' ? result.code : result?.status
      }
      const others = Object.fromEntries(PERSONS.map((who) => [who, who === 'ada' ? expected : 'not-allocated']))
      expect([command.type, told]).toEqual([command.type, others])
    }
  })

  it('a decision before its release is a lead’s to return, whoever else is told its id', async () => {
    const [pending, ...more] = (await all.client('lea').view()).all('pending-decision')
    if (!pending) throw new Error('Ada has just decided')
    expect(more).toEqual([])
    const told: Record<string, unknown> = {}
    for (const who of PERSONS.toSorted((one) => (one === 'lea' ? 1 : -1))) {
      const seen = (await all.client(who).view()).all('pending-decision').length
      const [result] = await all.client(who).send(returnDecision(pending, 'Look again.'))
      told[who] = [seen, result?.status === 'rejected' ? result.code : result?.status]
    }
    expect(told).toEqual(Object.fromEntries(PERSONS.map((who) => [who, who === 'lea' ? [1, 'accepted'] : [0, 'no-decision']])))
  })

  it('what is open to one panel is claimed by nobody else, whatever their role, and they are told the same as of nothing', async () => {
    const opening = (await all.client('ben').view()).opening('panel-pool')
    if (!opening) throw new Error('it is open')
    for (const who of ['dan', 'lea', 'max', 'ida'] as const) {
      const answers = await all.client(who).send(claim(opening), claim({ ...opening, submissionId: idOf('nothing') }))
      const [refused, unknown] = answers.map((answer) => ({ ...answer, id: '' }))
      expect([who, refused]).toMatchObject([who, { status: 'rejected', code: 'not-open' }])
      expect(refused).toEqual(unknown)
    }
    expect(await all.client('ben').send(claim(opening))).toMatchObject([{ status: 'accepted' }])
  })

  it('a longer lease is for nobody else, and they are told the same as of one that isn’t there', async () => {
    const { id } = (await all.client('ada').view()).allocation('spare')
    const told: Record<string, string[]> = {}
    for (const who of PERSONS) {
      const answer = await all.client(who).post(ROUTES.leases, { allocationIds: [id, idOf('nothing')] })
      told[who] = (answer.body as LeasesAnswer).leases.map(({ status }) => status)
    }
    const none = ['not-allocated', 'not-allocated']
    expect(told).toEqual({ ada: ['not-yet', 'not-allocated'], ben: none, dan: none, lea: none, max: none, ida: none })
  })

  it('a draft that travels no more is stored for nobody', async () => {
    const { id } = (await all.client('ada').view()).allocation('spare')
    const told: Record<string, number> = {}
    for (const who of PERSONS) {
      const body = { keyName: 'a'.repeat(32), version: 1, sealed: 'c2VhbGVk' }
      told[who] = (await all.send(who, 'PUT', ROUTES.draft(id), body)).status
    }
    expect(told).toEqual({ ada: 409, ben: 404, dan: 404, lea: 404, max: 404, ida: 404 })
  })
})
