import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Annotation } from '../../../shared/domain'
import { KeyHint, useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { SessionView } from '../session/desk-session'
import { askedAnew } from './asked-anew'
import type { Conflict } from './conflict'
import classes from './conflict.module.css'
import { ConflictDialog } from './conflict-dialog'
import { RevisionPart } from './revision-part'
import { RubricPart } from './rubric-part'

type Props = {
  record: DeskRecord
  conflict: Extract<Conflict, { followed: unknown }>
  view: SessionView
  onExport(): void
  onAnnotation(annotation: Annotation): void
  onItem(evidenceId: string): void
  /** Resolves to whether it was done. */
  onFollow(keep: readonly string[]): Promise<boolean>
  onClose(): void
}

/** A new rubric version, a new revision, or both: what changed beside what I have done, and going on with it. */
export function FollowDialog({ record, conflict, view, onExport, onAnnotation, onItem, onFollow, onClose }: Props) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const [keep, setKeep] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const { kind, followed } = conflict
  const { from, to, rubric, submission } = followed
  const anew = askedAnew(rubric?.changes ?? [], view.assessment, keep).length
  const values = {
    from: kind === 'superseded' ? from.rubricVersion : from.submissionRevision,
    to: kind === 'superseded' ? to.rubricVersion : to.submissionRevision,
    version: to.rubricVersion,
    time: submission ? formats.dateTime(submission.after.receivedAt) : '',
  }
  const goOn = async () => {
    if (isBusy) return
    setBusy(true)
    try {
      await onFollow(keep)
    } finally {
      setBusy(false)
    }
  }
  return (
    <ConflictDialog
      title={t(`${kind}.title`)}
      lead={
        <>
          <p>{t(`${kind}.lead`, values)}</p>
          {record.refusal && <p>{t('cameBack', { time: formats.dateTime(record.refusal.at) })}</p>}
          <p>{t('nothingLost')}</p>
        </>
      }
      onExport={onExport}
      onClose={onClose}
      onKey={() => void goOn()}
      decision={
        <>
          {anew > 0 && (
            <span className={classes.anew} role="status">
              {t('rubric.anew', { count: anew })}
            </span>
          )}
          <Button loading={isBusy} rightSection={<KeyHint keys="mod+enter" />} onClick={() => void goOn()}>
            {t(`${kind}.goOn`, values)}
          </Button>
        </>
      }
    >
      {rubric && (
        <RubricPart
          change={rubric}
          versions={[from.rubricVersion, to.rubricVersion]}
          assessment={view.assessment}
          keep={keep}
          onKeep={setKeep}
        />
      )}
      {submission && (
        <RevisionPart
          record={record}
          change={submission}
          revisions={[from.submissionRevision, to.submissionRevision]}
          view={view}
          onAnnotation={onAnnotation}
          onItem={onItem}
        />
      )}
    </ConflictDialog>
  )
}
