import { useFormats } from '../../kit'
import { clock } from '../cells/time-left'

const HOUR = 3600

/** How much time is left, as on a clock; from an hour on, where seconds don't matter, in words. */
export function useTimeLeft(): (seconds: number) => string {
  const formats = useFormats()
  return (seconds) => (seconds < HOUR ? clock(seconds) : formats.duration(seconds))
}
