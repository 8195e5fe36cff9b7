/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i
/** Separators, what Windows forbids, control characters, and characters that make a name read in another direction. */
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}\p{Bidi_Control}\ufeff]/gu
/** File systems count bytes; 255 is the common limit, and a browser's "(1)" must still fit. */
const MAX_BYTES = 200

/**
 * A name under which a candidate's file can be saved: no path, no device, no hidden file, nothing that disguises its ending.
 * @returns never empty; keeps the extension where the name has to be shortened
 */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const usable = cleaned === '' ? 'evidence' : cleaned
  return shorten(RESERVED.test(usable) ? `_${usable}` : usable)
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : ''
  let stem = Array.from(extension ? name.slice(0, dot) : name)
  while (Buffer.byteLength(stem.join('') + extension) > MAX_BYTES) stem = stem.slice(0, -1)
  return stem.join('').trimEnd() + extension
}
