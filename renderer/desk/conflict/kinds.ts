import type { CriterionChange } from '../../../shared/domain'
import type { Tone } from '../../kit'

/** The colour of what became of a criterion; the word always stands beside it. */
export const KIND_TONES: Readonly<Record<CriterionChange['kind'], Tone>> = {
  same: 'neutral',
  reworded: 'brass',
  levels: 'violet',
  new: 'green',
  gone: 'red',
}
