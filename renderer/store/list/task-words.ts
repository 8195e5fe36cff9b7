import type { Allocation } from '../../../shared/domain'

/**
 * The words by which a search finds what is asked for, in every language of the workbench: the list is made before anybody chose one. What
 * most work is has none, or every search that begins like it would find everything.
 */
const OF_TASK: Record<Allocation['task'], string> = {
  assess: '',
  adjudicate: 'adjudicate adjudication schiedsurteil',
  calibrate: 'calibrate calibration kalibrierung',
}

export function taskWords(task: Allocation['task']): string {
  return OF_TASK[task]
}
