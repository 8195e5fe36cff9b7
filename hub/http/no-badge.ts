import type { FastifyReply, FastifyRequest } from 'fastify'
import { BADGE_PAGE_POLICY, choosePageLanguage, renderNoBadgePage } from '../badges'
import { answerProblem, type ProblemError, takeProblem } from './problems'

/** Addresses that no badge can have are those of no badge. */
const MISSING: readonly ProblemError['kind'][] = ['notFound', 'invalid']

/** Answers what goes wrong at a badge's address: a person in a browser is shown a page, a program gets problem details. */
export function answerNoBadge(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('vary', 'accept, accept-language')
  // Browsers name it when they open a page; whatever else asks takes anything, or says that it wants JSON.
  if (!request.headers.accept?.includes('text/html')) {
    answerProblem(error, request, reply)
    return
  }
  const { kind, statusCode } = takeProblem(error, request)
  const language = choosePageLanguage(request.headers['accept-language'])
  reply
    .code(statusCode)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', BADGE_PAGE_POLICY)
    .send(renderNoBadgePage(MISSING.includes(kind) ? 'missing' : 'away', language))
}
