import { createHash } from 'node:crypto'
import { z } from 'zod'
import { IdSchema } from '../../../shared/domain'
import { PUBLIC_ROUTES } from '../../../shared/protocol'
import { BADGE_PAGE_POLICY, STATUS_LIST_MAX_AGE_SECONDS } from '../../badges'
import { publishStatusList } from '../../issuer'
import type { App, HttpContext } from '../app'
import { ProblemError } from '../problems'

const ParamsSchema = z.object({ listId: IdSchema })

/** For verifiers of every make, in browsers too: what they may keep, and for how long. */
const HEADERS = {
  'content-security-policy': BADGE_PAGE_POLICY,
  'access-control-allow-origin': '*',
  'cache-control': `public, max-age=${STATUS_LIST_MAX_AGE_SECONDS}`,
}

/** What verifiers of badges ask the issuer for: which badges were revoked, and which keys are the issuer's. */
export function issuerRoutes(app: App, context: HttpContext): void {
  app.get(
    PUBLIC_ROUTES.statusList(':listId'),
    { schema: { hide: true, params: ParamsSchema } },
    async ({ params, headers }, reply) => {
      const list = await publishStatusList(context, context.issuer, params.listId)
      if (!list) throw new ProblemError('notFound', 'There is no status list at this address.')
      const text = JSON.stringify(list.document)
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
      reply.headers({ ...HEADERS, etag, 'last-modified': list.signedAt.toUTCString() })
      if (headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('application/vc').send(text)
    },
  )

  app.get(PUBLIC_ROUTES.didDocument, { schema: { hide: true } }, async (_request, reply) => {
    const document = await context.issuer.document(context.db)
    if (!document) throw new ProblemError('notFound', 'This hub has no did:web: it has no https address of its own.')
    return reply.type('application/did+ld+json').headers(HEADERS).send(JSON.stringify(document))
  })
}
