import { useMemo } from 'react'
import classes from './earlier.module.css'
import { diffWords } from './word-diff'

/** A passage with what was taken out of it struck through and what was put in underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after])
  return (
    <q className={classes.quote}>
      {parts.map(({ text, kind }, at) => {
        if (kind === 'removed') return <del key={at}>{text}</del>
        if (kind === 'added') return <ins key={at}>{text}</ins>
        return <span key={at}>{text}</span>
      })}
    </q>
  )
}
