import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { findUnsoundText } from '../../shared/domain'
import { PROBLEM, type Problem, ProblemSchema } from '../../shared/protocol'
import { LineageError } from '../feed'
import { isDatabaseAway } from '../store'

const TITLES = {
  invalid: 'The request does not fit its schema',
  unauthenticated: 'Sign in again',
  forbidden: 'Not allowed',
  noRole: 'The provider gives this person no role here',
  notFound: 'Not found',
  draftsOff: 'Drafts do not travel by this hub',
  draftVersion: 'Another draft was stored first',
  draftKey: 'Drafts travel by another key',
  lineage: 'The history of this hub has changed',
  clientTooOld: 'This Assay is too old for this hub',
  tooLarge: 'Too large',
  tooMany: 'Too many requests',
  tooSlow: 'Too slow',
  unavailable: 'The hub can’t be used just now',
  internal: 'Something went wrong on the hub',
  providerAway: 'The sign-in provider does not answer',
} as const satisfies Record<keyof typeof PROBLEM, string>

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  noRole: 403,
  notFound: 404,
  draftsOff: 403,
  draftVersion: 409,
  draftKey: 409,
  lineage: 410,
  clientTooOld: 426,
  tooLarge: 413,
  tooMany: 429,
  tooSlow: 408,
  unavailable: 503,
  internal: 500,
  providerAway: 503,
} as const satisfies Record<keyof typeof PROBLEM, number>

/** A refusal that becomes problem details (RFC 9457). Details hold no personal data. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly statusCode: number

  constructor(
    readonly kind: keyof typeof PROBLEM,
    readonly detail?: string,
    readonly errors?: NonNullable<Problem['errors']>,
    /** What else the answer tells, by the kind's own schema (RFC 9457, 3.2). */
    readonly members: object = {},
  ) {
    super(detail ?? TITLES[kind])
    this.statusCode = STATUS[kind]
  }

  toProblem(): Problem {
    return {
      ...this.members,
      type: PROBLEM[this.kind],
      title: TITLES[this.kind],
      status: this.statusCode,
      ...(this.detail !== undefined && { detail: this.detail }),
      ...(this.errors !== undefined && { errors: this.errors }),
    }
  }
}

/**
 * What a route may refuse with, for its schema: `refusals('invalid', 'unauthenticated')`. That the database is away can be the answer to
 * everything.
 */
export function refusals<Kind extends keyof typeof PROBLEM>(...own: Kind[]) {
  const kinds: (keyof typeof PROBLEM)[] = [...own, 'unavailable']
  const content = { 'application/problem+json': { schema: ProblemSchema } }
  type Response = { description: string; content: typeof content }
  const responses: { [status: number]: Response } = {}
  for (const kind of kinds) {
    // Two kinds may share a status: which one it is stands in the answer's type.
    const before = responses[STATUS[kind]]?.description
    responses[STATUS[kind]] = { description: before === undefined ? TITLES[kind] : `${before}, or: ${TITLES[kind]}`, content }
  }
  return responses as Record<(typeof STATUS)[Kind | 'unavailable'], Response>
}

/** Refuses bodies with text that the database could not keep; a schema looks at each field's length, not at its characters. */
export function refuseUnsoundText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body }) => {
    const pointer = findUnsoundText(body)
    if (pointer === null) return
    throw new ProblemError('invalid', undefined, [{ pointer, reason: 'must not hold NUL or half of a surrogate pair' }])
  })
}

/** What went wrong, told nothing of the inside; what failed here is noted. */
export function takeProblem(error: unknown, request: FastifyRequest): ProblemError {
  // Whoever is gone before all of the request was there hears no answer, and nothing failed here.
  const problem = request.raw.readableAborted ? new ProblemError('tooSlow') : problemOf(error)
  if (problem.kind === 'internal' || problem.kind === 'unavailable') request.log.error({ err: error }, 'a request failed')
  return problem
}

/** Answers whatever goes wrong with problem details. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = takeProblem(error, request)
  return reply.code(problem.statusCode).type('application/problem+json').send(JSON.stringify(problem.toProblem()))
}

/** Has every route answer so. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(() => {
    throw new ProblemError('notFound', 'There is nothing at this address.')
  })
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (isDatabaseAway(error)) return new ProblemError('unavailable', 'The hub’s database does not answer; try again later.')
  if (error instanceof LineageError) return new ProblemError('lineage', error.message)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      pointer: instancePath === '/' ? '' : instancePath,
      reason: message ?? 'does not fit',
    }))
    return new ProblemError('invalid', undefined, errors)
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413) return new ProblemError('tooLarge', 'The body is larger than this address takes.')
  if (statusCode === 415) return new ProblemError('invalid', undefined, [{ pointer: '', reason: 'must be application/json' }])
  // Whatever else the framework blames on the request: broken JSON, an empty body, a malformed address.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const reason = code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'must not be empty' : 'is not valid JSON or does not fit its length'
    return new ProblemError('invalid', undefined, [{ pointer: '', reason }])
  }
  return new ProblemError('internal')
}
