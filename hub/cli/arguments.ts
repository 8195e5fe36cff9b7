import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type OperatorCommand, OperatorCommandSchema } from '../operator'
import { MailSettingsSchema } from '../outgoing'
import type { HubOptions } from '../start'
import { openTrialProvider } from '../trial'
import { ProviderEnvironment, ProviderSettingError, readProviderSettings } from './provider-settings'

/** Called in a way that the command line doesn't know. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const USAGE = `Usage:
  serve [--data <folder>] [--port <number>] [--host <address>] [--app <folder>] [--samples <folder>]
        [--trial-provider]         people sign in with an OpenID provider of the trial's own, as one of the sample people
  list                             what there is, with the ids that the commands below take
  badges                           the badges that are ordered, out or revoked, with their ids
  withdraw <submission>            the candidate withdraws it
  revise <submission>              the candidate hands in the revision that waits
  take-in <folder>                 what an intake package has that the hub hasn't: new submissions, and revisions of those that are there
  move <submission> [--to <who>]   gives it to another assessor
  supersede <achievement>          publishes the next version of its rubric
  qualify <person> <achievement> [--until <YYYY-MM-DD>]
                                   may be given its work, and claim it, where that is for the qualified only
  disqualify <person> <achievement>
                                   may no longer; what this person has stays with them until it is moved
  purge <submission, person or all> [--even-unsent] [--yes]
                                   takes it from the machines that it is on; without --yes it only tells what that hits
  erase <candidate> --reason <request, retention or order> [--keep-badges] [--yes]
                                   destroys the candidate's key and all that is known of them; without --yes it only tells what goes
  return <submission> --reason <words>
                                   a lead returns a decision that waits for its release, to those who made it
  trail <submission|achievement>   what happened to it: when, who, what, on which revisions, and why
  revoke <badge> --reason <words>  the badge no longer holds; its public page shows the reason
  calendar [--time-zone <name>] [--working-days <1,2,3,4,5>] [--hours <09:00-17:00>] [--holidays <YYYY-MM-DD,…>]
                                   when the provider works, from Monday (1) to Sunday (7); without a flag it tells. Figures count by it
  rotate-key                       signs badges with a new key from now on
  restored                         after a backup was put in place: workbenches read everything anew

<submission> is an id, the beginning of one, or a candidate's pseudonym; <candidate> is one of their submissions, their own id, or their whole
name or address; <badge> is its id, the beginning of it, or its submission; <person> and <achievement> are ids, or (parts of) names.
All take --data <folder>.`

export type Invocation =
  | { kind: 'serve'; options: HubOptions }
  | { kind: 'operate'; command: OperatorCommand; data: { dataFolder: string; databaseUrl?: string } }

const EnvironmentSchema = z.object({
  ASSAY_HOME: z.string().min(1).default('.assay'),
  DATABASE_URL: z.string().min(1).optional(),
  /** Address under which everybody finds this hub; badges name it. */
  ASSAY_PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  ASSAY_SESSION_SECONDS: z.coerce.number().int().min(1).max(604_800).optional(),
  ASSAY_RENEWAL_SECONDS: z.coerce.number().int().min(1).max(604_800).optional(),
  ...ProviderEnvironment,
  /** Whether drafts may travel between a person's devices. */
  ASSAY_DRAFTS_TRAVEL: z.enum(['yes', 'no']).optional(),
  /** Whether issuers elsewhere are asked for their keys and lists when one of their badges is checked. */
  ASSAY_ASK_ISSUERS: z.enum(['yes', 'no']).optional(),
  /** By which server e-mail is sent, `smtps://name:password@mail.example.org`, and from whom. */
  ASSAY_SMTP_URL: z.string().min(1).optional(),
  ASSAY_MAIL_FROM: z.string().min(1).optional(),
  /** Names, with or without a port, of servers that webhooks may go to though they aren't public. */
  ASSAY_WEBHOOK_HOSTS: z.string().min(1).optional(),
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
  until: { type: 'string' },
  reason: { type: 'string' },
  'time-zone': { type: 'string' },
  'working-days': { type: 'string' },
  hours: { type: 'string' },
  holidays: { type: 'string' },
  'trial-provider': { type: 'boolean' },
  'even-unsent': { type: 'boolean' },
  'keep-badges': { type: 'boolean' },
  yes: { type: 'boolean' },
} as const

/** Commands about a person and an achievement. */
const ABOUT_AN_ACHIEVEMENT: readonly string[] = ['qualify', 'disqualify']

/**
 * What is asked for on the command line and in the environment.
 * @throws UsageError
 */
