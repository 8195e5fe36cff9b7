import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { makeSamples } from '../../../scripts/samples/make.mjs'
import { type IntakeEvidence, type IntakePackage, IntakePackageSchema } from '../../../shared/protocol'

/** The sample package, made once for a file of tests and thrown away after it. */
export function makeOnce(): { folder: string; intake: IntakePackage } {
  const made = { folder: '', intake: {} as IntakePackage }
  beforeAll(async () => {
    made.folder = mkdtempSync(join(tmpdir(), 'assay-samples-'))
    await makeSamples(made.folder)
    made.intake = IntakePackageSchema.parse(JSON.parse(readFileSync(join(made.folder, 'manifest.json'), 'utf8')))
  }, 300_000)
  afterAll(() => rmSync(made.folder, { recursive: true, force: true }))
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

/** Paths of all files below a folder, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
