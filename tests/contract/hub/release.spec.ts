import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyCredential, verifyJwt } from '../../../shared/badges/check'
import { readBakedPng } from '../../../shared/badges'
import { PUBLIC_ROUTES, ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

/** Ada awards this submission, and its release delay passes; nothing is worked off yet. */
async function award(hub: TestHub, name: string, achievement = 'solo'): Promise<Client> {
  const ada = await Client.signIn(hub.origin, 'ada')
  await ada.send(submit((await ada.view()).allocation(name), achievement))
  hub.clock.advance(20)
  return ada
}

onBothDatabases((stage) => {
  it('nothing is released before the delay is over', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    await ada.send(submit((await ada.view()).allocation('plain'), 'solo'))
    hub.clock.advance(19.9)
    await hub.workOff()
    const view = await ada.view()
    expect(view.receipt('plain')?.stage).toBe('accepted')
    const [credential] = view.all('credential')
    expect(credential?.state).toBe('ordered')
    expect((await ada.get(ROUTES.credential(credential?.id ?? ''))).status).toBe(404)
    expect((await ask(hub.origin, PUBLIC_ROUTES.badge(credential?.id ?? ''))).status).toBe(404)
  })

  it('a released badge verifies, is baked into its picture, and has a sandboxed public page', async () => {
    const hub = await stage.hub()
    const ada = await award(hub, 'plain')
    await hub.workOff()
    const view = await ada.view()
    const [credential] = view.all('credential')
    const id = credential?.id ?? ''
    expect(credential).toMatchObject({
      state: 'released',
      releasedAt: '2026-11-02T12:00:20.000Z',
      publicUrl: `${hub.origin}/badges/${id}`,
    })
    expect(view.receipt('plain')).toMatchObject({ stage: 'released', outcome: 'awarded', credentialId: id })
    expect(view.submission('plain')?.state).toBe('decided')
    expect(view.allocation('plain').state).toBe('ended')

    const signed = await ada.get(ROUTES.credential(id))
    expect(signed.headers.get('content-type')).toMatch(/^application\/vc\+ld\+json/)
    const statusLists = async (address: string) => JSON.parse((await ask(hub.origin, new URL(address).pathname)).bytes.toString())
    expect(await verifyCredential(signed.body, hub.clock.read(), { statusLists })).toMatchObject({ ok: true })
    const image = await ada.get(ROUTES.credentialImage(id))
    const baked = readBakedPng(image.bytes)
    expect(baked.ok && JSON.parse(baked.credential)).toEqual(signed.body)

    const token = await ada.get(ROUTES.credentialToken(id))
    expect(token.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await verifyJwt(String(token.body), hub.clock.read(), { statusLists })).toMatchObject({ ok: true })

    const page = await ask(hub.origin, PUBLIC_ROUTES.badge(id))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(String(page.body)).toContain('Achievement solo')
    for (const path of ['', '/credential.json', '/credential.jwt', '/badge.png', '/badge.svg']) {
      const response = await ask(hub.origin, `${PUBLIC_ROUTES.badge(id)}${path}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toMatch(/^sandbox/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('a badge links to the work where the candidate agreed, and nobody hears of the address before', async () => {
    const hub = await stage.hub()
    const address = 'https://work.example/of-nora'
    for (const who of ['ada', 'ben', 'lea', 'max'] as const) {
      const { changes } = await (await Client.signIn(hub.origin, who)).changes()
      expect(JSON.stringify(changes)).not.toContain('work.example')
    }
    const ada = await award(hub, 'vouched')
    await award(hub, 'plain')
    await hub.workOff()
    const view = await ada.view()
    const badgeOf = async (name: string) => {
      const credential = view.all('credential').find(({ submissionId }) => submissionId === idOf(`submission-${name}`))
      const { body } = await ada.get(ROUTES.credential(credential?.id ?? ''))
      const page = await ask(hub.origin, PUBLIC_ROUTES.badge(credential?.id ?? ''))
      return { evidence: (body as { evidence?: object[] }).evidence, page: String(page.body) }
    }
    const shown = await badgeOf('vouched')
    expect(shown.evidence?.at(-1)).toEqual({ id: address, type: ['Evidence'], name: 'note', genre: 'Portfolio' })
    expect(shown.page).toContain(`<a href="${address}" rel="noopener noreferrer nofollow ugc">note</a>`)
    const plain = await badgeOf('plain')
    expect(plain.evidence).toBeUndefined()
    expect(plain.page).not.toContain('The work itself')
  })

  it('an issuer that is stopped and started again, and several at once, issue one badge', async () => {
    const hub = await stage.hub()
    const ada = await award(hub, 'orders')
    const again = await hub.restart()
    await Promise.all([again.workOff(), again.workOff(), again.workOff()])
    const first = await ada.at(again.origin).view()
    const third = await again.restart()
    await third.workOff()
    const last = await ada.at(third.origin).view()
    expect(last.all('credential')).toHaveLength(1)
    expect(last.all('credential')[0]?.state).toBe('released')
    expect(last.all('credential')[0]?.releasedAt).toBe(first.all('credential')[0]?.releasedAt)
  })

  it('an order that fails is kept and tried again later, and the decision stands meanwhile', async () => {
    const hub = await stage.hub({ logLevel: 'silent' })
    const ada = await award(hub, 'orders')
    // Without its pictures the issuer can't bake.
    const files = join(hub.options.dataFolder, 'files')
    const hidden = `${files}-hidden`
    const { renameSync } = await import('node:fs')
    renameSync(files, hidden)
    await hub.workOff()
    expect((await ada.view()).receipt('orders')?.stage).toBe('decided')
    rmSync(files, { recursive: true, force: true })
    renameSync(hidden, files)
    await hub.workOff()
    expect((await ada.view()).receipt('orders')?.stage).toBe('decided')
    hub.clock.advance(2)
    await hub.workOff()
    expect((await ada.view()).receipt('orders')?.stage).toBe('released')
  })

  it('a blind assessor learns the outcome of their own work, and nothing of a badge', async () => {
    const hub = await stage.hub()
    const ada = await award(hub, 'blind-vouched', 'blind')
    await hub.workOff()
    const view = await ada.view()
    expect(view.receipt('blind-vouched')).toMatchObject({ stage: 'decided', outcome: 'awarded', credentialId: null })
    expect(view.all('credential')).toEqual([])
    const [credential] = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
    expect(credential).toMatchObject({ state: 'released', candidateName: 'Hidde Namenlos' })
    expect((await ada.get(ROUTES.credential(credential?.id ?? ''))).status).toBe(404)
  })

  it('two assessors who agree decide together, and the lower level is in the badge', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    await ada.send(submit((await ada.view()).allocation('pair-agree'), 'pair', { levels: [3, 4] }))
    hub.clock.advance(60)
    await hub.workOff()
    expect((await ada.view()).receipt('pair-agree')).toMatchObject({ stage: 'accepted', outcome: null })
    await ben.send(submit((await ben.view()).allocation('pair-agree'), 'pair', { levels: [4, 3] }))
    hub.clock.advance(20)
    await hub.workOff()
    const view = await ada.view()
    expect(view.receipt('pair-agree')).toMatchObject({ stage: 'released', outcome: 'awarded' })
    const [credential] = view.all('credential')
    const { body } = await ada.get(ROUTES.credential(credential?.id ?? ''))
    const { result } = (body as { credentialSubject: { result: { achievedLevel: string }[] } }).credentialSubject
    expect(result.map(({ achievedLevel }) => achievedLevel)).toEqual([
      `urn:uuid:${idOf('pair-C1-3')}`,
      `urn:uuid:${idOf('pair-C2-3')}`,
    ])
  })

  it('two assessors who differ bring in a lead, whose assessment decides; taking one back ends that', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    const lea = await Client.signIn(hub.origin, 'lea')
    await ada.send(submit((await ada.view()).allocation('pair-split'), 'pair', { levels: [4, 4] }))
    const bens = (await ben.view()).allocation('pair-split')
    const command = submit(bens, 'pair', { levels: [2, 2] })
    await ben.send(command)
    expect((await lea.view()).allocation('pair-split')).toMatchObject({ task: 'adjudicate', state: 'offered' })
    const { takeBack } = await import('./kit/commands')
    expect(await ben.send(takeBack(bens, command.id))).toMatchObject([{ status: 'accepted' }])
    expect((await lea.view()).submission('pair-split')).toBeUndefined()
    await ben.send(submit((await ben.view()).allocation('pair-split'), 'pair', { levels: [1, 1], recommendation: 'not-yet' }))
    await lea.send(submit((await lea.view()).allocation('pair-split'), 'pair', { levels: [3, 3] }))
    hub.clock.advance(20)
    await hub.workOff()
    expect((await lea.view()).receipt('pair-split')).toMatchObject({ stage: 'released', outcome: 'awarded' })
    expect((await ben.view()).receipt('pair-split')).toMatchObject({ stage: 'released', outcome: 'awarded' })
  })

  it('a decision that a lead returns in time goes on with its assessors, who read why, and no badge comes of it', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    for (const client of [ada, ben]) await client.send(submit((await client.view()).allocation('pair-agree'), 'pair'))
    const because = 'Neither of you opened the recording.'
    const returnIt = () =>
      ask(hub.origin, '/api/v1/operator', {
        method: 'POST',
        headers: { authorization: `Bearer ${hub.operatorToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ command: 'return', target: idOf('submission-pair-agree'), reason: because }),
      })
    expect((await returnIt()).status).toBe(200)
    expect((await returnIt()).status).toBe(400)
    hub.clock.advance(60)
    await hub.workOff()
    for (const client of [ada, ben]) {
      const view = await client.view()
      expect(view.receipt('pair-agree')).toMatchObject({
        stage: 'returned',
        returned: because,
        outcome: null,
        credentialId: null,
      })
      expect(view.allocation('pair-agree').state).toBe('in-review')
      expect(view.all('credential').map(({ state }) => state)).toEqual(['taken-back'])
    }
    for (const client of [ada, ben]) await client.send(submit((await client.view()).allocation('pair-agree'), 'pair'))
    hub.clock.advance(20)
    await hub.workOff()
    expect((await ada.view()).receipt('pair-agree')).toMatchObject({ stage: 'released' })
    expect((await returnIt()).status).toBe(400)
  })

  it('a blind assessor is never told that the other has finished', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    await ada.send(submit((await ada.view()).allocation('blind-pair'), 'blind-pair'))
    const { cursor } = await ada.changes()
    await ben.send(submit((await ben.view()).allocation('blind-pair'), 'blind-pair'))
    expect((await ada.changes(cursor)).changes).toEqual([])
    hub.clock.advance(20)
    await hub.workOff()
    const view = await ada.view()
    expect(view.receipt('blind-pair')).toMatchObject({ stage: 'accepted', outcome: null, credentialId: null })
    expect(view.all('credential')).toEqual([])
  })

  it('seven days after its end an allocation leaves the assessor', async () => {
    const hub = await stage.hub()
    const ada = await award(hub, 'plain')
    await hub.workOff()
    hub.clock.advance(7 * 86_400 - 1)
    await hub.workOff()
    const again = await Client.signIn(hub.origin, 'ada')
    expect((await again.view()).submission('plain')).toBeDefined()
    const { cursor } = await again.changes()
    hub.clock.advance(1)
    await hub.workOff()
    const { changes } = await again.changes(cursor)
    expect(changes).toContainEqual({ op: 'remove', kind: 'submission', id: idOf('submission-plain'), reason: 'ended' })
    expect(
      changes
        .filter(({ op }) => op === 'remove')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['allocation', 'credential', 'receipt', 'submission'])
    expect(ada.session.person.id).toBe(again.session.person.id)
  })
})
