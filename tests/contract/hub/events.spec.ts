import { expect, it } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { begin } from './kit/commands'
import { onBothDatabases } from './kit/stage'

/** An event stream, read event by event. */
async function listen(client: Client) {
  const response = await fetch(`${client.origin}${ROUTES.events}`, { headers: client.headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  return {
    /** The next event or comment; undefined once the stream has ended. */
    async next(): Promise<string | undefined> {
      for (;;) {
        const end = rest.indexOf('\n\n')
        if (end >= 0) {
          const event = rest.slice(0, end)
          rest = rest.slice(end + 2)
          return event
        }
        const part = await reader?.read()
        if (!part || part.done) return undefined
        rest += decoder.decode(part.value, { stream: true })
      }
    },
    stop: () => reader?.cancel(),
  }
}

onBothDatabases((stage) => {
  it('a stream nudges at its start and whenever its reader’s feed has something new, and nobody else', async () => {
    const hub = await stage.hub({ heartbeatMs: 200 })
    const ada = await Client.signIn(hub.origin, 'ada')
    const ben = await Client.signIn(hub.origin, 'ben')
    const [hers, his] = [await listen(ada), await listen(ben)]
    expect(await hers.next()).toMatch(/^retry: \d+\nevent: change\ndata: \{\}$/)
    expect(await his.next()).toContain('event: change')
    await ada.send(begin((await ada.view()).allocation('plain')))
    let event = await hers.next()
    while (event?.startsWith(':')) event = await hers.next()
    expect(event).toBe('event: change\ndata: {}')
    expect(await his.next()).toBe(': still here')
    await hers.stop()
    await his.stop()
  })

  it('a stream ends when its session ends', async () => {
    const hub = await stage.hub({ sessionSeconds: 1000 })
    const ada = await Client.signIn(hub.origin, 'ada')
    const stream = await listen(ada)
    await stream.next()
    await ask(hub.origin, ROUTES.session, { method: 'DELETE', headers: ada.headers })
    expect(await stream.next()).toBeUndefined()

    const short = await hub.restart({ sessionSeconds: 1 })
    const expiring = await listen(await Client.signIn(short.origin, 'ada'))
    await expiring.next()
    expect(await expiring.next()).toBeUndefined()
  })

  it('a hub that stops ends its streams instead of waiting for their readers', async () => {
    const hub = await stage.hub()
    const stream = await listen(await Client.signIn(hub.origin, 'ada'))
    await stream.next()
    await hub.close()
    expect(await stream.next().catch(() => undefined)).toBeUndefined()
  })
})
