import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type HubOptions, startHub } from '../../../../hub'
import { alone } from '../../../../scripts/setup/lock.mjs'
import { writePackage } from './package'
import { startPostgres } from './postgres'

export type TemplateContent = {
  thirdAssessor?: boolean
  judging?: boolean
  everyRole?: boolean
  skills?: boolean
  /** Adds a pathway and a candidate on it; this is a signed vouch for them. */
  pathwayVouch?: string
  /** Adds a submission, "hostile", whose achievement and candidate are called this. */
  hostile?: string
  /** Adds so much work that may be seeded. */
  seeding?: { sources: number; waiting: number }
}

/** What a hub starts from: its data folder, and the cluster of a PostgreSQL server with the database `template_hub`. */
export type HubTemplate = { data: string; cluster: string | undefined }

/**
 * A hub's data with the package taken in. Whichever file of a run asks first makes it, the others copy: making a database takes some
 * seconds, and every file wants one of each kind.
 * @param options what the hub that takes the package in is started with
 */
export async function hubTemplate(
  database: 'PGlite' | 'PostgreSQL',
  content: TemplateContent,
  options: Omit<HubOptions, 'dataFolder'>,
): Promise<HubTemplate> {
  const { thirdAssessor, judging, everyRole, skills, pathwayVouch, hostile, seeding } = content
  const more = {
    three: thirdAssessor,
    judging,
    everybody: everyRole,
    skills,
    pathway: pathwayVouch,
    hostile,
    [`seeding-${seeding?.sources}-${seeding?.waiting}`]: seeding,
  }
  const name = [database, ...Object.entries(more).flatMap(([word, isIn]) => (isIn ? [word] : []))].join('-')
  const folder = join(inject('hubTemplates'), name)
  await alone('hub-template', async () => {
    if (existsSync(folder)) return
    const draft = `${folder}.new`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft)
    await makeTemplate(draft, database, content, options)
    renameSync(draft, folder)
  })
  return { data: join(folder, 'data'), cluster: database === 'PostgreSQL' ? join(folder, 'cluster') : undefined }
}

async function makeTemplate(
  folder: string,
  database: 'PGlite' | 'PostgreSQL',
  content: TemplateContent,
  options: Omit<HubOptions, 'dataFolder'>,
): Promise<void> {
  const samplesFolder = join(folder, 'package')
  writePackage(samplesFolder, { slides: true, ...content })
  const server = database === 'PostgreSQL' ? await startPostgres() : undefined
  const url = await server?.createDatabase('template_hub')
  const hub = await startHub({ ...options, dataFolder: join(folder, 'data'), samplesFolder, ...(url && { databaseUrl: url }) })
  await hub.close()
  await server?.stopAndKeep(join(folder, 'cluster'))
}
