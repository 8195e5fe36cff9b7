import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_LOOK_CHARACTERS, MOST_NOTE_CHARACTERS, type Rubric } from '../../../shared/domain'
import { FormDialog, notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import type { RubricEditing } from '../editor/use-rubric-editing'
import { DifferenceView } from '../versions/difference-view'

type Props = {
  editing: RubricEditing
  /** The version in force. */
  current: Rubric
  /** Decisions whose outcome would be another one and that aren't tagged yet; null while that is worked out. */
  changed: readonly string[] | null
  onClose(): void
}

/** What changes, whom it meets, and why: then the next version is on its way, also without a network. */
export function PublishDialog({ editing, current, changed, onClose }: Props) {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  const [tags, setTags] = useState(false)
  const [reason, setReason] = useState('')
  const { note, content } = editing
  const publish = async () => {
    try {
      await editing.settled()
      const tag =
        tags && changed !== null && changed.length > 0 ? { submissionIds: changed, reason: reason.trim() || note.trim() } : null
      const answer = await (tag ? rubrics.publish(current.achievementId, tag) : rubrics.publish(current.achievementId))
      if (!answer.ok) return notify({ kind: 'failed', message: t(`publish.not.${answer.reason}`) })
      notify({ message: t('publish.done', { version: current.version + 1 }) })
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('publish.failed') })
    }
  }
  return (
    <FormDialog
      size="xl"
      title={t('publish.title', { version: current.version + 1 })}
      isMissing={note.trim() === ''}
      missing={<p className={classes.note}>{t('publish.noteMissing')}</p>}
      confirmLabel={t('publish.confirm')}
      cancelLabel={t('cancel')}
      onConfirm={publish}
      onClose={onClose}
    >
      <div className={editor.dialog}>
        <Textarea
          data-autofocus
          label={t('publish.note')}
          description={t('publish.noteHint')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MOST_NOTE_CHARACTERS}
          value={note}
          onChange={(event) => editing.setNote(event.currentTarget.value)}
        />
        {changed !== null && changed.length > 0 && (
          <>
            <Checkbox
              label={t('publish.tag', { count: changed.length })}
              description={t('tag.hint')}
              checked={tags}
              onChange={(event) => setTags(event.currentTarget.checked)}
            />
            {tags && (
              <Textarea
                label={t('tag.reason')}
                description={t('publish.reasonHint')}
                autosize
                minRows={1}
                maxRows={6}
                maxLength={MOST_LOOK_CHARACTERS}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </>
        )}
        <section aria-label={t('publish.whom')}>
          <h3>{t('publish.whom')}</h3>
          <ul>
            <li>{t('publish.then.drafts')}</li>
            <li>{t('publish.then.rounds')}</li>
            <li>{t('publish.then.decided')}</li>
            <li>{t('publish.then.offline')}</li>
          </ul>
        </section>
        <div>
          <h3>{t('publish.what')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <section className={editor.preview} aria-label={t('publish.what')} tabIndex={0}>
            <DifferenceView before={current} after={content} />
          </section>
        </div>
      </div>
    </FormDialog>
  )
}
