import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { BadgeOrder } from '../../../hub/badges'
import { LIST_ADDRESS } from './lists'
import type { Annotation, EvidenceItem, Rubric, Score, Selector } from '../../../shared/domain'

/** Ids that are easy to tell apart, as UUIDs of version 4. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

const LEVELS = ['Beginning', 'Developing', 'Proficient', 'Exemplary']

function criterion(number: number, title: string, hurdle: number | null): Rubric['criteria'][number] {
  return {
    id: id(number * 100),
    code: `C${number}`,
    title,
    description: `Asks about ${title}.`,
    weight: 1,
    hurdleLevelId: hurdle === null ? null : id(number * 100 + hurdle),
    levels: LEVELS.map((name, index) => ({
      id: id(number * 100 + index + 1),
      title: name,
      descriptor: `Scales, samples and uncertainty are shown **as ${name.toLowerCase()} work shows them**.`,
      points: index,
    })),
  }
}

const RUBRIC: Rubric = {
  id: id(1),
  achievementId: id(2),
  version: 3,
  state: 'published',
  title: 'Data storytelling',
  cutScore: 0.6,
  criteria: [
    criterion(1, 'Audience and purpose', null),
    criterion(2, 'Honest representation', 3),
    criterion(3, 'Visual craft', 2),
  ],
}

/** An evidence item of this kind. */
export function item(number: number, kind: EvidenceItem['kind'], title: string): EvidenceItem {
  const sha256 = createHash('sha256').update(title).digest('hex')
  return {
    id: id(number),
    kind,
    mediaType: 'application/pdf',
    fileName: 'file.pdf',
    title,
    note: '',
    sizeBytes: 10,
    sha256,
    chunkSha256: [sha256],
    group: null,
    extent: null,
    vouch: null,
    renditions: [],
  }
}

/** A passage of an item that was tied to a criterion. */
export function passage(number: number, evidenceId: string, criterionId: string, selectors: Selector[]): Annotation {
  const at = new Date(Date.UTC(2026, 10, 20, 10, number)).toISOString()
  return {
    id: id(5000 + number),
    version: 1,
    allocationId: id(4),
    evidenceId,
    evidenceSha256: '0'.repeat(64),
    shape: 'highlight',
    selectors,
    comment: 'A working note of the assessor.',
    criterionId,
    creatorId: id(5),
    createdAt: at,
    modifiedAt: at,
  }
}

/** The exact words, and the page that they are on. */
export function quote(exact: string, page: number): Selector[] {
  return [
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: `page=${page}&viewrect=10,20,30,40` },
  ]
}

function score(number: number, level: number, rationale: string): Score {
  return { criterionId: id(number * 100), levelId: id(number * 100 + level), rationale, noEvidenceFound: false, wholeItemIds: [] }
}

/** A decision to award, complete and plausible; `changes` replace what a test is about. */
export function awardedOrder(changes: Partial<BadgeOrder> = {}): BadgeOrder {
  const report = item(11, 'portfolio', 'Vaccination dashboard: design report')
  const vouch = item(12, 'vouch', 'Vouch by Dr Amara Okafor')
  return {
    credentialId: id(9),
    issuer: { name: 'Northshore Public Health Academy', url: 'https://academy.example/' },
    status: { list: LIST_ADDRESS, index: 94_567 },
    releasedAt: '2026-11-21T09:12:00.000Z',
    decidedAt: '2026-11-21T09:11:40.000Z',
    candidate: { name: 'Jonas Halvorsen', email: 'jonas@example.org' },
    achievement: {
      id: id(2),
      name: 'Data storytelling for public health',
      field: 'Public health',
      description: 'Turns routine health data into charts that people act on, without misleading them.',
      criteriaNarrative:
        'To earn this badge, submit a **portfolio** that shows:\n\n- a question that a real audience has\n- a chart that answers it honestly\n- what happened after it was published\n\nSee the [handbook](https://academy.example/handbook).',
      tags: ['data', 'public health'],
      rubricId: id(1),
      rubricVersion: 3,
      policy: {
        assessors: 1,
        blind: false,
        evidenceLinksRequired: true,
        releaseDelaySeconds: 20,
        promiseWorkingDays: 10,
        leaseDays: 14,
      },
    },
    imageUrl: 'https://academy.example/badges/data-storytelling.png',
    rubric: RUBRIC,
    scores: [
      score(1, 3, 'Names the readers, and what they do with the chart on a Monday morning.'),
      score(2, 4, 'Splits the dual axis after a misreading and writes the limitation into the caption.'),
      { ...score(3, 3, ''), wholeItemIds: [report.id] },
    ],
    annotations: [
      passage(
        1,
        report.id,
        id(200),
        quote('Two clinic managers concluded that supply caused demand, which the data cannot show', 7),
      ),
      passage(2, vouch.id, id(200), quote('I watched her rework the axis twice', 1)),
      passage(3, report.id, id(100), quote('the first row is always the first phone call of the day', 4)),
    ],
    evidence: [report, vouch],
    endorsements: [],
    publicAddresses: new Map(),
    picture: drawPng(),
    ...changes,
  }
}

/** A small sound PNG (2 × 2 pixels), written here chunk by chunk so that it doesn't depend on the code that is tested. */
export function drawPng(): Uint8Array {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  const rows = Buffer.from([0, 154, 107, 27, 154, 107, 27, 0, 154, 107, 27, 250, 249, 246])
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** A chunk with its checksum, bit by bit as annex D of the PNG specification says. */
export function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  let crc = 0xffffffff
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(~crc >>> 0)
  return Buffer.concat([length, body, checksum])
}
