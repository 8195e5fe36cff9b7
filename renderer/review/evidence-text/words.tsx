/** Words of the evidence among words of the interface: they can be marked, and selectors count in them. See `readPlacedText`. */
export function Words({ at, children }: { at: number; children: string }) {
  return <span data-at={at}>{children}</span>
}
