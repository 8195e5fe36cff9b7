/** @returns the address as a URL, or null where it isn't one. (`URL.canParse` is newer than the oldest runtime.) */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
