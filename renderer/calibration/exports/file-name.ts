/** Signs that no file system or shell takes kindly, and what could turn a name around. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu
const LONGEST = 100

/** What a file of a round or a rubric is called: the round, what it holds, and its extension, safe wherever it is saved. */
export function exportName(round: string, part: string, extension: 'csv' | 'png' | 'json'): string {
  const clean = `${round} ${part}`
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/g, '')
    .trim()
  return `${[...clean].slice(0, LONGEST).join('').trim()}.${extension}`
}
