import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type IntakePackage, IntakePackageSchema } from '../../shared/protocol'
import { IntakeError } from './errors'

/**
 * Reads and checks a package's manifest, including that what it refers to is in it.
 * @throws IntakeError
 */
export async function readPackage(folder: string): Promise<IntakePackage> {
  const path = join(folder, 'manifest.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new IntakeError(path, 'cannot be read')
  })
  const result = IntakePackageSchema.safeParse(parseJson(text, path))
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new IntakeError(`/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'does not fit')
  }
  checkReferences(result.data)
  return result.data
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new IntakeError(path, 'is not JSON')
  }
}

function checkReferences({ people, achievements, rubrics, submissions }: IntakePackage): void {
  const peopleIds = new Set(people.map(({ id }) => id))
  const achievementIds = new Set(achievements.map(({ id }) => id))
  const rubricKeys = new Set(rubrics.map(({ id, version }) => `${id} ${version}`))
  rubrics.forEach(({ achievementId }, at) => {
    if (!achievementIds.has(achievementId))
      throw new IntakeError(`/rubrics/${at}/achievementId`, 'is not an achievement of the package')
  })
  achievements.forEach(({ rubricId, rubricVersion }, at) => {
    if (!rubricKeys.has(`${rubricId} ${rubricVersion}`)) {
      throw new IntakeError(`/achievements/${at}/rubricId`, 'is not a rubric of the package')
    }
  })
  submissions.forEach(({ achievementId, assessorId, current, next }, at) => {
    const place = `/submissions/${at}`
    if (!achievementIds.has(achievementId))
      throw new IntakeError(`${place}/achievementId`, 'is not an achievement of the package')
    if (assessorId !== null && !peopleIds.has(assessorId))
      throw new IntakeError(`${place}/assessorId`, 'is not a person of the package')
    if (next && next.revision !== current.revision + 1)
      throw new IntakeError(`${place}/next/revision`, 'must follow the current one')
  })
}
