import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { presentedToken } from '../auth'
import type { App, HttpContext } from './app'
import { prepareGuard } from './guard'
import { describeApi } from './openapi'
import { serverPatience } from './patience'
import { answerProblem, handleProblems, ProblemError, refuseUnsoundText } from './problems'
import { credentialRoutes } from './routes/credentials'
import { draftRoutes } from './routes/drafts'
import { eventRoutes } from './routes/events'
import { evidenceRoutes } from './routes/evidence'
import { healthRoutes } from './routes/health'
import { issuerRoutes } from './routes/issuer'
import { leaseRoutes } from './routes/leases'
import { operationsRoutes } from './routes/operations'
import { operatorRoutes } from './routes/operator'
import { publicBadgeRoutes } from './routes/public-badges'
import { sessionRoutes } from './routes/session'
import { signInRoutes } from './routes/sign-in'
import { syncRoutes } from './routes/sync'
import { verificationRoutes } from './routes/verification'
import { workbenchRoutes } from './routes/workbench'

/** What is said of every response unless its route says otherwise: nothing may be loaded, framed or guessed. */
const DEFAULT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** That are busy at a time: a whole provider may be behind one. */
const CLIENTS_BEHIND_AN_ADDRESS = 10

/** The hub's web server, with every route; it listens once `listen` is called. */
export async function buildServer(context: HttpContext, logger: FastifyBaseLogger): Promise<App> {
  const app: App = Fastify({
    loggerInstance: logger,
    // Our own line for each response tells the route, not the address, which may name records.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      answerProblem(error, request, reply)
    },
    ...serverPatience(context.settings.patience),
  }).withTypeProvider<ZodTypeProvider>()
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  // Bodies are made from typed records, and the contract tests hold every response to its schema: checking each again costs a feed page
  // more than reading it.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  handleProblems(app)
  refuseUnsoundText(app)
  prepareGuard(app)
  logResponses(app)
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false, xFrameOptions: { action: 'deny' } })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', DEFAULT_POLICY)
  })
  await app.register(rateLimit, {
    max: context.settings.requestsPerMinute,
    timeWindow: '1 minute',
    // People behind one address must not use up each other's share.
    keyGenerator: (request) => presentedToken(request)?.token ?? request.ip,
    errorResponseBuilder: () => new ProblemError('tooMany', 'Wait a minute, then go on.'),
  })
  limitAddresses(app, context)
  await describeApi(app)
  healthRoutes(app, context)
  sessionRoutes(app, context)
  signInRoutes(app, context)
  syncRoutes(app, context)
  leaseRoutes(app, context)
  eventRoutes(app, context)
  draftRoutes(app, context)
  evidenceRoutes(app, context)
  credentialRoutes(app, context)
  verificationRoutes(app, context)
  operationsRoutes(app, context)
  operatorRoutes(app, context)
  publicBadgeRoutes(app, context)
  issuerRoutes(app, context)
  await workbenchRoutes(app, context)
  app.addHook('preClose', async () => context.nudges.endAll())
  return app
}

/** Whoever makes up a token for each request is one client all the same. */
function limitAddresses(app: App, { settings }: HttpContext): void {
  const max = settings.requestsPerMinute * CLIENTS_BEHIND_AN_ADDRESS
  const count = app.createRateLimit({ max, timeWindow: '1 minute', keyGenerator: (request) => request.ip })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.rateLimit === false) return
    const limit = await count(request)
    if (!limit.isAllowed && limit.isExceeded) throw new ProblemError('tooMany', 'Wait a minute, then go on.')
  })
}

function logResponses(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}
