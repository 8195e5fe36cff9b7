import { beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC_ROUTES, ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { PEOPLE } from './kit/package'
import { useStage } from './kit/stage'

/** Who asks: Ada, whose work it is; another assessor; a lead; an admin; the operator; nobody. */
type Asker = 'ada' | 'ben' | 'lea' | 'max' | 'operator' | 'nobody'
const ASKERS: Asker[] = ['ada', 'ben', 'lea', 'max', 'operator', 'nobody']

describe('role × route', () => {
  const stage = useStage('PGlite')
  const headers = new Map<Asker, Record<string, string>>()
  const address = { evidence: '', badge: '', blindBadge: '' }
  let origin = ''

  beforeAll(async () => {
    const hub = await stage.sharedHub()
    origin = hub.origin
    const ada = await Client.signIn(origin, 'ada')
    const view = await ada.view()
    const item = view.submission('plain')?.evidence[0]
    address.evidence = ROUTES.evidence(item?.id ?? '', item?.sha256 ?? '')
    await ada.send(submit(view.allocation('decided'), 'solo'), submit(view.allocation('blind-vouched'), 'blind'))
    hub.clock.advance(20)
    await hub.workOff()
    const badges = (await (await Client.signIn(origin, 'max')).view()).all('credential')
    address.badge = badges.find(({ achievementName }) => achievementName === 'Achievement solo')?.id ?? ''
    address.blindBadge = badges.find(({ achievementName }) => achievementName === 'Achievement blind')?.id ?? ''
    for (const who of ['ada', 'ben', 'lea', 'max'] as const) headers.set(who, (await Client.signIn(origin, who)).headers)
    headers.set('operator', { authorization: `Bearer ${hub.operatorToken}` })
  })

  const post = (path: string, body: object) => (asker: Asker) =>
    ask(origin, path, {
      method: 'POST',
      headers: { ...headers.get(asker), 'content-type': 'application/json', 'assay-client': 'desktop' },
      body: JSON.stringify(body),
    })
  const get = (path: () => string) => (asker: Asker) => ask(origin, path(), { headers: headers.get(asker) ?? {} })

  it.each<[string, (asker: Asker) => Promise<{ status: number }>, number[]]>([
    ['health', get(() => ROUTES.health), [200, 200, 200, 200, 200, 200]],
    ['sample people', get(() => ROUTES.samplePeople), [200, 200, 200, 200, 200, 200]],
    ['sign in', post(ROUTES.session, { personId: PEOPLE.ben.id }), [200, 200, 200, 200, 200, 200]],
    ['who am I', get(() => ROUTES.session), [200, 200, 200, 200, 401, 401]],
    ['changes', get(() => ROUTES.changes), [200, 200, 200, 200, 401, 401]],
    ['commands', post(ROUTES.commands, { commands: [] }), [400, 400, 400, 400, 401, 401]],
    ['leases', post(ROUTES.leases, { allocationIds: [] }), [400, 400, 400, 400, 401, 401]],
    ['evidence of Ada’s', get(() => address.evidence), [200, 404, 404, 404, 401, 401]],
    ['badge of Ada’s', get(() => ROUTES.credential(address.badge)), [200, 404, 404, 200, 401, 401]],
    ['its picture', get(() => ROUTES.credentialImage(address.badge)), [200, 404, 404, 200, 401, 401]],
    ['badge of Ada’s, marked blind', get(() => ROUTES.credential(address.blindBadge)), [404, 404, 404, 200, 401, 401]],
    ['public page', get(() => PUBLIC_ROUTES.badge(address.badge)), [200, 200, 200, 200, 200, 200]],
    ['operator commands', post('/api/v1/operator', { command: 'list' }), [401, 401, 401, 401, 200, 401]],
  ])('%s', async (_route, request, expected) => {
    const statuses = []
    for (const asker of ASKERS) statuses.push((await request(asker)).status)
    expect(statuses).toEqual(expected)
  })
})
