/** A text with the stretches that were searched for emphasised. */
export function FoundText({ text, ranges }: { text: string; ranges: readonly number[] }) {
  const parts: { text: string; isFound: boolean }[] = []
  let from = 0
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const [start = 0, end = 0] = [ranges[at], ranges[at + 1]]
    parts.push({ text: text.slice(from, start), isFound: false }, { text: text.slice(start, end), isFound: true })
    from = end
  }
  parts.push({ text: text.slice(from), isFound: false })
  return parts.map((part, at) => (part.isFound ? <b key={at}>{part.text}</b> : <span key={at}>{part.text}</span>))
}
