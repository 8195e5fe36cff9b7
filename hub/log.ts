import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'

/** The hub's log: a JSON line for each event on standard error, without personal data. */
export function createLog(level: 'silent' | 'error' | 'warn' | 'info'): FastifyBaseLogger {
  return pino({ level, serializers: { err: describeError } }, pino.destination(2))
}

/**
 * An error as the log may hold it. A database error names the statement with its values, and even its message quotes them, as does the message of
 * what couldn't be parsed: of those only the kind, the SQLSTATE and the place in our code are kept.
 */
export function describeError(error: unknown): { type: string; code?: string; message?: string; at: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const isQuoting = error instanceof SyntaxError || (code !== undefined && /^[0-9A-Z]{5}$/.test(code))
  const at = (error.stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []))
  return { type: error.name, ...(code !== undefined && { code }), ...(!isQuoting && { message: error.message }), at }
}
