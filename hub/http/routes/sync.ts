import { ChangesPageSchema, ChangesQuerySchema, CommandAnswerSchema, CommandBatchSchema, ROUTES } from '../../../shared/protocol'
import { presentedToken } from '../../auth'
import { applyCommands } from '../../commands'
import { readChanges } from '../../feed'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { refusals } from '../problems'

/** A batch of fifty assessments with many long annotations. */
const MOST_COMMAND_BYTES = 16 * 1024 * 1024

/** The change feed, and the commands that go the other way. */
export function syncRoutes(app: App, context: HttpContext): void {
  app.get(
    ROUTES.changes,
    {
      schema: {
        tags: ['sync'],
        summary: 'What changed for this person since the cursor',
        querystring: ChangesQuerySchema,
        response: { 200: ChangesPageSchema, ...refusals('invalid', 'unauthenticated', 'clientTooOld', 'lineage', 'tooMany') },
      },
      onRequest: requireSession(context),
    },
    async (request) => readChanges(context, signedIn(request).person, request.query, context.origin()),
  )

  app.post(
    ROUTES.commands,
    {
      bodyLimit: MOST_COMMAND_BYTES,
      schema: {
        tags: ['sync'],
        summary: 'Apply commands, each once, in this order',
        body: CommandBatchSchema,
        response: {
          200: CommandAnswerSchema,
          ...refusals('invalid', 'unauthenticated', 'clientTooOld', 'forbidden', 'tooLarge', 'tooMany'),
        },
      },
      onRequest: requireSession(context),
    },
    async (request) => {
      // The desktop's main process has a token to show, a browser its cookie.
      const from = presentedToken(request)?.by === 'bearer' ? 'desktop' : 'browser'
      const results = await applyCommands(context, signedIn(request).person, request.body.commands, from)
      return { results, hubTime: context.clock().toISOString() }
    },
  )
}
