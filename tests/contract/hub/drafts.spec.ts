import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type DraftEnvelope, MOST_DRAFT_BYTES, PROBLEM, ROUTES } from '../../../shared/protocol'
import { newId } from '../../../shared/domain'
import { type Answer, ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { idOf } from './kit/package'
import { onBothDatabases, type TestHub } from './kit/stage'

const KEY = 'a'.repeat(32)
const OTHER_KEY = 'b'.repeat(32)
const seal = (text: string) => Buffer.from(text).toString('base64')

function change(client: Client, method: 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
  const json = { headers: { ...client.headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return ask(client.origin, path, { method, ...(body === undefined ? { headers: client.headers } : json) })
}

async function begun(hub: TestHub) {
  const ada = await Client.signIn(hub.origin, 'ada')
  const view = await ada.view()
  const allocation = view.allocation('plain')
  expect((await change(ada, 'PUT', ROUTES.drafts, { keyName: KEY })).status).toBe(200)
  const put = (version: number, text: string, keyName = KEY) =>
    change(ada, 'PUT', ROUTES.draft(allocation.id), { keyName, version, sealed: seal(text) })
  const read = async () => {
    const answer = await ada.get(ROUTES.draft(allocation.id))
    return answer.status === 200 ? (answer.body as DraftEnvelope) : answer.status
  }
  return { ada, view, allocation, put, read }
}

onBothDatabases((stage) => {
  describe('a draft on its way', () => {
    it('is kept as it came, listed by id and version, and nudges the devices of its person and nobody else', async () => {
      const hub = await stage.hub()
      const { ada, allocation, put, read } = await begun(hub)
      expect(await read()).toBe(404)
      expect(await put(1, 'one')).toMatchObject({ status: 200, body: { version: 1 } })
      expect(await put(2, 'two')).toMatchObject({ status: 200, body: { version: 2 } })
      const note = {
        allocationId: allocation.id,
        keyName: KEY,
        version: 2,
        sha256: createHash('sha256').update('two').digest('hex'),
      }
      expect(await read()).toEqual({ ...note, sealed: seal('two') })
      expect((await ada.get(ROUTES.drafts)).body).toEqual({ keyName: KEY, drafts: [note] })
      const ben = await Client.signIn(hub.origin, 'ben')
      expect((await ben.get(ROUTES.drafts)).body).toEqual({ keyName: null, drafts: [] })
    })

    it('is stored only as the version after the one that is there; who was late gets that one', async () => {
      const { put, read } = await begun(await stage.hub())
      expect((await put(2, 'too early')).body).toMatchObject({ type: PROBLEM.draftVersion, current: null })
      await put(1, 'first')
      const late = await put(1, 'second')
      expect(late.status).toBe(409)
      expect(late.body).toMatchObject({ type: PROBLEM.draftVersion, current: { version: 1, sealed: seal('first') } })
      expect(await read()).toMatchObject({ version: 1, sealed: seal('first') })
    })

    it('that comes twice, because its answer was lost, is stored once and answered alike', async () => {
      const { put, read } = await begun(await stage.hub())
      await put(1, 'one')
      expect(await put(1, 'one')).toMatchObject({ status: 200, body: { version: 1 } })
      expect(await read()).toMatchObject({ version: 1 })
    })

    it('of several devices at once comes from one of them', async () => {
      const { put } = await begun(await stage.hub())
      const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => put(1, text)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    })

    it('is nobody else’s: others find nothing, and can neither write nor delete it', async () => {
      const hub = await stage.hub()
      const { allocation, put, read } = await begun(hub)
      await put(1, 'mine')
      for (const who of ['ben', 'lea', 'max'] as const) {
        const other = await Client.signIn(hub.origin, who)
        await change(other, 'PUT', ROUTES.drafts, { keyName: KEY })
        const path = ROUTES.draft(allocation.id)
        const body = { keyName: KEY, version: 2, sealed: seal('theirs') }
        expect((await other.get(path)).status).toBe(404)
        expect((await change(other, 'PUT', path, body)).status).toBe(404)
        expect((await change(other, 'DELETE', path)).status).toBe(404)
      }
      expect(await read()).toMatchObject({ version: 1, sealed: seal('mine') })
    })

    it('of no allocation at all isn’t found', async () => {
      const { ada } = await begun(await stage.hub())
      const body = { keyName: KEY, version: 1, sealed: seal('one') }
      expect((await change(ada, 'PUT', ROUTES.draft(newId()), body)).status).toBe(404)
    })

    it('that is larger than any assessment is refused', async () => {
      const { ada, allocation } = await begun(await stage.hub())
      const body = { keyName: KEY, version: 1, sealed: Buffer.alloc(MOST_DRAFT_BYTES + 1024).toString('base64') }
      expect((await change(ada, 'PUT', ROUTES.draft(allocation.id), body)).status).toBe(413)
    })

    it.each([
      ['no base 64', { keyName: KEY, version: 1, sealed: '*' }],
      ['an empty envelope', { keyName: KEY, version: 1, sealed: '' }],
      ['a version of none', { keyName: KEY, version: 0, sealed: seal('one') }],
      ['a key’s name that is none', { keyName: 'KEY', version: 1, sealed: seal('one') }],
    ])('with %s is refused', async (_what, body) => {
      const { ada, allocation } = await begun(await stage.sharedHub())
      expect((await change(ada, 'PUT', ROUTES.draft(allocation.id), body)).status).toBe(400)
    })
  })

  describe('what the hub keeps of a draft', () => {
    it('is gone once the assessment was handed in, and none comes in after it', async () => {
      const { ada, allocation, put, read } = await begun(await stage.hub())
      await put(1, 'one')
      await ada.send(submit(allocation, 'solo'))
      expect(await read()).toBe(404)
      expect((await put(2, 'two')).status).toBe(404)
      expect((await ada.get(ROUTES.drafts)).body).toMatchObject({ drafts: [] })
    })

    it.each([['withdraw'], ['move']])('is gone with the allocation (%s)', async (command) => {
      const hub = await stage.hub()
      const { ada, view } = await begun(hub)
      const { id } = view.allocation(command)
      await change(ada, 'PUT', ROUTES.draft(id), { keyName: KEY, version: 1, sealed: seal('one') })
      const target = idOf(`submission-${command}`)
      const operate = await ask(hub.origin, '/api/v1/operator', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${hub.operatorToken}` },
        body: JSON.stringify({ command, target, ...(command === 'move' && { to: idOf('ben') }) }),
      })
      expect(operate.status).toBe(200)
      expect((await ada.get(ROUTES.draft(id))).status).toBe(404)
      expect((await ada.get(ROUTES.drafts)).body).toMatchObject({ drafts: [] })
    })

    it('can be deleted by its person, one by one, and begins anew then', async () => {
      const { ada, allocation, put, read } = await begun(await stage.hub())
      await put(1, 'one')
      expect((await change(ada, 'DELETE', ROUTES.draft(allocation.id))).status).toBe(204)
      expect(await read()).toBe(404)
      expect((await put(1, 'anew')).status).toBe(200)
    })
  })

  describe('the key by which drafts travel', () => {
    it('is the one that came first; another one is told which that is', async () => {
      const { ada, put } = await begun(await stage.hub())
      expect((await change(ada, 'PUT', ROUTES.drafts, { keyName: KEY })).status).toBe(200)
      const other = await change(ada, 'PUT', ROUTES.drafts, { keyName: OTHER_KEY })
      expect(other).toMatchObject({ status: 409, body: { type: PROBLEM.draftKey, keyName: KEY } })
      expect(await put(1, 'one', OTHER_KEY)).toMatchObject({ status: 409, body: { type: PROBLEM.draftKey, keyName: KEY } })
    })

    it('goes with all drafts when its person gives it up; whoever still has it hears that it is gone', async () => {
      const { ada, put, read } = await begun(await stage.hub())
      await put(1, 'one')
      expect((await change(ada, 'DELETE', ROUTES.drafts)).status).toBe(204)
      expect((await change(ada, 'DELETE', ROUTES.drafts)).status).toBe(204)
      expect(await read()).toBe(404)
      expect((await ada.get(ROUTES.drafts)).body).toEqual({ keyName: null, drafts: [] })
      expect(await put(1, 'two')).toMatchObject({ status: 409, body: { type: PROBLEM.draftKey, keyName: null } })
      expect((await change(ada, 'PUT', ROUTES.drafts, { keyName: OTHER_KEY })).status).toBe(200)
    })
  })

  it('a provider that wants no drafts on the hub has none, and says so', async () => {
    const hub = await stage.hub()
    const { ada, allocation, put } = await begun(hub)
    await put(1, 'one')
    const strict = await hub.restart({ draftsTravel: false })
    const there = ada.at(strict.origin)
    const refused = { status: 403, body: { type: PROBLEM.draftsOff } }
    expect(await there.get(ROUTES.drafts)).toMatchObject(refused)
    expect(await there.get(ROUTES.draft(allocation.id))).toMatchObject(refused)
    expect(await change(there, 'PUT', ROUTES.drafts, { keyName: KEY })).toMatchObject(refused)
    const body = { keyName: KEY, version: 2, sealed: seal('two') }
    expect(await change(there, 'PUT', ROUTES.draft(allocation.id), body)).toMatchObject(refused)
    const open = await strict.restart({ draftsTravel: true })
    expect((await ada.at(open.origin).get(ROUTES.drafts)).body).toEqual({ keyName: null, drafts: [] })
  })
})
