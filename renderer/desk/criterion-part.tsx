import type { ComponentProps } from 'react'
import { PanelReadings } from '../review'
import { SideBySide } from './adjudication/side-by-side'

/** What stands above the levels of the open criterion: how a panel agreed to read it, and two assessments that differ. */
export function CriterionPart(props: ComponentProps<typeof SideBySide>) {
  const { record, criterion } = props
  return (
    <>
      <PanelReadings
        achievementId={record.achievement.id}
        criterionId={criterion.id}
        rubricVersion={record.assessment.rubricVersion}
      />
      <SideBySide {...props} />
    </>
  )
}
