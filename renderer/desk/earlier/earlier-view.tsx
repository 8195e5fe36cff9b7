import type { Annotation, EarlierDecision } from '../../../shared/domain'
import { EarlierDecisionView } from '../../review'
import type { DeskRecord } from '../../store'
import type { Notes } from '../reading/use-notes'

type Props = {
  record: DeskRecord
  decision: EarlierDecision
  notes: Notes
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
}

/** What was decided about the revision before and what has changed since, as one entry of the evidence list. */
export function EarlierView({ record, decision, notes, onAnnotation, onItem }: Props) {
  return (
    <EarlierDecisionView
      decision={decision}
      rubric={record.rubric}
      items={record.submission.evidence}
      placed={notes.placed}
      showsNotes={notes.showsEarlier}
      onShowNotes={notes.showEarlier}
      onAnnotation={(annotation) => {
        // Who wants to see a passage wants to see where it was marked.
        notes.showEarlier(true)
        onAnnotation(annotation)
      }}
      onItem={onItem}
    />
  )
}
