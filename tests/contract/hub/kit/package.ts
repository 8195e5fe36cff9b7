import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { v5 } from 'uuid'
import type { Achievement, Rubric } from '../../../../shared/domain'
import type { IntakePackage, IntakeSubmission } from '../../../../shared/protocol'

/** The same name gives the same id, so that tests can speak of records by name. */
export const idOf = (name: string) => v5(name, '6f9f1c8e-6a0b-4a40-9a9f-2d6ff7a0c5aa')

export const PEOPLE = {
  ada: { id: idOf('ada'), name: 'Ada Assessor', roles: ['assessor'] },
  ben: { id: idOf('ben'), name: 'Ben Assessor', roles: ['assessor'] },
  /** Only where a test asks for a third assessor. */
  cem: { id: idOf('cem'), name: 'Cem Assessor', roles: ['assessor'] },
  lea: { id: idOf('lea'), name: 'Lea Lead', roles: ['lead'] },
  max: { id: idOf('max'), name: 'Max Admin', roles: ['admin'] },
} as const

/** Large enough for three chunks. */
export const LARGE_FILE = Buffer.alloc(2 * 1_048_576 + 12_345, 'assay ')

const levels = (code: string, points: number[]) =>
  points.map((value, at) => ({
    id: idOf(`${code}-${at + 1}`),
    title: `Level ${at + 1}`,
    descriptor: `Level ${at + 1} of ${code}.`,
    points: value,
  }))

const criterion = (achievement: string, code: string, hurdle: number | null) => {
  const all = levels(`${achievement}-${code}`, [0, 1, 2, 3])
  return {
    id: idOf(`${achievement}-${code}`),
    code,
    title: `Criterion ${code}`,
    description: `What does ${code} ask?`,
    weight: 1,
    hurdleLevelId: hurdle === null ? null : (all[hurdle - 1]?.id ?? null),
    levels: all,
  }
}

/** A rubric of two criteria with four levels; the first is a hurdle at level 2. */
export const rubricOf = (achievement: string): Rubric => ({
  id: idOf(`${achievement}-rubric`),
  achievementId: idOf(achievement),
  version: 1,
  state: 'published',
  title: `Rubric of ${achievement}`,
  criteria: [criterion(achievement, 'C1', 2), criterion(achievement, 'C2', null)],
  cutScore: 0.5,
})

const achievementOf = (name: string, policy: Partial<Achievement['policy']>): Achievement => ({
  id: idOf(name),
  name: `Achievement ${name}`,
  field: 'Testing',
  description: `What ${name} is about.`,
  criteriaNarrative: 'Show that you can.',
  tags: ['test'],
  rubricId: idOf(`${name}-rubric`),
  rubricVersion: 1,
  policy: {
    assessors: 1,
    blind: false,
    evidenceLinksRequired: true,
    releaseDelaySeconds: 20,
    promiseWorkingDays: 10,
    leaseDays: 14,
    ...policy,
  },
})

const ACHIEVEMENTS = [
  achievementOf('solo', {}),
  achievementOf('blind', { blind: true }),
  achievementOf('pair', { assessors: 2 }),
  achievementOf('blind-pair', { assessors: 2, blind: true }),
]

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

type Files = Map<string, string | Buffer>

/** A submission of one note (and more where a test needs it), for Ada unless said otherwise. */
function submission(
  files: Files,
  name: string,
  achievement: string,
  more: Partial<IntakeSubmission> & {
    vouches?: { voucher: string; interest?: string }[]
    large?: boolean
    slides?: boolean
  } = {},
): IntakeSubmission {
  const { vouches = [], large = false, slides = false, ...rest } = more
  const candidate = rest.candidate ?? { id: idOf(`candidate-${name}`), name: `Candid Ate ${name}`, email: `${name}@example.org` }
  const item = (key: string, kind: 'portfolio' | 'vouch', mediaType: string, fileName: string, content: string | Buffer) => {
    const path = `evidence/${name}/${fileName}`
    files.set(path, content)
    return { id: idOf(`${name}-${key}`), kind, mediaType, fileName, title: key, note: '', group: null, extent: null, path }
  }
  const evidence = [
    item('note', 'portfolio', 'text/plain', 'note.txt', `The note of ${name}.`),
    ...(large ? [item('large', 'portfolio', 'application/octet-stream', 'large.bin', LARGE_FILE)] : []),
    ...(slides ? [item('slides', 'portfolio', PPTX, 'slides.pptx', 'PK\x03\x04 slides')] : []),
    ...vouches.map(({ voucher, interest = '' }, at) =>
      item(
        `vouch-${at}`,
        'vouch',
        'application/json',
        `vouch-${at}.json`,
        JSON.stringify({
          statement: `I, ${voucher}, have seen ${candidate.name} do it.`,
          voucher,
          relationship: `Colleague of ${candidate.name}`,
          ratings: [],
          declaredInterest: interest,
          madeOn: '2026-09-01',
        }),
      ),
    ),
  ]
  const first = { revision: 1, receivedDaysAgo: 3, narrative: `Narrative of ${name}.`, evidence, earlierDecision: null }
  const revised = {
    ...first,
    revision: 2,
    narrative: 'Better now.',
    evidence: [item('note', 'portfolio', 'text/plain', 'note-2.txt', `The better note of ${name}.`)],
  }
  return {
    id: idOf(`submission-${name}`),
    achievementId: idOf(achievement),
    assessorId: PEOPLE.ada.id,
    dueInDays: 7,
    current: first,
    next: revised,
    ...rest,
    candidate,
  }
}

