import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { CALIBRATION_KEYS } from '../calibration-keys'

/** The key that leads to where one writes into the thread that is shown. */
export function useThreadKey(isShown: boolean): void {
  const t = useTexts('calibration')
  const write = () => document.querySelector<HTMLElement>('[data-compose] textarea')?.focus()
  useShortcuts(bindKeys(CALIBRATION_KEYS, t, isShown ? { 'calibration.write': write } : {}))
}
