import { request } from 'node:http'

/** A request as it goes over the wire, whatever is wrong with it. */
export type RawRequest = { method: string; path: string; headers: Record<string, string>; body: Buffer | null }

export type RawAnswer = { status: number; type: string; body: string }

/** An answer that takes longer never comes. */
const LIMIT_MS = 20_000

/** Sends it and reads the answer; of a stream only how it begins. */
export function send(origin: string, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(body.length) }
    const sent = request({ hostname, port, method, path, headers: { ...headers, ...length }, timeout: LIMIT_MS }, (response) => {
      const type = response.headers['content-type'] ?? ''
      const parts: Buffer[] = []
      const done = () => resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(parts).toString() })
      response.on('data', (part: Buffer) => {
        parts.push(part)
        if (!type.startsWith('text/event-stream')) return
        done()
        sent.destroy()
      })
      response.on('end', done)
    })
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered`)))
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}
