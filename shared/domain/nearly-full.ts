const MEGABYTE = 1024 * 1024
/** With less than this left, whoever works here should hear of it. */
const BEGINS_BELOW = 128 * MEGABYTE
/** More than that plus what the desktop's shell keeps back and gives away: its own help must not look like the end of the trouble. */
const ENDS_FROM = 192 * MEGABYTE

/** Whether a disk with this much room left is nearly full. @param was whether it was so before: it doesn't come and go with every file */
export function isNearlyFull(freeBytes: number, was: boolean): boolean {
  return freeBytes < (was ? ENDS_FROM : BEGINS_BELOW)
}
