import type { HandedIn } from './use-checking'

/** Files that were dropped, chosen or pasted. */
export function handInFiles(files: Iterable<File>): HandedIn[] {
  return [...files].map((file) => ({
    name: file.name,
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  }))
}

/** Text that was pasted or dropped, such as a token; nothing where there is none. */
export function handInText(text: string): HandedIn[] {
  const bytes = new TextEncoder().encode(text.trim())
  return bytes.length === 0 ? [] : [{ name: '', size: bytes.length, read: async () => bytes }]
}

/** What a clipboard or a drag carries: its files, or else its text. */
export function handInCarried(carried: DataTransfer): HandedIn[] {
  return carried.files.length > 0 ? handInFiles(carried.files) : handInText(carried.getData('text/plain'))
}
