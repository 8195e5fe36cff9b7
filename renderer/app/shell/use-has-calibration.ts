import { useStore, useStoreQuery } from '../../store'

/**
 * Whether there is something for this person in the calibration room: they lead, or scored in a round whose threads they may read. Null while
 * that is being read.
 */
export function useHasCalibration(): boolean | null {
  const { calibration, threads } = useStore()
  const joined = useStoreQuery(() => threads.panelRounds(), [])
  if (calibration.isLead()) return true
  return joined === undefined ? null : joined.length > 0
}
