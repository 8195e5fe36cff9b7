import { checkBadge } from '../../../shared/badges/check'
import { MOST_BADGE_BYTES, ROUTES, VerificationRequestSchema, VerificationSchema } from '../../../shared/protocol'
import { checkSources } from '../../issuer'
import type { App, HttpContext } from '../app'
import { requireSession } from '../guard'
import { refusals } from '../problems'

/** The file in base 64, and the little around it. */
const MOST_BODY_BYTES = Math.ceil((MOST_BADGE_BYTES * 4) / 3) + 1024

/** Says of any badge whether it holds: for the people of this hub, who are shown badges of others as evidence. */
export function verificationRoutes(app: App, context: HttpContext): void {
  app.post(
    ROUTES.verifications,
    {
      bodyLimit: MOST_BODY_BYTES,
      schema: {
        tags: ['badges'],
        summary: 'Whether a badge holds, and why not',
        body: VerificationRequestSchema,
        response: {
          200: VerificationSchema,
          ...refusals('invalid', 'unauthenticated', 'forbidden', 'clientTooOld', 'tooLarge', 'tooMany'),
        },
      },
      onRequest: requireSession(context),
    },
    async (request) => {
      const now = context.clock()
      const sources = await checkSources(context, context.issuer, context.door)
      return { ...(await checkBadge(Buffer.from(request.body.file, 'base64'), now, sources)), checkedAt: now.toISOString() }
    },
  )
}
