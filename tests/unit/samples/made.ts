import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll } from 'vitest'
import { ensureSamples, STAMP } from '../../../scripts/setup/samples.mjs'
import { type IntakeEvidence, type IntakePackage, IntakePackageSchema } from '../../../shared/protocol'
import { SAMPLES } from '../../e2e/fixtures/places'

/** The sample package as journeys take it in: whoever needs it first makes it, for all suites. Nobody may change it. */
export function samples(): { folder: string; intake: IntakePackage } {
  const made = { folder: SAMPLES, intake: {} as IntakePackage }
  beforeAll(async () => {
    await ensureSamples(SAMPLES)
    made.intake = IntakePackageSchema.parse(JSON.parse(readFileSync(join(SAMPLES, 'manifest.json'), 'utf8')))
  }, 300_000)
  return made
}

/** Every evidence item with its submission, of the revisions that are in and of those that wait. */
export function allEvidence(intake: IntakePackage) {
  return intake.submissions.flatMap((submission) =>
    [submission.current, submission.next].flatMap((revision) =>
      (revision?.evidence ?? []).map((item: IntakeEvidence) => ({ submission, item })),
    ),
  )
}

/** Paths of all files of a package, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== STAMP)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
