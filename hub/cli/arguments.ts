import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type OperatorCommand, OperatorCommandSchema } from '../operator'
import type { HubOptions } from '../start'

/** Called in a way that the command line doesn't know. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const USAGE = `Usage:
  serve [--data <folder>] [--port <number>] [--host <address>] [--app <folder>] [--samples <folder>]
  list                             what there is, with the ids that the commands below take
  withdraw <submission>            the candidate withdraws it
  revise <submission>              the candidate hands in the revision that waits
  move <submission> [--to <who>]   gives it to another assessor
  supersede <achievement>          publishes the next version of its rubric
  purge <submission, person or all> [--even-unsent] [--yes]
                                   takes it from the machines that it is on; without --yes it only tells what that hits
  restored                         after a backup was put in place: workbenches read everything anew

<submission> is an id, the beginning of one, or a candidate's pseudonym. All take --data <folder>.`

export type Invocation =
  | { kind: 'serve'; options: HubOptions }
  | { kind: 'operate'; command: OperatorCommand; data: { dataFolder: string; databaseUrl?: string } }

const EnvironmentSchema = z.object({
  ASSAY_HOME: z.string().min(1).default('.assay'),
  DATABASE_URL: z.string().min(1).optional(),
  /** Address under which everybody finds this hub; badges name it. */
  ASSAY_PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  ASSAY_SESSION_SECONDS: z.coerce.number().int().min(1).max(604_800).optional(),
  /** Whether drafts may travel between a person's devices. */
  ASSAY_DRAFTS_TRAVEL: z.enum(['yes', 'no']).optional(),
  /** Workbenches older than this are asked to be updated. */
  ASSAY_LEAST_CLIENT: z.coerce.number().int().min(0).max(1_000_000).optional(),
  ASSAY_LOG: z.enum(['silent', 'error', 'warn', 'info']).optional(),
})

const FLAGS = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  app: { type: 'string' },
  samples: { type: 'string' },
  to: { type: 'string' },
  'even-unsent': { type: 'boolean' },
  yes: { type: 'boolean' },
} as const

/**
 * What is asked for on the command line and in the environment.
 * @throws UsageError
 */
export function readInvocation(words: readonly string[], variables: NodeJS.ProcessEnv): Invocation {
  const environment = readEnvironment(variables)
  const { values, positionals } = parse(words)
  const [command = 'serve', target, ...rest] = positionals
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one word too many.`)
  const data = {
    dataFolder: resolve(values.data ?? join(environment.ASSAY_HOME, 'hub')),
    ...(environment.DATABASE_URL !== undefined && { databaseUrl: environment.DATABASE_URL }),
  }
  if (command !== 'serve') {
    const asked = OperatorCommandSchema.safeParse({
      command,
      target,
      to: values.to,
      evenUnsent: values['even-unsent'],
      yes: values.yes,
    })
    if (!asked.success)
      throw new UsageError(`"${[command, target].filter(Boolean).join(' ')}" is not a command, or lacks what it is about.`)
    return { kind: 'operate', command: asked.data, data }
  }
  return {
    kind: 'serve',
    options: {
      ...data,
      port: readPort(values.port),
      ...(values.host !== undefined && { host: values.host }),
      appFolder: resolve(values.app ?? 'out/renderer'),
      ...(values.samples !== undefined && { samplesFolder: resolve(values.samples) }),
      ...(environment.ASSAY_PUBLIC_ORIGIN !== undefined && { publicOrigin: new URL(environment.ASSAY_PUBLIC_ORIGIN).origin }),
      ...(environment.ASSAY_SESSION_SECONDS !== undefined && { sessionSeconds: environment.ASSAY_SESSION_SECONDS }),
      ...(environment.ASSAY_LEAST_CLIENT !== undefined && { leastClient: environment.ASSAY_LEAST_CLIENT }),
      ...(environment.ASSAY_DRAFTS_TRAVEL !== undefined && { draftsTravel: environment.ASSAY_DRAFTS_TRAVEL === 'yes' }),
      ...(environment.ASSAY_LOG !== undefined && { logLevel: environment.ASSAY_LOG }),
    },
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: FLAGS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof EnvironmentSchema> {
  const result = EnvironmentSchema.safeParse(variables)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new UsageError(`The environment variable ${issue?.path.join('.')} doesn't fit: ${issue?.message}.`)
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? 0 : Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`"${text}" is not a port.`)
  return port
}
