import { randomBytes } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { badgeFileName, bakeSvg } from '../../../shared/badges'
import { IdSchema } from '../../../shared/domain'
import { PUBLIC_ROUTES } from '../../../shared/protocol'
import { BADGE_PAGE_POLICY, badgePagePolicy, choosePageLanguage, renderBadgePage } from '../../badges'
import type { App, HttpContext } from '../app'
import { answerNoBadge } from '../no-badge'
import { ProblemError } from '../problems'
import { findReleased, type Released } from '../released'

const ParamsSchema = z.object({ credentialId: IdSchema })

const HEADERS = { 'content-security-policy': BADGE_PAGE_POLICY, 'access-control-allow-origin': '*' }

/** The sandboxed page has an origin of its own, so its picture comes from another one; nor could its link ask for saving. */
const asDownload = ({ credentialSubject }: Released['document'], credentialId: string, ending: string) => ({
  ...HEADERS,
  'content-disposition': `attachment; filename="${badgeFileName(credentialSubject.achievement.name, credentialId)}.${ending}"`,
  'cross-origin-resource-policy': 'cross-origin',
})

/**
 * Pages for everybody whom a badge is shown to. They are on the same origin as the workbench, so each response is sandboxed: whatever
 * were on it could not reach a session.
 */
export function publicBadgeRoutes(app: App, context: HttpContext): void {
  const address = PUBLIC_ROUTES.badge(':credentialId')
  const schema = { hide: true, params: ParamsSchema }
  const options = { schema, errorHandler: answerNoBadge }
  // Built with the workbench's bundle, which may be built after the hub was started.
  const script = join(context.settings.appFolder, 'badge-check.js')
  const find = async (id: string) => {
    const released = await findReleased(context, id)
    if (!released) throw new ProblemError('notFound', 'There is no badge at this address.')
    return released
  }

  app.get(PUBLIC_ROUTES.badgeCheck, { schema: { hide: true } }, async (_request, reply) => {
    const source = await readFile(script).catch(() => undefined)
    if (!source) throw new ProblemError('notFound', 'The workbench, and this script with it, is not built yet.')
    // To a sandboxed page this is another origin's.
    const headers = { ...HEADERS, 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' }
    return reply.type('text/javascript; charset=utf-8').headers(headers).send(source)
  })

  app.get(address, options, async (request, reply) => {
    const { credentialId } = request.params
    const { document, jwt, revocation } = await find(credentialId)
    const hub = await context.db.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const own = PUBLIC_ROUTES.badge(credentialId)
    const nonce = randomBytes(18).toString('base64')
    const page = {
      credential: document,
      revocation,
      pageUrl: `${context.origin()}${own}`,
      pictureUrl: `${own}/badge.png`,
      vectorUrl: `${own}/badge.svg`,
      credentialUrl: `${own}/credential.json`,
      statusUrl: `${own}/status.json`,
      tokenUrl: jwt === null ? null : `${own}/credential.jwt`,
      check: (await isThere(script)) ? { scriptUrl: PUBLIC_ROUTES.badgeCheck, nonce } : null,
      timeZone: hub.time_zone,
    }
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': page.check ? badgePagePolicy(nonce) : BADGE_PAGE_POLICY,
        vary: 'accept, accept-language',
      })
      .send(renderBadgePage(page, choosePageLanguage(request.headers['accept-language'])))
  })

  app.get(`${address}/credential.json`, options, async ({ params: { credentialId } }, reply) => {
    const { document } = await find(credentialId)
    const headers = asDownload(document, credentialId, 'json')
    return reply.type('application/vc+ld+json').headers(headers).send(JSON.stringify(document))
  })

  app.get(`${address}/status.json`, options, async ({ params: { credentialId } }, reply) => {
    const { revocation } = await find(credentialId)
    return reply
      .type('application/json')
      .headers({ ...HEADERS, 'cache-control': 'no-store' })
      .send(JSON.stringify({ revocation }))
  })

  app.get(`${address}/credential.jwt`, options, async ({ params: { credentialId } }, reply) => {
    const { jwt, document } = await find(credentialId)
    if (jwt === null) throw new ProblemError('notFound', 'This badge was issued without a token.')
    // Open Badges 3.0, section 5.2, asks for this type.
    return reply
      .type('text/plain; charset=utf-8')
      .headers(asDownload(document, credentialId, 'jwt'))
      .send(jwt)
  })

  app.get(`${address}/badge.png`, options, async ({ params: { credentialId } }, reply) => {
    const { imageSha256, document } = await find(credentialId)
    return reply
      .type('image/png')
      .headers(asDownload(document, credentialId, 'png'))
      .send(await context.files.readAll(imageSha256))
  })

  app.get(`${address}/badge.svg`, options, async ({ params: { credentialId } }, reply) => {
    const { document, pictureSha256 } = await find(credentialId)
    const picture = await context.files.readAll(pictureSha256)
    const svg = bakeSvg(picture, document.credentialSubject.achievement.name, JSON.stringify(document))
    return reply
      .type('image/svg+xml')
      .headers(asDownload(document, credentialId, 'svg'))
      .send(svg)
  })

  // Whatever else somebody took for a badge's address, such as one with a slash too many.
  app.get(`${PUBLIC_ROUTES.badge('')}*`, { schema: { hide: true }, errorHandler: answerNoBadge }, async () => {
    throw new ProblemError('notFound', 'There is no badge at this address.')
  })
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
