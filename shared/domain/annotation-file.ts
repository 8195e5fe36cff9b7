import { AnnotationSchema } from './annotation'
import { toWebAnnotation } from './web-annotation'

/** More than these in one file are not looked at. */
export const MOST_IN_FILE = 20_000

/** The annotations of a file, each as it stands there, or why there are none. */
export type AnnotationFile =
  | { ok: true; documents: unknown[] }
  /** `elsewhere`: the file names its pages by address instead of holding them. */
  | { ok: false; problem: 'not-json' | 'no-annotations' | 'elsewhere' | 'too-many' }

/**
 * Finds the annotations in a JSON text: one, a list, a collection or page of the standard, an answer of Hypothesis's interface, or work
 * that was exported from Assay.
 */
export function readAnnotationFile(text: string): AnnotationFile {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, problem: 'not-json' }
  }
  const found = findDocuments(value)
  if (found === 'elsewhere') return { ok: false, problem: 'elsewhere' }
  if (found.length === 0) return { ok: false, problem: 'no-annotations' }
  return found.length > MOST_IN_FILE ? { ok: false, problem: 'too-many' } : { ok: true, documents: found }
}

function findDocuments(value: unknown): unknown[] | 'elsewhere' {
  if (Array.isArray(value)) {
    const each = value.map((entry) => (isPage(entry) ? findDocuments(entry) : [entry]))
    return each.includes('elsewhere') ? 'elsewhere' : (each as unknown[][]).flat()
  }
  if (!isObject(value)) return []
  if (member(value, 'format') === 'assay-work/1') return listOf(member(value, 'annotations')).map(readOwnWork)
  const first = member(value, 'first')
  if (first !== undefined) return typeof first === 'string' ? 'elsewhere' : findDocuments(first)
  for (const name of ['items', 'rows', 'annotations', '@graph', 'resources']) {
    const list = member(value, name)
    if (Array.isArray(list)) return list
  }
  return member(value, 'target') !== undefined || member(value, 'uri') !== undefined ? [value] : []
}

/** An annotation of exported work, in the form that the standard gives it; as it stands where it isn't one. */
function readOwnWork(value: unknown): unknown {
  const parsed = AnnotationSchema.safeParse(value)
  return parsed.success ? toWebAnnotation(parsed.data) : value
}

function isPage(value: unknown): boolean {
  return isObject(value) && (Array.isArray(member(value, 'items')) || member(value, 'first') !== undefined)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function member(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
