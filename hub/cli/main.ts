import { IssuerKeyError } from '../badges'
import { IntakeError } from '../intake'
import { OperatorError } from '../operator'
import { FolderInUseError, UnusableDataError } from '../store'
import { readInvocation, USAGE, UsageError } from './arguments'
import { runOperatorCommand } from './operate'
import { say } from './say'
import { serve } from './serve'

/** Failures that their message explains in full; a stack would only hide it. */
const EXPLAINED = [UnusableDataError, FolderInUseError, IntakeError, IssuerKeyError, OperatorError]

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
  else console.error(error)
  process.exit(error instanceof UsageError ? 2 : 1)
}
