import { IssuerKeyError } from '../badges'
import { IntakeError } from '../intake'
import { OperatorError } from '../operator'
import { FolderInUseError, isDatabaseAway, UnusableDataError } from '../store'
import { readInvocation, USAGE, UsageError } from './arguments'
import { runOperatorCommand } from './operate'
import { say } from './say'
import { serve } from './serve'

/** Failures that their message explains in full; a stack would only hide it. */
const EXPLAINED = [UnusableDataError, FolderInUseError, IntakeError, IssuerKeyError, OperatorError]

const DATABASE_AWAY =
  'The database that DATABASE_URL names does not let the hub in. Nothing was changed. See that it runs, and that address, name and password are right; it said:'

/** Whether it is there, but not for whoever asks in this way: no such database, or no such user with this password (SQLSTATE 3D000, 28…). */
function isDatabaseRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(3D000|28...)$/.test(String(error.code))
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  if (words.includes('--help') || words[0] === 'help') {
    say(USAGE)
    return
  }
  const invocation = readInvocation(words, process.env)
  if (invocation.kind === 'serve') await serve(invocation.options)
  else say(await runOperatorCommand(invocation.data, invocation.command))
}

try {
  await main()
  process.exit(0)
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`)
  else if (EXPLAINED.some((kind) => error instanceof kind)) console.error((error as Error).message)
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    console.error(`The port is in use: ${(error as Error).message}`)
  else if (isDatabaseAway(error) || isDatabaseRefused(error)) console.error(DATABASE_AWAY, (error as Error).message)
  else console.error(error)
  process.exit(error instanceof UsageError ? 2 : 1)
}
