import { z } from 'zod'
import { type Annotation, AnnotationSchema, type Selector, SelectorSchema } from './annotation'
import { wholeSelectors } from './whole-selectors'

/** What the Web Annotation data model has no word for; everything else is the model's own vocabulary. */
const OWN_TERMS = { assay: 'urn:assay:annotation:' }
/** What the terms of an annotation mean: the standard's, then ours. */
export const WEB_ANNOTATION_CONTEXT = ['http://www.w3.org/ns/anno.jsonld', OWN_TERMS] as const

const UrnSchema = z.templateLiteral(['urn:uuid:', z.string()])
const CommentSchema = z.object({
  type: z.literal('TextualBody'),
  purpose: z.literal('commenting'),
  format: z.literal('text/plain'),
  value: z.string(),
})
const CriterionLinkSchema = z.object({
  type: z.literal('SpecificResource'),
  purpose: z.literal('classifying'),
  source: UrnSchema,
})

const MotivationSchema = z.enum(['commenting', 'highlighting', 'classifying'])

/** An annotation as a W3C Web Annotation (JSON-LD), as Assay writes it. Foreign extra members are ignored on reading. */
export const WebAnnotationSchema = z.object({
  /** Absent within a collection, which says it once. */
  '@context': z.union([z.string(), z.array(z.unknown())]).optional(),
  id: UrnSchema,
  type: z.literal('Annotation'),
  motivation: z.union([MotivationSchema, z.array(MotivationSchema)]),
  creator: z.object({ id: UrnSchema, type: z.literal('Person') }),
  created: z.string(),
  modified: z.string(),
  body: z.array(z.discriminatedUnion('purpose', [CommentSchema, CriterionLinkSchema])),
  target: z.object({
    type: z.literal('SpecificResource'),
    source: UrnSchema,
    selector: z.array(SelectorSchema).optional(),
    /** All that the annotation has, where `selector` says it with less. */
    'assay:selectors': z.array(SelectorSchema).optional(),
    'assay:sha256': z.string(),
    'assay:part': z.string().optional(),
  }),
  'assay:version': z.number(),
  'assay:shape': z.string(),
  'assay:allocation': UrnSchema,
})
export type WebAnnotation = z.infer<typeof WebAnnotationSchema>

export type WebAnnotationReading =
  | { ok: true; annotation: Annotation }
  /** Where it departs from what Assay writes, as a path with the reason. */
  | { ok: false; reason: string }

/**
 * The annotation as a W3C Web Annotation: comment and criterion are bodies, the evidence item is the target's source, and each of its
 * selectors is the whole target. Version, shape, hash, allocation and the exact selectors have no term there and stand under `assay:`.
 */
export function toWebAnnotation(annotation: Annotation): WebAnnotation & { '@context': unknown[] } {
  const body: WebAnnotation['body'] = []
  if (annotation.comment !== '') {
    body.push({ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: annotation.comment })
  }
  if (annotation.criterionId !== null) {
    body.push({ type: 'SpecificResource', purpose: 'classifying', source: urn(annotation.criterionId) })
  }
  const selectors = wholeSelectors(annotation.selectors)
  return {
    '@context': [...WEB_ANNOTATION_CONTEXT],
    id: urn(annotation.id),
    type: 'Annotation',
    motivation: motivationOf(annotation),
    creator: { id: urn(annotation.creatorId), type: 'Person' },
    created: annotation.createdAt,
    modified: annotation.modifiedAt,
    body,
    target: {
      type: 'SpecificResource',
      source: urn(annotation.evidenceId),
      ...(selectors.length > 0 ? { selector: selectors } : {}),
      ...(isAlike(selectors, annotation.selectors) ? {} : { 'assay:selectors': annotation.selectors }),
      'assay:sha256': annotation.evidenceSha256,
      ...(annotation.part === undefined ? {} : { 'assay:part': annotation.part }),
    },
    'assay:version': annotation.version,
    'assay:shape': annotation.shape,
    'assay:allocation': urn(annotation.allocationId),
  }
}

/** The annotation that a document of `toWebAnnotation` stands for, or why it isn't one. Never throws. */
export function fromWebAnnotation(document: unknown): WebAnnotationReading {
  const parsed = WebAnnotationSchema.safeParse(document)
  if (!parsed.success) return refuse(parsed.error)
  const { data } = parsed
  const comment = data.body.find((body) => body.purpose === 'commenting')
  const criterion = data.body.find((body) => body.purpose === 'classifying')
  const annotation = AnnotationSchema.safeParse({
    id: uuid(data.id),
    version: data['assay:version'],
    allocationId: uuid(data['assay:allocation']),
    evidenceId: uuid(data.target.source),
    evidenceSha256: data.target['assay:sha256'],
    ...(data.target['assay:part'] === undefined ? {} : { part: data.target['assay:part'] }),
    shape: data['assay:shape'],
    selectors: exactSelectors(data.target),
    comment: comment?.value ?? '',
    criterionId: criterion ? uuid(criterion.source) : null,
    creatorId: uuid(data.creator.id),
    createdAt: data.created,
    modifiedAt: data.modified,
  })
  return annotation.success ? { ok: true, annotation: annotation.data } : refuse(annotation.error)
}

function motivationOf({ shape, comment, criterionId }: Annotation): WebAnnotation['motivation'] {
  if (comment === '') return criterionId !== null ? 'classifying' : 'highlighting'
  return shape === 'highlight' || shape === 'underline' ? ['highlighting', 'commenting'] : 'commenting'
}

/** The exact ones, unless another tool has changed those of the model since: then these are what is meant. */
function exactSelectors({ selector = [], 'assay:selectors': exact }: WebAnnotation['target']): Selector[] {
  return exact && isAlike(wholeSelectors(exact), selector) ? exact : selector
}

function isAlike(one: readonly Selector[], other: readonly Selector[]): boolean {
  const members = (selectors: readonly Selector[]) => JSON.stringify(selectors.map((each) => Object.entries(each).sort()))
  return members(one) === members(other)
}

function refuse(error: z.ZodError): WebAnnotationReading {
  const [issue] = error.issues
  return { ok: false, reason: issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a Web Annotation' }
}

function urn(id: string): `urn:uuid:${string}` {
  return `urn:uuid:${id}`
}

function uuid(name: `urn:uuid:${string}`): string {
  return name.slice('urn:uuid:'.length)
}
