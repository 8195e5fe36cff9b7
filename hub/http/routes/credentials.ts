import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { IdSchema } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import { Sight } from '../../feed'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { BytesSchema } from '../binary'
import { ProblemError, refusals } from '../problems'
import { findReleased } from '../released'

const ParamsSchema = z.object({ credentialId: IdSchema })
const SignedCredentialSchema = z
  .looseObject({ '@context': z.array(z.string()), id: z.string(), type: z.array(z.string()), proof: z.looseObject({}) })
  .describe('An Open Badges 3.0 AchievementCredential with its Data Integrity proof')

/** Released badges for the people who may see them, under their sessions. */
export function credentialRoutes(app: App, context: HttpContext): void {
  const find = async (request: FastifyRequest, id: string) => {
    const { person } = signedIn(request)
    const [seen] = await context.db
      .transaction()
      .execute((trx) => new Sight(context, trx, person, context.origin()).look([{ kind: 'credential', id, version: null }]))
    const released = seen && (await findReleased(context, id))
    if (!released) throw new ProblemError('notFound', 'There is no released badge of this id that you may see.')
    return released
  }
  const common = { tags: ['badges'], params: ParamsSchema }
  const refused = refusals('invalid', 'unauthenticated', 'clientTooOld', 'notFound', 'tooMany')

  app.get(
    ROUTES.credential(':credentialId'),
    {
      schema: {
        ...common,
        summary: 'The signed credential',
        response: {
          200: { description: 'The credential', content: { 'application/vc+ld+json': { schema: SignedCredentialSchema } } },
          ...refused,
        },
      },
      onRequest: requireSession(context),
    },
    async (request, reply) => {
      const { document } = await find(request, request.params.credentialId)
      return reply.type('application/vc+ld+json').header('cache-control', 'no-store').send(document)
    },
  )

  app.get(
    ROUTES.credentialImage(':credentialId'),
    {
      schema: {
        ...common,
        summary: 'Its picture with the credential baked in',
        response: {
          200: { description: 'A PNG file', content: { 'image/png': { schema: BytesSchema } } },
          ...refused,
        },
      },
      onRequest: requireSession(context),
    },
    async (request, reply) => {
      const { imageSha256 } = await find(request, request.params.credentialId)
      return reply
        .type('image/png')
        .header('cache-control', 'no-store')
        .send(await context.files.readAll(imageSha256))
    },
  )

  app.get(
    ROUTES.credentialToken(':credentialId'),
    {
      schema: {
        ...common,
        summary: 'The same credential as a VC-JWT',
        response: {
          200: { description: 'A token', content: { 'text/plain': { schema: z.string() } } },
          ...refused,
        },
      },
      onRequest: requireSession(context),
    },
    async (request, reply) => {
      const { jwt } = await find(request, request.params.credentialId)
      if (jwt === null) throw new ProblemError('notFound', 'This badge was issued without a token.')
      return reply.type('text/plain').header('cache-control', 'no-store').send(jwt)
    },
  )
}
