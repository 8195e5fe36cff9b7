import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { contentPolicy, NONCE_MARK } from '../../../shared/protocol'
import type { App, HttpContext } from '../app'
import { ProblemError } from '../problems'

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Assay</title>
<p>The hub is running, but the workbench isn’t built yet. Run <code>npm start</code> or <code>node scripts/build.mjs</code>, then load this page again.</p></html>
`

/** The workbench's bundle below `/app/`, as the desktop serves it below `app://assay/`. */
export async function workbenchRoutes(app: App, { settings }: HttpContext): Promise<void> {
  const root = settings.appFolder
  // Without a root of its own: the bundle may be built after the hub was started.
  await app.register(fastifyStatic, { serve: false, cacheControl: false, index: false })

  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/app/'))
  app.get('/app', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/app/'))
  app.get('/app/*', { schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*']
    // Addresses inside the workbench have no file ending; each is the same page.
    if (path === 'index.html' || !/\.[a-z0-9]+$/i.test(path)) return sendPage(root, reply)
    return sendFile(root, path, reply)
  })
}

/** The page with a fresh nonce in it and in its policy. */
async function sendPage(root: string, reply: FastifyReply): Promise<FastifyReply> {
  const nonce = randomBytes(18).toString('base64')
  const template = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined)
  reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-cache', 'content-security-policy': contentPolicy(nonce) })
  if (template === undefined) return reply.code(503).send(NOT_BUILT)
  return reply.send(template.replaceAll(NONCE_MARK, nonce))
}

function sendFile(root: string, path: string, reply: FastifyReply): FastifyReply {
  if (path.endsWith('.map')) throw new ProblemError('notFound')
  // Names below assets/ change with their content; all others, above all the service worker, must be asked for each time.
  const isHashed = path.startsWith('assets/')
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  // Workers take their policy from their own response, not from the page.
  reply.header('content-security-policy', contentPolicy(randomBytes(18).toString('base64')))
  return reply.sendFile(path, root)
}
