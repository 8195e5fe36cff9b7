import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { EvidenceItem } from '../../../shared/domain'
import type { AnnotationTool, ViewerBodyProps } from '../viewers/viewer'

type LazyViewer = LazyExoticComponent<ComponentType<ViewerBodyProps>>

/** Each viewer is loaded when its first document is opened; the first screen needs none of them. */
const VIEWERS = {
  pdf: lazy(async () => ({ default: (await import('../viewers/pdf/pdf-viewer')).PdfViewer })),
  image: lazy(async () => ({ default: (await import('../viewers/image/image-viewer')).ImageViewer })),
  text: lazy(async () => ({ default: (await import('../viewers/text/text-viewer')).TextViewer })),
  vouch: lazy(async () => ({ default: (await import('../viewers/vouch/vouch-viewer')).VouchViewer })),
  other: lazy(async () => ({ default: (await import('../viewers/other/other-viewer')).OtherViewer })),
} satisfies Record<string, LazyViewer>

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp', 'image/svg+xml'])
const TEXT_APPLICATIONS = new Set(['application/xml', 'application/yaml', 'application/x-yaml', 'application/toml'])

/** Which viewer shows an item: by its kind where the kind has its own, by its media type otherwise. */
export function viewerNameFor({ kind, mediaType }: Pick<EvidenceItem, 'kind' | 'mediaType'>): keyof typeof VIEWERS {
  if (kind === 'vouch' && (mediaType === 'application/json' || mediaType === 'application/vc+json')) return 'vouch'
  if (mediaType === 'application/pdf') return 'pdf'
  if (IMAGES.has(mediaType)) return 'image'
  if (mediaType.startsWith('text/') || TEXT_APPLICATIONS.has(mediaType)) return 'text'
  return 'other'
}

/** The component of `viewerNameFor`. */
export function viewerFor(item: Pick<EvidenceItem, 'kind' | 'mediaType'>): LazyViewer {
  return VIEWERS[viewerNameFor(item)]
}

/** Kinds that show what is known about an item without its bytes. */
export function needsBytes(item: Pick<EvidenceItem, 'kind' | 'mediaType'>): boolean {
  return !(viewerNameFor(item) === 'other' && item.mediaType !== 'application/json')
}

const TOOLS: Record<keyof typeof VIEWERS, readonly AnnotationTool[]> = {
  pdf: ['select', 'highlight', 'underline', 'area', 'pin'],
  image: ['select', 'area', 'pin'],
  text: ['select', 'highlight', 'underline'],
  vouch: ['select', 'highlight', 'underline'],
  other: ['select'],
}

/** Which tools make sense in the viewer of an item. */
export function toolsFor(item: Pick<EvidenceItem, 'kind' | 'mediaType'>): readonly AnnotationTool[] {
  return TOOLS[viewerNameFor(item)]
}
