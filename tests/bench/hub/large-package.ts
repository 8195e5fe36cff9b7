import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { IntakePackage, IntakeSubmission } from '../../../shared/protocol'
import { idOf, writePackage } from '../../contract/hub/kit/package'

export type LargePackage = {
  /** For Ada, of the achievement that asks for one assessor. */
  submissions: number
  /** Size of an evidence file that the first submission holds besides; 0: none. */
  evidenceBytes?: number
}

const NARRATIVE =
  'I planned the dashboard with the two clinics that asked for it, tested three drafts with their managers, and wrote down what each misread. '
const FIRST = ['Amara', 'Björn', 'Chloé', 'Dmitri', 'Élodie', 'Farid', 'Grace']
const LAST = ['Nwosu', 'Åkesson', 'Durand', 'Volkov', 'Petit', 'Haddad', 'Lin', 'Okafor', 'Marchetti', 'Teixeira', 'Boateng']

/** Writes the contract tests' intake package with as many submissions as a measurement needs in the place of theirs. */
export function writeLargePackage(folder: string, { submissions, evidenceBytes = 0 }: LargePackage): void {
  writePackage(folder)
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as IntakePackage
  const [model] = manifest.submissions
  if (!model) throw new Error('the package has submissions')
  manifest.submissions = Array.from({ length: submissions }, (_, at) => variation(model, at))
  if (evidenceBytes > 0) addLargeFile(folder, manifest.submissions[0], evidenceBytes)
  writeFileSync(path, JSON.stringify(manifest))
}

function variation(model: IntakeSubmission, at: number): IntakeSubmission {
  const name = `${FIRST[at % FIRST.length]} ${LAST[at % LAST.length]} ${at}`
  const [note] = model.current.evidence
  const titles = ['Design report', 'Reading tests', 'Letter to the committee']
  return {
    ...model,
    id: idOf(`bench-submission-${at}`),
    candidate: { id: idOf(`bench-candidate-${at}`), name, email: `candidate-${at}@example.org` },
    dueInDays: at % 28,
    current: {
      ...model.current,
      receivedDaysAgo: (at % 60) / 4,
      narrative: NARRATIVE.repeat(4),
      evidence: titles.flatMap((title, item) => (note ? [{ ...note, id: idOf(`bench-${at}-${item}`), title }] : [])),
    },
    next: null,
  }
}

/** Random, because nothing on the way may make it smaller. */
function addLargeFile(folder: string, submission: IntakeSubmission | undefined, bytes: number): void {
  const [note] = submission?.current.evidence ?? []
  if (!submission || !note) return
  const path = 'evidence/large.bin'
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  const file = openSync(join(folder, path), 'w')
  for (let left = bytes; left > 0; left -= 1_048_576) writeSync(file, randomBytes(Math.min(left, 1_048_576)))
  closeSync(file)
  const mediaType = 'application/octet-stream'
  submission.current.evidence = [{ ...note, id: idOf('bench-large'), mediaType, fileName: 'large.bin', path }]
}
