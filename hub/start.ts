import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { IdentityProvider, link, listSamplePeople, type ProviderSettings, SESSION_CHANNEL } from './auth'
import { Door, type DoorSettings } from './door'
import { dropAllDrafts } from './drafts'
import { FEED_CHANNEL, Nudges } from './feed'
import { buildServer, type HttpSettings, PATIENCE, type Patience } from './http'
import { importPackage } from './intake'
import { checkSources, Issuer } from './issuer'
import { createLog } from './log'
import { type OpenHub, type OpenOptions, openHub } from './open'
import { OrderWorker } from './orders'
import { Mailer, Sender } from './outgoing'
import type { openTrialProvider, TrialProvider } from './trial'

export type HubOptions = OpenOptions & {
  /** 0, which is the default, lets the system choose. */
  port?: number
  host?: string
  /** Folder with the workbench's bundle. */
  appFolder?: string
  /** Folder of an intake package, taken in where the hub has nobody yet. */
  samplesFolder?: string
  /** Address under which everybody finds this hub, such as `https://hub.example.org`; without it, the one that it listens on. */
  publicOrigin?: string
  /** The OpenID provider that people sign in with. */
  provider?: ProviderSettings
  /** Opens a provider of the trial's own instead, whose accounts are the sample people; for this machine only. */
  openTrialProvider?: typeof openTrialProvider
  /** Whether the sample people can be signed in as from this machine. Without a word: only on an embedded database without a provider. */
  sampleSignIn?: boolean
  sessionSeconds?: number
  /** How long a session lasts that the desktop renews with the provider. */
  renewalSeconds?: number
  /** Whether drafts may travel between a person's devices, sealed; where not, the hub keeps none. */
  draftsTravel?: boolean
  /** How documents of other issuers are fetched when their badges are checked; null: they aren't. */
  door?: Partial<DoorSettings> | null
  /** How webhooks of rules are sent. */
  webhooks?: Partial<DoorSettings>
  requestsPerMinute?: number
  /** How long slow clients are waited for. */
  patience?: Patience
  /** The least version of the workbench that is served. */
  leastClient?: number
  heartbeatMs?: number
  /** How often to look for work that has become due; 0 leaves that to `workOff`. */
  workEveryMs?: number
  logLevel?: 'silent' | 'error' | 'warn' | 'info'
}

export type RunningHub = {
  /** Such as `http://127.0.0.1:41234`. */
  origin: string
  /** How many sample submissions came in at this start. */
  imported: number
  /** Lets operator commands in; also in `hub.json` of the data folder. */
  operatorToken: string
  /** Releases, issues, purges and sends what is due at this moment. */
  workOff(): Promise<void>
  close(): Promise<void>
}

const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  appFolder: 'out/renderer',
  sessionSeconds: 8 * 3600,
  renewalSeconds: 15 * 60,
  draftsTravel: true,
  requestsPerMinute: 6000,
  leastClient: 0,
  heartbeatMs: 20_000,
  workEveryMs: 500,
  logLevel: 'warn',
} as const

/**
 * Starts a hub in this process.
 * @throws UnusableDataError, FolderInUseError, IntakeError, IssuerKeyError with messages for people
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const log: FastifyBaseLogger = createLog(options.logLevel ?? DEFAULTS.logLevel)
  const open = await openHub(options, log)
  try {
    return await run(open, options, log)
  } catch (error) {
    await open.close()
    throw error
  }
}

async function run(open: OpenHub, options: HubOptions, log: FastifyBaseLogger): Promise<RunningHub> {
  const { context, database, folder } = open
  const operatorToken = context.random(32).toString('base64url')
  const settings = settingsOf(options, operatorToken)
  if (!settings.draftsTravel) await dropAllDrafts(context)
  const issuer = new Issuer(context.issuerKeyPath, options.publicOrigin ?? null)
  await issuer.noteAll(context.db, context.clock())
  const door = options.door === null ? null : new Door(options.door)
  const imported =
    options.samplesFolder === undefined
      ? 0
      : await importPackage(context, options.samplesFolder, await checkSources(context, issuer, door, Number.POSITIVE_INFINITY))
  const nudges = new Nudges()
  await database.listen(FEED_CHANNEL, (payload) => nudges.feedChanged(payload))
  await database.listen(SESSION_CHANNEL, (tokenHash) => nudges.sessionEnded(tokenHash))
  let origin = options.publicOrigin ?? ''
  const trial = await options.openTrialProvider?.()
  const identity = trial?.settings ?? options.provider
  const app = await buildServer(
    {
      ...context,
      nudges,
      settings,
      issuer,
      door,
      provider: identity === undefined ? null : new IdentityProvider(identity, context.clock),
      origin: () => origin,
    },
    log,
  )
  const listening = await app.listen({ port: options.port ?? DEFAULTS.port, host: options.host ?? DEFAULTS.host })
  origin ||= listening
  if (trial) await serveTrial(context, trial, origin)
  const card = await writeCard(folder.root, listening, operatorToken)
  const worker = new OrderWorker(context, {
    issuer,
    origin,
    onError: (error) => log.error({ err: error }, 'an order could not be worked off'),
  })
  const sender = new Sender(context, {
    mailer: options.mail === undefined ? null : new Mailer(options.mail),
    door: new Door(options.webhooks),
    onError: (error) => log.error({ err: error }, 'something could not be sent'),
  })
  const everyMs = options.workEveryMs ?? DEFAULTS.workEveryMs
  if (everyMs > 0) {
    worker.start(everyMs)
    sender.start(everyMs)
  }
  return {
    origin: listening,
    imported,
    operatorToken,
    workOff: async () => {
      await worker.workOff()
      await sender.sendDue()
    },
    close: async () => {
      await app.close()
      await trial?.close()
      await worker.stop()
      await sender.stop()
      await rm(card, { force: true })
      await open.close()
    },
  }
}

/** The trial's accounts are people whom the hub has already. */
async function serveTrial(context: OpenHub['context'], trial: TrialProvider, origin: string): Promise<void> {
  const people = await listSamplePeople(context)
  for (const { id } of people) await link(context, context.db, { issuer: trial.settings.issuer, subject: id }, id)
  await trial.serve(origin, people)
}

function settingsOf(options: HubOptions, operatorToken: string): HttpSettings {
  const hasProvider = options.provider !== undefined || options.openTrialProvider !== undefined
  return {
    sampleSignIn: options.sampleSignIn ?? (options.databaseUrl === undefined && !hasProvider),
    draftsTravel: options.draftsTravel ?? DEFAULTS.draftsTravel,
    sessionSeconds: options.sessionSeconds ?? DEFAULTS.sessionSeconds,
    renewalSeconds: options.renewalSeconds ?? DEFAULTS.renewalSeconds,
    appFolder: options.appFolder ?? DEFAULTS.appFolder,
    operatorToken,
    requestsPerMinute: options.requestsPerMinute ?? DEFAULTS.requestsPerMinute,
    patience: options.patience ?? PATIENCE,
    leastClient: options.leastClient ?? DEFAULTS.leastClient,
    heartbeatMs: options.heartbeatMs ?? DEFAULTS.heartbeatMs,
  }
}

/** Says to programs of the same owner where the hub is and how to give it operator commands. */
async function writeCard(root: string, origin: string, operatorToken: string): Promise<string> {
  const path = join(root, 'hub.json')
  // The rights of a file that is there already would stay as they are.
  await rm(path, { force: true })
  await writeFile(path, `${JSON.stringify({ origin, pid: process.pid, operatorToken })}\n`, { mode: 0o600 })
  return path
}
