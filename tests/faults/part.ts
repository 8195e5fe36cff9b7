/**
 * Those of a long run that this process is for: a run of hours may be divided among processes or machines, each told which part is
 * its own by `ASSAY_PART`, such as `2/4`.
 */
export function partOf<Item>(items: readonly Item[], part: string): Item[] {
  const [own = 1, of = 1] = part.split('/').map(Number)
  return items.filter((_, at) => at % of === own - 1)
}
