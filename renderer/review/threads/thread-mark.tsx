import { VisuallyHidden } from '@mantine/core'
import { IconMessage, IconQuote } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import classes from './threads.module.css'

/** That something is said about a criterion, and how much, and that a reading is agreed; nothing where there is neither. */
export function ThreadMark({ mark }: { mark: { comments: number; isAgreed: boolean } | undefined }) {
  const t = useTexts('threads')
  const formats = useFormats()
  if (!mark) return null
  return (
    <span className={classes.mark}>
      {mark.isAgreed && (
        <span title={t('mark.agreed')}>
          <IconQuote size={14} aria-hidden="true" />
          <VisuallyHidden>{t('mark.agreed')}</VisuallyHidden>
        </span>
      )}
      {mark.comments > 0 && (
        <span title={t('mark.comments', { count: mark.comments })}>
          <IconMessage size={14} aria-hidden="true" />
          <span aria-hidden="true">{formats.number(mark.comments)}</span>
          <VisuallyHidden>{t('mark.comments', { count: mark.comments })}</VisuallyHidden>
        </span>
      )}
    </span>
  )
}
