/**
 * Splits a document source into what its first lines say about it (`key: value` between two `---`) and its Markdown body.
 * @throws where the first lines are missing, since a document without a design can't be set
 */
export function splitFrontMatter(source) {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  if (head === undefined) throw new Error('a document source must begin with its front matter')
  const about = Object.fromEntries(
    head.split('\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
  return { about, body }
}
