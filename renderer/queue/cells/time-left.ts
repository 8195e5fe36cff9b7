/** Whole seconds until an instant; 0 once it has passed. */
export function secondsUntil(instant: string, now: Date): number {
  return Math.max(0, Math.ceil((new Date(instant).getTime() - now.getTime()) / 1000))
}

/** A countdown as on a clock: `0:18`, `14:05`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Whether the decision of a receipt can still be taken back. */
export function canTakeBack(receipt: { releaseAt: string | null; stage: string } | null, now: Date): boolean {
  if (receipt === null || receipt.releaseAt === null) return false
  return (receipt.stage === 'accepted' || receipt.stage === 'decided') && secondsUntil(receipt.releaseAt, now) > 0
}
