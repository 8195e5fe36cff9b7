import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTexts } from '../../kit'
import { diffWords } from '../../review'
import classes from './versions.module.css'

/** One wording with what went struck through and what came underlined; who hears it is told where either begins. */
export function ChangedWords({ before, after }: { before: string | null; after: string | null }) {
  const t = useTexts('rubricEditor')
  const parts = useMemo(() => diffWords(before ?? '', after ?? ''), [before, after])
  return (
    <span className={classes.words} dir="auto">
      {parts.map(({ text, kind }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={at}>
            <VisuallyHidden>{t(kind === 'removed' ? 'diff.removedSaid' : 'diff.addedSaid')} </VisuallyHidden>
            {text}
            <VisuallyHidden> {t('diff.endSaid')}</VisuallyHidden>
          </Mark>
        )
      })}
    </span>
  )
}
