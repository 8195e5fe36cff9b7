import type { Duplex } from 'node:stream'
import type { FastifyHttpOptions, RawServerDefault } from 'fastify'
import { ProblemError } from './problems'

/** How long a client may be slow before the hub lets go of it. A connection that waits costs nobody else anything but its memory. */
export type Patience = {
  /** Until all headers are there. */
  headersMs: number
  /** Until all of the body is there: the largest takes its time on a bad line. */
  requestMs: number
  /** While nothing moves in either direction, as with somebody who asks for a file and doesn't read it. Longer than between heartbeats. */
  idleMs: number
}

export const PATIENCE: Patience = { headersMs: 20_000, requestMs: 300_000, idleMs: 120_000 }

/** The server's options that hold clients to it. */
export function serverPatience({ headersMs, requestMs, idleMs }: Patience) {
  return {
    requestTimeout: requestMs,
    connectionTimeout: idleMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.ceil(headersMs / 4) },
    clientErrorHandler: answerBrokenRequest,
  } satisfies FastifyHttpOptions<RawServerDefault>
}

/** What isn't a request yet, or never became one, is answered like every refusal. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = problemOf(error.code)
  const body = JSON.stringify(problem.toProblem())
  const head = [
    `HTTP/1.1 ${problem.statusCode} ${problem.kind}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function problemOf(code: string | undefined): ProblemError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ProblemError('tooSlow', 'The request did not come in time.')
  if (code === 'HPE_HEADER_OVERFLOW') return new ProblemError('tooLarge', 'The headers are larger than the hub takes.')
  return new ProblemError('invalid', undefined, [{ pointer: '', reason: 'is not a request of HTTP' }])
}
