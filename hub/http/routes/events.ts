import { z } from 'zod'
import { ROUTES } from '../../../shared/protocol'
import { findSession, presentedToken } from '../../auth'
import { audiencesOf } from '../../feed'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { refusals } from '../problems'

const EventStreamSchema = z.string().describe('Server-sent events; `change` says only that the feed has something new')

/** A stream of nudges, which ends when its session ends. */
export function eventRoutes(app: App, context: HttpContext): void {
  const stream = { description: 'A stream of nudges', content: { 'text/event-stream': { schema: EventStreamSchema } } }
  app.get(
    ROUTES.events,
    {
      schema: {
        tags: ['sync'],
        summary: 'Be told when the feed has something new',
        response: { 200: stream, ...refusals('unauthenticated', 'clientTooOld', 'tooMany') },
      },
      onRequest: requireSession(context),
    },
    async (request, reply) => {
      const { person, tokenHash, expiresAt } = signedIn(request)
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, headers as Record<string, string>)
      // A first nudge: what came between the reader's last page and this moment is found by it.
      raw.write('retry: 2000\nevent: change\ndata: {}\n\n')
      // To a reader who doesn't read, what waits to be sent says it all: they are not kept a line for each change, and fall idle.
      const tell = (line: string) => {
        if (raw.writableLength === 0) raw.write(line)
      }
      const end = () => raw.end()
      const unsubscribe = context.nudges.subscribe({
        audiences: audiencesOf(person),
        tokenHash,
        onChange: () => tell('event: change\ndata: {}\n\n'),
        onEnd: end,
      })
      const token = presentedToken(request)?.token ?? ''
      const beat = async () => {
        // The session may have ended without a word, as in a database put back from a backup.
        const session = await findSession(context, token).catch(() => null)
        if (session) tell(': still here\n\n')
        else end()
      }
      const heartbeat = setInterval(() => void beat(), context.settings.heartbeatMs)
      const expiry = setTimeout(end, Math.min(Math.max(expiresAt.getTime() - context.clock().getTime(), 0), 2 ** 31 - 1))
      raw.on('close', () => {
        clearInterval(heartbeat)
        clearTimeout(expiry)
        unsubscribe()
      })
    },
  )
}
