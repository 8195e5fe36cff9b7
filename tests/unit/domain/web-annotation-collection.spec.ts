import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { type Annotation, formatPageRectangle, fromWebAnnotation, newId, toAnnotationCollection } from '../../../shared/domain'
import { ANNO_CONTEXT } from './anno-context'

const annotation: Annotation = {
  id: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a01',
  version: 2,
  allocationId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a02',
  evidenceId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a03',
  evidenceSha256: 'ab'.repeat(32),
  part: 'src/load.py',
  shape: 'line-range',
  selectors: [
    { type: 'TextQuoteSelector', exact: 'rate', prefix: 'the ', suffix: ' fell' },
    { type: 'TextPositionSelector', start: 4, end: 8 },
    { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: 'line=2,9' },
  ],
  comment: 'Why?',
  criterionId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a04',
  creatorId: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a05',
  createdAt: '2026-11-21T09:12:00.000Z',
  modifiedAt: '2026-11-21T09:13:00.000Z',
}

const collection = (annotations: Annotation[]) =>
  toAnnotationCollection(annotations, {
    id: '0b0f2f0a-6f3c-4c55-9a51-1b7f7b7f3a06',
    label: 'Notes',
    generatedAt: '2026-11-21T10:00:00.000Z',
  })

/** Only the official context may be asked for; and nothing may be dropped in silence (`safe`, which the types don't know yet). */
const strictly = {
  safe: true,
  async documentLoader(url: string) {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} is not the Web Annotation context`)
    return { documentUrl: url, document: ANNO_CONTEXT as never }
  },
}

type Node = { [property: string]: Node[] } & { '@id'?: string; '@type'?: string[]; '@list'?: Node[]; '@value'?: unknown }

async function expand(annotations: Annotation[]): Promise<Node | undefined> {
  const [root] = await jsonld.expand(collection(annotations) as never, strictly)
  return root as unknown as Node | undefined
}

const AS = 'http://www.w3.org/ns/activitystreams#'
const OA = 'http://www.w3.org/ns/oa#'
const OWN = 'urn:assay:annotation:'

describe('a collection of annotations', () => {
  it('means what the standard says, by its own context', async () => {
    const root = await expand([annotation])
    expect(root?.['@type']).toEqual([`${AS}OrderedCollection`])
    expect(root?.[`${AS}totalItems`]?.[0]?.['@value']).toBe(1)
    const [item] = root?.[`${AS}first`]?.[0]?.[`${AS}items`]?.[0]?.['@list'] ?? []
    expect(item?.['@id']).toBe(`urn:uuid:${annotation.id}`)
    expect(item?.['@type']).toEqual([`${OA}Annotation`])
    expect(item?.[`${OA}motivatedBy`]).toEqual([{ '@id': `${OA}commenting` }])
    expect(item?.[`${OWN}version`]).toEqual([{ '@value': 2 }])
    const target = item?.[`${OA}hasTarget`]?.[0]
    expect(target?.[`${OA}hasSource`]).toEqual([{ '@id': `urn:uuid:${annotation.evidenceId}` }])
    expect(target?.[`${OWN}part`]).toEqual([{ '@value': 'src/load.py' }])
    expect(target?.[`${OA}hasSelector`]?.map((selector) => selector['@type']?.[0])).toEqual([
      `${OA}TextQuoteSelector`,
      `${OA}TextPositionSelector`,
      `${OA}FragmentSelector`,
    ])
    expect(item?.[`${OA}hasBody`]).toHaveLength(2)
  })

  it('loses no member on the way to RDF and back', async () => {
    const quads = await jsonld.toRDF(collection([annotation]) as never, { ...strictly, format: 'application/n-quads' })
    for (const said of [
      'Why?',
      'src/load.py',
      'ab'.repeat(32),
      'line=2,9',
      annotation.criterionId ?? '',
      '2026-11-21T09:13:00.000Z',
    ]) {
      expect(String(quads)).toContain(said)
    }
  })

  it('says several lines once for everybody, and exactly for Assay, in terms that all have a meaning', async () => {
    const rectangle = (top: number) => formatPageRectangle({ page: 2, left: 72, top, width: 100, height: 12 })
    const root = await expand([{ ...annotation, shape: 'highlight', selectors: [rectangle(90), rectangle(104)] }])
    const [item] = root?.[`${AS}first`]?.[0]?.[`${AS}items`]?.[0]?.['@list'] ?? []
    expect(item?.[`${OA}motivatedBy`]).toEqual([{ '@id': `${OA}highlighting` }, { '@id': `${OA}commenting` }])
    const target = item?.[`${OA}hasTarget`]?.[0]
    expect(target?.[`${OA}hasSelector`]).toHaveLength(1)
    expect(target?.[`${OWN}selectors`]?.map((selector) => selector['@type']?.[0])).toEqual([
      `${OA}FragmentSelector`,
      `${OA}FragmentSelector`,
    ])
  })

  it('gives every annotation back as it was', () => {
    const many = [annotation, { ...annotation, id: newId(), comment: '', shape: 'whole-item' as const, selectors: [] }]
    const { first } = JSON.parse(JSON.stringify(collection(many))) as ReturnType<typeof collection>
    expect(first.items.map((item) => fromWebAnnotation(item))).toEqual(many.map((each) => ({ ok: true, annotation: each })))
  })
})
