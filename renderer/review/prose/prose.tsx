import { lazy, Suspense } from 'react'
import classes from './prose.module.css'

const ProseBody = lazy(async () => ({ default: (await import('./prose-body')).ProseBody }))

/** A short Markdown text of an assessor (feedback, the reasons in a badge), in the reader's type; safe whatever is in it. */
export function Prose({ markdown }: { markdown: string }) {
  return (
    <Suspense fallback={<div className={classes.plain}>{markdown}</div>}>
      <ProseBody markdown={markdown} />
    </Suspense>
  )
}
