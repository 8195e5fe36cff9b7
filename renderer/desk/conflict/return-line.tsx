import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { Basis } from '../../../shared/domain'
import { ConfirmDialog, useTexts } from '../../kit'
import { DeskLine } from '../asking/desk-line'

/** The draft went on with what is new, and can still go back; asked first, because what was written since goes with it. */
export function ReturnLine({ from, to, onReturn }: { from: Basis; to: Basis; onReturn(): Promise<boolean> }) {
  const t = useTexts('conflict')
  const [isAsking, setAsking] = useState(false)
  const isSameRubric = from.rubricId === to.rubricId && from.rubricVersion === to.rubricVersion
  const kind = isSameRubric ? 'revised' : from.submissionRevision === to.submissionRevision ? 'superseded' : 'both'
  return (
    <>
      <DeskLine
        icon={IconArrowBackUp}
        tone="quiet"
        label={t('return.label')}
        actions={
          <Button size="compact-sm" variant="subtle" color="gray" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {t('return.button')}
          </Button>
        }
      >
        {t(`return.line.${kind}`, { revision: to.submissionRevision, version: to.rubricVersion })}
      </DeskLine>
      <ConfirmDialog
        opened={isAsking}
        title={t('return.title')}
        confirmLabel={t('return.confirm')}
        onConfirm={async () => void (await onReturn())}
        onClose={() => setAsking(false)}
      >
        {t('return.warning')}
      </ConfirmDialog>
    </>
  )
}
