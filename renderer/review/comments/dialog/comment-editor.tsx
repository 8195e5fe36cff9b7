import { Button, Select, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { Rubric } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { LONGEST_COMMENT, tidyComment } from '../bank'
import classes from './dialog.module.css'

type Written = { text: string; criterionId: string | null }
type Props = Written & { rubric: Rubric; onSave(written: Written): void; onCancel(): void }

/** Where one comment is written or changed. */
export function CommentEditor({ rubric, text: before, criterionId: beforeId, onSave, onCancel }: Props) {
  const t = useTexts('comments')
  const [text, setText] = useState(before)
  const [criterionId, setCriterionId] = useState(beforeId)
  const isEmpty = tidyComment(text) === ''
  const save = () => !isEmpty && onSave({ text, criterionId })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes.editor}>
      <Textarea
        // Escape ends the editing, not the dialog around it.
        data-mantine-stop-propagation="true"
        aria-label={t('editor.text')}
        autosize
        autoFocus
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_COMMENT}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.editorFoot}>
        <Select
          size="sm"
          aria-label={t('editor.criterion')}
          data={[
            { value: '', label: t('row.anyCriterion') },
            ...rubric.criteria.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
          ]}
          value={criterionId ?? ''}
          allowDeselect={false}
          onChange={(id) => setCriterionId(id || null)}
        />
        <span className={classes.gap} />
        <Button variant="default" onClick={onCancel}>
          {t('editor.cancel')}
        </Button>
        <Button disabled={isEmpty} onClick={save}>
          {t('editor.save')}
        </Button>
      </div>
    </div>
  )
}
