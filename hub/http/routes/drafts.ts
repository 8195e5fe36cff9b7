import { z } from 'zod'
import { IdSchema } from '../../../shared/domain'
import {
  DraftConflictSchema,
  DraftEnvelopeSchema,
  DraftPutSchema,
  DraftStoredSchema,
  MOST_DRAFT_BYTES,
  ROUTES,
  TravelConflictSchema,
  TravelPutSchema,
  TravelSchema,
} from '../../../shared/protocol'
import { beginTravel, dropDraft, endTravel, putDraft, readDraft, readTravel } from '../../drafts'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { ProblemError, refusals } from '../problems'

/** Base 64 takes four characters for three bytes; the rest of the body is short. */
const MOST_BODY_BYTES = Math.ceil((MOST_DRAFT_BYTES * 4) / 3) + 1024
const ParamsSchema = z.object({ allocationId: IdSchema })
const NONE = 'There is no such draft among your open allocations.'
const everywhere = ['unauthenticated', 'clientTooOld', 'tooMany'] as const
const gone = { 204: z.undefined().describe('Nothing of it is here any more') }
const problem = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/problem+json': { schema } },
})

/** Drafts on their way between the devices of one person. */
export function draftRoutes(app: App, context: HttpContext): void {
  const onRequest = requireSession(context)
  const preHandler = async () => {
    if (!context.settings.draftsTravel)
      throw new ProblemError('draftsOff', 'This provider keeps drafts on the machine they are made on.')
  }

  app.get(
    ROUTES.drafts,
    {
      schema: {
        tags: ['drafts'],
        summary: 'By which key one’s drafts travel, and which are here',
        response: { 200: TravelSchema, ...refusals(...everywhere, 'draftsOff') },
      },
      onRequest,
      preHandler,
    },
    async (request) => readTravel(context, signedIn(request).person),
  )

  app.put(
    ROUTES.drafts,
    {
      schema: {
        tags: ['drafts'],
        summary: 'Let one’s drafts travel by this key',
        body: TravelPutSchema,
        response: {
          200: TravelSchema,
          409: problem('They travel by another key', TravelConflictSchema),
          ...refusals(...everywhere, 'invalid', 'forbidden', 'draftsOff', 'tooLarge'),
        },
      },
      onRequest,
      preHandler,
    },
    async (request) => {
      const { person } = signedIn(request)
      const keyName = await beginTravel(context, person, request.body.keyName)
      if (keyName !== request.body.keyName) throw otherKey(keyName)
      return readTravel(context, person)
    },
  )

  app.delete(
    ROUTES.drafts,
    {
      schema: {
        tags: ['drafts'],
        summary: 'Let no drafts travel any more, and delete those that are here',
        response: { 204: gone[204], ...refusals(...everywhere, 'invalid', 'forbidden', 'tooLarge') },
      },
      onRequest,
    },
    async (request, reply) => {
      await endTravel(context, signedIn(request).person)
      return reply.code(204).send()
    },
  )

  app.get(
    ROUTES.draft(':allocationId'),
    {
      schema: {
        tags: ['drafts'],
        summary: 'The sealed draft of one of one’s open allocations',
        params: ParamsSchema,
        response: { 200: DraftEnvelopeSchema, ...refusals(...everywhere, 'invalid', 'draftsOff', 'notFound') },
      },
      onRequest,
      preHandler,
    },
    async (request, reply) => {
      const draft = await readDraft(context, signedIn(request).person, request.params.allocationId)
      if (!draft) throw new ProblemError('notFound', NONE)
      reply.header('cache-control', 'no-store')
      return draft
    },
  )

  app.put(
    ROUTES.draft(':allocationId'),
    {
      bodyLimit: MOST_BODY_BYTES,
      schema: {
        tags: ['drafts'],
        summary: 'Store the version after the one that is here',
        params: ParamsSchema,
        body: DraftPutSchema,
        response: {
          200: DraftStoredSchema,
          409: problem(
            'Another one was stored first, or they travel by another key',
            z.union([DraftConflictSchema, TravelConflictSchema]),
          ),
          ...refusals(...everywhere, 'invalid', 'forbidden', 'draftsOff', 'notFound', 'tooLarge'),
        },
      },
      onRequest,
      preHandler,
    },
    async (request) => {
      const { params, body } = request
      const put = await putDraft(context, signedIn(request).person, params.allocationId, body)
      switch (put.result) {
        case 'stored':
          return { version: body.version }
        case 'version':
          throw new ProblemError('draftVersion', undefined, undefined, { current: put.current })
        case 'key':
          throw otherKey(put.keyName)
        case 'not-found':
          throw new ProblemError('notFound', NONE)
      }
    },
  )

  app.delete(
    ROUTES.draft(':allocationId'),
    {
      schema: {
        tags: ['drafts'],
        summary: 'Delete one',
        params: ParamsSchema,
        response: { 204: gone[204], ...refusals(...everywhere, 'invalid', 'forbidden', 'notFound', 'tooLarge') },
      },
      onRequest,
    },
    async (request, reply) => {
      const { allocationId } = request.params
      if (!(await readDraft(context, signedIn(request).person, allocationId))) throw new ProblemError('notFound', NONE)
      await context.db.transaction().execute((trx) => dropDraft(trx, allocationId))
      return reply.code(204).send()
    },
  )
}

function otherKey(keyName: string | null): ProblemError {
  return new ProblemError('draftKey', undefined, undefined, { keyName })
}
