import { LeasesAnswerSchema, type LeaseAnswer, RenewLeasesSchema, ROUTES } from '../../../shared/protocol'
import { renewLease } from '../../allocations'
import type { App, HttpContext } from '../app'
import { requireSession, signedIn } from '../guard'
import { refusals } from '../problems'

/** Longer leases for what somebody works on. */
export function leaseRoutes(app: App, context: HttpContext): void {
  app.post(
    ROUTES.leases,
    {
      schema: {
        tags: ['sync'],
        summary: 'Ask for longer leases of one’s own allocations; the feed brings them too',
        body: RenewLeasesSchema,
        response: {
          200: LeasesAnswerSchema,
          ...refusals('invalid', 'unauthenticated', 'clientTooOld', 'forbidden', 'tooLarge', 'tooMany'),
        },
      },
      onRequest: requireSession(context),
    },
    async (request) => {
      const { person } = signedIn(request)
      const leases: LeaseAnswer[] = []
      for (const id of new Set(request.body.allocationIds)) leases.push(await renewLease(context, person, id))
      return { leases, hubTime: context.clock().toISOString() }
    },
  )
}
