/** Signs that no file system or shell takes kindly, and what could turn a name around. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu
const LONGEST = 100

/** What a file is called: after what it is of (a round, a rubric, a period), what it holds, and its extension; safe wherever it is saved. */
export function exportName(of: string, part: string, extension: 'csv' | 'png' | 'svg' | 'json' | 'pdf'): string {
  const clean = `${of} ${part}`
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/g, '')
    .trim()
  return `${[...clean].slice(0, LONGEST).join('').trim()}.${extension}`
}
