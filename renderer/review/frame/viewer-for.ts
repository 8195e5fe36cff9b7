import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { type EvidenceItem, shownFile } from '../../../shared/domain'
import { isProjectType } from '../viewers/project/media-types'
import type { AnnotationTool, SourceViewerProps, ViewerBodyProps } from '../viewers/viewer'

/** How a viewer comes by its file: in one piece, by ranges as it needs them, or not at all. */
type ViewerEntry = { tools: readonly AnnotationTool[] } & (
  | { reads: 'bytes'; Viewer: LazyExoticComponent<ComponentType<ViewerBodyProps>> }
  | { reads: 'ranges' | 'nothing'; Viewer: LazyExoticComponent<ComponentType<SourceViewerProps>> }
)

/** Each viewer is loaded when its first document is opened; the first screen needs none of them. */
const VIEWERS = {
  pdf: {
    reads: 'ranges',
    tools: ['select', 'highlight', 'underline', 'comment', 'area', 'pin'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/pdf/pdf-viewer')).PdfViewer })),
  },
  image: {
    reads: 'bytes',
    tools: ['select', 'area', 'pin'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/image/image-viewer')).ImageViewer })),
  },
  document: {
    reads: 'bytes',
    tools: ['select', 'highlight', 'underline', 'comment'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/document/document-viewer')).DocumentViewer })),
  },
  project: {
    reads: 'ranges',
    tools: ['select', 'highlight', 'underline', 'comment', 'line-range'],
    Viewer: lazy(async () => ({ default: (await import('./project-with-parts')).ProjectWithParts })),
  },
  media: {
    reads: 'ranges',
    tools: ['select', 'time-range'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/media/media-viewer')).MediaViewer })),
  },
  records: {
    reads: 'bytes',
    tools: ['select', 'highlight', 'underline', 'comment'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/records/records-viewer')).RecordsViewer })),
  },
  vouch: {
    reads: 'bytes',
    tools: ['select', 'highlight', 'underline', 'comment'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/vouch/vouch-viewer')).VouchViewer })),
  },
  other: {
    reads: 'nothing',
    tools: ['select'],
    Viewer: lazy(async () => ({ default: (await import('../viewers/other/other-viewer')).OtherViewer })),
  },
} satisfies Record<string, ViewerEntry>

export type ViewerName = keyof typeof VIEWERS

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp', 'image/svg+xml'])
/** Kinds that come as answers or scores where they come as JSON. */
const RECORDS = new Set<EvidenceItem['kind']>(['self-evaluation', 'exam-result'])
const DOCUMENTS = new Set([
  'application/xml',
  'application/xhtml+xml',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
  'application/json',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
  'application/vnd.ms-word.document.macroenabled.12',
])

type Shown = Pick<EvidenceItem, 'kind' | 'mediaType' | 'renditions'>

/** Which viewer shows an item: by its kind where the kind has its own, by the media type of what is shown otherwise. */
export function viewerNameFor(item: Shown): ViewerName {
  const { mediaType } = shownFile(item as EvidenceItem)
  if (item.kind === 'vouch' && (mediaType === 'application/json' || mediaType === 'application/vc+json')) return 'vouch'
  if (RECORDS.has(item.kind) && mediaType === 'application/json') return 'records'
  if (mediaType === 'application/pdf') return 'pdf'
  if (IMAGES.has(mediaType)) return 'image'
  if (mediaType.startsWith('video/') || mediaType.startsWith('audio/')) return 'media'
  if (isProjectType(mediaType, item.kind)) return 'project'
  if (mediaType.startsWith('text/') || mediaType.endsWith('+json') || DOCUMENTS.has(mediaType)) return 'document'
  return 'other'
}

/** The viewer of `viewerNameFor`, and how it comes by its file. */
export function viewerFor(item: Shown): ViewerEntry {
  return VIEWERS[viewerNameFor(item)]
}

/** Which tools make sense in the viewer of an item. */
export function toolsFor(item: Shown): readonly AnnotationTool[] {
  return VIEWERS[viewerNameFor(item)].tools
}