export function readInvocation(words: readonly string[], variables: NodeJS.ProcessEnv): Invocation {
  const environment = readEnvironment(variables)
  const { values, positionals } = parse(words)
  const [command = 'serve', named, ...more] = positionals
  // The hub may run in another folder.
  const target = command === 'take-in' && named !== undefined ? resolve(named) : named
  const [achievement, ...rest] = ABOUT_AN_ACHIEVEMENT.includes(command) ? more : [undefined, ...more]
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one word too many.`)
  const data = {
    dataFolder: resolve(values.data ?? join(environment.ASSAY_HOME, 'hub')),
    ...(environment.DATABASE_URL !== undefined && { databaseUrl: environment.DATABASE_URL }),
  }
  if (command !== 'serve') {
    const asked = OperatorCommandSchema.safeParse({
      command,
      target,
      achievement,
      to: values.to,
      until: values.until,
      reason: values.reason,
      change: readCalendar(values),
      evenUnsent: values['even-unsent'],
      keepBadges: values['keep-badges'],
      yes: values.yes,
    })
    if (!asked.success)
      throw new UsageError(
        `"${[command, target, achievement].filter(Boolean).join(' ')}" is not a command, or lacks what it is about.`,
      )
    return { kind: 'operate', command: asked.data, data }
  }
  const provider = readProvider(environment)
  const isTrial = values['trial-provider'] ?? false
  if (isTrial && (provider !== undefined || environment.DATABASE_URL !== undefined || values.host !== undefined)) {
    throw new UsageError(
      '--trial-provider is for trying Assay on this machine: not with --host, DATABASE_URL or ASSAY_OIDC_ISSUER.',
    )
  }
  return {
    kind: 'serve',
    options: {
      ...data,
      ...(provider !== undefined && { provider }),
      ...(isTrial && { openTrialProvider }),
      port: readPort(values.port),
      ...(values.host !== undefined && { host: values.host }),
      appFolder: resolve(values.app ?? 'out/renderer'),
      ...(values.samples !== undefined && { samplesFolder: resolve(values.samples) }),
      ...(environment.ASSAY_PUBLIC_ORIGIN !== undefined && { publicOrigin: new URL(environment.ASSAY_PUBLIC_ORIGIN).origin }),
      ...(environment.ASSAY_SESSION_SECONDS !== undefined && { sessionSeconds: environment.ASSAY_SESSION_SECONDS }),
      ...(environment.ASSAY_RENEWAL_SECONDS !== undefined && { renewalSeconds: environment.ASSAY_RENEWAL_SECONDS }),
      ...(environment.ASSAY_LEAST_CLIENT !== undefined && { leastClient: environment.ASSAY_LEAST_CLIENT }),
      ...(environment.ASSAY_DRAFTS_TRAVEL !== undefined && { draftsTravel: environment.ASSAY_DRAFTS_TRAVEL === 'yes' }),
      ...(environment.ASSAY_ASK_ISSUERS === 'no' && { door: null }),
      ...readSending(environment),
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

type CalendarFlags = Partial<Record<'time-zone' | 'working-days' | 'hours' | 'holidays', string>>

/** What these flags say of the calendar, for the schema to judge. */
function readCalendar({ 'time-zone': timeZone, 'working-days': workingDays, hours, holidays }: CalendarFlags) {
  const [start, end, ...rest] = hours?.split('-') ?? []
  return {
    timeZone,
    workingDays: workingDays?.split(',').map(Number),
    workingHours: hours === undefined ? undefined : { start, end: rest.length > 0 ? undefined : end },
    holidays: holidays?.split(',').filter((date) => date !== ''),
  }
}

function readEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof EnvironmentSchema> {
  const result = EnvironmentSchema.safeParse(variables)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new UsageError(`The environment variable ${issue?.path.join('.')} doesn't fit: ${issue?.message}.`)
}

function readProvider(environment: z.infer<typeof EnvironmentSchema>) {
  try {
    return readProviderSettings(environment)
  } catch (error) {
    throw error instanceof ProviderSettingError ? new UsageError(error.message) : error
  }
}

/** How e-mail and webhooks are sent. @throws UsageError, which never says the password */
function readSending({
  ASSAY_SMTP_URL: url,
  ASSAY_MAIL_FROM: from,
  ASSAY_WEBHOOK_HOSTS: hosts,
}: z.infer<typeof EnvironmentSchema>) {
  const webhooks = hosts !== undefined && { webhooks: { allowed: hosts.split(',').map((host) => host.trim().toLowerCase()) } }
  if (url === undefined) return { ...webhooks }
  const mail = MailSettingsSchema.safeParse({ url, from })
  if (mail.success) return { mail: mail.data, ...webhooks }
  const name = mail.error.issues[0]?.path[0] === 'url' ? 'ASSAY_SMTP_URL' : 'ASSAY_MAIL_FROM'
  throw new UsageError(
    `With ASSAY_SMTP_URL, ${name} must ${name === 'ASSAY_SMTP_URL' ? 'begin with smtps:// or smtp://' : 'be set to an address, or to a name with one: Assay <assay@example.org>'}.`,
  )
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? 0 : Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`"${text}" is not a port.`)
  return port
}
