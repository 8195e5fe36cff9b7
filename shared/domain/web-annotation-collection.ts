import type { Annotation } from './annotation'
import { toWebAnnotation, WEB_ANNOTATION_CONTEXT, type WebAnnotation } from './web-annotation'

/** A W3C `AnnotationCollection` with all of its annotations on one `AnnotationPage`. */
export type AnnotationCollection = {
  '@context': unknown[]
  id: string
  type: 'AnnotationCollection'
  label: string
  /** When it was made; an ISO instant. */
  generated: string
  total: number
  first: {
    id: string
    type: 'AnnotationPage'
    partOf: string
    startIndex: 0
    items: Omit<WebAnnotation, '@context'>[]
  }
}

/** Annotations as a collection that other tools can read; the context is said once, for all of them. */
export function toAnnotationCollection(
  annotations: readonly Annotation[],
  { id, label, generatedAt }: { id: string; label: string; generatedAt: string },
): AnnotationCollection {
  const name = `urn:uuid:${id}`
  return {
    '@context': [...WEB_ANNOTATION_CONTEXT],
    id: name,
    type: 'AnnotationCollection',
    label,
    generated: generatedAt,
    total: annotations.length,
    first: {
      id: `${name}#page-1`,
      type: 'AnnotationPage',
      partOf: name,
      startIndex: 0,
      items: annotations.map((annotation) => {
        const { '@context': _, ...item } = toWebAnnotation(annotation)
        return item
      }),
    },
  }
}
