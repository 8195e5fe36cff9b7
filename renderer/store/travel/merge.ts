import { type DraftState, type MergedDraft, mergeDrafts } from '../../../shared/domain'
import type { Relation, TravellingDraft } from '../../../shared/travel'

/**
 * Merges what came into what is here. Where what came lacks something that this device and the hub had agreed on before (a hub that was
 * restored, say), that is no sign that anybody took it back: then both count as new, and what they say differently is told.
 */
export function mergeCome(
  known: TravellingDraft | null,
  mine: DraftState,
  came: TravellingDraft,
  relation: Exclude<Relation, 'known'>,
): MergedDraft {
  const base = relation === 'newer' && known ? known : nothingOf(mine, came)
  return mergeDrafts(base, mine, came)
}

function nothingOf({ assessment }: DraftState, came: DraftState): DraftState {
  return {
    assessment: {
      ...assessment,
      scores: [],
      recommendation: null,
      overrideReason: '',
      feedback: '',
      // What both counted isn't counted twice.
      activeSeconds: Math.min(assessment.activeSeconds, came.assessment.activeSeconds),
    },
    annotations: [],
  }
}
