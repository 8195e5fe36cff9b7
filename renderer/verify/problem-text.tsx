import { MOST_BADGE_BYTES } from '../../shared/protocol'
import { useTexts } from '../kit'
import type { CheckingProblem } from './use-checking'

/** Why a file was not looked at, in a sentence. */
export function ProblemText({ problem: { what, name } }: { problem: CheckingProblem }) {
  const t = useTexts('verify')
  return <>{t(`problem.${what}`, { name: name || t('pasted'), most: MOST_BADGE_BYTES / 1024 / 1024 })}</>
}
