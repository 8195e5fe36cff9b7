import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { IntakePackage, IntakeSubmission } from '../../../shared/protocol'
import { idOf, writePackage } from '../../contract/hub/kit/package'

const NARRATIVE =
  'I planned the dashboard with the two clinics that asked for it, tested three drafts with their managers, and wrote down what each misread. '

/**
 * Writes the contract tests' intake package with one submission in the place of theirs: for Ada, of the achievement that asks for one
 * assessor, with three items of evidence.
 * @param largeBytes size of the file that its first item is; 0: a note like the others
 */
export function writeModelPackage(folder: string, largeBytes: number): void {
  writePackage(folder)
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as IntakePackage
  const [first] = manifest.submissions
  if (!first) throw new Error('the package has submissions')
  const model = modelOf(first)
  if (largeBytes > 0) addLargeFile(folder, model, largeBytes)
  manifest.submissions = [model]
  writeFileSync(path, JSON.stringify(manifest))
}

function modelOf(first: IntakeSubmission): IntakeSubmission {
  const [note] = first.current.evidence
  const titles = ['Design report', 'Reading tests', 'Letter to the committee']
  const evidence = titles.flatMap((title, item) => (note ? [{ ...note, id: idOf(`bench-${item}`), title }] : []))
  return { ...first, current: { ...first.current, narrative: NARRATIVE.repeat(4), evidence }, next: null }
}

/** Random, because nothing on the way may make it smaller. */
function addLargeFile(folder: string, submission: IntakeSubmission, bytes: number): void {
  const [note, ...others] = submission.current.evidence
  if (!note) return
  const path = 'evidence/large.bin'
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  const file = openSync(join(folder, path), 'w')
  for (let left = bytes; left > 0; left -= 1_048_576) writeSync(file, randomBytes(Math.min(left, 1_048_576)))
  closeSync(file)
  submission.current.evidence = [{ ...note, mediaType: 'application/octet-stream', fileName: 'large.bin', path }, ...others]
}
