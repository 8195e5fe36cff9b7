import type { EvidenceKind } from '../../../../shared/domain'

const ARCHIVES = new Set([
  'application/zip',
  'application/x-zip-compressed',
  'application/java-archive',
  'application/x-tar',
  'application/gzip',
  'application/x-gzip',
  'application/x-gtar',
  'application/x-compressed-tar',
])
const CODE = new Set([
  'application/x-ipynb+json',
  'application/javascript',
  'application/typescript',
  'application/x-sh',
  'application/sql',
  'text/javascript',
  'text/typescript',
  'text/css',
])
/** Data in a portfolio, code in a project. */
const CODE_OF_A_PROJECT = new Set([
  'application/json',
  'application/xml',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
  'text/xml',
  'text/yaml',
])

/** Whether a file of this media type holds other files. */
export function isArchiveType(mediaType: string): boolean {
  return ARCHIVES.has(mediaType)
}

/** Whether this viewer shows files of this media type: archives, source code and notebooks. */
export function isProjectType(mediaType: string, kind: EvidenceKind): boolean {
  if (ARCHIVES.has(mediaType) || CODE.has(mediaType)) return true
  if (kind === 'project' && CODE_OF_A_PROJECT.has(mediaType)) return true
  return /^text\/x-(?!markdown|web-markdown|rst|vcard|vcalendar|log)/.test(mediaType)
}
