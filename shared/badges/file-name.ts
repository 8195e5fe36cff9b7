/** These words as a file name without its ending, in letters that every file system and every header takes; `badge` where none are left. */
export function slugOf(words: string): string {
  const slug = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '')
  return slug === '' ? 'badge' : slug
}

/** What a badge's files are called: what it is for, and enough of its id to tell it from others of the same. */
export function badgeFileName(achievementName: string, credentialId: string): string {
  return `${slugOf(achievementName)}-${credentialId.slice(0, 8)}`
}
