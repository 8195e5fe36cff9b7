import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from 'uuid'
import { type IntakePackage, IntakePackageSchema, type IntakeSubmission } from '../../shared/protocol'
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

function checkReferences({ people, achievements, rubrics, submissions, pathways = [] }: IntakePackage): void {
  const peopleIds = new Set(people.map(({ id }) => id))
  const assessorsOf = new Map(achievements.map(({ id, policy }) => [id, policy.assessors]))
  const achievementIds = new Set(achievements.map(({ id }) => id))
  const seeded = new Set(achievements.flatMap(({ id, policy }) => (policy.seeding === true ? id : [])))
  const rubricKeys = new Set(rubrics.map(({ id, version }) => `${id} ${version}`))
  people.forEach(({ qualifiedFor = [] }, at) => {
    if (!qualifiedFor.every((id) => achievementIds.has(id)))
      throw new IntakeError(`/people/${at}/qualifiedFor`, 'must be achievements of the package')
  })
  achievements.forEach(({ policy }, at) => {
    if (policy.seeding === true && !policy.blind)
      throw new IntakeError(`/achievements/${at}/policy/seeding`, 'needs blind marking: seeds are of nobody')
  })
  rubrics.forEach(({ achievementId }, at) => {
    if (!achievementIds.has(achievementId))
      throw new IntakeError(`/rubrics/${at}/achievementId`, 'is not an achievement of the package')
  })
  achievements.forEach(({ rubricId, rubricVersion }, at) => {
    if (!rubricKeys.has(`${rubricId} ${rubricVersion}`)) {
      throw new IntakeError(`/achievements/${at}/rubricId`, 'is not a rubric of the package')
    }
  })
  pathways.forEach(({ steps }, at) => {
    if (!steps.every((step) => achievementIds.has(step)))
      throw new IntakeError(`/pathways/${at}/steps`, 'must be achievements of the package')
  })
  submissions.forEach((submission, at) => {
    const { achievementId, current, next } = submission
    const place = `/submissions/${at}`
    if (!achievementIds.has(achievementId))
      throw new IntakeError(`${place}/achievementId`, 'is not an achievement of the package')
    if (seeded.has(achievementId)) checkRandom(place, submission)
    checkParts(place, submission, peopleIds, assessorsOf.get(achievementId) === 2)
    if (next && next.revision !== current.revision + 1)
      throw new IntakeError(`${place}/next/revision`, 'must follow the current one')
  })
}

/** Seeds have random ids: among others they would stand out. */
function checkRandom(place: string, { id, current, next }: IntakeSubmission): void {
  const said = 'must be a random UUID (version 4), because the achievement may be seeded'
  if (!isRandom(id)) throw new IntakeError(`${place}/id`, said)
  for (const [key, revision] of Object.entries({ current, next })) {
    revision?.evidence.forEach((item, at) => {
      if (!isRandom(item.id)) throw new IntakeError(`${place}/${key}/evidence/${at}/id`, said)
    })
  }
}

const isRandom = (id: string) => version(id) === 4

/** Who was named is somebody, each for another part, of which policy knows; and nobody else handed anything in. */
function checkParts(
  place: string,
  { assessorId, secondAssessorId, secondLookId, handedIn = [] }: IntakeSubmission,
  peopleIds: ReadonlySet<string>,
  isPair: boolean,
): void {
  const parts = Object.entries({ assessorId, secondAssessorId, secondLookId }).filter(([, id]) => (id ?? null) !== null)
  const named = parts.map(([, id]) => id)
  for (const [part, id] of parts) {
    if (!peopleIds.has(id ?? '')) throw new IntakeError(`${place}/${part}`, 'is not a person of the package')
    if (assessorId === null) throw new IntakeError(`${place}/${part}`, 'is named although nobody is the first')
  }
  if (new Set(named).size < named.length) throw new IntakeError(place, 'names one person for two parts')
  if (secondAssessorId !== undefined && !isPair)
    throw new IntakeError(`${place}/secondAssessorId`, 'is one more than policy asks for')
  if (secondLookId !== undefined && isPair) throw new IntakeError(`${place}/secondLookId`, 'looks again where two assess anyway')
  handedIn.forEach((one, at) => {
    if (!named.includes(one.assessorId)) {
      throw new IntakeError(`${place}/handedIn/${at}/assessorId`, 'is not one of those who assess it')
    }
  })
}
