import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import type { IntakeSubmission } from '../../../../shared/protocol'
import { idOf, PEOPLE } from './package'

/** How much of it there is: `sources` are with Cem, to be decided; `waiting` ones nobody is competent in yet. */
export type SeededWork = { sources: number; waiting: number }

/** Bytes that are always the same for a name, and look like chance. */
const bytesOf = (name: string) => createHash('sha512').update(name).digest()
/** As a platform that makes random ids would have it; the same name gives the same. */
export const randomIdOf = (name: string) => v4({ random: bytesOf(`id ${name}`).subarray(0, 16) })
/** Between 0 and 1, always the same for a name. */
const lotOf = (name: string) => bytesOf(`lot ${name}`).readUInt32BE(0) / 2 ** 32

const FIRST = ['Mira', 'Jonas', 'Aylin', 'Piet', 'Noor', 'Iria', 'Tomas', 'Wanja', 'Lucia', 'Hamid']
const LAST = ['Sandberg', 'Oyelaran', 'Kovalenko', 'Ferreira', 'Lindqvist', 'Demirel', 'Achterberg', 'Nakamura']
const SENTENCES = [
  'We met every week, and wrote down what we had agreed.',
  'Nobody had asked the families before.',
  'The second round went better than the first.',
  'I would begin earlier the next time.',
  'Two of the five points are open still.',
]

/** Work of an achievement that may be seeded: pieces that name their candidate, of any size. */
export function seededWork(files: Map<string, string | Buffer>, { sources, waiting }: SeededWork): IntakeSubmission[] {
  const names = [
    ...Array.from({ length: sources }, (_, at) => `source-${at + 1}`),
    ...Array.from({ length: waiting }, (_, at) => `waiting-${at + 1}`),
  ]
  return names.map((name) => {
    const pick = <One>(of: readonly One[], what: string) => of[Math.floor(lotOf(`${what} ${name}`) * of.length)] as One
    const candidate = `${pick(FIRST, 'first')} ${pick(LAST, 'last')}`
    const words = Array.from({ length: 2 + Math.floor(lotOf(`words ${name}`) * 40) }, (_, at) => pick(SENTENCES, `${at}`)).join(
      ' ',
    )
    const item = (key: string, kind: 'portfolio' | 'vouch', mediaType: string, content: string) => {
      const path = `evidence/${name}/${key}`
      files.set(path, content)
      const title = `The ${key} of ${candidate}`
      return {
        id: randomIdOf(`${name} ${key}`),
        kind,
        mediaType,
        fileName: `${candidate} ${key}`,
        title,
        note: '',
        group: null,
        extent: null,
        path,
      }
    }
    const vouch = {
      statement: `I have seen ${candidate} do it.`,
      voucher: `${pick(FIRST, 'voucher')} Zander`,
      relationship: `Colleague of ${candidate}`,
      ratings: [],
      declaredInterest: '',
      madeOn: '2026-09-01',
    }
    return {
      id: randomIdOf(name),
      achievementId: idOf('seeded'),
      candidate: { id: idOf(`candidate ${name}`), name: candidate, email: `${name}@example.org` },
      assessorId: name.startsWith('source') ? PEOPLE.cem.id : null,
      dueInDays: 7,
      next: null,
      current: {
        revision: 1,
        // Taken in at once, so that hours and minutes are those of the import.
        receivedDaysAgo: 2 + Math.floor(lotOf(`day ${name}`) * 10),
        narrative: `${candidate} tells of it. ${words}`,
        earlierDecision: null,
        evidence: [
          item('note', 'portfolio', 'text/markdown', `# By ${candidate}\n\n${words}\n`),
          ...(lotOf(`table ${name}`) < 0.5
            ? [item('table', 'portfolio', 'text/csv', `who,what\n${candidate},"${words}"\n`)]
            : []),
          ...(lotOf(`vouched ${name}`) < 0.3 ? [item('vouch', 'vouch', 'application/json', JSON.stringify(vouch))] : []),
        ],
      },
    }
  })
}
