import type { Stage, StageKind } from '../../../shared/flow'
import { useTexts } from '../../kit'

/** What stages, and the kinds of time in them, are called. */
export type StageWords = { stage(stage: Stage): string; kind(kind: StageKind): string }

export function useStageWords(): StageWords {
  const t = useTexts('operations')
  return { stage: (stage) => t(`stage.${stage}`), kind: (kind) => t(`kind.${kind}`) }
}
