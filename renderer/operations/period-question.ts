import type { About } from './about'

/** What the chosen period and achievement ask for. */
export function periodQuestion<Kind extends 'turnaround' | 'flow'>(about: Kind, { achievementId, settings }: About) {
  return { about, ...settings.period, ...(achievementId !== null && { achievementId }) }
}
