import { useKeysNow, useTexts } from '../../kit'
import { CommentField } from '../comments'
import classes from './rubric.module.css'

type Props = {
  criterionId: string
  label: string
  value: string
  readOnly: boolean
  /** At every stroke: whoever holds the text saves it as it is typed. */
  onChange(text: string): void
  onLeave(): void
}

/** The assessor's reasons for a level. */
export function RationaleField({ criterionId, label, value, readOnly, onChange, onLeave }: Props) {
  const t = useTexts('rubric')
  const key = useKeysNow('r')
  if (readOnly && value === '') return <p className={classes.question}>{t('noRationale')}</p>
  return (
    <CommentField
      criterionId={criterionId}
      aria-label={label}
      data-rationale
      dir="auto"
      autosize
      minRows={2}
      maxRows={14}
      maxLength={20_000}
      readOnly={readOnly}
      placeholder={t('rationaleHint')}
      aria-keyshortcuts={key ?? undefined}
      value={value}
      onChange={onChange}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Back to the criterion, where the keys of the desk work again.
        const section = event.currentTarget.closest('article')
        section?.querySelector<HTMLElement>('[data-criterion]')?.focus()
        if (document.activeElement === event.currentTarget) event.currentTarget.blur()
      }}
      classNames={{ input: classes.rationale }}
    />
  )
}
