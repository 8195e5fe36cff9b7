/** Text without case and accents: what a search compares. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}

/** The words of a search, folded; every one of them must be found. */
export function searchTerms(search: string): string[] {
  return fold(search)
    .split(/\s+/)
    .filter((term) => term !== '')
}
