import { z } from 'zod'
import { IdSchema } from '../../../shared/domain'
import { PUBLIC_ROUTES } from '../../../shared/protocol'
import { BADGE_PAGE_POLICY, choosePageLanguage, renderBadgePage } from '../../badges'
import type { App, HttpContext } from '../app'
import { ProblemError } from '../problems'
import { findReleased } from '../released'

const ParamsSchema = z.object({ credentialId: IdSchema })

/**
 * Pages for everybody whom a badge is shown to. They are on the same origin as the workbench, so each response is sandboxed: whatever
 * were on it could not reach a session.
 */
export function publicBadgeRoutes(app: App, context: HttpContext): void {
  const address = PUBLIC_ROUTES.badge(':credentialId')
  const schema = { hide: true, params: ParamsSchema }
  const find = async (id: string) => {
    const released = await findReleased(context, id)
    if (!released) throw new ProblemError('notFound', 'There is no badge at this address.')
    return released
  }

  app.get(address, { schema }, async (request, reply) => {
    const { credentialId } = request.params
    const { document } = await find(credentialId)
    const hub = await context.db.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const own = PUBLIC_ROUTES.badge(credentialId)
    const page = {
      credential: document,
      pictureUrl: `${own}/badge.png`,
      credentialUrl: `${own}/credential.json`,
      timeZone: hub.time_zone,
    }
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': BADGE_PAGE_POLICY, vary: 'accept-language' })
      .send(renderBadgePage(page, choosePageLanguage(request.headers['accept-language'])))
  })

  app.get(`${address}/credential.json`, { schema }, async (request, reply) => {
    const { document } = await find(request.params.credentialId)
    return reply
      .type('application/vc+ld+json')
      .headers({ 'content-security-policy': BADGE_PAGE_POLICY, 'access-control-allow-origin': '*' })
      .send(JSON.stringify(document))
  })

  app.get(`${address}/badge.png`, { schema }, async (request, reply) => {
    const { imageSha256 } = await find(request.params.credentialId)
    return (
      reply
        .type('image/png')
        // The sandboxed page has an origin of its own, so its picture comes from another one.
        .headers({
          'content-security-policy': BADGE_PAGE_POLICY,
          // Nor could its link ask for saving, so the answer does.
          'content-disposition': 'attachment; filename="badge.png"',
          'cross-origin-resource-policy': 'cross-origin',
          'access-control-allow-origin': '*',
        })
        .send(await context.files.readAll(imageSha256))
    )
  })
}