/**
 * Writes a small intake package. Each submission is named after the test that changes it.
 * @param slides adds presentations, of which a hub makes renditions (`writeTools`)
 * @param thirdAssessor adds Cem, so that work of a pair can be moved
 */
export function writePackage(folder: string, { slides = false, thirdAssessor = false } = {}): void {
  const files: Files = new Map()
  files.set('badge.png', png())
  const solo = [
    'plain',
    'withdraw',
    'revise',
    'move',
    'supersede',
    'decided',
    'takeback',
    'notyet',
    'concurrent',
    'killed',
    'order',
    'orders',
    'spare',
  ]
  const manifest: IntakePackage = {
    format: 'assay-intake/1',
    panel: { id: idOf('panel'), name: 'Test panel', timeZone: 'Europe/Lisbon' },
    people: Object.values(PEOPLE)
      .filter((person) => thirdAssessor || person !== PEOPLE.cem)
      .map((person) => ({
        ...person,
        roles: [...person.roles],
        panels: [idOf('panel')],
        about: 'For tests.',
      })),
    achievements: ACHIEVEMENTS.map((achievement) => ({ ...achievement, imagePath: 'badge.png' })),
    rubrics: ACHIEVEMENTS.map(({ name }) => rubricOf(name.replace('Achievement ', ''))),
    submissions: [
      ...solo.map((name) => submission(files, name, 'solo')),
      submission(files, 'large', 'solo', { large: true, next: null }),
      submission(files, 'of-ben', 'solo', { assessorId: PEOPLE.ben.id }),
      submission(files, 'unallocated', 'solo', { assessorId: null }),
      submission(files, 'vouched', 'solo', {
        candidate: { id: idOf('nora'), name: 'Nora Quist', email: 'nora@example.org' },
        vouches: [{ voucher: 'Otto Brandt' }, { voucher: 'Ada Assessor', interest: 'I know her.' }],
      }),
      submission(files, 'vouched-back', 'solo', {
        candidate: { id: idOf('otto'), name: 'Otto  Brandt', email: 'otto@example.org' },
        vouches: [{ voucher: 'nora quist' }],
      }),
      submission(files, 'blind-vouched', 'blind', {
        candidate: { id: idOf('hidden'), name: 'Hidde Namenlos', email: 'hidden@example.org' },
        vouches: [{ voucher: 'Vera Voucher' }],
      }),
      ...ringOf(files, 'solo', ['Rina Ring', 'Sven Ring', 'Tilda Ring']),
      ...ringOf(files, 'blind', ['Uma Kreis', 'Vito Kreis', 'Wanda Kreis']),
      ...(slides ? [submission(files, 'slides', 'solo', { slides: true, next: null })] : []),
      submission(files, 'pair-agree', 'pair'),
      submission(files, 'pair-split', 'pair'),
      submission(files, 'blind-pair', 'blind-pair'),
    ],
  }
  files.set('manifest.json', JSON.stringify(manifest))
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Submissions of candidates who vouch for each other in a circle, each for the next: `<achievement>-ring-1` and so on. */
function ringOf(files: Files, achievement: string, names: readonly string[]): IntakeSubmission[] {
  return names.map((name, at) =>
    submission(files, `${achievement}-ring-${at + 1}`, achievement, {
      candidate: { id: idOf(name), name, email: 'ring@example.org' },
      vouches: [{ voucher: names[(at + names.length - 1) % names.length] ?? '' }],
      next: null,
    }),
  )
}

/** One grey pixel. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(4)
    frame.writeUInt32BE(data.length)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([frame, body, check])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
