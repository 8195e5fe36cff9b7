import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

export type BundleFile = { bytes: Uint8Array; mediaType: string; isPage: boolean }

/**
 * Where a path of the page's address lies inside the bundle's folder.
 * @param pathname as in a parsed URL: begins with `/`, percent-encoded
 * @returns null for what is malformed or would leave the folder
 */
export function locateInBundle(folder: string, pathname: string): string | null {
  const decoded = decode(pathname === '/' ? '/index.html' : pathname)
  // A backslash or a colon has a meaning of its own on Windows; nothing that we build has one in its name.
  if (decoded === null || /[\0\\:]/.test(decoded)) return null
  const root = normalize(folder + sep)
  const file = normalize(join(root, decoded))
  return file.startsWith(root) && file !== root ? file : null
}

/** @returns the file behind a path of the page's address, or null where the bundle has none. */
export async function readBundle(folder: string, pathname: string): Promise<BundleFile | null> {
  const file = locateInBundle(folder, pathname)
  if (file === null) return null
  const mediaType = MEDIA_TYPES[extname(file).toLowerCase()]
  // A kind that we don't know is not ours, whatever lies in the folder.
  if (mediaType === undefined) return null
  try {
    return { bytes: await readFile(file), mediaType, isPage: file.endsWith('.html') }
  } catch {
    return null
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
