import { useStore, useStoreQuery } from '../../store'

/** Whether there is something for this person in the calibration room: they lead, or scored in a round whose threads they may read. */
export function useHasCalibration(): boolean {
  const { calibration, threads } = useStore()
  const joined = useStoreQuery(() => threads.panelRounds(), []) ?? []
  return calibration.isLead() || joined.length > 0
}
