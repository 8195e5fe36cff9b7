import type { EvidenceItem, Selector } from '../../../../shared/domain'
import passages from '../../../golden/passages.json'
import { evidenceItem } from '../show-viewer'

/** A passage of the golden documents, and what may become of it in the revised copy. */
export type Passage = {
  id: string
  words: string
  revised: string[]
  revisedWords: string
  /** Words that stand before it in its right place. */
  follows: string
}
/** Where its passages are in a golden document, as its viewer described them. */
export type SavedSelectors = { sha256: string; passages: { id: string; selectors: Selector[] }[] }
export type GoldenFile = {
  name: string
  type: string
  mediaType: string
  passages: Passage[]
  /** The passage that this producer's revised copy breaks over two pages, with the page's number in the midst of it: it may be orphaned. */
  broken?: string
}

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
  py: 'text/x-python',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const file = (name: string, type: string, about: keyof typeof passages = 'article'): GoldenFile => ({
  name,
  type,
  mediaType: TYPES[type] ?? '',
  passages: passages[about],
})

export const GOLDEN: GoldenFile[] = [
  file('pdfkit', 'pdf'),
  file('pdf-lib', 'pdf'),
  file('chromium', 'pdf'),
  file('libreoffice', 'pdf'),
  file('ghostscript', 'pdf'),
  { ...file('pdftex', 'pdf'), broken: 'look-alike' },
  file('cairo', 'pdf'),
  file('right-to-left', 'pdf', 'right-to-left'),
  file('page', 'html'),
  file('notes', 'md'),
  file('word', 'docx'),
  file('code', 'py', 'code'),
]

const urls = import.meta.glob<string>('../../../golden/documents/*', { query: '?url', import: 'default', eager: true })
const saved = import.meta.glob<SavedSelectors>('../../../golden/selectors/*.json', { import: 'default', eager: true })

/** A golden document's item and bytes; the item has the bytes' own hash. */
export async function openGolden(
  { name, type, mediaType }: Pick<GoldenFile, 'name' | 'type' | 'mediaType'>,
  suffix: '' | '-revised' = '',
): Promise<{ item: EvidenceItem; bytes: Uint8Array<ArrayBuffer> }> {
  const url = urls[`../../../golden/documents/${name}${suffix}.${type}`]
  if (url === undefined) throw new Error(`There is no golden document ${name}${suffix}.${type}`)
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  const sha256 = await hashOf(bytes)
  const fileName = `${name}.${type}`
  const kind = type === 'py' ? 'project' : 'portfolio'
  return { item: evidenceItem({ kind, mediaType, fileName, sizeBytes: bytes.length, sha256 }), bytes }
}

/** What its viewer said of its passages when the file was made. */
export function savedSelectors(name: string): SavedSelectors {
  const found = saved[`../../../golden/selectors/${name}.json`]
  if (!found) throw new Error(`No selectors were saved for ${name}: VITE_WRITE_GOLDEN=1 writes them`)
  return found
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
