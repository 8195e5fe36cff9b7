/** What the driver and the network say of a connection that can't be made, or broke. */
const CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']
/** SQLSTATE: shut down, crashed, starting, full of connections; and the class of broken connections. */
const STATES = /^(57P01|57P02|57P03|53300|08...)$/
/** Errors of the driver that carry no code. */
const MESSAGES = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether a statement failed because the database can't be reached just now, so that trying later helps. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return CODES.includes(code) || STATES.test(code) || MESSAGES.test(error.message)
}
