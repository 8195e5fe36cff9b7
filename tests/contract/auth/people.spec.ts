import { expect, it } from 'vitest'
import type { Role } from '../../../shared/domain'
import { ROUTES, type Session } from '../../../shared/protocol'
import { Client } from '../hub/kit/client'
import { submit } from '../hub/kit/commands'
import { idOf, PEOPLE } from '../hub/kit/package'
import { onBothDatabases, type TestHub } from '../hub/kit/stage'
import { CookieBrowser } from './kit/browser'
import { present, signInAsDesktop, whoIs } from './kit/desktop'
import { claiming, Forger } from './kit/forger'

onBothDatabases((stage) => {
  const forger = new Forger()
  const hub = (): Promise<TestHub> =>
    stage.sharedHub({ openTrialProvider: forger.open, clock: () => new Date(), sampleSignIn: false })

  /** Signs in while the provider says this of the person, whoever it took them for. */
  async function signInAs(origin: string, claims: Record<string, unknown>) {
    forger.forgery = claiming(claims)
    const { tokens } = await signInAsDesktop(origin, PEOPLE.ada.id)
    return present(origin, tokens.id_token)
  }
  const standing = (sub: string, roles: Role[]) => ({
    sub,
    name: `Newcomer ${sub}`,
    assay_roles: roles,
    assay_panels: [idOf('panel')],
  })

  it('somebody new becomes a person at the first sign-in, and is the same one at the next', async () => {
    const { origin } = await hub()
    const first = (await signInAs(origin, standing('new', ['assessor']))).body as Session
    expect(first.person).toMatchObject({ name: 'Newcomer new', roles: ['assessor'], panels: [idOf('panel')] })
    const again = (await signInAs(origin, { ...standing('new', ['assessor']), name: 'Married Name' })).body as Session
    expect(again.person).toEqual({ ...first.person, name: 'Married Name' })
    const other = (await signInAs(origin, standing('other', ['assessor']))).body as Session
    expect(other.person.id).not.toBe(first.person.id)
  })

  it('many first sign-ins at once make one person', async () => {
    const { origin } = await hub()
    forger.forgery = claiming(standing('eager', ['assessor']))
    const shown = await Promise.all(Array.from({ length: 4 }, () => signInAsDesktop(origin, PEOPLE.ada.id)))
    const answers = await Promise.all(shown.map(({ tokens }) => present(origin, tokens.id_token)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(answers.map(({ body }) => (body as Session).person.id)).size).toBe(1)
  })

  it('without a role here nobody comes in, and who loses theirs is out at once', async () => {
    const { origin } = await hub()
    const stranger = await signInAs(origin, standing('stranger', []))
    expect([stranger.status, stranger.body]).toMatchObject([403, { type: 'urn:assay:problem:no-role' }])
    const browser = new CookieBrowser()
    forger.forgery = claiming(standing('stranger', []))
    expect(await browser.signIn(origin, PEOPLE.ada.id)).toBe(`${origin}/app/?signIn=no-role`)

    const session = (await signInAs(origin, standing('leaver', ['assessor']))).body as Session
    expect((await whoIs(origin, session)).status).toBe(200)
    expect((await signInAs(origin, standing('leaver', []))).status).toBe(403)
    expect((await whoIs(origin, session)).status).toBe(401)
  })

  it('who becomes a lead is told what leads see, and who no longer is one, that it is gone', async () => {
    const { origin } = await hub()
    const assessor = new Client(origin, (await signInAs(origin, standing('riser', ['assessor']))).body as Session)
    const before = await assessor.changes()
    expect(before.changes).toEqual([])
    const lead = new Client(origin, (await signInAs(origin, standing('riser', ['assessor', 'lead']))).body as Session)
    const after = await lead.changes(before.cursor)
    const kinds = new Set(after.changes.map(({ op, kind }) => `${op} ${kind}`))
    expect(kinds).toEqual(new Set(['put achievement', 'put rubric', 'put colleague']))
    const back = new Client(origin, (await signInAs(origin, standing('riser', ['assessor']))).body as Session)
    const gone = await back.changes(after.cursor)
    expect(new Set(gone.changes.map(({ op }) => op))).toEqual(new Set(['remove']))
    expect(gone.changes.length).toBe(after.changes.length)
  })

  it('who becomes a lead is told of decisions that wait already, once; who made one never, and who no longer leads, that it is gone', async () => {
    const { origin } = await hub()
    const decisionsOf = ({ changes }: Awaited<ReturnType<Client['changes']>>) =>
      changes.filter(({ kind }) => kind === 'pending-decision')
    forger.forgery = null
    const { tokens } = await signInAsDesktop(origin, PEOPLE.ada.id)
    const ada = new Client(origin, (await present(origin, tokens.id_token)).body as Session)
    const assessor = new Client(origin, (await signInAs(origin, standing('late', ['assessor']))).body as Session)
    const before = await assessor.changes()
    expect(await ada.send(submit((await ada.view()).allocation('plain'), 'solo'))).toMatchObject([{ status: 'accepted' }])
    expect(decisionsOf(await assessor.changes(before.cursor))).toEqual([])

    const late = new Client(origin, (await signInAs(origin, standing('late', ['lead']))).body as Session)
    const told = await late.changes(before.cursor)
    expect(decisionsOf(told)).toMatchObject([{ op: 'put', body: { parts: [{ assessor: 'Ada Assessor' }] } }])
    const again = new Client(origin, (await signInAs(origin, standing('late', ['lead']))).body as Session)
    expect((await again.changes(told.cursor)).changes).toEqual([])
    const first = new Client(origin, (await signInAs(origin, standing('first', ['lead']))).body as Session)
    expect(decisionsOf(await first.changes())).toHaveLength(1)
    const own = new Client(origin, (await signInAs(origin, { assay_roles: ['assessor', 'lead'] })).body as Session)
    expect(own.session.person).toMatchObject({ id: PEOPLE.ada.id, roles: ['assessor', 'lead'] })
    expect(decisionsOf(await own.changes())).toEqual([])

    const back = new Client(origin, (await signInAs(origin, standing('late', ['assessor']))).body as Session)
    expect(decisionsOf(await back.changes(told.cursor))).toMatchObject([{ op: 'remove' }])
  })

  it('a sample person’s work is theirs under the provider’s sign-in too', async () => {
    const { origin } = await hub()
    forger.forgery = null
    const { tokens } = await signInAsDesktop(origin, PEOPLE.ben.id)
    const ben = new Client(origin, (await present(origin, tokens.id_token)).body as Session)
    expect(ben.session.person.id).toBe(PEOPLE.ben.id)
    expect((await ben.changes()).changes.some(({ kind }) => kind === 'allocation')).toBe(true)
    expect((await ben.get(ROUTES.session)).status).toBe(200)
  })
})
